"""Contracts of chains: the errors that Solidity declares, and the abort codes of Move, with the comments above them."""

from __future__ import annotations

import re

from errcode.authoring.importers.grid import Grid
from errcode.authoring.importers.interfaces import comment_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT = re.compile(r"[ \t]*(///?[^\n]*|/\*.*?\*/)[ \t]*\n?", re.DOTALL)
_DECLARED = re.compile(r"[ \t]*error[ \t]+([A-Za-z_$][\w$]*)[ \t]*\(([^()]*)\)[ \t]*;")
_ABORT = re.compile(
    r"[ \t]*(?:public(?:\([^()]*\))?[ \t]+)?const[ \t]+(E[A-Z]+[a-z]\w*|E_\w+|ERR(?:OR)?_\w+|\w+_ERR(?:OR)?)"
    r"[ \t]*:[ \t]*"
    r"(u64|u32|u16|u8|vector<u8>)[ \t]*=[ \t]*(?:(0x[0-9A-Fa-f_]+|[\d_]+)|b\"([^\"\n]*)\")[ \t]*;"
    r"(?:[ \t]*//[ \t]*([^\n]*))?"
)
_ATTRIBUTE = re.compile(r"[ \t]*#\[error(?:\(code\s*=\s*(\d+)\))?\][ \t]*\n?")
LONGEST_COMMENT = 4_000
_NAMED = re.compile(r"(?m)^[ \t]*(?:abstract[ \t]+)?(?:contract|library|interface|module)[ \t]+([\w:]+)")


def solidity(text: str) -> Iterator[Grid]:
    """Give the errors that a contract declares: the name is what a caller gets."""
    rows: list[tuple[str, ...]] = [(found[1], _comment_of(above)) for above, found in _declarations(text, _DECLARED)]
    yield from _grid(rows, ("code", "message"), text, "errors that the contract declares")


def move(text: str) -> Iterator[Grid]:
    """Give the codes that a module aborts with; one that is a text is known by its name."""
    rows: list[tuple[str, ...]] = []
    for above, found in _declarations(text, _ABORT):
        number = (found[3] or "").replace("_", "")
        stated = _ATTRIBUTE.search(above)
        code = (stated[1] if stated and stated[1] else number) or found[1]
        comment = found[4] or found[5] or _comment_of(_ATTRIBUTE.sub("", above))
        rows.append((code, found[1] if code != found[1] else "", comment))
    yield from _grid(rows, ("code", "name", "message"), text, "codes that the module aborts with")


def _declarations(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str]]]:
    """Give each declaration with the comments and attributes right above it."""
    at, above = 0, ""
    while at < len(text):
        for passed in (_COMMENT, _ATTRIBUTE):
            if found := passed.match(text, at):
                above = (above + found[0])[-LONGEST_COMMENT:]
                break
        else:
            found = pattern.match(text, at)
            if found:
                yield above, found
            end = text.find("\n", found.end() if found else at)
            at, above = (end + 1 if end >= 0 else len(text)), ""
            continue
        at = found.end()


def _comment_of(above: str) -> str:
    """Give what comments say; those that a blank line parts from the declaration are not of it."""
    return " ".join(filter(None, (comment_text(comment[0]) for comment in _COMMENT.finditer(above))))


def _grid(rows: list[tuple[str, ...]], known: tuple[str, ...], text: str, claim: str) -> Iterator[Grid]:
    if rows:
        named = _NAMED.search(text)
        title = f"{named[1].rpartition('::')[2]} errors" if named else "Errors"
        yield Grid(headings=(title,), rows=tuple(rows), known=known, place="the file", claim=claim)
