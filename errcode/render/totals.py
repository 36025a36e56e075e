"""What the errors of a log sum up to, as a table on a terminal or in a document."""

from __future__ import annotations

from errcode.render import cards, documents, grid, tables
from errcode.render.styled import Sheet, folded
from errcode.render.summary import share, spanned, sparkline, sums
from errcode.text.visible import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from errcode.catalog.catalog import Catalog
    from errcode.finding import Finding
    from errcode.logs.tally import Tallied
    from errcode.render.output import Output
    from errcode.render.styled import Part


def drawn(rows: Collection[Tallied], names: Sequence[str | None], catalog: Catalog, out: Output) -> str:
    """Draw the distinct errors as a table, the most frequent first, and what they sum up to."""
    if not out.terminal:
        return _document(rows, names, out)
    sheet = tables.sheet_of(out)
    total, span = sum(row.count for row in rows), spanned(rows)
    laid = [
        [
            [(f"{row.count:,}\n{share(row, total)}", "")],
            _code(row.finding, out),
            _meant(row.finding, out, both=sheet.width >= tables.NARROW),
            _when(row, span, names, out) if span else [(_lines(row, names), "")],
        ]
        for row in rows
    ]
    order = [1, 0, 3, 2] if sheet.width < grid.STACKED else [0, 1, 2, 3] if sheet.width >= tables.NARROW else [0, 1, 2]
    columns = tables.columns(out, "count", "code", "meaning", "when" if span else "lines")
    table = grid.drawn([columns[at] for at in order], [[row[at] for at in order] for row in laid], sheet)
    said = [
        sheet.painted(line) for en, ko in sums(rows, catalog) for line in folded([(out.pick(en, ko), "")], sheet.width)
    ]
    return "".join(f"{line}\n" for line in (table, *said))


def _document(rows: Collection[Tallied], names: Sequence[str | None], out: Output) -> str:
    """Give the distinct errors as a table in Markdown or HTML."""
    total = sum(row.count for row in rows)
    headings = [
        ("Count", "횟수"),
        ("Share", "비율"),
        ("Code", "코드"),
        ("Retry", "재시도"),
        ("Meaning", "의미"),
        ("Lines", "행"),
    ]
    cells = [
        [
            f"{row.count:,}",
            share(row, total),
            f"{row.finding.provider} {row.finding.code or '-'}",
            row.finding.retry,
            cards.spoken(row.finding.meaning, out, separator="\n") or row.finding.raw.message or "",
            _lines(row, names).replace("\n", ""),
        ]
        for row in rows
    ]
    return documents.table([out.pick(*heading) for heading in headings], cells, out.form)


def _code(finding: Finding, out: Output) -> list[Part]:
    parts = [(f"{visible(finding.provider)} ", ""), (visible(finding.code or "-"), "code"), ("\n", "")]
    parts.append((finding.retry, finding.retry))
    if not finding.certain:
        parts += [("\n", ""), (out.pick("in doubt", "불확실"), "doubt")]
    return grid.code_cell(parts, out.sheet or Sheet())


def _meant(finding: Finding, out: Output, *, both: bool) -> list[Part]:
    """Say what an error means; the second language where there is room for it."""
    meaning = finding.meaning
    if not (meaning.en or meaning.ko):
        return [(visible(finding.raw.message or out.pick("unknown code", "알 수 없는 코드")), "bad")]
    first, _, second = cards.spoken(meaning, out, separator="\n", one=not both).partition("\n")
    return [(first, ""), *([("\n", ""), (second, "dim")] if second else [])]


def _lines(row: Tallied, names: Sequence[str | None]) -> str:
    first, last = (f"{names[file] or '-'}:{line:,}" if names else f"{line:,}" for file, line in (row.first, row.last))
    return first if first == last else f"{first}–\n{last}"


def _when(row: Tallied, span: tuple[int, int], names: Sequence[str | None], out: Output) -> list[Part]:
    """Give when an error happened: bars, first and last time, each whole, and the lines."""
    times = dict.fromkeys(time[:16].replace("T", "\u00a0") for time in (row.first_time, row.last_time) if time)
    lines = _lines(row, names).replace("\n", "")
    several = "–" in lines
    where = lines if names else out.pick(f"line{'s' if several else ''} {lines}", f"{lines}행")
    return [(f"{sparkline(row, span).rstrip()}\n", "fix"), ("\n".join(times), ""), (f"\n{where}", "dim")]
