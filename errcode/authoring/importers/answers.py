"""Error answers that a document shows as examples: where in them the code and the message stand.

The same places make the rows of a draft and the shapes by which `explain` will know the provider's answers.
"""

from __future__ import annotations

import json
import re

from errcode.authoring.importers import words
from errcode.authoring.importers.cells import is_code, is_word
from errcode.model import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_CODE_KEYS = re.compile(
    r"^(code|err(or)? ?(code|no|num|id)|ret ?code|res(ult|p|ponse)? ?(code|cd)|return ?code|rt ?cd|rsp ?cd|msg "
    r"?cd|status ?code|"
    r"s ?code|sub ?code|rc|err|reason ?code|reject ?code|error name|type|name|error|result|status|ec|label|code no)$"
)
_MESSAGE_KEYS = re.compile(
    r"^(message|msg|msgs|err(or)? ?(msg|message|desc|text|info)?|ret(urn)? ?(msg|message)|res(ult|p|ponse)? "
    r"?(msg|message|text)|"
    r"description|detail|details|reason|s ?msg|text|title|error description|rsp ?msg|msg1|info|em|status ?message)$"
)
_PLACEHOLDER = re.compile(
    r"(?i)(your[_-]?|some[_-]?)?(err(or)?[_-]?(code|name|type)|string|code)([_-]?here)?|error|fail(ed|ure)?|success|ok"
)
"""What stands for any code in a page that shows how an answer looks: `"code": "ERROR_CODE"`."""
_NUMBER_KEYS = re.compile(r"err(or)? ?(code|no|num|number|id)|sub ?code|result ?code")
_PROBLEM = re.compile(r"(https?://[^\s/]+\.[^\s/]+/|urn:[a-z]|tag:\w)\S*[\w]", re.IGNORECASE)
"""The `type` of a problem."""
_OF_HTTP = re.compile(r"(?i)rfc-?\d{4}|httpstatus|/status(es)?/?#?\d{3}|/docs/Web/HTTP|example\.(com|org)/?$")
"""A `type` that says no more than the HTTP status: what frameworks put there."""
LONGEST_LITERAL = 20_000
"""Characters of an answer as Python prints it."""
DEEPEST = 8
"""Levels of an answer that are looked through."""


class Answer(Record):
    """A record of an answer that holds a code."""

    path: tuple[str, ...]
    """Field names down to the record; `[]` walks through a list."""
    code_key: str
    message_key: str | None
    code: str
    message: str
    record: dict[str, Any]
    around: str = ""
    """The status that stands around the record."""

    @property
    def status(self) -> str:
        """The HTTP status that the answer itself states, as RFC 9457 has it; empty where it states none."""
        stated = str(self.record.get("status") or self.record.get("statusCode") or self.around)
        return stated if re.fullmatch(r"[45]\d\d", stated) and stated != self.code else ""

    @property
    def is_status(self) -> bool:
        """Whether its code is HTTP's status, by the field that it stands in and by itself."""
        return words.plain(self.code_key) in ("status", "status code") and bool(re.fullmatch(r"[45]\d\d", self.code))

    @property
    def code_path(self) -> str:
        """The place of the code, as a table's shapes write it."""
        return _written((*self.path, self.code_key))

    @property
    def message_path(self) -> str | None:
        """The place of the message."""
        return _written((*self.path, self.message_key)) if self.message_key else None


def answers_in(value: Any) -> Iterator[Answer]:
    """Give the records of an example that hold a code with a message, the outermost first.

    Where details of gRPC say the reason, they are the answer: the code around them is HTTP's.
    """
    found = list(_found(value))
    reasons = [answer for answer in found if answer.code_key == "reason" and "@type" in answer.record]
    yield from reasons or found


def _found(value: Any) -> Iterator[Answer]:
    stack: list[tuple[tuple[str, ...], Any, Any]] = [((), value, None)]
    while stack:
        path, item, within = stack.pop()
        if isinstance(item, dict):
            found = _reason(path, item, within) or _problem(path, item) or _answer(path, item)
            if found:
                yield found
            below = [((*path, str(key)), inner, item) for key, inner in item.items() if isinstance(inner, (dict, list))]
        elif isinstance(item, list):
            below = [((*path, "[]"), inner, within) for inner in item[:20]]
        else:
            continue
        stack += reversed(below if len(path) < DEEPEST else [])


def is_field(key: str) -> bool:
    """Tell whether a key is what answers call their code or message, `resultCode`, and no code itself."""
    said = words.plain(key)
    return bool(_CODE_KEYS.match(said) or _MESSAGE_KEYS.match(said)) and " " in said


def is_part(key: str) -> bool:
    """Tell whether a key is what answers and pages call a part: `title`, `message`, `code`."""
    said = words.plain(key)
    return bool(_CODE_KEYS.match(said) or _MESSAGE_KEYS.match(said)) and said not in ("error", "err")


def _problem(path: tuple[str, ...], record: dict[str, Any]) -> Answer | None:
    """Read a problem (RFC 9457) whose `type` is an address of its own: that is its code, and `title` what it says."""
    kind, title = record.get("type"), record.get("title")
    if not isinstance(kind, str) or not isinstance(title, str) or not _PROBLEM.fullmatch(kind) or _OF_HTTP.search(kind):
        return None
    if not any(key in record for key in ("detail", "status", "instance")):
        return None
    return Answer(path=path, code_key="type", message_key="title", code=kind, message=title, record=record)


