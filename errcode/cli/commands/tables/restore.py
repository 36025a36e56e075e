"""`errcode tables restore`: from the backups."""

from __future__ import annotations

from errcode.cli.commands import JSON, LANG
from errcode.render import lists

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.render.output import Output

PLACE = 50
FINISHES = True
HELP = ("Bring back tables that were removed or replaced.", "제거되거나 교체된 테이블을 되돌립니다.")
EXAMPLES = ()
WORDS = (("[ID]...", "*", "own", "Without one: show the backups.", "쓰지 않으면 백업을 보여 줍니다."),)
OPTIONS = (LANG, JSON)


def run(words: Sequence[str], out: Output) -> int:
    """Bring removed or replaced tables back; without an id, show the backups."""
    from errcode.authoring import store

    if not words:
        kept = store.backups()
        out.write(lists.rows([{"backup": backup} for backup in kept], ("backup",), out))
        return 0 if kept else 1
    for table_id in words:
        written = store.restore(table_id)
        out.note(f"{table_id}: restored to {written}", f"{table_id}: {written}(으)로 복원했습니다")
    return 0
