"""Compare the tables of the four seed providers with the documents that they were written from, row by row.

    python tests/compare_seeds.py SEEDS_DIR [TABLES_DIR]

Five documents are read: `coinone-official.txt` and `coinone-reference.md`, `koscom-open-platform.md`, `weex-v3.txt` and
`orderly-evm.txt`. For every row of a document the table must have an entry with the same code and name, HTTP status,
message texts (all of them, in the document's order), Korean description and section; and no entry or message of a table
may claim a document that does not have it. What a table takes from wider sources (it says so with a `source` of its
own, where the document's entries and messages have none) is not looked at. Every difference is a line; any difference
is exit code 1.
"""

from __future__ import annotations

import html
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

COINONE_SECTIONS = {
    "Access & Auth": "access",
    "Parameter / Format": "parameter",
    "Order / Balance": "order",
    "V2 Nonce / Signature": "signature",
    "Withdrawal / Address": "withdrawal",
    "Order Rules": "order-rules",
    "V2/V2.1 Order Query": "order-query",
    "Withdrawal 3000 Series": "withdrawal-3000",
}
COINONE_CORRECTIONS = {"151": "access", "405": "server", **{str(code): "order-rules" for code in range(161, 168)}}
"""The reference's misplaced codes: a V1 token, a server error, and order fields under withdrawals."""

KOSCOM_SECTIONS = {
    "### Common Error": "common",
    "#### A. 오픈플랫폼 인증서버 에러": "auth",
    "#### B. 오픈플랫폼 증권사 연계 서버 에러": "exco",
    "#### C. 증권사 서버 에러": "broker",
}

WEEX_SECTIONS = {
    "10xx - General Server or Network issues": "general",
    "10xx - Authentication / Access": "auth",
    "11xx - Request Content / Parameters": "request",
    "20xx - Spot Config / Validation": "spot-config",
    "22xx - Spot Trading": "spot-trading",
}

Row = dict[str, Any]
Rows = dict[str, Row]
"""A document's rows by code; what a document does not say is no key of its row."""


def main(arguments: list[str]) -> int:
    """Print the differences; 0 when there are none."""
    if len(arguments) not in (1, 2):
        print("usage: python tests/compare_seeds.py SEEDS_DIR [TABLES_DIR]", file=sys.stderr)
        return 2
    seeds = Path(arguments[0])
    tables = Path(arguments[1]) if len(arguments) == 2 else Path(__file__).resolve().parent.parent / "tables"
    documents = {
        "coinone": coinone(text(seeds, "coinone-official.txt"), text(seeds, "coinone-reference.md")),
        "koscom": koscom(text(seeds, "koscom-open-platform.md")),
        "weex": weex(text(seeds, "weex-v3.txt")),
        "orderly": orderly(text(seeds, "orderly-evm.txt")),
    }
    found = []
    for provider, rows in documents.items():
        table = json.loads((tables / f"{provider}.json").read_text(encoding="utf-8"))
        found += [f"{provider} {line}" for line in differences(rows, table)]
        messages = sum(len(row["messages"]) for row in rows.values())
        print(f"{provider}: {len(rows)} codes, {messages} messages")
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len(found)} differences")
    return 1 if found else 0


def text(folder: Path, name: str) -> str:
    """Read a document."""
    return (folder / name).read_text(encoding="utf-8")


def coinone(official: str, reference: str) -> Rows:
    """Read codes, messages and Korean from the official page; sections, and two more codes, from the reference."""
    sections = {}
    for line in reference.splitlines():
        if line.startswith("## "):
            heading = line.removeprefix("## ")
        elif listed := re.match(r"- \*\*(\d+)\*\*: ", line):
            sections[listed[1]] = COINONE_CORRECTIONS.get(listed[1], COINONE_SECTIONS[heading])
    rows: Rows = {code: {"messages": [], "section": section} for code, section in sections.items()}
    for code, message, description in cells(official, 3):
        rows[code] = {"messages": [message], "ko": description, "section": sections[code], "http_status": None}
    return rows


def koscom(document: str) -> Rows:
    """Read HTTP status, code, message and Korean description, freed of Markdown's escapes and code marks."""
    rows: Rows = {}
    section = None
    for line in document.splitlines():
        section = KOSCOM_SECTIONS.get(line, section)
        for status, code, message, description in cells(line, 4):
            rows[code] = {
                "http_status": int(status),
                "messages": [message.replace("`", "")],
                "section": section,
            }
            if description != ".":  # 6004 has a full stop in place of a description
                rows[code]["ko"] = html.unescape(re.sub(r"\\(.)", r"\1", description))
    return rows


def weex(document: str) -> Rows:
    """Read code and name from the headings, messages from the bullets under them."""
    rows: Rows = {}
    section = None
    for line in document.splitlines():
        section = WEEX_SECTIONS.get(line, section)
        if heading := re.fullmatch(r"(-\d+) ([A-Z_]+)", line):
            code, name = heading.groups()
            rows[code] = {"name": name, "messages": [], "section": section, "http_status": None}
        elif line.startswith("  • "):
            rows[code]["messages"].append(line.removeprefix("  • "))
    return rows


def orderly(document: str) -> Rows:
    """Read code, HTTP status, name and messages; a code's rows are its messages."""
    rows: Rows = {}
    for code, status, name, message in cells(document, 4):
        row = rows.setdefault(code, {"http_status": int(status), "name": name, "messages": []})
        if (row["http_status"], row["name"]) != (int(status), name):
            raise ValueError(f"orderly-evm.txt: {code} has two statuses or names")
        row["messages"].append(message)
    return rows


def cells(document: str, columns: int) -> Iterator[list[str]]:
    """Give the cells of every table row that has so many columns and a number among its first two."""
    for line in document.splitlines():
        row = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(row) == columns and any(re.fullmatch(r"-?\d+", cell) for cell in row[:2]):
            yield row


def differences(rows: Rows, table: Row) -> Iterator[str]:
    """Give a line for everything in which the table and the document's rows differ."""
    entries: dict[str, Row] = {}
    for entry in table["errors"]:
        if is_the_documents(entry):
            if entry["code"] in entries:
                yield f"{entry['code']}: has two entries"
            entries[entry["code"]] = entry
    yield from (f"{code}: is in the document and not in the table" for code in rows if code not in entries)
    yield from (f"{code}: is in the table and not in the document" for code in entries if code not in rows)
    for code in rows.keys() & entries.keys():
        expected, actual = rows[code], facts(entries[code], table)
        for key in expected:
            if expected[key] != actual.get(key):
                yield f"{code}: {key}: document {expected[key]!r}, table {actual.get(key)!r}"
        if "ko" not in expected and actual.get("ko") is not None:
            yield f"{code}: ko: the document has no description, the table names the provider as its author"


def is_the_documents(row: Row) -> bool:
    """Tell whether an entry or a message is the seed documents': it has no source of its own, or the reference's."""
    return row.get("source") in (None, "reference")


def facts(entry: Row, table: Row) -> Row:
    """Give what a document could say about an entry, in the shape of its rows."""
    messages = [{"text": item} if isinstance(item, str) else item for item in entry["messages"]]
    author = {**table.get("by", {}), **entry.get("by", {})}.get("ko", "provider")
    return {
        "name": entry.get("name"),
        "http_status": entry.get("http_status"),
        "messages": [message["text"] for message in messages if is_the_documents(message)],
        "section": entry["section"],
        "ko": entry["meaning"]["ko"] if author == "provider" else None,
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
