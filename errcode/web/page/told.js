// The situations that a question tells, as `errcode.matching.situations` finds them: what must stand where a form fits
// is looked for by its first two letters, at once for all forms.

import { $, Dict, orMade } from "./python.js";
/* global py */

const needlesBegun = new WeakMap(); // situations → first two letters → what must stand, its form, the form's situation

function needlesOf(situations) {
  return orMade(needlesBegun, situations, () => {
    const found = new Map();
    for (const situation of situations) {
      for (const form of situation.forms) {
        for (const needle of new Set(form.needles)) orMade(found, needle.slice(0, 2), () => []).push([needle, form, situation]);
      }
    }
    return found;
  });
}

// The forms that may fit in a text without blanks, and their situations.
function formsIn(packed, situations) {
  const needles = needlesOf(situations);
  const found = new Map();
  for (let at = 0; at < packed.length; at++) {
    for (const begin of at + 1 < packed.length ? [packed.slice(at, at + 2), packed[at]] : [packed[at]]) {
      for (const [needle, form, situation] of needles.get(begin) ?? []) {
        if (!found.has(form) && packed.startsWith(needle, at)) found.set(form, situation);
      }
    }
  }
  return found;
}

// `situations.told`
export function situationsTold(question, situations) {
  const text = py.plain(question);
  const spans = [];
  for (const [form, situation] of formsIn(text.replaceAll(" ", ""), situations)) {
    for (const [start, end] of form.$places(text)) spans.push({ start, end, situation });
  }
  const longer = (a, b) => a.start - a.end - (b.start - b.end) || a.start - b.start || (a.situation.id < b.situation.id ? -1 : 1);
  const taken = [];
  for (const span of spans.sort(longer)) {
    if (taken.every(({ start, end }) => span.end <= start || end <= span.start)) taken.push(span);
  }
  taken.sort((a, b) => a.start - b.start);
  let [rest, at] = ["", 0];
  for (const { start, end } of taken) {
    rest += `${text.slice(at, start)} `;
    at = end;
  }
  return [[...new Set(taken.map(({ situation }) => situation))], rest + text.slice(at)];
}

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
