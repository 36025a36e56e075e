"""Files are written whole or not at all, and take nobody's place."""

import json
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from errcode.authoring import files, store
from errcode.catalog.folders import user_data_folder, user_folder

TABLE = {"id": "acme", "errors": [{"code": "E-1", "messages": ["too dear"]}]}


@pytest.fixture
def place(tmp_path):
    """A file that is there already."""
    path = tmp_path / "out.csv"
    path.write_text("old")
    return path


def exported(run, path):
    """Export a small provider to a place."""
    return run("tables", "export", "coinone", "--format", "csv", "-o", str(path))


def left(folder):
    """Give what unfinished writing has left."""
    return [name for name in os.listdir(folder) if name.startswith(files.LEFT)]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666])
def test_a_mode_stays(run, place, mode):
    """What was readable for some is readable for the same."""
    place.chmod(mode)
    assert exported(run, place).code == 0
    assert stat.S_IMODE(place.stat().st_mode) == mode
    assert place.read_text().startswith("key,")
    assert left(place.parent) == []


def test_a_link_is_followed(run, place, tmp_path):
    """The file that a link leads to is written, and the link stays; with a name of its own it has both."""
    link, twin = tmp_path / "link.csv", tmp_path / "twin.csv"
    link.symlink_to(place)
    os.link(place, twin)
    assert exported(run, link).code == 0
    assert link.is_symlink()
    assert place.read_text() == twin.read_text() != "old"


def test_a_pipe_is_written_into(run, tmp_path):
    """A named pipe stays one, and whoever reads it gets all of it."""
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_text()))
    reader.start()
    assert exported(run, pipe).code == 0
    reader.join(10)
    assert got[0].startswith("key,")
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_device_is_written_into(run):
    """The null device is nobody's to replace."""
    assert exported(run, "/dev/null").code == 0
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)
    ran = exported(run, "/dev/full")
    assert (ran.code, ran.err.count("\n")) == (2, 1)


def test_what_may_not_be_written_is_refused(run, place):
    """A read-only file is left alone, by root too; a folder is no file."""
    place.chmod(0o444)
    ran = exported(run, place)
    assert (ran.code, place.read_text()) == (2, "old")
    assert "may not be written" in ran.err
    assert exported(run, place.parent).code == 2


def test_formatting_keeps_link_and_mode(run, tmp_path):
    """`format` writes the file that a link leads to."""
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text(json.dumps(TABLE))
    real.chmod(0o644)
    link.symlink_to(real)
    assert run("tables", "format", str(link)).code == 0
    assert link.is_symlink()
    assert real.read_text().startswith('{\n  "id": "acme"')
    assert stat.S_IMODE(real.stat().st_mode) == 0o644


def test_a_linked_table_of_the_user_stays_linked(run, tmp_path):
    """Who keeps tables elsewhere and links to them finds the new one there."""
    real, new = tmp_path / "dotfiles.json", tmp_path / "acme.json"
    new.write_text(json.dumps(TABLE))
    real.write_text("{}")
    os.makedirs(user_folder())
    link = Path(user_folder()) / "acme.json"
    link.symlink_to(real)
    assert run("tables", "add", str(new)).code == 0
    assert link.is_symlink()
    assert json.loads(real.read_text())["id"] == "acme"


def test_what_killed_writers_left_is_swept(run, tmp_path):
    """The next one that writes clears it away, in the folders of tables, of backups and of words."""
    new = tmp_path / "acme.json"
    new.write_text(json.dumps(TABLE))
    run("tables", "add", str(new))
    run("tables", "add", str(new))
    folders = [Path(user_data_folder()), Path(user_folder()), Path(user_data_folder()) / "backups"]
    for folder in folders:
        (folder / f"{files.LEFT}x").mkdir()
        (folder / f"{files.LEFT}y").write_text("half")
    run("tables", "add", str(new))
    assert [left(folder) for folder in folders] == [[], [], []]


def test_backups_are_bounded_and_looked_at(run, tmp_path):
    """The newest ten are kept; a broken one is passed over, and when none is whole that is said."""
    for number in range(15):
        store.save({"acme": json.dumps({**TABLE, "api": str(number)})})
    kept = store.backups("acme")
    assert len(kept) == store.BACKUPS
    Path(kept[0]).write_text('{"id": "acme", "err')
    (Path(kept[0]).parent / "note.json").write_text("no backup of ours")
    assert run("tables", "restore", "acme").code == 0
    assert json.loads((Path(user_folder()) / "acme.json").read_text())["api"] == "12"
    for path in store.backups("acme"):
        Path(path).write_text("")
    ran = run("tables", "restore", "acme")
    assert ran.code == 2
    assert "no backup of 'acme' is whole" in ran.err


