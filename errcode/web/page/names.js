// Which providers a question names, and which entries of standards, as `errcode.matching.providers` and
// `errcode.matching.standards` tell it: with names and codes that are folded once, for each question asks all of them.

import { $, orMade } from "./python.js";
/* global py */

const LETTER = /[a-z0-9가-힣]/; // most of those that no name stands behind
const foldedNames = new WeakMap(); // table → its provider's names without case
let places = new Map(); // question → table → where it names the table's provider

function namesOf(table) {
  return orMade(foldedNames, table, () => {
    const { id, name, aliases } = table.provider;
    return [id, name.en, name.ko, ...aliases].filter(Boolean).map((each) => each.$casefold());
  });
}

// A name as it stands in a question at some place as a word of its own, with a Korean particle: `providers._stands`.
function standingAt(question, name, at) {
  if (at > 0 && (LETTER.test(question[at - 1]) || isAlphanumeric(question[at - 1]))) return "";
  const end = at + name.length;
  const found = behind(/[가-힣]$/.test(name)).$match(question, end);
  return found === null ? "" : question.slice(at, found.$end());
}

const isAlphanumeric = (letter) => $.re.match("[^\\W_]", letter) !== null;
const behinds = new Map();

function behind(korean) {
  return orMade(behinds, korean, () => $.re.compile(py._BEHIND.get(korean)));
}

// Those of a provider's names that a question of these words may mean: `providers.names`.
function namesBeside(table, words) {
  const homonyms = [...table.homonyms].filter(([, beside]) => words.some((word) => beside.has(word)));
  return homonyms.length ? [...namesOf(table), ...homonyms.map(([name]) => name)] : namesOf(table);
}

// The longest of a provider's names that stands in a question.
function standingIn(question, table, words) {
  let longest = "";
  for (const name of namesBeside(table, words)) {
    for (let at = question.indexOf(name); at >= 0; at = question.indexOf(name, at + 1)) {
      const place = standingAt(question, name, at);
      if (!place) continue;
      if (place.length > longest.length) longest = place;
      break;
    }
  }
  return longest;
}

// A question without something, however it is written.
function withoutPlace(question, place) {
  const [lower, sought] = [question.toLowerCase(), place.toLowerCase()];
  if (lower.length !== question.length) return $.re.sub($.re.escape(place), " ", question, 0, $.re.IGNORECASE);
  let [rest, from] = ["", 0];
  for (let at = lower.indexOf(sought); at >= 0; at = lower.indexOf(sought, from)) {
    rest += `${question.slice(from, at)} `;
    from = at + sought.length;
  }
  return rest + question.slice(from);
}

// `providers._named`
export function providersNamed(tables, question) {
  if (places.size > 8) places = new Map();
  const known = orMade(places, question, () => new Map());
  const asked = ` ${question.$casefold()} `;
  const named = [];
  const words = [...py._words(asked)];
  for (const table of tables) {
    let place = known.get(table);
    if (place === undefined) known.set(table, (place = standingIn(asked, table, words)));
    if (place) named.push([table, place]);
  }
  let rest = question;
  for (const [, place] of named.slice().sort(([, a], [, b]) => b.length - a.length)) {
    rest = withoutPlace(rest, place);
  }
  return [named.map(([table]) => table), rest];
}

const written = new WeakMap(); // table → code or name without case → its rows and how each writes it

function writtenRows(table) {
  return orMade(written, table, () => {
    const found = new Map();
    table.rows.forEach((row, number) => {
      for (const name of new Set([row.get("code"), row.get("name") || row.get("code")])) {
        orMade(found, name.$casefold(), () => []).push([number, name]);
      }
    });
    return found;
  });
}

// `standards._named`
export function* rowsNamed(table, question) {
  const { provider } = table;
  const lower = question.toLowerCase();
  const aside = new Set(provider.sections.filter((section) => section.aside).map((section) => section.id));
  for (const name of new Set([provider.id, ...provider.names])) {
    if (!lower.includes(name.toLowerCase())) continue;
    const stands = $.re.search(`(?<!\\w)${$.re.escape(name)}(?!\\w)`, question, $.re.IGNORECASE);
    if (stands === null) continue;
    const words = py._WORD.$findall(question.slice(stands.$end())).slice(0, py.NEAR).map((word) => word.$casefold());
    const first = new Map(); // row → which of the words names it first
    words.forEach((word, at) => {
      for (const [number] of writtenRows(table).get(word) ?? []) if (!first.has(number)) first.set(number, at);
    });
    for (const [number, at] of [...first].sort(([a], [b]) => a - b)) {
      const row = table.rows[number];
      if (!aside.has(row.$get("section")) || py._section_named(table, row, words.slice(0, at))) yield row;
    }
  }
}

const textsOf = new Map(); // tables → all of their texts, and the same in lower case
const BETWEEN = new Set(" \t\n\r\f\v,;:\"'`()[]{}=?!"); // what ends a word, among others that no text has

function textIn(tables) {
  return orMade(textsOf, tables.map((table) => table.provider.id).join(" "), () => {
    const text = ` ${tables.map((table) => table.rows.map((row) => py.texts_of(row).map(([, each]) => each).join(" ")).join(" ")).join(" ")} `;
    return [text, text.toLowerCase()];
  });
}

// Whether texts of some tables have a name as a word that is not in capitals alone.
function isCommon(tables, name) {
  const [text, lower] = textIn(tables);
  const size = name.length;
  for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + 1)) {
    if (!BETWEEN.has(lower[at - 1]) || !BETWEEN.has(lower[at + size])) continue;
    if (!text.slice(at, at + size).$isupper()) return true;
  }
  return false;
}

// `standards._by_name`
export function rowsByName(tables, question) {
  const words = new Set(py._WORD.$findall(question).filter((word) => word.length >= py.SHORTEST && word.$isascii()));
  const asked = new Set([...words].map((word) => word.$casefold()));
  const surely = new Set([...words].filter((word) => !word.$islower()));
  const named = [];
  for (const table of asked.size ? tables : []) {
    const found = [...asked].flatMap((word) => writtenRows(table).get(word) ?? []).sort(([a], [b]) => a - b);
    for (const [number, name] of found) {
      if (name.$isdecimal()) continue;
      if (surely.has(name) || !isCommon(tables, name.$casefold())) named.push([table, table.rows[number]]);
    }
  }
  return named;
}
