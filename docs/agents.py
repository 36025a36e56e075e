"""Keep `docs/agents.md` true: `python docs/agents.py` rewrites its session from a real one, `--check` only compares."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

PAGE = Path(__file__).parent / "agents.md"
COMMAND = [sys.executable, "-m", "errcode", "mcp"]
META = {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}}
LOG = '2026-11-20 12:00:01 ERROR coinone {"result":"error","error_code":"103","error_msg":"Lack of Balance"}'
ASKED: list[tuple[str, dict[str, object]]] = [
    ("tools/call", {"name": "explain", "arguments": {"text": LOG}}),
    ("tools/call", {"name": "lookup", "arguments": {"code": "105", "provider": "coinon"}}),
    ("resources/read", {"uri": "errcode://coinone/105"}),
]
SESSION = re.compile(r"(<!-- session -->\n).*(<!-- /session -->)", re.DOTALL)


def session() -> str:
    """Ask a server and give what was sent and what came back, as Markdown."""
    requests = [
        {"jsonrpc": "2.0", "id": number, "method": method, "params": {**params, "_meta": META}}
        for number, (method, params) in enumerate(ASKED, 1)
    ]
    with tempfile.TemporaryDirectory() as home:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("ERRCODE_")}
        environment |= {"HOME": home, "XDG_DATA_HOME": home, "XDG_CACHE_HOME": home, "PYTHONUTF8": "1"}
        sent = "".join(f"{json.dumps(request, ensure_ascii=False)}\n" for request in requests)
        ran = subprocess.run(
            COMMAND, input=sent, capture_output=True, text=True, encoding="utf-8", env=environment, cwd=home, check=True
        )
    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    shown = []
    for request, answer in zip(requests, answers, strict=True):
        del request["params"]["_meta"]  # type: ignore[attr-defined]
        answer.get("result", {}).pop("_meta", None)
        sent_, got = (json.dumps(one, ensure_ascii=False) for one in (request, answer))
        shown.append(f"```json\n→ {sent_}\n← {got}\n```\n")
    return "\n".join(shown)


def main() -> int:
    """Rewrite the page, or say whether it would change."""
    before = PAGE.read_text(encoding="utf-8")
    after = SESSION.sub(lambda match: f"{match[1]}{session()}{match[2]}", before)
    if "--check" in sys.argv:
        if after != before:
            sys.stdout.write("docs/agents.md: run python docs/agents.py\n")
        return int(after != before)
    PAGE.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
