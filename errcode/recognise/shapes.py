"""The shapes of error answers, compiled from the tables, and what they find in a node."""

from __future__ import annotations

from functools import cached_property

from errcode.recognise.conditions import Conditions
from errcode.recognise.idioms import Idiom
from errcode.recognise.keys import CODE_WORDS, MESSAGE_WORDS, folded
from errcode.recognise.notation.values import Scalar
from errcode.recognise.paths import NOTHING, at, found, has, holds, path_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from errcode.recognise.notation.values import Node
    from errcode.recognise.paths import Path

_EVERYDAY = frozenset(("code", "msg", "message", "error", "status", "name", "data", "result", "success", "body", "ok"))


EVERYDAY, USUAL, OWN = 0.6, 1.2, 2.0
"""What a key is worth as evidence: one that every service has, one that many have for codes, one of its own."""

DEEPER = 0.4
"""Each step of a path more: that structures agree is no accident."""

BARE_ITEM = 0.2
"""An item of a list, which says next to nothing."""

STATED = 0.4
"""A condition that asks for a value, and holds."""

SILENT = 1.0
"""Taken off where the shape has a message and the node has none."""

OTHER, MOST_OTHERS = 0.08, 8
"""Taken off for each key that the shape does not know; of so many, whatever else there is does not matter."""


class Place:
    """Where a value stands: a path, and perhaps a template over what stands there."""

    __slots__ = ("path", "template")

    def __init__(self, place: str | Mapping[str, str]) -> None:
        where = place if isinstance(place, str) else place["in"]
        self.path: Path = path_of(where)
        self.template = None if isinstance(place, str) else Idiom(place["template"])


class Hit:
    """An error that a shape found in a node."""

    __slots__ = ("code", "message", "scalar")

    def __init__(self, code: str, scalar: Scalar, message: Scalar | None) -> None:
        self.code = code
        self.scalar = scalar
        """Where the code stands."""
        self.message = message


class Shape:
    """One payload shape of one provider."""

    def __init__(self, provider: str, row: Mapping[str, Any]) -> None:
        self.provider = provider
        self.section: str | None = row.get("section")
        self.format: str = row.get("format") or "json"
        self.codes = _places(row.get("code"))
        self.messages = _places(row.get("message"))
        self.http_status = _places(row.get("http_status"))
        self.success = frozenset(row.get("success") or ())
        self._when: Mapping[str, Any] = row.get("when") or {}
        self._paths = [place.path for place in (*self.codes, *self.messages, *self.http_status)]
        self._paths += [path_of(path) for path in (*self._when, *(row.get("also") or ()))]
        self.keys = frozenset(key for path in self._paths for key in path if key != "[]") | {
            ".".join(path) for path in self._paths if len(path) > 1 and "[]" not in path
        }
        """Every key that the shape looks at."""
        self.asked = [path_of(path) for path, condition in self._when.items() if not isinstance(condition, dict)]
        """The fields that must hold a certain value."""

    @cached_property
    def conditions(self) -> Conditions:
        """What it asks of a node; laid out when a node has its keys, as few shapes' ever are in one run."""
        return Conditions(self._when, {place.path for place in self.codes})

    @cached_property
    def _weights(self) -> list[tuple[Path, float]]:
        return [(path, _weight(path)) for path in dict.fromkeys(self._paths)]

    @property
    def first_keys(self) -> set[str]:
        """The keys of which a node must have one for the shape to fit; `[]` for a list as root."""
        return {place.path[0] for place in self.codes} | {
            ".".join(place.path) for place in self.codes if "[]" not in place.path
        }

    def strength(self, node: Node) -> float:
        """Say how much of the shape is there, keys that everybody uses counting little."""
        total = 0.0
        for path, weight in self._weights:
            if has(node, path):
                total += weight
        said = STATED * len(self.conditions.stated)
        if self.messages and not any(has(node, place.path) for place in self.messages):
            total -= SILENT
        return total + said - min(node.others, MOST_OTHERS) * OTHER

    def hits(self, node: Node) -> list[Hit]:
        """Give the errors that a node whose keys fit it holds in this shape; nothing when it is no error."""
        for path, condition in self.conditions.soonest:
            if not holds(node, path, condition):
                return []
        for place in self.codes:
            hits = [
                Hit(code, scalar, self._message(node, owners))
                for scalar, owners in at(node, place.path)
                if (code := self._code(place, scalar)) is not None
            ]
            if hits:
                return hits
        return []

    def speaks(self, node: Node) -> bool:
        """Say whether a node is of this shape, which has a message and no code."""
        return not self.codes and all(holds(node, path, condition) for path, condition in self.conditions.soonest)

    def _code(self, place: Place, scalar: Scalar) -> str | None:
        text = scalar.text
        if place.template is not None:
            fit = place.template.first(text)
            text = fit.code or "" if fit else ""
        text = text.strip()
        if text.casefold() in NOTHING or len(text) > 120 or not _is_code(text) or text in self.success:
            return None
        return text

    def _message(self, node: Node, owners: tuple[Node, ...]) -> Scalar | None:
        for place in self.messages:
            candidates = [(scalar, others) for scalar, others in found(node, place.path) if scalar.text.strip()]
            if not candidates:
                continue
            scalar = next((scalar for scalar, others in candidates if others == owners), candidates[0][0])
            if place.template is None:
                return scalar
            fit = place.template.first(scalar.text)
            if fit is not None and fit.message:
                return Scalar(fit.message, scalar.quoted, scalar.start, scalar.end)
        return None


def _is_code(text: str) -> bool:
    """Tell a code from a sentence and from a placeholder."""
    return "{" not in text and "\n" not in text and text.casefold() not in ("true", "false", "success", "ok")


def _places(value: Any) -> list[Place]:
    if value is None:
        return []
    return [Place(item) for item in (value if isinstance(value, list) else [value])]


def _weight(path: Path) -> float:
    leaf = [key for key in path if key != "[]"]
    if not leaf:
        return BARE_ITEM
    best = max(
        EVERYDAY if key in _EVERYDAY else USUAL if folded(key) in CODE_WORDS or folded(key) in MESSAGE_WORDS else OWN
        for key in leaf
    )
    return best + DEEPER * (len(leaf) - 1)
