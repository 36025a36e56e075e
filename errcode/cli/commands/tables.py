"""`errcode tables`: the user's own tables, from path to restore."""

from __future__ import annotations

import os
import sys

from errcode import query
from errcode.authoring import diff as compare
from errcode.authoring import store as usertables
from errcode.authoring.canonical import canonical
from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder, table_folders, user_folder
from errcode.model import TYPE_CHECKING, TableError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from errcode.authoring import importers
    from errcode.render.output import Output


def path(out: Output) -> int:
    """Show the folders of tables, the one that wins first."""
    _lines(out, [{"path": folder, "exists": os.path.isdir(folder)} for folder in table_folders()], ("path",))
    return 0


def list_(out: Output) -> int:
    """Show every table: where it is from, how many entries, how old its facts are, what is wrong with it."""
    catalog = Catalog()
    rows = []
    for provider in catalog.ids():
        row = {
            "id": provider,
            "origin": ", ".join(_origins(provider, catalog)),
            "entries": 0,
            "date": None,
            "problem": None,
        }
        try:
            table = catalog.table(provider)
            row |= {"entries": len(table), "date": table.provider.facts_date}
        except TableError as error:
            row["problem"] = str(error)
        rows.append(row)
    _lines(out, rows, ("id", "entries", "date", "origin", "problem"))
    return 0 if rows else 1


def add(files: Sequence[str], out: Output) -> int:
    """Check tables and write them into the user's folder: all of them, or none."""
    checked = [usertables.check_text(name, text) for name, text in usertables.table_files(files)]
    if _report(checked, out):
        return 2
    _check_places(checked)
    for table in checked:
        written = usertables.add(table)
        out.note(f"{table.id}: written to {written}", f"{table.id}: {written}에 저장했습니다")
    return 0


def remove(ids: Sequence[str], out: Output) -> int:
    """Take tables out of the user's folder; a backup stays."""
    for table_id in ids:
        backup = usertables.remove(table_id)
        out.note(
            f"{table_id}: removed; errcode tables restore {table_id} brings it back (backup: {backup})",
            f"{table_id}: 제거했습니다. errcode tables restore {table_id}(으)로 되돌릴 수 있습니다 (백업: {backup})",
        )
    return 0


def restore(ids: Sequence[str], out: Output) -> int:
    """Bring removed or replaced tables back; without an id, show the backups."""
    if not ids:
        kept = usertables.backups()
        _lines(out, [{"backup": backup} for backup in kept], ("backup",))
        return 0 if kept else 1
    for table_id in ids:
        written = usertables.restore(table_id)
        out.note(f"{table_id}: restored to {written}", f"{table_id}: {written}(으)로 복원했습니다")
    return 0


def validate(files: Sequence[str], out: Output, *, complete: bool = False, only: Sequence[str] = ()) -> int:
    """Show every problem of tables, or those that some rules find, with line and column; exit 1 when there is one."""
    checked = [usertables.check(file, complete=complete, only=only) for file in files]
    if _report(checked, out):
        return 1
    for table in checked:
        out.note(f"{table.path}: fine", f"{table.path}: 문제가 없습니다")
    return 0


def format_(files: Sequence[str], out: Output, *, check: bool = False) -> int:
    """Bring tables into their canonical bytes; with `check`, only say which are not (exit 1)."""
    other = 0
    for file in files:
        checked = usertables.check(file)
        if checked.problems:
            _report([checked], out)
            return 2
        text = canonical(checked.located.value)
        if text == checked.text:
            continue
        other += 1
        if check:
            out.note(f"{file}: not canonical; run errcode tables format {file}", f"{file}: 정규 형식이 아닙니다")
        else:
            usertables.write_atomically(os.path.abspath(file), text)
            out.note(f"{file}: formatted", f"{file}: 정규 형식으로 저장했습니다")
    return 1 if check and other else 0


def new(table_id: str, out: Output) -> int:
    """Print a table to start from, with an example of everything."""
    out.write(usertables.template(table_id))
    return 0


def _check_places(checked: Sequence[usertables.Checked]) -> None:
    for table in checked:
        value = table.located.value
        bundled = os.path.isfile(os.path.join(bundled_folder(), f"{table.id}.json"))
        if bundled and not value.get("extends") and not value.get("replaces"):
            raise TableError(
                f'{table.path}: errcode has a table {table.id!r}; say "replaces": true to take its place, '
                f'"extends": "{table.id}" to change parts of it, or choose another id'
            )
        if value.get("extends") and not bundled:
            raise TableError(f"{table.path}: it extends {table.id!r}, and errcode has no such table; correct the id")


def _report(checked: Sequence[usertables.Checked], out: Output) -> bool:
    problems = [problem for table in checked for problem in table.problems]
    _lines(out, [{"problem": problem} for problem in problems], ("problem",))
    return bool(problems)


