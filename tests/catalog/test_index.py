"""The index of the bundled tables: it makes look-ups quick and changes no answer."""

import json
import os
import shutil
from pathlib import Path

import pytest
from bundled import CATALOG
from hypothesis import given
from hypothesis import strategies as st
from shares import shares

from errcode.catalog import build_index as indexing
from errcode.catalog import fastjson, folders, index
from errcode.catalog.catalog import Catalog
from errcode.catalog.indexed import IndexedTable
from errcode.cli import arguments as reading
from errcode.logs import phrases

BUNDLED = folders.bundled_folder()
PROVIDERS = CATALOG.ids()


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The bundled tables with their index, as an installed errcode has them."""
    folder = tmp_path_factory.mktemp("installed") / "tables"
    shutil.copytree(BUNDLED, folder, ignore=shutil.ignore_patterns(index.FOLDER))
    indexing.write_index(str(folder), str(folder / index.FOLDER))
    return folder


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A few of the tables with their index."""
    folder = tmp_path_factory.mktemp("small") / "tables"
    shutil.copytree(os.path.join(BUNDLED, folders.VOCABULARY), folder / folders.VOCABULARY)
    for name in ("table.schema.json", "coinone.json", "kraken.json", "weex.json"):
        shutil.copy(os.path.join(BUNDLED, name), folder)
    indexing.write_index(str(folder), str(folder / index.FOLDER))
    return folder


@pytest.fixture
def copy(small, tmp_path):
    """The same, to be changed."""
    return Path(shutil.copytree(small, tmp_path / "tables"))


@pytest.fixture
def both(run, installed, monkeypatch):
    """Run a command line quickly with the index, and again through Typer without it."""

    def both_(*line, stdin=None):
        monkeypatch.setattr(folders, "bundled_folder", lambda: str(installed))
        quick = run(*line)
        monkeypatch.setattr(folders, "bundled_folder", lambda: BUNDLED)
        monkeypatch.setattr(reading, "parsed", lambda arguments: None)
        full = run(*line)
        monkeypatch.undo()
        return quick, full

    return both_


def words(provider):
    """Every code and name of a provider, each in another case as well."""
    table = CATALOG.table(provider)
    exact = [word for row in table.rows for word in (row["code"], row.get("name")) if word]
    return list(dict.fromkeys([*exact, *(word.swapcase() for word in exact)]))


EVERY = [
    *(
        pytest.param(provider, ["--json"], marks=pytest.mark.exhaustive if place % 12 else ())
        for place, provider in enumerate(PROVIDERS)
    ),
    *(("coinone", options) for options in ([], ["--lang", "ko"], ["--lang=en", "--json"])),
]
"""Every provider in the form that says most, one of them in every form."""


@pytest.mark.parametrize(
    ("provider", "options"), EVERY, ids=lambda value: value if value in PROVIDERS else " ".join(value)
)
def test_every_entry_is_the_same(both, provider, options):
    """Every code and name of every provider gives the same bytes quickly and in full."""
    quick, full = both("lookup", provider, *words(provider), *options)
    assert quick == full
    assert quick.code == 0


@pytest.mark.parametrize(
    "line",
    [
        ["lookup", "3001"],
        ["lookup", "3001", "--json", "--lang", "en"],
        ["lookup", "invalid_symbol"],
        ["lookup", "코인원", "105"],
        ["lookup", "COINONE", "105", "nope", "106"],
        ["lookup", "바이낸스", "-1121", "-p", "weex"],
        ["lookup", "-p", "weex", "-p", "Orderly", "-1000"],
        ["lookup", "coinone:105", "weex:-1121", "nobody:1"],
        ["lookup", "coinone", "1055"],
        ["lookup", "coinon", "105"],
        ["lookup", "nowhere"],
        ["lookup", "99999999"],
        ["lookup", "-p", "nobody", "1"],
        ["lookup", "coinone"],
        ["lookup", "coinone", ""],
        ["lookup", "coinone", "10\n5", "105\t14217+746"],
        ["lookup", "kinds", "105"],
        ["lookup", "coinone", "105", "--lang", "fr"],
        ["list", "코인원"],
        ["list", "nobody"],
        ["providers"],
        ["providers", "--json"],
        ["complete", "weex", "-11"],
        ["complete", "바이낸스"],
        ["complete", "nobody"],
        ["--version"],
    ],
    ids=" ".join,
)
def test_every_question_is_answered_the_same(both, line):
    """Option mixes, names, misses and errors give the same bytes and the same exit code quickly and in full."""
    quick, full = both(*line)
    assert quick == full


