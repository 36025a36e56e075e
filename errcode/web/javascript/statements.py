"""Statements, functions and classes."""

from __future__ import annotations

import ast
import json

from errcode.web.javascript.calls import Calls
from errcode.web.javascript.scopes import Scope, safe
from errcode.web.javascript.signatures import parameters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SKIPPED = ("__repr__", "__reduce__", "__hash__", "__setattr__", "__delattr__")
"""Methods that a browser has no use for."""
SPECIAL = {"__iter__": "*[Symbol.iterator]", "__len__": "get size"}
CACHED = ("cache", "lru_cache")


class Statements(Calls):
    """Writes statements."""

    def statement(self, node: ast.stmt) -> str:
        """Write a statement."""
        write: Callable[..., str] | None = getattr(self, f"_{type(node).__name__.lower()}_statement", None)
        if write is None:
            raise self.refuse(node)
        return write(node)

    def block(self, body: Sequence[ast.stmt]) -> str:
        """Write statements."""
        return "\n".join(filter(None, map(self.statement, body)))

    def top(self, node: ast.stmt) -> str:
        """Write a statement at the top of a module."""
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            return self.statement(node)
        if isinstance(node, ast.AnnAssign | ast.Assign):
            scope = Scope()
            self.scopes.append(scope)
            assert node.value is not None
            value = self.value(node.value)
            self.scopes.pop()
            if scope.temporaries:
                value = f"(() => {{ {_declared(scope)} return {value}; }})()"
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            return "\n".join(f"let {self.made(target)} = {value};" for target in targets)
        raise self.refuse(node)

    def made(self, target: ast.expr) -> str:
        """Write what a statement at the top of a module makes."""
        if isinstance(target, ast.Tuple):
            return f"[{', '.join(map(self.made, target.elts))}]"
        assert isinstance(target, ast.Name)
        return self.names.get((self.module.name, target.id), f"{target.id}_")

    # Functions

    def function(self, node: ast.FunctionDef, head: str, *, method: bool = False, begin: str = "") -> str:
        """Write a function behind its head: parameters and body."""
        scope = Scope(node)
        self.scopes.append(scope)
        names = scope.parameters[1:] if method else scope.parameters
        defaults = self._defaults(node)
        written = [f"{safe(name)} = {defaults[name]}" if name in defaults else safe(name) for name in names]
        if node.args.vararg:
            rest = safe(node.args.vararg.arg)
            written = [f"...{rest}" if name == rest else name for name in written]
        body = self.block(node.body)
        own = f"const {safe(scope.parameters[0])} = this;" if method and scope.parameters[0] in _names(node) else ""
        self.scopes.pop()
        if "super(" in body and begin:  # `this` is there only behind it
            first, _, body = body.partition("\n")
            begin = first
        declared = _declared(scope)
        return f"{head}({', '.join(written)}) {{\n{_lines(begin, own, declared, body)}\n}}"

    def _defaults(self, node: ast.FunctionDef) -> dict[str, str]:
        arguments = node.args
        positional = [*arguments.posonlyargs, *arguments.args]
        pairs = list(zip(reversed(positional), reversed(arguments.defaults), strict=False))
        pairs += [
            (name, value) for name, value in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if value
        ]
        return {name.arg: self.value(value) for name, value in pairs}

    def _functiondef_statement(self, node: ast.FunctionDef) -> str:
        name = safe(node.name) if self.scopes else self.names[self.module.name, node.name]
        star = "*" if _yields(node) else ""
        if any(_mark(mark) in CACHED for mark in node.decorator_list):
            return f"const {name} = $.cached({self.function(node, f'function{star} ')});"
        if node.decorator_list:
            raise self.refuse(node.decorator_list[0])
        if self.scopes:
            return f"{name} = {self.function(node, f'function{star} ')};"
        return self.function(node, f"function{star} {name}")

    def _classdef_statement(self, node: ast.ClassDef) -> str:
        name = self.names[self.module.name, node.name]
        self.class_ = node.name
        bases = [self.value(base) for base in node.bases if not isinstance(base, ast.Subscript)]
        parts = [self._member(part, bool(bases)) for part in node.body]
        head = f"class {name} extends {bases[0]}" if bases else f"class {name}"
        fields = [
            f"{part.target.id}: {self._field(part)}"
            for part in node.body
            if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)
        ]
        static = f"static fields = {{{', '.join(fields)}}};" if fields else ""
        return _lines(f"{head} {{\n{_lines(static, *parts)}\n}}", *self._places_of_methods(node, name))

    def _places_of_methods(self, node: ast.ClassDef, name: str) -> Iterator[str]:
        """Write the parameters of methods of whose name there are several, for calls by keywords."""
        for part in node.body:
            if not isinstance(part, ast.FunctionDef) or part.name == "__init__" or not part.args.kwonlyargs:
                continue
            if len(self.of.methods.get(part.name, ())) > 1:
                yield f"{name}.prototype.${part.name}.places = {json.dumps(parameters(part)[1:])};"

    def _field(self, node: ast.AnnAssign) -> str:
        """Write a record's default; what has none must be given."""
        return self.value(node.value) if node.value is not None else "undefined"

    def _member(self, node: ast.stmt, derived: bool) -> str:
        if not isinstance(node, ast.FunctionDef) or node.name in SKIPPED:
            return ""
        if node.name == "__init__":
            return self.function(node, "constructor", method=True, begin="super();" if derived else "")
        marks = set(map(_mark, node.decorator_list))
        if "property" in marks:
            return self.function(node, f"get {node.name}", method=True)
        if "cached_property" in marks:
            return self._made_once(node)
        if node.name == "__bool__":
            return self.function(node, "get truth", method=True)
        star = "*" if _yields(node) else ""
        return self.function(node, SPECIAL.get(node.name, f"{star}${node.name}"), method=True)

    def _made_once(self, node: ast.FunctionDef) -> str:
        """Write a property that is made when it is first asked for, and then is an attribute."""
        made = self.function(node, f"$made_{node.name}", method=True)
        keep = f"Object.defineProperty(this, {json.dumps(node.name)}, {{ value: this.$made_{node.name}() }})"
        return f"{made}\nget {node.name}() {{\nreturn {keep}.{node.name};\n}}"

    # Statements

    def _expr_statement(self, node: ast.Expr) -> str:
        if isinstance(node.value, ast.Constant):
            return ""
        if isinstance(node.value, ast.Yield):
            return f"yield {self.value(node.value.value) if node.value.value else 'null'};"
        if isinstance(node.value, ast.YieldFrom):
            return f"yield* {self.value(node.value.value)};"
        return f"{self.value(node.value)};"

    def _pass_statement(self, _: ast.Pass) -> str:
        return ""

    def _assert_statement(self, _: ast.Assert) -> str:
        return ""

    def _import_statement(self, _: ast.Import) -> str:
        return ""

    _importfrom_statement = _import_statement

    def _return_statement(self, node: ast.Return) -> str:
        return f"return {self.value(node.value) if node.value else 'null'};"

    def _assign_statement(self, node: ast.Assign) -> str:
        if len(node.targets) == 1:
            return self._put(node.targets[0], self.value(node.value))
        kept = self.scopes[-1].temporary()
        return _lines(f"{kept} = {self.value(node.value)};", *(self._put(target, kept) for target in node.targets))

    def _put(self, target: ast.expr, value: str) -> str:
        if isinstance(target, ast.Subscript):
            return f"$.put({self.value(target.value)}, {self.value(target.slice)}, {value});"
        if isinstance(target, ast.Tuple):
            return f"{self._place(target)} = {value};"
        return f"{self._place(target)} = {value};"

    def _place(self, target: ast.expr) -> str:
        """Write what can be assigned to; Python takes all values before it assigns any."""
        if isinstance(target, ast.Attribute):
            return f"{self.value(target.value)}.{target.attr}"
        if isinstance(target, ast.Subscript):
            return f"$.place({self.value(target.value)}, {self.value(target.slice)}).value"
        if isinstance(target, ast.Starred):
            return f"...{self._place(target.value)}"
        if isinstance(target, ast.Tuple):
            parts = ["" if isinstance(part, ast.Name) and part.id == "_" else self._place(part) for part in target.elts]
            return f"[{', '.join(parts)}]"
        return self.target(target)

    def _annassign_statement(self, node: ast.AnnAssign) -> str:
        return self._put(node.target, self.value(node.value)) if node.value is not None else ""

    def _augassign_statement(self, node: ast.AugAssign) -> str:
        name = {ast.Add: "add", ast.Sub: "sub", ast.BitOr: "or", ast.BitAnd: "and", ast.Mult: "mul"}.get(type(node.op))
        if name is None:
            raise self.refuse(node.op)
        load = ast.copy_location(_loaded(node.target), node)
        return self._put(node.target, f"$.{name}_to({self.value(load)}, {self.gathered(node.value)})")

    def _if_statement(self, node: ast.If) -> str:
        text = f"if ({self.truth(node.test)}) {{\n{self.block(node.body)}\n}}"
        return f"{text} else {{\n{self.block(node.orelse)}\n}}" if node.orelse else text

    def _while_statement(self, node: ast.While) -> str:
        return f"while ({self.truth(node.test)}) {{\n{self.block(node.body)}\n}}"

    def _for_statement(self, node: ast.For) -> str:
        if node.orelse:
            raise self.refuse(node, "with else")
        numbered = self.numbered(node.target, node.iter)
        if numbered:
            counter, place, each, gone = numbered
            body = f"{place};\n{self.block(node.body)}"
            return f"{{ {counter} for ({self._place(each)} of {gone}) {{\n{body}\n}} }}"
        target = self._place(node.target)
        return f"for ({target} of {self.value(node.iter)}) {{\n{self.block(node.body)}\n}}"

    def _break_statement(self, _: ast.Break) -> str:
        return "break;"

    def _continue_statement(self, _: ast.Continue) -> str:
        return "continue;"

    def _delete_statement(self, node: ast.Delete) -> str:
        target = node.targets[0]
        if not isinstance(target, ast.Subscript):
            raise self.refuse(node)
        return f"$.remove({self.value(target.value)}, {self.value(target.slice)});"

    def _raise_statement(self, node: ast.Raise) -> str:
        return f"throw {self.value(node.exc)};" if node.exc else "throw $error;"

    def _try_statement(self, node: ast.Try) -> str:
        """Write a `try` whose one handler takes any failure: what is told apart in Python fails alike in a browser."""
        if len(node.handlers) != 1 or node.finalbody or node.orelse:
            raise self.refuse(node)
        return f"try {{\n{self.block(node.body)}\n}} catch {{\n{self.block(node.handlers[0].body)}\n}}"


