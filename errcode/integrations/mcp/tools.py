"""The four tools: what they take, what they give, and how what went wrong is said."""

from __future__ import annotations

import json

from errcode import query
from errcode.integrations.mcp import answers
from errcode.model import ErrcodeError, Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    Object = dict[str, Any]

LIMIT = 5
"""How many results `search` and `reverse` give unless told otherwise."""
MOST = 20
LONGEST_TEXT = 1 << 19
"""Characters of a text that `explain` looks at here, in a few seconds: more is a log."""
_KINDS = {"string": str, "integer": int}
_A = {"string": "a string", "integer": "an integer"}


class Tool(Record):
    """A tool as it is listed, and the function that answers it."""

    title: str
    says: str
    takes: tuple[str, ...]
    """Names of arguments; the first is required."""
    gives: tuple[str, ...]
    """Names of the members of each result."""
    run: Callable[[Object], answers.Answers]


ARGUMENTS: dict[str, tuple[str, str]] = {
    "text": ("string", "response, log or traceback, as it stands"),
    "code": ("string", "as the API writes it: '04', '-1021'; or a name"),
    "query": ("string", "words, English or Korean"),
    "message": ("string", "the API's text, whole or in part"),
    "provider": ("string", "id or name: binance, 업비트"),
    "http_status": ("integer", "the response's status"),
    "kind": ("string", "id of a kind: balance"),
    "retry": ("string", "fix, wait, resync, check, person or none"),
    "limit": ("integer", f"1 to {MOST}"),
    "lang": ("string", "en, ko or both; default en"),
}
RESULT: dict[str, Object] = {
    "provider": {"type": "string"},
    "code": {"type": ["string", "null"]},
    "section": {"type": ["string", "null"]},
    "name": {"type": ["string", "null"]},
    "http_status": {"type": ["integer", "null"]},
    "kind": {"type": ["string", "null"]},
    "retry": {"type": ["string", "null"]},
    "retry_after": {"type": ["number", "null"]},
    "advice": {"type": ["string", "null"]},
    "look": {"type": ["string", "null"]},
    "meaning": {"type": ["string", "null"]},
    "message": {"type": ["string", "null"]},
    "line": {"type": "integer"},
    "known": {"type": "boolean"},
    "certain": {"type": "boolean"},
    "score": {"type": "number"},
    "origin": {"type": "string"},
}
_ENTRY = (
    "provider",
    "code",
    "section",
    "name",
    "http_status",
    "kind",
    "retry",
    "advice",
    "look",
    "meaning",
    "message",
    "origin",
)


def _explain(given: Object) -> answers.Answers:
    providers = _named(given)
    status = given.get("http_status")
    text = given["text"]
    findings = query.explain(text[:LONGEST_TEXT], providers=providers, http_status=status)
    return answers.of_findings(findings, given["lang"], status, max(len(text) - LONGEST_TEXT, 0))


def _lookup(given: Object) -> answers.Answers:
    entries = query.lookup(given["code"], providers=_named(given))
    return answers.of_entries(entries, given["lang"], nothing=lambda: answers.no_code(given["code"], _named(given)))


def _search(given: Object) -> answers.Answers:
    retry, kinds = given.get("retry"), [given["kind"]] if given.get("kind") else []
    asked = given["query"]
    matches = query.search(asked, providers=_named(given), kinds=kinds, limit=None if retry else _limit(given))
    kept = [match for match in matches if not retry or match.entry.retry == retry]
    return answers.of_matches(kept[: _limit(given)], given["lang"])


def _reverse(given: Object) -> answers.Answers:
    matches = query.reverse(given["message"], providers=_named(given), limit=LIMIT)
    return answers.of_matches(matches, given["lang"])


TOOLS: dict[str, Tool] = {
    "explain": Tool(
        title="Explain an API error",
        says="Find every API error in a text: what it means, whether a retry is safe, what to do next.",
        takes=("text", "provider", "http_status", "lang"),
        gives=(*_ENTRY[:7], "retry_after", *_ENTRY[7:], "line", "known", "certain"),
        run=_explain,
    ),
    "lookup": Tool(
        title="Look up an error code",
        says="Give what a code means, at one provider or at all that have it.",
        takes=("code", "provider", "lang"),
        gives=_ENTRY,
        run=_lookup,
    ),
    "search": Tool(
        title="Search error codes",
        says="Find error codes by what they are about.",
        takes=("query", "provider", "kind", "retry", "limit", "lang"),
        gives=(*_ENTRY, "score"),
        run=_search,
    ),
    "reverse": Tool(
        title="Message to code",
        says="Find the code of an error message.",
        takes=("message", "provider", "lang"),
        gives=(*_ENTRY, "score"),
        run=_reverse,
    ),
}


