// Elements of the page. What comes from tables and users is text and never markup.

import { visible } from "./texts.js";

// An element with attributes (functions listen to events) and children: texts or elements.
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

// A text as it is shown, line ends kept.
export function lines(text) {
  const parts = [];
  for (const line of visible(text, true).split("\n")) {
    if (parts.length) parts.push(document.createElement("br"));
    parts.push(line);
  }
  return parts;
}

// A part of a card: a text and its style.
export function styled([text, style]) {
  if (style.startsWith("link ")) return element("a", { href: style.slice(5), rel: "noreferrer", target: "_blank" }, ...lines(text));
  return style === "bold" ? element("strong", {}, ...lines(text)) : element("span", style ? { class: style } : {}, ...lines(text));
}

// A text with some of it marked: begins and ends.
export function marked(text, spans) {
  const parts = [];
  let at = 0;
  for (const [begin, end] of spans) {
    parts.push(visible(text.slice(at, begin), true), element("mark", {}, visible(text.slice(begin, end), true)));
    at = end;
  }
  return [...parts, visible(text.slice(at), true)];
}
