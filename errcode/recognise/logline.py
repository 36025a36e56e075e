"""The anatomy of a log line: what its framework wrote before the text, and where the text begins.

    2026-11-20 03:10:11.123 | ERROR    | bot.client:_request:83 - binance said no
    └ time ───────────────┘   └level┘    └ logger ─────────────┘   └ body

Nothing is known of single frameworks. A header is a row of tokens (times, levels, processes, threads, loggers, hosts,
what a container or a search put before it) between separators, in any order; it holds a time or a level, and ends
where the first token of another sort stands. Numbers in it are no codes.
"""

from __future__ import annotations

import re
from functools import cache

from errcode.recognise.timestamps import DATED, TIMED

TYPE_CHECKING = False
if TYPE_CHECKING:
    Token = tuple[str, re.Pattern[str]]
    """What a token is, and what finds it."""

REACH = 400
"""Characters from a line's beginning in which its header stands."""

TOKENS = 16
"""A header has no more tokens."""


_LEVELS = {
    "trace": "trace|trc|finest|finer|verbose|silly|vrb",
    "debug": "debug|dbg|dbug|debu|fine|config",
    "info": "info|inf|information|informational|notice|note|log|success",
    "warn": "warn|warning|wrn|warni",
    "error": "error|err|erro|eror|severe|fail|failure",
    "fatal": "fatal|ftl|fata|crit|critical|crt|panic|pnc|alert|emerg|emergency|dpanic",
}
_LEVEL_OF = {name: level for level, names in _LEVELS.items() for name in names.split("|")}
_ANY_LEVEL = "|".join(sorted(_LEVEL_OF, key=len, reverse=True))
_LETTERS = {"T": "trace", "V": "trace", "D": "debug", "I": "info", "N": "info", "W": "warn", "E": "error", "F": "fatal"}
_NUMBERS = {10: "trace", 20: "debug", 30: "info", 40: "warn", 50: "error", 60: "fatal"}
"""Levels of pino and bunyan, which write numbers."""

_NAME = r"[A-Za-z_$가-힣][\w$@-]*"
_DOTTED = rf"{_NAME}(?:[./\\:·#]+{_NAME}|[./·]<\w+>|\.\d+)+(?:\.\.\.)?(?::\d+)?(?:\(\))?"


