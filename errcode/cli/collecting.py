"""How `errcode explain --collect` drafts entries from what it does not know."""

from __future__ import annotations

import io
import json
import os
from collections import Counter

from errcode import engine
from errcode.authoring import checks, collect, store
from errcode.authoring.canonical import canonical
from errcode.authoring.importers import merged
from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder, is_id
from errcode.logs import sources
from errcode.model import UsageError
from errcode.text.encoding import decoded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from errcode.logs.sources import Source
    from errcode.render.output import Output


def collected(words: Sequence[str], out: Output, *, providers: Sequence[str], file: str) -> int:
    """Draft entries of what is unknown in logs into a file; exit 1 when nothing is."""
    catalog = Catalog()
    provider = _provider(providers, catalog)
    known = engine.over(catalog)
    found = collect.Collection(
        lambda line: known.diagnoser.findings(line), provider, has_table=provider in catalog.ids()
    )
    for source in sources.named(words):
        found.read(_lines(source))
    if not found.met:
        out.note("nothing unknown was met; nothing was written", "모르는 오류가 없습니다. 저장하지 않았습니다")
        return 1
    counted = Counter(of for of, _ in found.met)
    first = counted.most_common(1)[0][0]
    bundled = os.path.isfile(os.path.join(bundled_folder(), f"{first}.json"))
    table = collect.table_of(found, first, bundled=bundled)
    _write(table, file)
    out.note(
        f"{counted[first]} entries of {first} written to {file}; complete them, then: errcode tables add {file}",
        f"{first} 항목 {counted[first]}개를 {file}에 저장했습니다. 내용을 채운 뒤: errcode tables add {file}",
    )
    for other, number in counted.most_common()[1:]:
        out.note(f"{number} of {other} were met too: -p {other}", f"{other} 오류 {number}개도 있습니다: -p {other}")
    return 0


def _provider(providers: Sequence[str], catalog: Catalog) -> str | None:
    """Give whose logs they are: a provider that errcode has, or the id of a new one."""
    if not providers:
        return None
    if len(providers) > 1:
        raise UsageError(
            "--collect drafts the table of one provider; name one with -p",
            "--collect는 제공사 하나의 테이블을 만듭니다. -p로 하나만 지정하세요",
        )
    known = catalog.resolve(providers[0])
    if not known and not is_id(providers[0]):
        checks.check_id(providers[0])
    return known or providers[0]


def _lines(source: Source) -> Iterator[str]:
    """Give a source's lines; standard input stays open, for it is not ours."""
    opened = sources.opened(source)
    lines: BinaryIO = io.BufferedReader(opened) if isinstance(opened, io.RawIOBase) else opened
    try:
        yield from map(decoded, lines)
    finally:
        if source.name is not None:
            lines.close()


def _write(table: dict[str, object], file: str) -> None:
    """Write the draft; a table that is there is merged with, and never lost."""
    if os.path.exists(file):
        checked = checks.check(file)
        before = checked.located.value
        if not isinstance(before, dict) or not isinstance(before.get("errors"), list):
            raise UsageError(
                f"{file}: it is there already and is no table; name another file",
                f"{file}: 이미 있으며 테이블이 아닙니다. 다른 파일을 지정하세요",
            )
        if (before.get("extends") or before.get("id")) != (table.get("extends") or table.get("id")):
            raise UsageError(
                f"{file}: it is the table of another provider; name another file",
                f"{file}: 다른 제공사의 테이블입니다. 다른 파일을 지정하세요",
            )
        table, _ = merged(json.loads(checked.text), {"sections": [], **table})
    store.rewrite(os.path.abspath(file), canonical(table))
