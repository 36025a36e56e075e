// Where the reader is: question, filters and what is open, in the address behind the #, so that it can be shared.

const LONGEST_ADDRESS = 2_000; // a pasted log is no address

export const FILTERS = ["provider", "kind", "retry", "http"];

export function readPlace() {
  const said = new URLSearchParams(location.hash.slice(1));
  return {
    question: said.get("q") ?? "",
    filters: Object.fromEntries(FILTERS.map((name) => [name, said.get(name) ?? ""])),
    open: said.get("open") ?? "",
    language: said.get("lang") ?? "",
  };
}

export function addressOf(place) {
  const said = new URLSearchParams();
  if (place.question && place.question.length <= LONGEST_ADDRESS) said.set("q", place.question);
  for (const name of FILTERS) if (place.filters[name]) said.set(name, place.filters[name]);
  if (place.open) said.set("open", place.open);
  if (place.language) said.set("lang", place.language);
  return `#${said}`;
}

let typed = null; // an address that is written when the key that made it is answered
let timer = 0;

// Typing changes the place that one is at; the browser takes its time for it.
export function writePlaceLater(place) {
  typed = addressOf(place);
  clearTimeout(timer);
  timer = setTimeout(writeTyped);
}

function writeTyped() {
  clearTimeout(timer);
  if (typed !== null) write(typed, false);
  typed = null;
}

// Opening something is a step that one can go back from.
export function writePlace(place, step = false) {
  const address = addressOf(place);
  if (step) writeTyped();
  typed = null;
  write(address, step);
}

function write(address, step) {
  if (address === location.hash || (address === "#" && !location.hash)) return;
  if (step) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}
