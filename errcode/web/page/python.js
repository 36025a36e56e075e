// What Python's values mean where JavaScript's mean something else: truth, equality, order, slices, sets, tuples as
// keys, methods of strings. The matcher is Python made into JavaScript (`errcode.web.javascript`); it calls these.

import { Pattern, re } from "./patterns.js";

// A tuple or record as a key is the first one with the same parts, so that maps find it: parts lead from map to map.
const tuples = new Map();
const END = Symbol("end");
const numbers = new WeakMap();
let lastNumber = 0;

function identity(object) {
  let number = numbers.get(object);
  if (number === undefined) numbers.set(object, (number = ++lastNumber));
  return number;
}

// What a map has under a key; made where it has nothing.
export function orMade(map, key, make) {
  let found = map.get(key);
  if (found === undefined) map.set(key, (found = make()));
  return found;
}

const emptyMap = () => new Map();

function keyOf(value) {
  if (typeof value !== "object" || value === null) return value;
  const list = Array.isArray(value);
  if (!list && !(value instanceof Record)) return value;
  let map = list ? tuples : orMade(tuples, value.constructor, emptyMap);
  for (const part of list ? value : Object.values(value)) map = orMade(map, keyOf(part), emptyMap);
  let kept = map.get(END);
  if (kept === undefined) map.set(END, (kept = list ? value.slice() : value));
  return kept;
}

const { get: getOf, has: hasOf } = Map.prototype;
const { has: hasIn } = Set.prototype;

export class Dict extends Map {
  get(key) {
    return getOf.call(this, typeof key === "object" ? keyOf(key) : key);
  }
  has(key) {
    return hasOf.call(this, typeof key === "object" ? keyOf(key) : key);
  }
  set(key, value) {
    return super.set(keyOf(key), value);
  }
  delete(key) {
    return super.delete(keyOf(key));
  }
  [Symbol.iterator]() {
    return this.keys();
  }
  $get(key, otherwise = null) {
    const value = getOf.call(this, typeof key === "object" ? keyOf(key) : key);
    return value === undefined ? otherwise : value;
  }
  $setdefault(key, value) {
    const found = this.get(key);
    if (found !== undefined) return found;
    this.set(key, value);
    return value;
  }
  $keys() {
    return new View(this);
  }
  $values() {
    return new Parts(this, () => this.values());
  }
  $items() {
    return new Parts(this, () => this.entries());
  }
  $clear() {
    this.clear();
  }
  $update(other) {
    for (const [key, value] of pairs(other)) this.set(key, value);
  }
  $pop(key, otherwise) {
    const value = this.get(key);
    if (value === undefined) return otherwise;
    this.delete(key);
    return value;
  }
}

class Keys {
  $isdisjoint(other) {
    for (const each of other) if (this.has(each)) return false;
    return true;
  }
}

// Values or pairs of a dict, gone through as often as one likes.
class Parts {
  constructor(dict, begin) {
    this.dict = dict;
    this.begin = begin;
  }
  get size() {
    return this.dict.size;
  }
  [Symbol.iterator]() {
    return this.begin();
  }
}

class View extends Keys {
  constructor(dict) {
    super();
    this.dict = dict;
  }
  get size() {
    return this.dict.size;
  }
  has(key) {
    return this.dict.has(key);
  }
  [Symbol.iterator]() {
    return this.dict.keys();
  }
}

export class PySet extends Set {
  has(value) {
    return hasIn.call(this, typeof value === "object" ? keyOf(value) : value);
  }
  add(value) {
    return super.add(keyOf(value));
  }
  delete(value) {
    return super.delete(keyOf(value));
  }
  $add(value) {
    this.add(value);
  }
  $discard(value) {
    this.delete(value);
  }
  $remove(value) {
    this.delete(value);
  }
  $update(...others) {
    for (const other of others) for (const each of other) this.add(each);
  }
  $isdisjoint(other) {
    if (other.size !== undefined && other.size > this.size && other.has) {
      for (const each of this) if (other.has(each)) return false;
      return true;
    }
    for (const each of other) if (this.has(each)) return false;
    return true;
  }
  $intersection(other) {
    const found = new PySet();
    for (const each of other) if (this.has(each)) found.add(each);
    return found;
  }
  $clear() {
    this.clear();
  }
  $pop() {
    const [first] = this;
    this.delete(first);
    return first;
  }
}

