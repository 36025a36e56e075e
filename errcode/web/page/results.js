// The list of what was found: a button for each, which opens its card.

import { asMarkdown, asText, cardOf, cardOfFinding, drawn, findingRows, matchRow, unknownRows } from "./cards.js";
import { element } from "./elements.js";
import { visible } from "./texts.js";
import { localized, word } from "./words.js";
/* global py */

// What a result is called in the address.
export function nameOf(entry) {
  return [entry.provider, entry.code, ...(entry.section ? [entry.section] : [])].join("/");
}

// The answers of a search, those that say the same joined.
export function answersOf(matches, engine) {
  return py.matched(matches).map(([answer, match]) => ({
    name: nameOf(answer.entry),
    provider: engine.table(answer.entry.provider).provider,
    entry: answer.entry,
    card: () => cardOf(answer, engine),
    more: () => [matchRow(match)],
  }));
}

// The errors of a text.
export function errorsOf(findings, engine) {
  return findings.map((finding, place) => {
    const { provider } = engine.table(finding.provider);
    const known = finding.entry !== null;
    const entry = known ? finding.entry.replaced({ retry: finding.retry }) : finding;
    const answer = known ? py.answer_of(entry, finding.raw.message ? { text: finding.raw.message } : null) : null;
    return {
      name: `${place + 1}/${nameOf(entry)}`,
      provider,
      entry,
      doubt: !finding.certain,
      card: () => (known ? cardOfFinding(answer, finding, engine) : { title: unknownTitle(finding, provider), rows: unknownRows(finding) }),
      more: () => findingRows(finding),
    };
  });
}

function unknownTitle(finding, provider) {
  return [[localized(provider.name) || provider.id, "bold"], [" ", ""], [finding.code ?? "-", "code"], [" · ", "dim"], [finding.retry, finding.retry]];
}

function policyOf(retry, engine) {
  return `${retry}: ${localized(engine.retries.get(retry))}`;
}

export class Results {
  constructor(place, engine, announce, opened) {
    this.place = place;
    this.engine = engine;
    this.announce = announce;
    this.opened = opened;
    this.items = [];
  }

  show(items, open = "") {
    this.items = items;
    this.place.replaceChildren(...(items.length ? [element("ol", {}, ...items.map((item, number) => this.row(item, number)))] : []));
    const number = items.findIndex((item) => item.name === open);
    if (number >= 0) this.toggle(number, true);
    else if (items.length === 1) this.toggle(0, true);
  }

  row(item, number) {
    const head = element(
      "button",
      { type: "button", id: `result-${number}`, "aria-expanded": "false", "aria-controls": `card-${number}`, click: () => this.pressed(number) },
      element("span", { class: "provider" }, visible(localized(item.provider.name) || item.provider.id)),
      element("code", {}, visible(item.entry.code ?? "-")),
      item.entry.retry ? element("span", { class: `policy ${item.entry.retry}` }, policyOf(item.entry.retry, this.engine)) : null,
      item.doubt ? element("span", { class: "policy doubt" }, "?") : null,
      element("span", { class: "meaning" }, visible(localized(item.entry.meaning) || item.entry.name || "")),
    );
    return element("li", {}, element("h2", {}, head), element("div", { id: `card-${number}`, class: "card", hidden: true }));
  }

  buttons() {
    return [...this.place.querySelectorAll("h2 > button")];
  }

  pressed(number) {
    const open = this.buttons()[number].getAttribute("aria-expanded") !== "true";
    this.toggle(number, open);
    this.opened(open ? this.items[number].name : "");
  }

  toggle(number, open) {
    const button = this.buttons()[number];
    const body = this.place.querySelector(`#card-${number}`);
    button.setAttribute("aria-expanded", String(open));
    body.hidden = !open;
    if (open && !body.childElementCount) {
      const item = this.items[number];
      const card = item.card();
      const more = item.more();
      body.append(...drawn(card, more).filter(Boolean), this.tools({ ...card, rows: [...card.rows, ...more] }));
    }
  }

  tools(all) {
    return element(
      "p",
      { class: "tools" },
      element("button", { type: "button", click: () => this.copy(asText(all)) }, word("copyText")),
      element("button", { type: "button", click: () => this.copy(asMarkdown(all)) }, word("copyMarkdown")),
    );
  }

  async copy(text) {
    let done = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = element("textarea", { readonly: true, class: "copied" });
      field.value = text;
      document.body.append(field);
      field.select();
      done = document.execCommand("copy");
      field.remove();
    }
    this.announce(word(done ? "copied" : "notCopied"));
  }

  // Moves from result to result; before the first one is the question.
  move(step, question) {
    const buttons = this.buttons();
    const at = buttons.indexOf(document.activeElement);
    const next = at + step;
    if (next < 0) question.focus();
    else if (next < buttons.length) buttons[next].focus();
  }
}
