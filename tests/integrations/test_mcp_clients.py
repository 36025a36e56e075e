"""`errcode mcp` as the official clients take it: Python and TypeScript in both eras, and the Inspector."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from test_mcp import COMMAND

HERE = Path(__file__).parent
PYTHON = os.environ.get("ERRCODE_MCP_PYTHON", "")
"""An interpreter that has the package `mcp`."""
NODE = os.environ.get("ERRCODE_MCP_NODE", "")
"""A folder whose node_modules hold `@modelcontextprotocol/client` and `@modelcontextprotocol/inspector`."""

pytestmark = pytest.mark.agents
needs_python = pytest.mark.skipif(not PYTHON, reason="ERRCODE_MCP_PYTHON names no interpreter with the package mcp")
needs_node = pytest.mark.skipif(
    not (NODE and shutil.which("node")), reason="ERRCODE_MCP_NODE names no folder with the npm packages"
)


def observed(*command):
    """Run a client and give what it saw."""
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60)
    assert ran.returncode == 0, ran.stderr[-2_000:]
    return [json.loads(line) for line in ran.stdout.splitlines()]


def well(seen, mode, listed):
    """Hold what a client saw against what it should have seen."""
    by = {}
    for one in seen:
        by.setdefault(one["what"], []).append(one)
    assert by["connected"][0]["version"] == ("2025-11-25" if mode == "legacy" else "2026-07-28")
    if listed:
        assert by["tools"][0]["names"] == ["explain", "lookup", "search", "reverse"]
    explained, looked, searched, reversed_, refused, surplus = by["call"]
    assert explained["structured"]["results"][0]["code"] == "-1021"
    assert looked["structured"]["results"][0]["code"] == "04"
    assert searched["structured"]["results"][0]["kind"] == "balance"
    assert reversed_["structured"]["results"][0]["code"] == "-1140"
    assert refused["error"]
    assert "binance" in refused["text"]
    assert "surprise" in surplus["structured"]["notes"][0]
    assert by["resources"][0]["uris"] == ["errcode://providers"]
    assert by["templates"][0]["uris"] == ["errcode://{provider}/{code}"]
    assert "nonce" in by["read"][0]["text"]
    assert "coinone" in by["completion"][0]["values"]
    assert all(value.startswith("co") for value in by["completion"][0]["values"])
    assert "105" in by["completion"][1]["values"]


@needs_python
@pytest.mark.parametrize("listed", ["list", "nolist"])
@pytest.mark.parametrize("mode", ["legacy", "auto", "2026-07-28"])
def test_the_python_client(mode, listed):
    """The official Python client lists and calls every tool, reads resources and completes, in both eras."""
    well(observed(PYTHON, str(HERE / "mcp_client.py"), mode, listed, *COMMAND), mode, listed == "list")


@needs_node
@pytest.mark.parametrize("listed", ["list", "nolist"])
@pytest.mark.parametrize("mode", ["legacy", "auto", "2026-07-28"])
def test_the_typescript_client(mode, listed):
    """The official TypeScript client does the same, with and without having listed the tools first."""
    well(observed("node", str(HERE / "mcp_client.mjs"), NODE, mode, listed, *COMMAND), mode, listed == "list")


@needs_node
def test_the_inspector():
    """The Inspector's command line lists the tools, calls one and reads a resource."""
    inspect = [str(Path(NODE) / "node_modules" / ".bin" / "mcp-inspector"), "--cli", *COMMAND]

    def run(*words):
        ran = subprocess.run([*inspect, *words], capture_output=True, text=True, encoding="utf-8", timeout=60)
        assert ran.returncode == 0, ran.stderr[-2_000:]
        return json.loads(ran.stdout)

    assert run("--method", "tools/list")["tools"][0]["name"] == "explain"
    called = run("--method", "tools/call", "--tool-name", "lookup", "--tool-arg", "code=-1021", "provider=binance")
    assert called["structuredContent"]["results"][0]["code"] == "-1021"
    assert "coinone" in run("--method", "resources/read", "--uri", "errcode://providers")["contents"][0]["text"]
