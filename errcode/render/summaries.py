"""Reports that sum errors up: how often each came and when, or what groups of them have in common."""

from __future__ import annotations

from errcode.logs.tally import KEPT, Tally
from errcode.render.report import Report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.catalog.catalog import Catalog
    from errcode.logs.lines import Sight
    from errcode.render.output import Output


class Summary(Report):
    """What the errors sum up to, at the end."""

    def __init__(self, catalog: Catalog, out: Output, *, several: bool) -> None:
        super().__init__(catalog, out, several=several)
        self._tally = Tally(kept=KEPT)

    def see(self, sights: Sequence[Sight], number: int) -> None:
        """Count the sights."""
        super().see(sights, number)
        for sight in sights:
            self._tally.see(sight, number)

    def count(self, tally: Tally, number: int) -> None:
        """Add what was counted."""
        for row in tally.rows.values():
            self._meet(row.finding)
        self._tally.add(tally, 0, number)

    def rest(self, names: Sequence[str | None]) -> None:
        """Show the table, or one object for each distinct error."""
        from errcode.render import summary

        rows = self._tally.sorted()
        files = names if self.several else ()
        if self.out.as_json:
            for text in summary.objects(rows, names):
                self.out.write(text)
        elif self.out.form != "plain" and rows:
            from errcode.render import totals

            self.out.write(totals.drawn(rows, files, self.catalog, self.out))
        else:
            for text in summary.lines(rows, files, self.out):
                self.out.write(text)
            for en, ko in (*summary.sums(rows, self.catalog), *summary.doubts(rows)):
                self.out.note(en, ko)


class Grouped(Summary):
    """What the errors sum up to, by what they have in common."""

    def __init__(self, catalog: Catalog, out: Output, *, several: bool, by: str) -> None:
        super().__init__(catalog, out, several=several)
        self._by = by

    def rest(self, names: Sequence[str | None]) -> None:  # noqa: ARG002 - a group is of all inputs
        """Show one line, row or object for each group."""
        from errcode.render import groups, summary

        rows = self._tally.sorted()
        found = groups.grouped(rows, self._by, self.catalog)
        if self.out.as_json:
            self.out.write(groups.objects(found, self._by))
        elif self.out.terminal and rows:
            self.out.write(groups.drawn(found, rows, self._by, self.out))
        else:
            self.out.write(groups.lines(found))
            for en, ko in summary.doubts(rows):
                self.out.note(en, ko)
