// The page: reads the question with every key, searches or explains, shows what was found.

import { element } from "./elements.js";
import { Engine } from "./engine.js";
import { laidOf } from "./lexicon.js";
import { FILTERS, readPlace, writePlace, writePlaceLater } from "./place.js";
import { quicken } from "./quick.js";
import { answersOf, errorsOf, Results } from "./results.js";
import { localized, speak, spokenLanguage, word } from "./words.js";

const SHOWN = 20; // results
const LISTED = 100; // entries of a filter, errors of a text: more than that nobody reads, and a browser draws for seconds
const LONGEST_TEXT = 200_000; // characters of a pasted text that are read

class Page {
  constructor(engine) {
    this.engine = engine;
    this.question = document.getElementById("question");
    this.status = document.getElementById("status");
    this.results = new Results(document.getElementById("results"), engine, (text) => this.say(text), (name) => this.opened(name));
    this.place = readPlace();
    this.waiting = 0; // what is done later, if no key comes before
    this.prepared = false; // whether everything is made that answers need
    this.listen();
    this.draw();
    this.question.focus();
  }

  say(text) {
    this.status.textContent = text;
  }

  // Draws everything in the language that is spoken.
  draw() {
    speak(this.place.language);
    this.question.placeholder = word("placeholder");
    this.drawLanguages();
    this.drawFilters();
    this.question.value = this.place.question;
    this.answer();
  }

  drawLanguages() {
    const names = { en: "English", ko: "한국어" };
    document.getElementById("languages").replaceChildren(
      ...Object.entries(names).map(([id, name]) =>
        element("button", { type: "button", lang: id, "aria-pressed": String(spokenLanguage() === id), click: () => this.speakIn(id) }, name),
      ),
    );
  }

  speakIn(language) {
    this.place.language = language;
    writePlace(this.place);
    this.draw();
    document.querySelector(`#languages [lang=${language}]`).focus();
  }

  drawFilters() {
    const fields = FILTERS.map((name) => {
      const options = this.choices(name).map(([value, text]) => element("option", { value, selected: this.place.filters[name] === value }, text));
      const choice = element("select", { id: `filter-${name}`, change: () => this.filter(name, choice.value) }, element("option", { value: "" }, word("all")), ...options);
      return element("label", {}, element("span", {}, word(name)), choice);
    });
    const clear = element("button", { type: "button", click: () => this.clear() }, word("clear"));
    const box = document.getElementById("filters");
    box.replaceChildren(box.querySelector("legend"), ...fields, clear);
  }

  choices(name) {
    const { tables, kinds, retries } = this.engine;
    if (name === "provider") return tables.map(({ provider }) => [provider.id, localized(provider.name) || provider.id]);
    if (name === "kind") return [...kinds.values()].map((kind) => [kind.id, localized(kind.name)]);
    if (name === "retry") return [...retries.entries()].map(([id, text]) => [id, `${id}: ${localized(text)}`]);
    return this.engine.statuses.map((status) => [String(status), String(status)]);
  }

  filter(name, value) {
    this.place.filters[name] = value;
    this.place.open = "";
    writePlace(this.place, true);
    this.answer();
  }

  clear() {
    this.place = { ...this.place, question: "", open: "", filters: Object.fromEntries(FILTERS.map((name) => [name, ""])) };
    writePlace(this.place, true);
    this.draw();
    this.question.focus();
  }

  asked() {
    const { provider, kind, retry, http } = this.place.filters;
    const only = (value) => (value ? [value] : []);
    return { providers: only(provider), kinds: only(kind), retry: only(retry), http: only(http).map(Number) };
  }

  // Does something when the page has drawn, unless a key is pressed before.
  later(act) {
    this.waiting = setTimeout(act);
  }

  // Answers the question: a text is explained, words are searched for. Where the browser has the next key already, this
  // one is stale.
  answer() {
    clearTimeout(this.waiting);
    if (navigator.scheduling?.isInputPending?.()) this.later(() => this.answer());
    else this.answerNow();
  }

  answerNow() {
    const words = this.place.question.trim();
    this.fit();
    const filters = this.asked();
    const filtered = Object.values(filters).some((values) => values.length);
    if (!words && !filtered) {
      this.say(`${this.engine.size.toLocaleString("en")} ${word("ready")} ${this.engine.tables.length} ${word("providers")}`);
      this.results.show([]);
    } else if (!words) {
      this.list(filters);
    } else {
      const text = isText(words);
      if (!(text && this.explain(words, filters))) this.search(words, filters, text);
    }
  }

  explain(text, filters) {
    const found = this.engine.explain(text.slice(0, LONGEST_TEXT), filters.providers);
    if (!found.length) return false;
    this.results.show(errorsOf(found.slice(0, LISTED), this.engine), this.place.open);
    this.say(counted("explained", found.length) + (text.length > LONGEST_TEXT ? ` ${word("cut")}` : ""));
    return true;
  }

