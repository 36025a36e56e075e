"""What the tests share: the command line run in this process, and an environment that is nobody's own."""

from __future__ import annotations

import itertools
import os
import signal

import pytest
from hypothesis import HealthCheck, settings

from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder, table_folders
from errcode.cli.program import main

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell without job control starts what runs in its background so, and errcode heeds it: Ctrl-C would end nothing.
    signal.signal(signal.SIGINT, signal.default_int_handler)


# How long an example takes says how busy the machine is: no test is timed.
settings.register_profile("errcode", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("errcode")


@pytest.fixture(scope="session")
def _homes(tmp_path_factory):
    """Empty folders, one after the other: pytest's own look through all that there are for the next number."""
    above = tmp_path_factory.mktemp("homes")
    return (above / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch, _homes):
    """No settings, tables or caches of the person who runs the tests; a working folder without tables."""
    empty = next(_homes)
    empty.mkdir()
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


@pytest.fixture(scope="session")
def _bundled():
    """The bundled tables, read once for all runs that are made in this process."""
    return Catalog((bundled_folder(),))


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
def run(capsys, monkeypatch, _bundled):
    """Run errcode with these arguments; give exit code, standard output and standard error."""
    opened = Catalog.__init__

    def shared(catalog, folders=None):
        """A run that reads nobody's tables but the bundled ones gets what another has read, and what was made of it."""
        *others, last = table_folders()
        if (
            folders is None
            and (last,) == _bundled.folders
            and len(others) == 2
            and not any(map(os.path.exists, others))
        ):
            catalog.__dict__ = _bundled.__dict__
        else:
            opened(catalog, folders)

    monkeypatch.setattr(Catalog, "__init__", shared)

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
