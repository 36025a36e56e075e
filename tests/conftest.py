"""What the tests share: the command line run in this process, and an environment that is nobody's own."""

from __future__ import annotations

import contextlib
import gc
import itertools
import json
import os
import signal
import sys
from pathlib import Path

import pytest
from bundled import CATALOG, ENGINE, THOROUGH, opened
from hypothesis import HealthCheck, settings

from errcode import engine
from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder
from errcode.cli.program import main

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell without job control starts what runs in its background so, and errcode heeds it: Ctrl-C would end nothing.
    signal.signal(signal.SIGINT, signal.default_int_handler)


# How long an example takes says how busy the machine is: no test is timed.
EASY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", EASY, max_examples=25, derandomize=True)  # the same ones each time, for everybody
settings.register_profile("thorough", EASY, max_examples=300)  # .ci/run: ever new ones
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

# What one of the many processes compiles serves the next ones, where containers forbid that: else each takes a second.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_collection_finish():
    """What has been made so far stays."""
    if THOROUGH:
        gc.collect()
    gc.freeze()


def pytest_sessionfinish():
    """What nobody holds any more (an open file, say) is told in .ci/run; pytest looks five times, here at little."""
    if THOROUGH:
        gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def _homes(tmp_path_factory):
    """Names of folders to come, and the empty ones that there are: one that no test wrote into serves the next."""
    above = tmp_path_factory.mktemp("homes")
    return (above / str(number) for number in itertools.count()), []


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch, _homes):
    """No settings, tables or caches of the person who runs the tests; a working folder without tables."""
    names, empties = _homes
    if empties:
        empty = empties.pop()
    else:
        empty = next(names)
        empty.mkdir()
    for name in ("ERRCODE_TABLES", "ERRCODE_LANG", "ERRCODE_PROVIDER", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(empty))
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(empty / name.lower()))
    monkeypatch.chdir(empty)
    monkeypatch.setattr("errcode.engine.PATIENCE", 0.0)  # a table that a test changes is seen at once
    monkeypatch.setitem(engine._shared, CATALOG.folders, ENGINE)
    monkeypatch.setattr(gc, "set_threshold", lambda *_: None)  # a command that reads for long has garbage looked for
    yield
    with contextlib.suppress(FileNotFoundError):
        if not os.listdir(empty):
            empties.append(empty)


@pytest.fixture
def warm(monkeypatch):
    """The bundled tables alone, so that what the engine has made of them serves all tests that ask for it."""
    monkeypatch.setattr("errcode.engine.table_folders", lambda: (bundled_folder(),))


@pytest.fixture(scope="session")
def _small_house(tmp_path_factory):
    """An errcode that has three tables and two situations."""
    base, tables = Path(bundled_folder()), tmp_path_factory.mktemp("house") / "tables"
    (tables / "vocabulary").mkdir(parents=True)
    for name in ("table.schema.json", "coinone.json", "upbit.json", "weex.json"):
        (tables / name).symlink_to(base / name)
    for path in (base / "vocabulary").iterdir():
        (tables / "vocabulary" / path.name).symlink_to(path)
    situations = tables / "vocabulary" / "situations.json"
    words = json.loads(situations.read_text(encoding="utf-8"))
    words["situations"] = [row for row in words["situations"] if row["id"] in ("no-money", "unknown-order")]
    situations.unlink()
    situations.write_text(json.dumps({**words, "objects": []}), encoding="utf-8")
    return tables.parent


@pytest.fixture
def few(monkeypatch, _small_house):
    """Three of the bundled tables take the place of all, where nothing depends on how many there are."""
    monkeypatch.setattr("errcode.catalog.folders.__file__", str(_small_house / "errcode/catalog/folders.py"))
    return _small_house / "tables"


class Ran:
    """What a run of errcode gave."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    def __eq__(self, other):
        return (self.code, self.out, self.err) == other

    __hash__ = None

    def __repr__(self):
        return repr((self.code, self.out, self.err))


@pytest.fixture
def run(capsys, monkeypatch):
    """Run errcode with these arguments; give exit code, standard output and standard error."""
    monkeypatch.setattr(Catalog, "__init__", opened)

    def run_(*arguments, stdin=None):
        if stdin is not None:
            import io

            data = stdin if isinstance(stdin, bytes) else stdin.encode()
            given = io.BufferedReader(io.BytesIO(data))
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(given, encoding="utf-8"))
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        captured = capsys.readouterr()
        return Ran(ended.value.code, captured.out, captured.err)

    return run_
