// What is made once of the tables, and asked again and again: tables, vocabulary, texts to search, diagnoser.

import { Corpus } from "./corpus.js";
import { Dict, setPhrases } from "./python.js";
import { layGuesses } from "./spelling.js";
import { now } from "./times.js";
/* global py */

const LAID = 100_000; // entries that are kept laid out for searching, whatever was asked for

// Objects of JSON as Python's dicts.
export function dicts(value) {
  if (Array.isArray(value)) return value.map(dicts);
  if (typeof value !== "object" || value === null) return value;
  const made = new Dict();
  for (const key in value) made.set(key, dicts(value[key]));
  return made;
}

// So many rows of columns; where a column has nothing, a row lacks the key.
function rowsOf(columns, begin, count) {
  const names = Object.keys(columns).filter((name) => !name.startsWith("meaning."));
  return Array.from({ length: count }, (_, at) => {
    const row = new Dict();
    for (const name of names) if (columns[name][begin + at] !== null) row.set(name, dicts(columns[name][begin + at]));
    const meaning = new Dict();
    for (const language of ["en", "ko"]) {
      const text = columns[`meaning.${language}`]?.[begin + at] ?? null;
      if (text !== null) meaning.set(language, text);
    }
    if (meaning.size) row.set("meaning", meaning);
    return row;
  });
}

export class Vocabulary {
  constructor(data) {
    this.synonyms = new py.Synonyms(dicts(data.synonyms));
    const known = new Map();
    for (const row of data.situations) {
      if (!known.has(row.id)) known.set(row.id, new py.Situation(row.id));
      known.get(row.id).$add(dicts(row));
    }
    this.situations = [...known.values()];
    this.needles = new py.Needles(this.situations);
    this.topics = new py.Topics(dicts(data.topics));
    this.objects = py.of_objects(dicts(data.objects));
    this.last = ["", [], "", this.synonyms];
  }

  // What a question tells; asked for each set of tables, and so kept.
  $happened(question) {
    if (question !== this.last[0]) {
      const [happened, rest] = py.happened(question, this.needles);
      this.last = [question, happened, rest, happened.length ? this.synonyms.$beside(happened) : this.synonyms];
    }
    return this.last;
  }
}

export class Engine {
  constructor(data) {
    setPhrases(data.phrases);
    this.data = data;
    this.kinds = py.kinds(dicts({ ...data.kinds, ...data.cases }));
    this.retries = new Dict(data.kinds.retries.map((retry) => [retry.id, retry.name]));
    let begin = 0;
    this.tables = data.tables.map(({ table, origin, count }) => {
      const made = dicts(table);
      made.set("errors", rowsOf(data.rows, begin, count));
      begin += count;
      return new py.Table(made, [origin], this.kinds);
    });
    this.made = new Map();
    this.corpora = new Map();
    this.laid = 0;
  }

  kept(what, make) {
    if (!this.made.has(what)) this.made.set(what, make());
    return this.made.get(what);
  }

  get vocabulary() {
    return this.kept("vocabulary", () => new Vocabulary(this.data));
  }

  table(provider) {
    return this.tables.find((table) => table.provider.id === provider);
  }

  // The texts of some of the tables, laid out for searching; kept, for the same are asked with the next key.
  corpus(tables, only) {
    const filter = ["kinds", "retry", "http", "sections", "status"].map((field) => only[field].join(","));
    const name = `${tables.map((table) => table.provider.id).join(" ")} ${filter.join(";")}`;
    let corpus = this.corpora.get(name);
    if (corpus === undefined) {
      corpus = new Corpus(tables, only);
      this.laid += corpus.size;
      if (this.laid > LAID) [this.laid, this.corpora] = [corpus.size, new Map()];
      this.corpora.set(name, corpus);
    }
    return corpus;
  }

  // The entries that fit words best, as `errcode search` gives them.
  search(words, { providers = [], limit = 10, everything = false, ...filter } = {}) {
    const only = new py.Filter(filter);
    const tables = this.asked(providers);
    const corpus = (some) => this.corpus(some, only);
    return py.search(tables, py.question(words), only, limit, everything, corpus, () => this.vocabulary);
  }

  // How many entries filters keep, and the first of them in the order of their tables, as matches of nothing.
  list({ providers, ...filter }, limit) {
    const only = new py.Filter(filter);
    const found = [];
    let count = 0;
    for (const table of this.asked(providers)) {
      for (const row of table.rows) {
        if (!only.$keeps(table, row)) continue;
        if (count++ < limit) found.push({ entry: table.$entry(row), message: null, matched: "", how: "", score: 0, spans: [] });
      }
    }
    return [count, found];
  }

  asked(providers) {
    return providers.length ? this.tables.filter((table) => providers.includes(table.provider.id)) : this.tables;
  }

  // Makes what the first questions and texts would have to wait for, in steps.
  *preparations() {
    const all = new py.Filter({});
    yield this.corpus(this.tables.filter((table) => table.provider.standard), all);
    const index = this.messages([]);
    yield index.$_keyed_messages();
    yield index.$_keyed_meanings();
    yield this.network;
    for (const table of this.tables) yield layGuesses(this.corpus([table], all));
    const asking = [new py.Filter({ retry: [""] }), new py.Filter({ http: [0] })]; // what filters ask of rows is kept
    for (const table of this.tables) {
      for (const row of table.rows) for (const only of asking) only.$keeps(table, row);
      yield;
    }
  }

  // Every error in a text, as `errcode explain` finds them (`-p` for providers), with how long to wait from now.
  explain(text, providers = [], moment = now()) {
    return py.timed(this, [...this.diagnoser(providers).$findings(text)], text, new Dict(), moment);
  }

  diagnoser(providers) {
    return this.kept(`diagnoser ${providers.join(" ")}`, () => {
      return new py.Diagnoser(this.tables, providers, null, () => this.messages(providers), () => this.network);
    });
  }

  messages(providers) {
    return this.kept(`messages ${providers.join(" ")}`, () => new py.MessageIndex(py.providers_of(this.asked(providers))));
  }

  get network() {
    return this.kept("network", () => new py.Network(dicts(this.data.network), this.tables.map((table) => table.provider)));
  }

  // The number of codes, and the HTTP statuses that any entry has.
  get size() {
    return this.kept("size", () => this.tables.reduce((sum, table) => sum + new Set(table.rows.map((row) => row.get("code"))).size, 0));
  }

  get statuses() {
    return this.kept("statuses", () => {
      const found = new Set();
      for (const table of this.tables) for (const row of table.rows) if (row.get("http_status")) found.add(row.get("http_status"));
      return [...found].sort((a, b) => a - b);
    });
  }
}
