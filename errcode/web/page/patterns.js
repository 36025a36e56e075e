// Python's regular expressions: their syntax made into JavaScript's, and what `re` does with them.

const WORD = "\\p{L}\\p{N}_";
const BLANK = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const CLASSES = { w: WORD, d: "\\p{Nd}", s: BLANK };
const ASCII_CLASSES = { w: "A-Za-z0-9_", d: "0-9", s: " \\t-\\r" };

const IGNORECASE = 2;
const MULTILINE = 8;
const DOTALL = 16;
const VERBOSE = 64;
const ASCII = 256;

// Reads a pattern from left to right, a piece at a time, and writes it anew.
class Translation {
  constructor(source, flags) {
    this.source = source;
    this.at = 0;
    // Where a part tells upper from lower case and the rest does not, both letters are written out.
    this.flags = source.includes("(?-i") ? flags & ~IGNORECASE : flags;
    this.groups = 0; // of Python's
    this.places = [0]; // Python's number → JavaScript's
    this.names = new Map();
    this.atoms = 0;
    this.nested = false; // sets in sets, which want another flag
    this.text = this.alternatives(flags);
  }

  // What stands up to a closing bracket or the end.
  alternatives(flags) {
    let text = "";
    while (this.at < this.source.length && this.source[this.at] !== ")") {
      if (flags & VERBOSE && this.skipped()) continue;
      if (this.source[this.at] === "|") {
        text += "|";
        this.at++;
        continue;
      }
      text += this.repeated(this.piece(flags), flags);
    }
    return text;
  }

  skipped() {
    const sign = this.source[this.at];
    if (/\s/.test(sign)) {
      this.at++;
      return true;
    }
    if (sign !== "#") return false;
    const end = this.source.indexOf("\n", this.at);
    this.at = end < 0 ? this.source.length : end + 1;
    return true;
  }

  repeated(piece, flags) {
    while (flags & VERBOSE && this.at < this.source.length && this.skipped());
    const rest = this.source.slice(this.at);
    const found = /^(?:[*+?]|\{(?:\d+(?:,\d*)?|,\d+)\})/.exec(rest);
    if (!found) return piece;
    this.at += found[0].length;
    const times = found[0].replace("{,", "{0,");
    const behind = this.source[this.at];
    if (behind === "?") {
      this.at++;
      return `${piece}${times}?`;
    }
    if (behind !== "+") return `${piece}${times}`;
    this.at++; // possessive
    return this.atomic(`${piece}${times}`);
  }

  // A lookahead does not go back into what it has taken.
  atomic(text) {
    const name = `a${++this.atoms}`;
    return `(?:(?=(?<${name}>${text}))\\k<${name}>)`;
  }

  piece(flags) {
    const sign = this.source[this.at];
    if (sign === "(") return this.group(flags);
    if (sign === "[") return this.set(flags);
    if (sign === "\\") return this.escape(flags);
    this.at++;
    if (sign === ".") return flags & DOTALL ? "[^]" : "[^\\n]";
    if (sign === "^") return flags & MULTILINE ? "(?<![^\\n])" : "(?<![^])";
    if (sign === "$") return flags & MULTILINE ? "(?![^\\n])" : "(?=\\n?(?![^]))";
    const code = sign.charCodeAt(0);
    if (code >= 0xd800 && code < 0xdc00) return sign + this.source[this.at++];
    return this.literal(sign, flags);
  }

  literal(sign, flags) {
    if (flags & IGNORECASE && !(this.flags & IGNORECASE) && sign.toLowerCase() !== sign.toUpperCase()) {
      return `[${sign.toLowerCase()}${sign.toUpperCase()}]`;
    }
    return /[\^$\\.*+?()[\]{}|/]/.test(sign) ? `\\${sign}` : sign;
  }

