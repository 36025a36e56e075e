"""Tables of Markdown whose cells have several lines, as Yandex and Bitrix24 write them: `#|`, `|| a | b ||`, `|#`."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_BEGIN, _END = "#|", "|#"
_ROW = re.compile(r"^\s*\|\|(.*?)\|\|\s*$", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`[^`\n]*`")
_CELL = re.compile(r"(?<!\\)\|")


def rows(lines: Sequence[str], at: int) -> tuple[list[list[str]], int]:
    """Read the table that begins at a line; give its rows, and the line behind it (the same where none begins)."""
    if lines[at].strip() != _BEGIN:
        return [], at
    end = next((place for place in range(at + 1, len(lines)) if lines[place].strip() == _END), None)
    if end is None:
        return [], at
    return [_cells(row) for row in _ROW.findall("\n".join(lines[at + 1 : end]))], end + 1


def _cells(row: str) -> list[str]:
    """Split a row at its pipes, those in code marks left alone."""
    row = _CODE.sub(lambda code: code[0].replace("|", "\x00"), row)
    return [cell.strip().replace("\x00", "|").replace("\\|", "|") for cell in _CELL.split(row)]
