// Words and the texts that have them; what the corpus of all entries is searched in.

/* global py */

// The first place in a sorted list where something as large as a text could stand.
function placeIn(sorted, text) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

function begunIn(sorted, begin) {
  const first = placeIn(sorted, begin);
  let last = first;
  while (last < sorted.length && sorted[last].startsWith(begin)) last++;
  return sorted.slice(first, last);
}

// Words, each with the numbers of the texts that have it.
export class Words {
  constructor(texts) {
    this.numbers = new Map();
    texts.forEach((text, number) => {
      for (const word of text.split(" ")) {
        if (!word) continue;
        const known = this.numbers.get(word);
        if (known === undefined) this.numbers.set(word, [number]);
        else if (known[known.length - 1] !== number) known.push(number);
      }
    });
    this.sorted = [...this.numbers.keys()].sort();
    this.hangul = ` ${this.sorted.filter(py.is_hangul).join(" ")} `;
  }

  // The words that a pattern without a blank inside may be a part of.
  fitting(pattern) {
    if (pattern[0] === " ") {
      const stem = pattern.slice(1);
      if (stem.endsWith(" ")) return this.numbers.has(stem.slice(0, -1)) ? [stem.slice(0, -1)] : [];
      return begunIn(this.sorted, stem);
    }
    const found = [];
    let at = this.hangul.indexOf(pattern);
    while (at >= 0) {
      const begin = this.hangul.lastIndexOf(" ", at) + 1;
      const end = this.hangul.indexOf(" ", at);
      found.push(this.hangul.slice(begin, end));
      at = this.hangul.indexOf(pattern, end);
    }
    return found;
  }
}

// A text as a row of words, in which patterns are counted; `-1` stands where one word does not follow another.
export class Sample {
  constructor(text) {
    const parts = text.split(" ");
    this.numbers = new Map();
    this.places = []; // of each word
    this.row = new Int32Array(parts.length);
    parts.forEach((word, at) => {
      if (!word || word.includes("\n")) {
        this.row[at] = -1;
        return;
      }
      let number = this.numbers.get(word);
      if (number === undefined) {
        this.numbers.set(word, (number = this.places.length));
        this.places.push([]);
      }
      this.row[at] = number;
      this.places[number].push(at);
    });
    this.all = [...this.numbers.keys()];
    this.words = new Words([this.all.join(" ")]);
  }

  count(pattern) {
    if (pattern.indexOf(" ", 1) > 0 && pattern.trim().includes(" ")) return this.phrases(pattern);
    let found = 0;
    for (const word of this.words.fitting(pattern)) {
      const times = this.places[this.numbers.get(word)].length;
      found += pattern[0] === " " ? times : times * word.$count(pattern);
    }
    return found;
  }

  // How often words follow each other: the first one may have something before it and the last one behind it.
  phrases(pattern) {
    const pieces = pattern.trim().split(" ");
    const last = pieces.length - 1;
    const from = pattern[0] === " " ? 0 : pieces.findIndex(py.is_hangul);
    const fits = pieces.map((piece, at) => {
      if (at === last && !pattern.endsWith(" ")) return (word) => word.startsWith(piece);
      return at || pattern[0] === " " ? (word) => word === piece : (word) => word.endsWith(piece);
    });
    const exact = from < last || pattern.endsWith(" ") ? ` ${pieces[from]} ` : ` ${pieces[from]}`;
    let found = 0;
    for (const word of this.words.fitting(from || pattern[0] === " " ? exact : pieces[0])) {
      if (!fits[from](word)) continue;
      for (const at of this.places[this.numbers.get(word)]) {
        if (fits.every((fit, place) => this.row[at - from + place] >= 0 && fit(this.all[this.row[at - from + place]]))) found++;
      }
    }
    return found;
  }
}
