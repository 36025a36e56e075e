"""`errcode mcp` beside a server with the same four functions on the official package: start, memory, calls.

python benchmarks/agents.py PYTHON_WITH_MCP_AND_ERRCODE [CALLS]; prints the section of RESULTS.md. CPU is user and
system time of the server's process; the two are started in turn.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

OURS = [sys.executable, "-m", "errcode", "mcp"]
OFFICIAL = """
from mcp.server import MCPServer
import errcode
server = MCPServer("errcode")

@server.tool()
def explain(text: str) -> str:
    return str(errcode.explain(text))

@server.tool()
def lookup(code: str, provider: str = "") -> str:
    return str(errcode.lookup(code, providers=provider or ()))

@server.tool()
def search(query: str) -> str:
    return str(errcode.search(query, limit=5))

@server.tool()
def reverse(message: str) -> str:
    return str(errcode.reverse(message, limit=5))

server.run()
"""
TICK = os.sysconf("SC_CLK_TCK")
BODY = '{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}'


class Talk:
    """A server under measurement."""

    def __init__(self, command: list[str]) -> None:
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.number = 0

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a request and wait for its answer."""
        assert self.process.stdin
        assert self.process.stdout
        self.number += 1
        request = {"jsonrpc": "2.0", "id": self.number, "method": method, "params": params}
        self.process.stdin.write(json.dumps(request).encode() + b"\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer

    def begin(self) -> None:
        """Shake hands as the older versions do, which both speak."""
        self.ask("initialize", protocolVersion="2025-11-25", capabilities={}, clientInfo={"name": "b", "version": "1"})
        assert self.process.stdin
        self.process.stdin.write(b'{"jsonrpc":"2.0","method":"notifications/initialized"}\n')

    def call(self, name: str, **arguments: str) -> None:
        """Call a tool; an error would make the figures worthless."""
        answer = self.ask("tools/call", name=name, arguments=arguments)
        assert not answer["result"].get("isError"), answer

    @property
    def cpu(self) -> float:
        """Milliseconds of CPU so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK * 1000

    @property
    def memory(self) -> float:
        """Resident memory, in MB."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024

    def end(self) -> None:
        """Close it."""
        self.process.communicate()


def measured(command: list[str]) -> dict[str, float]:
    """Start a server, ask for the list and for one explanation."""
    talk = Talk(command)
    talk.begin()
    figures = {"ready": talk.cpu, "memory when ready": talk.memory}
    talk.call("explain", text=BODY)
    figures |= {"first explain": talk.cpu, "memory after it": talk.memory}
    talk.end()
    return figures


def per_call(name: str, calls: int, texts: list[dict[str, str]]) -> tuple[float, float]:
    """Give the CPU of a warm call in milliseconds, and by how many MB memory grew from the first tenth on."""
    talk = Talk(OURS)
    talk.begin()
    for arguments in texts[:50]:
        talk.call(name, **arguments)
    before = talk.cpu
    early = talk.memory
    for place in range(calls):
        talk.call(name, **texts[place % len(texts)])
        if place == calls // 10:
            early = talk.memory
    cost, grown = (talk.cpu - before) / calls, talk.memory - early
    talk.end()
    return cost, grown


def main(python: str, calls: int) -> None:
    """Measure and print."""
    runs: dict[str, list[dict[str, float]]] = {"ours": [], "official": []}
    for _ in range(5):
        runs["ours"].append(measured(OURS))
        runs["official"].append(measured([python, "-c", OFFICIAL]))
    print("| | `errcode mcp` | official package | ratio |\n| --- | ---: | ---: | ---: |")
    for figure in runs["ours"][0]:
        ours, theirs = (statistics.median(one[figure] for one in runs[who]) for who in ("ours", "official"))
        unit = "MB" if "memory" in figure else "ms CPU"
        print(f"| {figure} | {ours:.0f} {unit} | {theirs:.0f} {unit} | {theirs / ours:.1f} |")
    print("\n| warm | CPU ms a call | memory grown, MB |\n| --- | ---: | ---: |")
    bodies = [{"text": BODY.replace("}", f',"id":{number}}}')} for number in range(1_000)]
    for name, texts in (("explain", bodies), ("lookup", [{"code": "-1021"}, {"code": "105", "provider": "coinone"}])):
        cost, grown = per_call(name, calls, texts)
        print(f"| {calls:,} × {name} | {cost:.2f} | {grown:.1f} |")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
