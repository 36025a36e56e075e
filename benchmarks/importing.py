"""How long `errcode tables import` takes, beside another errcode: ratios of CPU seconds, the best of three runs each.

    python benchmarks/importing.py ERRCODE [OTHER_ERRCODE]

The documents are made here: a workbook of 209 sheets of which one lists errors, OpenAPI of 850 KB, a page of
1,000 codes. It also says how often a guessed kind is right, on entries that are kept out of the tables.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from errcode.authoring.importers.kinds import Kinds
from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder

RUNS = 3


def main(arguments: list[str]) -> int:
    """Print seconds and ratios, and the share of right guesses."""
    with tempfile.TemporaryDirectory() as folder:
        for document in (workbook(Path(folder)), openapi(Path(folder)), page(Path(folder))):
            seconds = [best(command, document) for command in arguments]
            ratio = f"  ×{seconds[0] / seconds[1]:.2f} of the other" if len(seconds) > 1 else ""
            print(f"{document.name}: {seconds[0]:.2f} s{ratio}")
    guesses()
    return 0


def best(command: str, document: Path) -> float:
    """Give the least CPU seconds that drafting a table from a document takes."""
    return min(once(command, document) for _ in range(RUNS))


def once(command: str, document: Path) -> float:
    """Draft once; give the CPU seconds of the process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([command, "tables", "import", str(document), "--id", "acme"], capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def workbook(folder: Path) -> Path:
    """Make a broker's workbook: sheets of request fields, and one of error codes."""
    import openpyxl

    book = openpyxl.Workbook()
    for number in range(208):
        sheet = book.create_sheet(f"조회(va{number:05})")
        sheet.append(["API 정보"])
        sheet.append(["구분", "Element", "한글명", "Type", "Required", "Length", "Description"])
        for row in range(50):
            sheet.append(["Body", f"field_{row}", f"항목 {row}", "String", "Y", "10", f"요청할 항목 {number} {row}"])
    sheet = book.create_sheet("오류코드")
    sheet.append(["No.", "오류코드", "오류메시지"])
    for row in range(32):
        sheet.append([row + 1, str(1500 + row), f"필수 값 {row}이(가) 없습니다"])
    book.save(folder / "workbook.xlsx")
    return folder / "workbook.xlsx"


def openapi(folder: Path) -> Path:
    """Make an OpenAPI document in YAML of 850 KB."""
    answer = "            application/json: {example: {code: E%03d, message: Order %d is not found}}\n"
    lines = ["openapi: 3.0.0\ninfo: {title: Acme}\npaths:\n"]
    for number in range(1_500):
        lines.append(
            f"  /orders/{number}:\n    get:\n      operationId: get{number}\n      description: {'Gives it. ' * 30}\n"
        )
        lines.append("      responses:\n        '404':\n          description: not there\n          content:\n")
        lines.append(answer % (number % 400, number % 400))
    (folder / "openapi.yaml").write_text("".join(lines))
    return folder / "openapi.yaml"


def page(folder: Path) -> Path:
    """Make a page of 1,000 codes."""
    rows = "".join(f"<tr><td>{1000 + row}<td>Parameter {row} is not valid" for row in range(1_000))
    (folder / "page.html").write_text(f"<h1>Error codes</h1><table><tr><th>Code<th>Message{rows}</table>")
    return folder / "page.html"


def guesses() -> None:
    """Print how many kinds are guessed, and how many of them rightly: of entries, and of providers, kept out."""
    known = []
    for path in sorted(Path(bundled_folder()).glob("*.json")):
        table = json.loads(path.read_text(encoding="utf-8"))
        for entry in table.get("errors", ()):
            texts = [item if isinstance(item, str) else item["text"] for item in entry["messages"]]
            texts += [entry["name"]] if entry.get("name") else []
            if texts:
                known.append((table["id"], entry["kind"], texts))
    providers = Catalog([bundled_folder()]).ids()
    folds = {"entries": [(place % 9 == 0, one) for place, one in enumerate(known)]}
    folds |= {provider: [(one[0] == provider, one) for one in known] for provider in providers}
    counted = {"entries": [0, 0, 0], "providers": [0, 0, 0]}
    for name, fold in folds.items():
        kinds = Kinds((kind, texts) for out, (_, kind, texts) in fold if not out)
        row = counted["entries" if name == "entries" else "providers"]
        for kind, texts in ((kind, texts) for out, (_, kind, texts) in fold if out):
            guess = kinds.guess(texts)
            row[0] += 1
            row[1] += guess is not None
            row[2] += guess is not None and guess.kind == kind
    for name, (every, guessed, right) in counted.items():
        print(f"kinds of {name} kept out: {guessed / every:.0%} guessed, {right / guessed:.1%} of them right")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
