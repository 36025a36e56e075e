"""XML bodies: elements as nodes, read in one pass."""

from __future__ import annotations

import re

from errcode.recognise.notation.unescape import unescape
from errcode.recognise.notation.values import Node, Scalar

_TAG = re.compile(r"<(/?)([A-Za-z_][\w.:-]{0,80})((?:\s[^<>]{0,2000}?)?)(/?)>")
_LEAD = re.compile(r"(?:<!\[CDATA\[)?\s*")
_NUMBERED = re.compile(r"""\bid=["'](\d{1,4})["'][^<>]{0,80}?\bvalue=["']([^"'<>]{0,400})""")
DEPTH = 64


def elements(text: str) -> list[Node]:
    """Give the elements of a text that hold other elements, and at last all of them under one root.

    Cut-off and misnested elements are taken as far as they go.
    """
    root = Node("<", 0)
    stack = [root]
    nodes: list[Node] = []
    position = 0
    for match in _TAG.finditer(text):
        name = match[2].rpartition(":")[2]
        if match[1]:
            _end(stack, nodes, name, text[position : match.start()], position, match.start())
        elif match[4]:
            _numbered(stack[-1], match)
        else:
            stack.append(Node("<", match.start(), name))
            if len(stack) > DEPTH:
                del stack[1]
        position = match.end()
    if len(stack) > 1 and "<" not in text[position:] and text[position:].strip():
        _end(stack, nodes, stack[-1].name, text[position:], position, len(text))
    while len(stack) > 1:
        _close(stack, nodes, len(text))
    root.end = len(text)
    return [*nodes, root] if root.fields else nodes


def _numbered(node: Node, match: re.Match[str]) -> None:
    """Take an empty element that numbers its value for a field of that number: `<field id="39" value="51"/>`."""
    found = _NUMBERED.search(match[3])
    if found:
        begin, end = (match.start(3) + place for place in found.span(2))
        node.fields.setdefault(found[1], Scalar(match[3][slice(*found.span(2))], True, begin, end))


def _end(stack: list[Node], nodes: list[Node], name: str, content: str, start: int, end: int) -> None:
    if all(node.name != name for node in stack[1:]):
        return
    while stack[-1].name != name:
        _close(stack, nodes, end)
    node = stack[-1]
    if node.fields or len(content) > 4000:
        _close(stack, nodes, end)
        return
    stack.pop()
    begin = start + _LEAD.match(content).end()  # type: ignore[union-attr]
    value = unescape(content.strip().removeprefix("<![CDATA[").removesuffix("]]>"), 0).strip()
    stack[-1].fields.setdefault(name, Scalar(value, False, min(begin, end), end))


def _close(stack: list[Node], nodes: list[Node], end: int) -> None:
    node = stack.pop()
    node.end = end
    if node.fields:
        nodes.append(node)
        stack[-1].fields.setdefault(node.name, node)
