#!/usr/bin/env bash
# ib_async 2.1.0 calls an order cancelled when TWS refuses to cancel it. The answers 161 (not in a cancellable state) and 10148
# (can not be cancelled, state: Filled) are errors about the request to cancel; the order is filled, or lives on. The wrapper
# takes every error that it does not count among its warnings for the end of the order: status Cancelled, isDone() true,
# cancelledEvent fired. The same with 104 (a filled order was to be modified) and 103 (the id of a living order was used
# again). A program that hedges or sends anew on that event doubles its position. Seen on 2026-11-28 with CPython 3.11.
# Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q ib_async==2.1.0
"$folder/venv/bin/python" - <<'PYTHON'
import logging

from ib_async import IB, LimitOrder, OrderStatus, Stock, Trade

logging.disable(logging.CRITICAL)
ANSWERS = {
    161: "Cancel attempted when order is not in a cancellable state. Order permId =1234567890",
    10148: "OrderId 7 that needs to be cancelled can not be cancelled, state: Filled.",
    104: "Can't modify a filled order.",
    103: "Duplicate order id",
}


def told(code, text):
    """What a program sees of a living order after TWS has answered so; events are in the order in which they came."""
    ib = IB()
    order = LimitOrder("BUY", 100, 10.0, orderId=7, clientId=1)
    status = OrderStatus(orderId=7, status=OrderStatus.Submitted)
    trade = Trade(Stock("AAPL", "SMART", "USD"), order, status, [], [])
    ib.wrapper.clientId = 1
    ib.wrapper.trades[(1, 7)] = trade
    events = []
    trade.cancelledEvent += lambda _: events.append("cancelledEvent")
    ib.wrapper.error(7, code, text, "")
    return trade.orderStatus.status, trade.isDone(), events


for code, text in ANSWERS.items():
    seen = told(code, text)
    print(code, text, "->", seen)
    assert seen == ("Cancelled", True, ["cancelledEvent"]), seen
assert told(105, "Order being modified does not match the original order.")[1] is False
PYTHON
echo "as described"
