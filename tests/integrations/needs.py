"""Libraries that a test runs for real: without them it is skipped, or, where all are required, fails."""

import importlib
import os

import pytest


def needs(*libraries):
    """Skip the test, saying why, when a library is not installed; with ERRCODE_REQUIRE_INTEGRATIONS it fails."""
    for library in libraries:
        try:
            importlib.import_module(library)
        except ImportError:
            reason = f"{library} is not installed: pip install -e '.[integrations]'"
            if os.environ.get("ERRCODE_REQUIRE_INTEGRATIONS"):
                pytest.fail(reason)
            pytest.skip(reason)
