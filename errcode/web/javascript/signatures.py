"""Parameters: where in a call of JavaScript, which knows positions alone, a keyword's value stands."""

from __future__ import annotations

import ast

from errcode.web.javascript.symbols import UnknownPythonError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

BUILTINS = {
    "sorted": ("iterable", "key", "reverse"),
    "sort": ("key", "reverse"),
    "max": ("key", "default"),
    "min": ("key", "default"),
    "zip": ("strict",),
    "split": ("sep", "maxsplit"),
    "splitlines": ("keepends",),
    "timedelta": ("days", "seconds"),
    "compile": ("pattern", "flags"),
    "sub": ("pattern", "repl", "string", "count", "flags"),
    "distance": ("s1", "s2", "score_cutoff"),
    "unquote_plus": ("string", "encoding", "errors"),
}
"""Parameters of what Python itself has, where the project names them; those of `max`, `min` and `zip` come first."""
METHODS = frozenset(
    """
    add append astimezone bit_length casefold clear count decode discard encode end endswith extend find findall
    finditer fromisoformat fromtimestamp fullmatch get group groupdict groups index insert isalnum isalpha isascii
    isdecimal isdigit isdisjoint islower isoformat isprintable isspace issubset istitle isupper items join keys lower
    lstrip match now partition pop ratio remove removeprefix removesuffix replace reverse rfind rpartition rstrip search
    setdefault sort span split splitlines start startswith strftime strip sub timestamp total_seconds translate
    update upper values
    """.split()  # noqa: SIM905 - a list would fill a page
)
"""Methods of what Python itself has."""
DATA = ("first", "lang", "every", "string", "lastindex", "re", "pattern")
"""Attributes of what is written in JavaScript."""
LEADING = ("max", "min", "zip")
"""Functions of any number of arguments: their keywords come first in JavaScript."""


def parameters(function: ast.FunctionDef) -> list[str]:
    """Give a function's parameters by their places, those that need a keyword last."""
    arguments = function.args
    return [argument.arg for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]


class Signatures:
    """The parameters of a program's methods, by name: of whose class an object is, nobody says."""

    def __init__(self, classes: Iterable[ast.ClassDef]) -> None:
        self.methods: dict[str, list[list[str]]] = {}
        self.properties: set[str] = set()
        self.data: set[str] = set(DATA)
        """Names of attributes that are no methods."""
        self.of_class: dict[str, set[str]] = {}
        """Class → its methods."""
        for class_ in classes:
            self._read(class_)

    def _read(self, class_: ast.ClassDef) -> None:
        own = self.of_class.setdefault(class_.name, set())
        for base in class_.bases:
            own |= self.of_class.get(base.id, set()) if isinstance(base, ast.Name) else set()
        for statement in class_.body:
            if isinstance(statement, ast.FunctionDef):
                marks = {mark.id for mark in statement.decorator_list if isinstance(mark, ast.Name)}
                if not marks.isdisjoint(("property", "cached_property")):
                    self.properties.add(statement.name)
                else:
                    self.methods.setdefault(statement.name, []).append(parameters(statement)[1:])
                    own.add(statement.name)
            elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
                self.data.add(statement.target.id)
        for node in ast.walk(class_):
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                self.data.add(node.attr)

    def places(self, method: str, keywords: list[str]) -> list[str] | None:
        """Give the parameters of the method of this name that takes these keywords; None where several do."""
        fitting = [known for known in self.methods.get(method, ()) if set(keywords) <= set(known)]
        if not fitting and method in BUILTINS:
            return list(BUILTINS[method])
        if not fitting:
            raise UnknownPythonError(f"no method {method} with {', '.join(keywords)}")
        places = {tuple(known.index(keyword) for keyword in keywords) for known in fitting}
        return fitting[0] if len(places) == 1 else None
