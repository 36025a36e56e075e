"""What a shape asks of a node before it finds an error in it: fields that are there, and what stands in them."""

from __future__ import annotations

from errcode.recognise.notation.values import Scalar
from errcode.recognise.paths import field, holds, path_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Any

    from errcode.recognise.notation.values import Node
    from errcode.recognise.paths import Path

FLAG = 5
"""A field that may hold so many values at most says that something failed; of more it says which call or code."""


class Conditions:
    """The conditions of one shape (`when`), laid out as they are asked for."""

    __slots__ = ("_demands", "_denials", "_first_denied", "_required", "gate", "soonest", "stated", "wanted")

    def __init__(self, when: Mapping[str, Any], codes: Collection[Path]) -> None:
        """Lay conditions out.

        Args:
            when: The conditions as a table writes them.
            codes: The paths of the shape's codes: that a code is another one does not say that there is no error.
        """
        every = [(path_of(path), _plain(condition)) for path, condition in when.items()]
        values = [(path, condition) for path, condition in every if isinstance(condition, frozenset)]
        self.soonest = sorted(every, key=lambda item: isinstance(item[1], dict))
        """All conditions, those first that are soon found not to hold."""
        gate = next((item for item in values if len(item[0]) == 1 and item[0][0] != "[]"), None)
        self.gate: str = gate[0][0] if gate else ""
        """A key of the node itself whose value is asked for, if there is one."""
        self.wanted: frozenset[str] = gate[1] if gate else frozenset()
        """What must stand there."""
        asked = (path[0] for path, condition in every if condition != {"present": False})
        self._required = frozenset(key for key in asked if key != "[]")
        """Keys without which no condition holds, unless the node's keys are paths written flat."""
        self.stated = [(path, condition) for path, condition in every if not isinstance(condition, dict)]
        """The conditions that ask for a value."""
        self._denials = [(path, condition) for path, condition in self.stated if path not in codes and _flag(condition)]
        self._first_denied = {path[0] for path, _ in self._denials} | {".".join(path) for path, _ in self._denials}
        self._demands = [(path, condition) for path, condition in every if isinstance(condition, dict)]

    def may_hold(self, keys: Collection[str]) -> bool:
        """Say whether a node with these keys may meet them."""
        return self._required <= set(keys) or any("." in key for key in keys)

    def may_deny(self, keys: Collection[str]) -> bool:
        """Say whether a node with these keys may say in a field that it is no error."""
        if any("." in key for key in keys):
            return True
        denied = not self._first_denied.isdisjoint(keys)
        return denied and all(path[0] in keys or condition == {"present": False} for path, condition in self._demands)

    def deny(self, node: Node) -> bool:
        """Say whether a node has what is demanded but a field says that it is no error: `"success": true`."""
        if self._first_denied.isdisjoint(node.fields):
            return False
        if all(holds(node, path, condition) for path, condition in self._demands):
            for path, condition in self._denials:
                value = field(node, path)
                # What is written as nothing says nothing: PHP prints false so.
                if isinstance(value, Scalar) and value.text and not holds(node, path, condition):
                    return True
        return False


def _plain(asked: Any) -> Any:
    """Give a condition as it is soonest compared: the texts of which one must stand there, where they are all plain."""
    wanted = asked if isinstance(asked, list) else [asked]
    plain = all(isinstance(item, (str, int)) and not isinstance(item, bool) for item in wanted)
    return frozenset(str(item) for item in wanted) if plain else asked


def _flag(condition: Any) -> bool:
    """Say whether a condition tells errors from successes; one of many values is a name, of which a table has some."""
    return not isinstance(condition, (frozenset, list)) or len(condition) <= FLAG
