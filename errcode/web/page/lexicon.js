// All words of the tables by numbers, and the texts of entries in them: for loops over hundreds of texts a question.

/* global py */

// All words of the tables that were read so far: a number for each, and for each stem and each beginning.
class Lexicon {
  constructor() {
    this.numbers = new Map();
    this.words = [];
    this.plain = []; // whether a word is ASCII
    this.stems = []; // the numbers of their stems
    this.stemNumbers = new Map();
    this.stemTexts = [];
    this.begins = []; // the numbers of the words' first three letters, and of their stems'
    this.stemBegins = [];
    this.beginNumbers = new Map();
    this.signatures = []; // a bit for some of the word's letters
    this.light = []; // whether a word says nothing by itself
    this.judged = []; // words with their stems, as terms are compared with them
  }

  // `Word`
  word(number) {
    return (this.judged[number] ??= { text: this.words[number], stem: this.stemTexts[this.stems[number]] });
  }

  number(word) {
    let number = this.numbers.get(word);
    if (number === undefined) {
      number = this.words.length;
      this.numbers.set(word, number);
      this.words.push(word);
      this.plain.push(word.$isascii());
      this.begins.push(this.begin(word));
      const stem = py.stem(word);
      this.stems.push(this.stem(stem));
      this.stemBegins.push(this.begin(stem));
      this.signatures.push(signatureOf(word));
      this.light.push(py.LIGHT_WORDS.has(word));
    }
    return number;
  }

  stem(text) {
    let number = this.stemNumbers.get(text);
    if (number === undefined) {
      this.stemNumbers.set(text, (number = this.stemTexts.length));
      this.stemTexts.push(text);
    }
    return number;
  }

  begin(text) {
    const first = text.slice(0, 3);
    let number = this.beginNumbers.get(first);
    if (number === undefined) this.beginNumbers.set(first, (number = this.beginNumbers.size));
    return number;
  }
}

// Bits of which a word has all that any of its letters has; as many as engines keep in a small number.
export function signatureOf(letters) {
  let bits = 0;
  for (const letter of letters) bits |= 1 << (letter.charCodeAt(0) % 29);
  return bits;
}

// Numbers with room for so many.
export function grown(numbers, size) {
  if (size < numbers.length) return numbers;
  const larger = new Int32Array(size + 8192);
  larger.set(numbers);
  return larger;
}

export const lexicon = new Lexicon();
export const NONE = [];

let lastOf = new Int32Array(1 << 16); // word → the text that had it last
let lastText = 0;

// A text in its words, as `Said`, by their numbers.
export class Laid {
  constructor(field, text, item) {
    this.field = field;
    this.text = text;
    this.item = item;
    const words = py.parts(text);
    const not = lexicon.numbers.get("not");
    const order = [];
    const different = [];
    let [light, negated] = [0, false];
    lastText++;
    for (const word of words) {
      const number = lexicon.number(word.toLowerCase());
      order.push(number);
      if (lexicon.light[number]) light++;
      if (number >= lastOf.length) lastOf = grown(lastOf, number);
      if (lastOf[number] === lastText) continue;
      lastOf[number] = lastText;
      different.push(number);
      if (number === not) negated = true;
    }
    this.order = order; // the words as they follow each other
    this.words = different; // each once
    this.heavy = words.length - light;
    this.size = text.length;
    this.begin = text.slice(0, 4).toLowerCase();
    this.signature = signatureOf(this.begin);
    this.holes = field === "message" && py.has_holes(text);
    this.held = -1;
    this.keyed = null;
    this.split = null;
    this.negations = negated ? this.ats(not).filter((at) => at + 1 < order.length) : NONE;
  }

  // Where a word stands.
  ats(number) {
    const found = [];
    for (let at = 0; at < this.order.length; at++) if (this.order[at] === number) found.push(at);
    return found;
  }

  get stems() {
    return this.order.map((number) => lexicon.stemTexts[lexicon.stems[number]]);
  }

  get key() {
    return (this.keyed ??= py.key(this.text));
  }

  get template() {
    return (this.split ??= new py.Template(this.text));
  }

  // How many placeholders it has.
  get placeholders() {
    if (this.held < 0) this.held = py.holed(this.text).$count(py.HOLE);
    return this.held;
  }
}

let lastEntry = 0;
let lastIn = new Int32Array(1 << 16); // word → the entry that had it last
let atIn = new Int32Array(1 << 16); // and its place there

// The texts of an entry, as `Texts`, and all of their words at once, for a bound of what they answer.
class LaidEntry {
  constructor(row) {
    this.row = row;
    this.code = row.get("code");
    this.said = [];
    this.kinds = py.kinds_of(row);
    this.words = []; // each once
    this.worths = []; // of the best text that has it
    this.signature = 0;
    this.holed = NONE; // texts with placeholders
    this.wholes = NONE; // messages that may stand in a question
    this.negated = false;
    this.around = null; // its kinds and its section, by number, once somebody asked
    lastEntry++;
    for (const [field, text, item] of py.texts_of(row)) this.add(new Laid(field, text, item));
  }

  add(said) {
    this.said.push(said);
    this.signature |= said.signature;
    if (said.holes) this.holed = [...this.holed, said];
    if (said.negations.length) this.negated = true;
    if (said.field === "message" && said.heavy >= py.WHOLE_WORDS) this.wholes = [...this.wholes, said];
    const worth = py.FIELDS.get(said.field);
    for (const number of said.words) {
      if (number >= lastIn.length) [lastIn, atIn] = [grown(lastIn, number), grown(atIn, number)];
      if (lastIn[number] !== lastEntry) {
        lastIn[number] = lastEntry;
        atIn[number] = this.words.push(number) - 1;
        this.worths.push(worth);
      } else if (worth > this.worths[atIn[number]]) this.worths[atIn[number]] = worth;
    }
  }
}

const laid = new WeakMap(); // row → its texts

export function laidOf(row) {
  let found = laid.get(row);
  if (found === undefined) laid.set(row, (found = new LaidEntry(row)));
  return found;
}
