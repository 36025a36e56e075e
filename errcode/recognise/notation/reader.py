"""Reads whatever is written like JSON, a dict, a struct or `key=value`, in one pass.

The reader never fails and never goes back: brackets stand on a stack, each character is looked at a bounded number of
times, and what is cut off, unclosed or out of place is taken as far as it goes. It keeps only fields whose keys are of
interest, so that memory follows the errors in a text rather than its size.
"""

from __future__ import annotations

import re

from errcode.recognise.notation.quotes import Quoted, Quotes, whole
from errcode.recognise.notation.tokens import (
    ARROW,
    BLANKS,
    EMPTY,
    EMPTY_PAIR,
    GAP,
    LABELLED,
    NAMED_BRACE,
    NAMED_BRACKET,
    NO_VALUE,
    NUMBER,
    OPEN_END,
    OPENS,
    PAIR,
    RUN,
    SEPARATOR,
    STRUCTURE,
    TIGHT_RUN,
    TOKEN,
    WORD,
    WRAPPER,
)
from errcode.recognise.notation.values import Node, Scalar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from errcode.recognise.keys import Keys

DEPTH = 128
"""Open brackets that are remembered; of deeper nesting the outermost is let go."""

KEPT = 4096
"""Items of one list that are remembered."""

_OPENER = {"}": "{", "]": "[", ")": "("}


class Frame:
    """An open bracket and what is being read in it."""

    __slots__ = ("above", "lapse", "last", "node", "slot", "tight")

    def __init__(self, node: Node) -> None:
        self.node = node
        self.slot: str | None = None
        """The key whose value comes next; empty when it is of no interest."""
        self.tight = False
        """Whether that value follows the key without a blank, as in `map[code:-1 msg:text]`."""
        self.last: Scalar | None = None
        """What was read last and may turn out to be a key, or an item."""
        self.above: tuple[str, int] | None = None
        """In YAML: the key above, and how far it is indented."""
        self.lapse = 0
        """Line ends since the last field: pairs in the open text belong together while they are neighbours."""


