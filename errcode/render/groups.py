"""The errors of a log by what they have in common: a kind, a provider, what is to be done, or the hour."""

from __future__ import annotations

from errcode.logs.tally import Tallied
from errcode.logs.times import clock
from errcode.model import Text
from errcode.render.jsonlines import json_line
from errcode.render.summary import spanned, sparkline
from errcode.text.visible import columns, text_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from errcode.catalog.catalog import Catalog
    from errcode.render.output import Output

BY = ("kind", "provider", "retry", "hour")

HOUR = 60
"""Minutes."""

MOST = 5
"""Codes of a group that are named."""


class Group:
    """Errors that have something in common."""

    __slots__ = ("codes", "count", "doubtful", "first_time", "id", "last_time", "minutes", "name")

    def __init__(self, group: str, name: Text) -> None:
        self.id = group
        self.name = name
        self.count = 0
        self.doubtful = 0
        """How many of them are not certain."""
        self.codes: dict[tuple[str, str], int] = {}
        self.minutes: dict[int, int] = {}
        self.first_time: str | None = None
        self.last_time: str | None = None

    def add(self, row: Tallied, count: int, minutes: dict[int, int], times: tuple[str | None, str | None]) -> None:
        """Take in sights of an error: so many, in these minutes, the first and the last at these times."""
        self.count += count
        self.doubtful += 0 if row.finding.certain else count
        code = (row.finding.provider, row.finding.code or "-")
        self.codes[code] = self.codes.get(code, 0) + count
        for minute, number in minutes.items():
            self.minutes[minute] = self.minutes.get(minute, 0) + number
        # Times of one form sort as they are; others (a clock alone) stay in the log's order.
        self.first_time = min(filter(None, (self.first_time, times[0])), default=None)
        self.last_time = max(filter(None, (self.last_time, times[1])), default=None)

    @property
    def named(self) -> list[str]:
        """The most frequent codes."""
        most = sorted(self.codes.items(), key=lambda item: (-item[1], item[0]))
        return [f"{provider} {code} ({count:,})" for (provider, code), count in most[:MOST]]


def grouped(rows: Collection[Tallied], by: str, catalog: Catalog) -> list[Group]:
    """Group errors by one of `BY`: hours in their order, all others by how many there are."""
    groups: dict[str, Group] = {}
    for row in rows:
        minutes = {place * row.width: count for place, count in row.minutes.items()}
        for key, count, own in _parts(row, by, minutes):
            if key not in groups:
                groups[key] = Group(key, _name(key, by, catalog))
            groups[key].add(row, count, own, _times(row, by, own))
    if by == "hour":
        return sorted(groups.values(), key=lambda group: group.id)
    return sorted(groups.values(), key=lambda group: (-group.count, group.id))


def _parts(row: Tallied, by: str, minutes: dict[int, int]) -> Iterator[tuple[str, int, dict[int, int]]]:
    """Give the groups that an error belongs to, with its sights in each; those without a time have `-` for an hour."""
    if by != "hour":
        value = {"kind": row.finding.kind, "provider": row.finding.provider, "retry": row.finding.retry}[by]
        yield value or "-", row.count, minutes
        return
    hours: dict[int, dict[int, int]] = {}
    for minute, count in minutes.items():
        hours.setdefault(minute // HOUR, {})[minute] = count
    for hour, own in hours.items():
        yield clock(hour * HOUR), sum(own.values()), own
    timeless = row.count - sum(minutes.values())
    if timeless > 0:
        yield "-", timeless, {}


def _times(row: Tallied, by: str, own: dict[int, int]) -> tuple[str | None, str | None]:
    """Give when an error was first and last seen in a group: as its lines say, in an hour to the minute."""
    if by != "hour":
        return row.first_time, row.last_time
    return (clock(min(own)), clock(max(own))) if own else (None, None)


def _name(key: str, by: str, catalog: Catalog) -> Text:
    if by == "kind" and key in catalog.kinds:
        return catalog.kinds[key].name
    if by == "retry" and key in catalog.retries:
        return catalog.retries[key]
    if by == "provider" and key in catalog.ids():
        return catalog.table(key).provider.name
    return Text(en=key, ko=key)


def lines(groups: Sequence[Group]) -> str:
    """Give one line for each group: its id, count, share, how many are in doubt, first and last time, its codes."""
    total = sum(group.count for group in groups) or 1
    return text_of(
        columns(
            group.id,
            group.count,
            f"{100 * group.count / total:.1f}%",
            group.doubtful,
            group.first_time or "-",
            group.last_time or "-",
            ", ".join(group.named),
        )
        for group in groups
    )


def objects(groups: Sequence[Group], by: str) -> str:
    """Give one object for each group."""
    total = sum(group.count for group in groups) or 1
    return "".join(
        json_line(
            {
                by: group.id,
                "name": {"en": group.name.en, "ko": group.name.ko},
                "count": group.count,
                "share": round(group.count / total, 4),
                "uncertain": group.doubtful,
                "first_time": group.first_time,
                "last_time": group.last_time,
                "codes": [
                    {"provider": provider, "code": None if code == "-" else code, "count": count}
                    for (provider, code), count in sorted(group.codes.items(), key=lambda item: (-item[1], item[0]))
                ],
            }
        )
        + "\n"
        for group in groups
    )


def drawn(groups: Sequence[Group], rows: Collection[Tallied], by: str, out: Output) -> str:
    """Draw the groups as a table, each with when its errors happened."""
    from errcode.render import grid, tables

    span = spanned(rows)
    total = sum(group.count for group in groups) or 1
    laid = []
    for group in groups:
        count = [(f"{group.count:,}\n{100 * group.count / total:.1f}%", "")]
        name = tables.one(out.pick(group.name.en or "", group.name.ko or ""))
        doubt = out.pick(f"{group.doubtful:,} in doubt", f"불확실 {group.doubtful:,}")
        name += [("\n", ""), (doubt, "doubt")] if group.doubtful else []
        bars = sparkline(_as_row(group, next(iter(rows))), span).rstrip() if span and by != "hour" else ""
        what = [(f"{bars}\n", "fix")] if bars else []
        laid.append([name, count, [*what, ("\n".join(group.named), "")]])
    return grid.drawn(tables.columns(out, by, "count", "what"), laid, tables.sheet_of(out))


def _as_row(group: Group, row: Tallied) -> Tallied:
    """Give the group's minutes as a row has them, to be drawn."""
    whole = Tallied(row.finding, (0, 0), (0, 0), group.count)
    whole.minutes = group.minutes
    return whole
