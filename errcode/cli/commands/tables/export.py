"""`errcode tables export`: tables for other tools."""

from __future__ import annotations

import os
import sys

from errcode import query
from errcode.authoring import export, stanzas
from errcode.catalog.catalog import Catalog
from errcode.cli.commands import LANG
from errcode.model import UsageError
from errcode.text.visible import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.render.output import Output

PLACE = 100
FINISHES = True
HELP = (
    "Write tables as a flat relation, a row per code and section, or (--messages) per wire message.",
    "테이블을 하나의 평평한 표로 씁니다. 코드와 구분마다, --messages를 쓰면 메시지마다 한 행입니다.",
)
EXAMPLES = (
    "errcode tables export --format sqlite --output errors.db",
    "errcode tables export --for vector --output .",
)
WORDS = (("[PROVIDER]...", "*", "provider", "None: all.", "쓰지 않으면 전부."),)
OPTIONS = (
    (
        "--format",
        "form",
        "one",
        "FORMAT",
        "|".join(export.FORMATS),
        "json, csv, sqlite, parquet or markdown; else by the ending of --output.",
        "json, csv, sqlite, parquet, markdown. 쓰지 않으면 --output의 확장자로 정합니다.",
    ),
    (
        "--for",
        "tool",
        "one",
        "TOOL",
        "|".join(stanzas.TOOLS),
        "Data and configuration for a tool that reads logs; --output is a folder.",
        "로그를 읽는 도구를 위한 데이터와 설정. --output은 폴더입니다.",
    ),
    ("-o --output", "output", "one", "FILE", "file", "Where to write it.", "저장할 파일."),
    (
        "--messages",
        "messages",
        "flag",
        "",
        "none",
        "A row per wire message instead of one per code and section.",
        "코드와 구분 대신 메시지마다 한 행을 씁니다.",
    ),
    LANG,
)


def run(
    words: Sequence[str],
    out: Output,
    *,
    form: str | None = None,
    tool: str | None = None,
    output: str | None = None,
    messages: bool = False,
) -> int:
    """Write tables as a flat relation, of errors or of their messages, or as a tool takes them."""
    if tool is not None:
        return _for_tool(words, out, tool, output)
    if form is None:
        form = export.form_of(output)
    if form not in export.FORMATS:
        raise UsageError(
            f"no format {form!r}; formats are {', '.join(export.FORMATS)}",
            f"형식 {form!r}이(가) 없습니다. 형식: {', '.join(export.FORMATS)}",
        )
    tables = query.tables_of(words, Catalog())
    text = export.write((entry for table in tables for entry in table), form, output, of_messages=messages)
    if sys.stdout.isatty():  # a terminal shows the cells and obeys none of them
        text = visible(text, lines=True)
    out.replace(form="json" if form == "json" else "plain").write(text)
    return 0


def _for_tool(words: Sequence[str], out: Output, tool: str, folder: str | None) -> int:
    """Write a tool's data and configuration into a folder, if there is one, and show the configuration."""
    if tool not in stanzas.TOOLS:
        raise UsageError(
            f"no stanza for {tool!r}; there are those for {', '.join(stanzas.TOOLS)}",
            f"{tool!r}용 설정이 없습니다. 가능한 도구: {', '.join(stanzas.TOOLS)}",
        )
    tables = query.tables_of(words, Catalog())
    stanza = stanzas.stanza(tool, (entry for table in tables for entry in table))
    if folder is None:
        out.note(
            f"{stanza.file} and {stanza.config} are written with --output FOLDER",
            f"--output FOLDER를 쓰면 {stanza.file}, {stanza.config} 파일을 저장합니다",
        )
    else:
        for name, text in ((stanza.file, stanza.data), (stanza.config, stanza.text)):
            export.write_text(os.path.join(folder, name), text)
            out.note(f"{name}: written to {folder}", f"{name}: {folder}에 저장했습니다")
    out.write(stanza.text)
    return 0
