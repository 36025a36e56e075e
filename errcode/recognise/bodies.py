"""Bodies that say the same as one before: what was found in that one, put to where this one stands.

Errors repeat themselves: of two answers with the same fields of interest nothing but the places differs.
"""

from __future__ import annotations

from errcode.recognise.notation.values import Scalar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from errcode.recognise.notation.values import Node
    from errcode.recognise.payload import Payload

    Found = list[tuple[Payload, int, bool]]
    """Payloads, which of the scalars is the code of each, and whether it stands at that scalar or at the whole body."""

KEPT = 512
"""So many bodies are remembered; then it is begun anew, so that memory does not grow."""
SCALARS, CHARACTERS, DEPTH = 24, 600, 4
"""What a body has at most that is remembered: fields and items, characters of them, bodies within bodies."""


class Bodies:
    """What was found in the bodies of before, by what they say."""

    def __init__(self) -> None:
        self._known: dict[object, Found] = {}

    def __len__(self) -> int:
        return len(self._known)

    def payloads(self, node: Node, base: int, find: Callable[[Node], Iterable[Payload]]) -> Iterable[Payload]:
        """Give the payloads of a whole body, whose closing bracket is there.

        Args:
            node: The body.
            base: Where its text stands in the source.
            find: Finds the payloads of a body; what it finds may depend on nothing but the body.
        """
        scalars: list[Scalar] = []
        said = _said(node, scalars, DEPTH)
        if said is None:
            return find(node)
        known = self._known.get(said)
        if known is None:
            starts = {base + scalar.start: place for place, scalar in enumerate(scalars)}
            known = [(one, starts[one.code_start], one.start == one.code_start) for one in find(node)]
            if len(self._known) >= KEPT:
                self._known.clear()
            self._known[said] = known
        return [_moved(payload, node, scalars[place], base, alone) for payload, place, alone in known]


def _moved(payload: Payload, node: Node, scalar: Scalar, base: int, alone: bool) -> Payload:
    start = base + scalar.start
    code = (start, start + payload.code_end - payload.code_start)
    return payload.at(code if alone else (base + node.start, base + node.end), code)


def _said(node: Node, scalars: list[Scalar], depth: int) -> object:
    """Give what a body says, and collect its scalars in their order; None where that is too much to remember."""
    said: list[object] = [node.kind, node.others, len(node.fields), *node.fields]
    for value in (*node.fields.values(), *node.items) if node.items else node.fields.values():
        if isinstance(value, Scalar):
            said += (value.text, value.quoted, value.end - value.start)
            scalars.append(value)
        else:
            inner = _said(value, scalars, depth - 1) if depth else None
            if inner is None:
                return None
            said.append(inner)
    return None if len(scalars) > SCALARS or sum(len(one.text) for one in scalars) > CHARACTERS else tuple(said)
