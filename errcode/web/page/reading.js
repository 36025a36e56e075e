// Which terms of a question a text answers, as `errcode.matching.reading` tells it, with numbers for words and arrays for
// sets: the same, sooner.

import { Laid, lexicon, NONE } from "./lexicon.js";
import { orMade } from "./python.js";
/* global py */

// Which terms are answered, how well, and how: `Hits`.
export class Hits {
  constructor(places = NONE, degrees = NONE, ways = NONE) {
    this.places = places;
    this.degrees = degrees;
    this.ways = ways;
  }

  get size() {
    return this.places.length;
  }

  copy() {
    return new Hits(this.places.slice(), this.degrees.slice(), this.ways.slice());
  }

  // Takes the better hit of a term.
  better(place, degree, way) {
    const at = this.places.indexOf(place);
    if (this.places === NONE) {
      this.places = [place];
      this.degrees = [degree];
      this.ways = [way];
    } else if (at < 0) {
      this.places.push(place);
      this.degrees.push(degree);
      this.ways.push(way);
    } else if (degree > this.degrees[at] || (degree === this.degrees[at] && way > this.ways[at])) {
      this.degrees[at] = degree;
      this.ways[at] = way;
    }
  }

  merge(other) {
    for (let at = 0; at < other.size; at++) this.better(other.places[at], other.degrees[at], other.ways[at]);
    return this;
  }

  *$values() {
    for (let at = 0; at < this.places.length; at++) yield [this.degrees[at], this.ways[at]];
  }
}

// What a text answers: `Reading`.
class Read extends Hits {
  constructor(said) {
    super();
    this.said = said;
    this.ats = NONE; // where in the text, for each
  }

  $hit(place, [degree, way], ats) {
    this.hit(place, degree, way, ats);
  }

  hit(place, degree, way, ats) {
    const at = this.places.indexOf(place);
    this.better(place, degree, way);
    if (this.ats === NONE) this.ats = [ats];
    else if (at < 0) this.ats.push(ats);
    else this.ats[at] = [...this.ats[at], ...ats];
  }

  of(place) {
    const at = this.places.indexOf(place);
    return at < 0 ? null : this.ats[at];
  }
}

const [UNSEEN, NOTHING_SAID, ANSWERS, BEGINS_PHRASE] = [0, 1, 2, 4];

// What a reader's terms look for, laid out by the numbers of words, stems and beginnings.
class Wanted {
  constructor(reader) {
    this.states = new Uint8Array(lexicon.words.length + 64);
    this.answering = new Map(); // word → [place, degree, way], …
    this.begins = new Set();
    for (const text of reader._firsts) this.begins.add(lexicon.begin(text));
    this.stems = new Set();
    for (const root of reader._roots) this.stems.add(lexicon.stem(root));
    this.phrases = new Set();
    for (const root of reader._phrases.keys()) this.phrases.add(lexicon.stem(root));
    this.syllables = [...reader._syllables];
    this.weak = new Map(); // kinds or section → hits
    this.both = new Map();
  }
}

function wantedOf(reader) {
  return (reader.wanted ??= new Wanted(reader));
}

// Whether a word may answer a term at all, as `Reader._judge` tells it at a glance.
function mayAnswer(reader, wanted, number) {
  if (wanted.begins.has(lexicon.begins[number]) || wanted.begins.has(lexicon.stemBegins[number])) return true;
  if (wanted.stems.has(lexicon.stems[number]) || reader._near.has(lexicon.words[number])) return true;
  if (lexicon.plain[number]) return false;
  return reader._initials || wanted.syllables.some((syllable) => lexicon.words[number].includes(syllable));
}

function judged(reader, wanted, number) {
  let state = NOTHING_SAID;
  if (wanted.phrases.has(lexicon.stems[number])) state |= BEGINS_PHRASE;
  if (mayAnswer(reader, wanted, number)) {
    const word = new py.Word(lexicon.words[number]);
    const groupsOf = (stem) => reader._synonyms.$of(stem);
    const hits = [];
    reader.terms.forEach((term, place) => {
      const [degree, way] = term.$hit(word, groupsOf);
      if (degree) hits.push([place, degree, way]);
    });
    if (hits.length) {
      state |= ANSWERS;
      wanted.answering.set(number, hits);
    }
  }
  return state;
}

function grown(states, size) {
  const larger = new Uint8Array(size + 1024);
  larger.set(states);
  return larger;
}

// `Reader._phrase`
function readPhrases(reader, reading, root, worth) {
  const { order } = reading.said;
  const stem = (at) => lexicon.stemTexts[lexicon.stems[order[at]]];
  for (let at = 0; at < order.length; at++) {
    if (lexicon.stems[order[at]] !== root) continue;
    for (const [phrase, place] of reader._phrases.get(lexicon.stemTexts[root])) {
      if (at + phrase.length > order.length || !phrase.every((part, next) => stem(at + next) === part)) continue;
      reading.hit(place, py.PHRASE * worth, "synonym", phrase.map((_, next) => at + next));
    }
  }
}

// `Reader.read`
export function readText(said) {
  const reading = new Read(said);
  const worth = py.FIELDS.get(said.field);
  const wanted = wantedOf(this);
  if (wanted.states.length < lexicon.words.length) wanted.states = grown(wanted.states, lexicon.words.length);
  const { states } = wanted;
  let roots = NONE;
  for (let at = 0; at < said.words.length; at++) {
    const number = said.words[at];
    if (states[number] === UNSEEN) states[number] = judged(this, wanted, number);
    const state = states[number];
    if (state & ANSWERS) {
      for (const [place, degree, way] of wanted.answering.get(number)) reading.hit(place, degree * worth, way, said.ats[at]);
    }
    if (state & BEGINS_PHRASE) roots = [...roots, lexicon.stems[number]];
  }
  if (said.negations.length && this._negatable.size) this.$_negated(reading, worth);
  for (const root of roots.length > 1 ? new Set(roots) : roots) readPhrases(this, reading, root, worth);
  return reading;
}

const sections = new WeakMap(); // table → section → its names in words

function sectionOf(table, section) {
  return orMade(orMade(sections, table, () => new Map()), section, () => {
    const { name } = table.provider.$section(section) ?? { name: { en: null, ko: null } };
    return new Laid("section", `${section ?? ""} ${name.en ?? ""} ${name.ko ?? ""}`, null);
  });
}

// `Reader.weak`: what kind and section answer; both are asked again and again.
export function weakOf(table, row) {
  const wanted = wantedOf(this);
  const kinds = py.kinds_of(row);
  const name = kinds.size === 1 ? (row.get("kind") ?? "") : [...kinds].sort().join(" ");
  const ofKinds = orMade(wanted.weak, name, () => kindHits(this.terms, kinds));
  const section = sectionOf(table, row.$get("section"));
  const ofSection = orMade(wanted.weak, section, () => this.$read(section));
  if (!ofSection.size) return ofKinds;
  return orMade(orMade(wanted.both, section, () => new Map()), name, () => ofKinds.copy().merge(ofSection));
}

function kindHits(terms, kinds) {
  const hits = new Hits();
  terms.forEach((term, place) => {
    if (!term.kinds.$isdisjoint(kinds)) hits.better(place, py.KIND, "kind");
    else if (term.generic) hits.better(place, py.GENERIC, "kind");
  });
  return hits;
}
