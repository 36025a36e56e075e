"""Long lists of cases: a share of them by default, all of them where the tests are exhaustive (`-m exhaustive`)."""

import pytest

SHARES = [pytest.param(5, id="share"), pytest.param(1, id="all", marks=pytest.mark.exhaustive)]
"""Of so many cases each one is taken: `cases[::step]`. `.ci/run` takes all."""
