"""Entries drafted from errors met: what is unknown in a log, of a provider that is named or told by its host."""

from __future__ import annotations

import re
import time
from collections import Counter

from errcode.authoring.importers.answers import answers_in, example_in
from errcode.authoring.importers.evidence import tells_of_trouble
from errcode.authoring.importers.language import language_of
from errcode.authoring.importers.shapes import shapes_of
from errcode.authoring.importers.words import SUCCESS, plain
from errcode.model import Record
from errcode.text.secrets import masked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from errcode.authoring.importers.answers import Answer
    from errcode.finding import Finding

    Row = dict[str, Any]

SAMPLE = 300
"""Characters of the line that are kept as a sample."""
MOST = 5_000
"""Different codes that are kept."""
LONGEST = 100_000
"""Characters of a line that are looked at."""
_HOST = re.compile(r"\b(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?=[/:\s\"']|$)", re.IGNORECASE)
_ERRORS = ("error", "fail", "reject", "denied", "exception", "오류", "에러", "실패")


class Met(Record):
    """A code that was met."""

    provider: str
    known: bool
    """Whether errcode has a table of the provider."""
    code: str
    message: str
    host: str | None
    http_status: int | None
    line: int
    """Where it was met first."""
    sample: str
    """That line, its secrets masked."""
    answer: Any


class Collection:
    """What was met, counted; a code counts once for each of its lines."""

    def __init__(
        self, explain: Callable[[str], list[Finding]], provider: str | None = None, *, has_table: bool = False
    ) -> None:
        """Begin.

        Args:
            explain: Finds the errors that errcode knows, or whose provider it knows, in a line.
            provider: Whose log it is; None means that hosts and shapes tell.
            has_table: Whether errcode has a table of that provider.
        """
        self._has_table = has_table
        self._explain, self._provider = explain, provider
        self._judged: dict[tuple[str, str, str | None], Met | None] = {}
        self.counts: Counter[tuple[str, str]] = Counter()
        self.met: dict[tuple[str, str], Met] = {}

    def read(self, lines: Iterable[str]) -> None:
        """Go through a log; an answer must stand in one line."""
        host = None
        for number, line in enumerate(lines, 1):
            if "{" not in line or len(line) > LONGEST:
                continue
            host = _host(line) or host
            for answer, value in _answers(line):
                self._take(answer, value, line, number, host)

    def _take(self, answer: Answer, value: Any, line: str, number: int, host: str | None) -> None:
        key = (answer.code, answer.message, host)
        if key not in self._judged:
            if len(self._judged) > MOST:
                return
            self._judged[key] = self._met(answer, value, line, number, host)
        met = self._judged[key]
        if met is not None:
            self.counts[met.provider, met.code] += 1
            self.met.setdefault((met.provider, met.code), met)

    def _met(self, answer: Answer, value: Any, line: str, number: int, host: str | None) -> Met | None:
        """Judge an answer: None when errcode knows it, when it is no error, or when nobody tells whose it is."""
        findings = [finding for finding in self._explain(line) if finding.raw.code == answer.code]
        unknown = next((finding for finding in findings if not finding.known), None)
        if (findings and unknown is None) or not _is_error(answer):
            return None
        provider = self._provider or (unknown.provider if unknown else _named_by(host))
        if provider is None or (self._provider and not self._is_of(self._provider, unknown)):
            return None
        return Met(
            provider=provider,
            known=unknown is not None and unknown.provider == provider,
            code=answer.code,
            message=masked(answer.message),
            host=host,
            http_status=_status(answer),
            line=number,
            sample=masked(line.strip())[:SAMPLE],
            answer=value,
        )

    def _is_of(self, provider: str, unknown: Finding | None) -> bool:
        """Tell whether an answer can be of the provider that was named: one that errcode knows is told by its shape."""
        return unknown.provider == provider if unknown else not self._has_table


def table_of(collection: Collection, provider: str, *, bundled: bool) -> Row:
    """Draft a table, or a patch of a bundled one, from what was met of a provider."""
    met = [one for (of, _), one in collection.met.items() if of == provider]
    errors = [_entry(one, collection.counts[provider, one.code]) for one in met]
    if bundled:
        return {"extends": provider, "errors": errors}
    shapes, examples = shapes_of([one.answer for one in met], [one.code for one in met], [])
    hosts = list(dict.fromkeys(one.host for one in met if one.host))
    shown = [{**example, "text": masked(example["text"])} for example in examples]
    parts = {"hosts": hosts, "payloads": shapes, "examples": shown}
    return {
        "$schema": "table.schema.json",
        "id": provider,
        "name": {"en": provider, "ko": None},
        "sources": [{"id": "log", "url": None, "retrieved": time.strftime("%Y-%m-%d"), "note": "met in a log"}],
        **{key: value for key, value in parts.items() if value},
        "errors": errors,
    }


def _entry(met: Met, count: int) -> Row:
    language = language_of(met.message)
    entry: Row = {"code": met.code, **({"http_status": met.http_status} if met.http_status else {})}
    entry["messages"] = [met.message] if met.message else []
    entry["meaning"] = {"en": None, "ko": met.message if language == "ko" else None}
    entry["kind"] = None
    entry["note"] = {
        "en": f"Times met: {count}; first in line {met.line}: {met.sample}",
        "ko": f"{count}회 발견, 처음은 {met.line}행: {met.sample}",
    }
    return entry


def _answers(line: str) -> list[tuple[Answer, Any]]:
    value = example_in(line)
    return [(answer, value) for answer in answers_in(value)][:3] if isinstance(value, (dict, list)) else []


def _is_error(answer: Answer) -> bool:
    """Tell whether an answer says that something went wrong: by its words, or by its fields."""
    if not answer.code.strip("0") or SUCCESS.search(plain(answer.message)):
        return False
    status = _status(answer)
    named = any(word in str(key).casefold() for key in answer.record for word in _ERRORS)
    return tells_of_trouble(answer.message) or named or (status is not None and status >= 400)


def _status(answer: Answer) -> int | None:
    for key, value in answer.record.items():
        if str(key).casefold() in ("status", "httpstatus", "http_status", "statuscode", "status_code"):
            text = str(value)
            return int(text) if len(text) == 3 and text.isascii() and text.isdigit() and "1" <= text < "6" else None
    return None


def _host(line: str) -> str | None:
    found = [host for host in _HOST.findall(line[:4_000]) if not host.replace(".", "").isdigit()]
    fit = [host for host in found if re.search(r"(^|[.-])api|://", host) or f"://{host}" in line]
    return fit[0].casefold() if fit else None


def _named_by(host: str | None) -> str | None:
    """Give a provider's id from a host: `api.acme.co.kr` → `acme`."""
    if host is None:
        return None
    parts = [part for part in host.split(".") if part not in ("www", "api", "openapi", "com", "co", "net", "org", "io")]
    long = [part for part in parts if len(part) > 3] or parts
    return re.sub(r"[^a-z0-9]+", "-", long[-1]).strip("-") or None if long else None
