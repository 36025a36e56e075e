"""Source code: enumerations, constants, dictionaries, branches and classes of codes, read by tree-sitter and never run.

The tree of every language is read alike: what gives a value to a name or a key is a row, under the names of the
classes, enumerations and variables around it; strings, numbers and comments are its cells. Which of them is the code,
`columns` says, as for any table.
"""

from __future__ import annotations

import http
import re

from errcode.authoring.importers import words
from errcode.authoring.importers.cells import is_code, is_name, is_number
from errcode.authoring.importers.grid import Grid
from errcode.authoring.importers.library import library
from errcode.authoring.importers.protobuf import comment_text
from errcode.authoring.importers.syntax import (
    BODIES,
    BRANCHES,
    CALLS,
    CLASSES,
    COMMENTS,
    CONSTANTS,
    LANGUAGES,
    MEMBERS,
    NAMED_VALUES,
    NAMES,
    NUMBERED,
    NUMBERS,
    PAIRS,
    PATHS,
    PIECES,
    RECORDS,
    SCOPES,
    SIGNED,
    STRINGS,
)
from errcode.model import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    Node = Any

LARGEST = 8 * 2**20
"""Bytes of a file."""
MOST_ROWS = 50_000
_ESCAPE = re.compile(r"\\(n|t|r|u\{?[0-9a-fA-F]{4,6}\}?|x[0-9a-fA-F]{2}|.)", re.DOTALL)


class Found(Record):
    """A row of source code: a name or key with its values."""

    scope: tuple[str, ...]
    form: str
    name: str
    values: tuple[str, ...]
    named: tuple[tuple[str, str], ...]
    comment: str
    line: int


def grids(text: str, name: str) -> Iterator[Grid]:
    """Give the rows of a file, those of one form under one scope as a grid.

    Raises:
        UsageError: The grammars are not installed.
        ValueError: The file is too large.
    """
    if len(text) > LARGEST:
        raise ValueError(f"{len(text) // 2**20} MB of source code; cut out the part with the codes")
    package, function = LANGUAGES[name.rpartition(".")[2].casefold()]
    language = getattr(library(f"tree_sitter_{package}", "source code", "source"), function)()
    sitter = library("tree_sitter", "source code", "source")
    tree = sitter.Parser(sitter.Language(language)).parse(text.encode())
    grouped: dict[tuple[tuple[str, ...], str], list[Found]] = {}
    for found in _rows(tree.root_node):
        rows = grouped.setdefault((found.scope, found.form), [])
        if len(rows) < MOST_ROWS:
            rows.append(found)
    for (scope, form), rows in grouped.items():
        for heading, part in _by_prefix(rows) if form == "constant" else [((), rows)]:
            yield from _grid(part, (*scope, *heading), form)


def _rows(root: Node) -> Iterator[Found]:
    """Go through a tree in order; what is a row is not entered again, unless it is a container of rows."""
    comments = _Comments(root)
    count = _Count()
    stack: list[tuple[Node, tuple[str, ...]]] = [(root, ())]
    while stack:
        node, scope = stack.pop()
        form = _form(node)
        inside = scope
        if form:
            found = _found(node, form, scope, comments, count)
            if found is not None:
                yield found
                continue
            inside = (*scope, *_named(node)) if form in ("constant", "pair") else scope
        elif node.type in SCOPES:
            inside = (*scope, *_named(node))
            count.start()
        stack += [(child, inside) for child in reversed(node.named_children) if child.type not in COMMENTS]


def _form(node: Node) -> str | None:
    """Say what kind of row a node is; None when it is none."""
    if node.type in MEMBERS or (node.type == "property_identifier" and node.parent.type == "enum_body"):
        return "member"
    if node.type in CLASSES and _body_codes(node):
        return "class"
    if node.type in PAIRS:
        return "pair"
    if node.type in CONSTANTS:
        return "constant"
    if node.type in BRANCHES:
        return "branch"
    if node.type in RECORDS and node.parent is not None and node.parent.type not in PAIRS | CONSTANTS and _keys(node):
        return "record"
    return "call" if node.type in CALLS else None