def _reason(path: tuple[str, ...], record: dict[str, Any], within: Any) -> Answer | None:
    """Read the details of a gRPC error: `google.rpc.ErrorInfo` says the reason, the status around it the message."""
    reason = record.get("reason")
    if not str(record.get("@type", "")).endswith("google.rpc.ErrorInfo") or not isinstance(reason, str):
        return None
    if not is_code(reason):
        return None
    message = within.get("message") if isinstance(within, dict) else None
    text = message if isinstance(message, str) else ""
    around = str(within.get("code") or "") if isinstance(within, dict) else ""
    return Answer(
        path=path, code_key="reason", message_key=None, code=reason, message=text, record=record, around=around
    )


def _answer(path: tuple[str, ...], record: dict[str, Any]) -> Answer | None:
    said = {key: words.plain(str(key)) for key in list(record)[:60]}
    codes = [key for key, name in said.items() if _CODE_KEYS.match(name) and _is_code(record[key])]
    message = next((key for key, name in said.items() if _MESSAGE_KEYS.match(name) and _is_text(record[key])), None)
    codes = [key for key in codes if key != message]
    if not codes or any(_stands_for_any(said[key], record[key]) for key in said):
        return None
    own = _own_code(record, said, codes)
    codes = [own] if own else _beside_status(record, said, codes)
    key = min(codes, key=lambda key: (_rank(said[key]), list(record).index(key)))
    if message is None and "code" not in said[key]:
        return None
    text = _text(record[message]) if message else ""
    return Answer(path=path, code_key=key, message_key=message, code=str(record[key]), message=text, record=record)


def _stands_for_any(name: str, value: Any) -> bool:
    """Tell whether a field called a code holds what stands for any code: a page shows how an answer looks."""
    return "code" in name and isinstance(value, str) and bool(_PLACEHOLDER.fullmatch(value))


def _own_code(record: dict[str, Any], said: dict[str, str], codes: list[str]) -> str | None:
    """Give the field with the API's own code, a number where words would be, where `code` is HTTP's or gRPC's."""
    if any(_number(record[key]) is None or _number(record[key]) in range(1000, 1 << 40) for key in codes):
        return None
    if not all(_number(record[key]) in range(17) or _number(record[key]) in range(100, 600) for key in codes):
        return None
    return next((key for key, name in said.items() if _MESSAGE_KEYS.match(name) and _is_own(record[key])), None)


def _beside_status(record: dict[str, Any], said: dict[str, str], codes: list[str]) -> list[str]:
    """Leave out the fields that hold an HTTP status where one called an error number stands beside: `errno: 109`."""
    statuses = [key for key in codes if said[key] in ("code", "status", "status code") and _is_status(record[key])]
    numbers = [key for key in codes if _NUMBER_KEYS.fullmatch(said[key]) and not _is_status(record[key])]
    return numbers if statuses and numbers else codes


def _is_status(value: Any) -> bool:
    return (_number(value) or 0) in range(400, 600)


def _is_own(value: Any) -> bool:
    return (_number(value) or 0) >= 1000


def _number(value: Any) -> int | None:
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 and not isinstance(value, bool) else None


def _rank(name: str) -> int:
    """Prefer what is called a code to what is called a type, and that to a status."""
    return 0 if "code" in name or name.endswith((" cd", "no")) else 2 if name in ("status", "result", "error") else 1


def _is_code(value: Any) -> bool:
    if isinstance(value, bool) or value is None or _PLACEHOLDER.fullmatch(str(value)):
        return False
    return isinstance(value, int) or (isinstance(value, str) and (is_code(value) or is_word(value)))


def _is_text(value: Any) -> bool:
    return bool(_text(value))


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(item for item in value if isinstance(item, str))
    if isinstance(value, dict):
        return str(value.get("en") or value.get("ko") or value.get("text") or "")
    return value if isinstance(value, str) and not value.isdigit() else ""


def _written(path: tuple[str, ...]) -> str:
    return ".".join(path).replace(".[]", "[]")


def example_in(text: str) -> Any:
    """Read an example: JSON, also with comments, trailing commas and `…`; None when it is none."""
    start = min((text.find(mark) for mark in "{[" if mark in text), default=-1)
    if start < 0 or len(text) > 200_000:
        return None
    body = text[start:]
    loose = re.sub(r"(?m)(^|[\s,{\[])//.*$", r"\1", body)
    for given in (body, re.sub(r",(\s*[}\]])", r"\1", loose).replace("...", "")):
        try:
            return json.JSONDecoder().raw_decode(given)[0]
        except (ValueError, RecursionError):
            continue
    return _literal(body) if "'" in body else None


def _literal(body: str) -> Any:
    """Read an answer as Python prints it: single quotes, `None` and `True`; a last brace that was lost is put there."""
    import ast
    import warnings

    text = body.strip()
    closing = "".join({"{": "}", "[": "]"}[mark] for mark in reversed(_opened(text)))
    with warnings.catch_warnings(action="ignore"):  # Python's about an escape in somebody's text help nobody
        try:
            return ast.literal_eval(f"{text}{closing}") if len(text) < LONGEST_LITERAL else None
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            return None


def _opened(text: str) -> list[str]:
    """Give the brackets that nobody closes."""
    opened: list[str] = []
    for mark in re.sub(r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"", "", text):
        if mark in "{[":
            opened.append(mark)
        elif mark in "}]" and opened:
            opened.pop()
    return opened[:DEEPEST]
