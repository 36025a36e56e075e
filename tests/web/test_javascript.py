"""Python as JavaScript: what is written, and what is refused."""

import ast
import json
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from functools import partial

import pytest
from bundled import CATALOG

from errcode import query
from errcode.catalog.catalog import Catalog
from errcode.engine import over
from errcode.objects.explained import timed
from errcode.web.index import BEFORE, SEARCH, joined, script, shared, source
from errcode.web.javascript.signatures import Signatures
from errcode.web.javascript.statements import Statements
from errcode.web.javascript.symbols import Module, UnknownPythonError
from errcode.web.matcher import ROOTS, matcher
from errcode.web.packed import data


class Written(Module):
    """A module that stands in no file."""

    def __init__(self, text):
        self.name = "errcode.written"
        self.body = ast.parse(text).body
        self.imported = {}
        self.defined = {node.name: node for node in self.body}


def written(text):
    """Give the JavaScript of functions and classes."""
    module = Written(text)
    names = {(module.name, name): name for name in module.defined}
    kinds = {
        (module.name, name): "class" if isinstance(node, ast.ClassDef) else "function"
        for name, node in module.defined.items()
    }
    of = Signatures([node for node in module.body if isinstance(node, ast.ClassDef)])
    return "\n".join(Statements(module, names, kinds, of).top(node) for node in module.body)


def test_a_function_is_written_as_it_reads():
    """Truth, equality and slices are asked of the runtime; what JavaScript means alike stands as it is."""
    assert written("def f(a, b=1):\n    if a and b != 2:\n        return a[1:] or None\n    return -b") == (
        "function f(a, b = 1) {\nlet $t1;\n"
        "if (($.truth(a) && (b !== 2))) {\nreturn ($.truth($t1 = $.part(a, 1, undefined)) ? $t1 : null);\n}\n"
        "return (-b);\n}"
    )


def test_keywords_go_to_their_places():
    """A call by keywords becomes one by positions, what is left out becomes undefined."""
    assert "return g(1, undefined, 3);" in written("def g(a, b=2, *, c=0): pass\ndef f(): return g(1, c=3)")


def test_classes_are_made_with_new_and_methods_have_names_of_their_own():
    """A method is `$name`, so that it is none of JavaScript's; what an attribute holds is not."""
    text = written(
        "class A:\n    def __init__(self, x):\n        self.x = x\n    def get(self):\n        return self.x\n"
        "def f(): return A(1).get()"
    )
    assert "constructor(x) {\nconst self = this;\nself.x = x;\n}" in text
    assert "$get() {\nconst self = this;\nreturn self.x;\n}" in text
    assert "return new A(1).$get();" in text


def test_a_property_that_is_kept_is_made_once():
    """It becomes an attribute of its object when it is first asked for."""
    text = written("class A:\n    @cached_property\n    def rows(self): return 1\ndef f(a): return a.rows")
    assert "$made_rows() {" in text
    assert 'get rows() {\nreturn Object.defineProperty(this, "rows"' in text


@pytest.mark.parametrize(
    "text",
    [
        "def f():\n    with open('x') as file:\n        return file",
        "async def f(): pass",
        "def f(x):\n    match x:\n        case 1: return 2",
        "def f(): return b'x'",
        "def f(): return unknown",
        "def f(x):\n    for y in x: pass\n    else: return 1",
    ],
)
def test_what_is_not_known_is_refused(text):
    """Better no page than one that answers otherwise than the command; the error names module and line."""
    with pytest.raises((UnknownPythonError, AttributeError)):
        written(text)


def test_the_matcher_can_be_written():
    """All of the project's code that the page runs is within what is known; if not, say it otherwise or teach it."""
    assert all(f"{name}: " in matcher() for _, name in ROOTS)
    assert "$.absent" not in matcher().replace('$.absent("errcode.catalog.cache.kept")', "")


def test_the_modules_of_the_page_share_no_name():
    """They are joined into one text: a name that two make would be the last one's."""
    assert shared() == []


def test_the_joined_script_is_javascript():
    """Node reads it, where there is Node."""
    if not shutil.which("node"):
        pytest.skip("no node here")
    ran = subprocess.run(["node", "--check", "-"], input=script(), capture_output=True, text=True, encoding="utf-8")
    assert (ran.returncode, ran.stderr) == (0, "")