class Reader:
    """Reads one text; `nodes` and `strings` are what came out."""

    def __init__(self, text: str, keys: Keys) -> None:
        self.text = text
        self.keys = keys
        self.nodes: list[Node] = []
        """Every bracket and every group of loose pairs that holds something of interest, inner ones first."""
        self.strings: list[Scalar] = []
        """Strings that may hold further payloads."""
        self._quotes = Quotes(text)
        self._frames = [Frame(Node("", 0))]
        self._open = {"{": 0, "[": 0, "(": 0}
        self._wrapped = -1
        """Where a string begins that stands in a wrapper's brackets: `String("text")`."""
        self._read()

    def _read(self) -> None:
        search, text = TOKEN.search, self.text
        actions = (
            re.Match.end,
            self._escape,
            self._mark,
            self._bracket,
            self._close,
            self._separate,
            self._part,
            self._comment,
            self._word,
        )
        position = 0
        while (match := search(text, position)) is not None:
            position = actions[match.lastindex or 0](match)
        while len(self._frames) > 1:
            self._pop(len(text))
        self._item(self._frames[0])
        self._flush(len(text))

    # Strings

    def _escape(self, match: re.Match[str]) -> int:
        """Take an escaped quotation mark for a mark of its own, an escaped line end for a blank."""
        mark = match[0].lstrip("\\")
        if mark in ("", "n", "r", "t"):
            return match.end()
        return self._string(match.start(), mark, len(match[0]) - len(mark))

    def _mark(self, match: re.Match[str]) -> int:
        doubled = match[0] == '"' and self._quotes.doubled(match.start())
        return self._string(match.start(), '""' if doubled else match[0], 0)

    def _string(self, position: int, mark: str, level: int) -> int:
        """Read a string where a key or a value may stand; elsewhere a quotation mark is prose."""
        frame = self._frames[-1]
        start = position + level + len(mark)
        if frame.slot is None and (not frame.node.kind or (mark == "'" and self._after_word(position))):
            return self._loose_string(frame, position, start, mark, level)
        quoted = self._quotes.string(start, mark, level)
        if quoted is None:
            if frame.slot is None:
                return start
            quoted = self._quotes.cut(start, level)
            self._take(frame, quoted.scalar)
            self._cut_off(quoted.next)
            return quoted.next
        self._take(frame, quoted.scalar)
        if STRUCTURE.search(self.text, quoted.scalar.start, quoted.scalar.end):
            self.strings.append(quoted.scalar)
        unwraps = position == self._wrapped and self.text.startswith(")", quoted.next)
        return quoted.next + unwraps

    def _cut_off(self, end: int) -> None:
        """Close the brackets that opened on a line whose end is cut off: the next line begins something else."""
        line = self.text.rfind("\n", 0, max(end - 1, 0)) + 1
        while len(self._frames) > 1 and self._frames[-1].node.start >= line:
            self._pop(end)

    def _loose_string(self, frame: Frame, position: int, start: int, mark: str, level: int) -> int:
        """Read a string in the open text: a key before its colon, or a value right after its key."""
        apostrophe = mark == "'" and position > 1 and self.text[position - 2 : position].isalpha()
        quoted = None if frame.node.kind or apostrophe else self._quotes.string(start, mark, level)
        if quoted is None or quoted.scalar.end - start > 512:
            return start
        if self._before_separator(quoted) and quoted.scalar.end - start <= 64:
            frame.last = quoted.scalar
            return quoted.next
        if frame.last is not None and position - frame.last.end <= 2 and self.keys.kept(frame.last.text):
            frame.slot = self.keys.kept(frame.last.text)
            self._take(frame, quoted.scalar)
            if STRUCTURE.search(self.text, quoted.scalar.start, quoted.scalar.end):
                self.strings.append(quoted.scalar)
            return quoted.next
        return start

    def _before_separator(self, quoted: Quoted) -> bool:
        return SEPARATOR.match(self.text, quoted.next) is not None

    def _after_word(self, position: int) -> bool:
        return position > 0 and (self.text[position - 1].isalnum() or self.text[position - 1] == "_")

    # Words, numbers and pairs

    def _word(self, match: re.Match[str]) -> int:
        frame = self._frames[-1]
        if frame.slot is not None:
            position = self._bare(frame, match.start())
            if position > match.start():
                return position
            frame.slot = None
        word = Scalar(match[0], False, match.start(), match.end())
        if self._follows_key(frame, word):
            frame.slot = self.keys.kept(frame.last.text) if frame.last else ""
            word.text = word.text.rstrip(".!?*")
            self._take(frame, word)
        else:
            frame.last = word
        return match.end()

    def _follows_key(self, frame: Frame, word: Scalar) -> bool:
        """Say whether a number stands right behind its key in prose: `status 5600`."""
        last = frame.last
        return (
            last is not None
            and frame.node.kind != "{"
            and 0 < word.start - last.end <= 2
            and self.keys.is_code(last.text)
            and NUMBER.match(word.text) is not None
        )

    def _separate(self, match: re.Match[str]) -> int:
        frame = self._frames[-1]
        if frame.slot is not None or frame.last is None:
            return match.end()
        key, frame.last = frame.last, None
        frame.slot = self._slot(frame, key)
        if frame.node.kind in ("", "(") and (not frame.slot or (frame.above and OPEN_END.match(self.text, key.end))):
            frame.slot = None
            frame.lapse = min(frame.lapse, 1)
            return match.end()
        frame.tight = match[0] == ":" and not self.text[match.end() : match.end() + 1].isspace()
        return self._bare(frame, match.end())

    def _slot(self, frame: Frame, key: Scalar) -> str:
        """Give the name under which a value is kept; in YAML it goes by the keys above it."""
        name = key.text.strip()
        if frame.node.kind:
            return name if name.isdigit() else self.keys.kept(name)
        indent = self._indent(key.start)
        if frame.above is not None:
            above, depth = frame.above
            if indent > depth:
                path = f"{above}.{name}"
                return self.keys.kept(path) if self.keys.names(path) else self.keys.kept(name)
            frame.above = None
        if OPEN_END.match(self.text, key.end) and self.keys.kept(name):
            frame.above = (name, indent)
        return self.keys.kept(name)

    def _indent(self, position: int) -> int:
        """Give how far from its line's start a position is, which is the line's indent where a key begins it."""
        start = self.text.rfind("\n", max(position - 80, 0), position) + 1
        return position - start

    def _bare(self, frame: Frame, position: int) -> int:
        """Read a value that stands without quotation marks; leave any other to its own token."""
        text = self.text
        if (EMPTY if frame.node.kind else EMPTY_PAIR).match(text, position):
            self._take(frame, Scalar("", False, position, position))
            return position
        gap = GAP if frame.node.kind or frame.slot else BLANKS
        position = gap.match(text, position).end()  # type: ignore[union-attr]
        wrapper = WRAPPER.match(text, position)
        if wrapper:
            position = self._wrapped = wrapper.end()
        match = self._run(frame).match(text, position)
        sign = text[position : position + 1]
        labelled = sign == "[" and self.keys.is_message(frame.slot or "") and LABELLED.match(text, position) is not None
        opens = sign in OPENS and not labelled
        if match is None or opens or NO_VALUE.match(text, position):
            return position
        bracket = (NAMED_BRACE if self.keys.is_message(frame.slot or "") else NAMED_BRACKET).match(text, position)
        if bracket:
            return bracket.end() - 1
        raw = match[0].rstrip(" \t\r,;\"'`\\")
        self._take(frame, Scalar(_entities(raw), False, position, position + len(raw)))
        closed = wrapper is not None and text[match.end() : match.end() + 1] == ")"
        return match.end() + closed

    def _run(self, frame: Frame) -> re.Pattern[str]:
        """Give how far a bare value reaches: a word, or for a message as many as there are."""
        slot = frame.slot or ""
        if not (slot.isdigit() or self.keys.is_message(slot)):
            return WORD
        return TIGHT_RUN if frame.tight else RUN

    def _take(self, frame: Frame, value: Scalar) -> None:
        """Put a value where it belongs: under the key that waits for one, else it may be an item or a key."""
        slot, frame.slot = frame.slot, None
        if slot is None:
            frame.last = value
            return
        frame.last = None
        self._put(frame, slot, value)

    def _put(self, frame: Frame, slot: str, value: Scalar | Node) -> None:
        node = frame.node
        if not slot:
            node.others += 1
        elif slot.isdigit() and not self.keys.names(slot):
            if len(node.items) < KEPT:
                node.items.append(value)
        else:
            if slot in node.fields and not node.kind:
                self._flush(value.start)
                node = frame.node
            if not node.kind and not node.fields:
                node.start = value.start
            node.fields.setdefault(slot, value)
            node.end = value.end
            frame.lapse = 0

    def _part(self, match: re.Match[str]) -> int:
        """End a field or an item; a line end alone leaves a key waiting for its value."""
        frame = self._frames[-1]
        line_end = match[0] == "\n"
        self._item(frame)
        if not line_end:
            frame.slot = None
        elif not frame.node.kind:
            frame.lapse += 1
            if not frame.slot or frame.lapse > 1:
                frame.slot = None
            if frame.lapse > 2:
                self._flush(match.start())
        return self._pairs(frame, match.end()) if frame.slot is None and frame.node.kind == "{" else match.end()

    def _item(self, frame: Frame) -> None:
        last, frame.last = frame.last, None
        if last is not None and frame.node.kind and len(frame.node.items) < KEPT:
            frame.node.items.append(last)

    def _comment(self, match: re.Match[str]) -> int:
        """Leave a comment out where values are read; in the open text it is text."""
        if not self._frames[-1].node.kind or self._frames[-1].node.kind == "(":
            return match.end()
        end = self.text.find("\n" if match[0] == "//" else "*/", match.end(), match.end() + 1000)
        if end < 0:
            return match.end()
        return end if match[0] == "//" else end + 2

    # Brackets

    def _bracket(self, match: re.Match[str]) -> int:
        parent = self._frames[-1]
        last = parent.last
        name = last.text if last is not None and match.start() - last.end <= 1 else ""
        self._frames.append(Frame(Node(match[0], match.start(), name)))
        self._open[match[0]] += 1
        if len(self._frames) > DEPTH:
            lost = self._frames.pop(1).node
            self._open[lost.kind] -= 1
            lost.end = match.start()
            self._keep(lost)
        return self._pairs(self._frames[-1], match.end()) if match[0] == "{" else match.end()

    def _pairs(self, frame: Frame, position: int) -> int:
        """Read the plain pairs that stand next in an object, the way most answers are written; the rest is tokens'."""
        match = PAIR.match(self.text, position)
        while match is not None:
            slot = self.keys.kept(match[1])
            value = match[2]
            if value is None:
                if slot and self.keys.is_message(slot):
                    break  # words without quotation marks may go on behind a comma
                scalar = Scalar(match[3], False, *match.span(3))
            else:
                scalar = whole(value, *match.span(2))
                if STRUCTURE.search(value):
                    self.strings.append(scalar)
            self._put(frame, slot, scalar)
            if match[4] is None:
                return match.end()
            position = match.end()
            match = PAIR.match(self.text, position)
        return position

    def _close(self, match: re.Match[str]) -> int:
        """Close down to the bracket that this one closes; without any, the text began inside of it."""
        opener = _OPENER[match[0]]
        if self._open[opener]:
            while self._pop(match.end()) != opener:
                pass
        elif not self._frames[-1].node.kind:
            self._item(self._frames[-1])
            self._flush(match.end())
        return match.end()

    def _pop(self, end: int) -> str:
        frame = self._frames.pop()
        self._item(frame)
        node, parent = frame.node, self._frames[-1]
        node.end = end
        self._open[node.kind] -= 1
        kept = self._keep(node)
        slot, parent.slot = parent.slot, None
        parent.last = None
        if slot is not None and node.kind == "[" and ARROW.match(self.text, node.end):
            self._put(parent, slot, Scalar("", False, node.start, node.start))
            slot = None
        if slot is not None:
            self._put(parent, slot if kept else "", node)
        elif node.kind == "[" and len(node.items) == 1 and not node.fields and isinstance(node.items[0], Scalar):
            self._bracketed(parent, node, node.items[0])
        elif kept and parent.node.kind and len(parent.node.items) < KEPT:
            parent.node.items.append(node)
        return node.kind

    def _bracketed(self, parent: Frame, node: Node, item: Scalar) -> None:
        """Take `[word]` for a key where `=>` follows, as PHP prints it; else for a list of one."""
        if SEPARATOR.match(self.text, node.end):
            parent.last = Scalar(item.text.partition(":")[0], item.quoted, item.start, node.end)
        elif parent.node.kind and len(parent.node.items) < KEPT:
            parent.node.items.append(node)

    def _keep(self, node: Node) -> bool:
        """Remember a node that holds something; say whether it does."""
        if node.fields or any(isinstance(item, Node) for item in node.items):
            self.nodes.append(node)
            return True
        return bool(node.items)

    def _flush(self, end: int) -> None:
        """End a group of loose pairs and begin the next."""
        frame = self._frames[0]
        if frame.node.fields:
            self.nodes.append(frame.node)
        frame.node = Node("", end)
        frame.above = None
        frame.lapse = 0


def _entities(text: str) -> str:
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)
