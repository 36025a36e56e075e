"""A document opened: its bytes within bounds, what it is by its content and its name, and the reader for that."""

from __future__ import annotations

import importlib
import os
import re

from errcode.authoring.importers import bounds, syntax
from errcode.authoring.importers.archives import Archive
from errcode.authoring.importers.cells import is_number
from errcode.authoring.importers.encoding import decoded
from errcode.model import TableError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from errcode.authoring.importers.grid import Grid

_TEXT_FORMS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("md", "markdown", "mdx", "mkd", "mdown", "qmd", "rmd"), ("markdown", "grids")),
    **dict.fromkeys(("html", "htm", "xhtml", "mhtml", "mht", "vue", "svelte", "aspx", "jsp"), ("pages", "grids")),
    **dict.fromkeys(("csv", "tsv", "tab"), ("delimited", "grids")),
    **dict.fromkeys(("json", "jsonl", "ndjson", "json5", "yaml", "yml", "arb", "har"), ("structured", "grids")),
    **dict.fromkeys(("rst", "rest"), ("restructured", "grids")),
    **dict.fromkeys(("adoc", "asciidoc", "asc"), ("asciidoc", "grids")),
    **dict.fromkeys(("xml", "resx", "xsd", "wsdl", "xlf", "xliff", "plist"), ("markup", "grids")),
    **dict.fromkeys(("po", "pot"), ("messages", "gettext")),
    "properties": ("messages", "properties"),
    **dict.fromkeys(("proto", "thrift"), ("interfaces", "grids")),
    **dict.fromkeys(("graphql", "gql", "graphqls"), ("interfaces", "graphql")),
    "sol": ("contracts", "solidity"),
    "move": ("contracts", "move"),
    "sql": ("sql", "grids"),
    **dict.fromkeys((*syntax.LANGUAGES, "dart"), ("sourcecode", "grids")),
}
"""A name's ending → the module that reads it, and its function."""
_BY_NAME = frozenset(("pages", "delimited", "sourcecode", "messages", "markup"))
"""Readers that ask for the name as well: of several forms, or languages."""
_PROSE = frozenset(("markdown", "restructured", "asciidoc"))
"""Readers of texts for people: one in which they find no table and no list may have lines that begin with codes."""
_SIGNS: tuple[tuple[str, tuple[str, str]], ...] = (
    (
        r"\s*<\?xml[^>]*>\s*<(?!(?i:!doctype html|html))|\s*<(fix|resources|errors?|root|"
        r"codes?)\b",
        ("markup", "grids"),
    ),
    (r"(?i)\s*(<!doctype html|<html\b|<body\b|<table\b|<div\b)", ("pages", "grids")),
    (r"\s*(\{|\[\s*[\[{\"])", ("structured", "grids")),
    (r"(openapi|swagger|asyncapi):\s", ("structured", "grids")),
    (r"(?m)^\s*syntax\s*=\s*[\"']proto", ("interfaces", "grids")),
    (r"(?m)^\.\. [\w-]+::|^=+(?: +=+)+$|^\+-[-+]+\+$", ("restructured", "grids")),
    (r"(?m)^\|===$", ("asciidoc", "grids")),
    (r"(?m)^#{1,6} \S|^```", ("markdown", "grids")),
)
"""What a text without a known ending of its name begins with or holds → its reader."""
_RULE = frozenset(" \t|:+-")
"""What the line below a table's heading row consists of."""
_PICTURE = (
    "a picture: copy its text, or run a text recognition",
    "그림입니다. 글자를 복사하거나 글자 인식 프로그램을 쓰세요",
)
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "an Office document of the old form: save it as .xlsx or .docx",
     "옛 형식의 Office 문서입니다. .xlsx나 .docx로 저장하세요"),
    (b"\x89PNG", *_PICTURE),
    (b"\xff\xd8\xff", *_PICTURE),
    (b"GIF8", *_PICTURE),
    (b"\x1f\x8b", "compressed: unpack it first (gunzip)", "압축되어 있습니다. 먼저 푸세요(gunzip)"),
    (b"BZh", "compressed: unpack it first (bunzip2)", "압축되어 있습니다. 먼저 푸세요(bunzip2)"),
    (b"\xfd7zXZ", "compressed: unpack it first (unxz)", "압축되어 있습니다. 먼저 푸세요(unxz)"),
    (b"7z\xbc\xaf", "compressed: unpack it first (7z x)", "압축되어 있습니다. 먼저 푸세요(7z x)"),
    (b"Rar!", "compressed: unpack it first (unrar x)", "압축되어 있습니다. 먼저 푸세요(unrar x)"),
    (b"\x7fELF", "a program", "실행 파일입니다"),
    (b"SQLite format 3", "a database: export its table as CSV", "데이터베이스입니다. 테이블을 CSV로 내보내세요"),
    (b"{\\rtf", "rich text: save it as .docx or as text", "서식 있는 텍스트(RTF)입니다. .docx나 텍스트로 저장하세요"),
)  # fmt: skip


