"""Which nodes of a program's tree are rows, of which form, and which hold several rows."""

from __future__ import annotations

import itertools
import re

from errcode.authoring.importers import elixir, words
from errcode.authoring.importers.answers import is_part
from errcode.authoring.importers.cells import is_code, is_name, is_number
from errcode.authoring.importers.literals import key_of, name_of, nodes, raw, text_of
from errcode.authoring.importers.syntax import (
    ARGUMENTS,
    BASES,
    BODIES,
    BRANCHES,
    CALLS,
    CLASSES,
    CONSTANTS,
    LISTS,
    LOCALS,
    MEMBERS,
    NAMED_VALUES,
    NAMES,
    NUMBERS,
    OBJECTS,
    PAIRS,
    PATHS,
    RECORDS,
    SIGNED,
    STRINGS,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Node = Any


FEWEST = 3
"""Rows that make a list where no name says that it is one: any program has two constants and a comment."""
_CODE_FIELD = re.compile(r"(error ?|err ?|status ?|default ?)?code|errno")


def speaks_of_errors(names: tuple[str, ...]) -> bool:
    """Tell whether one of these names is about errors."""
    return any(words.SUBJECT.search(words.plain(name)) for name in names)


def form_of(node: Node) -> str | None:
    """Say what kind of row a node is; None when it is none."""
    above = node.parent.type if node.parent is not None else ""
    if elixir.is_arrow(node):
        return "pair"
    if elixir.clause_of(node):
        return "branch"
    if _is_member(node, above):
        return "member"
    if node.type in CLASSES:
        return "class" if _body_codes(node) else None
    if node.type in CONSTANTS and node.parent is not None and (_is_local(node.parent) or _is_computed(node)):
        return None
    for kinds, form in ((PAIRS, "pair"), (CONSTANTS, "constant"), (BRANCHES, "branch")):
        if node.type in kinds:
            return form
    if node.type in RECORDS and above not in PAIRS | CONSTANTS and _keys(node):
        return "record"
    return "call" if node.type in CALLS else None


def _is_member(node: Node, above: str) -> bool:
    """Tell whether a node is a member of an enumeration, or of a union of literals, which is TypeScript's."""
    if node.type in OBJECTS:
        return _is_value(node)
    within = {"literal_type": "union_type", "property_identifier": "enum_body"}.get(node.type)
    return above == within if within else node.type in MEMBERS


def is_exception(node: Node) -> bool:
    """Tell whether a class is made of an error: `class CardLost < Error`, `class OutOfStock(ShopError)`."""
    bases = [child for child in node.named_children if child.type in BASES]
    return any(speaks_of_errors((raw(name),)) for base in bases for name in nodes(base) if name.type in NAMES)


def _is_value(node: Node) -> bool:
    """Tell whether an object is one of a kind, with values: `object BadKey : ApiError(1001, "text")`."""
    if any("delegation" in child.type for child in node.named_children):
        return str(node.type) == "object_declaration"
    if all(child.type != "extends_clause" for child in node.named_children):
        return False
    held = [child for child in node.named_children if child.type == "template_body"]
    inside = [child for body in held for child in body.named_children]
    if any(child.type in OBJECTS for child in inside):
        return False
    return str(node.type) == "object_definition" or any(
        b"=" in child.text for child in node.named_children if child.type == "class_parameters"
    )


def _is_computed(node: Node) -> bool:
    """Tell whether a property has no value but is worked out: Swift's `var errorDescription: String? { … }`."""
    return any(child.type == "computed_property" for child in node.named_children)


def _is_local(node: Node) -> bool:
    """Tell whether a declaration is of a name within a method."""
    return node.type in LOCALS or (node.parent is not None and node.parent.type in LOCALS)


def holds_rows(node: Node, form: str) -> bool:
    """Tell whether a node holds several rows: a dictionary of codes, a list of records, calls within a call."""
    if form == "pair" and _holds_texts(node):
        return True
    stack, codes, rows, looked = list(node.named_children), 0, 0, 0
    arrows = within = False
    while stack and looked < 2_000:
        child = stack.pop()
        looked += 1
        arrow = elixir.is_arrow(child)
        arrows = arrows or arrow
        if child.type in PAIRS or arrow:
            key = key_of(child.named_children[0]) if child.named_children else ""
            named = (is_name(key) and key.upper() == key) or child.named_children[0].type in PATHS
            within = within or (form == "pair" and _is_record(child.named_children[-1:]))
            codes += is_number(key) or named or (child.type == "array_element_initializer" and not is_part(key))
        elif child.type == "map_type":
            codes += 1
        elif form in ("constant", "call"):
            rows += child.type in RECORDS and _keys(child)
            rows += child.type in CALLS and (child.type != node.type or _is_item(child, node)) and _is_row(child)
        if child.type not in BODIES:
            stack += child.named_children
        if codes > 1 or rows > 1:
            return True
    return codes == 1 and (form == "constant" or arrows or within)


def _is_record(values: list[Node]) -> bool:
    """Tell whether a key's value is a record of its own: `TWICE: { code: "ORD-9", status: 409 }`."""
    return bool(values) and values[0].type in RECORDS and _keys(values[0])


def _holds_texts(node: Node) -> bool:
    """Tell whether a key that names errors has an object of texts: `errors: { forbidden: "…" }`."""
    held = node.named_children[-1] if node.named_children else None
    if held is None or held.type not in RECORDS or not speaks_of_errors((name_of(node),)):
        return False
    pairs = [pair for pair in held.named_children if pair.type in PAIRS and pair.named_children]
    return len(pairs) >= FEWEST and all(pair.named_children[-1].type in STRINGS for pair in pairs)


def _is_item(child: Node, node: Node) -> bool:
    """Tell whether a list stands right in a list: `[[1001, "text"], [1002, "text"]]`."""
    return child.type in LISTS and child.parent == node


def _is_row(node: Node) -> bool:
    """Tell whether a call or a list holds a code and a text directly."""
    below = next((child for child in node.named_children if child.type in ARGUMENTS), node)
    literals = STRINGS | NUMBERS | SIGNED | NAMED_VALUES | {"literal_element"}
    texts = [text_of(child) for child in below.named_children if child.type in literals]
    if node.type in LISTS and node.named_children and node.named_children[0].type in PATHS | NAMES:
        texts.insert(0, raw(node.named_children[0]).rpartition(".")[2])
    return len(texts) >= 2 and any(map(is_code, texts[:2])) and any(texts[1:])


def _keys(node: Node) -> bool:
    """Tell whether a literal of named fields has one that is called a code; not all are, for then it lists codes."""
    fields = [
        pair
        for pair in node.named_children
        if pair.type in PAIRS | {"field_initializer"}
        and pair.named_children
        and pair.named_children[-1].type not in RECORDS
    ]
    said = [words.plain(text_of(pair.named_children[0])) for pair in fields]
    codes = [bool(words.ERROR_CODE.search(key) or words.PLAIN_CODE.search(key)) for key in said]
    return any(codes) and (len(codes) == 1 or not all(codes))


def _body_codes(node: Node) -> bool:
    """Tell whether a class gives itself a code: `code = 1001` in its body."""
    body = node.child_by_field_name("body")
    for line in body.named_children[:40] if body is not None else ():
        held = line.named_children[0] if line.type == "expression_statement" and line.named_children else line
        if held.type in CONSTANTS | {"field_declaration"} and held.named_children:
            before = itertools.takewhile(lambda child: child.type not in CALLS, nodes(held))
            names = [child for child in before if child.type in NAMES][:3]
            if any(child.type in STRINGS | NUMBERS for child in nodes(held)) and any(
                _CODE_FIELD.fullmatch(words.plain(raw(name))) for name in names
            ):
                return True
    return False