def _names(node: ast.AST) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def _mark(node: ast.expr) -> str:
    named = node.func if isinstance(node, ast.Call) else node
    return named.id if isinstance(named, ast.Name) else getattr(named, "attr", "")


def _yields(node: ast.FunctionDef) -> bool:
    """Tell whether a function is a generator; what it defines inside may be one without it."""
    waiting: list[ast.AST] = list(node.body)
    while waiting:
        part = waiting.pop()
        if isinstance(part, ast.Yield | ast.YieldFrom):
            return True
        if not isinstance(part, ast.FunctionDef | ast.Lambda):
            waiting += ast.iter_child_nodes(part)
    return False


def _loaded(node: ast.expr) -> ast.expr:
    """Give an expression that is assigned to as one that is read."""
    if isinstance(node, ast.Name):
        return ast.Name(node.id, ast.Load())
    if isinstance(node, ast.Attribute):
        return ast.Attribute(node.value, node.attr, ast.Load())
    assert isinstance(node, ast.Subscript)
    return ast.Subscript(node.value, node.slice, ast.Load())


def _declared(scope: Scope) -> str:
    names = [*map(safe, scope.locals), *(f"$t{number + 1}" for number in range(scope.temporaries))]
    return f"let {', '.join(names)};" if names else ""


def _lines(*texts: str) -> str:
    return "\n".join(filter(None, texts))
