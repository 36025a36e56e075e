"""What the tests share: the command line run in this process, and an environment that is nobody's own."""

from __future__ import annotations

import pytest

from errcode.catalog.folders import bundled_folder
from errcode.cli.program import main


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch, tmp_path_factory):
    """No settings, tables or caches of the person who runs the tests; a working folder without tables."""
    empty = tmp_path_factory.mktemp("home")
    for name in ("ERRCODE_TABLES", "ERRCODE_LANG", "ERRCODE_PROVIDER", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(empty))
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(empty / name.lower()))
    monkeypatch.chdir(empty)
    monkeypatch.setattr("errcode.engine.PATIENCE", 0.0)  # a table that a test changes is seen at once


@pytest.fixture
def warm(monkeypatch):
    """The bundled tables alone, so that what the engine has made of them serves all tests that ask for it."""
    monkeypatch.setattr("errcode.engine.table_folders", lambda: (bundled_folder(),))


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

    def run_(*arguments, stdin=None):
        if stdin is not None:
            import io
            import sys

            data = stdin if isinstance(stdin, bytes) else stdin.encode()
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        captured = capsys.readouterr()
        return Ran(ended.value.code, captured.out, captured.err)

    return run_
