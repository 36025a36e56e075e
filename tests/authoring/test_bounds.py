"""Documents that are too much, or broken in odd places: one line says so, and reading them ends."""

import contextlib
import io
import json
import zipfile

import pytest

from errcode.authoring.importers import bounds, draft
from errcode.model import TableError

GOOD = "| Code | Message |\n|---|---|\n| 1001 | Price is not correct |\n| 1002 | Too many requests |\n"


def drafted(tmp_path, name, content):
    """Draft a table from a document of this name and content."""
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return draft(str(path), "acme").table["errors"]


def refused(tmp_path, name, content):
    """Give the line with which a document is refused."""
    with pytest.raises(TableError) as error:
        drafted(tmp_path, name, content)
    line = str(error.value)
    assert line.startswith(str(tmp_path / name))
    assert "\n" not in line
    return line


SLOW = {
    "rule.md": "|" + "-" * 20_000 + "x\n",
    "heading.md": "# a" + " " * 40_000 + "b\n",
    "hashes.md": "# a" + "#" * 40_000 + "b\n",
    "bullet.md": "- 1001" + " " * 40_000 + "x\n",
    "korean.md": "- 1001: a" + " (가" * 10_000 + "\n",
    "pipes.md": "|" * 40_000 + "\n",
    "ticks.md": "- 1001: " + "`" * 20_000 + "\n",
    "dots.md": "- 1001: " + "_a" * 10_000 + "\n",
}


@pytest.mark.parametrize("name", SLOW)
def test_long_lines_cost_their_length(tmp_path, name, monkeypatch):
    """No line of a text takes more than a blink, however it is made; beside it the rest is read."""
    monkeypatch.setattr(bounds, "SECONDS", 2)
    assert {entry["code"] for entry in drafted(tmp_path, name, f"{SLOW[name]}\n\n{GOOD}")} >= {"1001", "1002"}


def test_a_document_that_holds_itself_is_refused(tmp_path, monkeypatch):
    """YAML may refer to what it is in, and double with each line."""
    pytest.importorskip("yaml")
    monkeypatch.setattr(bounds, "NODES", 100_000)
    assert "recursive" in refused(tmp_path, "self.yaml", "&a [*a]\n")
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))]
    assert "more than 100,000 values" in refused(tmp_path, "double.yaml", "\n".join(lines))


@pytest.mark.parametrize("ending", ["json", "yaml"])
def test_depth_is_bounded(tmp_path, ending):
    """A thousand lists in each other are no page of codes."""
    assert "nested too deeply" in refused(tmp_path, f"deep.{ending}", "[" * 100_000 + "]" * 100_000) or ending == "yaml"
    assert "levels of lists" in refused(tmp_path, f"deep.{ending}", "[" * 150 + "]" * 150)


def test_records_of_one_key_each_do_not_fill_the_memory(tmp_path, monkeypatch):
    """Rows times columns are counted before they are made."""
    monkeypatch.setattr(bounds, "CELLS", 100_000)
    records = [{"code": n, f"key{n}": 1} for n in range(500)]
    assert "more than 100,000 cells" in refused(tmp_path, "wide.json", json.dumps(records))


def test_a_bomb_is_not_unpacked(tmp_path, monkeypatch):
    """What an archive says of its size is asked first."""
    monkeypatch.setattr(bounds, "EXPANDED", 12 << 20)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", b" " * (5 << 20))
    assert "unpacked it has 15 MB" in refused(tmp_path, "bomb.xlsx", buffer.getvalue())


def test_a_cell_at_the_end_of_a_sheet_costs_nothing(tmp_path):
    """A stray cell in the last row and column does not keep the rest from being read."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["Code", "Message"], ["1001", "Price is not correct"], ["1002", "Too many requests"]):
        book.active.append(row)
    book.active.cell(100_000, 16_384, "x")
    book.save(tmp_path / "far.xlsx")
    assert [entry["code"] for entry in draft(str(tmp_path / "far.xlsx"), "acme").table["errors"]] == ["1001", "1002"]


BROKEN = {
    "responses.json": {"openapi": "3.0.0", "paths": {"/a": {"get": {"responses": {"400": None}}}}},
    "content.json": {"openapi": "3.0.0", "paths": {"/a": {"get": {"responses": {"400": {"content": [1]}}}}}},
    "schemas.json": {"openapi": "3.0.0", "components": {"schemas": ["x"]}},
    "schema.json": {"openapi": "3.0.0", "components": {"schemas": {"errorCode": True}}},
    "paths.json": {"openapi": "3.0.0", "paths": True},
    "enum.json": {"openapi": "3.0.0", "components": {"schemas": {"Code": {"enum": 5, "x-enum-descriptions": 7}}}},
    "keys.yaml": "- {1: code, 2: x}\n- {1: 2, code: 3}\n",
    "broken.zip": b"PK\x03\x04" + b"\0" * 50,
    "broken.xlsx": b"not a workbook",
    "nul.csv": b"code,message\n1\x00,\x00\n",
    "quote.csv": b'code,message\n"' + b"x" * 200_000,
    "half.json": '{"errors": [{"code": 1',
    "number.json": "[" + "9" * 5_000 + "]",
    "empty.md": "",
    "bytes.txt": bytes(range(256)) * 10,
    "surrogate.json": '[{"code": "\\ud800", "message": "\\udfff"}]',
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_one_line(tmp_path, name):
    """Whatever stands where something else should, no traceback of a library comes through: a draft or one line."""
    content = BROKEN[name]
    content = json.dumps(content) if isinstance(content, dict) else content
    with contextlib.suppress(TableError):
        assert drafted(tmp_path, name, content)
        return
    refused(tmp_path, name, content)


def _for_ever():
    while True:
        pass


def test_time_is_bounded(tmp_path, monkeypatch):
    """What a library does inside itself ends when the time is up, and the timer with it."""
    import signal

    monkeypatch.setattr(bounds, "SECONDS", 0.05)
    with pytest.raises(TableError, match="takes longer than"), bounds.guarded("page"):
        _for_ever()
    assert signal.getitimer(signal.ITIMER_PROF)[0] == 0


def test_memory_is_bounded_and_given_back(monkeypatch):
    """A reader that takes more than it may is ended; afterwards the process may use what it could before."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_AS)
    monkeypatch.setattr(bounds, "MEMORY", 64 << 20)
    with pytest.raises(TableError, match="too much memory"), bounds.guarded("page"):
        bytearray(512 << 20)
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_errors_of_our_own_are_passed_on():
    """The guard changes nothing that says what to do already."""
    with pytest.raises(TableError, match="as it was"), bounds.guarded("page"):
        raise TableError("as it was")
