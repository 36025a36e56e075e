"""The page's search beside MiniSearch and Fuse.js, in one browser over the same entries.

    npm install --prefix FOLDER minisearch@7.2.0 fuse.js@7.5.0
    python benchmarks/site.py FOLDER

Needs Chromium and Playwright (`pip install -e '.[test,browser]'`). Questions and labels are those of
tests/data/asked.jsonl. Each rival has the fields that errcode searches and the settings that found most: MiniSearch
with prefixes and fuzziness, Fuse.js with its extended threshold. Times are of one page, rivals in turns.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
RIVALS = """
const fields = ["code", "name", "messages", "en", "ko", "kind", "provider"];
window.documents = [];
for (const table of errcode.tables) for (const row of table.rows) {
  const meaning = row.get("meaning");
  const kind = errcode.kinds.get(row.get("kind"));
  documents.push({
    id: documents.length, code: row.get("code"), name: row.get("name") ?? "",
    messages: (row.get("messages") ?? []).map((m) => (typeof m === "string" ? m : m.get("text"))).join(" \\n "),
    en: meaning.get("en") ?? "", ko: meaning.get("ko") ?? "", kind: kind ? `${kind.name.en} ${kind.name.ko}` : "",
    provider: `${table.provider.id} ${table.provider.name.en} ${table.provider.name.ko ?? ""}`,
    entry: [table.provider.id, row.get("code"), row.get("section") ?? null],
  });
}
let begun = performance.now();
const mini = new MiniSearch({ fields, searchOptions: { prefix: true, fuzzy: 0.2, boost: { code: 2 } } });
mini.addAll(documents);
window.miniIndex = performance.now() - begun;
begun = performance.now();
const fuse = new Fuse(documents, { keys: fields, ignoreLocation: true, threshold: 0.4 });
window.fuseIndex = performance.now() - begun;
window.rivals = {
  errcode: (words) => errcode.search(words, { limit: 3 }).map((m) => [m.entry.provider, m.entry.code, m.entry.section]),
  minisearch: (words) => mini.search(words).slice(0, 3).map((found) => documents[found.id].entry),
  fuse: (words) => fuse.search(words, { limit: 3 }).map((found) => found.item.entry),
};
"""
NAMES = ("errcode", "minisearch", "fuse")
ASKED = """([rival, words]) => {
  const begun = performance.now();
  const found = rivals[rival](words);
  return [performance.now() - begun, found];
}"""
TYPED = """async (words) => {
  const box = document.getElementById("question");
  const begun = performance.now();
  box.value = words;
  box.dispatchEvent(new Event("input"));
  document.getElementById("results").getBoundingClientRect();
  return performance.now() - begun;
}"""
OPENED = "() => performance.getEntriesByName('usable')[0].startTime"


def built(folder):
    """Build the page of the bundled tables."""
    from errcode.catalog.catalog import Catalog
    from errcode.catalog.folders import bundled_folder
    from errcode.web.index import index

    catalog = Catalog([bundled_folder()])
    page = Path(folder) / "index.html"
    page.write_bytes(index(catalog, catalog.tables(), "", ""))
    return page


def questions():
    """The labelled questions: row, and what tells whether an answer is accepted."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    from tests.matching.test_asked import CATALOG, accepted, labelled

    entries = {(entry.provider, entry.code, entry.section): entry for table in CATALOG.tables() for entry in table}

    def accepts(row):
        return lambda found: any(accepted(entries[tuple(found)], rule) for rule in row["accept"])

    return [(row, accepts(row)) for _, row in labelled()]


def measured(page, npm, rows, runs):
    """Load the page, put the rivals beside it, ask all of them everything."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        loads = []
        for _ in range(runs):
            context = browser.new_context(offline=True, bypass_csp=True)
            tab = context.new_page()
            tab.goto(f"file://{page}")
            tab.wait_for_selector("body[data-ready]")
            loads.append(tab.evaluate(OPENED))
            if len(loads) < runs:
                context.close()
        typed = [tab.evaluate(TYPED, row["query"]) for row, _ in rows[:100]]
        tab.add_script_tag(path=f"{npm}/node_modules/minisearch/dist/umd/index.js")
        fuse = Path(npm, "node_modules/fuse.js/dist/fuse.min.cjs").read_text("utf-8")
        tab.add_script_tag(content=f"{{ const module = {{ exports: {{}} }}; {fuse}; window.Fuse = module.exports; }}")
        tab.evaluate(f"() => {{ {RIVALS} }}")
        indexed = tab.evaluate("[miniIndex, fuseIndex]")
        asked = {rival: [tab.evaluate(ASKED, [rival, row["query"]]) for row, _ in rows] for rival in NAMES}
        version = browser.version
        browser.close()
    return {"version": version, "loads": loads, "typed": typed, "indexed": indexed, "asked": asked}


def table(seen, rows):
    """Give the figures as a table."""
    lines = ["| | mean ms | median ms | slowest ms | Korean, within three | English, within three |"]
    lines.append("|---|---:|---:|---:|---:|---:|")
    for rival, answers in seen["asked"].items():
        times = [time for time, _ in answers]
        shares = []
        for language in ("ko", "en"):
            hits = [
                any(accept(entry) for entry in found)
                for (_, found), (row, accept) in zip(answers, rows, strict=True)
                if row["lang"] == language
            ]
            shares.append(f"{sum(hits) / len(hits):.1%}")
        told = [statistics.mean(times), statistics.median(times), max(times)]
        lines.append(f"| {rival} | {' | '.join(f'{time:.1f}' for time in told)} | {' | '.join(shares)} |")
    return "\n".join(lines)


def main():
    """Measure and print."""
    rows = questions()[:: 40 if "--short" in sys.argv else 4]
    with tempfile.TemporaryDirectory() as folder:
        page = built(folder)
        size = page.stat().st_size
        seen = measured(page, sys.argv[-1], rows, 2 if "--short" in sys.argv else 7)
    print(f"Chromium {seen['version']}; page {size:,} bytes; {len(rows)} questions")
    for what, times in (("load to usable", seen["loads"]), ("a key to its results on the page", seen["typed"])):
        print(f"{what}: median {statistics.median(times):.0f} ms, slowest of {len(times)} {max(times):.0f} ms")
    print("index: MiniSearch {:.0f} ms, Fuse.js {:.0f} ms".format(*seen["indexed"]))
    print(table(seen, rows))


if __name__ == "__main__":
    main()
