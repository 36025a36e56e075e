"""A text's encoding: Unicode, what the document declares, or the one of those before it in which it makes sense.

Any bytes can be read in several of the old encodings; wrongly read they give letters that no text has side by side. So
each is tried, and the first one is taken whose text is one: Hangul alone, the usual Chinese characters, kana among
them, Cyrillic words without Latin letters in them.
"""

from __future__ import annotations

import re

from errcode.model import TableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

JUDGED = 40_000
"""Bytes that are looked at."""
_HANGUL = re.compile("[가-힣]")
_HAN = re.compile("[\u4e00-\u9fff]")
_KANA = re.compile("[\u3041-\u30fa]")
_CYRILLIC_WORD = re.compile("[\u0400-\u04ff]+")
_MIXED_WORD = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")


def decoded(data: bytes, path: str) -> str:
    """Decode a text.

    Raises:
        TableError: It is in no encoding that is known, or no text at all.
    """
    for encoding in (*_stated(data), *_likely(data)):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if text.count("\x00") > len(text) // 100:
            break
        return text.replace("\r\n", "\n").replace("\r", "\n")
    raise TableError(
        f"{path}: it mixes encodings or is no text; save it as UTF-8",
        f"{path}: 인코딩이 섞여 있거나 텍스트가 아닙니다. UTF-8로 저장하세요",
    )


def _stated(data: bytes) -> list[str]:
    """Give the encodings that a text's first bytes show, or that it declares."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ["utf-16"]
    head = data[:400]
    if len(head) > 3 and head.count(0) > len(head) // 3:
        return ["utf-16-le" if head[1:2] == b"\x00" else "utf-16-be"]
    declared = re.search(rb"(?i)(?:charset|encoding)\s*=\s*[\"']?([\w-]{3,20})", data[:2_000])
    own = [declared[1].decode()] if declared else []
    return ["utf-8-sig", *(own if own and own[0].casefold() not in ("utf-8", "utf8", "unicode") else [])]


def _likely(data: bytes) -> Iterator[str]:
    """Give the old encodings in which the beginning of a text makes sense, then those that may be."""
    end = data.rfind(b"\n", 0, JUDGED)
    sample = data[: end if end > 0 and len(data) > JUDGED else len(data)]
    tried = {}
    for encoding in ("cp949", "gb18030", "cp932", "big5", "cp1251", "cp1252"):
        try:
            tried[encoding] = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
    yield from (encoding for encoding, text in tried.items() if _makes_sense(text, encoding))
    yield from (encoding for encoding in ("cp949", "cp1251") if encoding in tried)


def _makes_sense(text: str, encoding: str) -> bool:
    letters = [letter for letter in text if letter > "\x7f" and letter.isalpha()]
    if not letters:
        return encoding == "cp1252"
    said = "".join(letters)
    if encoding == "cp949":
        return len(_HANGUL.findall(said)) >= 0.9 * len(said)
    if encoding == "cp932":
        return len(_KANA.findall(said)) >= 0.2 * len(said) and not re.search("[\uff66-\uff9f]{2}", said)
    if encoding == "cp1251":
        cyrillic = len("".join(_CYRILLIC_WORD.findall(said)))
        return cyrillic >= 0.9 * len(said) and len(_MIXED_WORD.findall(text)) * 20 <= cyrillic
    if encoding == "cp1252":
        return len(letters) * 4 <= sum(letter.isascii() and letter.isalpha() for letter in text)
    usual = sum(
        b"\xb0" <= lead <= b"\xd7" if encoding == "gb18030" else b"\xa4" <= lead <= b"\xc6"
        for lead in _leads(said, encoding)
    )
    return len(_HAN.findall(said)) >= 0.9 * len(said) and usual >= 0.8 * len(said)


def _leads(said: str, encoding: str) -> Iterator[bytes]:
    """Give the first byte of each letter: the usual characters come first in the tables of Chinese encodings."""
    return (letter.encode(encoding)[:1] for letter in said)
