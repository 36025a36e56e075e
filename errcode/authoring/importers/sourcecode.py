"""Source code: enumerations, constants, dictionaries, branches and classes of codes, read by tree-sitter and never run.

The tree of every language is read alike: what gives a value to a name or a key is a row, under the names of the
classes, enumerations and variables around it; strings, numbers and comments are its cells. Which of them is the code,
`columns` says, as for any table.
"""

from __future__ import annotations

import re
import time

from errcode.authoring.importers import bounds, elixir
from errcode.authoring.importers.cells import is_code, is_name
from errcode.authoring.importers.constants import by_maker, by_prefix, paired, sentinels
from errcode.authoring.importers.laying import grids_of
from errcode.authoring.importers.library import library
from errcode.authoring.importers.literals import name_of, raw, text_of
from errcode.authoring.importers.reading import SourceRow
from errcode.authoring.importers.references import resolved
from errcode.authoring.importers.remarks import Comments, Count
from errcode.authoring.importers.rownodes import FEWEST, form_of, holds_rows, is_exception, speaks_of_errors
from errcode.authoring.importers.sourcerow import Found
from errcode.authoring.importers.syntax import (
    BLOCKED,
    COMMENTS,
    FUNCTIONS,
    LANGUAGES,
    SCOPES,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from errcode.authoring.importers.grid import Grid

    Node = Any

LARGEST = 8 * 2**20
"""Bytes of a file."""
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
    grouped: dict[tuple[tuple[str, ...], str, bool], list[Found]] = {}
    for found in resolved(_read(text, ending)):
        grouped.setdefault((found.scope, found.form, found.alone), []).append(found)
    for (scope, form, _), rows in grouped.items():
        if form == "call" and scope and _ANY_CALL.search(scope[-1]):
            continue
        for heading, part in _parted(rows) if form == "constant" else [((), rows)]:
            if part and (len(part) >= FEWEST or speaks_of_errors((name, *scope, *heading))):
                yield from grids_of(part, (*scope, *heading), form)


def _parted(rows: list[Found]) -> Iterator[tuple[tuple[str, ...], list[Found]]]:
    """Part constants into lists of one kind each, with what those lists are called."""
    for made in by_maker(paired(rows)):
        for same in sentinels(made):
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


def _rows(root: Node) -> Iterator[Found]:
    """Go through a tree in order; what is a row is not entered again, unless it is a container of rows."""
    comments, count = Comments(root), Count()
    stack: list[tuple[Node, tuple[str, ...], int, bool]] = [(root, _package(root), 0, False)]
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


def _package(root: Node) -> tuple[str, ...]:
    """Give the name of a file's package where it speaks of errors: `package errcode`."""
    clauses = [node for node in root.named_children[:8] if node.type == "package_clause" and node.named_children]
    names = [raw(clause.named_children[0]) for clause in clauses]
    return tuple(name for name in names if speaks_of_errors((name,)))


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
        scope=(*scope, *_named_by(reading, node, form)),
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
        alone=node.type in BLOCKED and sum(child.type == node.type for child in node.parent.named_children) == 1,
        line=node.start_point[0] + 1,
    )


def _named_by(reading: SourceRow, node: Node, form: str) -> tuple[str, ...]:
    """Give what a row itself says of the list that it belongs to: what is called, or that it is an exception."""
    if form == "call":
        return (reading.called,) if reading.called else ()
    return ("Exceptions",) if form == "class" and is_exception(node) else ()


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
