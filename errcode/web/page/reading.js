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

const NO_ANSWERS = { places: NONE, degrees: NONE, ways: NONE };

// What each word was found to say, by which reader; and what the reader at work looks for, by numbers of the lexicon.
// Readers take turns, so each marks with a number of its own and clears nothing.
let states = new Int32Array(1 << 16); // word → its reader's number × WAYS + what it says
const marks = { begins: new Int32Array(0), stems: new Int32Array(0), near: new Int32Array(0), reader: 0 };
let readers = 0;

// What a reader's terms look for, laid out by the numbers of words, stems and beginnings.
class Wanted {
  constructor(reader) {
    this.number = ++readers;
    this.groupsOf = (stem) => reader._synonyms.$of(stem);
    this.answering = new Map(); // word → which terms it answers, how well, how
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
    this.weak = []; // surroundings → hits
    this.parts = new Map(); // kinds or section → hits
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

export function wantedOf(reader) {
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

function better(one, other) {
  return other !== undefined && (other[0] > one[0] || (other[0] === one[0] && other[1] > one[1])) ? other : one;
}

// `Term.hit`
export function hitOf(word, groupsOf) {
  let found = this.$_literal(word);
  if (this.near.size) found = better(found, this.near.get(word.text));
  this.spelt ??= py.are_initials(this.text);
  return this.groups.size || this.spelt ? better(found, this.$_alike(word, groupsOf)) : found;
}

// `Term._literal`
export function literalOf(word) {
  if (this.spoken) return py.NO_HIT;
  const { stem } = this;
  if (word.stem === stem || word.text === this.text) return [py.WHOLE, "word"];
  this.numeric ??= this.number || stem.slice(0, 1).$isdigit();
  if (this.numeric) return py.NO_HIT;
  this.korean ??= py.is_hangul(stem);
  if (this.korean) return this.$_korean(word);
  const begun = word.stem.length >= stem.length;
  const [short, long] = begun ? [stem, word.stem] : [word.stem, stem];
  if (short.length < 3 || !long.startsWith(short)) return py.NO_HIT;
  if (begun) return [short.length > 3 ? py.BEGUN : py.SHORT_BEGUN, "word"];
  return short.length >= 4 && short.length * 2 >= long.length ? [py.SHORTENED, "word"] : py.NO_HIT;
}

function judged(reader, wanted, number) {
  let state = wanted.number * WAYS;
  if (wanted.phrases.has(lexicon.stems[number])) state |= BEGINS_PHRASE;
  if (mayAnswer(wanted, number)) {
    const answers = termsAnswered(reader, wanted, lexicon.word(number));
    if (answers !== NO_ANSWERS) {
      state |= ANSWERS;
      wanted.answering.set(number, answers);
    }
  }
  return state;
}

function termsAnswered(reader, wanted, word) {
  let found = NO_ANSWERS;
  for (let place = 0; place < reader.terms.length; place++) {
    const [degree, way] = reader.terms[place].$hit(word, wanted.groupsOf);
    if (!degree) continue;
    if (found === NO_ANSWERS) found = { places: [], degrees: [], ways: [] };
    found.places.push(place);
    found.degrees.push(degree);
    found.ways.push(way);
  }
  return found;
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
      const { places, degrees, ways } = wanted.answering.get(number);
      for (let hit = 0; hit < places.length; hit++) reading.hit(places[hit], degrees[hit] * worth, ways[hit], ats);
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

// What the texts of an entry answer at most, before they are read: `Reader.most`, an array instead of a dict.
export function mostIn(reader, wanted, entry, weak) {
  const { words, worths } = entry;
  const nothing = wanted.number * WAYS;
  if (reader.terms.length > most.length) most = new Float64Array(2 * reader.terms.length);
  most.fill(0, 0, reader.terms.length);
  takeMost(weak.places, weak.degrees, 1);
  let begins = false;
  for (let at = 0; at < words.length; at++) {
    const number = words[at];
    let state = states[number];
    if (state === nothing) continue;
    if (state >> 2 !== wanted.number) states[number] = state = judged(reader, wanted, number);
    if (state & ANSWERS) {
      const { places, degrees } = wanted.answering.get(number);
      takeMost(places, degrees, worths[at]);
    }
    if (state & BEGINS_PHRASE) begins = true;
  }
  if (begins) for (const said of entry.said) takePhrases(wanted, said);
  if (entry.negated && reader._negatable.size) for (const said of entry.said) takeNegated(reader, said);
  return most;
}

function takeMost(places, degrees, worth) {
  for (let at = 0; at < places.length; at++) if (degrees[at] * worth > most[places[at]]) most[places[at]] = degrees[at] * worth;
}

function takePhrases({ phrases }, said) {
  const { order } = said;
  const { stems } = lexicon;
  const worth = py.PHRASE * py.FIELDS.get(said.field);
  for (let at = 0; at + 1 < order.length; at++) {
    const begun = phrases.get(stems[order[at]]);
    for (let which = 0; begun !== undefined && which < begun.length; which++) {
      const phrase = begun[which][0];
      const place = begun[which][1];
      if (worth > most[place] && stems[order[at + 1]] === phrase[1]) most[place] = worth;
    }
  }
}

function takeNegated(reader, said) {
  if (!said.negations.length) return;
  const reading = new Read(said);
  readNegated(reader, reading, py.FIELDS.get(said.field));
  takeMost(reading.places, reading.degrees, 1);
}

// The most placeholders of a text that answers anything: terms that an entry lacks may stand in them.
export function placeholdersIn(reader, wanted, { said, holed }) {
  if (!holed.length) return 0;
  let found = 0;
  for (const text of holed) if (text.placeholders > found && mayAnswerIn(reader, wanted, text)) found = text.placeholders;
  return found || (said[0].holes ? said[0].placeholders : 0);
}

const sections = new WeakMap(); // table → section → its names in words

function sectionOf(table, section) {
  return orMade(orMade(sections, table, () => new Map()), section, () => {
    const { name } = table.provider.$section(section) ?? { name: { en: null, ko: null } };
    return new Laid("section", `${section ?? ""} ${name.en ?? ""} ${name.ko ?? ""}`, null);
  });
}

const surroundings = new Map(); // kinds and section → both, and their number

// What stands around an entry: its kinds, their names, its section.
export function aroundOf(table, entry) {
  if (entry.around === null) {
    const { row, kinds } = entry;
    const name = kinds.size === 1 ? (row.get("kind") ?? "") : [...kinds].sort().join(" ");
    const section = sectionOf(table, row.$get("section"));
    const known = orMade(surroundings, section, () => new Map());
    entry.around = orMade(known, name, () => ({ kinds, name, section, number: arounds++ }));
  }
  return entry.around;
}

let arounds = 0;

// `Reader.weak`: what kind and section answer; both are asked again and again.
export function weakOf(table, entry) {
  return weakIn(this, wantedOf(this), aroundOf(table, entry));
}

export function weakIn(reader, wanted, around) {
  return (wanted.weak[around.number] ??= bothHits(reader, wanted, around));
}

function bothHits(reader, wanted, { kinds, name, section }) {
  const ofKinds = orMade(wanted.parts, name, () => kindHits(reader._kinds, kinds));
  const ofSection = orMade(wanted.parts, section, () => sectionHits(reader, wanted, section));
  return ofSection.size ? ofKinds.copy().merge(ofSection) : ofKinds;
}

const NO_HITS = new Hits();

function sectionHits(reader, wanted, section) {
  wanted.mark();
  return mayAnswerIn(reader, wanted, section) ? reader.$read(section) : NO_HITS;
}

function kindHits(terms, kinds) {
  if (!terms.length) return NO_HITS;
  const hits = new Hits();
  for (const [place, term] of terms) {
    if (!term.kinds.$isdisjoint(kinds)) hits.better(place, py.KIND, "kind");
    else if (term.generic) hits.better(place, py.GENERIC, "kind");
  }
  return hits;
}
