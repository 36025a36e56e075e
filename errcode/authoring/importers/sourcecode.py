"""Source code: enumerations, constants, dictionaries, branches and classes of codes, read by tree-sitter and never run.

The tree of every language is read alike: what gives a value to a name or a key is a row, under the names of the
classes, enumerations and variables around it; strings, numbers and comments are its cells. Which of them is the code,
`columns` says, as for any table.
"""

from __future__ import annotations

import re
import time

from errcode.authoring.importers import bounds, elixir, sums
from errcode.authoring.importers.answers import is_part
from errcode.authoring.importers.cells import is_code, is_name, is_number, is_word
from errcode.authoring.importers.constants import by_prefix, is_sentinel, paired, sentinels
from errcode.authoring.importers.grid import Grid
from errcode.authoring.importers.library import library
from errcode.authoring.importers.literals import name_of, text_of
from errcode.authoring.importers.reading import SourceRow
from errcode.authoring.importers.remarks import Comments, Count
from errcode.authoring.importers.rownodes import FEWEST, form_of, holds_rows, speaks_of_errors
from errcode.authoring.importers.sourcerow import Found
from errcode.authoring.importers.syntax import (
    COMMENTS,
    FUNCTIONS,
    LANGUAGES,
    SCOPES,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    Node = Any

LARGEST = 8 * 2**20
"""Bytes of a file."""
FEW_ROWS = 6
"""Rows of which each may have a comment of its own, though it is the only one."""
CHUNK = 1 << 16
"""Bytes that the parser is given at once."""
DEEPEST = 60
"""Nodes within one another: what is deeper is no list, or no program."""
_PLUS_PLUS = re.compile(
    r"(?m)^\s*(namespace\b|template\s*<|class \w+[^;]*$|using \w+ =)|\benum (class|struct)\b|\bstd::"
)
"""What a header of C++ has and one of C has not."""
_ANY_CALL = re.compile(
    r"(?i)assert|expect|equal|\bt\.|\.(repeat|log|info|debug|warn|print\w*|format|range|sleep|replace|split|join|add|"
    r"append|push|slice|substring|get|find)$|^(check|wait|retry|poll|eventually|must)(?![a-z])|^(print|printf|log|range|sleep|require|import|test|it|describe)$"
)
"""Calls that every program makes: what they are given is no list."""


def grids(text: str, name: str) -> Iterator[Grid]:
    """Give the rows of a file, those of one form under one scope as a grid.

    Raises:
        UsageError: The grammars are not installed.
        ValueError: The file is too large.
    """
    if len(text) > LARGEST:
        size = len(text) // 2**20
        raise bounds.UnreadableError(
            f"{size} MB of source code; cut out the part with the codes",
            f"소스 코드가 {size}MB입니다. 코드가 있는 부분만 남기세요",
        )
    ending = name.rpartition(".")[2].casefold()
    grouped: dict[tuple[tuple[str, ...], str], list[Found]] = {}
    for found in _resolved(_read(text, ending)):
        grouped.setdefault((found.scope, found.form), []).append(found)
    for (scope, form), rows in grouped.items():
        if form == "call" and scope and _ANY_CALL.search(scope[-1]):
            continue
        for heading, part in _parted(rows) if form == "constant" else [((), rows)]:
            if len(part) >= FEWEST or speaks_of_errors((name, *scope, *heading)):
                yield from _grid(part, (*scope, *heading), form)


def _parted(rows: list[Found]) -> Iterator[tuple[tuple[str, ...], list[Found]]]:
    """Part constants into lists of one kind each, with what those lists are called."""
    for same in sentinels(paired(rows)):
        yield from by_prefix(same)


def _read(text: str, ending: str) -> list[Found]:
    """Give the rows of a language: by its grammar, or by a reader of its own."""
    if ending == "dart":
        from errcode.authoring.importers import dart

        return dart.rows(text)
    package, function = LANGUAGES["cpp" if ending == "h" and _PLUS_PLUS.search(text) else ending]
    language = getattr(library(f"tree_sitter_{package}", "source code", "source"), function)()
    sitter = library("tree_sitter", "source code", "source")
    return list(_rows(_parsed(sitter.Parser(sitter.Language(language)), text.encode()).root_node))


def _parsed(parser: Any, source: bytes) -> Any:
    """Parse, for a time: what is no program of the language can take the parser minutes to make sense of.

    Raises:
        ValueError: It takes longer.
    """
    end = time.process_time() + bounds.SECONDS / 2

    def late(*_: object) -> bool:
        return time.process_time() > end

    try:
        return parser.parse(lambda offset, _: source[offset : offset + CHUNK], progress_callback=late)
    except (ValueError, TypeError) as error:
        raise bounds.UnreadableError(
            f"is it a program of this language? {error}", f"이 언어의 프로그램이 맞는지 확인하세요({error})"
        ) from None


def _resolved(rows: list[Found]) -> Iterator[Found]:
    """Put the values of constants where a dictionary or a branch names them: `CodeBadKey: MsgBadKey`."""
    rows = [row for row in rows if row.form != "branch" or row.texts != (row.key,)]  # `case BadKey: return "BadKey"`
    named = {row.name: row for row in rows if row.form in ("constant", "member") and row.name}
    known = {name: (*row.numbers, *row.texts) for name, row in named.items()}
    choices = [row for row in rows if row.form in ("pair", "branch")]
    used = {name for row in choices for name in (row.key, *row.references)}
    said = {name for row in choices if is_code(row.key) or row.key in named for name in row.references}
    for row in rows:
        if row.sum:
            total = sums.counted(row.sum, known)
            if total is None:
                continue
            row = row.replace(numbers=(total, *row.numbers))
            known |= {row.name: (total, *row.texts)} if row.name else {}
        own = row.name not in used or (is_sentinel(row) and row.name not in said)
        if row.form == "constant" and not (own and (row.numbers or row.texts or row.named)):
            continue
        if row.form in ("pair", "branch") and row.key in known:
            values = known[row.key]
            comment = row.comment or named[row.key].comment
            row = row.replace(key=values[0] if values else row.key, name=row.key, comment=comment)
        if not row.texts and row.form in ("pair", "branch"):
            row = row.replace(texts=tuple(text for name in row.references for text in known.get(name, ())[:1]))
        if row.form not in ("pair", "branch") or row.numbers or row.texts or row.named:
            yield row


def _rows(root: Node) -> Iterator[Found]:
    """Go through a tree in order; what is a row is not entered again, unless it is a container of rows."""
    comments, count = Comments(root), Count()
    stack: list[tuple[Node, tuple[str, ...], int, bool]] = [(root, (), 0, False)]
    while stack:
        node, scope, depth, local = stack.pop()
        form = form_of(node) if depth < DEEPEST else None
        inside = scope
        if form:
            found = _found(node, form, scope, comments, count)
            if found is not None:
                if not local or form != "constant" or found.name.upper() == found.name:
                    yield found
                continue
        elif node.type in SCOPES:
            count.start()
        if named := elixir.name_of_scope(node):
            inside = (*scope, named)
        elif form in ("constant", "pair") or (not form and node.type in SCOPES):
            inside = (*scope, *filter(None, [name_of(node)]))
        if depth < DEEPEST:
            below = [child for child in reversed(node.named_children) if child.type not in COMMENTS]
            local = local or node.type in FUNCTIONS
            stack += [(child, inside, depth + 1, local) for child in below]


def _found(node: Node, form: str, scope: tuple[str, ...], comments: Comments, count: Count) -> Found | None:
    """Read a row; None when the node holds no values of its own, or rows rather than values."""
    if form != "class" and holds_rows(node, form):
        return None
    reading = _row_of(node, form)
    numbers = reading.numbers
    if form == "member":
        numbers = count.number(numbers, reading.texts, node)
    elif node.type == "const_spec":
        numbers = count.iota(numbers, node)
    if not _says_something(reading, form, [*numbers, *reading.texts]):
        return None
    if form == "call" and numbers and len(reading.references) == 1 and is_name(reading.references[0]):
        reading.name = reading.name or reading.references[0]  # ERROR(timed_out, 1004, "text")
    return Found(
        scope=(*scope, reading.called) if form == "call" and reading.called else scope,
        form=form,
        name=reading.name,
        key=reading.key,
        numbers=tuple(numbers),
        texts=tuple(reading.texts),
        named=tuple(reading.named),
        references=tuple(reading.references),
        sum=reading.sum,
        comment=comments.of(node),
        titled=comments.is_title(node),
        line=node.start_point[0] + 1,
    )


def _row_of(node: Node, form: str) -> SourceRow:
    """Read what a node holds; of a clause, what it is for and what it gives."""
    reading = SourceRow()
    clause = elixir.clause_of(node)
    if clause:
        reading.key = text_of(clause[0])
        reading.value(clause[1])
    else:
        reading.read(node, form)
    return reading


def _says_something(reading: SourceRow, form: str, values: list[str]) -> bool:
    """Tell whether a row is one: a call names a code and something written out besides, others have any value."""
    if form == "call":
        several = len(reading.values) + len(reading.named) >= 2
        return several and any(map(is_code, [reading.key, *values[:2]])) and bool(reading.literal)
    known = values or reading.named or reading.references or reading.sum
    return bool(known) or form not in ("pair", "branch", "constant")


def _grid(rows: list[Found], scope: tuple[str, ...], form: str) -> Iterator[Grid]:
    """Lay rows out: name, key, numbers, texts, named values, comment."""
    alone = form == "pair" and speaks_of_errors(scope) and is_number(rows[0].key)
    if form != "class" and len(rows) < 2 and not alone:
        return
    if form == "member":
        rows = [row if row.numbers or row.texts or row.named else row.replace(texts=(row.name,)) for row in rows]
    rows = _without_titles(rows)
    header, cells = _laid(rows, "error code" if _is_catalogue(rows, scope, form) else "")
    used = [place for place in range(len(header)) if any(row[place] for row in cells)]
    yield Grid(
        headings=scope,
        header=tuple(header[place] for place in used),
        rows=tuple(tuple(row[place] for place in used) for row in cells),
        place=f"line {rows[0].line}",
        laid=True,
    )


def _laid(rows: list[Found], key: str) -> tuple[list[str], list[tuple[str, ...]]]:
    """Give the headings of all columns that rows may have, `key` over their keys, and the cells of each row."""
    numbers = min(max(len(row.numbers) for row in rows), 8)
    texts = min(max(len(row.texts) for row in rows), 8)
    keys = list(dict.fromkeys(key for row in rows for key, _ in row.named))[:30]
    header = ["name", key, *[""] * (numbers + texts), *keys, "description"]
    return header, [
        (
            row.name,
            row.key,
            *_filled(row.numbers, numbers),
            *_filled(row.texts, texts),
            *map(dict(reversed(row.named)).get, keys, [""] * len(keys)),
            row.comment,
        )
        for row in rows
    ]


def _is_catalogue(rows: list[Found], scope: tuple[str, ...], form: str) -> bool:
    """Tell whether texts stand under single words below a name of errors: `errors: { forbidden: "…" }`."""
    if form != "pair" or len(rows) < FEWEST or not speaks_of_errors(scope[-1:]):
        return False
    if not all((is_word(row.key) or is_name(row.key)) and not is_part(row.key) for row in rows):
        return False
    return all(
        len(row.texts) == 1 and not row.numbers and (" " in row.texts[0] or not row.texts[0].isascii()) for row in rows
    )


def _without_titles(rows: list[Found]) -> list[Found]:
    """Drop comments that stand above a few of many rows, and behind none: they name groups of rows."""
    titles = [row for row in rows if row.comment and row.titled]
    if len(rows) < FEW_ROWS or len(titles) * 3 > len(rows):
        return rows
    return [row.replace(comment="") if row.titled else row for row in rows]


def _filled(values: tuple[str, ...], wide: int) -> list[str]:
    return [*values[:wide], *[""] * (wide - len(values))]