_DIGITS = "0123456789"
_OF_WORDS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_"
_OF_NAMES = _OF_WORDS + "$"
_OF_LEVELS = "".join({name[0] for name in _LEVEL_OF})
_TOKENS = (
    ("time", rf"(?:{DATED})(?![\w:])", re.VERBOSE, _DIGITS + "JFMASOND"),
    ("clock", r"\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?![\w:])|[0-1]?\d:\d\d[AP]M\b", re.NOFLAG, _DIGITS),
    ("glog", r"([IWEF])([01]\d[0-3]\d[ ]\d\d:\d\d:\d\d\.\d{3,9})[ ]+\d+[ ][\w./-]+:\d+\]", re.NOFLAG, "IWEF"),
    ("letter", r"([TVDINWEF]),(?=[ ]\[)", re.NOFLAG, "TVDINWEF"),
    (
        "elapsed",
        r"(INFO|WARN|ERRO|EROR|DEBU|DBUG|FATA|CRIT|TRAC|PANI)\[(\d{4,}|[^\]\[]{10,40})\]",
        re.NOFLAG,
        "IWECDFTP",
    ),
    (
        "level",
        rf"({_ANY_LEVEL})(?![\w-]|[.'’/=(]\w|[ ]?=)",
        re.IGNORECASE,
        _OF_LEVELS + _OF_LEVELS.upper(),
    ),
    ("priority", r"<\d{1,3}>(?:\d[ ])?", re.NOFLAG, "<"),
    ("stream", r"std(?:out|err)[ ][FP](?=[ ])", re.NOFLAG, "s"),
    (
        "pid",
        r"#?\d{1,10}(?:[#/]\d+)?:?(?=[ ]{1,8}(?:---|\[|(?:" + _ANY_LEVEL + r")\b)|\][ ])",
        re.IGNORECASE,
        _DIGITS + "#",
    ),
    (
        "syslog",
        r"(?:-|[\w.-]+)[ ](?:-|[\w./-]+)[ ](?:-|\d+)[ ](?:-|[\w.-]+)[ ]"
        r'(?:-|(?:\[[\w.@-]+(?:[ ][\w.@-]+="(?:[^"\\\]]|\\.){0,200}"){0,20}\])+)(?=[ ])',
        re.NOFLAG,
        _DIGITS + _OF_WORDS + "-.",
    ),
    (
        "host",
        r"[\w.-]{1,100}(?=[ ][\w./@-]{1,60}(?:\[\d{1,10}\])?:[ ])",
        re.NOFLAG,
        _DIGITS + _OF_WORDS + "-.",
    ),
    ("connection", r"\d+#\d+:(?:[ ]\*\d+)?", re.NOFLAG, _DIGITS),
    ("address", r"\d{1,3}(?:\.\d{1,3}){3}(?:[ ]-[ ][\w.@-]+)?(?=[ ]\[)", re.NOFLAG, _DIGITS),
    (
        "request",
        r"(?:RequestId:[ ])?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?=[\s|])",
        re.NOFLAG,
        _DIGITS + "Rabcdef",
    ),
    ("process", rf"{_NAME}(?:[./]{_NAME})*(?:\[[\w.:-]{{1,40}}\]|/\d+[ ]on[ ][\w.-]+):", re.NOFLAG, _OF_NAMES),
    ("process", r"\(\d+[ ]on[ ][\w.-]+\)(?=:)", re.NOFLAG, "("),
    ("process", rf"(?<=\d[ ]){_NAME}(?=:[ ])", re.NOFLAG, _OF_NAMES),
    ("thread", rf"{_NAME}(?=[ ]{{1,4}}(?:{_ANY_LEVEL.upper()})[ ])", re.NOFLAG, _OF_NAMES),
    ("logger", rf"(?<=:){_NAME}(?=:)", re.NOFLAG, _OF_NAMES),
    ("logger", rf"{_DOTTED}(?=[ ]{{0,40}}(?:[:|\]]|-[ ]|[ ]?\t)|[ ]{{0,3}}>[ ])", re.NOFLAG, _OF_NAMES),
    ("logger", rf"{_DOTTED}(?=\s)", re.NOFLAG, _OF_NAMES),
    ("logger", rf"{_NAME}(?:/\d+)?(?=[ ]{{0,40}}(?:\||--?[ ]))", re.NOFLAG, _OF_NAMES),
)
"""The tokens of headers in the order in which they are tried: name, pattern, flags, ASCII characters of which one is
the first."""

_BEGINNING = frozenset(("time", "clock", "glog", "letter", "level", "elapsed", "priority"))
"""What a header can begin with."""


@cache
def _pattern(number: int) -> re.Pattern[str]:
    """Give what finds a token; made late: all together take milliseconds."""
    return re.compile(*_TOKENS[number][1:3])


@cache
def _tokens_with(first: str) -> tuple[Token, ...]:
    """Give the tokens that may begin with a character (the letter `가` stands for all that are not ASCII)."""
    possible = (n for n, (_, _, _, begins) in enumerate(_TOKENS) if first in begins or not first.isascii())
    return tuple((_TOKENS[number][0], _pattern(number)) for number in possible)


@cache
def _beginnings_with(first: str) -> tuple[Token, ...]:
    """Give those of them that a header can begin with."""
    return tuple(token for token in _tokens_with(first) if token[0] in _BEGINNING)


def _first(line: str, place: int) -> str:
    first = line[place : place + 1]
    return first if first.isascii() else "가"


