"""What was made of a large file is kept, and never used for another file than the one it was made of."""

import json
import os
import time
from pathlib import Path

import pytest

from errcode.catalog import cache
from errcode.catalog.folders import cache_folder


@pytest.fixture
def large(tmp_path):
    """A file that is worth it, unchanged for a while."""
    path = tmp_path / "large.json"
    path.write_text("x" * cache.LEAST)
    _age(path)
    return path


def _age(path, seconds=60):
    os.utime(path, (time.time() - seconds,) * 2)


def _counted(value):
    """Give a maker, and how often it was asked."""
    asked = []

    def make():
        asked.append(1)
        return value

    return make, asked


def test_what_was_made_is_kept(large):
    """The second time nothing is made, whatever built-in types it consists of."""
    value = {"rows": [{"code": "105", "meaning": None}], "blob": b"\xff", "words": ["출금"]}
    make, asked = _counted(value)
    assert [cache.kept(str(large), "test", make) for _ in range(3)] == [value] * 3
    assert len(asked) == 1


def test_a_changed_file_is_made_anew(large):
    """Another size or another time of change make what was kept worthless."""
    cache.kept(str(large), "test", lambda: "old")
    large.write_text("y" * cache.LEAST)
    _age(large, 30)
    assert cache.kept(str(large), "test", lambda: "new") == "new"
    large.write_text("y" * (cache.LEAST + 1))
    _age(large, 30)
    assert cache.kept(str(large), "test", lambda: "newer") == "newer"


def test_two_files_of_a_name_are_kept_apart(large, tmp_path):
    """The folder belongs to the name."""
    other = tmp_path / "other" / large.name
    other.parent.mkdir()
    other.write_bytes(large.read_bytes())
    _age(other)
    assert cache.kept(str(large), "test", lambda: 1) == 1
    assert cache.kept(str(other), "test", lambda: 2) == 2
    assert cache.kept(str(large), "test", lambda: 3) == 1


def test_small_and_fresh_files_are_not_kept(large, tmp_path):
    """Of a file that was just changed another change might not show."""
    small = tmp_path / "small.json"
    small.write_text("x")
    _age(small)
    os.utime(large)
    for path in (small, large, tmp_path / "missing.json"):
        make, asked = _counted("value")
        assert [cache.kept(str(path), "test", make) for _ in range(2)] == ["value"] * 2
        assert len(asked) == 2


@pytest.mark.parametrize("damage", [b"", b"garbage", b"\n", None])
def test_a_damaged_entry_is_made_anew(large, damage):
    """What cannot be read is as good as nothing; None: cut off in the middle."""
    cache.kept(str(large), "test", lambda: ["a", "b"])
    (entry,) = Path(cache_folder()).iterdir()
    entry.write_bytes(entry.read_bytes()[:-3] if damage is None else damage)
    assert cache.kept(str(large), "test", lambda: "new") == "new"
    assert cache.kept(str(large), "test", lambda: "newer") == "new"


def test_a_folder_that_cannot_be_written_does_no_harm(large):
    """A file stands where the folder should be."""
    folder = Path(cache_folder())
    folder.parent.mkdir(parents=True)
    folder.write_text("")
    assert cache.kept(str(large), "test", lambda: "value") == "value"


def test_old_entries_are_swept(large, monkeypatch):
    """What nobody made anew for months is thrown away, though not at each of many writes in a row."""
    monkeypatch.setattr(cache, "SWEPT", 0.0)
    cache.kept(str(large), "old", lambda: 1)
    (old,) = Path(cache_folder()).iterdir()
    _age(old, cache.OLD + 60)
    cache.kept(str(large), "new", lambda: 2)
    assert [path.suffix for path in Path(cache_folder()).iterdir()] == [".new"]


def test_questions_over_large_tables_are_answered_alike(few, run, tmp_path, monkeypatch):
    """What is kept answers as the table itself does, and a change of the table shows."""
    rows = [
        {
            "code": str(number),
            "messages": [f"Gadget %d of series {number} is broken"],
            "meaning": {"en": f"Gadget number {number} does not turn.", "ko": f"부품 {number}번이 돌지 않습니다."},
            "kind": "server",
        }
        for number in range(1_400)
    ]
    table = {"id": "acme", "name": {"en": "Acme", "ko": "애크미"}, "errors": rows}
    path = tmp_path / "acme.json"
    path.write_text(json.dumps(table, ensure_ascii=False))
    assert path.stat().st_size > cache.LEAST
    _age(path)
    monkeypatch.setenv("ERRCODE_TABLES", str(tmp_path))
    questions = [
        ("search", "gadget turn"),
        ("search", "gagdet turn"),
        ("search", "ㅂㅍ"),
        ("search", "--kind", "server", "부품"),
        ("reverse", "Gadget 17 of series 1234 is broken"),
        ("reverse", "Gadget of series 77 broken"),
        ("lookup", "acme", "77"),
    ]
    first = [run(*question) for question in questions]
    assert [ran for ran in first if ran.code] == []
    assert {entry.suffix for entry in Path(cache_folder()).iterdir()} == {".table", ".texts", ".words", ".keys"}
    assert [run(*question) for question in questions] == first
    path.write_text(path.read_text().replace("series 77 ", "sequence 77 "))
    _age(path, 30)
    assert run("reverse", "Gadget 5 of sequence 77 is broken").out.startswith("acme\t77\t")
