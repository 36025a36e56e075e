"""Comprehensions and lambdas: expressions with names of their own."""

from __future__ import annotations

import ast

from errcode.web.javascript.expressions import Expressions
from errcode.web.javascript.scopes import Scope, safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Comprehensions(Expressions):
    """Writes comprehensions and lambdas."""

    def loops(self, generators: Sequence[ast.comprehension], inner: Callable[[], str]) -> str:
        """Write the loops of a comprehension around a statement; their names are its own."""
        scope = Scope()
        self.scopes.append(_Inner(scope, self.scopes))
        head, tail = "", ""
        for generator in generators:
            iterated = self.value(generator.iter)
            names = [node.id for node in ast.walk(generator.target) if isinstance(node, ast.Name)]
            scope.locals.update(dict.fromkeys(names))
            target = generator.target
            numbered = self.numbered(target, generator.iter)
            if numbered:
                counter, place, each, iterated = numbered
                head += f"{{ {counter} for (const {self.target(each)} of {iterated}) {{ const {place}; "
                tail += " } }"
                for test in generator.ifs:
                    head += f"if ({self.truth(test)}) "
                continue
            if isinstance(target, ast.Tuple) and isinstance(target.elts[0], ast.Starred):  # *_, last
                iterated = f"$.ends({iterated}, {len(target.elts) - 1})"
                target = ast.Tuple(target.elts[1:], ast.Store())
            head += f"for (const {self.target(target)} of {iterated}) {{ "
            tail += " }"
            for test in generator.ifs:
                head += f"if ({self.truth(test)}) "
        text = head + inner() + tail
        self.scopes.pop()
        return text

    def numbered(self, target: ast.expr, iterated: ast.expr) -> tuple[str, str, ast.expr, str] | None:
        """Write a loop over `enumerate` as one that counts: counter, its use, the other name, what is gone through."""
        if (
            not isinstance(iterated, ast.Call)
            or not isinstance(iterated.func, ast.Name)
            or iterated.func.id != "enumerate"
        ):
            return None
        if not isinstance(target, ast.Tuple) or not isinstance(target.elts[0], ast.Name):
            return None
        first = self.value(iterated.args[1]) if len(iterated.args) > 1 else "0"
        self.counters += 1
        counter = f"$n{self.counters}"
        gone = self.value(iterated.args[0])
        return f"let {counter} = {first};", f"{safe(target.elts[0].id)} = {counter}++", target.elts[1], gone

    def target(self, node: ast.expr) -> str:
        """Write what a value is taken apart into."""
        if isinstance(node, ast.Tuple | ast.List):
            parts = ["" if isinstance(part, ast.Name) and part.id == "_" else self.target(part) for part in node.elts]
            return f"[{', '.join(parts)}]"
        if isinstance(node, ast.Starred):
            return f"...{self.target(node.value)}"
        return safe(node.id) if isinstance(node, ast.Name) else self.value(node)

    def _listcomp(self, node: ast.ListComp | ast.GeneratorExp | ast.SetComp) -> str:
        loops = self.loops(node.generators, lambda: f"$r.push({self.value(node.elt)});")
        return f"(() => {{ const $r = []; {loops} return $r; }})()"

    def gathered(self, node: ast.expr) -> str:
        """Write what is looked at as a whole anyway: a generator as a list."""
        return self._listcomp(node) if isinstance(node, ast.GeneratorExp) else self.value(node)

    def _setcomp(self, node: ast.SetComp) -> str:
        loops = self.loops(node.generators, lambda: f"$r.add({self.value(node.elt)});")
        return f"(() => {{ const $r = $.set(); {loops} return $r; }})()"

    def _dictcomp(self, node: ast.DictComp) -> str:
        def inner() -> str:
            return f"$r.set({self.value(node.key)}, {self.value(node.value)});"

        return f"(() => {{ const $r = new Dict(); {self.loops(node.generators, inner)} return $r; }})()"

    def _generatorexp(self, node: ast.GeneratorExp) -> str:
        loops = self.loops(node.generators, lambda: f"yield {self.value(node.elt)};")
        return f"(function* () {{ {loops} }})()"

    def _lambda(self, node: ast.Lambda) -> str:
        scope = Scope(node)
        self.scopes.append(_Inner(scope, self.scopes))
        text = f"(({', '.join(map(safe, scope.parameters))}) => {self.value(node.body)})"
        self.scopes.pop()
        return text


class _Inner(Scope):
    """The names of an inner expression; temporary ones are its function's."""

    def __init__(self, own: Scope, around: Sequence[Scope]) -> None:
        self.parameters, self.locals, self.imports, self.types = own.parameters, own.locals, own.imports, own.types
        self._around = around[-1]

    def temporary(self) -> str:
        return self._around.temporary()
