// Which terms of a question a text answers, as `errcode.matching.reading` tells it, with numbers for words and arrays for
// sets: the same, sooner.

import { grown, Laid, lexicon, NONE, signatureOf } from "./lexicon.js";
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

const [ANSWERS, BEGINS_PHRASE] = [1, 2];
const WAYS = 4;

// What each word was found to say, by which reader; and what the reader at work looks for, by numbers of the lexicon.
// Readers take turns, so each marks with a number of its own and clears nothing.
let states = new Int32Array(1 << 16); // word → its reader's number × WAYS + what it says
const marks = { begins: new Int32Array(0), stems: new Int32Array(0), near: new Int32Array(0), reader: 0 };
let readers = 0;

// What a reader's terms look for, laid out by the numbers of words, stems and beginnings.
class Wanted {
  constructor(reader) {
    this.number = ++readers;
    this.answering = new Map(); // word → [place, degree, way], …
    const plain = reader.terms.filter((term) => !term.spoken);
    this.begins = plain.flatMap((term) => [lexicon.begin(term.stem), lexicon.begin(term.text)]);
    this.stems = reader._roots.flatMap((roots) => [...roots].map((root) => lexicon.stem(root)));
    this.near = reader.terms.flatMap((term) => [...term.near.keys()]);
    this.phrases = new Map(); // first stem → phrases in stems, and the terms that they answer
    for (const [root, following] of reader._phrases.entries()) {
      const phrases = [...following.values()].flat();
      this.phrases.set(lexicon.stem(root), phrases.map(([phrase, place]) => [phrase.map((stem) => lexicon.stem(stem)), place]));
    }
    this.initials = plain.some((term) => py.are_initials(term.text));
    this.syllables = [...new Set(plain.filter((term) => py.is_hangul(term.stem)).flatMap((term) => [...term.stem]))];
    this.signature = signatureOf(this.syllables);
    this.weak = new Map(); // kinds or section → hits
    this.both = new Map();
    this.size = 0; // of the lexicon when it marked
  }

  // Marks what it looks for, where another reader did so last or words came since.
  mark() {
    if (marks.reader === this.number && this.size === lexicon.words.length) return;
    states = grown(states, lexicon.words.length);
    marks.begins = grown(marks.begins, lexicon.beginNumbers.size);
    marks.stems = grown(marks.stems, lexicon.stemTexts.length);
    marks.near = grown(marks.near, lexicon.words.length);
    for (const begin of this.begins) marks.begins[begin] = this.number;
    for (const stem of this.stems) marks.stems[stem] = this.number;
    for (const word of this.near) {
      const number = lexicon.numbers.get(word);
      if (number !== undefined) marks.near[number] = this.number;
    }
    marks.reader = this.number;
    this.size = lexicon.words.length;
  }
}

function wantedOf(reader) {
  return (reader.wanted ??= new Wanted(reader));
}

// Whether a word may answer a term at all, which shows at a glance.
function mayAnswer(wanted, number) {
  const mark = wanted.number;
  if (marks.begins[lexicon.begins[number]] === mark || marks.begins[lexicon.stemBegins[number]] === mark) return true;
  if (marks.stems[lexicon.stems[number]] === mark || marks.near[number] === mark) return true;
  if (lexicon.plain[number]) return false;
  if (wanted.initials) return true;
  if (!(lexicon.signatures[number] & wanted.signature)) return false;
  return wanted.syllables.some((syllable) => lexicon.words[number].includes(syllable));
}

// `Term.hit`
export function hitOf(word, groupsOf) {
  let found = this.$_literal(word);
  for (const other of [this.near.size ? this.near.get(word.text) : undefined, this.$_alike(word, groupsOf)]) {
    if (other !== undefined && (other[0] > found[0] || (other[0] === found[0] && other[1] > found[1]))) found = other;
  }
  return found;
}

