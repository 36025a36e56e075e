"""`errcode tables export`: tables for other tools."""

from __future__ import annotations

from errcode import query
from errcode.authoring import export
from errcode.catalog.catalog import Catalog
from errcode.cli.commands import LANG
from errcode.model import TYPE_CHECKING, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.render.output import Output

PLACE = 100
FINISHES = True
HELP = (
    "Write tables as a flat relation, a row per code and section, or (--messages) per wire message.",
    "테이블을 하나의 평평한 표로 씁니다. 코드와 구분마다, --messages를 쓰면 메시지마다 한 행입니다.",
)
EXAMPLES = ("errcode tables export --format sqlite --output errors.db",)
WORDS = (("[PROVIDER]...", "*", "provider", "None: all.", "쓰지 않으면 전부."),)
OPTIONS = (
    (
        "--format",
        "form",
        "one",
        "FORMAT",
        "|".join(export.FORMATS),
        "json, csv, sqlite, parquet or markdown.",
        "json, csv, sqlite, parquet, markdown.",
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
    words: Sequence[str], out: Output, *, form: str = "json", output: str | None = None, messages: bool = False
) -> int:
    """Write tables as a flat relation, of errors or of their messages."""
    if form not in export.FORMATS:
        raise UsageError(
            f"no format {form!r}; formats are {', '.join(export.FORMATS)}",
            f"형식 {form!r}이(가) 없습니다. 형식: {', '.join(export.FORMATS)}",
        )
    tables = query.tables_of(words, Catalog())
    text = export.write((entry for table in tables for entry in table), form, output, of_messages=messages)
    out.replace(as_json=form == "json").write(text)
    return 0
