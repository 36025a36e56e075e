"""Source code that a traceback shows: what stands in it was written by a programmer, not sent by a server."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_FRAME = re.compile(r'^[ \t>|]*File "[^"\n]{1,400}", line \d+(?:, in [^\n]{1,120})?\n', re.MULTILINE)
_BOXED = re.compile(r"^[ \t]*(?:[│|] *(?:❱ *)?\d{1,6} +│|\| *\d{1,6} +\|(?!(?:[^|\n]*\|){3}))[^\n]*", re.MULTILINE)
"""A line of source in a box; more columns between bars are a table, such as a database prints."""
_NUMBERED = re.compile(r"^(?:-+>|❱|→|[ \t]{2,})[ \t]*\d{1,6}[ \t]?\|(?! *\d{4}-\d\d-)[^\n]*", re.MULTILINE)
"""A numbered line of source; behind a date it is a database's row."""

_METRIC = re.compile(
    r"^[^\n{]*?\b[a-z_:][a-z0-9_:]*\{(?:[a-z_]\w*=\"[^\"\n]*\",?[ ]?){1,40}\}[ \t]+[0-9.eE+-]+(?:[ ]\d{10,13})?[ \t]*$",
    re.MULTILINE,
)
"""A sample of a metric as Prometheus writes it: how often something was counted."""
_STUBBED = re.compile(
    r"^[^\n]*(?:\b(?:nock|stub_request|stubFor|aioresponses)\(|\b(?:responses|respx|httpretty|requests_mock)\.\w+\("
    r"|\.(?:thenReturn|and_return|willReturn|mock(?:Resolved|Rejected|Return)Value(?:Once)?|to_return)\(|\.reply\(\d{3}"
    r"|\.(?:return_value|side_effect)[ ]?=)[^\n]*",
    re.MULTILINE,
)
"""A line of a test that says what a server that is not there answers."""
STUBS = (
    *("nock(", "stub_request(", "stubFor(", "aioresponses(", "responses.", "respx.", "httpretty.", "requests_mock."),
    *("thenReturn(", "and_return(", "willReturn(", "mockRe", "to_return(", ".reply(", ".return_value", ".side_effect"),
)
"""Literals of which one stands in every such line."""


def is_stub(line: str) -> bool:
    """Say whether a line of a test says what a server that is not there answers."""
    return any(sign in line for sign in STUBS) and _STUBBED.match(line) is not None


_RAISED = re.compile(r"^[ \t]*(?:raise|throw)[ \t]+(?:new[ \t]+)?[A-Za-z_][\w.]{0,80}\([^\n{]*$", re.MULTILINE)
"""A statement that raises an exception: what stands in it would be said. A whole body in it was pasted there."""


_BLOCK = re.compile(
    r"^([ \t]*)(?:class|def|async[ ]def)[ ][A-Za-z_]\w*(?:\([^\n]{0,200}\))?(?:[ ]->[ ][^\n]{1,80})?:[ \t]*\n"
    r"(?:\1[ \t]+\S[^\n]*(?:\n|\Z)|[ \t]*\n)+",
    re.MULTILINE,
)
"""A class or a function of Python with its indented lines."""


def source_lines(text: str) -> list[tuple[int, int]]:
    """Give where source code stands in a text: behind a frame of a traceback, in a box with line numbers."""
    spans = [*_behind_frames(text)] if 'File "' in text else []
    if "class " in text or "def " in text:
        spans += [match.span() for match in _BLOCK.finditer(text)]
    if any(sign in text for sign in STUBS):
        spans += [match.span() for match in _STUBBED.finditer(text)]
    if '="' in text and "}" in text:
        spans += [match.span() for match in _METRIC.finditer(text)]
    if "raise" in text or "throw" in text:
        spans += [match.span() for match in _RAISED.finditer(text)]
    if "│" in text or " | " in text or "❱" in text:
        spans += [match.span() for pattern in (_BOXED, _NUMBERED) for match in pattern.finditer(text)]
    return spans


def _behind_frames(text: str) -> Iterator[tuple[int, int]]:
    for match in _FRAME.finditer(text):
        end = text.find("\n", match.end())
        end = len(text) if end < 0 else end
        if not _FRAME.match(text, match.end()) and text[match.end() : match.end() + 1] in " \t":
            yield match.end(), end
