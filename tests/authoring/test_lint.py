"""The linter: what it says of bad toy tables, and that the real tables are clean."""

import copy
import json
from pathlib import Path

import pytest

from errcode.authoring import checks, template
from errcode.authoring.canonical import canonical
from errcode.authoring.lint import run
from errcode.authoring.lint.problem import Problem
from errcode.catalog.catalog import Catalog
from errcode.catalog.located import parse
from errcode.catalog.shape import faults
from errcode.model import TableError, UsageError

TABLES = Path(__file__).parents[2] / "tables"
FILES = sorted(path for path in TABLES.glob("*.json") if path.name != "table.schema.json")
GOOD = json.loads(template.template("acme"))


def problems(table):
    """The linter's lines for a table."""
    return [line.partition(": ")[2] for line in checks.check_text("acme.json", json.dumps(table)).problems]


def broken(change):
    """A good table, spoiled."""
    table = copy.deepcopy(GOOD)
    change(table)
    return table


def entry(**fields):
    """A change of the table's one entry."""
    return lambda table: table["errors"][0].update(fields)


def test_the_template_is_good():
    """The table that `errcode tables new` prints has no problem."""
    assert problems(GOOD) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda table: table.update(mesages=[]), "no such key: 'mesages'; keys here are "),
        (entry(mesages=[]), "no such key: 'mesages'; did you mean 'messages'?"),
        (entry(code=1001), "it is integer; it must be string"),
        (entry(code=""), "it is empty; give a text or leave the key out"),
        (entry(retry="later"), "'later' is none of fix, wait, resync, check, person, none"),
        (entry(retry="fix"), "1001: 'fix' is what kind 'order-rule' says; leave it out"),
        (entry(kind="order-rul"), "1001: no kind 'order-rul'; did you mean 'order-rule'?"),
        (entry(section="orders"), "1001: no section 'orders'; did you mean 'order'?"),
        (entry(source="page"), "1001: no source 'page'; add it to sources"),
        (entry(http_status=42), "42 is not from 100 to 599"),
        (entry(messages=["a", "a"]), "1001: 'a' stands twice; keep one"),
        (entry(messages=[{"txt": "a"}]), "no such key: 'txt'; did you mean 'text'?"),
        (entry(meaning={"en": "가격", "ko": "가격"}), "1001: Korean in it; write it in English"),
        (entry(meaning={"en": "price", "ko": "price"}), "1001: no Korean in it; write it in Korean"),
        (entry(meaning={"en": " price", "ko": "가격"}), "1001: blanks at an end"),
        (
            lambda table: table["errors"].append(table["errors"][0]),
            "1001 stands twice in section order; make it one entry",
        ),
        (
            lambda table: table["sections"].append(table["sections"][0]),
            "'order' stands twice; give every one its own id",
        ),
        (lambda table: table.pop("id"), "'id' is missing; add it"),
        (lambda table: table.update(standard="yes"), "it is string; it must be boolean"),
        (entry(covers=["1001"]), "'1001' covers one code only; write x for what differs"),
        (entry(covers="1xxx"), "it is string; it must be array"),
        (
            lambda table: table.update(standard=True, payloads=[{"code": "code"}], hosts=[], mentions=[], examples=[]),
            "a standard's shape needs `when`: without a condition it would claim everybody's answers",
        ),
        (
            lambda table: table.update(standard=True, payloads=[], hosts=[], mentions=["acme"], examples=[]),
            "nobody is recognised as a standard by mentions; leave them out, or leave out 'standard'",
        ),
        (lambda table: table["payloads"].append({"when": {}}), "it has neither code nor message; say where one"),
        (
            lambda table: table.update(idioms=["Error!"]),
            "it has neither {code} nor {message}; put them where they stand",
        ),
        (
            lambda table: table["payloads"].append({"code": {"in": "text", "template": "[{cod}]"}}),
            "the template has no {code}; put it where the code stands",
        ),
        (entry(wait_from=[{"unit": "s"}]), "1001: it says neither where the wait stands nor how long it is"),
        (entry(wait_from=[{"placeholder": 3}]), "1001: no message has 3 placeholders; correct the number"),
        (lambda table: table.update(look=[{"text": {}, "sections": ["orders"]}]), "no section 'orders'; did you mean"),
        (lambda table: table.update(look=[{"text": {}, "source": "page"}]), "no source 'page'; add it to sources"),
        (lambda table: table["examples"][0].update(code="1002"), "explain finds "),
    ],
)
def test_a_problem_is_named_with_its_remedy(change, expected):
    """Each thing that can be wrong with a table has a line that says what and what to do."""
    found = problems(broken(change))
    assert any(line.startswith(expected) for line in found), found


def test_every_problem_has_its_line_and_column():
    """All problems of a file are reported, in its order, where they stand."""
    text = '{"id": "acme",\n "errors": [{"code": "1",\n   "kind": "x"},\n  {"code": 2}], "nmae": {}}'
    assert [line.split(": ")[0] for line in checks.check_text("t.json", text).problems] == [
        "t.json:4:12",
        "t.json:4:17",
    ]


