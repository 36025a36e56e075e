// Drives a server with the official TypeScript client and prints what came back, one JSON object a line.
//
// node mcp_client.mjs FOLDER {legacy|auto|VERSION} {list|nolist} COMMAND [ARG…]; FOLDER has node_modules with
// @modelcontextprotocol/client.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, mode, listed, command, ...args] = process.argv.slice(2);
const require = createRequire(`${folder}/x.js`);
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const { Client } = await load("@modelcontextprotocol/client");
const { StdioClientTransport } = await load("@modelcontextprotocol/client/stdio");

const say = (what, values) => console.log(JSON.stringify({ what, ...values }));
const calls = [
  ["explain", { text: '{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}' }],
  ["lookup", { code: "04", provider: "data-go-kr" }],
  ["search", { query: "insufficient balance", provider: "coinone", limit: 2 }],
  ["reverse", { message: "limit must be between 1 and 500.", lang: "ko" }],
  ["lookup", { code: "1", provider: "binanse" }],
  ["lookup", { code: "105", provider: "coinone", surprise: true }],
];
const pinned = mode === "legacy" || mode === "auto" ? mode : { pin: mode };
const client = new Client({ name: "test", version: "1" }, { versionNegotiation: { mode: pinned } });
await client.connect(new StdioClientTransport({ command, args, stderr: "inherit" }));
say("connected", { version: client.getNegotiatedProtocolVersion?.(), instructions: client.getInstructions() });
if (listed === "list") say("tools", { names: (await client.listTools()).tools.map((tool) => tool.name) });
for (const [name, given] of calls) {
  const result = await client.callTool({ name, arguments: given });
  const text = result.content.map((part) => part.text).join("");
  say("call", { name, error: result.isError ?? false, text, structured: result.structuredContent ?? null });
}
say("resources", { uris: (await client.listResources()).resources.map((one) => one.uri) });
const templates = (await client.listResourceTemplates()).resourceTemplates.map((one) => one.uriTemplate);
say("templates", { uris: templates });
const read = await client.readResource({ uri: "errcode://kraken/EAPI%3AInvalid%20nonce" });
say("read", { text: read.contents[0].text });
const ref = { type: "ref/resource", uri: templates[0] };
for (const asked of [
  { ref, argument: { name: "provider", value: "coi" } },
  { ref, argument: { name: "code", value: "10" }, context: { arguments: { provider: "coinone" } } },
]) say("completion", { values: (await client.complete(asked)).completion.values });
await client.close();