@pytest.mark.parametrize("step", shares(25))
def test_the_answers_for_every_code_without_a_provider_are_the_same(installed, step):
    """The index knows every provider that has a code."""
    plain, quick = CATALOG, Catalog([str(installed)])
    for word in list(dict.fromkeys(word for provider in PROVIDERS for word in words(provider)))[::step]:
        assert quick.entries(word) == plain.entries(word)


def test_a_lookup_reads_its_entry_alone(installed):
    """A code that the index leads to is answered without reading the table whole, other tables not at all."""
    catalog = Catalog([str(installed)])
    assert [entry.code for entry in catalog.entries("105", ["coinone"])] == ["105"]
    assert list(catalog._tables) == ["coinone"]
    table = catalog.table("coinone")
    assert isinstance(table, IndexedTable)
    assert "errors" in table._data
    assert table._data["errors"] == []


def test_of_the_vocabulary_a_lookup_reads_one_kind(small, copy):
    """The kind of the entry is answered from the index; a vocabulary of another size is read itself."""
    catalog = Catalog([str(small)])
    assert catalog.entries("105", ["coinone"]) == Catalog([BUNDLED]).entries("105", ["coinone"])
    assert not catalog._kinds_read
    path = copy / "vocabulary" / "kinds.json"
    path.write_text(path.read_text().replace("Adjust price", "Please adjust price"))
    changed = Catalog([str(copy)])
    assert changed.entries("105", ["coinone"])[0].advice.en.startswith("Please adjust price")
    assert changed._kinds_read


def test_a_kind_that_nobody_knows_is_none(small):
    """The index gives no kind for a word that names none, and neither does the vocabulary."""
    assert index.kind(str(small), "weather") is None
    assert Catalog([str(small)])._kinds_asked.get("weather") is None
    assert index.kind(str(small), "order-rule")["kinds"][0]["id"] == "order-rule"


def test_a_vocabulary_that_changed_within_its_size_is_read_whole(copy):
    """Where another kind stands at the place of one, the vocabulary itself is asked."""
    path = copy / "vocabulary" / "kinds.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"id": "order-rule"', '"id": "order-ruse"'), encoding="utf-8")
    assert index.kind(str(copy), "order-rule") is None
    assert Catalog([str(copy)])._kinds_asked.get("order-rule") is None


def test_a_table_of_another_size_is_read_whole(copy):
    """An edited table is answered from as it is now; the index of the others still serves."""
    path = copy / "coinone.json"
    path.write_text(path.read_text().replace('"105"', '"10500"').replace("코인원", "코인 원"))
    catalog = Catalog([str(copy)])
    assert not isinstance(catalog.table("coinone"), IndexedTable)
    assert isinstance(catalog.table("weex"), IndexedTable)
    assert [entry.provider for entry in catalog.entries("10500")] == ["coinone"]
    assert catalog.resolve("코인 원") == "coinone"
    assert catalog.resolve("코인원") is None


def test_an_edit_that_keeps_the_size_is_noticed(copy):
    """What the index points at must be what was asked for."""
    path = copy / "coinone.json"
    path.write_text(path.read_text().replace('"code": "105"', '"code": "9x9"'))
    catalog = Catalog([str(copy)])
    assert catalog.entries("105", ["coinone"]) == []
    assert [entry.code for entry in catalog.entries("9x9", ["coinone"])] == ["9x9"]


def test_a_broken_table_is_still_broken(copy, run, monkeypatch):
    """Broken bytes in a table of the right size: one clear line where the table is needed, and a warning elsewhere."""
    path = copy / "coinone.json"
    text = path.read_bytes()
    path.write_bytes(b"!" * len(text))
    monkeypatch.setattr(folders, "bundled_folder", lambda: str(copy))
    ran = run("lookup", "coinone", "105")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"errcode: {path}:1:1: ")
    assert run("lookup", "weex", "-1121").err == ""
    assert "table skipped" in run("providers").err


@pytest.mark.parametrize("gone", ["_providers.txt", "_codes.txt", "coinone.txt", "coinone.codes", "_kinds.txt", ""])
def test_a_missing_index_is_no_harm(copy, gone, run, monkeypatch):
    """Whatever part of the index is missing, the tables answer."""
    target = copy / index.FOLDER / gone
    shutil.rmtree(target) if target.is_dir() else target.unlink()
    monkeypatch.setattr(folders, "bundled_folder", lambda: str(copy))
    assert run("lookup", "코인원", "105").out.startswith("coinone\t105\t")
    assert run("lookup", "3001").out.startswith("coinone\t3001\t")
    assert run("complete", "coinone", "105").out.startswith("105\tPrice is not correct")


