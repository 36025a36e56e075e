"""The tables' shapes and idioms, compiled and laid out by key, ready for any number of texts."""

from __future__ import annotations

from errcode.recognise.idioms import Idiom
from errcode.recognise.keys import CODE_WORDS, MESSAGE_WORDS, Keys
from errcode.recognise.shapes import Shape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from errcode.model import Provider
    from errcode.recognise.notation.values import Node

    Step = tuple[Shape, bool, bool]


NUMBERED = ("fix", "iso8583")
"""Formats of messages whose keys are numbers."""

PLANS = 1_024
"""So many sets of keys have their shapes remembered."""


class Compiled:
    """What is known about the forms of all providers."""

    def __init__(self, providers: Iterable[Provider]) -> None:
        self.shapes: dict[str, list[Shape]] = {}
        """Shapes by the first keys of their codes' paths."""
        self.xml_shapes: dict[str, list[Shape]] = {}
        self.numbered: dict[str, dict[str, list[Shape]]] = {}
        """By format, the shapes of messages whose keys are numbers (FIX, ISO 8583)."""
        self.spoken: dict[str, list[Shape]] = {}
        """Shapes without a code, by the keys of their messages."""
        self._plans: dict[tuple[int, bool, tuple[str, ...], bool], list[Step]] = {}
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
        self.idioms: list[tuple[Idiom, list[str]]] = [(Idiom(text), owners) for text, owners in shared.items()]
        self.keys = Keys(keys, messages)
        words = {key.casefold() for key in self.code_keys | messages} | CODE_WORDS | MESSAGE_WORDS
        self.words = [word for word in words if not any(other != word and other in word for other in words)]
        """Parts of keys of which one stands in every text that holds a structure of interest, in some case."""

    def _put(self, shape: Shape) -> None:
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

    def plan(self, node: Node, shapes: dict[str, list[Shape]]) -> list[Step]:
        """Give the shapes of which a node may be, by its keys; bodies of one API have the same, so plans are kept.

        Args:
            node: The node.
            shapes: The shapes to choose from, by their first keys.

        Returns:
            Each shape with whether it may find an error there, and whether it may say that there is none.
        """
        keys = tuple(node.fields)
        asked = (id(shapes), node.kind == "{", keys, not keys and bool(node.items))
        plan = self._plans.get(asked)
        if plan is None:
            if len(self._plans) >= PLANS:
                self._plans.clear()
            found = dict.fromkeys(shape for key in keys or ("[]",) * bool(node.items) for shape in shapes.get(key, ()))
            steps = [(shape, shape.fits(keys), node.kind == "{" and shape.may_deny(keys)) for shape in found]
            plan = self._plans[asked] = [step for step in steps if step[1] or step[2] or not step[0].codes]
        return plan

    def concerns(self, text: str) -> bool:
        """Say whether a text may hold a structure of interest; most texts need not be read."""
        lowered = text.lower()
        return any(word in lowered for word in self.words)
