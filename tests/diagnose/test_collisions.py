"""Collisions over all tables: no payload is claimed for another provider with certainty, ties come out as ties."""

import json
from itertools import islice

import pytest
from bundled import CATALOG
from bundled import PAYLOADS_ALONE as DIAGNOSER
from shares import shares

TABLES = CATALOG.tables()


def put(root, path, value):
    """Set the field at a path of the shape language, making what is missing on the way."""
    steps = path.replace("[]", ".[]").strip(".").split(".")
    at = root
    for step, after in zip(steps, [*steps[1:], None], strict=True):
        empty = [] if after == "[]" else {}
        last = after is None
        if step == "[]":
            at.append(value if last else empty)
            at = at[-1]
        elif last:
            at[step] = value
        else:
            at = at.setdefault(step, empty)


def payload(shape, code, message):
    """Build the answer that a shape describes; None for shapes whose code stands inside a text or an XML document."""
    codes, messages = (
        value if isinstance(value, list) else [value] for value in (shape.get("code"), shape.get("message"))
    )
    if shape.get("format") == "xml" or not isinstance(codes[0], str) or codes[0].startswith("[]"):
        return None
    built = {}
    for path, condition in (shape.get("when") or {}).items():
        if isinstance(condition, list):
            condition = condition[0]
        if not isinstance(condition, dict):
            put(built, path, condition)
    as_text = (shape.get("when") or {}).get(codes[0]) == {"type": "string"} or not code.lstrip("-").isdigit()
    put(built, codes[0], code if as_text or code.startswith("0") else int(code))
    if messages and isinstance(messages[0], str):
        put(built, messages[0], message)
    return built


def cases(table):
    """Give the payload of every active entry with a message, in the first shape that can be built."""
    for entry in table:
        texts = [message.text for message in entry.messages if "%" not in message.text and "{" not in message.text]
        if entry.status == "retired" or not texts or entry.kind == "no-error":
            continue
        built = next(
            (built for shape in table.provider.payloads if (built := payload(shape, entry.code, texts[0]))), None
        )
        if built:
            yield json.dumps(built, ensure_ascii=False)


@pytest.mark.parametrize("step", shares(15))
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.provider.id)
def test_nobody_else_is_claimed_for_certain(table, step):
    """A payload is its own provider's, or doubtful with its own provider among the candidates.

    A standard's own code in the standard's shape is the standard's, whoever sends it.
    """
    standards = {table.provider.id for table in TABLES if table.provider.standard}
    wrong = [
        (finding.provider, finding.code, text)
        for text in islice(cases(table), 0, None, step)
        for finding in DIAGNOSER.findings(text)
        if finding.certain and finding.provider not in (table.provider.id, *standards)
    ]
    assert wrong == []


TIES = [
    ('{"code":-1121,"msg":"Invalid symbol."}', {"binance", "weex", "mexc"}),
    ('{"success":false,"code":-1003,"message":"Rate limit exceed."}', {"orderly", "woox"}),
    ('{"error":{"name":"jwt_verification","message":"Jwt 토큰 검증에 실패했습니다."}}', {"upbit", "bithumb"}),
]


@pytest.mark.parametrize(("text", "providers"), TIES, ids=["msg", "success", "name"])
def test_ties_come_out_as_ties(text, providers):
    """Where nothing decides between providers, all of them are named and nothing is certain."""
    [finding] = DIAGNOSER.findings(text)
    assert not finding.certain
    assert providers <= {candidate.provider for candidate in finding.candidates}


@pytest.mark.parametrize(("text", "providers"), TIES, ids=["msg", "success", "name"])
def test_a_name_or_host_decides_a_tie(text, providers):
    """The provider's name or host beside the payload settles it."""
    hosts = {table.provider.id: table.provider.hosts[0] for table in TABLES if table.provider.hosts}
    for provider in providers:
        for line in (f"{provider} {text}", f"POST https://{hosts[provider]}/order -> {text}"):
            [finding] = DIAGNOSER.findings(line)
            assert (finding.provider, finding.certain) == (provider, True), line
