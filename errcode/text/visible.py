"""Texts that a terminal shows and does not obey."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_HIDDEN = {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0))}
_HIDDEN |= {code: f"\\u{code:04x}" for code in (*range(0x200E, 0x2010), *range(0x2028, 0x202F), *range(0x2066, 0x206A))}
_ONE_LINE = {**_HIDDEN, **dict.fromkeys(map(ord, "\t\n\r\v\f"), " ")}
_LINES = {**_HIDDEN, ord("\n"): "\n", ord("\t"): "\t"}


def visible(text: str, *, lines: bool = False) -> str:
    r"""Give a text that a terminal shows and does not obey: control and direction characters written as `\x1b`.

    Tabs and line ends become blanks; with `lines` they stay.
    """
    return text if text.isascii() and text.isprintable() else text.translate(_LINES if lines else _ONE_LINE)


def columns(*values: object) -> str:
    """Give one line of tab-separated columns."""
    return "\t".join(visible(str(value)) for value in values)


def text_of(lines: Iterable[str]) -> str:
    """Join lines into one text with a final newline; nothing stays nothing."""
    return "".join(f"{line}\n" for line in lines)
