"""Compare the kinds of the tables with the exception classes of ccxt, code by code.

    python tests/compare_ccxt.py [PROVIDER...]

ccxt (`pip install ccxt`; needed by this script only) maps codes and messages to exception classes; every kind names the
class that means the same. The two agree when the classes are equal or one is a case of the other. Codes for which ccxt
says no more than `ExchangeError` are not counted. Printed are the disagreements, a line each, the reasons by class
(`tests/ccxt_argued.json`; one without a reason is marked) and the agreement per provider.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import ccxt

from errcode.catalog.catalog import Catalog, Table
from errcode.catalog.folders import bundled_folder

NAMES = {"orderly": "woofipro", "woox": "woo", "crypto-com": "cryptocom", "gemini-exchange": "gemini"}
"""Where ccxt calls a provider something else."""
PRODUCTS = {
    "spot": "spot",
    "linear": "usdm",
    "inverse": "coinm",
    "option": "options",
    "portfolioMargin": "portfolio-margin",
}
"""ccxt's names of products that are sections of a table."""
SAME = {
    "ArgumentsRequired": "BadRequest",
    "CancelPending": "InvalidOrder",
    "ContractUnavailable": "MarketClosed",
    "DDoSProtection": "RateLimitExceeded",
    "RestrictedLocation": "PermissionDenied",
}
"""Classes by which ccxt tells apart what is one trouble here, though they do not descend from one another."""
OTHERS = {
    "binance": {"wallet"},  # ccxt's -40xx are the futures' codes
    "kucoin": {"broker", "http", "websocket"},
    "bitget": {"ws"},
    "bybit": {"ws"},
}
"""Sections of which ccxt's map holds no codes: a number that it has, too, is another product's error."""


ARGUED = {
    (kind, row["ccxt"]): row["why"]
    for row in json.loads((Path(__file__).parent / "ccxt_argued.json").read_text(encoding="utf-8"))
    for kind in row["kinds"]
}
"""Why a kind is kept where ccxt has another class."""


def classes(exceptions: dict[str, Any], product: str | None = None) -> dict[tuple[str | None, str], type]:
    """Give ccxt's class by product (or None) and code or message."""
    found: dict[tuple[str | None, str], type] = {}
    for key, value in exceptions.items():
        if isinstance(value, dict):
            found |= classes(value, PRODUCTS.get(key, product))
        elif isinstance(value, type):
            found[product, str(key)] = getattr(ccxt, SAME.get(value.__name__, value.__name__))
    return found


def kinds(table: Table) -> list[tuple[str | None, str, str, str]]:
    """Give section, code, the text to look up in ccxt and the kind, of entries or of their messages with own kinds."""
    rows: list[tuple[str | None, str, str, str]] = []
    for entry in table:
        own = [message for message in entry.messages if message.kind]
        if entry.kind and not own:
            rows.append((entry.section, entry.code, entry.code, entry.kind))
        rows += [(entry.section, entry.code, message.text, str(message.kind)) for message in own]
    return rows


def agree(ours: str | None, theirs: type) -> bool:
    """Tell whether a class name and a class are equal or one is a case of the other, generic classes apart."""
    mine = getattr(ccxt, ours or "", None)
    return bool(mine) and (issubclass(mine, theirs) or issubclass(theirs, mine))


def compare(provider: str, catalog: Catalog, differing: Counter[tuple[str, str]]) -> tuple[int, int]:
    """Print a provider's disagreements and count them; give the numbers of agreements and of comparable codes."""
    exchange = getattr(ccxt, NAMES.get(provider, provider), None)
    if exchange is None:
        return 0, 0
    theirs = classes(exchange().exceptions)
    same = total = 0
    for section, code, text, kind in kinds(catalog.table(provider)):
        their = theirs.get((section, text)) or theirs.get((None, text))
        if their in (None, ccxt.ExchangeError, ccxt.BaseError) or section in OTHERS.get(provider, ()):
            continue
        total += 1
        if agree(catalog.kinds[kind].ccxt, their):
            same += 1
        else:
            differing[kind, their.__name__] += 1
            shown = "" if text == code else f" {text!r}"
            print(
                f"{provider}\t{section}\t{code}{shown}\tours {kind} ({catalog.kinds[kind].ccxt})\tccxt {their.__name__}"
            )
    return same, total


def main(providers: list[str]) -> None:
    """Compare the named providers, or all that ccxt knows."""
    catalog = Catalog([bundled_folder()])
    differing: Counter[tuple[str, str]] = Counter()
    results = {provider: compare(provider, catalog, differing) for provider in providers or catalog.ids()}
    for theirs in sorted({theirs for _, theirs in differing}):
        numbers = {kind: number for (kind, their), number in sorted(differing.items()) if their == theirs}
        print(f"\nccxt {theirs}: ours " + ", ".join(f"{kind} {number}" for kind, number in numbers.items()))
        for why in dict.fromkeys(ARGUED.get((kind, theirs), f"NOT ARGUED: {kind}") for kind in numbers):
            print(f"  {why}")
    print(f"\nccxt {ccxt.__version__}: agreement where it is more specific than ExchangeError")
    for provider, (same, total) in results.items():
        if total:
            print(f"  {provider:12} {same:4} of {total:4}  {100 * same / total:5.1f} %")
    same, total = (sum(numbers) for numbers in zip(*results.values(), strict=True))
    argued = sum(number for pair, number in differing.items() if pair in ARGUED)
    print(f"  {'all':12} {same:4} of {total:4}  {100 * same / max(total, 1):5.1f} %")
    print(f"  {'or argued':12} {same + argued:4} of {total:4}  {100 * (same + argued) / max(total, 1):5.1f} %")


if __name__ == "__main__":
    main(sys.argv[1:])
