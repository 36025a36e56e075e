// The page of what happened in a log: draws when, by kind, provider or policy; a span that is chosen narrows the table.

const data = JSON.parse(document.getElementById("data").textContent);
const root = document.documentElement;
const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 960;
const HEIGHT = 200;
const COLUMNS = 120;
const COLOURS = ["#0b6bcb", "#c2540a", "#2e7d32", "#8e3fb5", "#b3261e", "#00798c", "#8a6d00", "#5c6670"];
const WORDS = {
  en: { kind: "By kind", provider: "By provider", retry: "By next step", in: "Zoom in", out: "Zoom out", all: "All", back: "Earlier", on: "Later", other: "others", errors: "errors", both: "English · 한국어" },
  ko: { kind: "종류별", provider: "제공사별", retry: "다음 조치별", in: "확대", out: "축소", all: "전체", back: "이전", on: "다음", other: "그 밖", errors: "건", both: "English · 한국어" },
};

let by = "kind";
let from = 0;
let to = data ? data.spans : 0;

const korean = () => root.dataset.language === "ko";
const word = (name) => WORDS[korean() ? "ko" : "en"][name];
const named = (group, id) => data.names[group][id][korean() ? 1 : 0];

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function drawn(tag, attributes, text = "") {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.textContent = text;
  return made;
}

/** Minutes counted from the first day of the year 1, as a log writes them; times of the day alone have no date. */
function clock(minutes) {
  const days = Math.floor(minutes / 1440);
  const two = (number) => String(number).padStart(2, "0");
  const time = `${two(Math.floor((minutes % 1440) / 60))}:${two(minutes % 60)}`;
  if (data.start + data.spans * data.width <= 1441) return time;
  const date = new Date(Date.UTC(2000, 0, 1) + (days - 730120) * 86400000);
  return `${date.toISOString().split("T")[0]} ${time}`;
}

const moment = (span) => clock(data.start + span * data.width);

/** How many errors each row has from one span to another (not included). */
function counted(first, end) {
  return data.counts.map((spans) => {
    let sum = 0;
    for (let at = 0; at < spans.length; at += 2) if (spans[at] >= first && spans[at] < end) sum += spans[at + 1];
    return sum;
  });
}

/** The groups by which errors are told apart, the most frequent first; what has no colour left is one group. */
function grouped(counts) {
  const sums = new Map();
  data.groups[by].forEach((id, row) => sums.set(id, (sums.get(id) ?? 0) + counts[row]));
  const ids = [...sums.keys()].sort((one, other) => sums.get(other) - sums.get(one));
  const own = ids.length > COLOURS.length ? ids.slice(0, COLOURS.length - 1) : ids;
  return { sums, own, rest: ids.slice(own.length) };
}

function bars(groups) {
  const step = Math.max(1, Math.ceil((to - from) / COLUMNS));
  const columns = Array.from({ length: Math.ceil((to - from) / step) }, () => new Map());
  data.counts.forEach((spans, row) => {
    const id = data.groups[by][row];
    const place = groups.own.indexOf(id);
    const group = place < 0 ? groups.own.length : place;
    for (let at = 0; at < spans.length; at += 2) {
      if (spans[at] < from || spans[at] >= to) continue;
      const column = columns[Math.floor((spans[at] - from) / step)];
      column.set(group, (column.get(group) ?? 0) + spans[at + 1]);
    }
  });
  return { columns, step };
}

