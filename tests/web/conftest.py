"""A browser, and a reader in front of it."""

import pytest
from browsers import CHROMIUM, missing


@pytest.fixture(scope="session")
def browser():
    """The distribution's Chromium."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("no Playwright: pip install -e '.[browser]'")
    if not CHROMIUM:
        missing("no Chromium: install the package chromium, or name it with ERRCODE_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def context(browser):
    """A reader without a network, who speaks English."""
    context = browser.new_context(offline=True, locale="en-US", viewport={"width": 1200, "height": 900})
    yield context
    context.close()
