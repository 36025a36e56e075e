// Synonyms with the words of the situations that a question tells beside them.

import { $, Dict } from "./python.js";
/* global py */

// A dict that lies over another one: what it lacks is asked of that.
class Overlay extends Dict {
  constructor(below) {
    super();
    this.below = below;
  }
  get(key) {
    return super.get(key) ?? this.below.get(key);
  }
  has(key) {
    return super.has(key) || this.below.has(key);
  }
  $get(key, otherwise = null) {
    return this.get(key) ?? otherwise;
  }
}

// `Synonyms.beside`
export function besideSituations(situations) {
  const both = Object.assign(new py.Synonyms([]), this);
  for (const dict of ["words", "members", "kinds"]) both[dict] = new Overlay(this[dict]);
  for (const { group, kinds, phrases } of situations) {
    both.kinds.set(group, kinds);
    both.members.set(group, phrases);
    for (const phrase of phrases) if (phrase.length === 1) both.words.set(phrase[0], $.set([...both.$of(phrase[0]), group]));
  }
  return both;
}
