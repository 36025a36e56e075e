"""What a table says about sending again: policy, advice, waits, how to look, causes, what client libraries show."""

from __future__ import annotations

from errcode.model import SENDS, Case, Client, Kind, Look, Source, Text, Wait

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    Row = dict[str, Any]

CAREFUL = ("check", "person", "fix", "resync", "wait", "none")
"""The policies, the most careful first: of several this is the one to obey when nobody knows which holds."""


def kinds(data: Row) -> dict[str, Kind]:
    """Give kinds by id, each with the recurring situations that are of it.

    Args:
        data: Rows of the vocabulary, some or all: `retries`, `kinds` and `cases`.
    """
    others = {retry["id"]: text_of(retry.get("advice")) for retry in data["retries"]}
    of_kind: dict[str, dict[str, Case]] = {}
    for case in data["cases"]:
        retry, retries = _policy(case["retry"])
        of_kind.setdefault(case["kind"], {})[case["id"]] = Case(
            id=case["id"], name=text_of(case["name"]), advice=text_of(case["advice"]), retry=retry, retries=retries
        )
    return {row["id"]: _kind(row, of_kind.get(row["id"], {}), others) for row in data["kinds"]}


def _kind(row: Row, cases: dict[str, Case], others: dict[str, Text]) -> Kind:
    retry, retries = _policy(row["retry"])
    return Kind(
        id=row["id"],
        name=text_of(row["name"]),
        advices={name: text_of(advice) for name, advice in row["advice"].items()},
        retry=retry,
        retries=retries,
        ccxt=row.get("ccxt"),
        cases=cases,
        others=others,
    )


def _policy(value: str | Row) -> tuple[str, dict[str, str]]:
    """Split a policy as tables write it into the careful one and those of the calls that have another."""
    if isinstance(value, str):
        return value, {}
    careful = next(retry for retry in CAREFUL if retry in value.values())
    return careful, {sends: retry for sends, retry in value.items() if retry != careful}


def decided(row: Row, kind: Kind | None) -> Row:
    """Give case, policy and advice of an entry or message: its own before its situation's before its kind's."""
    case = kind.cases.get(row.get("case") or "") if kind else None
    default = case or kind
    retry: str | None
    if row.get("retry"):
        retry, retries = _policy(row["retry"])
    else:
        retry, retries = (default.retry, default.retries) if default else (None, {})
    advices = {name: _advice(row, name, case, kind) for name in retries.values()}
    advice = _advice(row, retry, case, kind) if retry else text_of(row.get("advice"))
    return {"case": row.get("case"), "retry": retry, "retries": retries, "advice": advice, "advices": advices}


def _advice(row: Row, retry: str, case: Case | None, kind: Kind | None) -> Text:
    """Find the advice that fits a policy: one's own was written for the careful one."""
    own = row.get("retry")
    careful = _policy(own)[0] if own else case.retry if case else kind.retry if kind else retry
    if row.get("advice") and retry == careful:
        return text_of(row["advice"])
    if case and retry == case.retry:
        return case.advice
    return kind.advice_for(retry) if kind else Text()


def waits(rows: list[Row] | None) -> tuple[Wait, ...]:
    """Give where an answer says how long to wait."""
    names = ("header", "field", "placeholder", "when", "amount")
    return tuple(Wait(**{name: row.get(name) for name in names}, unit=row.get("unit") or "s") for row in rows or ())


def causes(rows: list[Row] | None) -> tuple[Text, ...]:
    """Give the causes of an error, the likeliest first."""
    return tuple(text_of(row) for row in rows or ())


def looks(rows: list[Row] | None, source: Callable[[str | None], Source | None]) -> tuple[Look, ...]:
    """Give how to read what became of a request.

    Args:
        rows: The rows of a table.
        source: Gives the source of an id.
    """
    return tuple(
        Look(
            text=text_of(row.get("text")),
            endpoint=row.get("endpoint"),
            by=row.get("by"),
            header=row.get("header"),
            sections=tuple(row.get("sections") or ()),
            sends=tuple(sends for sends in SENDS if sends in (row.get("sends") or ())),
            source=source(row.get("source")),
        )
        for row in rows or ()
    )


class Clients:
    """What client libraries show in place of a provider's errors."""

    def __init__(self, rows: list[Row] | None) -> None:
        self._rows = rows or []
        self._classes: list[dict[str, str]] | None = None

    def of(self, code: str, section: str | None) -> tuple[Client, ...]:
        """Give what they show for a code of a section, of those that were run with that section's."""
        if self._classes is None:  # the other way round than tables write it: asked once for each code
            lists = [(row.get("classes") or {}).items() for row in self._rows]
            self._classes = [{code: name for name, codes in names for code in codes} for names in lists]
        return tuple(
            Client(
                name=row["name"],
                version=row.get("version"),
                text=text_of(row.get("text")),
                shows=row.get("shows"),
                shown=classes.get(f"{section}:{code}") or classes.get(code) or row.get("otherwise"),
            )
            for row, classes in zip(self._rows, self._classes, strict=True)
            if section in (row.get("sections") or (section,))
        )


def text_of(value: Mapping[str, str | None] | None) -> Text:
    """Give a text as the tables write it, `{"en": …, "ko": …}`, as a record."""
    return Text(en=value.get("en"), ko=value.get("ko")) if value else Text()


def source_of(row: Row) -> Source:
    """Give where facts come from as a record."""
    return Source(**{key: row[key] for key in ("id", "url", "version", "commit", "retrieved", "note") if key in row})
