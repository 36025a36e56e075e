#!/usr/bin/env bash
# @portone/server-sdk 0.19.0 loses what a gateway says: an answer that is no JSON, such as the page of a 502 or 504, becomes
# JavaScript's own SyntaxError about a token. Neither the HTTP status nor the call's error class (CancelPaymentError and the
# like) is told, so a program that decides by class or status takes for a fault of its code what may be a payment that was
# made. With a JSON body the same call rejects with its class. Seen on 2026-11-27 with Node 20. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @portone/server-sdk@0.19.0
cat >run.mjs <<'JAVASCRIPT'
import assert from "node:assert";
import { createServer } from "node:http";
import { PortOneClient } from "@portone/server-sdk";

let answer = ["application/json", "{}"];
const server = createServer((request, response) => {
  response.writeHead(502, { "content-type": answer[0] });
  response.end(answer[1]);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const baseUrl = `http://127.0.0.1:${server.address().port}`;
const client = PortOneClient({ secret: "secret", baseUrl });

async function cancel() {
  try {
    return await client.payment.cancelPayment({ paymentId: "payment-1", reason: "no stock" });
  } catch (error) {
    return error;
  }
}

answer = ["application/json", JSON.stringify({ type: "PG_PROVIDER", message: "refused", pgCode: "1", pgMessage: "x" })];
const told = await cancel();
assert.equal(told.constructor.name, "CancelPaymentError");
assert.equal(told.data.type, "PG_PROVIDER");

answer = ["text/html", "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n</html>"];
const lost = await cancel();
assert.equal(lost.constructor.name, "SyntaxError");
assert.ok(!JSON.stringify({ ...lost, message: lost.message }).includes("502"), lost.message);
console.log(`a refusal: ${told.constructor.name}; a page: ${JSON.stringify(lost.message)}`);
server.close();
JAVASCRIPT
node run.mjs
echo "as described"
