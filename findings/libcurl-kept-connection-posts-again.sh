#!/usr/bin/env bash
# curl_cffi 0.17.0 and pycurl 7.49.0 (libcurl below both; PHP's curl and many others stand on it) send a POST again by themselves
# over HTTP/1.1 where the server read it on a kept connection and closed without an answer: libcurl takes the connection for
# one that had died before. No retry is set, the session's retry option is at 0, and the program sees one answer, 200. On a
# connection of its own (CURLOPT_FRESH_CONNECT) it is sent once and the call fails; requests fails on a kept one too. Seen on
# 2026-11-28 with CPython 3.11. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q curl_cffi==0.17.0 pycurl==7.49.0 requests==2.34.2
"$folder/venv/bin/python" - <<'PYTHON'
import io
import socketserver
import threading

import curl_cffi.requests
import pycurl
import requests


class Exchange(socketserver.StreamRequestHandler):
    """Answer every GET; read the first order of a round, close without an answer, and accept the next."""

    def handle(self):
        while line := self.rfile.readline():
            length = 0
            while (header := self.rfile.readline().strip()) != b"":
                name, _, value = header.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
            self.rfile.read(length)
            if line.startswith(b"POST"):
                orders.append(line)
                if len(orders) == 1:
                    return
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")


orders = []
server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Exchange)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
url = f"http://127.0.0.1:{server.server_address[1]}/order"


def by_session(session):
    session.get(url)
    return session.post(url, data="quantity=1").status_code


def by_handle(fresh):
    handle, answer = pycurl.Curl(), io.BytesIO()
    handle.setopt(pycurl.URL, url)
    handle.setopt(pycurl.WRITEDATA, answer)
    handle.perform()
    handle.setopt(pycurl.POSTFIELDS, "quantity=1")
    handle.setopt(pycurl.FRESH_CONNECT, fresh)
    handle.perform()
    return handle.getinfo(pycurl.RESPONSE_CODE)


for name, call, times in (
    ("curl_cffi", lambda: by_session(curl_cffi.requests.Session()), 2),
    ("pycurl", lambda: by_handle(0), 2),
    ("pycurl, FRESH_CONNECT", lambda: by_handle(1), 1),
    ("requests", lambda: by_session(requests.Session()), 1),
):
    orders.clear()
    try:
        seen = call()
    except (pycurl.error, requests.ConnectionError) as error:
        seen = type(error).__name__
    print(f"{name}: sent {len(orders)} times, the program sees {seen}")
    assert len(orders) == times and (seen == 200) == (times == 2), (name, orders, seen)
PYTHON