export class Frozen extends PySet {}

function madeOf(Kind, values = []) {
  const made = new Kind();
  for (const value of values) made.add(value);
  return made;
}

const isSet = (value) => value instanceof Set || value instanceof View;

export function pairs(value) {
  return value instanceof Map ? value.entries() : value;
}

// Records: frozen values with defaults.
export class Record {
  constructor(values = {}) {
    const fields = this.constructor.fields;
    for (const field in fields) this[field] = values[field] === undefined ? fields[field] : values[field];
  }
  replaced(values) {
    return new this.constructor({ ...this, ...values });
  }
}

export class ValueError extends Error {}
export class TableError extends Error {}
class StopIteration extends Error {}

function truth(value) {
  if (typeof value === "boolean") return value;
  if (value === null || value === undefined) return false;
  if (typeof value === "string" || Array.isArray(value)) return value.length > 0;
  if (typeof value === "number") return value !== 0;
  if (value.truth !== undefined) return value.truth;
  return value.size !== 0;
}

function equal(a, b) {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b || (a == null && b == null);
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((each, place) => equal(each, b[place]));
  }
  if (isSet(a)) return isSet(b) && a.size === b.size && [...a].every((each) => b.has(each));
  if (a instanceof Map) return b instanceof Map && a.size === b.size && [...a.entries()].every(([key, value]) => equal(value, b.get(key)));
  if (a instanceof Record) return a.constructor === b.constructor && Object.keys(a).every((key) => equal(a[key], b[key]));
  return false;
}

