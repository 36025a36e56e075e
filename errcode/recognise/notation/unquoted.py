"""Bodies that a shipper put into a string as they were: `"log"=>"refused {"code":10006,…}"` escapes no quotation mark.

In a notation that is whole, what follows `{"` inside of a string ends that string; a key and a colon never follow.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from errcode.recognise.notation.unescape import View

LONGEST = 8_000
"""Characters of such a body; a longer one is no error's."""

_OPENED = re.compile(r"""(?:=>|:|=)[ ]?"[^"\\{}\n]{0,400}(?P<body>\{)(?="[\w.@-]{1,60}"[ ]?:)""")
_SIGN = re.compile(r"""["{}]""")


def unquoted(view: View) -> Iterator[View]:
    """Give the bodies in a text whose quotation marks end the string that they stand in."""
    if '{"' in view.text:
        for match in _OPENED.finditer(view.text):
            end = _closed(view.text, match.start("body"))
            if end is not None:
                yield view.inside(match.start("body"), end)


def _closed(text: str, start: int) -> int | None:
    """Give where a body ends that begins with a brace; None where it does not end."""
    depth, quoted = 0, False
    for match in _SIGN.finditer(text, start, start + LONGEST):
        if match[0] == '"':
            quoted = not quoted
        elif not quoted:
            depth += 1 if match[0] == "{" else -1
            if depth == 0:
                return match.end()
    return None
