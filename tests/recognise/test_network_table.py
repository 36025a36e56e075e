"""The table of network errors and the vocabulary that recognises failures say the same."""

import pytest
from bundled import CATALOG

from errcode.recognise.network import Network

NETWORK = Network(CATALOG.network)


@pytest.mark.parametrize("entry", list(CATALOG.table("network")), ids=lambda entry: entry.code)
def test_an_entry_sends_again_as_the_vocabulary_does(entry):
    """What the vocabulary says was not sent may be sent again; the rest is looked at first."""
    texts = [entry.code, *(message.text for message in entry.messages)]
    failures = [row for text in texts if (row := NETWORK.of_text(text, alone=True)) is not None]
    policies = {row.retry or ("wait" if row.failure.sent == "no" else "check") for row in failures}
    assert not policies or entry.retry in policies
