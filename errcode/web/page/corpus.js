// The texts of all entries, laid out for searching: what `errcode.matching.corpus` answers with a search through all of
// them, a browser looks up in an index of their words, which it has time to make once.

import { $, Dict, PySet, orMade } from "./python.js";
import { COMPATIBLE } from "./texts.js";
import { Sample, Words } from "./wordindex.js";
/* global py */

const SAMPLE = 2 ** 19; // bytes: of more than that, words are counted in a sample
const PIECES = 32;
const OTHER = /[^0-9A-Za-z\n\u0080-\uffff]/g;
const folded = new WeakMap();

// A stem as it is looked for: a Korean one anywhere (`begun`: where a word begins), another one where a word begins;
// `whole`: and ends.
export function patternOf(stem, whole = false, begun = false) {
  if (py.is_hangul(stem) && !begun) return stem;
  return whole ? ` ${stem} ` : ` ${stem}`;
}

function blanked(text) {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()).replace(OTHER, " ");
}

// An entry's texts in lower case, without punctuation.
function textOf(row) {
  let text = folded.get(row);
  if (text === undefined) {
    text = py._text(row).replaceAll("\n", " ");
    if (COMPATIBLE.test(text)) text = py._unified(text).replaceAll("\n", " ");
    text = blanked(text);
    folded.set(row, text);
  }
  return text;
}

const encoder = new TextEncoder();
let room = new Uint8Array(1 << 12);

function bytesOf(text) {
  if (room.length < 3 * text.length) room = new Uint8Array(6 * text.length);
  return encoder.encodeInto(text, room).written;
}

export class Corpus {
  constructor(tables, only = py.EVERYTHING) {
    this.rows = [];
    for (const table of tables) {
      for (const row of table.rows) if (!$.truth(only) || only.$keeps(table, row)) this.rows.push([table, row]);
    }
    this.texts = this.rows.map(([, row]) => textOf(row));
    this.lengths = this.texts.map((text) => bytesOf(text) + 3);
    this.bytes = this.lengths.reduce((sum, length) => sum + length, 0) + 3;
    this.words = new Words(this.texts);
    this.sample = new Sample(this.sampled());
    this.sampleBytes = this.bytes <= SAMPLE ? this.bytes : PIECES * Math.floor(SAMPLE / PIECES);
    this.counts = new Map();
    this.missing = new Set(); // patterns that the sample lacks
    this.had = new Map();
    this.collected = 0; // how often numbers were collected, and when each was last
    this.collectedBy = new Int32Array(this.rows.length);
    this.laid = new Map();
    this.known = null;
    this.every = null;
    this.groups = null;
    this.first = null;
  }

  get size() {
    return this.rows.length;
  }

  // Pieces from all over the texts, or all of them.
  sampled() {
    const all = ` \n ${this.texts.join(" \n ")} \n `;
    if (this.bytes <= SAMPLE) return all;
    const step = Math.floor(this.bytes / PIECES);
    const size = Math.floor(SAMPLE / PIECES);
    let [text, piece, bytes, begin] = ["", 0, 0, -1];
    for (let at = 0; at < all.length && piece < PIECES; at++) {
      if (begin < 0 && bytes >= piece * step) begin = at;
      const code = all.charCodeAt(at);
      bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code >= 0xd800 && code < 0xe000 ? 2 : 3;
      if (begin >= 0 && bytes >= piece * step + size) {
        text += all.slice(begin, bytes > piece * step + size ? at : at + 1);
        begin = -1;
        piece++;
      }
    }
    return text;
  }

  get codes() {
    if (this.known === null) this.known = new py.Codes(this.rows.map(([, row]) => row));
    return this.known;
  }

  get rarest() {
    return Math.log(2 + this.size);
  }

  $length(number) {
    return this.lengths[number];
  }

  $texts(number) {
    const row = this.rows[number][1];
    return orMade(this.laid, number, () => new py.Texts(row, py.texts_of(row), py.lexicon()));
  }

  // At how many places a pattern stands, about: `roughly`, what is not in the sample counts as none.
  $count(pattern, roughly = false) {
    let found = this.counts.get(pattern);
    if (found !== undefined) return found;
    if (roughly && this.missing.has(pattern)) return 0;
    found = Math.floor((this.sample.count(pattern) * this.bytes) / Math.max(1, this.sampleBytes));
    if (roughly && !found) {
      this.missing.add(pattern);
      return 0;
    }
    if (!found && this.sampleBytes < this.bytes) found = this.everywhere(pattern);
    if (this.counts.size > 2 ** 14) {
      this.counts.clear();
      this.missing.clear();
    }
    this.counts.set(pattern, found);
    return found;
  }

