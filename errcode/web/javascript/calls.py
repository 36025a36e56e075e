"""Calls: keywords put in their places, classes made with `new`, methods of Python's own types."""

from __future__ import annotations

import ast

from errcode.web.javascript.comprehensions import Comprehensions
from errcode.web.javascript.expressions import BUILTINS
from errcode.web.javascript.signatures import BUILTINS as OF_BUILTINS
from errcode.web.javascript.signatures import LEADING, METHODS, parameters
from errcode.web.javascript.symbols import module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.web.javascript.symbols import Symbol

WHOLE = (
    *("sum", "min", "max", "sorted", "list", "tuple", "set", "frozenset", "dict", "enumerate", "zip"),
    *("join", "fromkeys", "update"),
)
"""Functions that read all of what they are given."""


class Calls(Comprehensions):
    """Writes calls."""

    def call(self, node: ast.Call) -> str:
        """Write a call."""
        function = node.func
        if isinstance(function, ast.Name):
            symbol = self.symbol(function.id)
            if symbol:
                return self._of_symbol(node, symbol)
            if not any(scope.has(function.id) for scope in self.scopes) and function.id in BUILTINS:
                return self._builtin(node, function.id)
            return f"{self.name(function)}({self._given(node)})"
        if isinstance(function, ast.Attribute):
            return self._of_attribute(node, function)
        return f"{self.value(function)}({self._given(node)})"

    def _given(self, node: ast.Call, places: Sequence[str] = ()) -> str:
        """Write arguments in their places, those of keywords too."""
        whole = isinstance(node.func, ast.Name | ast.Attribute) and _called(node.func) in WHOLE
        given = [
            f"...{self.value(value.value)}"
            if isinstance(value, ast.Starred)
            else self.gathered(value)
            if whole
            else self.value(value)
            for value in node.args
        ]
        if not node.keywords:
            return ", ".join(given)
        by_name = {keyword.arg: self.value(keyword.value) for keyword in node.keywords if keyword.arg}
        if len(by_name) < len(node.keywords) or any(name not in places for name in by_name):
            raise self.refuse(node, f"keywords {list(by_name)} of {ast.unparse(node.func)}")
        last = max(places.index(name) for name in by_name)
        given += [by_name.get(place, "undefined") for place in places[len(given) : last + 1]]
        return ", ".join(given)

    def _of_symbol(self, node: ast.Call, symbol: Symbol) -> str:
        if symbol == ("functools", "partial"):
            called = self.call(ast.Call(node.args[0], node.args[1:], node.keywords)).removesuffix(")")
            return f"((...$rest) => {called}{', ' if node.args[1:] else ''}...$rest))"
        name, kind = self.known(symbol), self.kinds.get(symbol)
        if kind == "record":
            return f"new {name}({self._named(node)})"
        places = self._places(symbol)
        given = self._given(node, places)
        return f"new {name}({given})" if kind == "class" else f"{name}({given})"

    def _places(self, symbol: Symbol) -> Sequence[str]:
        """Give the parameters of a function or class of the project, or of one that Python brings along."""
        name, defined = symbol
        if not name.startswith("errcode"):
            return OF_BUILTINS.get(defined, ())
        made = (self.module if name == self.module.name else module(name)).defined.get(defined)
        if isinstance(made, ast.FunctionDef):
            return parameters(made)
        if isinstance(made, ast.ClassDef):
            begin = [part for part in made.body if isinstance(part, ast.FunctionDef) and part.name == "__init__"]
            return parameters(begin[0])[1:] if begin else ()
        return ()

    def _named(self, node: ast.Call) -> str:
        """Write a record's values."""
        if node.args:
            raise self.refuse(node, "a record takes names")
        parts = [
            f"{keyword.arg}: {self.value(keyword.value)}" if keyword.arg else f"...$.named({self.value(keyword.value)})"
            for keyword in node.keywords
        ]
        return f"{{{', '.join(parts)}}}"

    def _of_attribute(self, node: ast.Call, function: ast.Attribute) -> str:
        of = self.is_module(function.value)
        if of is not None:
            return self._of_symbol(node, (of, function.attr))
        inner, method = function.value, function.attr
        if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name) and inner.func.id == "super":
            if method == "__init__":
                return f"super({self._given(node)})"
            return f"super.{method}({self._given(node)})"
        if isinstance(inner, ast.Name) and inner.id in ("dict", "str") and not self.symbol(inner.id):
            return f"$.{inner.id}_{method}({self._given(node)})"  # dict.fromkeys
        value = self.value(inner)
        if method == "replace" and node.keywords:
            return f"{value}.replaced({self._named(node)})"
        keywords = [keyword.arg for keyword in node.keywords if keyword.arg]
        places = self.of.places(method, keywords) if keywords else ()
        if places is None:  # the object knows, when it is called
            bare = self._given(ast.Call(function, node.args, []))
            return f'$.keyed({value}, "{method}", [{bare}], {self._named(ast.Call(function, [], node.keywords))})'
        given = self._given(node, places)
        return f"{value}.{'$' if self.is_called(function) else ''}{method}({given})"

    def is_called(self, node: ast.Attribute) -> bool:
        """Tell whether what is called is a method rather than a function that an attribute holds."""
        methods = self.methods_of(node.value)
        if methods is not None:
            return node.attr in methods or node.attr not in self.of.data
        return node.attr in self.of.methods or node.attr in METHODS or node.attr not in self.of.data

    def _builtin(self, node: ast.Call, name: str) -> str:
        if name in ("any", "all", "next") and isinstance(node.args[0], ast.GeneratorExp):
            return self._searched(node, name, node.args[0])
        if name == "isinstance":
            return self._is(self.value(node.args[0]), node.args[1])
        if name in LEADING:
            places = OF_BUILTINS[name]
            by_name = {keyword.arg: self.value(keyword.value) for keyword in node.keywords}
            first = ", ".join(by_name.get(place, "undefined") for place in places)
            bare = ast.Call(func=node.func, args=node.args, keywords=[])
            return f"$.{name}({', '.join(filter(None, (first, self._given(bare))))})"
        return f"$.{name}({self._given(node, OF_BUILTINS.get(name, ()))})"

    def _searched(self, node: ast.Call, name: str, generator: ast.GeneratorExp) -> str:
        """Write `any`, `all` and `next` over a generator as a loop that ends early."""

        def inner() -> str:
            if name == "next":
                return f"return {self.value(generator.elt)};"
            return f"if ({'' if name == 'any' else '!'}{self.truth(generator.elt)}) return {found};"

        found = "true" if name == "any" else "false"
        loops = self.loops(generator.generators, inner)
        otherwise = {"any": "return false;", "all": "return true;"}.get(name, "throw new $.StopIteration();")
        if name == "next" and len(node.args) > 1:
            otherwise = f"return {self.value(node.args[1])};"
        return f"(() => {{ {loops} {otherwise} }})()"

    def _is(self, value: str, type_: ast.expr) -> str:
        if isinstance(type_, ast.Tuple):
            return f"({' || '.join(self._is(value, each) for each in type_.elts)})"
        if isinstance(type_, ast.Name) and not self.symbol(type_.id):
            return f"$.is_{type_.id}({value})"
        return f"({value} instanceof {self.value(type_)})"


def _called(function: ast.Name | ast.Attribute) -> str:
    return function.id if isinstance(function, ast.Name) else function.attr
