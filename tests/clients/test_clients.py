"""What real clients print of a provider's answers is understood; `record.py` says how it was recorded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bundled import ENGINE

RECORDED = [json.loads(line) for line in (Path(__file__).parent / "recorded.jsonl").read_text("utf-8").splitlines()]
ERRORS = [one for one in RECORDED if one["code"] not in ("", "page")]
READER = ENGINE.diagnoser


def fault(one: dict[str, Any]) -> str:
    """Say what is wrong with what is found in a text of a client; nothing when it is right."""
    found = READER.findings(one["text"])
    known = [finding for finding in found if finding.known and finding.provider != "http"]
    if one["code"] in ("", "page"):
        return f"found {[(finding.provider, finding.code) for finding in known]}" if known else ""
    pairs = {(finding.provider, finding.code) for finding in known}
    sure = {(finding.provider, finding.code) for finding in known if finding.certain}
    others = {(other.provider, other.code) for finding in known for other in finding.candidates if not finding.certain}
    wanted = (one["provider"], one["code"])
    if sure - {wanted}:
        return f"certain of {sorted(sure - {wanted})}"
    return "" if wanted in pairs | others else "not found"


def test_what_clients_print_of_an_error_is_found() -> None:
    """The code that the server sent is found in what the client prints, and nothing else is certain."""
    faults = {f"{one['language']} {one['client']} {one['code']}": wrong for one in ERRORS if (wrong := fault(one))}
    assert faults == {}


@pytest.mark.parametrize("what", ["", "page"])
def test_what_clients_print_of_successes_and_pages_is_no_code(what: str) -> None:
    """An answer that all is well, or a gateway's page, holds no error of the provider's."""
    assert [(one["client"], wrong) for one in RECORDED if one["code"] == what and (wrong := fault(one))] == []


def test_no_recording_tells_where_it_was_made() -> None:
    """Paths of the recording machine are written as any machine has them."""
    told = [one["client"] for one in RECORDED if any(path in one["text"] for path in ("/root/", "/home/", "/tmp/"))]
    assert told == []