  everywhere(pattern) {
    let found = 0;
    for (const number of this.$having(pattern, Infinity)) found += ` ${this.texts[number]} `.$count(pattern);
    return found;
  }

  $has(pattern) {
    return this.words.fitting(pattern).length > 0;
  }

  // The numbers of the entries that have a pattern, the first so many; kept, for words of groups are asked again.
  $having(pattern, limit) {
    let found = this.had.get(pattern);
    if (found === undefined) {
      if (this.had.size > 2 ** 13) this.had.clear();
      this.had.set(pattern, (found = this.holders(pattern)));
    }
    return limit < found.length ? found.slice(0, limit) : found;
  }

  holders(pattern) {
    const pieces = pattern.trim().split(" ");
    if (pieces.length === 1) return this.numbersOf(this.words.fitting(pattern));
    const begun = pattern[0] === " ";
    const first = this.words.fitting(begun ? ` ${pieces[0]} ` : pieces.find(py.is_hangul));
    const last = this.words.fitting(begun ? ` ${pieces.at(-1)}` : pieces.findLast(py.is_hangul));
    const numbers = this.sizeOf(first) <= this.sizeOf(last) ? this.numbersOf(first) : this.numbersOf(last);
    return numbers.filter((number) => ` ${this.texts[number]} `.includes(pattern));
  }

  sizeOf(words) {
    return words.reduce((sum, word) => sum + this.words.numbers.get(word).length, 0);
  }

  // The numbers of the entries that have any of some words, in order.
  numbersOf(words) {
    if (words.length === 1) return this.words.numbers.get(words[0]);
    const found = [];
    this.collected++;
    for (const word of words) {
      for (const number of this.words.numbers.get(word)) {
        if (this.collectedBy[number] === this.collected) continue;
        this.collectedBy[number] = this.collected;
        found.push(number);
      }
    }
    return found.sort((a, b) => a - b);
  }

  // The numbers of the entries in which a text stands as it is, case and punctuation aside.
  $holding(text, limit) {
    const wanted = blanked(py.clean(text).replaceAll("\n", " ")).trim();
    const found = new PySet();
    if (!wanted) return found;
    for (const number of this.likely(wanted.split(" ").slice(1, -1)) ?? this.texts.keys()) {
      if (found.size === limit) break;
      if (` ${this.texts[number]} `.includes(wanted)) found.add(number);
    }
    return found;
  }

  // The numbers of the entries that have the rarest of some words; null where there are none.
  likely(words) {
    let found = null;
    for (const word of words) {
      const having = word ? (this.words.numbers.get(word) ?? []) : null;
      if (having !== null && (found === null || having.length < found.length)) found = having;
    }
    return found;
  }

  // All words; digits end a word.
  get vocabulary() {
    if (this.every === null) {
      const found = new Set();
      for (const word of this.words.sorted) for (const part of word.split(/[0-9]+/)) found.add(part);
      found.delete("");
      this.every = $.frozenset([...found].sort());
    }
    return this.every;
  }

  // The words with Hangul, in order, and the initial consonants of each.
  get initials() {
    if (this.first === null) {
      this.first = new Dict();
      for (const word of this.vocabulary) if (py.is_hangul(word)) this.first.set(word, py.initials(word));
    }
    return this.first;
  }

  // The words by their first three letters, and those by the first one.
  get begun() {
    if (this.groups === null) {
      this.groups = new Map();
      for (const word of this.vocabulary) {
        const begins = orMade(this.groups, word[0], () => new Map());
        orMade(begins, word.slice(0, 3), () => []).push(word);
      }
    }
    return this.groups;
  }

  // The words that begin in one of some ways (patterns of `re`), which mostly say no more than three letters.
  $beginning(beginnings) {
    const ways = [...beginnings];
    const begins = $.re.compile(ways.join("|")).expression("y");
    const test = (text) => {
      begins.lastIndex = 0;
      return begins.test(text);
    };
    const short = ways.every((way) => way.replace(/\[[^\]]*\]|\\./g, "x").length <= 3);
    if (!short) return [...this.vocabulary].filter(test);
    const found = [];
    const letters = ways.every((way) => /^[^[\\]/.test(way)) ? new Set(ways.map((way) => way[0])) : this.begun.keys();
    for (const letter of letters) {
      for (const [begin, words] of this.begun.get(letter) ?? []) if (test(begin)) found.push(...words);
    }
    return found;
  }
}