function draw() {
  const counts = counted(from, to);
  const groups = grouped(counts);
  const { columns, step } = bars(groups);
  const sums = columns.map((column) => [...column.values()].reduce((sum, count) => sum + count, 0));
  const most = Math.max(1, ...sums);
  const picture = drawn("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT + 1}`, role: "img", "aria-labelledby": "range", preserveAspectRatio: "none" });
  const wide = WIDTH / columns.length;
  columns.forEach((column, place) => {
    let top = HEIGHT;
    const bar = drawn("g", {});
    for (const [group, count] of [...column].sort((one, other) => one[0] - other[0])) {
      const high = (count / most) * (HEIGHT - 16);
      top -= high;
      bar.append(drawn("rect", { x: place * wide, y: top, width: Math.max(wide - 1, 0.5), height: high, fill: COLOURS[Math.min(group, COLOURS.length - 1)] }));
    }
    const parts = [...column].map(([group, count]) => `${groups.own[group] ? named(by, groups.own[group]) : word("other")} ${count.toLocaleString()}`);
    if (parts.length) bar.append(drawn("title", {}, [moment(from + place * step), ...parts].join("\n")));
    picture.append(bar);
  });
  picture.append(drawn("line", { class: "axis", x1: 0, x2: WIDTH, y1: HEIGHT, y2: HEIGHT }));
  const chart = document.getElementById("chart");
  chart.replaceChildren(picture, axis(), legend(groups));
  chart.setAttribute("aria-label", word(by));
  narrow(counts);
}

function axis() {
  const line = element("p", { class: "ends" });
  line.append(element("small", {}, moment(from)), element("small", {}, moment(Math.floor((from + to) / 2))), element("small", {}, moment(to)));
  return line;
}

function legend(groups) {
  const list = element("ul", { id: "legend" });
  const item = (place, name, count) => {
    const mark = drawn("svg", { viewBox: "0 0 10 10", "aria-hidden": "true" });
    mark.append(drawn("rect", { width: 10, height: 10, fill: COLOURS[place] }));
    list.append(element("li", {}, mark, ` ${name} ${count.toLocaleString()}`));
  };
  groups.own.forEach((id, place) => groups.sums.get(id) && item(place, named(by, id), groups.sums.get(id)));
  const rest = groups.rest.reduce((sum, id) => sum + groups.sums.get(id), 0);
  if (rest) item(COLOURS.length - 1, word("other"), rest);
  return list;
}

/** Shows in the table what happened in the span that is looked at, and says what that comes to. */
function narrow(counts) {
  const whole = from === 0 && to === data.spans;
  let errors = 0;
  let kinds = 0;
  for (const row of document.querySelectorAll("tr[data-row]")) {
    const count = counts[Number(row.dataset.row)];
    const shown = row.querySelector(".count");
    shown.dataset.all ??= shown.textContent;
    shown.textContent = whole ? shown.dataset.all : count.toLocaleString();
    row.querySelector("small").hidden = !whole;
    row.hidden = !whole && count === 0;
    errors += count;
    kinds += count > 0;
  }
  document.getElementById("range").textContent = `${moment(from)} – ${moment(to)}: ${amounts(errors, kinds)}`;
}

/** How many errors, of how many: what shows no time, or has no row of its own, is in no span. */
function amounts(errors, kinds) {
  const [some, all] = [errors.toLocaleString(), data.errors.toLocaleString()];
  if (korean()) return `오류 ${errors < data.errors ? `${all}건 중 ` : ""}${some}건, ${kinds}종`;
  const counted = errors < data.errors ? `${some} of ${all} errors` : errors === 1 ? "1 error" : `${some} errors`;
  return errors === 1 ? counted : `${counted}, ${kinds} different ${kinds === 1 ? "one" : "ones"}`;
}

function look(first, end) {
  const size = Math.max(1, Math.min(data.spans, Math.round(end - first)));
  from = Math.max(0, Math.min(data.spans - size, Math.round(first)));
  to = from + size;
  draw();
}

const MOVES = {
  in: () => look(from + (to - from) / 4, to - (to - from) / 4),
  out: () => look(from - (to - from) / 2, to + (to - from) / 2),
  all: () => look(0, data.spans),
  back: () => look(from - (to - from) / 2, to - (to - from) / 2),
  on: () => look(from + (to - from) / 2, to + (to - from) / 2),
};
const KEYS = { "+": "in", "=": "in", "-": "out", 0: "all", Escape: "all", ArrowLeft: "back", ArrowRight: "on" };

function tools() {
  const place = document.getElementById("tools");
  const button = (name, pressed, act) => {
    const made = element("button", { type: "button", ...(pressed === null ? {} : { "aria-pressed": String(pressed) }) }, word(name));
    made.addEventListener("click", act);
    return made;
  };
  const group = (name) => button(name, by === name, () => { by = name; tools(); draw(); });
  replaced(place, ...["kind", "provider", "retry"].map(group), ...Object.keys(MOVES).map((name) => button(name, null, MOVES[name])));
  place.hidden = false;
}

/** Puts buttons in the places of others; the keyboard stays on the same one. */
function replaced(place, ...buttons) {
  const at = [...place.children].indexOf(document.activeElement);
  place.replaceChildren(...buttons);
  if (at >= 0) place.children[at].focus();
}

/** A span is chosen by dragging over it. */
function dragged(chart) {
  let begun = null;
  const at = (event) => {
    const box = chart.querySelector("svg").getBoundingClientRect();
    return from + Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)) * (to - from);
  };
  chart.addEventListener("pointerdown", (event) => { if (event.target.closest("svg")) begun = at(event); });
  chart.addEventListener("pointermove", (event) => {
    const picture = chart.querySelector("svg");
    picture.querySelector(".chosen")?.remove();
    if (begun === null) return;
    const [low, high] = [begun, at(event)].sort((one, other) => one - other).map((span) => ((span - from) / (to - from)) * WIDTH);
    picture.append(drawn("rect", { class: "chosen", x: low, y: 0, width: high - low, height: HEIGHT }));
  });
  addEventListener("pointerup", (event) => {
    if (begun === null) return;
    const [low, high] = [begun, at(event)].sort((one, other) => one - other);
    begun = null;
    if ((high - low) / (to - from) > 0.01) look(Math.floor(low), Math.ceil(high));
    else chart.querySelector(".chosen")?.remove();
  });
  addEventListener("pointercancel", () => {
    begun = null; // the finger scrolls the page
    chart.querySelector(".chosen")?.remove();
  });
  chart.addEventListener("keydown", (event) => {
    const move = KEYS[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    MOVES[move]();
  });
}

function speak(language) {
  root.dataset.language = language;
  root.lang = language === "ko" ? "ko" : "en";
  const place = document.getElementById("languages");
  replaced(place, ...[["en", "English"], ["ko", "한국어"], ["both", word("both")]].map(([id, name]) => {
    const made = element("button", { type: "button", "aria-pressed": String(id === language) }, name);
    made.addEventListener("click", () => speak(id));
    return made;
  }));
  place.hidden = false;
  if (data) { tools(); draw(); }
}

if (data) dragged(document.getElementById("chart"));
speak(navigator.language.startsWith("ko") ? "ko" : "en");
