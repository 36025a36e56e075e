"""The table of rules: every rule decides something, and what it decides is what it says."""

import pytest

from errcode.catalog.folders import bundled_folder
from errcode.diagnose import verdict
from errcode.diagnose.evidence import Evidence
from errcode.diagnose.ranking import doubt_of, ranking
from errcode.diagnose.verdict import ACCEPT, REJECT, RULES
from errcode.engine import Engine

ENGINE = Engine([bundled_folder()])
DECIDED = {
    "a rewritten code needs its provider or its message": '{"code": -1021.0, "msg": "x"}',
    "a rewritten code": 'binance {"code": -1021.0, "msg": "x"}',
    "a misspelt name": "upbit insufficient_funds_bd",
    "an undocumented code in a line of trouble": "binance error -99999: unknown thing failed today",
    "a code with its message in the open text": "[-2015] Invalid API-key, IP, or permissions for action.",
    "a code, its provider and something of its message": "binance [-2015] Invalid API-key, or IP",
    "a code that is spoken of": "binance [-2010] insufficient balance",
    "a code alone, in a text of few words": "what is 51008?",
    "an undocumented code and a message, the provider named here": 'binance {"code": "-99999", "msg": "new thing"}',
    "JSON-RPC's own code, nobody named": '{"error": {"code": -32600, "message": "Invalid Request"}}',
    "cut off amid the code": 'binance {"code":-1121',
    "a shape with another message": '{"code":-1121,"msg":"Invalid symbol of the weather"}',
    "a shape and its provider": 'binance {"code":-1121,"msg":"Invalid symbol."}',
    "a shape and its message": '{"sCode":"51008","sMsg":"Order failed. weather"}',
    "a telling code with another message or in everybody's shape": '{"code":-1121,"msg":"the weather is fine"}',
}
"""Rules, and a line that shows what each decides."""


@pytest.fixture
def decided(monkeypatch):
    """Give the findings of a text, and the names of the rules that decided about its payloads."""
    names = []

    def noted(evidence, payload):
        names.append(next((rule.name for rule in RULES if rule.when(evidence, payload)), None))
        given(evidence, payload)

    given = verdict.decide
    monkeypatch.setattr("errcode.diagnose.diagnoser.decide", noted)

    def decided_(text):
        names.clear()
        ENGINE.diagnoser._answers.clear()
        return ENGINE.diagnoser.findings(text), names

    return decided_


def test_every_rule_is_named_once():
    """Rules are told apart by their names."""
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert set(names) >= DECIDED.keys()


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.name in DECIDED], ids=lambda rule: rule.name)
def test_a_rule_decides_what_it_says(decided, rule):
    """What is accepted is found, for certain unless the rule names a doubt; what is rejected is not."""
    findings, names = decided(DECIDED[rule.name])
    assert rule.name in names
    if rule.says == REJECT:
        assert findings == []
    elif rule.says == ACCEPT:
        assert findings[0].doubt in (None, "rival")
    else:
        assert findings[0].doubt in (rule.says, "rival")
        assert not findings[0].certain


def evidence(provider: str, score: float, *, named: float = 0.0, shape: float = 0.0, fit: float = 1.0) -> Evidence:
    """What speaks for a provider whose table has the code."""
    made = Evidence(provider, "7", {"code": "7"}, None, None)
    made.score, made.named, made.shape, made.fit, made.accepted = score, named, shape, fit, True
    return made


def test_a_shape_alone_is_never_sure_against_a_name() -> None:
    """Where the text names somebody who documents code and message, another one's shape makes nothing certain."""
    shaped, named = evidence("shaped", 13.0, shape=7.6), evidence("named", 7.8, named=2.3)
    ranked = ranking([shaped, named], 2.3)
    assert [one.provider for one in ranked] == ["shaped", "named"]
    assert doubt_of(ranked) == "rival"
    assert ranking([shaped, evidence("named", 7.8, named=2.3, fit=0.0)], 2.3) == [shaped]