def test_repeated_keys_are_refused():
    """A key that stands twice in an object is a problem: readers keep only the last."""
    text = '{"id": "acme", "errors": [{"code": "1", "name": "A",\n "name": "B"}]}'
    assert checks.check_text("t.json", text).problems == ("t.json:2:2: 'name' stands twice; keep one",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"id": "a",\n "errors": [}', "t.json:2:13: Expecting value; correct the JSON there"),
        ('{"id": "a"', "t.json:1:11: Expecting ',' or '}'; correct the JSON there"),
        ("[" * 5000, "t.json:1:102: Nested too deeply for a table; correct the JSON there"),
        ('{"a": "\n"}', "t.json:1:8: Invalid control character at; correct the JSON there"),
        ("", "t.json:1:1: Expecting value; correct the JSON there"),
    ],
)
def test_text_that_is_no_json_is_refused_with_its_place(text, message):
    """A syntax error has line, column and remedy."""
    with pytest.raises(TableError) as error:
        parse(text, "t.json")
    assert str(error.value) == message


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_bundled_tables_are_complete_and_canonical(path):
    """Every bundled table passes the linter, proves its examples and has canonical bytes."""
    checked = checks.check(str(path), complete=True)
    assert checked.problems == ()
    assert checked.id == path.stem
    assert canonical(checked.located.value) == checked.text


RULES = {rule.name: rule for rule in run.all_rules()}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_a_rule_says_what_it_looks_at(rule):
    """Every rule has a scope and a stage that exist, and a reason beside each exception."""
    assert rule.scope in ("entry", "table", "tables")
    assert rule.stage in run.STAGES
    assert all(why.strip() for why in rule.accepted.values())


def test_a_rule_is_run_alone():
    """`only` names the rules to look at; of a table whose shape is wrong nothing else can be said."""
    table = broken(entry(kind="x", messages=["a", "a"]))
    text = json.dumps(table)
    assert [line.partition(": ")[2] for line in checks.check_text("t.json", text, only=["kinds"]).problems] == [
        f"1001: no kind 'x'; kinds are {', '.join(Catalog([str(TABLES)]).kinds)}"
    ]
    shapeless = json.dumps(broken(entry(code=1)))
    assert checks.check_text("t.json", shapeless, only=["kinds"]).problems
    with pytest.raises(UsageError, match="no rule 'kind'; did you mean 'kinds'"):
        checks.check_text("t.json", text, only=["kind"])


def known(**values):
    """What rules may look at, with nothing in it."""
    return run.Known(
        **{"kinds": {}, "schema": {}, "others": list, "engine": None, "words": None, "complete": True, **values}
    )


def test_an_exception_is_accepted_and_must_be_needed():
    """What a rule accepts is no problem; what it accepts in vain is one, in the table that it names."""

    def check(entry, table, known):
        if entry["code"] == "1":
            yield Problem(path=("code",), text="one", about="x")

    table = {"id": "acme", "errors": [{"code": "1", "section": "a"}, {"code": "2"}]}
    rule = run.Rule(name="r", scope="entry", check=check, stage="facts", complete=False, accepted={})
    [problem] = run.found_by(rule, table, known())
    assert problem.path == ("errors", 0, "code")
    for name in ("acme:1", "acme:1/a", "acme:1=x", "acme:1/a=x"):
        assert list(run.found_by(rule.replace(accepted={name: "why", "other:1": "why"}), table, known())) == []
    found = list(run.found_by(rule.replace(accepted={"acme:1": "why", "acme:2": "why"}), table, known()))
    assert [each.text for each in found] == ["rule r accepts 'acme:2', and nothing is wrong there; take it out"]
    users = run.found_by(rule.replace(accepted={"acme:1": "why"}), table, known(complete=False))
    assert len(list(users)) == 1, "a user's table of the same id has no exceptions"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (entry(kind="network", retry="wait"), "1001: 'wait' on a fault of the server; take 'check', or say in a note"),
        (
            entry(kind="maintenance", retry={"read": "wait", "order": "fix"}),
            "1001: 'maintenance' has no advice for 'fix'",
        ),
        (entry(kind="symbol", retry="resync"), "1001: 'symbol' has no advice for 'resync'; give the entry its own"),
        (entry(kind="symbol", retry="resync", advice={"en": "Wait.", "ko": "대기"}), None),
        (entry(case="liquidation"), "1001: case 'liquidation' is of kind 'risk', not 'order-rule'; correct one"),
        (entry(kind="risk", case="liquidatio"), "1001: no case 'liquidatio'; did you mean 'liquidation'?"),
        (entry(messages=["Nonce already used!"]), "1001: its words are those of case 'nonce-used'; name it"),
        (
            entry(by={"ko": "errcode"}, meaning={"en": "no", "ko": "고객센터 문의"}),
            "1001: customer service is '고객 센터'",
        ),
        (entry(by={"ko": "provider"}, meaning={"en": "no", "ko": "고객센터 문의"}), None),
        (
            entry(by={"ko": "errcode"}, meaning={"en": "to close", "ko": "청산 불가"}),
            "1001: close a position is '포지션",
        ),
        (entry(kind="order-state"), "the outcome of 1001 is unknown; say in `look` how to read it"),
    ],
)
def test_policies_that_can_cost_money_are_refused(change, expected):
    """A fault of a server that is waited for, an advice that contradicts its policy, one event with two policies."""
    lines = completely(change, "server-waits", "fitting-advice", "cases", "looks", "glossary")
    assert [line for line in lines if line.startswith(expected)] if expected else not lines, lines


