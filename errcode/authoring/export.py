"""All tables as one flat relation, a row per code and message, for joining against logs elsewhere."""

from __future__ import annotations

import csv
import io
import json
import sqlite3

from errcode.authoring import files
from errcode.model import TYPE_CHECKING, Entry, Message, TableError, UsageError
from errcode.text.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Value = str | int | None
    Tuple = tuple[Value, ...]

COLUMNS = {
    "provider": "id of the provider",
    "code": "as the API writes it, always text",
    "section": "topic or product; a code may mean something else in each",
    "name": "symbolic name",
    "http_status": "documented HTTP status, a number",
    "message_number": "0 for a code's first message; null where no message is known",
    "message": "wire text or template, verbatim",
    "meaning_en": "what it means, in English",
    "meaning_ko": "what it means, in Korean",
    "kind": "the same trouble at all providers",
    "retry": "fix, wait, resync, check, person or none",
    "advice_en": "what to do next, in English",
    "advice_ko": "what to do next, in Korean",
    "status": "active or retired",
    "source": "where the facts come from",
    "source_version": "their version",
    "retrieved": "the day on which they were read",
    "origin": "bundled, or the path of the user's table",
}
"""The relation's columns and what they hold."""
FORMATS = ("json", "csv", "sqlite", "parquet", "markdown")
_NUMBERS = ("http_status", "message_number")


def rows(entries: Iterable[Entry]) -> Iterator[Tuple]:
    """Give the relation's rows: one per message of each entry, one for an entry without messages.

    A message with a meaning, kind or retry policy of its own brings these.
    """
    for entry in entries:
        for number, message in enumerate(entry.messages or (None,)):
            yield _row(entry.through(message) if message else entry, number if message else None, message)


def write(entries: Iterable[Entry], form: str, path: str | None) -> str:
    """Write the relation; give its text where no path is named.

    Raises:
        UsageError: The format needs a file, or a library that is not installed.
        TableError: The file cannot be written; the old one, if any, is untouched.
    """
    text_form = _TEXTS.get(form)
    if text_form:
        text = text_form(rows(entries))
        if path is None:
            return text
        _write_file(path, lambda to: files.write_text(to, text))
        return ""
    if path is None:
        raise UsageError(
            f"{form} needs a file: --output tables.{form}", f"{form} 형식은 파일이 필요합니다: --output tables.{form}"
        )
    _write_file(path, lambda to: (_sqlite if form == "sqlite" else _parquet)(list(rows(entries)), to))
    return ""


def _row(entry: Entry, number: int | None, message: Message | None) -> Tuple:
    source = entry.source
    return (
        entry.provider,
        entry.code,
        entry.section,
        entry.name,
        entry.http_status,
        number,
        message.text if message else None,
        entry.meaning.en,
        entry.meaning.ko,
        entry.kind,
        entry.retry,
        entry.advice.en,
        entry.advice.ko,
        entry.status,
        source.url if source else None,
        source.version if source else None,
        source.retrieved if source else None,
        entry.origin,
    )


def _json(relation: Iterable[Tuple]) -> str:
    return "".join(f"{json.dumps(dict(zip(COLUMNS, row, strict=True)), ensure_ascii=False)}\n" for row in relation)


def _csv(relation: Iterable[Tuple]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(relation)
    return buffer.getvalue()


def _markdown(relation: Iterable[Tuple]) -> str:
    def line(values: Iterable[Value]) -> str:
        return f"| {' | '.join(map(_cell, values))} |\n"

    return line(COLUMNS) + line("---" for _ in COLUMNS) + "".join(map(line, relation))


_MARKED = {ord(mark): f"\\{mark}" for mark in "\\`*_[]|~#"} | {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
"""What Markdown and the HTML in it would take for more than a character, as they write the character itself."""


def _cell(value: Value) -> str:
    return visible(str(value if value is not None else "")).translate(_MARKED)


_TEXTS: dict[str, Callable[[Iterable[Tuple]], str]] = {"json": _json, "csv": _csv, "markdown": _markdown}


def _sqlite(relation: list[Tuple], path: str) -> None:
    columns = ", ".join(f"{name} {'INTEGER' if name in _NUMBERS else 'TEXT'}" for name in COLUMNS)
    database = sqlite3.connect(path)
    try:
        with database:
            database.execute(f"CREATE TABLE errors ({columns})")
            marks = ", ".join("?" for _ in COLUMNS)
            database.executemany(f"INSERT INTO errors VALUES ({marks})", relation)
            database.execute("CREATE INDEX errors_by_code ON errors (provider, code)")
    finally:
        database.close()


def _parquet(relation: list[Tuple], path: str) -> None:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise UsageError(
            "Parquet needs pyarrow: pip install 'errcode[parquet]'",
            "Parquet 형식은 pyarrow가 필요합니다: pip install 'errcode[parquet]'",
        ) from None
    types = {name: pyarrow.int64() if name in _NUMBERS else pyarrow.string() for name in COLUMNS}
    values = zip(*relation, strict=True) if relation else ((),) * len(COLUMNS)
    arrays = [pyarrow.array(column, types[name]) for name, column in zip(COLUMNS, values, strict=True)]
    parquet.write_table(pyarrow.table(arrays, names=list(COLUMNS)), path)


def _write_file(path: str, write_to: Callable[[str], None]) -> None:
    try:
        files.put(path, write_to)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise TableError(f"{path}: {reason}; nothing was written, choose another place") from None
