"""The tables' shapes and idioms, compiled and laid out by key, ready for any number of texts."""

from __future__ import annotations

from errcode.recognise.bodies import Bodies
from errcode.recognise.idioms import Idiom
from errcode.recognise.keys import CODE_WORDS, MESSAGE_WORDS, Keys
from errcode.recognise.notation.values import Scalar
from errcode.recognise.paths import at
from errcode.recognise.shapes import Shape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from errcode.model import Provider
    from errcode.recognise.notation.values import Node
    from errcode.recognise.paths import Path


NUMBERED = ("fix", "iso8583")
"""Formats of messages whose keys are numbers."""

_USUAL = ("code", "msg", "message")
"""Parts of keys that most texts with a structure of interest hold: they are looked for first."""

PLANS = 1_024
"""So many sets of keys have their shapes remembered."""


class Plan:
    """The shapes that nodes with the same keys may have."""

    __slots__ = ("_deniers", "_fitting", "_successes")

    def __init__(self, shapes: Iterable[Shape], node: Node) -> None:
        keys = tuple(node.fields)
        fitting = [shape for shape in shapes if not shape.codes or shape.conditions.may_hold(keys)]
        self._fitting = [(shape, shape.conditions.gate, shape.conditions.wanted) for shape in fitting]
        """Shapes that may find an error, each with a key and the values of which one must stand there."""
        bodies = [shape for shape in shapes if node.kind == "{"]
        self._deniers = [shape for shape in bodies if shape.conditions.may_deny(keys)]
        """Shapes of which a field may say that it is no error."""
        self._successes: dict[Path, dict[str, list[Shape]]] = {}
        """By the codes' paths: the shapes whose success a code is."""
        for shape in bodies:
            for place in shape.codes:
                by_code = self._successes.setdefault(place.path, {}) if shape.success else {}
                for code in shape.success:
                    by_code.setdefault(code, []).append(shape)

    def fitting(self, node: Node) -> Iterator[Shape]:
        """Give the shapes that may find an error in a node."""
        for shape, key, wanted in self._fitting:
            value = node.fields.get(key) if key else None
            if not key or (isinstance(value, Scalar) and value.text in wanted):
                yield shape

    def denying(self, node: Node) -> Iterator[Shape]:
        """Give the shapes that would fit a node if it did not say that it is no error."""
        yield from (shape for shape in self._deniers if shape.conditions.deny(node))
        for path, by_code in self._successes.items():
            for scalar, _ in at(node, path):
                yield from by_code.get(scalar.text, ())


def _laid_out(shared: dict[str, list[str]]) -> list[tuple[str, Idiom, list[str]]]:
    """Give each idiom with the literal without which it does not fit, and whose it is."""
    idioms = [(Idiom(text), owners) for text, owners in shared.items()]
    return [(idiom.literal, idiom, owners) for idiom, owners in idioms]


def _shortest(words: set[str]) -> list[str]:
    """Give the words that no other one is in, those first that most texts hold."""
    short: list[str] = []
    for word in sorted(words, key=len):
        if not [other for other in short if other in word]:
            short.append(word)
    return sorted(short, key=lambda word: (word not in _USUAL, word))


class Compiled:
    """What is known about the forms of all providers."""

    def __init__(self, providers: Iterable[Provider]) -> None:
        self.every: list[Shape] = []
        """All shapes, in the tables' order."""
        self.shapes: dict[str, list[Shape]] = {}
        """Shapes by the first keys of their codes' paths."""
        self.xml_shapes: dict[str, list[Shape]] = {}
        self.numbered: dict[str, dict[str, list[Shape]]] = {}
        """By format, the shapes of messages whose keys are numbers (FIX, ISO 8583)."""
        self.spoken: dict[str, list[Shape]] = {}
        """Shapes without a code, by the keys of their messages."""
        self.bodies = Bodies()
        self._plans: dict[tuple[int, bool, tuple[str, ...]], Plan] = {}
        shared: dict[str, list[str]] = {}
        keys: set[str] = set()
        messages: set[str] = set()
        self.code_keys: set[str] = set()
        """The last keys of the codes' paths."""
        for provider in providers:
            for shape in (Shape(provider.id, row) for row in provider.payloads):
                self._put(shape)
                if shape.format not in NUMBERED:  # numbers are keys of nothing else
                    keys |= shape.keys
                    messages |= {place.path[-1] for place in shape.messages}
            for idiom in provider.idioms:
                shared.setdefault(idiom, []).append(provider.id)
            keys |= {key for section in provider.sections for path in section.when or () for key in path.split(".")}
        self.idioms = _laid_out(shared)
        self.keys = Keys(keys, messages)
        self.words = _shortest({key.casefold() for key in self.code_keys | messages} | CODE_WORDS | MESSAGE_WORDS)
        """Parts of keys of which one stands in every text that holds a structure of interest, in some case."""

    def _put(self, shape: Shape) -> None:
        self.every.append(shape)
        by_key = self.xml_shapes if shape.format == "xml" else self.shapes
        if shape.format in NUMBERED:
            by_key = self.numbered.setdefault(shape.format, {})
        for key in shape.first_keys:
            by_key.setdefault(key, []).append(shape)
        if shape.format in NUMBERED:
            return
        paths = (place.path for place in shape.codes if place.path != ("[]",))
        self.code_keys |= {[key for key in path if key != "[]"][-1] for path in paths}
        for place in () if shape.codes else shape.messages:
            self.spoken.setdefault(place.path[0], []).append(shape)

    def plan(self, node: Node, shapes: dict[str, list[Shape]]) -> Plan:
        """Give what a node may be, by its keys; bodies of one API have the same, so plans are kept.

        Args:
            node: The node.
            shapes: The shapes to choose from, by their first keys.
        """
        keys = tuple(node.fields) or ("[]",) * bool(node.items)
        asked = (id(shapes), node.kind == "{", keys)
        plan = self._plans.get(asked)
        if plan is None:
            if len(self._plans) >= PLANS:
                self._plans.clear()
            found = dict.fromkeys(shape for key in keys for shape in shapes.get(key, ()))
            plan = self._plans[asked] = Plan(found, node)
        return plan

    def concerns(self, text: str) -> bool:
        """Say whether a text may hold a structure of interest; most texts need not be read."""
        lowered = text.lower()
        return any(word in lowered for word in self.words)
