"""JSON read and written by the standard library's own compiled functions, without loading its `json` package.

Loading `json` costs a look-up a tenth of its time, and nearly all of it is for what is not used here (regular
expressions, the readable errors, the Python twin of the parser). The compiled functions are no public interface, so
whatever they do not take (an odd interpreter, a broken text) goes to `json` itself, which also words the error.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class _Settings:
    """What a `json.JSONDecoder` tells the compiled scanner."""

    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": -float("inf")}.__getitem__


_settings: Any = _Settings
_no_default: Any = None
_scan: Any
_encode: Any
try:
    from _json import encode_basestring, make_encoder, make_scanner

    _scan = make_scanner(_settings)
    _encode = make_encoder(None, _no_default, encode_basestring, None, ": ", ", ", False, False, True)
except (ImportError, AttributeError, TypeError):  # another interpreter, or a later one that wants other arguments
    _scan = _encode = None


def loads(text: str) -> Any:
    """Read a JSON text as `json.loads` does.

    Raises:
        json.JSONDecodeError: It is none (a ValueError with `msg`, `lineno` and `colno`).
    """
    try:
        value, end = _scan(text, 0)
        if not text[end:].strip(" \t\r\n"):
            return value
    except (StopIteration, ValueError, TypeError, SystemError):
        # SystemError: the scanner words its errors through `json.decoder` and fails where that is not loaded.
        pass
    import json

    return json.loads(text)


def dumps(value: Any) -> str:
    """Write a value as `json.dumps(value, ensure_ascii=False)` does."""
    try:
        return "".join(_encode(value, 0))
    except TypeError:
        import json

        return json.dumps(value, ensure_ascii=False)