function order(a, b) {
  if (typeof a === "object" && a !== null && Array.isArray(a)) {
    for (let place = 0; place < a.length && place < b.length; place++) {
      const found = order(a[place], b[place]);
      if (found) return found;
    }
    return a.length - b.length;
  }
  if (isSet(a) && isSet(b)) return inclusion(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}

// Sets are ordered by what they hold: a part is less than the whole, and others are neither less nor more.
function inclusion(a, b) {
  const inside = a.size <= b.size && [...a].every((each) => b.has(each));
  if (inside) return a.size === b.size ? 0 : -1;
  return b.size < a.size && [...b].every((each) => a.has(each)) ? 1 : NaN;
}

function has(all, value) {
  if (typeof all === "string") return all.includes(value);
  if (Array.isArray(all)) return all.some((each) => equal(each, value));
  if (typeof all.has === "function") return all.has(value);
  for (const each of all) if (equal(each, value)) return true;
  return false;
}

const length = (value) => (value.length !== undefined ? value.length : value.size);

class Slice {
  constructor(bounds) {
    this.bounds = bounds;
  }
}

function item(all, place) {
  if (place instanceof Slice) return part(all, ...place.bounds);
  if (typeof all === "string" || Array.isArray(all)) {
    const found = all[place < 0 ? all.length + place : Number(place)];
    if (found === undefined) throw new ValueError("no such place");
    return found;
  }
  if (all instanceof Map) {
    const found = all.get(place);
    if (found === undefined) throw new ValueError(`no ${place}`);
    return found;
  }
  return all.item(place);
}

function part(all, begin, end, step = 1) {
  const found = all.slice(begin ?? undefined, end ?? undefined);
  if (step === 1) return found;
  const taken = [...found].filter((_, place) => place % step === 0);
  return typeof all === "string" ? taken.join("") : taken;
}

function put(all, place, value) {
  if (all instanceof Map) all.set(place, value);
  else all[place < 0 ? all.length + place : place] = value;
}

function place(all, at) {
  return {
    set value(value) {
      put(all, at, value);
    },
  };
}

function remove(all, at) {
  if (all instanceof Map) all.delete(at);
  else all.splice(at, 1);
}

function union(a, b) {
  const found = madeOf(a instanceof Frozen ? Frozen : PySet, a);
  for (const each of b) found.add(each);
  return found;
}

const NOTHING = new Frozen(); // most sets that are asked for have nothing in common, and nothing is soonest made

function common(a, b) {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let found = NOTHING;
  for (const each of small) {
    if (!large.has(each)) continue;
    if (found === NOTHING) found = new PySet();
    found.add(each);
  }
  return found;
}

function without(a, b) {
  let found = NOTHING;
  for (const each of a) {
    if (b.has(each)) continue;
    if (found === NOTHING) found = new PySet();
    found.add(each);
  }
  return found;
}

function add(a, b) {
  if (typeof a !== "object" || a === null) return a + b;
  return Array.isArray(a) ? [...a, ...b] : a.$plus(b);
}

function sub(a, b) {
  if (typeof a !== "object") return a - b;
  return isSet(a) ? without(a, b) : a.$minus(b);
}

function mul(a, b) {
  if (typeof a === "string") return a.repeat(Math.max(0, Number(b)));
  if (typeof b === "string") return b.repeat(Math.max(0, Number(a)));
  if (Array.isArray(a)) return Array.from({ length: Math.max(0, b) }, () => a).flat();
  return a * b;
}

function either(a, b) {
  if (a instanceof Map) return new Dict([...a.entries(), ...b.entries()]);
  if (isSet(a)) return union(a, b);
  return typeof a === "boolean" ? a || b : a | b;
}

function both(a, b) {
  if (isSet(a) || a instanceof View) return common(a, b);
  if (typeof a === "bigint") return Number(a & BigInt(b));
  return typeof a === "boolean" ? a && b : a & b;
}

function addTo(a, b) {
  if (!Array.isArray(a)) return a + b;
  for (const each of b) a.push(each);
  return a;
}

function eitherTo(a, b) {
  if (a instanceof Frozen || typeof a !== "object") return either(a, b);
  a.$update(b);
  return a;
}

function subTo(a, b) {
  if (typeof a !== "object") return a - b;
  for (const each of b) a.delete(each);
  return a;
}

function sorted(all, key, reverse = false) {
  const sign = reverse ? -1 : 1;
  const list = [...all];
  if (!key) return list.sort((a, b) => sign * order(a, b));
  const keyed = list.map((each) => [key(each), each]);
  return keyed.sort((a, b) => sign * order(a[0], b[0])).map((pair) => pair[1]);
}

function best(sign, key, otherwise, values) {
  if (values.length === 2 && !key) return sign * order(values[1], values[0]) > 0 ? values[1] : values[0];
  const all = values.length === 1 ? values[0] : values;
  let found, value;
  let any = false;
  for (const each of all) {
    const here = key ? key(each) : each;
    if (!any || sign * order(here, value) > 0) [found, value, any] = [each, here, true];
  }
  if (any) return found;
  if (otherwise === undefined) throw new ValueError("nothing to choose from");
  return otherwise;
}

function* range(first, last, step = 1) {
  if (last === undefined) [first, last] = [0, first];
  for (let number = first; step > 0 ? number < last : number > last; number += step) yield number;
}

function* zip(_strict, ...lists) {
  const iterators = lists.map((list) => list[Symbol.iterator]());
  while (true) {
    const taken = iterators.map((iterator) => iterator.next());
    if (taken.some((each) => each.done)) return;
    yield taken.map((each) => each.value);
  }
}

function* enumerate(all, first = 0) {
  for (const each of all) yield [first++, each];
}

function* mapped(change, ...lists) {
  if (lists.length === 1) for (const each of lists[0]) yield change(each);
  else for (const each of zip(false, ...lists)) yield change(...each);
}

function* filtered(test, all) {
  for (const each of all) if (test === null ? truth(each) : truth(test(each))) yield each;
}

function* ends(all, count) {
  for (const each of all) yield each.slice(-count);
}

function next(iterator, otherwise) {
  const taken = iterator.next();
  if (!taken.done) return taken.value;
  if (otherwise === undefined) throw new StopIteration();
  return otherwise;
}

function some(all) {
  for (const each of all) if (truth(each)) return true;
  return false;
}

function every(all) {
  for (const each of all) if (!truth(each)) return false;
  return true;
}

function total(all, first = 0) {
  for (const each of all) first += each;
  return first;
}

function round(value, digits = 0) {
  if (digits === 0) {
    const low = Math.floor(value);
    return value - low === 0.5 ? low + (low % 2) : Math.round(value);
  }
  const text = value.toFixed(digits);
  const tie = Number.isInteger(value * 10 ** digits * 2) && !Number.isInteger(value * 10 ** digits);
  return tie ? round(value * 10 ** digits) / 10 ** digits : Number(text);
}

function int(value, base = 10) {
  if (typeof value !== "string") return Math.trunc(Number(value));
  const text = value.trim().replaceAll("_", "");
  const digits = base === 16 ? /^[+-]?[0-9a-f]+$/i : /^[+-]?\p{Nd}+$/u;
  if (!digits.test(text)) throw new ValueError(`no number: ${text}`);
  const number = parseInt(text.normalize("NFKC"), base);
  return base === 16 && number > Number.MAX_SAFE_INTEGER ? BigInt(`0x${text}`) : number;
}

// To the right only: to the left nobody shifts far.
const shift = (a, b) => (typeof a === "bigint" ? a >> BigInt(b) : Math.floor(a / 2 ** b));


function float(value) {
  if (typeof value !== "string") return Number(value);
  const text = value.trim();
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) throw new ValueError(`no number: ${value}`);
  return Number(text);
}

