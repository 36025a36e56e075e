// What a misspelt word may stand for, as `errcode.matching.spelling` tells it: words are found by their first letters in
// lists that are made once, and what a word was guessed to be is kept for the next key.

import { patternOf } from "./corpus.js";
import { $, orMade } from "./python.js";
/* global py */

const GUESSES = 2_000; // guesses
const HANGUL = /^[가-힣]/;
const LATIN = /^[\0-\x7f]*$/;
const guessed = new WeakMap(); // corpus → stem and word → what it may stand for
const beginnings = new WeakMap(); // corpus → its words by their first letters

// The words of a corpus: Korean ones by their first syllable and by their second, others by three letters and by two.
class Beginnings {
  constructor(words) {
    this.first = new Map();
    this.second = new Map();
    for (const word of words) {
      if (HANGUL.test(word)) {
        orMade(this.first, word[0], () => []).push(word);
        orMade(this.second, word[1] ?? "", () => []).push(word);
      } else if (LATIN.test(word)) {
        orMade(orMade(this.first, word[0], () => new Map()), word.slice(0, 3), () => []).push(word);
        if (/^[a-z]/.test(word)) orMade(this.second, word.slice(1, 3), () => []).push(word);
      }
    }
  }

  korean([first, second]) {
    return new Set([...(this.first.get(first) ?? []), ...(this.second.get(second) ?? [])]);
  }

  // Words whose first letters are these, perhaps swapped, or one of the first three is lacking, wrong or too much.
  alike([a, b, c]) {
    const found = [];
    const fits = (begin) => {
      if (begin[0] === a && (begin[1] === b || begin[1] === c)) return true;
      if (begin[0] === b && (begin[1] === a || begin[1] === c)) return true;
      return begin[0] === a && begin[1] >= "a" && begin[1] <= "z" && (begin[2] === b || begin[2] === c);
    };
    for (const letter of new Set([a, b])) {
      const groups = this.first.get(letter);
      if (groups instanceof Map) for (const [begin, words] of groups) if (fits(begin)) found.push(...words);
    }
    return found;
  }

  // Words whose first letter is another one.
  behind([a, b, c]) {
    return new Set([...(this.second.get(b + c) ?? []), ...(this.second.get(a + b) ?? [])]);
  }
}

// The words within so many edits, the nearest first; of as many the first eight.
function nearest(asked, spelt, edits) {
  const found = [];
  for (const spelling of spelt) {
    const distance = $.rapidfuzz_distance.OSA.distance(asked, spelling, edits);
    if (distance && distance <= edits) found.push([distance, spelling]);
  }
  return found.sort(([a, one], [b, other]) => a - b || (one < other ? -1 : 1)).slice(0, 8);
}

const jamo = new Map(); // beginning of a word → its letters

function jamoOf(text) {
  return orMade(jamo, text, () => py.jamo(text));
}

function koreanGuesses({ stem }, words) {
  const spelt = new Map();
  for (const word of words) if (word.length >= stem.length) spelt.set(jamoOf(word.slice(0, stem.length)), word.slice(0, stem.length));
  const asked = jamoOf(stem);
  const found = nearest(asked, spelt.keys(), editsOf(asked, true));
  return found.filter(([distance]) => distance <= found[0][0] + 1).map(([distance, word]) => [spelt.get(word), 1 - distance / asked.length]);
}

function otherGuesses({ text }, words) {
  const near = function* () {
    for (const word of words) if (Math.abs(word.length - text.length) <= 2) yield word;
  };
  const found = nearest(text, near(), editsOf(text, false));
  return found.filter(([distance]) => distance <= found[0][0]).map(([distance, word]) => [word, 1 - distance / text.length]);
}

function editsOf(asked, korean) {
  return py.EDITS[Number(korean)].filter((least) => asked.length >= least).length;
}

// Lays the words of a corpus out for guesses.
export function layGuesses(corpus) {
  return orMade(beginnings, corpus, () => new Beginnings(corpus.vocabulary));
}

function guesses(term, corpus) {
  const words = layGuesses(corpus);
  if (py.is_hangul(term.stem)) return koreanGuesses(term, words.korean(term.stem));
  const alike = otherGuesses(term, words.alike(term.stem));
  return alike.length ? alike : otherGuesses(term, words.behind(term.stem));
}

// `spelling.misspellings`
export function misspellings(term, corpus) {
  let known = orMade(guessed, corpus, () => new Map());
  if (known.size > GUESSES) guessed.set(corpus, (known = new Map()));
  return orMade(known, `${term.stem} ${term.text}`, () => guesses(term, corpus));
}

const shortWords = new WeakMap(); // synonyms → their Korean words of two syllables, and their groups
const shorts = new WeakMap(); // corpus → word of two syllables → what it was meant to be

function pairsOf(synonyms) {
  return orMade(shortWords, synonyms, () => [...synonyms.words.entries()].filter(([word]) => word.length === 2 && py.is_hangul(word)));
}

function meantBy(word, vague, synonyms, corpus) {
  const precise = (groups) => [...groups].some((group) => !vague.has(group));
  const meant = pairsOf(synonyms).filter(([other, groups]) => py._one_letter(word, other) && precise(groups));
  if (!meant.length || py._has(word, corpus)) return word;
  const counts = meant.map(([other]) => corpus.$count(patternOf(other)));
  return meant[counts.indexOf(Math.max(...counts))][0];
}

// `spelling._short`
export function shortGuess(word, vague, synonyms, corpus) {
  if (synonyms.$of(word).size || py.STOP.has(word)) return word;
  let known = orMade(shorts, corpus, () => new Map());
  if (known.size > GUESSES) shorts.set(corpus, (known = new Map()));
  return orMade(known, `${word} ${vague.size}`, () => meantBy(word, vague, synonyms, corpus));
}
