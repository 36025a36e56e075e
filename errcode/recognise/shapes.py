"""The shapes of error answers, compiled from the tables, and what they find in a node."""

from __future__ import annotations

import re

from errcode.recognise.idioms import Idiom
from errcode.recognise.keys import CODE_WORDS, MESSAGE_WORDS, folded
from errcode.recognise.notation.values import Node, Scalar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from typing import Any

    Path = tuple[str, ...]
    Found = tuple[Scalar, tuple[Node, ...]]

_STEP = re.compile(r"\[\]|[^.\[\]]+")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_NOTHING = frozenset(("", "null", "none", "nil", "undefined", "nan", "<nil>", "<null>"))
_EVERYDAY = frozenset(("code", "msg", "message", "error", "status", "name", "data", "result", "success", "body", "ok"))


EVERYDAY, USUAL, OWN = 0.6, 1.2, 2.0
"""What a key is worth as evidence: one that every service has, one that many have for codes, one of its own."""

DEEPER = 0.4
"""Each step of a path more: that structures agree is no accident."""

BARE_ITEM = 0.2
"""An item of a list, which says next to nothing."""

TOLD = 0.4
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
        "success",
        "told",
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
        also = [tuple(_STEP.findall(path)) for path in row.get("also") or ()]
        paths = [place.path for place in (*self.codes, *self.messages, *self.http_status)]
        paths += [path for path, _ in self.when] + also
        self.keys = frozenset(key for path in paths for key in path if key != "[]") | {
            ".".join(path) for path in paths if len(path) > 1 and "[]" not in path
        }
        """Every key that the shape looks at."""
        every = dict.fromkeys((*paths, *(path for path, _ in self.when)))
        self.told = [(path, condition) for path, condition in self.when if not isinstance(condition, dict)]
        """The conditions that ask for a value."""
        self.weights = [(path, _weight(path)) for path in every]
        self._first_values = sorted(self.when, key=lambda item: isinstance(item[1], dict))
        """The conditions, those first that are soon found not to hold."""
        values = (path for path, condition in self._first_values if isinstance(condition, frozenset))
        self.gate = next((path for path in values if len(path) == 1 and path[0] != "[]"), None)
        """A key of the node itself whose value is asked for."""
        asked = (path[0] for path, condition in self.when if condition != {"present": False})
        self.required = frozenset(key for key in asked if key != "[]")
        """Keys without which no condition holds, unless the node's keys are paths written flat."""
        codes = {place.path for place in self.codes}
        flags = [(path, condition) for path, condition in self.told if _flag(condition)]
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
        told = TOLD * len(self.told)
        if self.messages and not any(has(node, place.path) for place in self.messages):
            total -= SILENT
        return total + told - min(node.others, MOST_OTHERS) * OTHER

    def fits(self, keys: Collection[str]) -> bool:
        """Say whether a node with these keys may be an error of this shape."""
        return self.required <= set(keys) or any("." in key for key in keys)

    def may_deny(self, keys: Collection[str]) -> bool:
        """Say whether a node with these keys may say in a field that it is no error of this shape."""
        if any("." in key for key in keys):
            return True
        told = not self._first_denied.isdisjoint(keys)
        return told and all(path[0] in keys or condition == {"present": False} for path, condition in self._demands)

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
                value = _field(node, path)
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
        if text.casefold() in _NOTHING or len(text) > 120 or not _is_code(text) or text in self.success:
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


def at(node: Node, path: Path) -> list[Found]:
    """Give the scalars at the end of a path; most paths are a single key."""
    first = path[0]
    if first != "[]" and (len(path) == 1 or first not in node.fields):
        value = node.fields.get(first if len(path) == 1 else ".".join(path))
        return [(value, ())] if isinstance(value, Scalar) else []
    return list(found(node, path))


def has(node: Node, path: Path) -> bool:
    """Say whether a scalar stands at the end of a path."""
    if len(path) == 1 and path[0] != "[]":
        return isinstance(node.fields.get(path[0]), Scalar)
    return bool(at(node, path))


def found(node: Node, path: Path, owners: tuple[Node, ...] = ()) -> Iterator[Found]:
    """Walk a path through nodes and lists and give the scalars at its end, with the list items on the way."""
    if len(path) > 1:
        flat = node.fields.get(".".join(path))
        if isinstance(flat, Scalar):
            yield flat, owners
            return
    step = path[0]
    values: Iterable[Scalar | Node]
    if step == "[]":
        values = node.items
    else:
        value = node.fields.get(step)
        values = () if value is None else (value,)
    for value in values:
        here = (*owners, value) if step == "[]" and isinstance(value, Node) else owners
        if len(path) == 1:
            if isinstance(value, Scalar):
                yield value, here
        elif isinstance(value, Node):
            yield from found(value, path[1:], here)


def holds(node: Node, path: Path, condition: Any) -> bool:
    """Say whether a field meets a condition of `when`."""
    value = node.fields.get(path[0]) if len(path) == 1 and path[0] != "[]" else _field(node, path)
    if isinstance(condition, frozenset):
        return isinstance(value, Scalar) and value.text in condition
    if isinstance(condition, dict):
        if "present" in condition:
            return (value is not None) == bool(condition["present"])
        return value is not None and _typed(node, value, condition.get("type", ""))
    wanted = condition if isinstance(condition, list) else [condition]
    return isinstance(value, Scalar) and any(_equal(value.text, item) for item in wanted)


def _field(node: Node, path: Path) -> Scalar | Node | None:
    flat = node.fields.get(path[0] if len(path) == 1 else ".".join(path))
    if flat is not None or (len(path) == 1 and path[0] != "[]"):
        return flat
    current: Scalar | Node | None = node
    for step in path:
        if not isinstance(current, Node):
            return None
        current = (current.items[0] if current.items else None) if step == "[]" else current.fields.get(step)
    return current


def _equal(text: str, wanted: Any) -> bool:
    if isinstance(wanted, bool):
        return text.casefold() in (("true", "1") if wanted else ("false", ""))
    if wanted is None:
        return text.casefold() in _NOTHING
    return text == str(wanted)


def _typed(node: Node, value: Scalar | Node, type_: str) -> bool:
    """Check a type as far as the notation shows one: what stands in no quotation marks may be anything."""
    if isinstance(value, Node):
        return type_ == ("list" if value.kind == "[" and not value.fields else "object") or value.kind not in "{["
    word = value.text.casefold()
    number = _NUMBER.fullmatch(value.text) is not None
    if type_ == "number":
        return number and (not value.quoted)
    if type_ == "string":
        loose = node.kind != "{" or not number
        return value.quoted or (loose and word not in _NOTHING)
    if type_ == "boolean":
        return word in ("true", "false")
    return type_ == "null" and word in _NOTHING and not value.quoted