  group(flags) {
    const rest = this.source.slice(this.at);
    const named = /^\(\?P<(\w+)>/.exec(rest);
    const back = /^\(\?P=(\w+)\)/.exec(rest);
    const set = /^\(\?([aiLmsux]*)(?:-([imsx]+))?([:)])/.exec(rest);
    if (back) {
      this.at += back[0].length;
      return `\\k<${this.places[this.names.get(back[1])]}>`;
    }
    if (rest.startsWith("(?#")) {
      this.at = this.source.indexOf(")", this.at) + 1;
      return "(?:)";
    }
    if (set) {
      this.at += set[0].length;
      let inner = flags;
      for (const letter of set[1]) inner |= FLAGS[letter] ?? 0;
      for (const letter of set[2] ?? "") inner &= ~(FLAGS[letter] ?? 0);
      if (set[3] === ")") {
        this.flags = inner;
        return this.alternatives(inner);
      }
      return this.closed("(?:", inner);
    }
    for (const begin of ["(?=", "(?!", "(?<=", "(?<!"]) {
      if (rest.startsWith(begin)) {
        this.at += begin.length;
        return this.closed(begin, flags);
      }
    }
    if (rest.startsWith("(?>")) {
      this.at += 3;
      const name = `a${++this.atoms}`;
        return `(?:(?=${this.closed(`(?<${name}>`, flags)})\\k<${name}>)`;
    }
    this.at += named ? named[0].length : 1;
    this.groups++;
    const name = `g${this.groups}`;
    this.places[this.groups] = name;
    if (named) this.names.set(named[1], this.groups);
    return this.closed(`(?<${name}>`, flags);
  }

  closed(begin, flags) {
    const inner = this.alternatives(flags);
    this.at++; // the bracket
    return `${begin}${inner})`;
  }

  set(flags) {
    const begin = this.at++;
    let text = "[";
    if (this.source[this.at] === "^") {
      text += "^";
      this.at++;
    }
    let first = true;
    while (this.source[this.at] !== "]" || first) {
      if (this.at >= this.source.length) throw new Error(`open set: ${this.source.slice(begin)}`);
      first = false;
      text += this.member(flags);
    }
    this.at++;
    return `${text}]`;
  }

  member(flags) {
    const sign = this.source[this.at++];
    if (sign === "\\") {
      const letter = this.source[this.at++];
      const classes = flags & ASCII ? ASCII_CLASSES : CLASSES;
      if (letter in classes) return classes[letter];
      if ("WSD".includes(letter)) {
        this.nested = true;
        return `[^${classes[letter.toLowerCase()]}]`;
      }
      if (letter === "b") return "\\b";
      return this.character(letter);
    }
    const inner = flags & IGNORECASE && !(this.flags & IGNORECASE) && /[a-zA-Z]/.test(sign);
    const range = this.source[this.at] === "-" && this.source[this.at + 1] !== "]";
    const text = /[\^\\[\]&~|{}()/]/.test(sign) || (sign === "-" && !range) ? `\\${sign}` : sign;
    if (sign === "&" || sign === "~") return sign;
    if (range) {
      this.at++;
      const end = this.source[this.at] === "\\" ? (this.at++, this.character(this.source[this.at++])) : this.source[this.at++];
      const last = /[\^\\[\]]/.test(end) && end.length === 1 ? `\\${end}` : end;
      if (!inner) return `${text}-${last}`;
      return `${sign.toLowerCase()}-${last.toLowerCase()}${sign.toUpperCase()}-${last.toUpperCase()}`;
    }
    return inner ? `${sign.toLowerCase()}${sign.toUpperCase()}` : text;
  }

  escape(flags) {
    this.at++;
    const letter = this.source[this.at++];
    const classes = flags & ASCII ? ASCII_CLASSES : CLASSES;
    if (letter in classes) return `[${classes[letter]}]`;
    const lower = letter.toLowerCase();
    if ("WDS".includes(letter)) return `[^${classes[lower]}]`;
    const word = `[${classes.w}]`;
    if (letter === "b") return `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`;
    if (letter === "B") return `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word}))`;
    if (letter === "A") return "(?<![^])";
    if (letter === "Z") return "(?![^])";
    if (/[1-9]/.test(letter)) return `\\k<${this.places[Number(letter)]}>`;
    return this.character(letter, flags);
  }

  // An escape that stands for one character.
  character(letter, flags = 0) {
    if ("nrtfv".includes(letter)) return `\\${letter}`;
    if (letter === "a") return "\\x07";
    if (letter === "0") return "\\0";
    const size = { x: 2, u: 4, U: 8 }[letter];
    if (size) {
      const digits = this.source.slice(this.at, this.at + size);
      this.at += size;
      return `\\u{${digits}}`;
    }
    return /[\^$\\.*+?()[\]{}|/-]/.test(letter) ? `\\${letter}`.replace("\\-", "\\x2d") : this.literal(letter, flags);
  }
}

const FLAGS = { i: IGNORECASE, m: MULTILINE, s: DOTALL, x: VERBOSE, a: ASCII };

export class Pattern {
  constructor(pattern, flags = 0) {
    this.pattern = pattern;
    this.flags = flags;
    this.ready = null;
    this.made = new Map();
  }

  translated() {
    if (!this.ready) this.ready = new Translation(this.pattern, this.flags);
    return this.ready;
  }

  // `g` searches, `y` matches at a place, `f` matches to the end; `d` tells where groups stand.
  expression(how, places = false) {
    const key = how + places;
    let found = this.made.get(key);
    if (!found) {
      const { text, flags, nested } = this.translated();
      const source = how === "f" ? `(?:${text})(?![^])` : text;
      found = new RegExp(source, (how === "g" ? "g" : "y") + (nested ? "v" : "u") + (flags & IGNORECASE ? "i" : "") + (places ? "d" : ""));
      this.made.set(key, found);
    }
    return found;
  }

  run(how, text, at = 0, end) {
    const given = end === undefined || end === null || end >= text.length ? text : text.slice(0, Math.max(end, 0));
    if (at > given.length) return null;
    const expression = this.expression(how);
    expression.lastIndex = Math.max(at, 0);
    const found = expression.exec(given);
    return found && new Match(this, found, given, how);
  }

  $search(text, at, end) {
    return this.run("g", text, at, end);
  }
  $match(text, at, end) {
    return this.run("y", text, at, end);
  }
  $fullmatch(text, at, end) {
    return this.run("f", text, at, end);
  }

  *$finditer(text, at = 0, end) {
    while (true) {
      const match = this.run("g", text, at, end);
      if (!match) return;
      yield match;
      at = match.$end() > match.$start() ? match.$end() : match.$end() + 1;
    }
  }

  $findall(text) {
    const { groups } = this.translated();
    if (groups === 0) return text.match(this.expression("g")) ?? [];
    const found = [];
    for (const match of this.$finditer(text)) {
      if (groups === 1) found.push(match.item(1) ?? "");
      else found.push(match.$groups("").map((each) => each ?? ""));
    }
    return found;
  }

  $sub(change, text, most = 0) {
    const write = typeof change === "function" ? change : filler(change);
    let [written, at, times] = ["", 0, 0];
    for (const match of this.$finditer(text)) {
      if (most && times >= most) break;
      written += text.slice(at, match.$start()) + write(match);
      at = match.$end();
      times++;
    }
    return times ? written + text.slice(at) : text;
  }

  $split(text, most = 0) {
    const parts = [];
    let at = 0;
    for (const match of this.$finditer(text)) {
      if (most && parts.length >= most) break;
      parts.push(text.slice(at, match.$start()), ...match.$groups());
      at = match.$end();
    }
    return [...parts, text.slice(at)];
  }
}

function filler(template) {
  if (!template.includes("\\")) return () => template;
  return (match) =>
    template.replace(/\\(?:g<(\w+)>|(\d)|(.))/g, (_, name, digit, other) =>
      other !== undefined ? ({ n: "\n", t: "\t", "\\": "\\" }[other] ?? `\\${other}`) : (match.item(digit ? Number(digit) : /^\d+$/.test(name) ? Number(name) : name) ?? ""),
    );
}

class Match {
  constructor(pattern, found, string, how) {
    this.re = pattern;
    this.found = found;
    this.string = string;
    this.how = how;
    this.placed = null;
  }

  number(group) {
    return typeof group === "string" ? this.re.translated().names.get(group) : group;
  }

  item(group) {
    const number = this.number(group);
    if (number === 0) return this.found[0];
    return this.found.groups[`g${number}`] ?? null;
  }

  place(group) {
    const number = this.number(group);
    if (!number) return [this.found.index, this.found.index + this.found[0].length];
    if (!this.placed) {
      const expression = this.re.expression(this.how, true);
      expression.lastIndex = this.found.index;
      this.placed = expression.exec(this.string).indices.groups;
    }
    return this.placed[`g${number}`] ?? [-1, -1];
  }

  get lastindex() {
    const { groups } = this.re.translated();
    const there = Array.from({ length: groups }, (_, place) => place + 1).filter((number) => this.item(number) !== null);
    if (there.length < 2) return there[0] ?? null;
    let [last, end] = [null, -1];
    for (const number of there) {
      const place = this.place(number)[1];
      if (place >= end) [last, end] = place > end ? [number, place] : [last, end];
    }
    return last;
  }

  $start(group = 0) {
    return this.place(group)[0];
  }
  $end(group = 0) {
    return this.place(group)[1];
  }
  $span(group = 0) {
    return this.place(group);
  }
  $group(group = 0) {
    return this.item(group);
  }
  $groups(otherwise = null) {
    return Array.from({ length: this.re.translated().groups }, (_, place) => this.item(place + 1) ?? otherwise);
  }
  $groupdict() {
    const found = new this.re.constructor.Dict();
    for (const name of this.re.translated().names.keys()) found.set(name, this.item(name));
    return found;
  }
}

export const re = {
  NOFLAG: 0, IGNORECASE, I: IGNORECASE, MULTILINE, DOTALL, VERBOSE, ASCII,
  compile: (pattern, flags = 0) => new Pattern(pattern, flags),
  search: (pattern, text, flags) => kept(pattern, flags).$search(text),
  match: (pattern, text, flags) => kept(pattern, flags).$match(text),
  fullmatch: (pattern, text, flags) => kept(pattern, flags).$fullmatch(text),
  findall: (pattern, text, flags) => kept(pattern, flags).$findall(text),
  sub: (pattern, change, text, most, flags) => kept(pattern, flags).$sub(change, text, most),
  split: (pattern, text, most) => kept(pattern, 0).$split(text, most),
  escape: (text) => text.replace(/[()[\]{}?*+\-|^$\\.&~# \t\n\r\v\f]/g, "\\$&"),
};

const patterns = new Map();
function kept(pattern, flags = 0) {
  const name = `${flags}:${pattern}`;
  if (!patterns.has(name)) {
    if (patterns.size > 500) patterns.clear();
    patterns.set(name, new Pattern(pattern, flags));
  }
  return patterns.get(name);
}
