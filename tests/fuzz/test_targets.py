"""What strangers hand in: the corpus, and a few cases that nobody wrote, through every target."""

import gc
import os
import shutil
import sys
from pathlib import Path

import pytest
from bundled import CATALOG, ENGINE, opened
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from errcode import engine
from errcode.catalog.catalog import Catalog

sys.path.insert(0, str(Path(__file__).parent))

import targets

CORPUS = Path(__file__).parent / "corpus"


@pytest.fixture(scope="module", autouse=True)
def _workplace():
    """A home and a working folder for these tests alone."""
    environ, here = dict(os.environ), os.getcwd()
    folder = targets.workplace()
    yield
    os.environ.clear()
    os.environ.update(environ)
    os.chdir(here)
    shutil.rmtree(folder)


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch):
    """The module's own, in the place of the one that every test has; the bundled tables are read once."""
    monkeypatch.setattr(Catalog, "__init__", opened)
    monkeypatch.setitem(engine._shared, CATALOG.folders, ENGINE)
    monkeypatch.setattr(gc, "set_threshold", lambda *_: None)


@pytest.mark.parametrize("name", targets.TARGETS)
def test_the_corpus_is_answered(name):
    """Every case that is known, those that once failed among them."""
    for path in sorted((CORPUS / name).iterdir()):
        targets.TARGETS[name](path.read_bytes())


@pytest.mark.parametrize("name", ["table", "vocabulary", "agent", "importer", "command_line", "paste"])
def test_what_nobody_wrote_is_answered(name):
    """Any bytes, and the corpus with any bytes in it."""
    seeds = [path.read_bytes() for path in sorted((CORPUS / name).iterdir())]

    @settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(st.sampled_from(seeds), st.integers(0, 4_000), st.binary(max_size=12), st.integers(0, 30))
    def fed(seed, at, new, gone):
        at %= len(seed) + 1
        targets.TARGETS[name](seed[:at] + new + seed[at + gone :])

    fed()
