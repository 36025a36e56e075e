"""What source code says besides its values: comments by their lines, and numbers that are counted, not written."""

from __future__ import annotations

import re

from errcode.authoring.importers.interfaces import comment_text
from errcode.authoring.importers.literals import nodes, raw, text_of
from errcode.authoring.importers.syntax import COMMENTS, NUMBERED, STRINGS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Node = Any


class Comments:
    """The comments of a file by the line that they speak of."""

    def __init__(self, root: Node) -> None:
        self._behind: dict[int, str] = {}
        self._above: dict[int, tuple[int, str]] = {}
        self._plain: set[int] = set()
        """The last lines of comments that stand above something and are not written for a documentation."""
        first: dict[int, int] = {}
        for node in nodes(root):
            if not node.child_count and node.type not in COMMENTS:
                first.setdefault(node.start_point[0], node.start_point[1])
        for node in nodes(root):
            if node.type in COMMENTS:
                self._note(node, first)
            elif _documents(node):  # Python: a text alone below what it speaks of
                text = " ".join(text_of(node.named_children[0]).split())
                self._behind.setdefault(node.prev_named_sibling.end_point[0], text)
            elif node.type == "attribute_item":  # Rust says so: #[error("text")]
                said = [text_of(child) for child in nodes(node) if child.type in STRINGS]
                if said:
                    self._put(node.start_point[0], node.end_point[0], " ".join(said))

    def _note(self, node: Node, texts: dict[int, int]) -> None:
        text = comment_text(raw(node))
        first, last = node.start_point[0], node.end_point[0]
        last -= node.end_point[1] == 0 and last > first
        if not text and not (raw(node).startswith("///") and first - 1 in self._above):
            return
        if texts.get(first, 1 << 30) < node.start_point[1]:
            self._behind[first] = f"{self._behind.get(first, '')} {text}".strip()
        else:
            self._put(first, last, text)
            self._plain |= set() if raw(node).startswith(("/**", "///", "##")) else {last}

    def _put(self, first: int, last: int, text: str) -> None:
        """Note a comment above a line; one right above it goes before."""
        start, before = self._above.pop(first - 1, (first, ""))
        self._above[last] = (start, before if text in before else f"{before} {text}".strip())

    def of(self, node: Node) -> str:
        """Give what is said of a node: behind it on its line, or right above it."""
        first, (last, column) = node.start_point[0], node.end_point
        last -= column == 0 and last > first
        return self._behind.get(last) or self._behind.get(first) or self._above.get(first - 1, (0, ""))[1]

    def is_title(self, node: Node) -> bool:
        """Tell whether what is said of a node stands above it as a title of a group may: `// Orders (2xxx)`."""
        first, last = node.start_point[0], node.end_point[0]
        return not (self._behind.get(last) or self._behind.get(first)) and first - 1 in self._plain


def _documents(node: Node) -> bool:
    """Tell whether a statement is a text right below an assignment."""
    if node.type != "expression_statement" or not node.named_children or node.named_children[0].type != "string":
        return False
    before = node.prev_named_sibling
    return before is not None and bool(before.named_children) and before.named_children[0].type == "assignment"


class Count:
    """Numbers that are not written: members of enumerations count on, `iota` counts constants."""

    def __init__(self) -> None:
        self._last = self._place = -1
        self._base: int | None = None

    def start(self) -> None:
        """Begin an enumeration."""
        self.__init__()  # type: ignore[misc]

    def number(self, numbers: list[str], texts: list[str], node: Node) -> list[str]:
        """Give a member's numbers; one without any counts on, unless it holds a text."""
        if numbers and re.fullmatch(r"-?\d{1,12}", numbers[0]):
            self._last = int(numbers[0])
            return numbers
        if numbers or texts or (node.type not in NUMBERED and self._last == -1):
            return numbers
        self._last += 1
        return [str(self._last)]

    def iota(self, numbers: list[str], node: Node) -> list[str]:
        """Give a constant's numbers; one with `iota`, or behind one, gets its number."""
        text = raw(node)
        self._place += 1
        stated = re.search(r"\biota\b\s*(?:([+-])\s*(\d{1,9}))?", text.partition("=")[2])
        before = re.search(r"(-?\d{1,9})\s*\+\s*iota\b", text)
        if stated:
            shift = int(stated[2] or 0) * (-1 if stated[1] == "-" else 1)
            self._base = shift + (int(before[1]) if before else 0)
        elif "=" in text:
            self._base = None
        return [str(self._base + self._place)] if self._base is not None else numbers