def _found(node: Node, form: str, scope: tuple[str, ...], comments: _Comments, count: _Count) -> Found | None:
    """Read a row; None when the node holds no values of its own, or rows rather than values."""
    if form != "class" and _holds_rows(node, form):
        return None
    reading = _Reading()
    reading.read(node, form)
    name = reading.name
    values = list(reading.values)
    if form == "member" and node.type in NUMBERED | {"enum_assignment"} and name:
        values = count.number(values, node)
    if form == "constant" and node.type == "const_spec":
        values = count.iota(values, node)
    if form == "call" and (len(values) + len(reading.named) < 2 or not any(map(is_code, values[:2] or [""]))):
        return None
    if form in ("pair", "branch", "constant") and not values and not reading.named:
        return None
    return Found(
        scope=(*scope, *([reading.called] if form == "call" and reading.called else [])),
        form=form,
        name=name,
        values=tuple(values),
        named=tuple(reading.named),
        comment=comments.of(node),
        line=node.start_point[0] + 1,
    )


def _holds_rows(node: Node, form: str) -> bool:
    """Tell whether a node holds several rows: a dictionary of codes, a list of records, calls within a call."""
    stack, codes, lists = list(node.named_children), 0, 0
    looked = 0
    while stack and looked < 2_000:
        child = stack.pop()
        looked += 1
        if child.type in PAIRS:
            key = _text_of(child.named_children[0]) if child.named_children else ""
            codes += (
                is_number(key) or (is_name(key) and key.upper() == key) or child.type == "array_element_initializer"
            )
        elif form in ("constant", "call") and child.type in CALLS | RECORDS and child.type != node.type:
            lists += _is_row(child)
        if child.type not in BODIES:
            stack += child.named_children
        if codes > 1 or lists > 1:
            return True
    return form == "constant" and node.type in ("assignment",) and codes == 1


def _is_row(node: Node) -> bool:
    """Tell whether a call or a list holds a code and a text directly."""
    texts = [_text_of(child) for child in _arguments(node)]
    return len(texts) >= 2 and any(map(is_code, texts[:2])) and any(" " in text or text for text in texts[1:])


def _arguments(node: Node) -> list[Node]:
    below = next(
        (child for child in node.named_children if child.type in ("argument_list", "arguments", "value_arguments")),
        node,
    )
    return [
        child
        for child in below.named_children
        if child.type in STRINGS | NUMBERS | SIGNED | NAMED_VALUES | {"literal_element"}
    ]


def _keys(node: Node) -> bool:
    """Tell whether a literal of named fields has one that is called a code."""
    for pair in node.named_children:
        key = words.plain(_text_of(pair.named_children[0])) if pair.named_children else ""
        if pair.type in PAIRS | {"field_initializer"} and (
            words.ERROR_CODE.search(key) or words.PLAIN_CODE.search(key)
        ):
            return True
    return False


def _body_codes(node: Node) -> bool:
    """Tell whether a class gives itself a code: `code = 1001` in its body."""
    body = node.child_by_field_name("body")
    for line in body.named_children[:40] if body is not None else ():
        held = line.named_children[0] if line.type == "expression_statement" and line.named_children else line
        if held.type in CONSTANTS | {"field_declaration"} and held.named_children:
            names = [child for child in _flat(held) if child.type in NAMES][:3]
            if any(
                re.fullmatch("(error ?|err ?|status )?code|errno|default code", words.plain(_raw(name)))
                for name in names
            ):
                return True
    return False


def _flat(node: Node) -> Iterator[Node]:
    stack = [node]
    while stack:
        child = stack.pop()
        yield child
        stack += reversed(child.named_children)


def _named(node: Node) -> list[str]:
    """Give the name of a scope, of a variable or of a key."""
    name = node.child_by_field_name("name") or node.child_by_field_name("left") or node.child_by_field_name("key")
    name = name or next(
        (child for child in node.named_children if child.type in NAMES | {"pattern", "variable_declaration"}), None
    )
    if name is None and node.named_children and node.type in PAIRS:
        name = node.named_children[0]
    text = _text_of(name) if name is not None else ""
    return [text] if text and len(text) < 80 else []


def _raw(node: Node) -> str:
    return str(node.text.decode(errors="replace"))


def _text_of(node: Node) -> str:
    """Give what a literal or a name says."""
    if node.type in STRINGS:
        pieces = [_raw(piece) for piece in _flat(node) if piece.type in PIECES and not piece.named_children]
        return _unescaped("".join(pieces)) if pieces else _unescaped(_raw(node).strip("\"'`"))
    if node.type in NUMBERS:
        return number(_raw(node))
    if node.type in SIGNED and node.named_children:
        inner = _text_of(node.named_children[-1])
        return f"-{inner}" if _raw(node).lstrip().startswith("-") else inner
    if (
        node.type
        in (
            "literal_element",
            "argument",
            "parenthesized_expression",
            "expression_list",
            "as_expression",
            "match_pattern",
            "computed_property_name",
            "variable_name",
            "constant_pattern",
            "pattern",
            "variable_declaration",
        )
        and node.named_children
    ):
        return _text_of(node.named_children[0])
    return _raw(node).strip(":$ ") if len(node.text) < 200 else ""