def listed() -> list[Object]:
    """Give the tools as `tools/list` has them; their order never changes."""
    return [_listed(name, tool) for name, tool in TOOLS.items()]


def _listed(name: str, tool: Tool) -> Object:
    result = {"type": "object", "properties": {member: RESULT[member] for member in tool.gives}}
    return {
        "name": name,
        "title": tool.title,
        "description": tool.says,
        "inputSchema": {
            "type": "object",
            "properties": {
                argument: {"type": ARGUMENTS[argument][0], "description": ARGUMENTS[argument][1]}
                for argument in tool.takes
            },
            "required": [tool.takes[0]],
        },
        "outputSchema": {
            "type": "object",
            "properties": {
                "results": {"type": "array", "items": result},
                "total": {"type": "integer"},
                "truncated": {"type": "boolean"},
                "notes": {"type": "array", "items": {"type": "string"}},
            },
            "required": ["results", "total", "truncated", "notes"],
        },
        "annotations": {"readOnlyHint": True, "destructiveHint": False, "idempotentHint": True, "openWorldHint": False},
    }


class Tools:
    """Calls tools; what cannot be answered is said in words that an agent can act on."""

    def call(self, name: str, arguments: Object) -> Object:
        """Call a tool; wrong arguments and unknown providers come back as a result that is an error."""
        tool = TOOLS[name]
        try:
            given = _given(tool, arguments)
            found = tool.run(given)
        except _ArgumentError as wrong:
            return answers.failed(f"wrong_argument: {wrong}")
        except ErrcodeError as error:
            return answers.failed(f"{_CODES.get(type(error).__name__, 'error')}: {error}")
        unknown = [argument for argument in arguments if argument not in tool.takes]
        return found.result(tool.gives, [*_unknown(unknown, tool), *answers.left_out()])


_CODES = {"UsageError": "not_understood", "TableError": "broken_table"}


class _ArgumentError(Exception):
    """An argument of another type, or out of range."""


def _given(tool: Tool, arguments: Object) -> Object:
    """Check the arguments; a JSON body that a client has parsed becomes a text again.

    Raises:
        _ArgumentError: One is missing or of another type.
    """
    given: Object = {"lang": "en"}
    for name in tool.takes:
        value = arguments.get(name)
        if value is None and name != tool.takes[0]:
            continue
        if name == "text" and isinstance(value, (dict, list)):
            value = json.dumps(value, ensure_ascii=False)
        if name == "http_status" and isinstance(value, str) and value.strip().isdigit():
            value = int(value)
        given[name] = _checked(name, value)
    return given


def _checked(name: str, value: object) -> object:
    kind = ARGUMENTS[name][0]
    if not isinstance(value, _KINDS[kind]) or isinstance(value, bool):
        was = "nothing" if value is None else type(value).__name__
        quoted = ', codes are strings: "04"' if name == "code" and isinstance(value, (int, float)) else ""
        raise _ArgumentError(f"{name}: expected {_A[kind]}, got {was}{quoted}")
    if name == "limit" and not 1 <= int(str(value)) <= MOST:
        raise _ArgumentError(f"limit: expected 1 to {MOST}, got {value}")
    if name == "lang" and value not in ("en", "ko", "both"):
        raise _ArgumentError(f"lang: expected en, ko or both, got {str(value)[:20]!r}")
    if name == "retry" and value not in answers.POLICIES:
        raise _ArgumentError(f"retry: expected one of {', '.join(answers.POLICIES)}, got {str(value)[:20]!r}")
    return value


def _unknown(names: Sequence[str], tool: Tool) -> list[str]:
    if not names:
        return []
    listed_ = ", ".join(name[:40] for name in names[:10])
    return [f"ignored unknown arguments: {listed_}; there are {', '.join(tool.takes)}"]


def _named(given: Object) -> list[str]:
    return [given["provider"]] if given.get("provider", "").strip() else []


def _limit(given: Object) -> int:
    return int(given.get("limit", LIMIT))
