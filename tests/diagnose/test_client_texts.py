"""What client libraries show in place of an error (`clients[].shows` of the tables): it is explained."""

import json
import re
from pathlib import Path

import pytest

from errcode import explain

TABLES = Path(__file__).parent.parent.parent / "tables"
OPEN = re.compile(r"[%{<]|xx")
"""What makes a message a template: nothing stands in it that could be sent."""


def shown():
    """Give each text with a code or message that a client shows for an error of its table, and whose it is."""
    for path in sorted(TABLES.glob("*.json")):
        table = json.loads(path.read_text(encoding="utf-8"))
        for client in table.get("clients", ()):
            said = client.get("shows", "")
            entry = next(filter(lambda entry: plain(entry, client), table["errors"]), None)
            if entry is not None and ("{code}" in said or "{message}" in said):
                exception = next(iter(client.get("classes", ())), client.get("otherwise", "Exception"))
                filled = said.replace("{code}", entry["code"]).replace("{message}", message(entry))
                text = filled.replace("{class}", exception).replace("{*}", "400")
                yield pytest.param(text, table["id"], entry["code"], id=f"{table['id']}-{client['name']}")


def message(entry):
    """Give the first message of an entry, or nothing."""
    first = next(iter(entry["messages"]), "")
    return first if isinstance(first, str) else first["text"]


def plain(entry, client):
    """Say whether a client could show an entry: one of its sections, with a message that holds no placeholder."""
    ours = not client.get("sections") or entry.get("section") in client["sections"]
    return ours and entry["kind"] != "no-error" and bool(message(entry)) and not OPEN.search(message(entry))


@pytest.mark.parametrize(("text", "provider", "code"), list(shown()))
def test_what_a_client_shows_is_explained(text, provider, code):
    """Without any name beside it, the provider's code is among the findings, or among what a doubtful one may be."""
    findings = explain(text)
    told = {(found.provider, found.code) for found in findings}
    told |= {(other.provider, other.code) for found in findings if not found.certain for other in found.candidates}
    assert (provider, code) in told
