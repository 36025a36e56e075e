#!/usr/bin/env bash
# Why an exchange closed a WebSocket is lost in the ordinary loop of two clients. `async for message in ws` of aiohttp 3.14.5
# ends as after a normal close: no exception, the code afterwards in ws.close_code, the reason nowhere. `recv()` of
# websocket-client 1.9.2 gives an empty text for the close, then "Connection to remote host was lost", code and reason nowhere
# (its WebSocketApp has both in on_close). websockets 17.4 raises with both. Seen on 2026-11-27 with CPython 3.11. Fails when
# that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check aiohttp==3.14.5 websocket-client==1.9.2 websockets==17.4
"$folder/venv/bin/python" - <<'PYTHON'
import asyncio

import aiohttp
import websocket
import websockets
from websockets.asyncio.server import serve

CODE, REASON = 4001, "Invalid signature"


async def refusing(connection):
    await connection.send('{"event":"hello"}')
    await connection.close(CODE, REASON)


async def with_aiohttp(address):
    async with aiohttp.ClientSession() as session, session.ws_connect(address) as ws:
        texts = [message.data async for message in ws]
    print("aiohttp:", texts, "then the loop ends; close_code", ws.close_code)
    assert texts == ['{"event":"hello"}'] and ws.close_code == CODE and ws.exception() is None
    assert not any(REASON in str(getattr(ws, name, "")) for name in dir(ws) if not name.startswith("__"))


def with_websocket_client(address):
    ws = websocket.create_connection(address)
    texts = [ws.recv(), ws.recv()]
    try:
        ws.recv()
    except websocket.WebSocketConnectionClosedException as error:
        print("websocket-client:", texts, "then", error)
        assert texts[1] == "" and str(CODE) not in str(error) and REASON not in str(error)
    else:
        raise SystemExit("nothing was raised")


async def with_websockets(address):
    async with websockets.connect(address) as ws:
        try:
            async for _ in ws:
                pass
        except websockets.ConnectionClosedError as error:
            print("websockets:", error)
            assert error.rcvd.code == CODE and error.rcvd.reason == REASON
        else:
            raise SystemExit("nothing was raised")


async def main():
    async with serve(refusing, "127.0.0.1", 0) as server:
        address = f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        await with_aiohttp(address)
        await asyncio.to_thread(with_websocket_client, address)
        await with_websockets(address)


asyncio.run(main())
PYTHON
echo "as described"
