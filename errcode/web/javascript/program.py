"""A program: the functions and classes of several modules that belong together, as one text of JavaScript."""

from __future__ import annotations

import ast

from errcode.web.javascript.scopes import safe
from errcode.web.javascript.signatures import Signatures
from errcode.web.javascript.statements import Statements
from errcode.web.javascript.symbols import module, needed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from errcode.web.javascript.symbols import Symbol

RECORD = ("errcode.model", "Record")


def program(
    roots: Sequence[Symbol], given: Mapping[Symbol, str], absent: Iterable[str], kept: Sequence[Symbol] = ()
) -> str:
    """Give what some symbols need as JavaScript, and an object `py` that has them by their Python names.

    Args:
        roots: What the program is called by.
        given: Symbols that are written in JavaScript by hand, and what they are called there.
        absent: Modules that a browser has no use for.
        kept: Functions of one object that are asked again and again of the same.

    Raises:
        UnknownPythonError: Something in it cannot be written in JavaScript.
    """
    symbols = needed(roots, given, absent)
    made = {symbol: module(symbol[0]).defined[symbol[1]] for symbol in symbols}
    names = _names(symbols, given, _inner(made.values()))
    classes = [statement for statement in made.values() if isinstance(statement, ast.ClassDef)]
    kinds = {symbol: _kind(symbol, statement) for symbol, statement in made.items()}
    signatures = Signatures(classes)
    texts: dict[int, str] = {}
    for symbol in symbols:
        if symbol not in given and id(made[symbol]) not in texts:
            writer = Statements(module(symbol[0]), names, kinds, signatures)
            texts[id(made[symbol])] = writer.top(made[symbol])
            if symbol in kept:
                texts[id(made[symbol])] += f"\n{names[symbol]} = $.keptFor({names[symbol]});"
    called = ", ".join(f"{name}: {names[module_, name]}" for module_, name in roots)
    return "\n".join(["const py = (() => {", *texts.values(), f"return {{{called}}};", "})();"]) + "\n"


def _inner(statements: Iterable[ast.stmt]) -> set[str]:
    """Give the names inside functions: none of them may hide what stands outside."""
    found: set[str] = set()
    for statement in statements:
        for node in ast.walk(statement):
            if isinstance(node, ast.arg):
                found.add(node.arg)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                found.add(node.id)
    return {safe(name) for name in found if not name.isupper()}


def _names(symbols: Sequence[Symbol], given: Mapping[Symbol, str], inner: set[str]) -> dict[Symbol, str]:
    """Give each symbol a name of its own."""
    names: dict[Symbol, str] = {}
    taken = {*given.values(), *inner}
    for symbol in symbols:
        name = base = safe(symbol[1])
        number = 2
        while name in taken and symbol not in given:
            name = f"{base}{number}"
            number += 1
        names[symbol] = given.get(symbol, name)
        taken.add(names[symbol])
    return names


def _kind(symbol: Symbol, statement: ast.stmt) -> str:
    if isinstance(statement, ast.ClassDef):
        return "record" if _is_record(symbol[0], statement) else "class"
    return "function" if isinstance(statement, ast.FunctionDef) else "value"


def _is_record(name: str, statement: ast.ClassDef) -> bool:
    here = module(name)
    return any(isinstance(base, ast.Name) and here.symbol(base.id) == RECORD for base in statement.bases)
