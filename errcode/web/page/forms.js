// Spoken forms, found in a question: patterns that repeat nothing without a bound, read by a small matcher. A browser takes
// longer to compile one of them than a key may take, and a question asks some tens of fifteen hundred.

import { $ } from "./python.js";
/* global py */

const SIGNS = "()[]{}|?*+^$\\.";
const LETTERS = /^\[([a-z0-9가-힣-]+)\]/;
const AROUND = /^\(\?(<?)!(\[[a-z0-9가-힣-]+\])\)/;
const TIMES = /^\{(\d+),(\d+)\}/;

// A pattern that has more than forms have.
class Beyond extends Error {}

// The pieces of a pattern: each gives, from a place in a text, the ends that it may have there, in the order in which they
// are tried; no end twice, for what follows would fail twice. `begins`: the letters that it may begin with, where they are
// known.
class FormReader {
  constructor(pattern) {
    this.pattern = pattern;
    this.at = 0;
  }

  rest() {
    return this.pattern.slice(this.at);
  }

  whole() {
    const found = this.alternatives();
    if (this.at < this.pattern.length) throw new Beyond(this.pattern);
    return found;
  }

  alternatives() {
    const found = [this.sequence()];
    while (this.pattern[this.at] === "|") {
      this.at++;
      found.push(this.sequence());
    }
    return found.length > 1 ? any(found) : found[0];
  }

  sequence() {
    const pieces = [];
    while (this.at < this.pattern.length && !"|)".includes(this.pattern[this.at])) pieces.push(this.counted(this.piece()));
    return pieces.length === 1 ? pieces[0] : inOrder(pieces);
  }

  // The particle of a noun, which is a group itself.
  particle() {
    this.at += 3;
    const found = this.alternatives();
    this.at++;
    return this.counted(found);
  }

  piece() {
    if (this.pattern.startsWith(py._PARTICLE, this.at)) {
      this.at += py._PARTICLE.length;
      return (particle ??= new FormReader(py._PARTICLE).particle());
    }
    const sign = this.pattern[this.at];
    if (!SIGNS.includes(sign)) return this.text();
    if (sign === "[") return one(this.letters());
    const around = AROUND.exec(this.rest());
    if (around) {
      this.at += around[0].length;
      return outside(around[1] ? -1 : 0, lettersOf(around[2]));
    }
    if (!this.pattern.startsWith("(?:", this.at)) throw new Beyond(this.pattern);
    this.at += 3;
    const found = this.alternatives();
    if (this.pattern[this.at++] !== ")") throw new Beyond(this.pattern);
    return found;
  }

  // Letters as they stand, as far as none of them is counted.
  text() {
    const begin = this.at++;
    let sign = this.pattern[this.at];
    while (sign !== undefined && !SIGNS.includes(sign)) {
      const next = this.pattern[this.at + 1];
      if (next === "?" || next === "{") break;
      this.at++;
      sign = next;
    }
    return literal(this.pattern.slice(begin, this.at));
  }

  letters() {
    const found = LETTERS.exec(this.rest());
    if (!found) throw new Beyond(this.pattern);
    this.at += found[0].length;
    return lettersOf(found[0]);
  }

  // A piece that may be left out, or that stands so many times.
  counted(piece) {
    const sign = this.pattern[this.at];
    if (sign === "?") {
      this.at++;
      piece = any([piece, nothing]);
    } else if (sign === "{") {
      const times = TIMES.exec(this.rest());
      if (!times || !piece.letters) throw new Beyond(this.pattern);
      this.at += times[0].length;
      piece = repeated(piece.letters, Number(times[1]), Number(times[2]));
    }
    if ("?*+{".includes(this.pattern[this.at] ?? "|")) throw new Beyond(this.pattern);
    return piece;
  }
}

let particle; // what may follow a noun: it stands in many forms
const nothing = (text, at) => [at];
const NOWHERE = [];

// Whether a letter is one of a class: of those that it names, or between two of them.
function lettersOf(source) {
  const ranges = [...source.slice(1, -1).matchAll(/(.)-(.)/g)].map(([, first, last]) => [first, last]);
  const named = source.slice(1, -1).replace(/.-./g, "");
  return (letter) => named.includes(letter) || ranges.some(([first, last]) => first <= letter && letter <= last);
}

function literal(letters) {
  const piece = (text, at) => (text.startsWith(letters, at) ? [at + letters.length] : NOWHERE);
  piece.begins = letters[0];
  return piece;
}

function one(letters) {
  const piece = (text, at) => (at < text.length && letters(text[at]) ? [at + 1] : NOWHERE);
  piece.letters = letters;
  return piece;
}

function repeated(letters, least, most) {
  return (text, at) => {
    let end = at;
    while (end < text.length && end - at < most && letters(text[end])) end++;
    const found = [];
    for (; end - at >= least; end--) found.push(end);
    return found;
  };
}

// Whether no such letter stands here, or (`step` -1) before.
function outside(step, letters) {
  const piece = (text, at) => (text[at + step] !== undefined && letters(text[at + step]) ? NOWHERE : [at]);
  piece.takesNone = true;
  return piece;
}

function inOrder([first, ...others]) {
  if (first === undefined) return nothing;
  const whole = (text, at) => {
    let ends = first(text, at);
    for (let piece = 0; piece < others.length && ends.length; piece++) {
      ends = ends.length === 1 ? others[piece](text, ends[0]) : united(ends, (end) => others[piece](text, end));
    }
    return ends;
  };
  whole.begins = [first, ...others].find((piece) => !piece.takesNone)?.begins;
  return whole;
}

function any(ways) {
  const whole = (text, at) => united(ways, (way) => way(text, at));
  if (ways.every((way) => way.begins)) whole.begins = ways.map((way) => way.begins).join("");
  return whole;
}

// The ends that each of several gives, each once.
function united(several, endsOf) {
  let found = NOWHERE;
  for (const each of several) {
    const ends = endsOf(each);
    if (found === NOWHERE) found = ends;
    else for (const end of ends) if (!found.includes(end)) found = [...found, end];
  }
  return found;
}

function matcherOf(pattern) {
  try {
    return new FormReader(pattern).whole();
  } catch (error) {
    if (error instanceof Beyond) return null;
    throw error;
  }
}

// `SpokenForm.places`
export function* placesOf(text) {
  if (this.matcher === undefined) this.matcher = matcherOf(py.pattern(this.text));
  if (this.matcher === null) {
    for (const found of $.re.compile(py.pattern(this.text)).$finditer(text)) if (found.$end() > found.$start()) yield found.$span();
    return;
  }
  const { begins } = this.matcher;
  for (let at = 0; at < text.length; at++) {
    if (begins !== undefined && !begins.includes(text[at])) continue;
    const [end] = this.matcher(text, at);
    if (end === undefined || end === at) continue;
    yield [at, end];
    at = end - 1;
  }
}
