"""The shapes of error answers, compiled from the tables, and what they find in a node."""

from __future__ import annotations

import re

from errcode.recognise.idioms import Idiom
from errcode.recognise.keys import CODE_WORDS, MESSAGE_WORDS, folded
from errcode.recognise.notation.values import Scalar
from errcode.recognise.paths import NOTHING, at, field, found, has, holds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Any

    from errcode.recognise.notation.values import Node
    from errcode.recognise.paths import Path

_STEP = re.compile(r"\[\]|[^.\[\]]+")
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

FLAG = 5
"""A field that may hold so many values at most says that something failed; of more it says which call or code."""

OTHER, MOST_OTHERS = 0.08, 8
"""Taken off for each key that the shape does not know; of so many, whatever else there is does not matter."""


class Place:
    """Where a value stands: a path, and perhaps a template over what stands there."""

    __slots__ = ("path", "template")

    def __init__(self, place: str | Mapping[str, str]) -> None:
        where = place if isinstance(place, str) else place["in"]
        self.path: Path = tuple(_STEP.findall(where))
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

    __slots__ = (
        "_demands",
        "_denials",
        "_first_denied",
        "_first_values",
        "codes",
        "format",
        "gate",
        "http_status",
        "keys",
        "messages",
        "provider",
        "required",
        "section",
        "stated",
        "success",
        "weights",
        "when",
    )

    def __init__(self, provider: str, row: Mapping[str, Any]) -> None:
        self.provider = provider
        self.section: str | None = row.get("section")
        self.format: str = row.get("format") or "json"
        self.codes = _places(row.get("code"))
        self.messages = _places(row.get("message"))
        self.http_status = _places(row.get("http_status"))
        self.success = frozenset(row.get("success") or ())
        self.when = [
            (tuple(_STEP.findall(path)), _condition(condition)) for path, condition in (row.get("when") or {}).items()
        ]
        paths = [place.path for place in (*self.codes, *self.messages, *self.http_status)]
        paths += [path for path, _ in self.when] + [tuple(_STEP.findall(path)) for path in row.get("also") or ()]
        self.keys = frozenset(key for path in paths for key in path if key != "[]") | {
            ".".join(path) for path in paths if len(path) > 1 and "[]" not in path
        }
        """Every key that the shape looks at."""
        self.stated = [(path, condition) for path, condition in self.when if not isinstance(condition, dict)]
        """The conditions that ask for a value."""
        self.weights = [(path, _weight(path)) for path in dict.fromkeys(paths)]
        self._ask()

    def _ask(self) -> None:
        """Lay the conditions out as they are asked for: what must be there, what is soon found to be missing."""
        self._first_values = sorted(self.when, key=lambda item: isinstance(item[1], dict))
        """The conditions, those first that are soon found not to hold."""
        values = (path for path, condition in self._first_values if isinstance(condition, frozenset))
        self.gate = next((path for path in values if len(path) == 1 and path[0] != "[]"), None)
        """A key of the node itself whose value is asked for."""
        asked = (path[0] for path, condition in self.when if condition != {"present": False})
        self.required = frozenset(key for key in asked if key != "[]")
        """Keys without which no condition holds, unless the node's keys are paths written flat."""
        codes = {place.path for place in self.codes}
        flags = [(path, condition) for path, condition in self.stated if _flag(condition)]
        self._denials = [(path, condition) for path, condition in flags if path not in codes]
        self._first_denied = {path[0] for path, _ in self._denials} | {".".join(path) for path, _ in self._denials}
        self._demands = [(path, condition) for path, condition in self.when if isinstance(condition, dict)]

    @property
    def first_keys(self) -> set[str]:
        """The keys of which a node must have one for the shape to fit; `[]` for a list as root."""
        return {place.path[0] for place in self.codes} | {
            ".".join(place.path) for place in self.codes if "[]" not in place.path
        }

    def strength(self, node: Node) -> float:
        """Say how much of the shape is there, keys that everybody uses counting little."""
        total = 0.0
        for path, weight in self.weights:
            if has(node, path):
                total += weight
        said = STATED * len(self.stated)
        if self.messages and not any(has(node, place.path) for place in self.messages):
            total -= SILENT
        return total + said - min(node.others, MOST_OTHERS) * OTHER

    def fits(self, keys: Collection[str]) -> bool:
        """Say whether a node with these keys may be an error of this shape."""
        return self.required <= set(keys) or any("." in key for key in keys)

    def may_deny(self, keys: Collection[str]) -> bool:
        """Say whether a node with these keys may say in a field that it is no error of this shape."""
        if any("." in key for key in keys):
            return True
        denied = not self._first_denied.isdisjoint(keys)
        return denied and all(path[0] in keys or condition == {"present": False} for path, condition in self._demands)

    def hits(self, node: Node) -> list[Hit]:
        """Give the errors that a node which it `fits` holds in this shape; nothing when it is no error."""
        for path, condition in self._first_values:
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
        return not self.codes and all(holds(node, path, condition) for path, condition in self.when)

    def denies(self, node: Node) -> bool:
        """Say whether a node is of this shape but a field says that it is no error: `"success": true`."""
        if self._first_denied.isdisjoint(node.fields):
            return False
        if all(holds(node, path, condition) for path, condition in self._demands):
            for path, condition in self._denials:
                value = field(node, path)
                # What is written as nothing says nothing: PHP prints false so.
                if isinstance(value, Scalar) and value.text and not holds(node, path, condition):
                    return True
        return False

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


def _condition(asked: Any) -> Any:
    """Give a condition as it is soonest compared: the texts of which one must stand there, where they are all plain."""
    wanted = asked if isinstance(asked, list) else [asked]
    plain = all(isinstance(item, (str, int)) and not isinstance(item, bool) for item in wanted)
    return frozenset(str(item) for item in wanted) if plain else asked


def _flag(condition: Any) -> bool:
    """Say whether a condition tells errors from successes; one of many values is a name, of which a table has some."""
    return not isinstance(condition, (frozenset, list)) or len(condition) <= FLAG


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