def test_tables_of_the_user_come_first(installed, tmp_path):
    """The index is not asked about a provider that the user's tables replace or change."""
    patch = {"extends": "coinone", "aliases": ["원코인"], "errors": [{"code": "105", "meaning": {"en": "Mine."}}]}
    (tmp_path / "coinone.json").write_text(json.dumps(patch))
    catalog = Catalog([str(tmp_path), str(installed)])
    assert [entry.meaning.en for entry in catalog.entries("105") if entry.provider == "coinone"] == ["Mine."]
    assert catalog.resolve("원코인") == "coinone"


def test_what_cannot_be_indexed_is_refused(tmp_path):
    """The wheel is not built from a table that is not canonical."""
    table = {"errors": [{"code": "1"}], "id": "acme", "name": {"en": "Acme"}}
    shutil.copytree(os.path.join(BUNDLED, "vocabulary"), tmp_path / "vocabulary")
    shutil.copy(os.path.join(BUNDLED, "coinone.json"), tmp_path)
    (tmp_path / "acme.json").write_text(json.dumps(table))
    with pytest.raises(ValueError, match="tables format"):
        indexing.index_files(str(tmp_path))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(JSON)
def test_json_is_written_as_json_writes_it(value):
    """Every value becomes the same text."""
    assert fastjson.dumps(value) == json.dumps(value, ensure_ascii=False)


@given(JSON, st.booleans(), st.integers(0, 40), st.text('{}[]",:0e-.\\u \n\ufeff', max_size=3))
def test_json_is_read_as_json_reads_it(value, ascii_only, place, noise):
    """Every text, whole or broken, gives the same value or the same error."""
    text = json.dumps(value, ensure_ascii=ascii_only, indent=2 if ascii_only else None)
    for changed in (text, text[:place] + noise + text[place:], text[:place]):
        assert read_by(fastjson.loads, changed) == read_by(json.loads, changed)


def read_by(loads, text):
    """What a reader makes of a text."""
    try:
        return repr(loads(text))
    except ValueError as error:
        return type(error), error.args


def test_json_without_the_compiled_functions(monkeypatch):
    """Where the interpreter has none, `json` itself reads and writes."""
    monkeypatch.setattr(fastjson, "_scan", None)
    monkeypatch.setattr(fastjson, "_encode", None)
    assert fastjson.loads('{"a": [1, "값"]}') == {"a": [1, "값"]}
    assert fastjson.dumps({"a": [1, "값"]}) == '{"a": [1, "값"]}'


@pytest.mark.parametrize("grown", [False, True])
def test_words_and_phrases_are_those_of_the_tables(copy, grown):
    """What a reader of logs takes from the index, codes and words of messages, is what the table gives."""
    for name, kept in phrases.index(str(copy)).items():
        (copy / index.FOLDER / name).write_bytes(kept)
    with open(copy / "coinone.json", "a") as file:
        file.write("\n" * grown)
    ids = ("coinone", "kraken", "weex")
    quick, plain = Catalog([str(copy)]).tables(whole=False), [CATALOG.table(id_) for id_ in ids]
    assert isinstance(quick[0], IndexedTable) != grown
    text = b"EOrder:Insufficient funds, Price is not correct"
    for one, other in zip(quick, plain, strict=True):
        assert one.spelled == other.spelled
        assert phrases.Phrases([one]).hold(text) == phrases.Phrases([other]).hold(text)
        assert phrases.Phrases([one]).hold_code(text) == phrases.Phrases([other]).hold_code(text)


@pytest.mark.parametrize("provider", ["coinone", "kraken", "weex"])
def test_entries_of_a_code_are_read_alone(small, provider):
    """Read one by one, entries are what they are in the whole table, all of a code in its order; others are none."""
    table = Catalog([str(small)]).table(provider)
    codes = {row["code"] for row in CATALOG.table(provider).rows}
    alone = {code: table.read(code) for code in codes}
    assert table.read("no such code") == []
    rows = {code: [row for row in table.rows if row["code"] == code] for code in codes}
    assert alone == rows
    assert table.read("105") is None  # now that all are read
