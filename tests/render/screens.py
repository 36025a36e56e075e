"""What people see, at four widths and in both languages: `python tests/render/screens.py` rewrites the pictures.

They are drawn from a toy table, so that no edit of the data changes them.
"""

import sys
from pathlib import Path

DATA = Path(__file__).parent.parent / "data" / "screens"
PICTURES = DATA / "screens.txt"
WIDTHS = (40, 60, 80, 120)
LOG = """\
2026-11-20 03:10:00 api.acme.example {"ok":false,"code":"103","msg":"잔고가 부족 합니다."}
2026-11-20 03:11:00 api.acme.example {"ok":false,"code":"-7","msg":"Timeout waiting for the matching engine of BTC-KRW"}
2026-11-20 03:40:00 api.acme.example {"ok":false,"code":"103","msg":"잔고가 부족 합니다."}
"""


def pictures():
    """Draw every screen; give one text."""
    from errcode.catalog.catalog import Catalog
    from errcode.catalog.folders import bundled_folder
    from errcode.engine import Engine
    from errcode.logs.lines import Sight
    from errcode.logs.tally import Tally
    from errcode.matching.search import search
    from errcode.render import findings, lists, results, totals
    from errcode.render.output import Output
    from errcode.render.styled import Sheet

    catalog = Catalog([str(DATA), bundled_folder()])
    table = catalog.table("acme")
    engine = Engine(only=("acme",), catalog=catalog)
    sights = []
    for number, line in enumerate(LOG.splitlines(), 1):
        for finding in engine.diagnoser.findings(line):
            entry = finding.entry.replace(origin="bundled")
            sight = Sight(finding.replace(entry=entry), number, line[:19].replace(" ", "T"))
            sight.text = line
            sights.append(sight)
    tally = Tally()
    for sight in sights:
        tally.see(sight, 0)

    def own(entry):
        return entry.replace(origin="bundled")

    def entries(code):
        return [own(entry) for entry in catalog.entries(code, ["acme"])]

    matched = [match.replace(entry=own(match.entry)) for match in search([table], "balance order")]

    kept = [
        {"id": "acme", "entries": 5, "date": "2026-11-20", "origin": "bundled", "problem": None},
        {
            "id": "mine",
            "entries": 0,
            "date": None,
            "origin": "project errcode-tables/mine.json",
            "problem": "2:1: no id",
        },
    ]
    screens = {
        "a card": lambda out: results.entries(entries("-7"), catalog, out),
        "a retired code": lambda out: results.entries(entries("9"), catalog, out),
        "a table": lambda out: results.entries([own(entry) for entry in table], catalog, out),
        "a search": lambda out: results.matches(matched, catalog, out),
        "a list": lambda out: lists.listing([(table, list(table))], catalog, out),
        "providers": lambda out: lists.providers([table], out),
        "tables that there are": lambda out: lists.kept(kept, out),
        "explain": lambda out: findings.shown(sights[:2], catalog, out, named=False),
        "a summary": lambda out: totals.drawn(tally.sorted(), (), catalog, out),
    }
    parts = []
    for name, draw in screens.items():
        for width in WIDTHS:
            for first in ("en", "ko"):
                out = Output(first=first, form="cards", sheet=Sheet(width=width))
                parts.append(f"=== {name}, {width} columns, {first} first\n{draw(out)}")
    parts += [f"=== a card as {form}\n{screens['a card'](Output(form=form))}" for form in ("markdown", "html")]
    return "".join(parts)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    PICTURES.write_text(pictures(), encoding="utf-8")
