#!/usr/bin/env bash
# aiohttp names the status 400 for an answer of 200 whose body was cut off.
#
# A server that answers `200 OK` with a Content-Length and closes before the body is whole makes aiohttp 3.14.5 raise
# ClientPayloadError, whose text says 400, in the words of an HTTP error:
#
#   ClientPayloadError: Response payload is not completed: <ContentLengthError: 400, message='Not enough data to satisfy
#   content length header (received 13 of 500 bytes).'>
#
# No server sent a 400: it is aiohttp's own parser that makes every parsing error an HTTP 400. A program that reads the
# number in the text (or a log that counts them) takes an order that was accepted for a refused one, and sends it again.
# Fails when the text no longer says so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check 'aiohttp==3.14.5'
cat >"$work/cut.py" <<'PY'
import asyncio

import aiohttp


async def answer(reader, writer):
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"orderId":28')
    await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server, aiohttp.ClientSession() as session:
        async with session.post(f"http://127.0.0.1:{port}/order") as response:
            print("status:", response.status)
            try:
                await response.read()
            except aiohttp.ClientPayloadError as error:
                print(f"{type(error).__name__}: {error}")


asyncio.run(main())
PY
out=$("$work/venv/bin/python" "$work/cut.py")
echo "$out"
grep -qx "status: 200" <<<"$out"
grep -q "^ClientPayloadError: .*ContentLengthError: 400, message=" <<<"$out"
echo "as described"
