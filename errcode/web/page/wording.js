// How much of a question an entry answers, and which entries may, as `errcode.matching.wording` tells it, with arrays for
// dicts: the same, sooner.

import { patternOf } from "./corpus.js";
import { NONE } from "./lexicon.js";
import { orMade } from "./python.js";
import { Hits } from "./reading.js";
/* global py */

// The best text of an entry, as `Answer`; which of its words answer is asked only of what is shown.
class LateAnswer {
  constructor(reading, hits, share, together) {
    this.reading = reading;
    this.text = reading.said.text;
    this.item = reading.said.item;
    this.hits = hits;
    this.share = share;
    this.together = together;
    this.union = hits;
    this.beside = 1;
  }

  get spans() {
    const answered = new Set();
    for (const place of this.hits.places) for (const at of this.reading.of(place) ?? NONE) answered.add(at);
    return py.spans(this.text).filter((_, at) => answered.has(at));
  }
}

// The places of a wording's terms in its order, what each weighs, and the weights by place.
class Weights {
  constructor(weights) {
    this.places = [...weights.keys()];
    this.each = [...weights.values()];
    this.of = new Float64Array(Math.max(0, ...this.places) + 1).fill(-1);
    this.places.forEach((place, at) => (this.of[place] = this.each[at]));
  }

  has(place) {
    return this.of[place] >= 0;
  }
}

function weightsOf(wording) {
  return (wording.laid ??= new Weights(wording._weights));
}

let stamps = new Int32Array(256);
let stamp = 0;

// How many words of a text answer terms of a wording.
function wordsOf(reading, weights) {
  if (stamps.length < reading.said.order.length) stamps = new Int32Array(2 * reading.said.order.length);
  stamp++;
  let found = 0;
  for (let hit = 0; hit < reading.places.length; hit++) {
    if (!weights.has(reading.places[hit])) continue;
    for (const at of reading.ats[hit]) {
      if (stamps[at] === stamp) continue;
      stamps[at] = stamp;
      found++;
    }
  }
  return found;
}

// Terms that a template lacks and its placeholders may hold: `Wording._hold`.
function heldBy(wording, reading, size) {
  const lacking = wording._heavy.filter((place) => !reading.places.includes(place));
  return size >= py.OUTWEIGHED * lacking.length && lacking.length <= reading.said.placeholders ? lacking : NONE;
}

// What a text answers of a wording, added up in the order of the question: another one rounds otherwise.
function weightOf(weights, reading, held) {
  let all = 0;
  for (let at = 0; at < weights.places.length; at++) {
    const hit = reading.places.indexOf(weights.places[at]);
    if (hit >= 0) all += weights.each[at] * reading.degrees[hit];
    else if (held !== NONE && held.includes(weights.places[at])) all += weights.each[at] * py.HELD;
  }
  return all;
}

// `Wording.best`
export function bestOf(readings, weakHits) {
  const weights = weightsOf(this);
  const union = new Hits();
  for (let at = 0; at < weakHits.size; at++) {
    if (weights.has(weakHits.places[at])) union.better(weakHits.places[at], weakHits.degrees[at], weakHits.ways[at]);
  }
  let [top, most, topHeld, topShare, together] = [null, 0, NONE, 0, 0];
  for (const reading of readings) {
    let size = 0;
    for (let hit = 0; hit < reading.places.length; hit++) {
      if (!weights.has(reading.places[hit])) continue;
      size++;
      union.better(reading.places[hit], reading.degrees[hit], reading.ways[hit]);
    }
    if (!size && top !== null) continue;
    const held = reading.said.holes ? heldBy(this, reading, size) : NONE;
    for (const place of held) union.better(place, py.HELD, "template");
    const share = size ? Math.min(1, wordsOf(reading, weights) / Math.max(1, reading.said.heavy)) : 0;
    const weight = weightOf(weights, reading, held);
    const score = weight * (1 + py.FILLED * share);
    if (top === null || score > most) [top, most, topHeld, topShare, together] = [reading, score, held, share, weight];
  }
  const hits = new Hits();
  for (let hit = 0; hit < top.places.length; hit++) {
    if (weights.has(top.places[hit])) hits.better(top.places[hit], top.degrees[hit], top.ways[hit]);
  }
  for (const place of topHeld) hits.better(place, py.HELD, "template");
  const answer = new LateAnswer(top, hits, topShare, together);
  answer.union = union;
  answer.beside = besideOf(this, top);
  return answer;
}

// `Wording._beside`
function besideOf(wording, reading) {
  if (wording._weights.size < 2) return 1;
  let found = 0;
  for (const [place, following] of wording._nexts.entries()) {
    const [here, nexts] = [reading.of(place), reading.of(following)];
    if (here === null || nexts === null) continue;
    const [first, last] = [Math.min(...here), Math.max(...here)];
    if (nexts.includes(first) || nexts.includes(first + 1)) found++;
    if (last !== first && (nexts.includes(last) || nexts.includes(last + 1))) found++;
  }
  return Math.min(1, found / (wording._weights.size - 1));
}