function str(value) {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  return String(value);
}

const repr = (value) => (typeof value === "string" ? `'${value}'` : str(value));

function format(value, form) {
  const digits = /^\.(\d+)f$/.exec(form);
  const hexadecimal = /^0(\d)x$/.exec(form);
  if (hexadecimal) return value.toString(16).padStart(Number(hexadecimal[1]), "0");
  return digits ? value.toFixed(Number(digits[1])) : str(value);
}

function type(value) {
  if (typeof value === "string") return str;
  return value === null || value === undefined ? null : value.constructor;
}

function bisect(all, value, low = 0, high = all.length, right = true) {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (right ? order(value, all[middle]) < 0 : order(all[middle], value) >= 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

function* pairwise(all) {
  let before;
  let any = false;
  for (const each of all) {
    if (any) yield [before, each];
    [before, any] = [each, true];
  }
}

function* islice(all, count) {
  if (count < 1) return;
  for (const each of all) {
    yield each;
    if (--count < 1) return;
  }
}

// A function of one object, which is asked of the same again and again.
function keptFor(call) {
  const known = new WeakMap();
  return (object) => {
    let found = known.get(object);
    if (found === undefined) known.set(object, (found = call(object)));
    return found;
  };
}

// A call by keywords of a method whose parameters only the object knows.
function keyed(object, method, given, keywords) {
  const { places } = object[`$${method}`];
  for (const [keyword, value] of Object.entries(keywords)) given[places.indexOf(keyword)] = value;
  return object[`$${method}`](...given);
}

function cached(call) {
  const kept = new Dict();
  return (...given) => {
    let found = kept.get(given);
    if (found === undefined) {
      if (kept.size > 4_000) kept.clear();
      kept.set(given, (found = call(...given)));
    }
    return found;
  };
}

// What the project takes from Python's library and from RapidFuzz.

let rows = [0, 1, 2].map(() => new Uint16Array(64));

// Optimal string alignment: insertions, deletions, replacements, and swaps of neighbours.
function editDistance(a, b, most = Infinity) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  if (b.length >= rows[0].length) rows = rows.map(() => new Uint16Array(2 * b.length));
  let [earlier, before, row] = rows;
  for (let j = 0; j <= b.length; j++) before[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const letter = a.charCodeAt(i - 1);
    const former = a.charCodeAt(i - 2);
    let least = (row[0] = i);
    for (let j = 1; j <= b.length; j++) {
      const other = b.charCodeAt(j - 1);
      let cost = before[j - 1] + (letter === other ? 0 : 1);
      if (before[j] < cost) cost = before[j] + 1;
      if (row[j - 1] < cost) cost = row[j - 1] + 1;
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && former === other && earlier[j - 2] < cost) cost = earlier[j - 2] + 1;
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [earlier, before, row] = [before, row, earlier];
  }
  const found = before[b.length];
  return found > most ? most + 1 : found;
}

class SequenceMatcher {
  constructor(_junk, a, b) {
    [this.a, this.b] = [a, b];
  }
  $ratio() {
    const total = this.a.length + this.b.length;
    return total ? (2 * matching(this.a, this.b)) / total : 1;
  }
}

function matching(a, b) {
  // The longest common stretch, and what is common on either side of it, as difflib has it.
  let [size, begin, other] = [0, 0, 0];
  let before = new Array(b.length + 1).fill(0);
  for (let i = 0; i < a.length; i++) {
    const row = new Array(b.length + 1).fill(0);
    for (let j = 0; j < b.length; j++) {
      if (a[i] !== b[j]) continue;
      row[j + 1] = before[j] + 1;
      if (row[j + 1] > size) [size, begin, other] = [row[j + 1], i - row[j + 1] + 1, j - row[j + 1] + 1];
    }
    before = row;
  }
  if (!size) return 0;
  return size + matching(a.slice(0, begin), b.slice(0, other)) + matching(a.slice(begin + size), b.slice(other + size));
}

const ENTITY = /&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?/g;
const FIVE = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

function unescape(text) {
  return text.replace(ENTITY, (entity) => {
    const named = FIVE[entity.slice(1).replace(";", "")];
    if (named !== undefined) return named;
    if (typeof DOMParser === "undefined") return numeric(entity);
    return new DOMParser().parseFromString(entity, "text/html").documentElement.textContent;
  });
}

function numeric(entity) {
  const digits = /^&#(?:([0-9]+)|[xX]([0-9a-fA-F]+))/.exec(entity);
  return digits ? String.fromCodePoint(digits[1] ? parseInt(digits[1], 10) : parseInt(digits[2], 16)) : entity;
}

function b64decode(text) {
  let bytes;
  try {
    bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    throw new ValueError("no base64");
  }
  return { $decode: () => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
}

function unquotePlus(text) {
  const bytes = [];
  const encoder = new TextEncoder();
  for (const piece of text.replaceAll("+", " ").split(/(%[0-9A-Fa-f]{2})/)) {
    if (/^%[0-9A-Fa-f]{2}$/.test(piece)) bytes.push(parseInt(piece.slice(1), 16));
    else bytes.push(...encoder.encode(piece));
  }
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from(bytes));
}

const phrases = new Map();
export function setPhrases(known) {
  for (const [status, phrase] of Object.entries(known)) phrases.set(Number(status), phrase);
}
export function httpPhrases() {
  return madeOf(Frozen, [...phrases.values()].map((phrase) => phrase.toLowerCase()));
}
function HTTPStatus(status) {
  if (!phrases.has(status)) throw new ValueError("no status");
  return { phrase: phrases.get(status) };
}

export const $ = {
  truth, equal, order, has, item, part, put, place, remove, pairs, ends, cached, keptFor, keyed, type, format, repr, str, round, float,
  range, zip, enumerate, next, sorted, StopIteration, ValueError, KeyError: ValueError, or: either, and: both, add, sub,
  mul, add_to: addTo, or_to: eitherTo, sub_to: subTo, and_to: both, mul_to: mul, any: some, all: every, sum: total, len: length,
  shift,
  mod: (a, b) => ((a % b) + b) % b,
  bool: truth,
  abs: Math.abs,
  chr: (code) => String.fromCodePoint(code),
  ord: (character) => character.codePointAt(0),
  divmod: (a, b) => [Math.floor(a / b), ((a % b) + b) % b],
  id: identity,
  hash: (value) => value,
  int,
  iter: (all) => all[Symbol.iterator](),
  slice: (...given) => new Slice(given),
  list: (all = []) => [...all],
  tuple: (all = []) => [...all],
  set: (all) => madeOf(PySet, all),
  frozenset: (all) => madeOf(Frozen, all),
  dict(all = []) {
    const made = new Dict();
    for (const [key, value] of pairs(all)) made.set(key, value);
    return made;
  },
  dict_fromkeys(all, value = null) {
    const made = new Dict();
    for (const key of all) made.set(key, value);
    return made;
  },
  max: (key, otherwise, ...values) => best(1, key, otherwise, values),
  min: (key, otherwise, ...values) => best(-1, key, otherwise, values),
  map: mapped,
  filter: filtered,
  reversed: (all) => [...all].reverse(),
  getattr: (object, field, otherwise = null) => (object[field] === undefined ? otherwise : object[field]),
  named: (dict) => Object.fromEntries(dict.entries()),
  method: (called) => (object, ...given) => object[`$${called}`](...given),
  bound: (object, called) => (...given) => object[`$${called}`](...given),
  attribute: (object, field) =>
    Object.hasOwn(Object(object), field) ? object[field] : (...given) => object[`$${field}`](...given),
  absent: (what) => () => {
    throw new Error(`${what} is not in a browser`);
  },
  is_str: (value) => typeof value === "string",
  is_list: (value) => Array.isArray(value),
  is_tuple: (value) => Array.isArray(value),
  is_dict: (value) => value instanceof Map,
  is_frozenset: (value) => value instanceof Frozen,
  is_bool: (value) => typeof value === "boolean",
  is_int: (value) => Number.isInteger(value) || typeof value === "boolean",
  re,
  unicodedata: { normalize: (form, text) => text.normalize(form) },
  math: { log: Math.log },
  itertools: { pairwise, islice },
  bisect: {
    bisect_left: (all, value, low, high) => bisect(all, value, low, high, false),
    bisect_right: (all, value, low, high) => bisect(all, value, low, high, true),
  },
  html: { unescape },
  base64: { b64decode },
  urllib_parse: { unquote_plus: unquotePlus },
  http: { HTTPStatus },
  difflib: { SequenceMatcher },
  rapidfuzz_distance: { OSA: { $distance: editDistance, distance: editDistance } },
};

// Methods of Python's strings, lists, under names that JavaScript has no use for.
function extend(prototype, methods) {
  for (const [method, call] of Object.entries(methods)) {
    Object.defineProperty(prototype, `$${method}`, {
      value(...given) {
        return call(this, ...given);
      },
    });
  }
}

const PLAIN = /^[\0-\x7f]*$/;
const SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const LEFT = new RegExp(`^${SPACE}+`);
const RIGHT = new RegExp(`${SPACE}+$`);
const BLANKS = new RegExp(`${SPACE}+`);
const tests = {
  isalnum: /^[\p{L}\p{N}]+$/u,
  isalpha: /^\p{L}+$/u,
  isdigit: /^[\p{Nd}\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089\u2460-\u2468]+$/u,
  isdecimal: /^\p{Nd}+$/u,
  isspace: new RegExp(`^${SPACE}+$`),
};

function stripped(text, signs, left, right) {
  if (signs === undefined || signs === null) {
    if (left) text = text.replace(LEFT, "");
    return right ? text.replace(RIGHT, "") : text;
  }
  let [begin, end] = [0, text.length];
  while (left && begin < end && signs.includes(text[begin])) begin++;
  while (right && end > begin && signs.includes(text[end - 1])) end--;
  return text.slice(begin, end);
}

function split(text, sign = null, most = -1) {
  if (sign === null) {
    const words = [];
    let rest = text.replace(LEFT, "");
    while (rest && (most < 0 || words.length < most)) {
      const blank = BLANKS.exec(rest);
      if (!blank) break;
      words.push(rest.slice(0, blank.index));
      rest = rest.slice(blank.index + blank[0].length);
    }
    return rest ? [...words, rest] : words;
  }
  if (most < 0) return text.split(sign);
  const parts = text.split(sign);
  return parts.length <= most + 1 ? parts : [...parts.slice(0, most), parts.slice(most).join(sign)];
}

function bounds(text, begin, end) {
  const size = text.length;
  let [first, last] = [begin ?? 0, end ?? size];
  if (first < 0) first = Math.max(0, size + first);
  if (last < 0) last = Math.max(0, size + last);
  return [first, Math.min(last, size)];
}

function find(text, wanted, begin, end) {
  const [first, last] = bounds(text, begin, end);
  if (first + wanted.length > last) return -1;
  if (last === text.length) return text.indexOf(wanted, first);
  const found = text.slice(first, last).indexOf(wanted);
  return found < 0 ? -1 : found + first;
}

function rfind(text, wanted, begin, end) {
  const [first, last] = bounds(text, begin, end);
  if (last - wanted.length < first) return -1;
  const found = text.lastIndexOf(wanted, last - wanted.length);
  return found < first ? -1 : found;
}

function count(text, wanted, begin, end) {
  const [first, last] = bounds(text, begin, end);
  let [found, at] = [0, text.indexOf(wanted, first)];
  while (at >= 0 && at + wanted.length <= last) {
    found++;
    at = text.indexOf(wanted, at + wanted.length);
  }
  return found;
}

function splitlines(text, ends = false) {
  const lines = text.match(/[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|$)/g) ?? [];
  if (lines.at(-1) === "") lines.pop();
  return ends ? lines : lines.map((line) => line.replace(/(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])$/, ""));
}