_BRACKETED = re.compile(r"\[([^\[\]{}\"\n]{0,80})\]|\(([\w#./:-]{1,60})\)(?=[ ])")
_NO_THREAD = re.compile(r"\s*(?:[+-]?\d{1,8}|[A-Z]{2,}[A-Z_\d]*|(?:Errno|errno|code|HTTP)[ =:].*)?\s*")
_SEPARATOR = re.compile(r"(?:[ \t]*(?:\||--[ ]:|-{1,3}(?![\d\w])|:|,|;|·)?[ \t]+|[ \t]*[|,\t:][ \t]*|\Z)")
_PREFIX = re.compile(
    r"""
    (?: (?=[^:\s]{0,200}[A-Za-z])[\w./@+~-]{1,200}[:-]\d{1,9}[:-](?:\d{1,5}:)? | \d{1,9}[:-](?:\d{1,5}:)? )[ \t]?(?=\S)
  | (?: \[?[\w./-]{1,120}\]?[ ]{1,40}\|[ ]? | \[(?:pod|container)/[\w./-]{1,200}\][ ] )(?=\S)
  | (?: \[[A-Za-z]{1,20}\][ ]\d{1,10}[ ]{1,4}-[ ] )
  | (?: [\w.-]*[A-Za-z][\w.-]{0,120}[ ]+(?=[{<\d]) )
    """,
    re.VERBOSE,
)
"""What `grep -n`, `docker compose logs`, `kubectl logs --prefix` and the like put before a line."""
_ACCESS = re.compile(r'"[A-Z]{3,8} [^"\n]{1,300}"[ ]([1-5]\d\d)(?=[ ])|HTTP/\d(?:\.\d)?"[ ]([1-5]\d\d)(?=[ ])')
_KEYED = re.compile(
    r"""[ ]?(?:["']?)(time|ts|t|timestamp|@timestamp|datetime|date|asctime|created|level|lvl|levelname|severity|pid|tid|
    thread|threadName|process|logger|logger_name|name|caller|source|host|hostname|service|stream)=
    ("(?:[^"\\\n]|\\.){0,120}"|[^\s"]{1,120})(?=[ \n]|\Z)""",
    re.VERBOSE,
)
_OBJECT_LEVEL = re.compile(
    r'"(?:level|lvl|levelname|severity|severityText|log\.level|PRIORITY)" ?: ?(?:"([A-Za-z]{3,13}|\d)"|(\d\d)\b)'
)
_PRIORITIES = ("fatal", "fatal", "fatal", "error", "warn", "info", "info", "debug")
"""Syslog's severities, which journald writes as numbers."""


class Header:
    """What stands before the text of a line; offsets are the line's."""

    __slots__ = ("end", "level", "spans", "status", "time")

    def __init__(self) -> None:
        self.end = 0
        """Where the body begins; 0 for a line without a header."""
        self.time: tuple[int, int] | None = None
        """Where its time stands, as it is written."""
        self.level: str | None = None
        """`trace`, `debug`, `info`, `warn`, `error` or `fatal`, whatever the framework calls it."""
        self.status: int | None = None
        """The HTTP status of an access line."""
        self.spans: list[tuple[str, int, int]] = []
        """Its tokens: what each is, where it begins and ends."""

    def __repr__(self) -> str:
        return f"Header(end={self.end}, time={self.time}, level={self.level!r}, status={self.status})"


def header(line: str) -> Header:
    """Take a line apart; one without a time and a level has no header.

    A line that is a JSON object is body from its beginning: its level is known, its time is for `times`.
    """
    found = Header()
    if line[:1] == "{":
        found.level = _object_level(line)
        return found
    place = _prefix(line, found)
    if line[place : place + 1] == "{":
        found.end = place
        found.level = _object_level(line[place:])
        return found
    place = _tokens(line, place, found)
    if found.time is None and found.level is None:
        found.spans.clear()
        return found
    access = _ACCESS.search(line, max(place - 1, 0), place + REACH)
    if access and access.start() <= place + 1:
        found.status = int(access[1] or access[2])
        found.spans.append(("status", *access.span(access.lastindex or 1)))
        place = access.end()
    found.end = place
    return found


def _prefix(line: str, found: Header) -> int:
    """Skip what a container or a search put before the line, where a header or an object follows."""
    place = 0
    for _ in range(3):
        match = None if _begins(line, place) else _PREFIX.match(line, place)
        if match is None or not (_begins(line, match.end()) or _PREFIX.match(line, match.end())):
            break
        found.spans.append(("prefix", match.start(), match.end()))
        place = match.end()
    return place


def _begins(line: str, place: int) -> bool:
    """Say whether a framework's line begins here."""
    if line[place : place + 1] == "{":
        return True
    start = place + (line[place : place + 1] == "[")
    if any(pattern.match(line, start) for _, pattern in _beginnings_with(_first(line, start))):
        return True
    return _KEYED.match(line, place) is not None


def _tokens(line: str, place: int, found: Header) -> int:
    """Read token after token; give where the first thing stands that is none."""
    end = place
    for _ in range(TOKENS):
        after = _token(line, end, found)
        if after is None or after > REACH:
            break
        separator = _SEPARATOR.match(line, after)
        end = separator.end() if separator else after
        if separator is None and line[after : after + 1] not in ("[", "(") and found.spans[-1][0] != "priority":
            break
    return end