def test_several_tables_are_added_all_or_none(tmp_path, monkeypatch):
    """When the last of three cannot be moved into its place, the first two are as they were."""
    store.save({"one": json.dumps({**TABLE, "id": "one"})})
    before = (Path(user_folder()) / "one.json").read_text()
    moved, real = [], os.replace

    def replace(source, target):
        if str(target).endswith("three.json"):
            raise OSError(28, "No space left on device")
        moved.append(target)
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(store.TableError, match="nothing was changed"):
        store.save({name: json.dumps({**TABLE, "id": name, "api": "new"}) for name in ("one", "two", "three")})
    assert len(moved) > 2
    assert os.listdir(user_folder()) == ["one.json"]
    assert (Path(user_folder()) / "one.json").read_text() == before
    assert store.backups() == []


def test_a_lock_that_is_a_link_empties_nothing(run, tmp_path):
    """A link in the place of the lock is refused, and what it leads to stays."""
    victim, new = tmp_path / "victim", tmp_path / "acme.json"
    victim.write_text("precious")
    new.write_text(json.dumps(TABLE))
    os.makedirs(user_data_folder())
    (Path(user_data_folder()) / ".lock").symlink_to(victim)
    assert run("tables", "add", str(new)).code == 2
    assert victim.read_text() == "precious"


def test_a_stuck_lock_is_told(run, tmp_path, monkeypatch):
    """Another process that writes on and on is waited for, and then named."""
    import fcntl

    new = tmp_path / "acme.json"
    new.write_text(json.dumps(TABLE))
    os.makedirs(user_data_folder())
    monkeypatch.setattr(store, "PATIENCE", 0.1)
    with (Path(user_data_folder()) / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ran = run("tables", "add", str(new))
    assert ran.code == 2
    assert "another errcode has been writing tables" in ran.err


def test_words_of_shells_are_ids_alone(run, tmp_path):
    """A file's name that a shell would obey is not offered to one."""
    new = tmp_path / "acme.json"
    new.write_text(json.dumps(TABLE))
    os.makedirs(user_folder())
    for name in ("$(touch pwned)", "`id`", "a b", "x;y", "..", "-rf"):
        (Path(user_folder()) / f"{name}.json").write_text("{}")
    run("tables", "add", str(new))
    assert (Path(user_data_folder()) / store.WORDS).read_text() == "acme\n"


def test_a_broken_archive_is_one_line(run, tmp_path):
    """Zip files that are cut, flipped or hold too much."""
    import zipfile

    path = tmp_path / "tables.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("acme.json", json.dumps(TABLE))
        archive.writestr("big.json", " " * (70 << 20))
    data = path.read_bytes()
    for content in (data, data[:40] + bytes(40) + data[80:], data[:-30]):
        path.write_bytes(content)
        ran = run("tables", "add", str(path))
        assert ran.code == 2
        assert ran.err.count("\n") == 1


FULL = """
import json, os, sys
sys.argv[0] = "errcode"
from errcode.authoring import store
table = json.dumps({"id": "one", "errors": []})
store.save({"one": table})
large = json.dumps({"id": "two", "errors": [{"code": str(n)} for n in range(200_000)]})
try:
    store.save({"one": table + " ", "two": large})
except store.TableError as error:
    print(error)
"""


def test_a_full_disk_changes_nothing(tmp_path):
    """On a disk without room for the second of two tables neither is there, and nothing is left over."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "errcode-test", disk], capture_output=True
    ).returncode:
        pytest.skip("a small disk cannot be made here")
    try:
        environ = {**os.environ, "XDG_DATA_HOME": str(disk), "PYTHONDONTWRITEBYTECODE": "1"}
        ran = subprocess.run([sys.executable, "-c", FULL], capture_output=True, encoding="utf-8", env=environ)
        assert "nothing was changed" in ran.stdout, ran.stderr
        assert os.listdir(disk / "errcode" / "tables") == ["one.json"]
        assert (disk / "errcode" / "tables" / "one.json").read_text().endswith("}")
        assert left(disk / "errcode" / "tables") == left(disk / "errcode") == []
    finally:
        subprocess.run(["umount", disk], check=True)
