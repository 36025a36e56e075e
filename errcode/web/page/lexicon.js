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
    const different = [];
    let light = 0;
    lastText++;
    this.order = new Int32Array(words.length); // the words as they follow each other
    for (let at = 0; at < words.length; at++) {
      const number = (this.order[at] = lexicon.number(words[at].toLowerCase()));
      if (lexicon.light[number]) light++;
      if (number >= lastOf.length) lastOf = grown(lastOf, number);
      if (lastOf[number] === lastText) continue;
      lastOf[number] = lastText;
      different.push(number);
    }
    this.words = different.length === words.length ? this.order : Int32Array.from(different); // each once
    this.heavy = words.length - light;
    this.size = text.length;
    this.begin = text.slice(0, 4).toLowerCase();
    this.signature = signatureOf(this.begin);
    this.holes = field === "message" && py.has_holes(text);
    this.held = -1;
    this.keyed = null;
    this.split = null;
    const not = lexicon.numbers.get("not");
    this.negations = lastOf[not] === lastText ? this.ats(not).filter((at) => at + 1 < words.length) : NONE;
  }

  // Where a word stands.
  ats(number) {
    const found = [];
    for (let at = 0; at < this.order.length; at++) if (this.order[at] === number) found.push(at);
    return found;
  }

  get stems() {
    return Array.from(this.order, (number) => lexicon.stemTexts[lexicon.stems[number]]);
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

// The texts of an entry, as `Texts`, and all of their words at once, for a bound of what they answer.
class LaidEntry {
  constructor(row) {
    this.row = row;
    this.said = py.texts_of(row).map((text) => new Laid(...text));
    this.kinds = py.kinds_of(row);
    this.signature = 0;
    for (const said of this.said) this.signature |= said.signature;
    this.holed = this.said.filter((said) => said.holes);
    this.negated = this.said.some((said) => said.negations.length);
    this.wholes = this.said.filter((said) => said.field === "message" && said.heavy >= py.WHOLE_WORDS);
    this.around = null; // its kinds and its section, by number, once somebody asked
    this.gather();
  }

  // Each word once, with the worth of the best text that has it.
  gather() {
    const words = [];
    const worths = [];
    for (const said of this.said) {
      const worth = py.FIELDS.get(said.field);
      for (const number of said.words) {
        const at = words.indexOf(number);
        if (at < 0) {
          words.push(number);
          worths.push(worth);
        } else if (worth > worths[at]) worths[at] = worth;
      }
    }
    this.words = Int32Array.from(words);
    this.worths = Float64Array.from(worths);
  }
}

const laid = new WeakMap(); // row → its texts

export function laidOf(row) {
  let found = laid.get(row);
  if (found === undefined) laid.set(row, (found = new LaidEntry(row)));
  return found;
}