def number(text: str) -> str:
    """Write a number of source code as an API does: without marks between digits and letters of its type."""
    bare = re.sub(r"(?i)(?<=\d)(_|'|(u|l|ul|ll|i\d+|u\d+|isize|usize|d|f|n)$)", "", text)
    return re.sub(r"(?i)(?<=\d)(u|l|ll|ul)+$", "", bare.replace("_", ""))


def _unescaped(text: str) -> str:
    def one(found: re.Match[str]) -> str:
        escape = found[1]
        if escape[0] in "ux" and len(escape) > 1:
            return chr(min(int(escape[1:].strip("{}"), 16), 0x10FFFF))
        return {"n": "\n", "t": " ", "r": ""}.get(escape, escape)

    return _ESCAPE.sub(one, text)


class _Reading:
    """What a row holds: its name, its values in order, and those that have names."""

    def __init__(self) -> None:
        self.name, self.called = "", ""
        self.values: list[str] = []
        self.named: list[tuple[str, str]] = []

    def read(self, node: Node, form: str) -> None:
        """Read a node of a form."""
        children = list(node.named_children)
        if form in ("member", "constant"):
            self.name = (_named(node) or [_raw(node) if not children else ""])[0]
            named = self._name_node(node)
            children = [child for child in children if child != named]
        elif form == "class":
            self.name = (_named(node) or [""])[0]
            self._body(node)
            return
        elif form == "pair" and children:
            key = children[0]
            self.values.append(_text_of(key)) if key.type not in PATHS else self._path(key)
            children = children[1:]
        elif form == "call" and children and children[0].type in NAMES | PATHS:
            self.called = _raw(children[0])[-60:]
            children = children[1:]
        for child in children:
            self._value(child)

    def _name_node(self, node: Node) -> Node:
        given = node.child_by_field_name("name") or node.child_by_field_name("left")
        return given or next(
            (child for child in node.named_children if child.type in NAMES | {"pattern", "variable_declaration"}), None
        )

    def _value(self, node: Node) -> None:
        """Take a value: a literal, a path of names, or what is inside."""
        if node.type in STRINGS | NUMBERS or (node.type in SIGNED and _is_signed(node)):
            self.values.append(_text_of(node))
        elif node.type == "preproc_arg":
            self.values.append(number(_raw(node).strip().strip('()"')))
        elif node.type in PATHS:
            self._path(node)
        elif node.type in NAMED_VALUES | PAIRS | {"assignment_expression", "field_initializer"} and self._pair(node):
            pass
        elif node.type not in BODIES and node.type not in COMMENTS and len(self.values) < 40:
            for child in node.named_children:
                self._value(child)

    def _pair(self, node: Node) -> bool:
        """Take `name = value` and `name: value`; say whether it is one."""
        if len(node.named_children) < 2:
            return False
        key, value = node.named_children[0], node.named_children[-1]
        name = _text_of(key)
        if key.type in STRINGS | NAMES | {"literal_element"} and re.fullmatch(r"[A-Za-z_]\w*", name):
            inner = _Reading()
            inner._value(value)
            self.named += [(name, " ".join(inner.values[:1]))] if inner.values else []
            self.named += [(f"{name} {key}", text) for key, text in inner.named]
            return bool(inner.values or inner.named)
        return False

    def _path(self, node: Node) -> None:
        """Take the last of names with dots: a status of HTTP by its number, another name as it is."""
        last = re.split(r"[.:]+", _raw(node).split("(")[0])[-1].strip()
        status = _STATUSES.get(re.sub(r"[^a-z]|^(status|http)", "", last.casefold()))
        if status and re.search("(?i)http|status", _raw(node)):
            self.named.append(("http status", str(status)))
        elif is_name(last) and last.upper() == last:
            self.values.append(last)

    def _body(self, node: Node) -> None:
        body = node.child_by_field_name("body")
        for line in body.named_children[:60] if body is not None else ():
            for held in _flat(line):
                if held.type in CONSTANTS and held.named_children:
                    inner = _Reading()
                    inner.read(held, "constant")
                    self.named += [(inner.name, inner.values[0])] if inner.name and inner.values else []
                    break


_STATUSES = {re.sub("[^a-z]", "", status.name.casefold()): status.value for status in http.HTTPStatus}


def _is_signed(node: Node) -> bool:
    return bool(node.named_children) and node.named_children[-1].type in NUMBERS


