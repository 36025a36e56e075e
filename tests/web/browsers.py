"""What the tests in a browser need: where Chromium and axe are, and what is done where they are not."""

import os
import shutil

import pytest

CHROMIUM = os.environ.get("ERRCODE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
AXE = os.environ.get("ERRCODE_AXE", "")
"""The file axe.min.js of the npm package axe-core."""
REQUIRED = bool(os.environ.get("ERRCODE_REQUIRE_BROWSER"))


def missing(reason):
    """Skip, or where the browser is required fail."""
    if REQUIRED:
        pytest.fail(reason)
    pytest.skip(reason)
