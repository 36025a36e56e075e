"""Texts that a terminal shows and does not obey."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_UNSEEN = (
    *((0x00, 0x1F), (0x7F, 0x9F), (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5)),
    *((0x180B, 0x180F), (0x200B, 0x200F), (0x2028, 0x202E), (0x2060, 0x206F), (0x2800, 0x2800), (0x3164, 0x3164)),
    *((0xD800, 0xDFFF), (0xFE00, 0xFE0E), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0xE0000, 0xE0FFF)),
)
"""First and last of the characters that a terminal obeys, that show nothing, that turn the direction of what stands
beside them, or that are half a character. U+FE0F, which makes a sign an emoji, is none: people write it."""

_SELECTORS = "\ufe00"
"""From here on stand characters that change others; nearly no text has any, and Hangul stands before."""
_PRINTED = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164")
"""Those before them that Python calls printable."""


class Escapes(dict[int, "int | str"]):
    """What each character becomes, for `str.translate`: worked out when it is first met, because few ever are."""

    def __init__(self, write: Callable[[int], str], known: Mapping[int, str]) -> None:
        super().__init__(known)
        self._write = write
        """Gives an unseen character as it is to be shown."""

    def __missing__(self, code: int) -> int | str:
        self[code] = self._write(code) if any(first <= code <= last for first, last in _UNSEEN) else code
        return self[code]


def _written(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


_ONE_LINE = Escapes(_written, dict.fromkeys(map(ord, "\t\n\r\v\f"), " "))
_LINES = Escapes(_written, {ord("\n"): "\n", ord("\t"): "\t"})


def is_visible(text: str) -> bool:
    """Tell quickly that all of a text is seen as it stands; False where one would have to look more closely."""
    return text.isprintable() and (text.isascii() or (max(text) < _SELECTORS and _PRINTED.isdisjoint(text)))


def visible(text: str, *, lines: bool = False) -> str:
    r"""Give a text that a terminal shows and does not obey: control and direction characters written as `\x1b`.

    Tabs and line ends become blanks; with `lines` they stay.
    """
    return text if is_visible(text) else text.translate(_LINES if lines else _ONE_LINE)


def columns(*values: object) -> str:
    """Give one line of tab-separated columns."""
    return "\t".join(visible(str(value)) for value in values)


def text_of(lines: Iterable[str]) -> str:
    """Join lines into one text with a final newline; nothing stays nothing."""
    return "".join(f"{line}\n" for line in lines)
