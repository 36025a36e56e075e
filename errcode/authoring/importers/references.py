"""What a name of source code stands for: values of constants put where dictionaries, branches and rows name them."""

from __future__ import annotations

import re
from collections import Counter

from errcode.authoring.importers import sums
from errcode.authoring.importers.cells import is_code, is_number
from errcode.authoring.importers.constants import is_sentinel
from errcode.authoring.importers.sourcerow import Found

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def resolved(rows: list[Found]) -> Iterator[Found]:
    """Put the values of constants where a dictionary or a branch names them: `CodeBadKey: MsgBadKey`."""
    rows = [row for row in rows if row.form != "branch" or row.texts != (row.key,)]  # `case BadKey: return "BadKey"`
    rows = _told(rows)
    named = {row.name: row for row in rows if row.form in ("constant", "member") and row.name}
    known = {name: (*row.numbers, *row.texts) for name, row in named.items()}
    rows = [_numbered(row, known) for row in rows]
    choices = [row for row in rows if row.form in ("pair", "branch") or _is_line(row, named)]
    used = {name for row in choices for name in (row.key, *row.references)}
    used |= {name for row in rows if row.numbers and row.form == "constant" for name in row.references}
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


def _numbered(row: Found, known: dict[str, tuple[str, ...]]) -> Found:
    """Give a constant made of another one that one's number: `ErrBadKey = NewError(CodeBadKey, "bad key")`."""
    if row.form == "pair" or row.form == "branch" or row.numbers or not row.texts or any(map(is_code, row.texts)):
        return row
    codes = [known[name][0] for name in row.references if known.get(name) and is_code(known[name][0])]
    return row.replace(numbers=tuple(codes)) if len(codes) == 1 else row


def _told(rows: list[Found]) -> list[Found]:
    """Give members of enumerations what branches say of them, `Self::Paid => "paid"`; those are rows no more."""
    members = {row.name: row for row in rows if row.form == "member" and row.name}
    twice = [name for name, count in Counter(row.name for row in rows if row.form == "member").items() if count > 1]
    said: dict[str, list[Found]] = {}
    for row in rows:
        if row.form == "branch" and row.key in members and row.key not in twice:
            said.setdefault(row.key, []).append(row)
    numbers = {number for found in said.values() for row in found for number in row.numbers[:1]}
    statuses = bool(numbers) and all(re.fullmatch(r"[1-5]\d\d", number) for number in numbers)
    left = [row for row in rows if not (row.form == "branch" and (row.key in said or _names_member(row, members)))]
    return [
        _joined(row, said[row.name], statuses) if row.form == "member" and row.name in said else row for row in left
    ]


def _names_member(row: Found, members: dict[str, Found]) -> bool:
    """Tell whether a branch goes from a number to a member and says no more: `1004 => Self::NotFound`."""
    names = (*row.texts, *(name for name in row.references if name[:1].isupper() or name in members))
    return is_number(row.key) and not row.named and bool(names) and any(name in members for name in names[-1:])


def _joined(member: Found, branches: list[Found], statuses: bool) -> Found:
    """Join a member and its branches: a number where it has none, an HTTP status where all such numbers are."""
    texts, named, numbers = list(member.texts), list(member.named), member.numbers
    for row in branches:
        texts += [text for text in row.texts if text not in texts]
        named += [("http status", number) for number in row.numbers[:1]] if statuses else list(row.named)
        numbers = numbers or (() if statuses else row.numbers[:1])
    return member.replace(texts=tuple(texts), named=tuple(named), numbers=numbers)