def completely(change, *rules):
    """What rules say of a good table that is spoiled, where it is to be bundled."""
    found = checks.check_text("t.json", canonical(broken(change)), complete=True, only=rules).problems
    return [line.split(": ", 1)[1] for line in found]


def test_one_text_means_one_thing_in_all_tables():
    """One message with two policies, one English sentence with two translations."""
    amount = entry(by={"ko": "errcode"}, meaning={"en": "The amount is not valid.", "ko": "틀린 금액"})
    [line] = completely(amount, "one-translation")
    assert line.startswith("1001: 'The amount")
    [line] = completely(entry(messages=["Order does not exist."]), "same-message")
    assert line.startswith("1001: 'fix' for 'order does not exist', elsewhere 'check'; make")


def test_no_name_means_two_providers():
    """A name, id or alias of another provider is a problem, and stays the other's."""
    assert problems(broken(lambda table: table.update(aliases=["코인원"]))) == [
        "'코인원' is a name of coinone as well; keep it in one of the two"
    ]


@pytest.mark.parametrize(
    "name",
    [
        "table.schema.json",
        "vocabulary/kinds.schema.json",
        "vocabulary/cases.schema.json",
        "vocabulary/glossary.schema.json",
        "vocabulary/topics.schema.json",
    ],
)
def test_every_field_of_a_schema_is_described(name):
    """The schemas are closed and say of every field what it means."""
    schema = json.loads((TABLES / name).read_text(encoding="utf-8"))

    def walk(part, path):
        if "$ref" not in part and path:
            assert part.get("description"), path
        if part.get("type") == "object":
            assert "additionalProperties" in part, path
        for key in ("properties", "$defs"):
            for field, below in part.get(key, {}).items():
                walk(below, f"{path}/{field}")
        for below in part.get("oneOf", ()):
            walk(below, f"{path}/oneOf")
        if "items" in part:
            walk(part["items"], f"{path}/items")

    walk(schema, "")


@pytest.mark.parametrize("name", ["kinds", "cases", "glossary"])
def test_the_vocabulary_fits_its_schema(name):
    """Kinds and cases are as their schemas say, and every retry policy is named."""
    words = json.loads((TABLES / "vocabulary" / f"{name}.json").read_text(encoding="utf-8"))
    schema = json.loads((TABLES / "vocabulary" / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert faults(words, schema) == []
    catalog = Catalog([str(TABLES)])
    assert {kind.retry for kind in catalog.kinds.values()} <= set(catalog.retries)


HALVES = [
    ('{"id": "acme", "errors": [{"code": "1\\ud800"}]}', "1:36"),
    ('{"id": "acme", "errors": [{"code": "1",\n "messages": ["a", "b \\udfff c"]}]}', "2:20"),
    ('{"id": "acme", "errors": [], "examples": [{"text": "\\uDC00", "code": "1"}]}', "1:52"),
]


@pytest.mark.parametrize(("text", "place"), HALVES)
@pytest.mark.parametrize("command", ["validate", "format", "add"])
def test_half_a_character_is_a_problem_with_its_place(run, tmp_path, command, text, place):
    """What JSON's escapes can write and no file can hold is refused by every command that would write it."""
    path = tmp_path / "acme.json"
    path.write_text(text)
    ran = run("tables", command, str(path))
    assert ran.code in (1, 2)
    assert f"{path}:{place}: half a character (a lone surrogate) behind" in ran.out + ran.err
    assert path.read_text() == text


@pytest.mark.parametrize("length", [100, 101, 300])
def test_an_id_is_no_longer_than_a_files_name_may_be(run, tmp_path, length):
    """An id that no disk could hold with its backups is refused where it is checked, not where it is written."""
    path = tmp_path / "t.json"
    path.write_text(json.dumps({"id": "a" * length, "errors": [{"code": "1", "messages": ["a b c"]}]}))
    ran = run("tables", "validate", str(path))
    assert ran.code == (0 if length <= 100 else 1)
    ran = run("tables", "add", str(path))
    assert ran.code == (0 if length <= 100 else 2)
    ran = run("tables", "import", str(path), "--id", "b" * length)
    assert ran.code == 2
    assert ("cannot be an id" in ran.err) == (length > 100)
