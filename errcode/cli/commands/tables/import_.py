"""`errcode tables import`: a table drafted from a document."""

from __future__ import annotations

import sys

from errcode.cli.commands import JSON, LANG
from errcode.cli.commands.tables import report
from errcode.model import TYPE_CHECKING
from errcode.render import results

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from errcode.authoring import importers
    from errcode.render.output import Output

PLACE = 110
FINISHES = True
HELP = (
    "Draft a table from documentation; shows what it understood before anything is written.",
    "문서에서 테이블 초안을 만듭니다. 저장하기 전에 인식한 내용을 보여 줍니다.",
)
EXAMPLES = ("errcode tables import error-codes.html --id acme",)
WORDS = (
    (
        "SOURCE",
        "1",
        "file",
        "Markdown, HTML, CSV, TSV, XLSX, JSON, OpenAPI or text.",
        "Markdown, HTML, CSV, TSV, XLSX, JSON, OpenAPI 또는 텍스트.",
    ),
)
OPTIONS = (
    ("--id", "table_id", "one", "ID", "none", "The id of the new table.", "새 테이블의 ID."),
    (
        "--columns",
        "columns",
        "one",
        "TEXT",
        "none",
        "Which column is what: code,http,-,message or code='Err No'.",
        "열의 뜻: code,http,-,message 또는 code='Err No'.",
    ),
    ("-y --yes", "yes", "flag", "", "none", "Write without asking.", "묻지 않고 저장합니다."),
    LANG,
    JSON,
)


def run(words: Sequence[str], out: Output, *, table_id: str, columns: str | None = None, yes: bool = False) -> int:
    """Draft a table from a document, show what was understood, and write it when the user agrees."""
    from errcode.authoring import importers, store
    from errcode.authoring.canonical import canonical

    source = words[0]
    store.check_id(table_id)
    draft = importers.draft(source, table_id, columns)
    _preview(draft, out)
    if not yes and not (out.terminal and sys.stdin.isatty()):
        out.note("nothing was written: add --yes to write it", "저장하지 않았습니다. 저장하려면 --yes를 추가하세요")
        return 0
    if not yes and not _agreed(
        out.pick(f"Write the table {table_id}? [y/N] ", f"{table_id} 테이블을 저장할까요? [y/N] ")
    ):
        return 1
    checked = store.check_text(source, canonical(draft.table))
    if report([checked], out):
        return 2
    store.check_places([checked])
    [written] = store.add(checked)
    out.note(
        f"written to {written}; try errcode list {table_id}",
        f"{written}에 저장했습니다. errcode list {table_id}로 확인하세요",
    )
    return 0


def _preview(draft: importers.Draft, out: Output) -> None:
    """Say what a draft holds: on a terminal and to a pipe as text, with `--json` as one object."""
    if out.as_json:
        names = ("understood", "left_out", "to_do")
        out.write(
            results.rows([{name: list(getattr(draft, name)) for name in names} | {"table": draft.table}], (), out)
        )
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
