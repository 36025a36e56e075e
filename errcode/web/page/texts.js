// Texts made visible, and the keys of messages: functions of `errcode.text` that Python writes with bytes.

/* global py */

const ONE_LINE = "\t\n\r\v\f";

// A text that shows what it holds: control and direction characters written as escapes.
export function visible(text, lines = false) {
  if (/^[ -~]*$/.test(text)) return text;
  let seen = "";
  for (const character of text) {
    const code = character.codePointAt(0);
    if (lines ? character === "\n" || character === "\t" : ONE_LINE.includes(character)) seen += lines ? character : " ";
    else seen += py._UNSEEN.some(([first, last]) => first <= code && code <= last) ? py._written(code) : character;
  }
  return seen;
}

export const COMPATIBLE = /[\u1100-\u11ff\uff00-\uffff\u2100-\u213f\u2480-\u24ff\u00b2\u3000]/;
const DROPPED = /[\0\x02-\x09\x0b-\x2f:;?@[-`{-\x7f]/g;
const KEPT = new Set("<>=%");

// The keys of texts (`errcode.text.normal.keys`); of templates with a mark for each placeholder.
export function keysOf(texts, templates = false) {
  return texts.map((given) => {
    let text = given.replaceAll("\n", " ");
    if (templates) text = py.holed(text);
    if (COMPATIBLE.test(text)) text = py._unified(text).replaceAll("\n", " ");
    text = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
    text = text.replace(DROPPED, (sign) => (KEPT.has(sign) ? sign : ""));
    return /[^\0-\x7f]/.test(text) ? [...text].filter((sign) => !py.MARKS.includes(sign)).join("") : text;
  });
}
