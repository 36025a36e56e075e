"""Expressions."""

from __future__ import annotations

import ast
import json

from errcode.web.javascript.scopes import Scope, safe
from errcode.web.javascript.symbols import UnknownPythonError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from errcode.web.javascript.signatures import Signatures
    from errcode.web.javascript.symbols import Module, Symbol

BUILTINS = frozenset(
    """
    abs all any bool chr dict divmod enumerate filter float frozenset getattr hash id int isinstance iter len list map
    max min next ord range repr reversed round set slice sorted str sum super tuple type zip ValueError KeyError
    TypeError IndexError
    """.split()  # noqa: SIM905 - a list would fill a page
)
TRUE_OR_FALSE = frozenset(
    """
    any all bool isinstance startswith endswith isdigit isdecimal isalnum isalpha isupper islower istitle isascii
    isspace isprintable isdisjoint
    """.split()  # noqa: SIM905 - a list would fill a page
)
"""Functions and methods whose values need no test of truth."""
VALUES = ("get", "index", "append", "add", "search", "match", "finditer", "findall", "fullmatch")
"""Methods of Python's own types that are handed on as values."""
OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Mod: "mod", ast.BitOr: "or", ast.BitAnd: "and",
    ast.RShift: "shift",
}  # fmt: skip
ORDERS: dict[type[ast.AST], str] = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}


