"""Numbers that are nobody's codes: an API's newest, or a private one's; a log may hold a million different ones.

Which of them stands in a record changes nothing of its diagnosis but the code itself, as long as it is as long and
looks the same. So one record is diagnosed, and those with other numbers have the same findings under their own code.
"""

from __future__ import annotations

import re
from functools import cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from errcode.catalog.catalog import Table
    from errcode.diagnose.diagnoser import Diagnoser
    from errcode.logs.kinds import Findings

    Likeness = tuple[object, ...]
    """The signs of a record, the number in them left open but for its length."""

REMEMBERED = 1_024
"""Likenesses that are remembered; then it is begun anew."""

_LONG = re.compile(rb"[1-9]\d{4,14}|-[1-9]\d{5,14}")
"""Numbers that are neither statuses nor JSON-RPC's."""
_NUMBER = re.compile(r"[+-]?\d{1,18}")
_DIGIT = re.compile(r"\d")


class UnknownCodes:
    """Knows findings whose code is a number that no table has."""

    def __init__(
        self, tables: Sequence[Table], diagnoser: Callable[[], Diagnoser], codes: Callable[[], frozenset[bytes]]
    ) -> None:
        self._tables = tables
        self._codes = codes
        self._diagnoser = diagnoser
        self._known: dict[Likeness, Findings] = {}

    def likeness(self, signs: tuple[object, ...]) -> tuple[Likeness, bytes] | None:
        """Give what records are like that differ in one number that is nobody's code, and the number; else None."""
        strangers: set[bytes] = set()
        like: list[object] = []
        for sign in signs:
            value = sign[1] if isinstance(sign, tuple) and len(sign) > 2 else b""
            if value and _LONG.fullmatch(value) and self._strange(value):
                strangers.add(value)
                sign = (sign[0], len(value), sign[2])  # type: ignore[index]
            like.append(sign)
        return (tuple(like), strangers.pop()) if len(strangers) == 1 else None

    def findings(self, likeness: Likeness, number: bytes) -> Findings | None:
        """Give the findings of a record that is like one that was diagnosed; None where none was."""
        findings = self._known.get(likeness)
        if findings is None:
            return None
        [(below, finding)] = findings
        code, before = number.decode(), finding.code
        candidates = [one.replace(code=code) if one.code == before else one for one in finding.candidates]
        found = finding.replace(
            code=code,
            raw=finding.raw.replace(code=code),
            candidates=tuple(candidates),
            nearest=self._diagnoser().nearest(finding.provider, code),
        )
        return ((below, found),)

    def learn(self, likeness: Likeness, number: bytes, findings: Findings) -> None:
        """Remember the findings of a record, if the number is the code of the only one and stands nowhere else."""
        if len(findings) != 1:
            return
        finding = findings[0][1]
        own = not finding.known and finding.code == finding.raw.code == number.decode()
        if own and not finding.params and not _DIGIT.search(finding.raw.message or ""):
            if len(self._known) > REMEMBERED:
                self._known.clear()
            self._known[likeness] = findings

    def _strange(self, number: bytes) -> bool:
        return number not in self._codes() and int(number) not in self._numbers

    @cached_property
    def _numbers(self) -> frozenset[int]:
        """The numbers that a table names, whatever for: codes, signs of success, what shapes ask for."""
        return frozenset(int(word) for word in self._named() if _NUMBER.fullmatch(word))

    def _named(self) -> Iterator[str]:
        for table in self._tables:
            yield from table.spelled
            for shape in table.provider.payloads:
                yield from shape.get("success") or ()
                for condition in (shape.get("when") or {}).values():
                    yield from map(str, condition if isinstance(condition, list) else [condition])
