"""`errcode tables edit`: a table in the editor, checked before it takes effect."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile

from errcode.cli.commands import LANG
from errcode.cli.commands.tables import report
from errcode.model import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.render.output import Output

PLACE = 65
FINISHES = True
HELP = (
    "Open a table of yours in your editor ($VISUAL, $EDITOR); it is checked before it takes effect.",
    "내 테이블을 편집기($VISUAL, $EDITOR)로 엽니다. 검사를 통과해야 적용됩니다.",
)
EXAMPLES = ("errcode tables edit acme",)
WORDS = (
    (
        "ID",
        "1",
        "provider",
        "A table of yours, or a bundled one to change parts of.",
        "내 테이블 또는 고칠 내장 테이블.",
    ),
)
OPTIONS = (LANG,)


def run(words: Sequence[str], out: Output) -> int:
    """Edit a copy of the user's table; write it when it is sound. Of a bundled table, edit a patch."""
    from errcode.authoring import checks, store

    table_id = words[0]
    path = store.own(table_id)
    before = checks.read_text(path) if path else _patch(table_id)
    with tempfile.NamedTemporaryFile("w", suffix=f".{table_id}.json", delete=False, encoding="utf-8") as file:
        file.write(before)
    _edit(file.name)
    after = checks.read_text(file.name)
    if after == before:
        os.unlink(file.name)
        out.note("nothing was changed", "바뀐 내용이 없습니다")
        return 0
    checked = checks.check_text(file.name, after)
    if report([checked], out):
        out.note(
            f"nothing was written; correct it with: errcode tables add {file.name}",
            f"저장하지 않았습니다. 고친 뒤 errcode tables add {file.name}(으)로 저장하세요",
        )
        return 2
    checks.check_places([checked])
    [written] = store.add(checked)
    os.unlink(file.name)
    out.note(f"{checked.id}: written to {written}", f"{checked.id}: {written}에 저장했습니다")
    return 0


def _patch(table_id: str) -> str:
    """Give a patch of a bundled table to start from.

    Raises:
        UsageError: There is no such table.
    """
    from errcode.authoring.canonical import canonical
    from errcode.catalog.catalog import Catalog

    if Catalog().resolve(table_id) != table_id:
        raise UsageError(
            f"there is no table {table_id!r}; errcode tables list shows them, errcode tables new {table_id} begins one",
            f"{table_id!r} 테이블이 없습니다. errcode tables list로 확인하세요. 새로: errcode tables new {table_id}",
        )
    return canonical({"extends": table_id, "errors": []})


def _edit(path: str) -> None:
    """Run the user's editor and wait for it.

    Raises:
        UsageError: There is none, or it failed.
    """
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("notepad" if sys.platform == "win32" else "vi")
    try:
        failed = subprocess.run([*shlex.split(editor), path], check=False).returncode
    except (OSError, ValueError):
        failed = 127
    if failed:
        raise UsageError(
            f"the editor {editor!r} failed ({failed}); name another one in EDITOR. The text is in {path}",
            f"편집기 {editor!r} 실행에 실패했습니다({failed}). EDITOR를 지정하세요. 내용은 {path}에 있습니다",
        )
