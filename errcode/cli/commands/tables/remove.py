"""`errcode tables remove`: out of the user's folder, into the backups."""

from __future__ import annotations

from errcode.cli.commands import JSON, LANG

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.render.output import Output

PLACE = 40
FINISHES = True
HELP = ("Remove tables of yours; backups stay.", "내 테이블을 제거합니다. 백업은 남습니다.")
EXAMPLES = ()
WORDS = (("ID...", "+", "own", "Ids of tables of yours.", "내 테이블의 ID."),)
OPTIONS = (LANG, JSON)


def run(words: Sequence[str], out: Output) -> int:
    """Take tables out of the user's folder; a backup stays."""
    from errcode.authoring import store

    for table_id in words:
        backup = store.remove(table_id)
        out.note(
            f"{table_id}: removed; errcode tables restore {table_id} brings it back (backup: {backup})",
            f"{table_id}: 제거했습니다. errcode tables restore {table_id}(으)로 되돌릴 수 있습니다 (백업: {backup})",
        )
    return 0
