"""An exchange on the loopback address that fails as real ones do, and keeps a ledger of what every order met.

Bodies and statuses are Binance's documented ones. An order is told by its `newClientOrderId`; the first thing that each
request of an order meets is taken from the order's own list of faults, then it is accepted.
"""

import json
import random
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

FAULTS = (
    "hang", "close", "cut", "bad-gateway", "unknown", "ban", "retry-after", "clock", "signature", "balance", "refused",
)  # fmt: skip
"""What may happen to a request; `refused` is the client's doing: it knocks where nobody listens."""
TAKEN = frozenset(("hang", "close", "cut", "bad-gateway", "unknown"))
"""Faults after which the order stands in the book all the same."""
PERMANENT = frozenset(("signature", "balance"))
PAUSE = 0.25
"""Seconds that a ban or a limit lasts here."""

_UNKNOWN = "Send status unknown; execution status unknown."
_BODIES = {
    "unknown": (504, -1007, f"Timeout waiting for response from backend server. {_UNKNOWN}"),
    "signature": (400, -1022, "Signature for this request is not valid."),
    "balance": (400, -2010, "Account has insufficient balance for requested action."),
    "clock": (400, -1021, "Timestamp for this request is outside of the recvWindow."),
}  # fmt: skip
_LIMIT = (
    "Too much request weight used; current limit is 6000 request weight per 1 MINUTE. "
    "Please use WebSocket Streams for live updates to avoid polling the API."
)
_BAN = (
    "Way too much request weight used; IP banned until {}. Please use WebSocket Streams for live updates to avoid bans."
)


class Order:
    """What became of one order."""

    def __init__(self, faults):
        self.faults = list(faults)
        self.accepted = 0
        self.requests = 0
        self.early = 0
        self.after_permanent = 0
        self.not_before = 0.0
        self.refused_for_good = False
        self.ahead = "clock" in self.faults
        """Whether the client's clock is wrong until it is renewed."""


class Ledger:
    """Every order, by its id."""

    def __init__(self):
        self.orders = {}
        self._lock = threading.Lock()

    def plan(self, name, faults):
        """Say what will happen to the requests of an order."""
        self.orders[name] = Order(faults)

    def meet(self, name):
        """Note a request; give what happens to it."""
        with self._lock:
            order = self.orders[name]
            order.requests += 1
            order.early += time.time() < order.not_before
            order.after_permanent += order.refused_for_good
            fault = order.faults.pop(0) if order.faults else None
            if fault == "clock" and not order.ahead:
                fault = None
            if fault == "clock":
                order.faults.insert(0, "clock")
            if fault is None or fault in TAKEN:
                order.accepted += 1
            if fault in ("ban", "retry-after"):
                order.not_before = time.time() + PAUSE
            if fault in PERMANENT:
                order.faults.insert(0, fault)
                order.refused_for_good = True
            return order, fault

    def counts(self):
        """Sum up: orders, orders that stand in the book twice or more, waits ignored, refusals that were repeated."""
        orders = list(self.orders.values())
        return {
            "orders": len(orders),
            "accepted": sum(order.accepted > 0 for order in orders),
            "twice": sum(order.accepted > 1 for order in orders),
            "early": sum(order.early > 0 for order in orders),
            "repeated": sum(order.after_permanent > 1 for order in orders),
            "requests": sum(order.requests for order in orders),
        }


def plan(seed, count, prefix=""):
    """Give the faults of so many orders, by name: two of three meet something, some several things in turn."""
    dice = random.Random(seed)
    orders = {}
    for number in range(count):
        faults = []
        while dice.random() < (0.66 if not faults else 0.3) and len(faults) < 3:
            faults.append(dice.choice(FAULTS))
        if "clock" in faults:
            faults = [*(fault for fault in faults if fault != "clock"), "clock"]
        orders[f"{prefix}{number:05d}"] = faults
    return orders


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        length = int(self.headers.get("Content-Length") or 0)
        said = parse_qs(self.rfile.read(length).decode()) | parse_qs(urlsplit(self.path).query)
        order, fault = self.server.ledger.meet(said["newClientOrderId"][0])
        if fault == "hang":
            time.sleep(self.server.hang)
        if fault in ("hang", "close"):
            self.close_connection = True
        elif fault == "cut":
            self._send(200, '{"symbol":"BTCUSDT","orderId":28,', {"Content-Length": "500"})
            self.close_connection = True
        elif fault == "bad-gateway":
            self._send(
                502, "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>", kind="text/html"
            )
        elif fault == "ban":
            until = int(order.not_before * 1000) + 1
            self._code(418, -1003, _BAN.format(until))
        elif fault == "retry-after":
            self._code(429, -1003, _LIMIT, {"Retry-After": str(PAUSE + 0.01)})
        elif fault in _BODIES:
            self._code(*_BODIES[fault])
        else:
            self._send(200, '{"symbol":"BTCUSDT","orderId":28,"status":"NEW"}')

    def _code(self, status, code, message, headers=None):
        self._send(status, json.dumps({"code": code, "msg": message}), headers)

    def _send(self, status, body, headers=None, kind="application/json"):
        data = body.encode()
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments):
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request, client_address):
        """A client that has gone is none of the server's troubles."""


class Exchange:
    """A running exchange; `with Exchange() as exchange` ends it."""

    def __init__(self, hang=0.6):
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self.ledger = self._server.ledger = Ledger()
        self._server.hang = hang
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self.nobody = f"http://127.0.0.1:{_free_port()}"
        """An address where nobody listens."""

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()

    def address(self, name):
        """Give where an order's next request goes: nowhere, when the plan says that nobody listens."""
        order = self.ledger.orders[name]
        if order.faults[:1] == ["refused"]:
            order.faults.pop(0)
            return self.nobody
        return self.url


def _free_port():
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
