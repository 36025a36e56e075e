"""Bytes to text: UTF-8, UTF-16 and CP949, told apart without being asked."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Name = Literal["utf-8", "utf-16-le", "utf-16-be", "cp949"]

SAMPLE = 65_536
"""How many bytes are looked at to name an encoding."""

_MARKS: tuple[tuple[bytes, Name], ...] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


def detected(data: bytes) -> Name:
    """Name the encoding of a text by its beginning.

    A byte order mark decides. Without one, zero bytes at every other place are UTF-16; what is UTF-8 but for a few
    broken bytes is UTF-8; what is not, and is Korean when read so, is CP949 (Korean Windows).
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    sample = data[:SAMPLE]
    if b"\0" in sample[:1024]:
        even, odd = sample[:1024:2].count(0), sample[1:1024:2].count(0)
        if odd > 8 * even + 1:
            return "utf-16-le"
        if even > 8 * odd + 1:
            return "utf-16-be"
    return "cp949" if _korean(sample) else "utf-8"


def decoded(data: bytes, encoding: str | None = None) -> str:
    """Decode bytes, broken ones replaced and a byte order mark left out.

    Args:
        data: The bytes, of any encoding that `detected` tells.
        encoding: The encoding when it is known, as for a later part of the same file.
    """
    encoding = encoding or detected(data)
    return data.decode(encoding, "replace").removeprefix("\ufeff")


def _korean(sample: bytes) -> bool:
    """Say whether bytes that are not UTF-8 are Korean in CP949: more of their characters are Hangul than broken."""
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(sample) - 3 and len(sample) == SAMPLE:
            return False
    else:
        return False
    broken = sample.decode("utf-8", "replace").count("\ufffd")
    text = sample.decode("cp949", "replace")
    hangul = sum("가" <= character <= "힣" for character in text)
    return hangul > 2 * text.count("\ufffd") and hangul * 2 >= broken
