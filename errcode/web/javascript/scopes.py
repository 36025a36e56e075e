"""Names inside functions: which are local, and how they are called in JavaScript."""

from __future__ import annotations

import ast

from errcode.web.javascript.symbols import imports

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.web.javascript.symbols import Symbol

RESERVED = frozenset(
    """
    arguments await break case catch class const continue debugger default delete do else enum eval export extends false
    finally for function if implements import in instanceof interface let new null package private protected public
    return static super switch this throw true try typeof undefined var void while with yield
    """.split()  # noqa: SIM905 - a list would fill a page
)


def safe(name: str) -> str:
    """Give a name that is no word of JavaScript's own."""
    return f"{name}_" if name in RESERVED else name


class Scope:
    """The names of one function, and how many temporary ones it has."""

    def __init__(self, node: ast.FunctionDef | ast.Lambda | None = None) -> None:
        self.parameters: list[str] = []
        self.locals: dict[str, None] = {}
        """In the order in which they come, so that the same source gives the same bytes."""
        self.imports: dict[str, Symbol] = {}
        self.temporaries = 0
        self.types: dict[str, str] = {}
        """Name → the class that its annotation names."""
        if node is not None:
            arguments = node.args
            every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
            self.parameters = [argument.arg for argument in every if argument]
            self.types = {argument.arg: _type(argument.annotation) for argument in every if argument}
        if isinstance(node, ast.FunctionDef):
            for part in _own(node):
                self._see(part)
            for name in self.parameters:
                self.locals.pop(name, None)

    def _see(self, part: ast.AST) -> None:
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
            self.locals[part.id] = None
        elif isinstance(part, ast.FunctionDef):
            self.locals[part.name] = None
        elif isinstance(part, ast.Import | ast.ImportFrom):
            self.imports.update(imports(part))

    def has(self, name: str) -> bool:
        """Tell whether a name is one of the function's own."""
        return name in self.locals or name in self.parameters

    def temporary(self) -> str:
        """Give a new name for a value that is looked at twice."""
        self.temporaries += 1
        return f"$t{self.temporaries}"


def _type(annotation: ast.expr | None) -> str:
    """Give the class that an annotation names, perhaps with None beside it; nothing for anything else."""
    if isinstance(annotation, ast.BinOp):
        annotation = annotation.left
    return annotation.id if isinstance(annotation, ast.Name) else ""


def _own(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """Give the parts of a function that are not another function's, and of comprehensions only what they assign."""
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        part = waiting.pop(0)
        yield part
        if isinstance(part, ast.FunctionDef | ast.Lambda):
            continue
        if isinstance(part, ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp):
            yield from (node.target for node in ast.walk(part) if isinstance(node, ast.NamedExpr))
            continue
        waiting += ast.iter_child_nodes(part)
