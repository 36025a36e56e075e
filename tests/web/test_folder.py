"""A folder that is written as a whole."""

import os

import pytest

from errcode.authoring.files import put_text
from errcode.model import UsageError
from errcode.web.folder import MANIFEST, others, written


def content(folder):
    """Give the files of a folder that are not the manifest."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def test_files_are_written_and_those_of_before_are_gone(tmp_path):
    """A second build replaces the first one and leaves nothing beside it."""
    folder = tmp_path / "site"
    assert written(str(folder), [("a.html", b"1"), ("b/c.html", b"2")]) == 2
    written(str(folder), [("a.html", b"3")])
    assert content(folder) == {"a.html": b"3"}
    assert os.listdir(tmp_path) == ["site"]


def test_other_files_are_not_touched_without_force(tmp_path):
    """A folder that holds something else is refused, and the remedy is told."""
    (tmp_path / "CNAME").write_bytes(b"x")
    with pytest.raises(UsageError, match=r"holds other files \(CNAME\).*--force"):
        written(str(tmp_path), [("a.html", b"1")])
    assert content(tmp_path) == {"CNAME": b"x"}


def test_with_force_other_files_stay(tmp_path):
    """Only what the site writes is written."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "CNAME").write_bytes(b"x")
    (folder / "a.html").write_bytes(b"old")
    written(str(folder), [("a.html", b"1")], force=True)
    assert content(folder) == {"CNAME": b"x", "a.html": b"1"}
    assert others(str(folder)) == ["CNAME"]


def test_an_interrupted_build_leaves_the_former_site_whole(tmp_path):
    """What fails half way changes nothing and leaves nothing behind."""
    folder = tmp_path / "site"
    written(str(folder), [("a.html", b"1"), ("b.html", b"2")])

    def interrupted():
        yield "a.html", b"3"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        written(str(folder), interrupted())
    assert content(folder) == {"a.html": b"1", "b.html": b"2"}
    assert os.listdir(tmp_path) == ["site"]


def test_a_failed_swap_puts_the_former_site_back(tmp_path, monkeypatch):
    """When the new folder cannot take the place, the old one returns to it."""
    folder = tmp_path / "site"
    written(str(folder), [("a.html", b"1")])
    real = os.rename

    def rename(source, target):
        if os.path.basename(source) == "new":
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(os, "rename", rename)
    with pytest.raises(UsageError, match="No space left"):
        written(str(folder), [("a.html", b"2")])
    assert content(folder) == {"a.html": b"1"}


def test_a_file_is_no_folder(tmp_path):
    """What is in the way is told."""
    (tmp_path / "site").write_bytes(b"")
    with pytest.raises(UsageError, match="is no folder"):
        written(str(tmp_path / "site"), [])


def test_what_a_killed_build_left_is_swept(tmp_path):
    """A half-written folder beside the site goes with the next build, when it is old; a fresh one may be in use."""
    old, fresh, other = (tmp_path / name for name in (".site.old", ".site.fresh", ".site.mine"))
    for left in (old, fresh):
        (left / "new").mkdir(parents=True)
    other.mkdir()
    os.utime(old, (0, 0))
    os.utime(other, (0, 0))
    written(str(tmp_path / "site"), [("index.html", b"x")])
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site.fresh", ".site.mine", "site"]


def test_a_folder_has_a_name(tmp_path, monkeypatch):
    """An empty name, as a shell variable that is not set gives, is no working folder."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="names no folder"):
        written("", [("index.html", b"x")], force=True)
    assert list(tmp_path.iterdir()) == []


def test_what_is_written_beside_later_leaves_the_manifest(tmp_path):
    """A report that is put into the site's folder sweeps unfinished files of an hour ago; the site's list is none."""
    site = tmp_path / "site"
    written(str(site), [("index.html", b"x")])
    os.utime(site / MANIFEST, (0, 0))
    put_text(str(site / "report.html"), "page")
    assert others(str(site)) == ["report.html"]
