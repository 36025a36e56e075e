// Which providers a question names, and which entries of standards, as `errcode.matching.providers` and
// `errcode.matching.standards` tell it: with names and codes that are folded once, for each question asks all of them.

import { $, orMade } from "./python.js";
/* global py */

const LETTER = /[a-z0-9가-힣]/; // some of those that no name stands behind
const foldedNames = new WeakMap(); // table → its provider's names without case
let places = new Map(); // question → table → where it names the table's provider

function namesOf(table) {
  return orMade(foldedNames, table, () => {
    const { id, name, aliases } = table.provider;
    return [id, name.en, name.ko, ...aliases].filter(Boolean).map((each) => each.$casefold());
  });
}

// Whether a name begins where a word does, somewhere in a question: most that stand in one are parts of its words.
function begins(question, name) {
  for (let at = question.indexOf(name); at >= 0; at = question.indexOf(name, at + 1)) {
    if (at === 0 || !LETTER.test(question[at - 1])) return true;
  }
  return false;
}

// The longest of a provider's names that stands in a question.
function standingIn(question, table) {
  let longest = "";
  for (const name of namesOf(table)) {
    const place = begins(question, name) ? (py._stands(question, name) ?? "") : "";
    if (place.length > longest.length) longest = place;
  }
  return longest;
}

// `providers._named`
export function providersNamed(tables, question) {
  if (places.size > 8) places = new Map();
  const known = orMade(places, question, () => new Map());
  const asked = ` ${question.$casefold()} `;
  const named = [];
  for (const table of tables) {
    let place = known.get(table);
    if (place === undefined) known.set(table, (place = standingIn(asked, table)));
    if (place) named.push([table, place]);
  }
  let rest = question;
  for (const [, place] of named.slice().sort(([, a], [, b]) => b.length - a.length)) {
    rest = $.re.sub($.re.escape(place), " ", rest, 0, $.re.IGNORECASE);
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

const commonWords = new Map(); // tables → the words of their texts that are not in capitals alone

function commonOf(tables) {
  return orMade(commonWords, tables.map((table) => table.provider.id).join(" "), () => {
    const texts = tables.flatMap((table) => table.rows.flatMap((row) => py.texts_of(row).map(([, text]) => text)));
    return new Set(py._WORD.$findall(texts.join(" ")).filter((word) => !word.$isupper()).map((word) => word.$casefold()));
  });
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
      if (surely.has(name) || !commonOf(tables).has(name.$casefold())) named.push([table, table.rows[number]]);
    }
  }
  return named;
}
