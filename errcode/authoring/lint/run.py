"""Runs the rules over a table: first those of its shape, then those of its facts, then those that prove it."""

from __future__ import annotations

import os
from importlib import import_module

from errcode.authoring.lint import rules
from errcode.authoring.lint.problem import Problem, near
from errcode.model import Record, UsageError
from errcode.render.korean import learn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from typing import Any

    from errcode.catalog.located import Path
    from errcode.engine import Engine
    from errcode.model import Kind

    Row = dict[str, Any]

learn(
    (
        (
            "rule {} accepts {}, and nothing is wrong there; take it out",
            "{0} 규칙의 예외 {1}에 문제가 없습니다. 예외를 삭제하세요",
        ),
    )
)
STAGES = ("shape", "facts", "proof")
"""A stage begins when those before it have found nothing."""


class Known(Record):
    """What rules may look at besides the table."""

    kinds: dict[str, Kind]
    schema: Row
    others: Callable[[], Sequence[Row]]
    """Gives the bundled tables."""
    engine: Callable[[Row], Engine]
    """Gives what explains texts by the bundled tables, this one in its place among them."""
    words: Callable[[str], Row]
    """Gives a file of the vocabulary: `cases`, `glossary`."""
    complete: bool = False
    """Whether the table must have what bundled tables must have."""


class Rule(Record):
    """A file of `rules/`."""

    name: str
    scope: str
    check: Callable[..., Iterable[Any]]
    stage: str
    complete: bool
    accepted: dict[str, str]


def all_rules() -> list[Rule]:
    """Give the rules, by name."""
    folder = os.path.dirname(rules.__file__)
    return [_rule(name[:-3]) for name in sorted(os.listdir(folder)) if name.endswith(".py") and name != "__init__.py"]


def chosen(names: Collection[str] = ()) -> list[Rule]:
    """Give the rules of these names, or all.

    Raises:
        UsageError: There is no rule of that name.
    """
    known = {rule.name: rule for rule in all_rules()}
    for name in names:
        if name not in known:
            hint = near(name, known) or f"; rules are {', '.join(known)}"
            raise UsageError(f"no rule {name!r}{hint}", f"{name!r}(이)라는 규칙이 없습니다. 규칙: {', '.join(known)}")
    return [known[name] for name in names] or list(known.values())


def problems(table: Any, known: Known, only: Collection[str] = ()) -> list[Problem]:
    """Find what is wrong with a table, by all rules or by those of some names; its shape is always looked at.

    Raises:
        UsageError: There is no rule of one of the names.
    """
    wanted = [rule for rule in chosen(only) if known.complete or not rule.complete]
    wanted += [rule for rule in all_rules() if rule.stage == "shape" and rule not in wanted]
    found: list[Problem] = []
    for stage in STAGES:
        if not found:
            found = [each for rule in wanted if rule.stage == stage for each in found_by(rule, table, known)]
    return found


def found_by(rule: Rule, table: Row, known: Known) -> Iterator[Problem]:
    """Give what a rule finds in a table, but for what it accepts; and what it accepts in vain."""
    needed = set()
    for problem, names in _found(rule, table, known):
        accepted = names & rule.accepted.keys() if known.complete else set()
        needed |= accepted
        if not accepted:
            yield problem
    for name in rule.accepted.keys() - needed if known.complete else ():
        if name.partition(":")[0] == _id(table):
            yield Problem(path=(), text=f"rule {rule.name} accepts {name!r}, and nothing is wrong there; take it out")


def _found(rule: Rule, table: Row, known: Known) -> Iterator[tuple[Problem, set[str]]]:
    """Give the problems of a table with the names by which an exception may accept them."""
    own = _id(table)
    if rule.scope == "entry":
        for place, entry in enumerate(table.get("errors") or ()):
            where = (f"{own}:{entry['code']}", f"{own}:{entry['code']}/{entry.get('section')}")
            for problem in rule.check(entry, table, known):
                path: Path = ("errors", place, *problem.path)
                yield problem.replace(path=path), _names(where, problem)
        return
    if rule.scope == "table":
        for problem in rule.check(table, known):
            yield problem, _names((str(own),), problem)
        return
    for table_id, problem in _of_all(rule, table, known) if own else ():
        if table_id == own:
            yield problem, _names((str(own),), problem)


def _of_all(rule: Rule, table: Row, known: Known) -> Iterable[tuple[str, Problem]]:
    """Give what a rule finds in this table and all others; of the bundled tables as they are it is found once."""
    every = known.others()
    if table not in every:
        return rule.check([*(other for other in every if other["id"] != _id(table)), table], known)
    key = (rule.name, *map(id, every))
    if key not in _bundled:
        if len(_bundled) >= REMEMBERED:
            _bundled.clear()
        _bundled[key] = (every, list(rule.check(every, known)))
    return _bundled[key][1]


REMEMBERED = 64
"""So many rules' problems of all bundled tables are kept."""
_bundled: dict[tuple[object, ...], tuple[Sequence[Row], list[tuple[str, Problem]]]] = {}
"""Rule and bundled tables → these tables, which so stay the ones of the key, and what the rule found in all of them."""


def _id(table: Any) -> str | None:
    """Give the id of the provider whose table it is, or that it changes."""
    return table.get("extends") or table.get("id") if isinstance(table, dict) else None


def _names(where: Iterable[str], problem: Problem) -> set[str]:
    return {name for place in where for name in (place, f"{place}={problem.about}")}


def _rule(file: str) -> Rule:
    module = import_module(f"{rules.__name__}.{file}")
    learn(getattr(module, "KOREAN", ()))
    return Rule(
        name=file.replace("_", "-"),
        scope=module.SCOPE,
        check=module.check,
        stage=getattr(module, "STAGE", "facts"),
        complete=getattr(module, "COMPLETE", False),
        accepted=getattr(module, "ACCEPTED", {}),
    )
