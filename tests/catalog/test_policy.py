"""What a table says about sending again becomes an entry's policy, advice, waits and ways to look."""

from __future__ import annotations

from errcode.catalog import policy
from errcode.catalog.table import Table
from errcode.model import Text, Wait

WORDS = {
    "retries": [{"id": id_, "advice": {"en": f"any {id_}"}} for id_ in policy.CAREFUL],
    "kinds": [
        {
            "id": "server",
            "name": {"en": "Server"},
            "advice": {"check": {"en": "look"}, "wait": {"en": "later"}},
            "retry": {"read": "wait", "order": "check"},
        },
        {"id": "nonce", "name": {"en": "Nonce"}, "advice": {"resync": {"en": "sync"}}, "retry": "resync"},
    ],
}
CASES = {
    "cases": [
        {
            "id": "nonce-used",
            "kind": "nonce",
            "retry": {"read": "resync", "order": "check"},
            "name": {"en": "Used"},
            "advice": {"en": "it may have been executed"},
        }
    ]
}


def entry(**row):
    """Give the entry that a table of one row has."""
    table = {"id": "acme", "errors": [{"code": "1", **row}], "look": LOOKS, "clients": CLIENTS}
    return next(iter(Table(table, ("bundled",), policy.kinds({**WORDS, **CASES}))))


LOOKS = [
    {"text": {"en": "futures"}, "sections": ["futures"]},
    {"text": {"en": "orders"}, "endpoint": "GET /order", "by": "clientOid", "sends": ["order", "cancel"]},
    {"text": {"en": "withdrawals"}, "sends": ["transfer"]},
]
CLIENTS = [{"name": "acme-sdk", "version": "1.0", "text": {"en": "hides it"}, "classes": {"AcmeError": ["1", "2"]}}]


def test_a_policy_depends_on_what_is_sent_and_is_careful_when_that_is_not_told():
    """A server's fault is waited for by who only reads, and looked into by everybody else; the advice follows."""
    found = entry(kind="server")
    assert [found.retry_for(sends) for sends in ("read", "order", "transfer", None)] == [
        "wait",
        "check",
        "check",
        "check",
    ]
    assert [found.advice_for(sends).en for sends in ("read", "payment", None)] == ["later", "look", "look"]


def test_a_case_comes_before_its_kind_and_the_entry_before_both():
    """Retry and advice are the entry's own, else its situation's, else its kind's."""
    case = entry(kind="nonce", case="nonce-used")
    assert (case.retry, case.retry_for("read"), case.advice.en) == ("check", "resync", "it may have been executed")
    assert case.advice_for("read").en == "sync"
    own = entry(kind="nonce", case="nonce-used", retry="fix", advice={"en": "own"})
    assert (own.retry, own.retries, own.advice.en) == ("fix", {}, "own")


def test_an_override_never_shows_the_advice_of_the_policy_that_it_overrides():
    """Where a kind says nothing about a policy, the advice is in general words."""
    assert entry(kind="server", retry="wait").advice.en == "later"
    assert entry(kind="nonce", retry="person").advice.en == "any person"


def test_a_message_with_a_kind_of_its_own_has_its_policy_and_advice():
    """What is found through such a message is not told what the entry's other messages mean."""
    found = entry(kind="nonce", case="nonce-used", messages=["used", {"text": "down", "kind": "server"}])
    through = found.through(found.messages[1])
    assert (through.kind, through.case, through.retry, through.advice.en) == ("server", None, "check", "look")
    assert through.retries == {"read": "wait"}
    only = entry(kind="server", messages=[{"text": "refused", "retry": "wait"}])
    assert only.through(only.messages[0]).advice.en == "later"


def test_waits_looks_and_clients_are_records():
    """A wait is seconds where it says no unit; a look is that of the section and of what was sent."""
    found = entry(wait_from=[{"header": "Retry-After"}, {"placeholder": 2, "unit": "until-ms"}])
    assert found.wait_from == (Wait(header="Retry-After"), Wait(placeholder=2, unit="until-ms"))
    assert entry(section="futures").look.text == Text(en="futures")
    assert (entry().look.endpoint, entry().look.by) == ("GET /order", "clientOid")
    table = Table({"id": "acme", "errors": [], "look": LOOKS}, ("bundled",), {})
    assert table.provider.look(None, "transfer").text.en == "withdrawals"
    assert table.provider.look(None, "payment") is None


def test_a_client_shows_the_class_that_was_seen_for_a_code_of_a_section():
    """What was run with some sections says nothing of the others; a code without a class has the one of the rest."""
    rows = [
        {"name": "a", "version": "1", "text": {}, "classes": {"X": ["1", "spot:2"], "Y": ["2"]}, "otherwise": "Z"},
        {"name": "b", "version": "1", "text": {}, "sections": ["spot"]},
    ]
    clients = policy.Clients(rows)
    assert [(each.name, each.shown) for each in clients.of("2", "spot")] == [("a", "X"), ("b", None)]
    assert [(each.name, each.shown) for each in clients.of("2", "futures")] == [("a", "Y")]
    assert [each.shown for each in clients.of("3", None)] == ["Z"]
    assert entry().clients[0].shown == "AcmeError"
