// A code as a card, as the terminal shows it: what it means and what to do, in the page's language, then the other's.

import { element, lines, marked, styled } from "./elements.js";
import { Dict } from "./python.js";
import { localized, spokenLanguage, word } from "./words.js";
/* global py */

// What a card is drawn for: one language, all messages.
function output() {
  const language = spokenLanguage();
  return { lang: language, first: language, every: true, $pick: (en, ko) => (language === "ko" ? ko : en) };
}

// The facts that cards ask for.
export function factsOf(engine) {
  return { kinds: engine.kinds, retries: new Dict([...engine.retries.entries()]), $table: (id) => engine.table(id) };
}

// Title and rows of an answer.
export function cardOf(answer, engine) {
  const { provider } = engine.table(answer.entry.provider);
  const facts = factsOf(engine);
  return {
    title: py.title(answer.entry, provider, facts, output()),
    rows: [...py.rows_of(answer, provider, facts, output()), ...waitRows(answer.entry)],
    other: otherLanguage(answer.entry),
  };
}

// Where an answer says how long to wait.
function waitRows(entry) {
  const said = entry.wait_from.map((wait) => {
    if (wait.header) return `${word("inHeader")} ${wait.header}${wait.when ? ` (${wait.when})` : ""}`;
    if (wait.field) return `${word("inHeader")} ${wait.field}`;
    return wait.amount ? `${wait.amount} ${wait.unit}` : word("inMessage");
  });
  return said.length ? [[word("wait"), [[[...new Set(said)].join(" · "), ""]]]] : [];
}

function otherLanguage(entry) {
  const language = spokenLanguage() === "ko" ? "en" : "ko";
  return { language, meaning: entry.meaning[language], advice: entry.advice[language] };
}

// The card of a finding whose code is known: above all how long to wait.
export function cardOfFinding(answer, finding, engine) {
  const card = cardOf(answer, engine);
  const wait = py._value(finding, output());
  if (!wait) return card;
  const row = [word("waitNow"), [[wait, "wait"]]];
  const first = card.rows.findIndex(([heading]) => heading);
  return { ...card, rows: card.rows.toSpliced(first < 0 ? card.rows.length : first, 0, row) };
}

// What a finding says that its entry does not: where it stands, how sure it is.
export function findingRows(finding) {
  const rows = [[word("line"), [[String(finding.line), ""]]]];
  if (!finding.certain) rows.push([word("doubt"), [[doubtOf(finding), "doubt"]]]);
  return rows;
}

function doubtOf(finding) {
  const others = finding.candidates.filter((one) => one.provider !== finding.provider || one.code !== finding.code);
  if (others.length) return `${word("or")} ${others.map((one) => `${one.provider} ${one.code}`).join(", ")}`;
  const doubt = py.DOUBTS.get(finding.doubt);
  return doubt ? localized(doubt) : "";
}

// Rows for a code that no table has.
export function unknownRows(finding) {
  return [...py._unknown(finding, output())];
}

export function matchRow(match) {
  return [word("match"), [[`${match.how} ${Math.round(match.score)}`, "dim"]], marked(match.matched, match.spans)];
}

export function drawn({ rows, other }, more = []) {
  const said = rows.filter(([heading]) => !heading).map(([, parts]) => element("p", {}, ...parts.map(styled)));
  if (other?.meaning) {
    const texts = [other.meaning, other.advice ? `\n→ ${other.advice}` : ""].join("");
    said.push(element("p", { lang: other.language, class: "other" }, ...lines(texts)));
  }
  const facts = [...rows.filter(([heading]) => heading), ...more].flatMap(([heading, parts, extra = []]) => [
    element("dt", {}, heading),
    element("dd", {}, ...parts.map(styled), ...(extra.length ? [" ", ...extra] : [])),
  ]);
  return [...said, facts.length ? element("dl", {}, ...facts) : null];
}

export function asText({ title, rows }) {
  const head = title.map(([text]) => text).join("");
  const body = rows.map(([heading, parts]) => (heading ? `${heading}: ` : "") + parts.map(([text]) => text).join(""));
  return `${[head, ...body].join("\n")}\n`;
}

export function asMarkdown({ title, rows }) {
  return py.markdown(title, rows);
}
