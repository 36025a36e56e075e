"""All tables as flat relations, one of errors and one of their messages, for joining against logs elsewhere."""

from __future__ import annotations

import csv
import io
import json
import sqlite3

from errcode.authoring import files
from errcode.model import TableError, UsageError
from errcode.text.visible import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from errcode.model import Entry

    Value = str | int | None
    Tuple = tuple[Value, ...]

ERRORS = {
    "key": "provider:code, to join by: it never looks like a number",
    "provider": "id of the provider",
    "code": "as the API writes it, always text: read it as text",
    "section": "topic or product; a code may mean something else in each",
    "name": "symbolic name",
    "http_status": "documented HTTP status, a number",
    "message": "first wire text or template, verbatim; the relation of messages has all",
    "meaning_en": "what it means, in English",
    "meaning_ko": "what it means, in Korean",
    "kind": "the same trouble at all providers",
    "situation": "id of a recurring situation of that kind",
    "retry": "fix, wait, resync, check, person or none",
    "retry_read": "the same for a call that only reads",
    "advice_en": "what to do next, in English",
    "advice_ko": "what to do next, in Korean",
    "status": "active or retired",
    "source": "where the facts come from",
    "source_version": "their version",
    "retrieved": "the day on which they were read",
    "origin": "bundled, or the path of the user's table",
}
"""The columns of the relation of errors, a row per provider, code and section, and what they hold."""
MESSAGES = {
    "key": ERRORS["key"],
    "provider": ERRORS["provider"],
    "code": ERRORS["code"],
    "section": ERRORS["section"],
    "number": "0 for a code's first message",
    "message": "wire text or template, verbatim",
    "http_status": "where this message alone has it, else the code's",
    "meaning_en": "what this message means, in English",
    "meaning_ko": "what this message means, in Korean",
    "kind": ERRORS["kind"],
    "situation": ERRORS["situation"],
    "retry": ERRORS["retry"],
    "retry_read": ERRORS["retry_read"],
    "advice_en": ERRORS["advice_en"],
    "advice_ko": ERRORS["advice_ko"],
    "status": ERRORS["status"],
}
"""The columns of the relation of messages, a row per wire text; key and section lead to its error."""
FORMATS = ("json", "csv", "sqlite", "parquet", "markdown")
_NUMBERS = ("http_status", "number")


def form_of(path: str | None) -> str:
    """Give the format that a file's ending names; JSON where it names none."""
    ending = (path or "").rpartition(".")[2].casefold()
    return {"db": "sqlite", "sqlite3": "sqlite", "md": "markdown"}.get(ending, ending if ending in FORMATS else "json")


def errors(entries: Iterable[Entry]) -> Iterator[Tuple]:
    """Give the relation of errors: a row per entry, those first whose codes cannot be taken for numbers.

    Readers of CSV guess a column's type by its first rows; a guess of text loses nothing.
    """
    for entry in sorted(entries, key=lambda entry: not any(map(str.isalpha, entry.code))):
        source = entry.source
        yield (
            *_key(entry),
            entry.name,
            entry.http_status,
            entry.messages[0].text if entry.messages else None,
            *_meant(entry),
            source.url if source else None,
            source.version if source else None,
            source.retrieved if source else None,
            entry.origin,
        )


def messages(entries: Iterable[Entry]) -> Iterator[Tuple]:
    """Give the relation of messages: a row per wire text, with the meaning, kind and policy that it has of its own."""
    for entry in sorted(entries, key=lambda entry: not any(map(str.isalpha, entry.code))):
        for number, message in enumerate(entry.messages):
            through = entry.through(message)
            yield (*_key(entry), number, message.text, through.http_status, *_meant(through))


