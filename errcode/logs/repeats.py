"""Diagnoses of log lines, remembered by kind of line: a log repeats itself, and diagnosing costs a millisecond.

A kind of line is a line without its numbers, but for those that stand behind words like `code` and `status`. What is
forgotten must not matter, whatever it is; that is checked when a kind is met for the second time: no error and no
status may stand where a number was forgotten, and with other numbers the line must be diagnosed the same.
"""

from __future__ import annotations

import re

from errcode.text.encoding import decoded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from errcode.catalog.catalog import Table
    from errcode.diagnose.diagnoser import Diagnoser
    from errcode.model import Finding

    Told = tuple[tuple[int, Finding], ...]
    """Findings, and how many lines below the first one each stands."""

    Key = tuple[bytes, ...]

REMEMBERED = 4_096
"""Kinds that are remembered; then it is begun anew, so that memory does not grow with the log."""

FOURS = bytes.maketrans(b"0123456789", b"4" * 10)
"""Makes digits alike. Four, because `0` and `200` are successes and no status begins with a nine."""

_TELLING = ("code", "status", "http", "err", "ret", "_cd", "->", "=>")
"""Behind these a number may be a code or a status."""

_LONG = re.compile(rb"\d\d:\d\d:\d\d|\d{9}|\d\.\d{6}")
"""Times, ids and measures: braces that hold one are hardly met twice."""

_NUMBER = r"""(?P<kept>(?:{telling})[\w"'\\ \]]{{0,12}}[/:=>(\["'\\ ]{{1,8}}[-+]?\d{{1,8}}(?![\w.]))
    | \b(?=[0-9a-f-]*\d)[0-9a-f]{{8,64}}(?:-[0-9a-f]{{4,12}}){{0,4}}\b
    | \d+"""


class Memory:
    """Diagnoses lines and records, each kind of them once or twice."""

    def __init__(self, tables: Sequence[Table], diagnoser: Callable[[], Diagnoser], encoding: str) -> None:
        self._diagnoser = diagnoser
        self._encoding = encoding
        telling = "|".join(map(re.escape, (*_TELLING, *_deciding_keys(tables))))
        pattern = _NUMBER.format(telling=telling)
        self._numbers = re.compile(pattern.encode(), re.VERBOSE | re.IGNORECASE)
        self._numerals = re.compile(pattern, re.VERBOSE | re.IGNORECASE)
        self._known: dict[Key, Told | None] = {}
        """Findings by kind; None where they differ within the kind."""
        self._met: set[Key] = set()
        """Kinds that were met once."""

    def forget(self) -> None:
        """Begin anew when much is remembered."""
        if len(self._known) + len(self._met) > REMEMBERED:
            self._known.clear()
            self._met.clear()

    def line(self, line: bytes, opening: int, closing: int) -> tuple[Told, bool]:
        """Give a line's findings, and whether every line has them that differs from it only in digits elsewhere.

        Args:
            line: A record by itself.
            opening: Where the inner braces around its needle open; what is in them is kept as it is.
            closing: Where they close.
        """
        head, inner, tail = line[:opening], line[opening:closing], line[closing:]
        if _LONG.search(inner):
            return self.record(line), False
        kind = (inner, *map(self._outline, (head, tail)))
        known = self._known.get(kind)
        if known is not None:
            return known, self._free(head, tail)
        told = self._told(line)
        if self._second(kind):
            lasting = self._harmless(head + b"{" + tail) and self._told(kind[1] + inner + kind[2]) == told
            self._known[kind] = told if lasting else None
            return told, lasting and self._free(head, tail)
        return told, False

    def record(self, text: bytes) -> Told:
        """Give a record's findings."""
        kind = (self._outline(text),)
        known = self._known.get(kind)
        if known is not None:
            return known
        told = self._told(text)
        if self._second(kind):
            self._known[kind] = told if self._harmless(text) and self._told(kind[0]) == told else None
        return told

    def _second(self, kind: Key) -> bool:
        """Say whether a kind is met for the second time: only then is it worth learning."""
        if kind in self._known:
            return False
        if kind in self._met:
            self._met.discard(kind)
            return True
        self._met.add(kind)
        return False

    def _outline(self, text: bytes) -> bytes:
        """Give a text without the numbers that say nothing."""
        return self._numbers.sub(lambda match: match[0] if match["kept"] else b"4", text)

    def _free(self, *texts: bytes) -> bool:
        """Say whether no number in these texts says anything."""
        return not any(match["kept"] for text in texts for match in self._numbers.finditer(text))

    def _harmless(self, text: bytes) -> bool:
        """Say whether no code and no status stands where a number is forgotten, however long it is."""
        return all(self._silent(decoded(text, self._encoding), digits) for digits in ("444", "4444"))

    def _silent(self, text: str, digits: str) -> bool:
        from errcode.recognise.http import Statuses

        varied, spans, blind = "", [], ""
        done = 0
        for match in self._numerals.finditer(text):
            start = match.start()
            if match["kept"]:
                varied += text[done : match.end()]
                blind += text[done:start] + re.sub(r"\d", "x", match[0])
            else:
                varied += text[done:start] + digits
                blind += text[done:start] + digits
                spans.append((len(varied) - len(digits), len(varied)))
            done = match.end()
        varied, blind = varied + text[done:], blind + text[done:]
        payloads = self._diagnoser().recogniser.payloads(varied)
        codes = [(payload.code_start, payload.code_end) for payload in payloads if payload.code is not None]
        if any(start < end_ and start_ < end for start, end in codes for start_, end_ in spans):
            return False
        return Statuses(blind).near(0, len(blind)) is None

    def _told(self, text: bytes) -> Told:
        found = self._diagnoser().findings(decoded(text, self._encoding), 0, log=True)
        return tuple((finding.line, finding.replace(span=(0, 0), line=1)) for finding in found)


def _deciding_keys(tables: Sequence[Table]) -> list[str]:
    """Give the keys whose numbers decide whether a shape or a section fits."""
    conditions = [
        (path, condition if isinstance(condition, list) else [condition])
        for table in tables
        for row in (*table.provider.payloads, *({"when": section.when} for section in table.provider.sections))
        for path, condition in (row.get("when") or {}).items()
        if not isinstance(condition, dict)
    ]
    deciding = {
        path.removesuffix("[]").rpartition(".")[2]
        for path, values in conditions
        if any(character.isdigit() for value in values for character in str(value))
    }
    return sorted(key for key in deciding if key)