def _lines(out: Output, rows: Sequence[dict[str, object]], names: Sequence[str]) -> None:
    from errcode.render.jsonlines import json_line
    from errcode.text.visible import columns, text_of

    if out.as_json:
        out.write("".join(f"{json_line(row)}\n" for row in rows))
    else:
        out.write(text_of(columns(*("-" if row[name] is None else row[name] for name in names)) for row in rows))


def _origins(provider: str, catalog: Catalog) -> list[str]:
    own = os.path.join(user_folder(), "")
    bundled = os.path.join(bundled_folder(), "")
    return [
        "bundled" if file.startswith(bundled) else f"user {file}" if file.startswith(own) else f"project {file}"
        for file in catalog.files(provider)
    ]


def import_(source: str, out: Output, *, table_id: str, columns: str | None = None, yes: bool = False) -> int:
    """Draft a table from a document, show what was understood, and write it when the user agrees."""
    from errcode.authoring import importers

    usertables.check_id(table_id)
    draft = importers.draft(source, table_id, columns)
    _preview(draft, out)
    if not yes and not (out.terminal and sys.stdin.isatty()):
        out.note("nothing was written: add --yes to write it", "저장하지 않았습니다. 저장하려면 --yes를 추가하세요")
        return 0
    if not yes and not _agreed(
        out.pick(f"Write the table {table_id}? [y/N] ", f"{table_id} 테이블을 저장할까요? [y/N] ")
    ):
        return 1
    checked = usertables.check_text(source, canonical(draft.table))
    if _report([checked], out):
        return 2
    _check_places([checked])
    written = usertables.add(checked)
    out.note(
        f"written to {written}; try errcode list {table_id}",
        f"{written}에 저장했습니다. errcode list {table_id}로 확인하세요",
    )
    return 0


def _preview(draft: importers.Draft, out: Output) -> None:
    """Say what a draft holds: on a terminal and to a pipe as text, with `--json` as one object."""
    if out.as_json:
        names = ("understood", "left_out", "to_do")
        _lines(out, [{name: list(getattr(draft, name)) for name in names} | {"table": draft.table}], ())
        return
    from errcode.text.visible import text_of, visible

    entries = draft.table["errors"]
    messages = sum(len(entry["messages"]) for entry in entries)
    out.note(f"{len(entries)} entries, {messages} messages", f"항목 {len(entries)}개, 메시지 {messages}개")
    for heading, heading_ko, lines in (
        ("understood", "인식", draft.understood),
        ("left out", "제외", draft.left_out),
        ("to do", "남은 작업", draft.to_do),
    ):
        for line in lines:
            out.note(f"{heading}: {line}", f"{heading_ko}: {line}")
    shown = (
        f"{entry['code']}\t{_wire(entry)}\t{entry['meaning']['ko'] or entry['meaning']['en'] or ''}"
        for entry in entries
    )
    out.write(text_of(visible(line, lines=True) for line in shown))


def _wire(entry: dict[str, Any]) -> str:
    return " | ".join(item if isinstance(item, str) else item["text"] for item in entry["messages"])


def _agreed(question: str) -> bool:
    sys.stderr.write(question)
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in ("y", "yes", "예", "네")


def diff(old: str, new: str, out: Output) -> int:
    """Show what changed between two tables, or a table and a document; exit 1 when they differ."""
    before, after = _comparable(old), _comparable(new)
    found = compare.changes(before, after)
    if out.as_json:
        from errcode.render.jsonlines import json_line

        out.write("".join(f"{json_line(_change_object(change))}\n" for change in found))
    elif out.terminal:
        from errcode.render import tables as drawn

        out.write(drawn.changes(found, out))
    else:
        from errcode.render.plain import change_line
        from errcode.text.visible import text_of

        out.write(text_of(map(change_line, found)))
    return 1 if found else 0


def export(providers: Sequence[str], out: Output, *, form: str = "json", output: str | None = None) -> int:
    """Write tables as one flat relation."""
    from errcode.authoring import export as relation

    if form not in relation.FORMATS:
        raise UsageError(
            f"no format {form!r}; formats are {', '.join(relation.FORMATS)}",
            f"형식 {form!r}이(가) 없습니다. 형식: {', '.join(relation.FORMATS)}",
        )
    tables = query.tables_of(providers, Catalog())
    text = relation.write((entry for table in tables for entry in table), form, output)
    out.replace(as_json=form == "json").write(text)
    return 0


def _comparable(source: str) -> dict[str, Any]:
    """Give a table by its provider's name or its file, or draft one from a document."""
    catalog = Catalog()
    provider = None if os.path.exists(source) else catalog.resolve(source)
    if provider:
        return catalog.table(provider).data
    if source.endswith(".json"):
        checked = usertables.check(source)
        value = checked.located.value
        if isinstance(value, dict) and isinstance(value.get("errors"), list):
            if checked.problems:
                raise TableError(f"{checked.problems[0]} (run errcode tables validate {source})")
            return value
    from errcode.authoring import importers

    return importers.draft(source, "document").table


def _change_object(change: compare.Change) -> dict[str, Any]:
    names = ("code", "section", "what", "field", "old", "new")
    return {name: getattr(change, name) for name in names}
