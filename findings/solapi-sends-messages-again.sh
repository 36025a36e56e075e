#!/usr/bin/env bash
# solapi 6.0.1 for Node sends a text message up to four times by itself: an answer of 503 and a reset connection make it repeat
# the POST three times at once, without a pause, though the server may have read and taken each of them; nothing in the body
# makes the four one, and each that is taken is a message to somebody and is charged. A 500, a 502 and a connection that is
# closed in good order are not repeated. What is raised in the end says "Request failed after retry(count: 3)" and holds
# neither the status nor the answer. Seen on 2026-11-28 with Node 20. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund solapi@6.0.1
cat >run.mjs <<'JAVASCRIPT'
import assert from "node:assert";
import { createServer } from "node:http";
import { SolapiMessageService } from "solapi";

const direct = globalThis.fetch;

/** Send one message to a server that reads it whole and then fails in one way; give the bodies and what was raised. */
async function sent(failing) {
  const bodies = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      bodies.push(body);
      failing(request, response);
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const here = `http://127.0.0.1:${server.address().port}`;
  globalThis.fetch = (url, options) => direct(String(url).replace("https://api.solapi.com", here), options);
  const service = new SolapiMessageService("KEY0000000000000", "SECRET00000000000000000000000000");
  const error = await service.send({ to: "01000000000", from: "0200000000", text: "hello" }).catch((raised) => raised);
  server.close();
  return { bodies, error };
}

const status = (code) => (request, response) => response.writeHead(code).end("<html></html>");
const busy = await sent(status(503));
const reset = await sent((request) => request.socket.resetAndDestroy());
for (const { bodies, error } of [busy, reset]) {
  assert.equal(bodies.length, 4);
  assert.equal(new Set(bodies).size, 1);
  assert.equal(error.errorMessage, "Request failed after retry(count: 3)");
  assert.ok(!JSON.stringify(error).includes("503"));
}
for (const failing of [status(500), status(502), (request) => request.socket.destroy()]) {
  assert.equal((await sent(failing)).bodies.length, 1);
}
console.log(`503: sent ${busy.bodies.length} times; reset: sent ${reset.bodies.length} times; raised: ${busy.error}`);
process.exit(0);
JAVASCRIPT
node run.mjs
echo "as described"