def read(path: str) -> bytes:
    """Give a document's bytes.

    Raises:
        UsageError: There is no such file, it is a folder, or an address of the web.
        TableError: It cannot be read.
    """
    if re.match(r"(?i)(https?|ftp)://", path):
        raise UsageError(
            f"{path}: errcode never uses the network; save the page first, then import it: curl -fL -o "
            f"page.html '{path}'",
            f"{path}: errcode는 네트워크를 쓰지 않습니다. 먼저 저장한 뒤 가져오세요: curl -fL -o page.html '{path}'",
        )
    if not os.path.exists(path):
        raise UsageError(f"{path}: no such file; check the path", f"{path}: 파일이 없습니다. 경로를 확인하세요")
    if os.path.isdir(path):
        raise UsageError(f"{path}: is a folder; name a document", f"{path}: 폴더입니다. 문서 파일을 지정하세요")
    try:
        with open(path, "rb") as file:
            return file.read(bounds.BYTES + 1)
    except OSError as error:
        raise TableError(
            f"{path}: {error.strerror or error}; check the file's permissions",
            f"{path}: {error.strerror or error}. 파일 권한을 확인하세요",
        ) from None


def grids_of(data: bytes, path: str) -> Iterable[Grid]:
    """Read a document into grids.

    Raises:
        UsageError: The library for its format is missing.
        TableError: It cannot be read as what it is.
        bounds.TooMuchError: It is too much to be a page of error codes.
    """
    bounds.room(len(data) >> 20, (bounds.BYTES >> 20) - 1, "MB")
    try:
        yield from _grids(data, path)
    except ValueError as error:
        first = str(error).strip().splitlines()[:1] or [type(error).__name__]
        said = getattr(error, "ko", first[0][:300])
        form, form_ko = _form(data, path)
        raise TableError(
            f"{path}: cannot be read as {form}: {first[0][:300]}",
            f"{path}: {form_ko} 형식으로 읽을 수 없습니다: {said}",
        ) from None


def _grids(data: bytes, path: str) -> Iterable[Grid]:
    for start, what, what_ko in _OTHERS:
        if data.startswith(start):
            raise TableError(f"{path}: {what}", f"{path}: {what_ko}")
    if data.startswith(b"PK\x03\x04"):
        return _of_archive(data, path)
    if data.lstrip()[:5] == b"%PDF-":
        return _reader("pdf", "grids")(data)
    text = decoded(data, path)
    found: list[Grid] = []
    for name in (path, ""):  # what it holds may be another form than its name says: a page in a .php file
        module, function = form_of(text, name)
        if not name and module in {*_PROSE, "plaintext"} and form_of(text, path)[0] == "sourcecode":
            break  # a program's comments are no document
        named = (os.path.basename(path),) if module in _BY_NAME else ()
        found = list(_reader(module, function)(text, *named))
        if found:
            return found
        if module == "sourcecode" and re.search(r"<(Table|table|Tr)\b", text):
            return list(_reader("pages", "elements")(text))  # a page as components
    return list(filter(_numbered, _reader("plaintext", "grids")(text))) if module in _PROSE else found


def _numbered(grid: Grid) -> bool:
    """Tell whether a list's codes are numbers: in prose any word before a dash looks like a code."""
    return bool(grid.rows) and all(is_number(row[0]) for row in grid.rows if row)


def _of_archive(data: bytes, path: str) -> Iterable[Grid]:
    names = Archive(data).names
    if "xl/workbook.xml" in names:
        return _reader("workbook", "grids")(data)
    if "word/document.xml" in names:
        return _reader("worddocument", "grids")(data)
    if "content.xml" in names:
        return _reader("opendocument", "grids")(data)
    held = ", ".join(sorted(names)[:3])
    raise TableError(
        f"{path}: an archive ({held} …), no workbook and no Word document; unpack it and name the document inside",
        f"{path}: 압축 파일({held} …)이며 엑셀이나 Word 문서가 아닙니다. 풀어서 안의 문서를 지정하세요",
    )


def _reader(module: str, function: str) -> Callable[..., Iterable[Grid]]:
    """Load a reader: only the one that is needed."""
    found: Callable[..., Iterable[Grid]] = getattr(
        importlib.import_module(f"errcode.authoring.importers.{module}"), function
    )
    return found


def form_of(text: str, path: str) -> tuple[str, str]:
    """Say which module and function read a text: by its name's ending, else by what it holds."""
    ending = os.path.splitext(path)[1].lstrip(".").casefold()
    if ending in _TEXT_FORMS:
        return _TEXT_FORMS[ending]
    start = text[:20_000]
    for sign, form in _SIGNS:
        if (re.match if sign.startswith((r"\s", "(?i)")) else re.search)(sign, start):
            return form
    ruled = any("--" in line and "|" in line and _RULE.issuperset(line) for line in start.split("\n"))
    return ("markdown" if ruled else "plaintext"), "grids"


def _form(data: bytes, path: str) -> tuple[str, str]:
    if data.startswith(b"PK\x03\x04"):
        return "an Office document", "Office 문서"
    ending = os.path.splitext(path)[1]
    return ending or "text", ending or "텍스트"
