"""What a name of source code stands for: values of constants put where dictionaries, branches and rows name them."""

from __future__ import annotations

from errcode.authoring.importers import sums
from errcode.authoring.importers.cells import is_code
from errcode.authoring.importers.constants import is_sentinel
from errcode.authoring.importers.sourcerow import Found

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def resolved(rows: list[Found]) -> Iterator[Found]:
    """Put the values of constants where a dictionary or a branch names them: `CodeBadKey: MsgBadKey`."""
    rows = [row for row in rows if row.form != "branch" or row.texts != (row.key,)]  # `case BadKey: return "BadKey"`
    named = {row.name: row for row in rows if row.form in ("constant", "member") and row.name}
    known = {name: (*row.numbers, *row.texts) for name, row in named.items()}
    choices = [row for row in rows if row.form in ("pair", "branch") or _is_line(row, named)]
    used = {name for row in choices for name in (row.key, *row.references)}
    said = {name for row in choices if is_code(row.key) or row.key in named for name in row.references}
    for row in rows:
        if row.sum:
            total = sums.counted(row.sum, known)
            if total is None:
                continue
            row = row.replace(numbers=(total, *row.numbers))
            known |= {row.name: (total, *row.texts)} if row.name else {}
        own = row.name not in used or (is_sentinel(row) and row.name not in said)
        if row.form == "constant" and not (own and (row.numbers or row.texts or row.named)):
            continue
        if row.key in known and (row.form in ("pair", "branch") or _is_line(row, named)):
            values = known[row.key]
            comment = row.comment or named[row.key].comment
            row = row.replace(key=values[0] if values else row.key, name=row.key, comment=comment)
        if not row.texts and row.form in ("pair", "branch"):
            row = row.replace(texts=tuple(text for name in row.references for text in known.get(name, ())[:1]))
        if row.form not in ("pair", "branch") or row.numbers or row.texts or row.named:
            yield row


def _is_line(row: Found, named: dict[str, Found]) -> bool:
    """Tell whether a row is a line of a table beside the constants: `{ ERR_SENSOR, "no answer" }`."""
    return row.form == "call" and row.key in named and bool(named[row.key].numbers) and len(row.texts) == 1
