"""A thousand orders under random faults, by three rules of sending again: how many stand in the book twice.

    pip install -e '.[integrations]' && python benchmarks/orders.py [--orders 1000]

Real clients (requests, httpx, ccxt, aiohttp) send to an exchange on the loopback address (tests/integrations), each
rule the same orders under the same faults. The table is what docs/bots.md shows.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "integrations"))

from orders import CLIENTS, run

PARTS = 8
RULES = {
    "errcode": lambda part: (list(CLIENTS)[part % 4], "stamina" if part < 4 else "tenacity"),
    "ccxt's `NetworkError`, three times": lambda _: ("ccxt", "NetworkError"),
    "anything, three times": lambda part: (list(CLIENTS)[part % 4], "thrice"),
}
COLUMNS = {
    "orders": "orders",
    "accepted": "accepted",
    "twice": "accepted twice or more",
    "early": "waits ignored",
    "repeated": "refused for good and repeated",
    "unknown": "outcome unknown, and said so",
    "requests": "requests",
}


def total(rule, orders):
    """Give the sums of a rule over all parts."""
    sums = dict.fromkeys(COLUMNS, 0)
    for part in range(PARTS):
        counts = run(*RULES[rule](part), orders // PARTS, seed=part, workers=6)
        counts["unknown"] = sum(told == "OutcomeUnknown" for told in counts["told"].values())
        for name in COLUMNS:
            sums[name] += counts[name]
    return sums


def main():
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--orders", type=int, default=1000)
    orders = parser.parse_args().orders
    print(f"| rule | {' | '.join(COLUMNS.values())} |")
    print(f"|---|{'---|' * len(COLUMNS)}")
    for rule in RULES:
        sums = total(rule, orders)
        print(f"| {rule} | {' | '.join(f'{sums[name]:,}' for name in COLUMNS)} |", flush=True)


if __name__ == "__main__":
    main()
