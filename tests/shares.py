"""Long lists of cases: a share of them by default, all of them where the tests are exhaustive (`-m exhaustive`)."""

import pytest


def shares(step):
    """Of so many cases each one is taken: `cases[::step]`. `.ci/run` takes all."""
    return [pytest.param(step, id="share"), pytest.param(1, id="all", marks=pytest.mark.exhaustive)]


SHARES = shares(5)
"""A fifth, and all."""
