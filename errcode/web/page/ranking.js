// The steps of `errcode.matching.ranking` that are taken for each entry that may rank high, with what is the same for all
// questions made once: the same, sooner.

import { NONE } from "./lexicon.js";
import { orMade } from "./python.js";
/* global py */

const HOWS = ["fuzzy", "initials", "synonym", "word", "template", "kind"];

// `ranking._how`
export function howOf(hits, coded) {
  let least = HOWS.length;
  for (const [degree, way] of hits.$values()) {
    const at = degree > 0 ? HOWS.indexOf(way) : -1;
    if (at >= 0 && at < least) least = at;
  }
  return HOWS[least] ?? (coded ? "code" : "word");
}

// `Ranking._found`
export function foundOf(size) {
  const found = [];
  for (const number of this.$_pool(size)) {
    const each = this.$_ranked(number);
    if (each === null) continue;
    each.number = number;
    found.push(each);
  }
  return found.sort((a, b) => b.tier - a.tier || b.score - a.score || a.number - b.number);
}

// `Ranking._ranked`: texts that answer nothing are left out, but the first one, which stands for an entry that only its
// kind speaks for.
export function rankedOf(number) {
  const exact = this.$_exact(number);
  const texts = exact === null ? this._corpus.$said(number) : NONE;
  if (!texts.length) return exact;
  const readings = [];
  let whole = null;
  for (const said of texts) {
    const reading = this._reader.$read(said);
    if (!readings.length || reading.size) readings.push(reading);
    if (whole === null && this.$_holds(said)) whole = reading;
  }
  return this.$_worded(number, readings, whole);
}

// `Ranking._exact`
export function exactOf(number) {
  const [table, row] = this._corpus.rows[number];
  if (this._lone === row.get("code")) return py._exactly(table, row, row.get("code"), null, 3);
  for (const said of this._corpus.$said(number)) {
    if (sameAs(this._key, said)) return exactly(this._lone, table, row, said);
    const spans = said.holes ? this._filled.$spans(said.template) : null;
    if (spans !== null && spans.length) return filledBy(this, table, row, said, spans);
  }
  return null;
}

function sameAs(key, said) {
  const size = said.text.length;
  return key.length > 0 && key.length <= size && size <= 2 * key.length + 8 && said.begin.includes(key[0]) && said.key === key;
}

function exactly(lone, table, row, said) {
  return py._exactly(table, row, said.text, said.item, said.text.$rstrip(py._ENDS) === lone.$rstrip(py._ENDS) ? 3 : 2);
}

function filledBy(ranking, table, row, said, spans) {
  const [answer] = ranking._asked.$best([ranking._reader.$read(said)], { size: 0 });
  const found = new py.Found(table, row, py.TEMPLATE, answer, "template", said.item);
  found.params = spans.map(([start, end]) => ranking._filled.text.slice(start, end));
  [found.asked, found.tier] = [found.score, 1];
  return found;
}

// `Ranking._holds`
export function holdsOf(said) {
  if (said.field !== "message" || said.heavy < py.WHOLE_WORDS || !this._key.includes(said.begin.slice(0, 3))) return false;
  return said.key.length >= py.WHOLE_LETTERS && this._key.includes(said.key);
}

// `Ranking._late`
export function lateOf(table, row) {
  const section = row.$get("section");
  const known = orMade((this.late ??= new Map()), table, () => new Map());
  return orMade(known, section, () => lateness(this, table.provider.sections, section)) + (row.$get("status") ? py.RETIRED : 0);
}

function lateness(ranking, sections, section) {
  const place = sections.findIndex(({ id }) => id === section);
  const aside = place >= 0 && sections[place].aside && !ranking._asked.terms.some((term) => term.text === section);
  return Math.min(py.LATEST, py.ORDER * Math.max(place, 0)) + (aside ? py.ASIDE : 0);
}
