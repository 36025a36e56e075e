"""The file names of codes: a code that is a file name bears its own, any other a stable one made of it."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256

from errcode.model import TableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_PLAIN = re.compile(r"[A-Za-z0-9_-](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?")
_OTHER = re.compile(r"[^A-Za-z0-9]+")
_RESERVED = re.compile(r"index|con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)
"""Pages of our own, and what Windows takes for devices."""


def slug(code: str) -> str:
    """Give the name of a code's page, without its ending.

    It depends on the code alone, so that a link stays good whatever else a table comes to hold: what is no file name
    is written in its letters and digits, with the beginning of its SHA-256 behind.
    """
    if _PLAIN.fullmatch(code) and not _RESERVED.fullmatch(code.partition(".")[0]):
        return code
    return _digested(code)


def slugs(provider: str, codes: Iterable[str]) -> dict[str, str]:
    """Give the names of the pages of a provider's codes.

    Of codes that differ in case only, which many disks do not tell apart, the one in lower case keeps its own name.

    Raises:
        TableError: Two codes would have one page all the same.
    """
    every = list(dict.fromkeys(codes))
    written = Counter(slug(code).casefold() for code in every)
    found: dict[str, str] = {}
    taken: dict[str, str] = {}
    for code in every:
        plain = slug(code)
        found[code] = _digested(code) if written[plain.casefold()] > 1 and code != code.lower() else plain
        other = taken.setdefault(found[code].casefold(), code)
        if other != code:
            raise TableError(
                f"{provider}: the codes {other!r} and {code!r} would have the same page; correct the one that is wrong",
                f"{provider}: 코드 {other!r}, {code!r}의 페이지 이름이 같습니다. 잘못된 코드를 고치세요",
            )
    return found


def _digested(code: str) -> str:
    digest = sha256(code.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{_OTHER.sub('-', code)[:80].strip('-') or 'code'}.{digest}"
