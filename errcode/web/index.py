"""index.html: one file that searches and explains, with all that it needs inside."""

from __future__ import annotations

import re
from collections import Counter

from errcode.web.markup import beginning, policy, shown, source
from errcode.web.matcher import matcher
from errcode.web.packed import data, packed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from errcode.catalog.catalog import Catalog, Table

BEFORE = ("patterns.js", "python.js", "times.js", "texts.js")
"""What the matcher calls."""
SEARCH = (
    "wordindex.js",
    "corpus.js",
    "forms.js",
    "lexicon.js",
    "names.js",
    "overlay.js",
    "spelling.js",
    "reading.js",
    "wording.js",
    "ranking.js",
    "quick.js",
    "engine.js",
)
"""What searches and explains."""
BEHIND = (*SEARCH, "words.js", "elements.js", "place.js", "cards.js", "results.js", "main.js")
"""What calls the matcher."""
_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:const|let|class|function)\b)", re.MULTILINE)
_TOP = re.compile(r"^(?:export )?(?:async )?(?:const|let|class|function\*?) (\w+)", re.MULTILINE)
_COMMENT = re.compile(r"^ *//.*\n", re.MULTILINE)


def joined(names: Iterable[str]) -> str:
    """Give modules as one text: each name is made once in all of them, so that imports fall away."""
    return "\n".join(_EXPORT.sub("", _IMPORT.sub("", _COMMENT.sub("", source(name)))) for name in names)


def shared() -> list[str]:
    """Give the names that several modules make at their top: in one text the last one would hide the others."""
    made = Counter(name for module in (*BEFORE, *BEHIND) for name in _TOP.findall(source(module)))
    return sorted(name for name, times in made.items() if times > 1)


def script() -> str:
    """Give the program of the page."""
    return f'(() => {{\n"use strict";\n{joined(BEFORE)}\n{matcher()}\n{joined(BEHIND)}\n}})();\n'


def index(catalog: Catalog, tables: Sequence[Table], contents: str, url: str) -> bytes:
    """Give the page.

    Two scripts are all that it may run, each known by its hash: the one that unpacks, and the one that it unpacks.

    Args:
        catalog: Where kinds and retry policies stand.
        tables: The tables to show.
        contents: Markup that leads to the other pages.
        url: Where the site will stand; empty where nobody has said.
    """
    program, boot, style = script(), source("boot.js"), source("index.css")
    parts = {
        "beginning": beginning(policy(boot, program, style=style)),
        "style": style,
        "boot": boot,
        "contents": contents,
        "canonical": f'<link rel="canonical" href="{shown(url)}">' if url else "",
        "count": f"{len({(table.provider.id, row['code']) for table in tables for row in table.rows}):,}",
        "providers": str(len(tables)),
        "packed": packed({"program": program, **data(catalog, tables)}),
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda match: parts[match[1]], source("index.html")).encode()
