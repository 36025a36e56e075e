"""The pictures in docs/site.md, of the real page: `python docs/site.py` takes them anew (Chromium, Playwright)."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder
from errcode.web.index import index

HERE = Path(__file__).parent
PICTURES = (
    ("search", {"width": 860, "height": 760}, "light", "#q=insuficient balance", True),
    ("phone", {"width": 390, "height": 760}, "dark", "#q=ㅈㄱ ㅂㅈ&lang=ko", True),
    ("explain", {"width": 860, "height": 700}, "light", "", False),
)
"""Name, window, colours, place, and whether the first result is opened."""
PASTED = '2026-11-20 03:10:11 ERROR bot: {"result":"error","error_code":"105","error_msg":"Price is not correct"}'


def main() -> None:
    """Take the pictures."""
    catalog = Catalog([bundled_folder()])
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "index.html"
        page.write_bytes(index(catalog, catalog.tables(), "", ""))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, size, scheme, place, opens in PICTURES:
            context = browser.new_context(viewport=size, color_scheme=scheme, locale="en-US", offline=True)
            tab = context.new_page()
            tab.goto(f"file://{page}{place}")
            tab.wait_for_selector("body[data-ready]")
            if not place:
                tab.fill("#question", PASTED)
            if opens:
                tab.locator("#result-0").click()
            tab.screenshot(path=str(HERE / f"site-{name}.png"))
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
