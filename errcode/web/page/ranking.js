// The steps of `errcode.matching.ranking` that are taken for each entry that may rank high, with what is the same for all
// questions made once: the same, sooner.

import { laidOf, signatureOf } from "./lexicon.js";
import { aroundOf, mostIn, placeholdersIn, wantedOf, weakIn } from "./reading.js";
/* global py */

// `Ranking._candidate`: its texts are read when it is ranked, which few are.
function candidateOf(ranking, wanted, number, entry) {
  const place = ranking._corpus.rows[number];
  const table = place[0];
  const row = place[1];
  const whole = ranking._may_hold ? (entry.wholes.find((said) => ranking.$_holds(said)) ?? null) : null;
  if (whole !== null || (ranking._codes.size && ranking._codes.has(entry.code))) return [py.HIGHEST * 9, number, whole];
  const around = aroundOf(table, entry);
  const most = mostIn(ranking._reader, wanted, entry, weakIn(ranking._reader, wanted, around));
  const placeholders = placeholdersIn(ranking._reader, wanted, entry);
  const late = ranking.$_late(table, row, around);
  let bound = Math.max(0, ranking._asked.$at_most(most, placeholders) - late);
  if (ranking._rewritten !== null) {
    const more = Math.max(0, ranking._told.$at_most(most, 0) - ranking._spoken.$at_most(most, 0)) * ranking._spoken.total;
    const rewritten = Math.max(0, ranking._rewritten.$at_most(most, placeholders) + more / ranking._rewritten.total - late);
    bound += (ranking._only_happened ? 1 : py.REWRITTEN) * rewritten;
  }
  bound += ranking.fits[around.number] ??= ranking._meaning.$fits(entry.kinds);
  return [bound + py.ROUNDING, number, whole];
}

// `Ranking._found`
export function foundOf(size, limit, least) {
  const found = [];
  const waiting = [];
  const pool = this.$_pool(size);
  const entries = pool.map((number) => this._corpus.$texts(number)); // all of their words are known before any is compared
  const bit = signatureOf(this._key.slice(0, 1));
  const wanted = wantedOf(this._reader);
  wanted.mark();
  this.fits = []; // surroundings → the points of their kinds
  for (let at = 0; at < pool.length; at++) {
    const number = pool[at];
    const entry = entries[at];
    const exact = this.$_exact(number, entry, bit);
    if (exact !== null) {
      exact.number = number;
      found.push(exact);
    } else if (entry.said.length) waiting.push(candidateOf(this, wanted, number, entry));
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
    $best(limit, everything, floor) {
      readNow(this);
      return best.call(this, limit, everything, floor);
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

// `Ranking._exact`; `bit` is what the question's first letter is among those that texts begin with.
export function exactOf(number, entry, bit = signatureOf(this._key.slice(0, 1))) {
  const named = this._lone === entry.code;
  if (!named && !(entry.signature & bit && hasSame(this._key, bit, entry.said)) && !hasFilled(this._filled.key, entry.holed)) return null;
  const [table, row] = this._corpus.rows[number];
  if (named) return py._exactly(table, row, entry.code, null, 3);
  for (const text of entry.said) {
    if (sameAs(this._key, bit, text)) return exactly(this._lone, table, row, text);
    const spans = text.holes && mayFill(this._filled.key, text.template.pieces) ? this._filled.$spans(text.template) : null;
    if (spans !== null && holdsLittle(this._filled.text, spans)) return filledBy(this, table, row, text, spans);
  }
  return null;
}

function hasSame(key, bit, said) {
  for (let at = 0; at < said.length; at++) if (sameAs(key, bit, said[at])) return true;
  return false;
}

function hasFilled(key, holed) {
  for (let at = 0; at < holed.length; at++) if (mayFill(key, holed[at].template.pieces)) return true;
  return false;
}

function holdsLittle(text, spans) {
  let held = 0;
  for (const [start, end] of spans) held += end - start;
  return spans.length > 0 && 2 * held <= text.length;
}

function mayFill(key, pieces) {
  return key.startsWith(pieces[0]) && key.endsWith(pieces[pieces.length - 1]);
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
export function lateOf(table, row, around = aroundOf(table, laidOf(row))) {
  this.lates ??= [];
  return (this.lates[around.number] ??= latenessOf(this, table, row)) + (row.$get("status") ? py.RETIRED : 0);
}

function latenessOf(ranking, table, row) {
  const { sections } = table.provider;
  const section = row.$get("section");
  const place = sections.findIndex(({ id }) => id === section);
  const aside = place >= 0 && sections[place].aside && !ranking._asked.terms.some((term) => term.text === section);
  return Math.min(py.LATEST, py.ORDER * Math.max(place, 0)) + (aside ? py.ASIDE : 0);
}