def _token(line: str, place: int, found: Header) -> int | None:
    """Read one token; give where it ends."""
    bracketed = _BRACKETED.match(line, place)
    if bracketed:
        return _inside(line, bracketed, found)
    pair = _KEYED.match(line, place)
    if pair:
        return _pair(pair, found)
    for kind, pattern in _tokens_with(_first(line, place)):
        match = pattern.match(line, place)
        if match and _fits(kind, match, found):
            _note(kind, match, found)
            return match.end()
    return None


def _fits(kind: str, match: re.Match[str], found: Header) -> bool:
    """Say whether a token of this sort may stand here."""
    if kind in ("logger", "request", "pid", "process"):
        begun = found.time is not None or found.level is not None
        loggers = sum(token == "logger" for token, _, _ in found.spans)
        return begun and (kind != "logger" or loggers < 3)
    if kind == "level":
        # A word that begins a sentence is none, unless something sets it off.
        set_off = match.start() or match[0].isupper() or match.string[match.end() : match.end() + 1] in (":", "]")
        return found.level is None and bool(set_off)
    if kind == "thread":
        return found.time is not None and found.level is None
    if kind in ("syslog", "host"):
        return found.time is not None and found.level is None and not any(token == kind for token, _, _ in found.spans)
    return kind != "clock" or found.time is None


def _note(kind: str, match: re.Match[str], found: Header) -> None:
    if kind in ("time", "clock"):
        found.time = found.time or match.span()
        kind = "time"
    elif kind in ("level", "elapsed"):
        found.level = found.level or _LEVEL_OF[match[1].lower()[:4] if kind == "elapsed" else match[1].lower()]
        kind = "level"
    elif kind == "letter":
        found.level = found.level or _LETTERS[match[1]]
        kind = "level"
    elif kind == "glog":
        found.level, found.time = _LETTERS[match[1]], match.span(2)
    found.spans.append((kind, *match.span()))


def _inside(line: str, bracketed: re.Match[str], found: Header) -> int | None:
    """Read what stands in brackets: a time, a level, or a thread's, a file's or a request's name."""
    group = bracketed.lastindex or 1
    start, end = bracketed.span(group)
    text = bracketed[group] or ""
    begin = start + len(text) - len(text.lstrip())
    for kind, pattern in _beginnings_with(_first(line, begin)):
        match = pattern.match(line, begin)
        if match and match.end() <= end and _fits(kind, match, found):
            rest = line[match.end() : end].strip()
            if not rest or kind in ("time", "clock") or rest[0] in "#:":
                _note(kind, match, found)
                return bracketed.end()
    known = found.time is not None or found.level is not None
    if _NO_THREAD.fullmatch(text):
        # `[1234]` is a process before the level; behind it, it may be a code.
        follows = _SEPARATOR.match(line, bracketed.end())
        ahead = follows is not None and _ahead(line, follows.end(), found)
        if not (text.strip().isdigit() or text == "") or not ahead:
            return None
    if not known and not _ahead(line, bracketed.end() + 1, found):
        return None
    found.spans.append(("thread", start, end))
    return bracketed.end()


def _ahead(line: str, place: int, found: Header) -> bool:
    """Say whether the time or the level is still to come."""
    inner = place + (line[place : place + 1] in ("[", "("))
    for kind, pattern in _beginnings_with(_first(line, inner)):
        match = pattern.match(line, inner)
        if match and ((kind == "level" and found.level is None) or (kind != "level" and found.time is None)):
            return True
    return False


def _pair(pair: re.Match[str], found: Header) -> int:
    """Read a pair of logfmt that is the framework's own."""
    key, value = pair[1], pair[2].strip('"')
    kind = "field"
    if key in ("level", "lvl", "levelname", "severity"):
        found.level, kind = found.level or _LEVEL_OF.get(value.lower()), "level"
    elif key in ("time", "ts", "t", "timestamp", "@timestamp", "datetime", "date", "asctime", "created"):
        start = pair.start(2) + pair[2].startswith('"')
        found.time, kind = found.time or (start, start + len(value)), "time"
    found.spans.append((kind, *pair.span(2)))
    return pair.end()


def _object_level(line: str) -> str | None:
    match = _OBJECT_LEVEL.search(line, 0, TIMED)
    if match is None:
        return None
    if match[2]:
        return _NUMBERS.get(int(match[2]))
    return _PRIORITIES[int(match[1])] if match[1].isdigit() and match[1] < "8" else _LEVEL_OF.get(match[1].lower())
