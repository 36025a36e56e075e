"""Names at the top of modules: what each is, where it comes from, and which of them a program needs."""

from __future__ import annotations

import ast
from functools import cache
from importlib.resources import files

from errcode.model import ErrcodeError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Symbol = tuple[str, str]
    """A module and a name at its top; the name is empty for the module itself."""


class UnknownPythonError(ErrcodeError):
    """Code of the project that cannot be made into JavaScript: a fault of a change to it, not of a user."""


class Module:
    """A module of the project, read."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.body = ast.parse(_source(name)).body
        self.defined: dict[str, ast.stmt] = {}
        """Name → the statement that makes it."""
        self.imported: dict[str, Symbol] = {}
        """Name → what it stands for."""
        for statement in self.body:
            if isinstance(statement, ast.Import | ast.ImportFrom):
                self.imported.update(imports(statement))
            else:
                self.defined.update(dict.fromkeys(_made(statement), statement))

    def symbol(self, name: str) -> Symbol | None:
        """Give what a name at the top of the module stands for; None when it is none."""
        if name in self.defined:
            return self.name, name
        return self.imported.get(name)


@cache
def module(name: str) -> Module:
    """Read a module."""
    return Module(name)


def is_module(name: str) -> bool:
    """Tell whether a dotted name is a module of the project rather than something in one."""
    return _file(name) is not None


def imports(statement: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, Symbol]]:
    """Give the names that an import makes, and what they stand for."""
    if isinstance(statement, ast.Import):
        yield from ((alias.asname or alias.name, (alias.name, "")) for alias in statement.names)
        return
    source = statement.module or ""
    for alias in statement.names:
        inside = f"{source}.{alias.name}"
        yield alias.asname or alias.name, ((inside, "") if is_module(inside) else (source, alias.name))


def needed(roots: Iterable[Symbol], given: Iterable[Symbol], absent: Iterable[str]) -> list[Symbol]:
    """Give the symbols that a program needs, each behind those that it needs when it is made.

    Args:
        roots: What the program is called by.
        given: Symbols that are written in JavaScript: what they need in Python is left out.
        absent: Modules that a browser has no use for (files, caches).
    """
    seen: set[Symbol] = set()
    ordered: list[Symbol] = []
    stop = {*given}

    def visit(symbol: Symbol) -> None:
        if symbol in seen or symbol[0] in absent or not symbol[0].startswith("errcode"):
            return
        seen.add(symbol)
        if symbol not in stop and symbol[1]:
            used = list(_used(*symbol))
            for other in used:
                visit(other)
        ordered.append(symbol)

    for root in roots:
        visit(root)
    return [symbol for symbol in ordered if symbol[1]]


def _used(name: str, symbol: str) -> Iterator[Symbol]:
    """Give the symbols that the statement that makes one names."""
    here = module(name)
    statement = here.defined.get(symbol)
    if statement is None:
        raise UnknownPythonError(f"{name} has no {symbol}")
    inner = dict(here.imported)
    for node in ast.walk(statement):
        if isinstance(node, ast.Import | ast.ImportFrom):
            inner.update(imports(node))
    annotations = {id(part) for node in ast.walk(statement) for part in _annotation(node)}
    for node in ast.walk(statement):
        if id(node) in annotations:
            continue
        if isinstance(node, ast.Name):
            found = inner.get(node.id) or ((name, node.id) if node.id in here.defined else None)
            if found:
                yield found
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found = inner.get(node.value.id)
            if found and not found[1]:
                yield found[0], node.attr


def _annotation(node: ast.AST) -> Iterator[ast.AST]:
    """Give the parts of a node that speak of types."""
    of = []
    if isinstance(node, ast.FunctionDef):
        of = [node.returns]
    elif isinstance(node, ast.arg | ast.AnnAssign):
        of = [node.annotation]
    for annotation in of:
        if annotation is not None:
            yield from ast.walk(annotation)


def _made(statement: ast.stmt) -> list[str]:
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return [statement.name]
    targets: list[ast.expr] = []
    if isinstance(statement, ast.Assign):
        targets = statement.targets
    elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
        targets = [statement.target]
    return [node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)]


def _file(name: str) -> str | None:
    """Give where a module's source lies within the package; None when there is no such module."""
    first, *rest = name.split(".")
    if first != "errcode":
        return None
    root = files("errcode")
    for path in ("/".join(rest) + ".py", "/".join((*rest, "__init__.py"))):
        if (root / path).is_file():
            return path
    return None


def _source(name: str) -> str:
    path = _file(name)
    if path is None:
        raise UnknownPythonError(f"there is no module {name}")
    return (files("errcode") / path).read_text(encoding="utf-8")