class _Comments:
    """The comments of a file by the line that they speak of."""

    def __init__(self, root: Node) -> None:
        self._behind: dict[int, str] = {}
        self._above: dict[int, tuple[int, str]] = {}
        texts: dict[int, int] = {}
        for node in _flat(root):
            if not node.child_count and node.type not in COMMENTS:
                texts.setdefault(node.start_point[0], node.start_point[1])
        for node in _flat(root):
            if node.type in COMMENTS:
                self._note(node, texts)
            elif node.type in ("attribute_item", "attribute_list"):
                said = [_text_of(child) for child in _flat(node) if child.type in STRINGS]
                if said:
                    self._put(node.start_point[0], node.end_point[0], " ".join(said))

    def _note(self, node: Node, texts: dict[int, int]) -> None:
        text = comment_text(_raw(node))
        first, last = node.start_point[0], node.end_point[0]
        last -= node.end_point[1] == 0 and last > first
        if not text:
            return
        if texts.get(first, 1 << 30) < node.start_point[1]:
            self._behind[first] = f"{self._behind.get(first, '')} {text}".strip()
        else:
            self._put(first, last, text)

    def _put(self, first: int, last: int, text: str) -> None:
        """Note a comment above a line; one right above it goes before."""
        start, before = self._above.pop(first - 1, (first, ""))
        self._above[last] = (start, f"{before} {text}".strip())

    def of(self, node: Node) -> str:
        """Give what is said of a node: behind it on its line, or right above it."""
        behind = self._behind.get(node.end_point[0], "") or self._behind.get(node.start_point[0], "")
        return behind or self._above.get(node.start_point[0] - 1, (0, ""))[1]


class _Count:
    """Numbers that are not written: members of enumerations count on, `iota` counts constants."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Begin an enumeration."""
        self._last, self._place, self._base = -1, -1, None

    _base: int | None

    def number(self, values: list[str], node: Node) -> list[str]:
        """Give a member's values, its number among them."""
        own = next((value for value in values if re.fullmatch(r"-?\d{1,12}", value)), None)
        if own is None and (values or node.type not in NUMBERED):
            return values
        self._last = int(own) if own is not None else self._last + 1
        return values if own is not None else [str(self._last), *values]

    def iota(self, values: list[str], node: Node) -> list[str]:
        """Give a constant's values; one with `iota`, or behind one, gets its number."""
        text = _raw(node)
        self._place += 1
        stated = re.search(r"\biota\b\s*(?:([+-])\s*(\d{1,9}))?", text.partition("=")[2])
        before = re.search(r"(-?\d{1,9})\s*\+\s*iota\b", text)
        if stated:
            shift = int(stated[2] or 0) * (-1 if stated[1] == "-" else 1) + (int(before[1]) if before else 0)
            self._base = shift
        elif "=" in text:
            self._base = None
        return [str(self._base + self._place)] if self._base is not None else values


def _by_prefix(rows: list[Found]) -> list[tuple[tuple[str, ...], list[Found]]]:
    """Part constants by how their names begin: `ERR_…` are a list of their own beside whatever else a file has."""
    errors = [
        row
        for row in rows
        if re.match(r"(?i)_?(err|error|e_|[a-z]+_?err|res_e|status_)", row.name)
        or words.SUBJECT.search(words.plain(row.name))
    ]
    others = [row for row in rows if row not in errors] if len(errors) < 2_000 else []
    if len(errors) < 2 or len(errors) == len(rows):
        return [((), rows)]
    return [(("Error constants",), errors), ((), others)]


def _grid(rows: list[Found], scope: tuple[str, ...], form: str) -> Iterator[Grid]:
    if form in ("call", "branch", "constant") and len(rows) < 2:
        return
    wide = max(len(row.values) for row in rows)
    keys = list(dict.fromkeys(key for row in rows for key, _ in row.named))[:30]
    header = ["name", *[""] * min(wide, 12), *keys, ""]
    known = [*[""] * (len(header) - 1), "description"]
    cells = []
    for row in rows:
        named = dict(reversed(row.named))
        values = [*row.values[:12], *[""] * (min(wide, 12) - len(row.values))]
        cells.append((row.name, *values, *(named.get(key, "") for key in keys), row.comment))
    used = [place for place in range(len(header)) if any(row[place] for row in cells)]
    yield Grid(
        headings=scope,
        header=tuple(header[place] for place in used),
        rows=tuple(tuple(row[place] for place in used) for row in cells),
        place=f"line {rows[0].line}",
        known=tuple(known[place] for place in used) if any(known[place] for place in used) else (),
    )
