"""Line ends: a text means the same whichever it has, and whether it has one at its end."""

from __future__ import annotations

from bisect import bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def plain(text: str) -> tuple[str, Callable[[int], int] | None]:
    r"""Give a text with `\n` alone as line end and none behind it, and what leads from its places to the given text's.

    Where the places are the same there is no such function.
    """
    if "\r" not in text:
        return text.rstrip("\n"), None
    taken: list[int] = []
    at = text.find("\r\n")
    while at >= 0:
        taken.append(at - len(taken))  # where it is missing in the plain text
        at = text.find("\r\n", at + 2)
    even = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    return even, (lambda place: place + bisect_right(taken, place - 1)) if taken else None