  // What was tried as a text already is not explained once more where no entry fits it. Before what explains is made,
  // what comes near is shown first.
  search(words, filters, tried) {
    const found = answersOf(this.engine.search(words, { ...filters, limit: SHOWN }), this.engine);
    if (found.length) {
      this.results.show(found, this.place.open);
      this.say(`${word("found")} ${found.length}`);
    } else if (tried) {
      this.near(words, filters);
    } else if (!this.prepared) {
      this.near(words, filters);
      this.later(() => this.explain(words, filters));
    } else if (!this.explain(words, filters)) {
      this.near(words, filters);
    }
  }

  // Answers questions as if they were asked, so that nobody's first one waits for what only the first needs.
  rehearse(questions) {
    for (const words of questions) {
      this.results.show(answersOf(this.engine.search(words, { limit: SHOWN }), this.engine));
      this.results.place.getBoundingClientRect();
    }
    this.answer();
  }

  near(words, filters) {
    const near = answersOf(this.engine.search(words, { ...filters, limit: 3, everything: true }), this.engine);
    this.results.show(near, this.place.open);
    this.say(word(near.length ? "nothing" : "none"));
  }

  list(filters) {
    const [count, found] = this.engine.list(filters, LISTED);
    this.results.show(answersOf(found, this.engine), this.place.open);
    this.say(counted("found", count));
  }

  opened(name) {
    this.place.open = name;
    writePlace(this.place, true);
  }

  // Gives the question as many lines as it takes; the stylesheet says how many at most.
  fit() {
    if (CSS.supports("field-sizing", "content")) return;
    this.question.rows = this.question.value.split("\n").length;
  }

  listen() {
    this.question.addEventListener("input", () => {
      this.place = { ...this.place, question: this.question.value, open: "" };
      writePlaceLater(this.place);
      this.answer();
    });
    document.addEventListener("keydown", (event) => this.pressed(event));
    document.getElementById("ask").addEventListener("submit", (event) => event.preventDefault());
    window.addEventListener("popstate", () => this.gone());
    window.addEventListener("hashchange", () => this.gone());
  }

  // Goes where the address has gone: back, forward, or by a link.
  gone() {
    this.place = readPlace();
    this.draw();
  }

  pressed(event) {
    const typing = event.target === this.question;
    const inside = this.results.place.contains(event.target);
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const oneLine = !this.question.value.includes("\n");
    if (event.key === "/" && !typing && !/^(?:INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) this.question.select();
    else if (event.key === "ArrowDown" && (inside || (typing && oneLine))) this.results.move(1, this.question);
    else if (event.key === "ArrowUp" && inside) this.results.move(-1, this.question);
    else if (event.key === "Enter" && typing && oneLine && !event.shiftKey) this.results.move(1, this.question);
    else if (event.key === "Escape" && inside) this.question.select();
    else if (event.key === "Escape" && typing) this.clear();
    else return;
    event.preventDefault();
  }
}

// How many there are, and how many of them are shown.
function counted(what, count) {
  return `${word(what)} ${count.toLocaleString("en")}${count > LISTED ? ` (${word("first").replace("#", LISTED)})` : ""}`;
}

// Tells a text that holds an error from words that are searched for.
function isText(words) {
  return /[\n{}<]|["'][:=,]|[:=] ?["'-]?\w+ ?[,)&]|\): /.test(words) || words.length > 120;
}

// Questions of each sort; the first of them takes most of the ways that a question may take.
const WARM = ["my order vanished and the exchange does not find it, why this internal error", "잔고 부족", "insuficient balnce", "주문이 안 들어가요"];
const FIRST = ["ㅈㄱ ㅂㅈ", "cnfrma gksehchrhk", "invalid api key"];
const TEXTS = ["{}", "error: 1", "HTTP/1.1 429 Too Many Requests", "429 떠요", "nothing of this fits"];

// What the first questions of each sort and the first text would have to wait for, in small steps.
function* preparations(engine, page) {
  for (const words of FIRST) yield engine.search(words);
  for (const { forms } of engine.vocabulary.situations) for (const form of forms) yield [...form.$places("")];
  yield* engine.preparations();
  for (const text of TEXTS) yield engine.explain(text);
  page.prepared = true;
  for (const table of engine.tables) for (const row of table.rows) yield laidOf(row);
}

// Takes steps while nothing else happens.
function idly(steps) {
  const idle = window.requestIdleCallback ?? ((call) => setTimeout(() => call({ timeRemaining: () => 0 }), 20));
  idle((deadline) => {
    let done;
    do ({ done } = steps.next());
    while (!done && deadline.timeRemaining() > 3);
    if (!done) idly(steps);
  });
}

quicken();
document.getElementById("status").textContent = "…";
const { program: _program, ...packed } = window.errcode;
window.errcode = new Engine(packed); // for the console, and for tests
const page = new Page(window.errcode);
page.rehearse(WARM);
performance.mark("usable");
document.body.dataset.ready = "";
idly(preparations(window.errcode, page));
