#!/usr/bin/env bash
# axios-retry 4.5.0 sends a POST again when the connection breaks, without being told to: its default condition holds back
# a POST that was answered with 5xx, but for a request without an answer asks only whether the network failed. A server that
# read the whole order and then dropped the connection gets it four times with `retries: 3`; a server that answered 500
# gets it once. `retryCondition: axiosRetry.isIdempotentRequestError` sends once in both cases. Seen on 2026-11-27 with
# axios 1.21.1 and Node 20. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund axios@1.21.1 axios-retry@4.5.0 >/dev/null
cat >orders.mjs <<'JS'
import assert from "node:assert/strict";
import http from "node:http";

import axios from "axios";
import axiosRetry from "axios-retry";

let answer;
let orders = 0;
const server = http.createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    orders += 1;
    if (answer === "none") request.socket.destroy();
    else response.writeHead(answer).end();
  });
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const address = `http://127.0.0.1:${server.address().port}/orders`;

async function sent(how, options = {}) {
  answer = how;
  orders = 0;
  const client = axios.create();
  axiosRetry(client, { retries: 3, ...options });
  const error = await client.post(address, { side: "buy", quantity: 1 }).catch((failed) => failed);
  console.log(`${how}: ${orders} arrived; ${error.code}`);
  return orders;
}

assert.equal(await sent("none"), 4);
assert.equal(await sent(500), 1);
assert.equal(await sent("none", { retryCondition: axiosRetry.isIdempotentRequestError }), 1);
server.close();
JS
node orders.mjs
echo "as described"