class Expressions:
    """Writes expressions of one module."""

    def __init__(
        self, module: Module, names: Mapping[Symbol, str], kinds: Mapping[Symbol, str], of: Signatures
    ) -> None:
        """Take what is around.

        Args:
            module: The module.
            names: What the symbols of the program are called in JavaScript.
            kinds: `class`, `record`, `function` or `value`, for each.
            of: The parameters of its methods.
        """
        self.module = module
        self.names = names
        self.kinds = kinds
        self.of = of
        self.scopes: list[Scope] = []
        self.counters = 0
        self.class_ = ""
        """The class that is being written."""

    def call(self, node: ast.Call) -> str:
        """Write a call (`calls`)."""
        raise NotImplementedError

    def refuse(self, node: ast.AST, why: str = "") -> UnknownPythonError:
        """Give the error for what cannot be written."""
        line = getattr(node, "lineno", 0)
        return UnknownPythonError(f"{self.module.name}:{line}: {type(node).__name__} is not translated {why}")

    # Names

    def symbol(self, name: str) -> Symbol | None:
        """Give what a name stands for that is no local variable; None for those and for Python's own."""
        for scope in reversed(self.scopes):
            if name in scope.imports:
                return scope.imports[name]
            if scope.has(name):
                return None
        return self.module.symbol(name)

    def is_module(self, node: ast.expr) -> str | None:
        """Give the module that an expression names."""
        symbol = self.symbol(node.id) if isinstance(node, ast.Name) else None
        return symbol[0] if symbol and not symbol[1] else None

    def known(self, symbol: Symbol) -> str:
        """Give what a symbol is called in JavaScript; what Python brings along is the runtime's."""
        if symbol in self.names:
            return self.names[symbol]
        module, name = symbol
        if module.startswith("errcode"):
            return f'$.absent("{module}.{name}")'
        return f"$.{module.replace('.', '_')}.{safe(name)}" if name else f"$.{module.replace('.', '_')}"

    def name(self, node: ast.Name) -> str:
        """Write a name."""
        symbol = self.symbol(node.id)
        if symbol:
            return self.known(symbol)
        if any(scope.has(node.id) for scope in self.scopes):
            return safe(node.id)
        if node.id in BUILTINS:
            return f"$.{node.id}"
        raise self.refuse(node, node.id)

    # Values

    def value(self, node: ast.expr) -> str:
        """Write an expression."""
        write: Callable[..., str] | None = getattr(self, f"_{type(node).__name__.lower()}", None)
        if write is None:
            raise self.refuse(node)
        return write(node)

    def values(self, nodes: Sequence[ast.expr]) -> str:
        """Write expressions with commas between them."""
        return ", ".join(
            f"...{self.value(node.value)}" if isinstance(node, ast.Starred) else self.value(node) for node in nodes
        )

    def _name(self, node: ast.Name) -> str:
        return self.name(node)

    def _call(self, node: ast.Call) -> str:
        return self.call(node)

    def _constant(self, node: ast.Constant) -> str:
        value = node.value
        if value == b"":  # nothing is nothing in a browser, too, which has no other bytes
            return '""'
        if isinstance(value, bytes):
            raise self.refuse(node, "bytes")
        if isinstance(value, bool) or value is None:
            return {True: "true", False: "false", None: "null"}[value]
        return json.dumps(value, ensure_ascii=True) if isinstance(value, str) else repr(value)

    def _list(self, node: ast.List | ast.Tuple) -> str:
        return f"[{self.values(node.elts)}]"

    _tuple = _list

    def _set(self, node: ast.Set) -> str:
        return f"$.set([{self.values(node.elts)}])"

    def _dict(self, node: ast.Dict) -> str:
        pairs = [
            f"...$.pairs({self.value(value)})" if key is None else f"[{self.value(key)}, {self.value(value)}]"
            for key, value in zip(node.keys, node.values, strict=True)
        ]
        return f"$.dict([{', '.join(pairs)}])" if pairs else "new Dict()"

    def _joinedstr(self, node: ast.JoinedStr) -> str:
        parts = [
            self._constant(part) if isinstance(part, ast.Constant) else self._formattedvalue(part)  # type: ignore[arg-type]
            for part in node.values
        ]
        return "(" + " + ".join(('""', *parts)) + ")"

    def _formattedvalue(self, node: ast.FormattedValue) -> str:
        spec = node.format_spec
        if spec is not None:
            form = "".join(str(part.value) for part in ast.walk(spec) if isinstance(part, ast.Constant))
            return f"$.format({self.value(node.value)}, {json.dumps(form)})"
        return f"$.{'repr' if node.conversion == ord('r') else 'str'}({self.value(node.value)})"

    def _attribute(self, node: ast.Attribute) -> str:
        module = self.is_module(node.value)
        if module is not None:
            return self.known((module, node.attr))
        inner = node.value
        if isinstance(inner, ast.Name) and inner.id in ("str", "dict", "list"):  # str.isdigit as a value
            return f"$.method({json.dumps(node.attr)})"
        if isinstance(inner, ast.Attribute) and self.is_module(inner.value) == "re":  # re.Match.end
            return f"$.method({json.dumps(node.attr)})"
        if node.attr == "__class__":
            return f"$.type({self.value(inner)})"
        value = self.value(inner)
        if node.attr == "__getitem__":
            return f"(($k) => $.item({value}, $k))"
        if self.is_method(node):
            return f"$.bound({value}, {json.dumps(node.attr)})"
        unsure = node.attr in VALUES and node.attr in self.of.data and value != "self"
        return f"$.attribute({value}, {json.dumps(node.attr)})" if unsure else f"{value}.{node.attr}"

    def is_method(self, node: ast.Attribute) -> bool:
        """Tell whether an attribute that is not called is a method: `self` knows its own, else names decide."""
        methods = self.methods_of(node.value)
        if methods is not None:
            return node.attr in methods
        own = node.attr in self.of.methods or node.attr in VALUES
        return own and node.attr not in self.of.data and node.attr not in self.of.properties

    def methods_of(self, node: ast.expr) -> set[str] | None:
        """Give the methods of an object whose class is known: `self`, or a parameter that says so."""
        if not isinstance(node, ast.Name):
            return None
        if node.id == "self":
            return self.of.of_class.get(self.class_, set())
        scope = next((scope for scope in reversed(self.scopes) if scope.has(node.id)), None)
        return self.of.of_class.get(scope.types.get(node.id, "")) if scope else None

    def _subscript(self, node: ast.Subscript) -> str:
        value, place = self.value(node.value), node.slice
        if isinstance(place, ast.Slice):
            bounds = [self.value(part) if part else "undefined" for part in (place.lower, place.upper)]
            step = f", {self.value(place.step)}" if place.step else ""
            return f"$.part({value}, {', '.join(bounds)}{step})"
        return f"$.item({value}, {self.value(place)})"

    def _starred(self, node: ast.Starred) -> str:
        raise self.refuse(node)

    # Operators

    def _binop(self, node: ast.BinOp) -> str:
        left, right = self.value(node.left), self.value(node.right)
        if isinstance(node.op, ast.FloorDiv):
            return f"Math.floor({left} / {right})"
        if isinstance(node.op, ast.Add) and any(map(_plain, (node.left, node.right))):
            return f"({left} + {right})"
        if isinstance(node.op, ast.Sub) and any(map(_number, (node.left, node.right))):
            return f"({left} - {right})"
        if type(node.op) in OPERATORS:
            return f"$.{OPERATORS[type(node.op)]}({left}, {right})"
        sign = {ast.Div: "/", ast.Pow: "**", ast.LShift: "<<"}.get(type(node.op))
        if sign is None:
            raise self.refuse(node.op)
        return f"({left} {sign} {right})"

    def _unaryop(self, node: ast.UnaryOp) -> str:
        if isinstance(node.op, ast.Not):
            return f"!{self.truth(node.operand)}"
        return f"(-{self.value(node.operand)})" if isinstance(node.op, ast.USub) else f"(+{self.value(node.operand)})"

    def _boolop(self, node: ast.BoolOp) -> str:
        """Write `and`, `or` as values: the operand that decides."""
        sure = isinstance(node.op, ast.And)
        if all(map(self.boolean, node.values)):
            return self._joined(node)
        *first, last = node.values
        text = self.value(last)
        for operand in reversed(first):
            kept = self.scopes[-1].temporary()
            test = f"$.truth({kept} = {self.value(operand)})"
            text = f"({test} ? {text} : {kept})" if sure else f"({test} ? {kept} : {text})"
        return text

    def _joined(self, node: ast.BoolOp) -> str:
        return f"({(' && ' if isinstance(node.op, ast.And) else ' || ').join(map(self.truth, node.values))})"

    def _compare(self, node: ast.Compare) -> str:
        if len(node.ops) == 1:
            return self._order(node.ops[0], node.left, self.value(node.left), node.comparators[0])
        parts, left, text = [], node.left, self.value(node.left)
        for operator, right in zip(node.ops, node.comparators, strict=True):
            simple = isinstance(right, ast.Name | ast.Constant)
            kept = self.value(right) if simple else self.scopes[-1].temporary()
            given = kept if simple else f"({kept} = {self.value(right)})"
            parts.append(self._order(operator, left, text, right, given))
            left, text = right, kept
        return f"({' && '.join(parts)})"

    def _order(self, operator: ast.cmpop, left: ast.expr, a: str, right: ast.expr, given: str = "") -> str:
        b = given or self.value(right)
        if isinstance(operator, ast.Is | ast.IsNot):
            same = "==" if isinstance(right, ast.Constant) and right.value is None else "==="
            return f"({a} {same if isinstance(operator, ast.Is) else '!' + same[1:]} {b})"
        if isinstance(operator, ast.In | ast.NotIn):
            return f"{'!' if isinstance(operator, ast.NotIn) else ''}$.has({b}, {a})"
        plain = _plain(left) or _plain(right)
        if isinstance(operator, ast.Eq | ast.NotEq):
            differ = isinstance(operator, ast.NotEq)
            return f"({a} {'!' if differ else '='}== {b})" if plain else f"{'!' if differ else ''}$.equal({a}, {b})"
        sign = ORDERS[type(operator)]
        return f"({a} {sign} {b})" if plain else f"($.order({a}, {b}) {sign} 0)"

    def _ifexp(self, node: ast.IfExp) -> str:
        return f"({self.truth(node.test)} ? {self.value(node.body)} : {self.value(node.orelse)})"

    def _namedexpr(self, node: ast.NamedExpr) -> str:
        return f"({safe(node.target.id)} = {self.value(node.value)})"

    def boolean(self, node: ast.expr) -> bool:
        """Tell whether an expression is true or false and nothing else."""
        if isinstance(node, ast.Compare) or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)):
            return True
        if isinstance(node, ast.BoolOp):
            return all(map(self.boolean, node.values))
        if isinstance(node, ast.Call):
            function = node.func
            name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
            return name in TRUE_OR_FALSE
        return isinstance(node, ast.Constant) and isinstance(node.value, bool)

    def truth(self, node: ast.expr) -> str:
        """Write an expression where only its truth counts."""
        if isinstance(node, ast.BoolOp):
            return self._joined(node)
        return self.value(node) if self.boolean(node) else f"$.truth({self.value(node)})"


def _plain(node: ast.expr) -> bool:
    """Tell whether an expression is a string or a number for certain: JavaScript compares and adds those alike."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return _number(node.operand)
    return (
        isinstance(node, ast.JoinedStr)
        or _number(node)
        or (isinstance(node, ast.Constant) and isinstance(node.value, str))
    )


def _number(node: ast.expr) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id in ("len", "ord", "round", "abs")
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in ("find", "rfind", "start", "end", "count") and node.func.attr not in ("count",)
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool)
