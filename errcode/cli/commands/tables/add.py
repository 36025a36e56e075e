"""`errcode tables add`: into the user's folder."""

from __future__ import annotations

from errcode.cli.commands import JSON, LANG
from errcode.cli.commands.tables import report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.render.output import Output

PLACE = 30
FINISHES = True
HELP = (
    "Check tables and add them to yours; what they replace is kept as a backup.",
    "테이블을 검사하여 내 테이블에 추가합니다. 교체된 것은 백업으로 남습니다.",
)
EXAMPLES = ("errcode tables add acme.json", "errcode tables add ./tables/", "errcode tables add tables.zip")
WORDS = (
    ("FILE|DIR...", "+", "file", "Tables, folders or zip files of tables.", "테이블, 폴더, 또는 테이블의 zip 파일."),
)
OPTIONS = (LANG, JSON)


def run(words: Sequence[str], out: Output) -> int:
    """Check tables and write them into the user's folder: all of them, or none."""
    from errcode.authoring import checks, store

    checked = [checks.check_text(name, text) for name, text in checks.table_files(words)]
    if report(checked, out):
        return 2
    checks.check_places(checked)
    for table, written in zip(checked, store.add(*checked), strict=True):
        out.note(f"{table.id}: written to {written}", f"{table.id}: {written}에 저장했습니다")
    return 0
