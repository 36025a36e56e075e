"""No order twice, no wait ignored, no refusal repeated: real clients and libraries against a failing exchange."""

import pytest
from needs import needs


@pytest.mark.parametrize("rule", ["stamina", "tenacity"])
@pytest.mark.parametrize("client", ["requests", "httpx", "ccxt", "aiohttp"])
def test_no_order_is_sent_twice(client, rule):
    """Under random faults an order is accepted at most once, waits are kept, and a refusal is not repeated."""
    needs(client, rule)
    from orders import run

    counts = run(client, rule, 24, seed=f"{client}{rule}")
    assert {name: counts[name] for name in ("orders", "twice", "early", "repeated")} == {
        "orders": 24, "twice": 0, "early": 0, "repeated": 0,
    }  # fmt: skip
    assert counts["accepted"] >= 16
