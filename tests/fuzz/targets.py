"""What a stranger can hand in, as functions of bytes: whatever they are, nothing but errcode's own errors comes out.

Each target raises when it finds something: an exception that is none of errcode's, a traceback, an exit code that is
none, an answer that contradicts itself. `run.py` and `test_targets.py` feed them.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import tempfile
from pathlib import Path

from errcode import query
from errcode.authoring import checks
from errcode.authoring.canonical import canonical
from errcode.authoring.importers import draft
from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder
from errcode.catalog.vocabulary import ADDED, place
from errcode.cli.program import main
from errcode.integrations.mcp import wire
from errcode.integrations.mcp.server import INTERNAL, Server, cancelled
from errcode.matching.vocabulary import Vocabulary
from errcode.model import ErrcodeError
from errcode.render.jsonlines import entry_object, json_line, match_object

HERE = Path(__file__).parent
ENDINGS = (".md", ".html", ".csv", ".tsv", ".json", ".yaml", ".txt", ".xlsx", ".docx", ".py", ".ts", ".proto", ".rst")
PACKED = (".log", ".gz", ".bz2", ".xz", ".zst", ".lzma")
BASE = {
    "id": "toy",
    "name": {"en": "Toy", "ko": "토이"},
    "hosts": ["toy.example"],
    "payloads": [{"code": "code", "message": "msg"}],
    "errors": [{"code": "E-1", "messages": ["too dear"], "meaning": {"en": "It costs too much.", "ko": "너무 비쌈"}}],
}


def workplace() -> str:
    """Make a folder of our own the home, the working folder and the place of everything that is written."""
    folder = tempfile.mkdtemp(prefix="errcode-fuzz-")
    for name in ("home", "base", "tables", "work"):
        os.mkdir(os.path.join(folder, name))
    os.environ["HOME"] = os.path.join(folder, "home")
    for name in ("DATA", "CACHE", "CONFIG"):
        os.environ[f"XDG_{name}_HOME"] = os.path.join(folder, "home", name.lower())
    for name in ("ERRCODE_TABLES", "ERRCODE_LANG", "ERRCODE_PROVIDER"):
        os.environ.pop(name, None)
    os.chdir(os.path.join(folder, "work"))
    os.symlink(os.path.join(bundled_folder(), "table.schema.json"), os.path.join(folder, "base", "table.schema.json"))
    os.mkdir(os.path.join(folder, "base", "vocabulary"))
    for name in ("kinds", "cases", "network", "glossary"):  # the words are added from the bundled folder
        path = os.path.join("vocabulary", f"{name}.json")
        os.symlink(os.path.join(bundled_folder(), path), os.path.join(folder, "base", path))
    Path(folder, "base", "toy.json").write_text(json.dumps(BASE))
    return folder


def table(data: bytes) -> None:
    """A file in a folder of tables, as a provider's own and as a change of another's."""
    for name in ("acme", "toy"):
        for old in Path("../tables").iterdir():
            old.unlink()
        Path("../tables", f"{name}.json").write_bytes(data)
        catalog = Catalog([os.path.abspath("../tables"), os.path.abspath("../base")])
        with contextlib.suppress(ErrcodeError):
            for each in catalog.tables():
                lines = [json_line(entry_object(entry)) for entry in each]
                assert all(json.loads(line)["provider"] for line in lines)
        for ask in (query.search, query.reverse):
            for match in ask("too dear", catalog=catalog):
                json.loads(json_line(match_object(match)))
        query.explain('toy.example {"code":"E-1","msg":"too dear"}', catalog=catalog)
        assert all("\n" not in problem for problem in catalog.problems)
        with contextlib.suppress(ErrcodeError):
            checked = checks.check(os.path.abspath(f"../tables/{name}.json"))
            assert checked.problems or canonical(checked.located.value).encode()


def vocabulary(data: bytes) -> None:
    """A file of words in a folder of tables, of either kind."""
    for name in ADDED:
        path = Path(place(os.path.abspath("../words"), name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        noted: list[str] = []
        words = Vocabulary([os.path.abspath("../words"), bundled_folder()], noted.append)
        path.unlink()
        assert all("\n" not in line for line in noted)
        if words.foreign:
            words.happened("I'm broke and margherita is gone")
            words.synonyms.sounding()


def agent(data: bytes) -> None:
    """Lines of a client of the server for agents; what it cannot answer is an error, and none is the server's own."""
    server = Server()
    server.answer({"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {"protocolVersion": "2025-03-26"}})
    for line in data.split(b"\n")[:50]:
        message = wire.parsed(line)
        cancelled(message)
        answered = server.answer(message)
        for reply in answered if isinstance(answered, list) else [answered]:
            assert reply is None or reply.get("error", {}).get("code") != INTERNAL, reply
            json.loads(json.dumps(reply))


def importer(data: bytes) -> None:
    """A document of any form; the first byte says what its name ends in."""
    name = f"page{ENDINGS[data[0] % len(ENDINGS)] if data else '.md'}"
    Path(name).write_bytes(data[1:])
    with contextlib.suppress(ErrcodeError):
        drafted = draft(name, "acme").table
        assert all(isinstance(entry["code"], str) and entry["code"] for entry in drafted["errors"])


def command_line(data: bytes) -> None:
    """Words of a command line, null bytes between them; they name no file outside the working folder."""
    words = [os.fsdecode(word).replace("/", "_") for word in data.split(b"\0")[:20]]
    if not any(word.startswith("--install") or word == "picker" for word in words):
        ran(words)


def paste(data: bytes) -> None:
    """A text on standard input: spans lie in it, and its line ends change nothing."""
    text = data.decode("utf-8", "replace")
    found = query.explain(text)
    assert all(0 <= one.span[0] <= one.span[1] <= len(text) for one in found)
    even = text.replace("\r\n", "\n").replace("\r", "\n")
    again = query.explain(even.replace("\n", "\r\n") + "\r\n")
    assert [(one.code, one.line) for one in found] == [(one.code, one.line) for one in again]


def log(data: bytes) -> None:
    """A long log of these lines: summed up, one by one and annotated."""
    Path("bot.log").write_bytes((data[:4_000] + b"\n") * (70_000 // (len(data[:4_000]) + 1) + 1))
    ran(["explain", "--summary", "--json", "bot.log"])
    ran(["explain", "--annotate", "bot.log"])


def archive(data: bytes) -> None:
    """A compressed file under any name, or a zip file of tables; the first byte says which."""
    name = f"bot{PACKED[data[0] % len(PACKED)] if data else '.gz'}"
    Path(name).write_bytes(data[1:])
    ran(["explain", "--summary", name])
    Path("tables.zip").write_bytes(data[1:])
    ran(["tables", "add", "tables.zip"])


def ran(words: list[str]) -> str:
    """Run errcode in this process; give what it printed."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="surrogateescape") for _ in range(2))
    given = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(b""))
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), contextlib.suppress(SystemExit):
            main(words)
    finally:
        sys.stdin = given
    out.flush(), err.flush()
    said = err.buffer.getvalue().decode("utf-8", "replace")
    assert "Traceback" not in said, said
    shown = out.buffer.getvalue().decode("utf-8", "replace")
    assert words[:2] == ["explain", "--annotate"] or "\x1b" not in shown + said
    return shown


TARGETS = {
    "table": table,
    "vocabulary": vocabulary,
    "agent": agent,
    "importer": importer,
    "command_line": command_line,
    "paste": paste,
    "log": log,
    "archive": archive,
}