// `Wording.at_most`
export function atMostOf(most, placeholders) {
  const { places, each } = weightsOf(this);
  let lacking = placeholders ? 0 : 1;
  if (placeholders) for (const place of this._heavy) if (!most[place]) lacking++;
  let had = 0;
  for (let at = 0; at < places.length; at++) if (most[places[at]]) had++;
  const held = lacking <= placeholders && had >= py.OUTWEIGHED * lacking ? py.HELD : 0;
  let covered = 0;
  for (let at = 0; at < places.length; at++) covered += each[at] * Math.max(most[places[at]], held);
  return Math.min(py.HIGHEST, (100 * covered) / (this.total || 1));
}

// `Wording.sum`
export function sumOf(hits) {
  return weightOf(weightsOf(this), hits, NONE);
}

// `Wording.literal`
export function ownWordsOf(hits) {
  const weights = weightsOf(this);
  let said = 0;
  for (let at = 0; at < weights.places.length; at++) {
    const hit = hits.places.indexOf(weights.places[at]);
    if (hit >= 0 && hits.ways[hit] === "word") said += weights.each[at] * hits.degrees[hit];
  }
  return said / (this.total || 1);
}

// `Wording.covered`
export function coveredOf(hits) {
  const weights = weightsOf(this);
  let sure = 0;
  for (let at = 0; at < weights.places.length; at++) {
    const hit = hits.places.indexOf(weights.places[at]);
    if (hit >= 0 && hits.ways[hit] !== "fuzzy") sure += weights.each[at] * hits.degrees[hit];
  }
  return sure / (this._full || 1);
}

// Numbers of entries and what speaks for each, while a question is read.
class Promises {
  constructor(size) {
    this.worth = new Float64Array(size);
    this.seen = new Int32Array(size); // by which term last
    this.named = new Uint8Array(size);
    this.numbers = [];
    this.term = 0;
  }

  add(number, worth) {
    if (!this.named[number]) {
      this.named[number] = 1;
      this.numbers.push(number);
    }
    this.worth[number] += worth;
  }

  // Once for each term.
  once(numbers, worth) {
    let found = 0;
    for (const number of numbers) {
      if (this.seen[number] === this.term) continue;
      this.seen[number] = this.term;
      found++;
      this.add(number, worth);
    }
    return found;
  }

  clear() {
    for (const number of this.numbers) {
      this.worth[number] = 0;
      this.named[number] = 0;
    }
    this.numbers = [];
  }
}

const promises = new WeakMap(); // corpus → its own

function promisesOf(corpus) {
  return orMade(promises, corpus, () => new Promises(corpus.size));
}

// `Wording.promising`: the first so many of the most promising.
export function promisingOf(size, promise, synonyms) {
  const corpus = this._corpus;
  const promised = promisesOf(corpus);
  for (const [number, worth] of promise.entries()) promised.add(number, worth);
  let left = this.total;
  const weights = [...this._weights.values()];
  const order = weights.map((_, at) => at).sort((a, b) => weights[b] - weights[a] || a - b);
  for (const at of order) {
    if (promised.numbers.length > size && left < py.MOSTLY * this.total) break;
    left -= weights[at];
    promiseOf(promised, this.terms[at], weights[at], corpus, synonyms);
  }
  const found = firstOf(promised, size, corpus.lengths);
  promised.clear();
  return found;
}

// `Wording._having`
function promiseOf(promised, term, weight, corpus, synonyms) {
  if (term.text !== term.stem && term.stem.length < 2) return;
  promised.term++;
  let found = term.spoken ? 0 : promised.once(corpus.$having(patternOf(term.stem), py.HOLDERS), weight);
  const few = Math.floor(py.HOLDERS / 4);
  const near = [...term.near.entries()].map(([word, [worth]]) => [word, worth]);
  near.sort(([a, one], [b, other]) => other - one || a.length - b.length || (a < b ? -1 : 1));
  for (const [word, worth] of near) {
    if (found > few) break;
    found += promised.once(corpus.$having(patternOf(word), few), worth * weight);
  }
  if (found >= (corpus.size < py.LARGE ? py.COMMON : Math.floor(py.COMMON / 3))) return;
  for (const group of term.groups) {
    for (const phrase of synonyms.members.get(group)) {
      promised.once(corpus.$having(patternOf(phrase.join(" ")), py.HOLDERS), py.PROMISED_BY_SYNONYM * weight);
    }
  }
}

// The numbers of most worth, the shorter texts first among equals.
function firstOf({ numbers, worth }, size, lengths) {
  const before = (a, b) => worth[b] - worth[a] || lengths[a] - lengths[b] || a - b;
  const first = [];
  let least = -1; // the worth of the last one, once there are enough
  for (const number of numbers) {
    if (worth[number] < least || (first.length === size && before(number, first[size - 1]) > 0)) continue;
    let at = first.length;
    while (at > 0 && before(number, first[at - 1]) < 0) at--;
    first.splice(at, 0, number);
    if (first.length > size) first.pop();
    if (first.length === size) least = worth[first[size - 1]];
  }
  return first;
}
