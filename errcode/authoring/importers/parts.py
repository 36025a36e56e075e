"""The parts of a document: grids with their columns and signs, weighed alone and then beside one another."""

from __future__ import annotations

from errcode.authoring.importers import words
from errcode.authoring.importers.cells import bare
from errcode.authoring.importers.coded import parted_cells, parted_column
from errcode.authoring.importers.columns import Columns, columns_of
from errcode.authoring.importers.evidence import Sign, lists_errors, signs_of
from errcode.authoring.importers.grid import Grid
from errcode.model import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class Part(Record):
    """A grid, what its columns are, and the signs by which it lists errors or does not."""

    grid: Grid
    columns: Columns
    signs: list[Sign]
    taken: bool


def parts_of(grids: Iterable[Grid], given: str | None, document: tuple[str, ...]) -> list[Part]:
    """Give the grids of a document as parts, each taken or not.

    Args:
        grids: The grids.
        given: What the user says of their columns.
        document: What the document calls itself.
    """
    parts = [_part(grid, given, document) for grid in grids]
    company = _Company([part for part in parts if not part.grid.last])
    weighed = [part if part.grid.last else company.weighed(part) for part in parts]
    others = any(part.taken for part in weighed if not part.grid.last)
    return [part.replace(taken=False) if others and part.grid.last else part for part in weighed]


def _part(grid: Grid, given: str | None, document: tuple[str, ...]) -> Part:
    grid = grid if given or grid.known or grid.laid else parted_column(grid)
    columns = columns_of(grid, given)
    if columns.code is None and not given and (parted := parted_cells(grid)):
        grid, columns = parted, columns_of(parted)
    if columns.code is None or len({column.field for column in columns.columns} - {"other"}) < 2:
        return Part(grid=grid, columns=columns, signs=[], taken=False)
    signs = signs_of(grid, columns, document)
    return Part(grid=grid, columns=columns, signs=signs, taken=bool(given) or lists_errors(signs))


class _Company:
    """What the parts of a document that list errors are like: the others are weighed again beside them."""

    def __init__(self, parts: list[Part]) -> None:
        taken = [part for part in parts if part.taken]
        named = [part for part in taken if _is_named(part)]
        self._forms = set(map(_form, taken))
        self._named_forms = set(map(_form, named))
        self._beginnings = set(map(_beginning, taken)) - {None}
        self._codes = {code for part in taken for code in _codes(part)}
        self._tables = {(part.grid.place, part.grid.header) for part in taken if part.grid.header}
        self._own_section = any(part.grid.header for part in named)

    def weighed(self, part: Part) -> Part:
        """Weigh a part again."""
        if part.taken:
            return self._outside(part)
        if not part.signs:
            return part
        own = _codes(part)
        formed = _form(part) != (None, ()) or part.grid.place.startswith("line")
        listed = part.grid.header is not None and not any(part.grid.header)
        formed = formed and not listed and not (part.grid.repeats and not part.grid.header)  # enumerations are alike
        alike = (formed and _form(part) in self._forms) or _beginning(part) in self._beginnings
        found = ["others of its form list errors"] if alike and not part.grid.laid else []
        found += ["its codes are those of a list of errors"] if len(own) > 2 and own <= self._codes else []
        signs = [*part.signs, *(Sign(name=name) for name in found)]
        if (part.grid.place, part.grid.header) in self._tables:  # one row under a title within a table is not alone
            signs = [sign for sign in signs if sign.name != "one row alone"]
        return part.replace(signs=signs, taken=lists_errors(signs))

    def _outside(self, part: Part) -> Part:
        """Weigh a table again that only its texts make a list of errors, where errors have a section of their own."""
        table = bool(part.grid.header) and not part.grid.laid and _form(part) not in self._named_forms
        if not (self._own_section and table and _is_unnamed(part)):
            return part
        signs = [*part.signs, Sign(name="errors have a section of their own")]
        return part.replace(signs=signs, taken=lists_errors(signs))


def _codes(part: Part) -> set[str]:
    return set(map(bare, part.columns.code.cells)) if part.columns.code else set()


def _form(part: Part) -> tuple[tuple[str, ...] | None, tuple[str, ...]]:
    return part.grid.header, part.grid.known


def _beginning(part: Part) -> tuple[tuple[str, ...], str, str] | None:
    """Give where a table of codes stands and what its first two columns are called; None for other parts."""
    header, code = part.grid.header or (), part.columns.code
    if code is None or code.place > 1 or len(header) < 3 or not words.PLAIN_CODE.search(code.said):
        return None
    return part.grid.headings[:-1], words.plain(header[0]), words.plain(header[1])


def _is_named(part: Part) -> bool:
    return any(sign.name == "its heading names errors" for sign in part.signs)


def _is_unnamed(part: Part) -> bool:
    """Tell whether only texts make a part a list of errors: neither a heading, nor the text above, nor a column."""
    return not any("names errors" in sign.name or sign.name.startswith("the reader knows") for sign in part.signs)