function isCased(text, lower) {
  const same = lower ? text === text.toLowerCase() : text === text.toUpperCase();
  return same && /\p{L}/u.test(text) && text.toLowerCase() !== text.toUpperCase();
}

function isTitle(text) {
  let any = false;
  let before = false;
  for (const sign of text) {
    const cased = sign.toLowerCase() !== sign.toUpperCase();
    if (cased && (sign !== sign.toLowerCase()) === before) return false;
    any ||= cased;
    before = cased;
  }
  return any;
}

extend(String.prototype, {
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  casefold: (text) => (!/[ßς]/i.test(text) ? text.toLowerCase() : text.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ")),
  isascii: (text) => PLAIN.test(text),
  isupper: (text) => isCased(text, false),
  islower: (text) => isCased(text, true),
  istitle: isTitle,
  isprintable: (text) => !/[\p{C}\p{Zl}\p{Zp}]/u.test(text),
  ...Object.fromEntries(Object.entries(tests).map(([test, pattern]) => [test, (text) => pattern.test(text)])),
  strip: (text, signs) => stripped(text, signs, true, true),
  lstrip: (text, signs) => stripped(text, signs, true, false),
  rstrip: (text, signs) => stripped(text, signs, false, true),
  split,
  join: (text, all) => (Array.isArray(all) ? all : [...all]).join(text),
  find, rfind, count, splitlines,
  index: (text, wanted) => text.indexOf(wanted),
  replace: (text, old, other) => text.replaceAll(old, () => other),
  startswith: (text, wanted, at = 0) =>
    Array.isArray(wanted) ? wanted.some((each) => text.startsWith(each, at)) : text.startsWith(wanted, at),
  endswith: (text, wanted) => (Array.isArray(wanted) ? wanted.some((each) => text.endsWith(each)) : text.endsWith(wanted)),
  removeprefix: (text, wanted) => (wanted && text.startsWith(wanted) ? text.slice(wanted.length) : text),
  removesuffix: (text, wanted) => (wanted && text.endsWith(wanted) ? text.slice(0, -wanted.length) : text),
  partition(text, sign) {
    const at = text.indexOf(sign);
    return at < 0 ? [text, "", ""] : [text.slice(0, at), sign, text.slice(at + sign.length)];
  },
  rpartition(text, sign) {
    const at = text.lastIndexOf(sign);
    return at < 0 ? ["", "", text] : [text.slice(0, at), sign, text.slice(at + sign.length)];
  },
  translate(text, table) {
    let changed = "";
    for (const character of text) {
      const other = table.get(character.codePointAt(0));
      changed += other === undefined ? character : typeof other === "number" ? String.fromCodePoint(other) : (other ?? "");
    }
    return changed;
  },
  encode: (text) => ({ $decode: () => text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd") }),
});

extend(Array.prototype, {
  append: (list, value) => void list.push(value),
  extend: (list, values) => void list.push(...values),
  insert: (list, at, value) => void list.splice(at, 0, value),
  pop: (list, at = -1) => list.splice(at, 1)[0],
  clear: (list) => void list.splice(0),
  sort(list, key, reverse) {
    const found = sorted(list, key, reverse);
    for (let at = 0; at < found.length; at++) list[at] = found[at];
  },
  index: (list, value) => list.findIndex((each) => equal(each, value)),
  count: (list, value) => list.filter((each) => equal(each, value)).length,
  remove: (list, value) => void list.splice(list.findIndex((each) => equal(each, value)), 1),
});

Object.defineProperty(Number.prototype, "$bit_length", {
  value() {
    return Number(this) === 0 ? 0 : Math.floor(Math.log2(Math.abs(Number(this)))) + 1;
  },
});

Pattern.Dict = Dict;