function judged(reader, wanted, number) {
  let state = wanted.number * WAYS;
  if (wanted.phrases.has(lexicon.stems[number])) state |= BEGINS_PHRASE;
  if (mayAnswer(wanted, number)) {
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

// `Reader._phrase`
function readPhrases(reading, { phrases }, root, worth) {
  const { order } = reading.said;
  const { stems } = lexicon;
  for (let at = 0; at < order.length; at++) {
    if (stems[order[at]] !== root) continue;
    for (const [phrase, place] of phrases.get(root)) {
      if (at + phrase.length > order.length || !phrase.every((stem, next) => stems[order[at + next]] === stem)) continue;
      reading.hit(place, py.PHRASE * worth, "synonym", phrase.map((_, next) => at + next));
    }
  }
}

// `Reader.read`
export function readText(said) {
  const reading = new Read(said);
  const worth = py.FIELDS.get(said.field);
  const wanted = wantedOf(this);
  wanted.mark();
  const { words } = said;
  const mine = wanted.number;
  let roots = NONE;
  for (let at = 0; at < words.length; at++) {
    const number = words[at];
    let state = states[number];
    if (state >> 2 !== mine) states[number] = state = judged(this, wanted, number);
    if (state & ANSWERS) {
      const ats = said.ats(number);
      for (const [place, degree, way] of wanted.answering.get(number)) reading.hit(place, degree * worth, way, ats);
    }
    if (state & BEGINS_PHRASE) roots = [...roots, lexicon.stems[number]];
  }
  if (said.negations.length && this._negatable.size) readNegated(this, reading, worth);
  for (const root of roots.length > 1 ? new Set(roots) : roots) readPhrases(reading, wanted, root, worth);
  return reading;
}

// `Reader._negated`
function readNegated(reader, reading, worth) {
  for (const at of reading.said.negations) {
    const root = lexicon.stemTexts[lexicon.stems[reading.said.order[at + 1]]];
    if (!reader._negatable.has(root)) continue;
    reader.terms.forEach((term, place) => {
      if (term.stem.slice(2) === root && ["in", "un", "il", "im", "ir"].includes(term.stem.slice(0, 2))) {
        reading.hit(place, py.NEGATED * worth, "word", [at, at + 1]);
      }
    });
  }
}

// Whether a text has any word that answers or begins a phrase, or a negation that may answer.
function mayAnswerIn(reader, wanted, said) {
  if (said.negations.length && reader._negatable.size) return true;
  const { words } = said;
  const nothing = wanted.number * WAYS;
  for (let at = 0; at < words.length; at++) {
    let state = states[words[at]];
    if (state === nothing) continue;
    if (state >> 2 !== wanted.number) states[words[at]] = state = judged(reader, wanted, words[at]);
    if (state !== nothing) return true;
  }
  return false;
}

// `Reader.readings`
export function readTexts(texts) {
  const wanted = wantedOf(this);
  wanted.mark();
  const found = [];
  for (const said of texts) {
    if (!mayAnswerIn(this, wanted, said)) continue;
    const reading = this.$read(said);
    if (reading.size) found.push(reading);
  }
  if (!found.length && texts.length) found.push(this.$read(texts[0]));
  return found;
}

let most = new Float64Array(64); // how well each term is answered at most: for one entry at a time

// What the texts of an entry answer at most, before they are read: `Reader.most`, an array instead of a dict, and the
// most placeholders of one of them.
export function mostIn(reader, texts, weak) {
  const wanted = wantedOf(reader);
  wanted.mark();
  if (reader.terms.length > most.length) most = new Float64Array(2 * reader.terms.length);
  most.fill(0, 0, reader.terms.length);
  takeMost(weak.places, weak.degrees);
  let [placeholders, answered] = [0, false];
  for (const said of texts) {
    if (!answersMost(reader, wanted, said)) continue;
    answered = true;
    if (said.holes) placeholders = Math.max(placeholders, said.placeholders);
  }
  if (!answered && texts[0].holes) placeholders = texts[0].placeholders;
  return { most, placeholders };
}

function takeMost(places, degrees) {
  for (let at = 0; at < places.length; at++) if (degrees[at] > most[places[at]]) most[places[at]] = degrees[at];
}

// Takes what a text answers word by word; one in which words have to stand beside each other is read.
function answersMost(reader, wanted, said) {
  if (!mayAnswerIn(reader, wanted, said)) return false;
  const worth = py.FIELDS.get(said.field);
  let beside = said.negations.length > 0;
  let answers = false;
  for (let at = 0; at < said.words.length && !beside; at++) {
    const state = states[said.words[at]] >> 2 === wanted.number ? states[said.words[at]] : judged(reader, wanted, said.words[at]);
    states[said.words[at]] = state;
    if (state & ANSWERS) {
      answers = true;
      for (const [place, degree] of wanted.answering.get(said.words[at])) if (degree * worth > most[place]) most[place] = degree * worth;
    }
    beside = (state & BEGINS_PHRASE) !== 0;
  }
  if (!beside) return answers;
  const reading = reader.$read(said);
  takeMost(reading.places, reading.degrees);
  return reading.size > 0;
}

const sections = new WeakMap(); // table → section → its names in words

function sectionOf(table, section) {
  return orMade(orMade(sections, table, () => new Map()), section, () => {
    const { name } = table.provider.$section(section) ?? { name: { en: null, ko: null } };
    return new Laid("section", `${section ?? ""} ${name.en ?? ""} ${name.ko ?? ""}`, null);
  });
}

const surroundings = new WeakMap(); // row → its kinds, their names, its section

function surroundingsOf(table, row) {
  let found = surroundings.get(row);
  if (found === undefined) {
    const kinds = py.kinds_of(row);
    const name = kinds.size === 1 ? (row.get("kind") ?? "") : [...kinds].sort().join(" ");
    surroundings.set(row, (found = { kinds, name, section: sectionOf(table, row.$get("section")) }));
  }
  return found;
}

// `Reader.weak`: what kind and section answer; both are asked again and again.
export function weakOf(table, { row }) {
  const wanted = wantedOf(this);
  const { kinds, name, section } = surroundingsOf(table, row);
  let ofKinds = wanted.weak.get(name);
  if (ofKinds === undefined) wanted.weak.set(name, (ofKinds = kindHits(this.terms, kinds)));
  let ofSection = wanted.weak.get(section);
  if (ofSection === undefined) wanted.weak.set(section, (ofSection = sectionHits(this, wanted, section)));
  if (!ofSection.size) return ofKinds;
  return orMade(orMade(wanted.both, section, () => new Map()), name, () => ofKinds.copy().merge(ofSection));
}

const NO_HITS = new Hits();

function sectionHits(reader, wanted, section) {
  wanted.mark();
  return mayAnswerIn(reader, wanted, section) ? reader.$read(section) : NO_HITS;
}

function kindHits(terms, kinds) {
  const hits = new Hits();
  terms.forEach((term, place) => {
    if (!term.kinds.$isdisjoint(kinds)) hits.better(place, py.KIND, "kind");
    else if (term.generic) hits.better(place, py.GENERIC, "kind");
  });
  return hits;
}
