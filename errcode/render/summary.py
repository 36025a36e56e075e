"""What the errors of a log sum up to, as plain lines, as JSON Lines and in words."""

from __future__ import annotations

from errcode.logs.times import clock
from errcode.render.jsonlines import finding_object, json_line
from errcode.render.plain import FILES, SUMMED, finding_line
from errcode.text.visible import columns, text_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from errcode.catalog.catalog import Catalog
    from errcode.logs.tally import Tallied
    from errcode.render.output import Output

_BARS = "▁▂▃▄▅▆▇█"


def objects(rows: Collection[Tallied], names: Sequence[str | None]) -> Iterator[str]:
    """Give one object for each distinct error: its first sight's, and where and when there were how many."""
    total = sum(row.count for row in rows)
    for row in rows:
        object_ = {
            **finding_object(row.finding.replace(line=row.first[1])),
            "count": row.count,
            "share": round(row.count / total, 4),
            "first_line": row.first[1],
            "last_line": row.last[1],
            "first_time": row.first_time,
            "last_time": row.last_time,
            "first_file": names[row.first[0]],
            "last_file": names[row.last[0]],
        }
        yield json_line(object_) + "\n"


def lines(rows: Collection[Tallied], names: Sequence[str | None], out: Output) -> Iterator[str]:
    """Give one line for each distinct error: a finding's columns (its first line), last line, count, share, times."""
    total = sum(row.count for row in rows)
    if out.header:
        yield "\t".join((*SUMMED, *(FILES if names else ()))) + "\n"
    for row in rows:
        parts = (
            finding_line(row.finding.replace(line=row.first[1]), out.lang),
            columns(row.last[1], row.count, share(row, total), row.first_time or "-", row.last_time or "-"),
            *((columns(names[row.first[0]] or "-", names[row.last[0]] or "-"),) if names else ()),
        )
        yield text_of(["\t".join(parts)])


def share(row: Tallied, total: int) -> str:
    """Give an error's share of all, in percent."""
    return f"{100 * row.count / total:.1f}%"


def sums(rows: Collection[Tallied], catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Say in English and Korean how many errors there were of each kind and when, and what is to be done with them."""
    for kind_id, group in _grouped(rows, "kind"):
        kind = catalog.kinds.get(kind_id)
        count = sum(row.count for row in group)
        en, ko = (kind.name.en, kind.name.ko) if kind else (kind_id, kind_id)
        when, when_ko = _when(group)
        yield f"{count:,} {en}{when}", f"{ko} {count:,}건{when_ko}"
    for retry, group in _grouped(rows, "retry"):
        name = catalog.retries.get(retry)
        count = sum(row.count for row in group)
        yield (
            f"retry {retry}: {count:,} ({name.en if name else ''})",
            f"재시도 {retry}: {count:,} ({name.ko if name else ''})",
        )


def doubts(rows: Collection[Tallied]) -> Iterator[tuple[str, str]]:
    """Say how many of the errors are not certain, and which: a count says nothing of that."""
    count = total = 0
    doubtful: list[str] = []
    for row in rows:
        total += row.count
        if not row.finding.certain:
            count += row.count
            doubtful = [*doubtful, f"{row.finding.provider} {row.finding.code or '-'}"][:4]
    if not doubtful:
        return
    named = ", ".join(doubtful[:3])
    more = ", …" if len(doubtful) > 3 else ""
    yield (
        f"{count:,} of {total:,} not certain: {named}{more}; -p PROVIDER says whose they are",
        f"{total:,}건 중 {count:,}건은 확실하지 않습니다: {named}{more}. -p PROVIDER로 제공사를 지정하세요",
    )


def _grouped(rows: Collection[Tallied], attribute: str) -> list[tuple[str, list[Tallied]]]:
    groups: dict[str, list[Tallied]] = {}
    for row in rows:
        value = getattr(row.finding.entry, attribute, None)
        if value:
            groups.setdefault(value, []).append(row)
    return sorted(groups.items(), key=lambda item: -sum(row.count for row in item[1]))


def _when(rows: Collection[Tallied]) -> tuple[str, str]:
    times = sorted(span * row.width for row in rows for span in row.minutes)
    if not times:
        return "", ""
    first, last = clock(times[0]), clock(times[-1])
    if first == last:
        return f" at {first}", f" ({first})"
    if first[:10] == last[:10] and len(first) > 5:
        last = last[11:]
    return f" between {first} and {last}", f" ({first}–{last})"


def sparkline(row: Tallied, span: tuple[int, int], width: int = 16) -> str:
    """Draw when an error happened between two minutes, as bars that are higher the more often it did."""
    low, high = span
    counts = [0] * width
    for place, count in row.minutes.items():
        counts[min((place * row.width - low) * width // (high - low + 1), width - 1)] += count
    most = max(counts)
    return "".join(_BARS[-(-count * 8 // most) - 1] if count else " " for count in counts) if most else ""


def spanned(rows: Collection[Tallied]) -> tuple[int, int] | None:
    """Give the first and the last minute in which anything happened."""
    minutes = [span * row.width for row in rows for span in row.minutes]
    return (min(minutes), max(minutes)) if minutes else None