def write(entries: Iterable[Entry], form: str, path: str | None, *, of_messages: bool = False) -> str:
    """Write the relation of errors, or that of messages; give its text where no path is named.

    SQLite holds both, as tables `errors` and `messages`.

    Raises:
        UsageError: The format needs a file, or a library that is not installed.
        TableError: The file cannot be written; the old one, if any, is untouched.
    """
    entries = list(entries)
    columns, rows = (MESSAGES, messages(entries)) if of_messages else (ERRORS, errors(entries))
    text_form = _TEXTS.get(form)
    if text_form:
        text = text_form(list(columns), rows)
        if path is None:
            return text
        _write_file(path, lambda to: files.write_text(to, text))
        return ""
    if path is None:
        raise UsageError(
            f"{form} needs a file: --output tables.{form}", f"{form} 형식은 파일이 필요합니다: --output tables.{form}"
        )
    if form == "sqlite":
        _write_file(path, lambda to: _sqlite(entries, to))
    else:
        _write_file(path, lambda to: _parquet(list(columns), list(rows), to))
    return ""


def write_text(path: str, text: str) -> None:
    """Write a text into a file.

    Raises:
        TableError: The file cannot be written; the old one, if any, is untouched.
    """
    _write_file(path, lambda to: files.write_text(to, text))


def _key(entry: Entry) -> Tuple:
    return (f"{entry.provider}:{entry.code}", entry.provider, entry.code, entry.section)


def _meant(entry: Entry) -> Tuple:
    return (
        entry.meaning.en,
        entry.meaning.ko,
        entry.kind,
        entry.case,
        entry.retry,
        entry.retry_for("read"),
        entry.advice.en,
        entry.advice.ko,
        entry.status,
    )


def _json(columns: list[str], rows: Iterable[Tuple]) -> str:
    return "".join(f"{json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False)}\n" for row in rows)


def _csv(columns: list[str], rows: Iterable[Tuple]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return buffer.getvalue()


def _markdown(columns: list[str], rows: Iterable[Tuple]) -> str:
    def line(values: Iterable[Value]) -> str:
        return f"| {' | '.join(map(_cell, values))} |\n"

    return line(columns) + line("---" for _ in columns) + "".join(map(line, rows))


_MARKED = {ord(mark): f"\\{mark}" for mark in "\\`*_[]|~#"} | {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
"""What Markdown and the HTML in it would take for more than a character, as they write the character itself."""


def _cell(value: Value) -> str:
    return visible(str(value if value is not None else "")).translate(_MARKED)


_TEXTS: dict[str, Callable[[list[str], Iterable[Tuple]], str]] = {"json": _json, "csv": _csv, "markdown": _markdown}


def _sqlite(entries: list[Entry], path: str) -> None:
    database = sqlite3.connect(path)
    try:
        with database:
            for table, columns, rows in (
                ("errors", ERRORS, errors(entries)),
                ("messages", MESSAGES, messages(entries)),
            ):
                typed = ", ".join(f"{name} {'INTEGER' if name in _NUMBERS else 'TEXT'}" for name in columns)
                database.execute(f"CREATE TABLE {table} ({typed})")
                database.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' for _ in columns)})", rows)
                database.execute(f"CREATE INDEX {table}_by_key ON {table} (key)")
    finally:
        database.close()


def _parquet(columns: list[str], rows: list[Tuple], path: str) -> None:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise UsageError(
            "Parquet needs pyarrow: pip install 'errcode[parquet]'",
            "Parquet 형식은 pyarrow가 필요합니다: pip install 'errcode[parquet]'",
        ) from None
    types = {name: pyarrow.int32() if name in _NUMBERS else pyarrow.string() for name in columns}
    values = zip(*rows, strict=True) if rows else ((),) * len(columns)
    arrays = [pyarrow.array(column, types[name]) for name, column in zip(columns, values, strict=True)]
    parquet.write_table(pyarrow.table(arrays, names=columns), path)


def _write_file(path: str, write_to: Callable[[str], None]) -> None:
    try:
        files.put(path, write_to)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise TableError(f"{path}: {reason}; nothing was written, choose another place") from None
