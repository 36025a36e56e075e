// The steps of `errcode.matching.ranking` that are taken for each entry that may rank high, with what is the same for all
// questions made once: the same, sooner.

import { signatureOf } from "./lexicon.js";
import { orMade } from "./python.js";
import { mostIn } from "./reading.js";
/* global py */

// `Ranking._candidate`: its texts are read when it is ranked, which few are.
export function candidateOf(number, texts) {
  const [table, row] = this._corpus.rows[number];
  const whole = this._may_hold ? (texts.said.find((said) => this.$_holds(said)) ?? null) : null;
  if (whole !== null || this._codes.has(row.get("code"))) return [py.HIGHEST * 9, number, whole];
  const { most, placeholders } = mostIn(this._reader, texts.said, this._reader.$weak(table, texts));
  const late = this.$_late(table, row);
  let bound = Math.max(0, this._asked.$at_most(most, placeholders) - late);
  if (this._rewritten !== null) {
    const rewritten = Math.max(0, this._rewritten.$at_most(most, placeholders) - late);
    bound += (this._only_happened ? 1 : py.REWRITTEN) * rewritten + this.$_fits(texts.kinds);
  }
  return [bound + py.ROUNDING, number, whole];
}

// `Ranking._found`
export function foundOf(size, limit, least) {
  const found = [];
  const waiting = [];
  const pool = this.$_pool(size).map((number) => [number, this._corpus.$texts(number)]);
  for (const [number, texts] of pool) {
    const exact = this.$_exact(number, texts);
    if (exact !== null) {
      exact.number = number;
      found.push(exact);
    } else if (texts.said.length) waiting.push(this.$_candidate(number, texts));
  }
  waiting.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  const enough = new py.Enough(limit, least, found);
  for (const [place, candidate] of waiting.entries()) {
    if (enough.$beyond(candidate[0])) return [py._sorted(found), waiting.slice(place)];
    const each = this.$_ranked(...candidate);
    found.push(each);
    enough.$take(each);
  }
  return [py._sorted(found), []];
}

const wholeKeys = new WeakMap(); // corpus → the keys of its texts

// Lays the keys of all texts of a corpus out, so that a question that is none of them need not be read for it.
export function layKeys(corpus) {
  const found = new Set();
  for (const [, row] of corpus.rows) for (const [, text] of py.texts_of(row)) found.add(py.key(text));
  wholeKeys.set(corpus, found);
}

// Whether an entry may be the question letter for letter; where a name was taken out of it, or keys are not laid out, it may.
function mayBeExact({ _narrow, _corpus, _key, _lone }) {
  const keys = _narrow ? undefined : wholeKeys.get(_corpus);
  return keys === undefined || keys.has(_key) || _corpus.codes.numbers.has(_lone);
}

// `Ranking._read`, `best` and `likely`: a question is read when something has to be ranked by it.
export function readWhenRanked({ $_read: read, $best: best, $likely: likely }) {
  const readNow = (ranking) => {
    if (ranking.unread) read.apply(ranking, ranking.unread);
    ranking.unread = null;
  };
  const late = {
    $_read(...given) {
      this.unread = given;
    },
    $best(limit, everything, exact) {
      if (exact && !mayBeExact(this)) return [];
      readNow(this);
      return best.call(this, limit, everything, exact);
    },
    $likely() {
      readNow(this);
      return likely.call(this);
    },
  };
  late.$_read.places = read.places;
  late.$best.places = best.places;
  return late;
}

// `Ranking._exact`
export function exactOf(number, texts) {
  const [table, row] = this._corpus.rows[number];
  if (this._lone === row.get("code")) return py._exactly(table, row, row.get("code"), null, 3);
  const bit = signatureOf(this._key.slice(0, 1));
  for (const said of texts.said) {
    if (sameAs(this._key, bit, said)) return exactly(this._lone, table, row, said);
    const spans = said.holes ? this._filled.$spans(said.template) : null;
    if (spans !== null && spans.length) return filledBy(this, table, row, said, spans);
  }
  return null;
}

function sameAs(key, bit, said) {
  if (!(said.signature & bit) || key.length > said.size || said.size > 2 * key.length + 8) return false;
  return said.begin.includes(key[0]) && said.key === key;
}

function exactly(lone, table, row, said) {
  return py._exactly(table, row, said.text, said.item, said.text.$rstrip(py._ENDS) === lone.$rstrip(py._ENDS) ? 3 : 2);
}

function filledBy(ranking, table, row, said, spans) {
  const answer = ranking._asked.$best([ranking._reader.$read(said)], { size: 0 });
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
