"""`errcode tables import`: a table drafted from a document."""

from __future__ import annotations

import sys

from errcode.cli.commands import JSON, LANG
from errcode.cli.commands.tables import report
from errcode.model import TableError
from errcode.render import lists, results

TYPE_CHECKING = False
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
EXAMPLES = (
    "errcode tables import error-codes.html --id acme",
    "errcode tables import codes.xlsx --id acme --columns code=2,message=3 --why",
)
WORDS = (
    (
        "SOURCE",
        "1",
        "file",
        "A document (web page, Markdown, RST, Excel, Word, PDF, OpenAPI, source code, ...), or - for input.",
        "문서(웹 페이지, Markdown, RST, Excel, Word, PDF, OpenAPI, 소스 코드 등) 또는 표준 입력(-).",
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
        "Which column is what: code=2,message=3 or code='Err No'.",
        "열의 뜻: code=2,message=3 또는 code='Err No'.",
    ),
    (
        "--why",
        "why",
        "flag",
        "",
        "none",
        "Show the evidence for and against every table and list of the document.",
        "문서의 표와 목록마다 판단 근거를 보여 줍니다.",
    ),
    (
        "--replace",
        "replace",
        "flag",
        "",
        "none",
        "Take the draft in place of your table, instead of merging the two.",
        "내 테이블과 합치지 않고 초안으로 바꿉니다.",
    ),
    ("-y --yes", "yes", "flag", "", "none", "Write without asking.", "묻지 않고 저장합니다."),
    LANG,
    JSON,
)
INPUT = "standard input"


def run(
    words: Sequence[str],
    out: Output,
    *,
    table_id: str,
    columns: str | None = None,
    why: bool = False,
    replace: bool = False,
    yes: bool = False,
) -> int:
    """Draft a table from a document, show what was understood, and write it when the user agrees."""
    from errcode.authoring import checks, importers

    checks.check_id(table_id)
    try:
        draft = _draft(words[0], table_id, columns)
    except importers.NoCodesError as error:
        raise _without_codes(error, out, why=why) from None
    changes: list[str] = []
    if not replace:
        draft, changes = _merged(draft, table_id)
    _preview(draft, changes, out, why=why)
    if not yes and not (out.terminal and sys.stdin.isatty()):
        out.note("nothing was written: add --yes to write it", "저장하지 않았습니다. 저장하려면 --yes를 추가하세요")
        return 0
    if not yes and not _agreed(
        out.pick(f"Write the table {table_id}? [y/N] ", f"{table_id} 테이블을 저장할까요? [y/N] ")
    ):
        return 1
    return _write(draft, words[0], out)


def _without_codes(error: importers.NoCodesError, out: Output, *, why: bool) -> importers.NoCodesError:
    """Say why a document has no codes, where that was asked; give the error in the output's language."""
    for line in error.why if why and not out.as_json else ():
        out.note(f"why: {line}", f"근거: {results.drafted('why', line, out)}")
    return error.showing(results.drafted("left out", error.shown, out))


def _draft(source: str, table_id: str, columns: str | None) -> importers.Draft:
    """Draft a table, finished with what can be guessed and checked."""
    from errcode.authoring import checks, importers
    from errcode.authoring.importers import bounds
    from errcode.catalog.catalog import Catalog
    from errcode.catalog.folders import bundled_folder

    given = sys.stdin.buffer.read(bounds.BYTES + 1) if source == "-" else None
    draft = importers.draft(INPUT if given is not None else source, table_id, columns, given)
    tables = [table.data for table in Catalog([bundled_folder()]).tables()]
    done = importers.finished(draft, tables, checks.problems_of)
    if not done.table["errors"]:
        from errcode.render.drafts import drafted

        reason = drafted("left out", done.left_out[-1])
        raise TableError(
            f"{source}: no entry is sound: {done.left_out[-1]}; say which column is what with --columns",
            f"{source}: 쓸 수 있는 항목이 없습니다({reason}). --columns로 열의 뜻을 지정하세요",
        )
    return done


def _merged(draft: importers.Draft, table_id: str) -> tuple[importers.Draft, list[str]]:
    """Put the draft into the user's table of this id, where there is one that can be read."""
    import json

    from errcode.authoring import checks, importers, store
    from errcode.authoring.todo import left_to_do

    path = store.own(table_id)
    if path is None:
        return draft, []
    checked = checks.check(path)
    before = checked.located.value
    if checked.problems or not isinstance(before, dict) or before.get("extends"):
        raise _unmergeable(path, next(iter(checked.problems), "it extends another one"))
    table, changes = importers.merged(json.loads(checked.text), draft.table)
    return draft.replace(table=table, to_do=tuple(left_to_do(table))), changes


def _unmergeable(path: str, problem: str) -> TableError:
    from errcode.render.korean import korean

    return TableError(
        f"{path}: your table cannot be merged with ({problem}); "
        "correct it, or take the draft in its place with --replace",
        f"{path}: 내 테이블과 합칠 수 없습니다({korean(problem)}). "
        "테이블을 고치거나 --replace를 써서 초안으로 바꾸세요",
    )


def _write(draft: importers.Draft, source: str, out: Output) -> int:
    from errcode.authoring import checks, store
    from errcode.authoring.canonical import canonical

    checked = checks.check_text(source, canonical(draft.table))
    if report([checked], out):
        return 2
    checks.check_places([checked])
    [written] = store.add(checked)
    table_id = checked.id
    out.note(
        f"written to {written}; try errcode list {table_id}, see what is left with errcode tables validate {table_id}",
        f"{written}에 저장했습니다. errcode list {table_id}, errcode tables validate {table_id}로 확인하세요",
    )
    return 0


def _preview(draft: importers.Draft, changes: list[str], out: Output, *, why: bool) -> None:
    """Say what a draft holds: on a terminal and to a pipe as text, with `--json` as one object."""
    if out.as_json:
        out.write(lists.rows([_object(draft, changes, why=why)], (), out))
        return
    from errcode.authoring.todo import wire
    from errcode.text.visible import text_of, visible

    entries = draft.table["errors"]
    messages = sum(len(entry.get("messages") or ()) for entry in entries)
    out.note(f"{len(entries)} entries, {messages} messages", f"항목 {len(entries)}개, 메시지 {messages}개")
    guessed = f"kinds of {len(draft.guessed)} entries, from their texts; look at them" if draft.guessed else ""
    for heading, heading_ko, lines in (
        ("understood", "인식", draft.understood),
        ("why", "근거", draft.why if why else ()),
        ("left out", "제외", draft.left_out),
        ("changed", "변경", changes),
        ("guessed", "추정", [guessed] if guessed else []),
        ("to do", "남은 작업", draft.to_do),
    ):
        for line in lines:
            out.note(f"{heading}: {line}", f"{heading_ko}: {results.drafted(heading, line, out)}")
    shown_lines = (
        f"{entry['code']}\t{' | '.join(map(wire, entry.get('messages') or ()))}\t{_meaning(entry)}" for entry in entries
    )
    out.write(text_of(visible(line, lines=True) for line in shown_lines))


def _object(draft: importers.Draft, changes: list[str], *, why: bool) -> dict[str, object]:
    names = ("understood", "left_out", "guessed", "to_do", *(("why",) if why else ()))
    lines = {name: list(getattr(draft, name)) for name in names}
    return {**lines, "changes": changes, "table": draft.table}


def _meaning(entry: dict[str, Any]) -> str:
    meaning = entry.get("meaning") or {}
    return meaning.get("ko") or meaning.get("en") or ""


def _agreed(question: str) -> bool:
    sys.stderr.write(question)
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in ("y", "yes", "예", "네")