def test_the_page_hides_nothing_behind_strings():
    """No module evaluates text as code or sets markup."""
    for name in ("boot.js", "main.js", "elements.js", "results.js", "cards.js", "python.js", "engine.js"):
        for word in ("eval(", "innerHTML", "insertAdjacentHTML", "document.write", "new Function"):
            assert word not in source(name)


ASKED = """
const { tables, texts, questions, begun } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const plain = new Engine(tables);
const untilOf = (f) => f.until && f.until.$isoformat();
const plainly = (f) => [f.provider, f.code, f.section, f.line, f.certain, f.retry_after, untilOf(f)];
const explained = texts.map((text) => plain.explain(text, [], new Moment(begun, UTC)).map(plainly));
const match = (m) => [m.entry.provider, m.entry.code, m.matched, m.how, m.spans, m.params, m.score];
const found = questions.map((words) => plain.search(words).map(match));
quicken();
const quick = new Engine(tables);
[...quick.preparations()];
console.log(JSON.stringify([explained, found, questions.map((words) => quick.search(words).map(match))]));
"""


NOW = datetime(2026, 11, 27, 23, tzinfo=UTC)
LIMITED = '{"error":["EAPI:Rate limit exceeded"]}'
WAITS = ("30", "1.5", "Fri, 27 Nov 2026 23:10:00 GMT", "2026-11-28T08:30:00+09:00", "0x1F", "soon", "99999999999")


FEW = ["coinone", "upbit", "websocket"]
SOME = [*FEW, "kraken", "weex", "iso8583", "fix"]


@pytest.mark.parametrize("ids", [FEW, pytest.param(SOME, marks=pytest.mark.exhaustive)], ids=len)
def test_it_answers_as_python_does(ids):
    """In Node, where there is one: examples of some tables and some questions; a browser is asked all of them."""
    if not shutil.which("node"):
        pytest.skip("no node here")
    tables = CATALOG.tables(ids)
    some = Catalog(CATALOG.folders)
    some._tables = {table.provider.id: table for table in tables}
    some.ids = lambda: [table.provider.id for table in tables]
    texts = [example["text"] for table in tables for example in table.data.get("examples") or ()]
    texts = [text if isinstance(text, str) else json.dumps(text) for text in texts]
    texts += ["Oracle", "Pending", "trading bot Pending"]
    texts += [f"HTTP/1.1 429 Too Many\nRetry-After: {wait}\n\n{LIMITED}" for wait in WAITS]
    questions = [
        "잔고 부족",
        "ㅈㄱ ㅂㅈ",
        "nonce",
        "insuficient balance",
        "my order vanished",
        "coinone 105",
        "FIX 35=3",
        "츨금 하도초가",
        "코인원 지갑 점검",
        "the signature isn't right upbit",
        "my machine's clock drifts, request refused",
        "abnormal_closure 1006",
    ]
    program = f"'use strict';\n{joined(BEFORE)}\n{matcher()}\n{joined(SEARCH)}\n{ASKED}"
    given = json.dumps(
        {"tables": data(CATALOG, tables), "texts": texts, "questions": questions, "begun": NOW.timestamp()}
    )
    with tempfile.NamedTemporaryFile("w", suffix=".cjs", encoding="utf-8") as file:
        file.write(program)
        file.flush()
        command = ["node", "--no-opt", file.name]  # what runs for a second is not worth being compiled
        ran = subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8")
    assert ran.stderr == ""
    explained, found, sooner = json.loads(ran.stdout)
    engine = over(some)
    for text, there in zip(texts, explained, strict=True):
        here = [
            [f.provider, f.code, f.section, f.line, f.certain, f.retry_after, f.until and f.until.isoformat()]
            for f in timed(engine, engine.diagnoser.findings(text), text, {}, NOW)
        ]
        assert here == there, text
    near = partial(pytest.approx, abs=0.11)
    for question, there, quick in zip(questions, found, sooner, strict=True):
        here = [
            [m.entry.provider, m.entry.code, m.matched, m.how, [*map(list, m.spans)], [*m.params], near(m.score)]
            for m in query.search(question, catalog=some)
        ]
        assert here == there, question
        assert here == quick, question
