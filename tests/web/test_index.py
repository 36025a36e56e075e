"""index.html: what it carries."""

import json
import re
import zlib
from base64 import b64decode

import pytest
from bundled import CATALOG
from hostile import hostile

from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder
from errcode.web.index import index
from errcode.web.markup import hashed


@pytest.fixture(scope="module")
def catalog():
    """The bundled tables."""
    return CATALOG


@pytest.fixture(scope="module")
def page(catalog):
    """The page of two providers."""
    return index(catalog, catalog.tables(["coinone", "kraken"]), "", "").decode()


def carried(page):
    """Give what a page carries."""
    packed = re.search(r'<script type="text/plain" id="packed">([^<]*)</script>', page)[1]
    return json.loads(zlib.decompress(b64decode(packed)))


def test_it_carries_every_entry(page, catalog):
    """The tables' rows, column by column, with nothing left out but examples."""
    coinone, kraken = carried(page)["tables"]
    columns = carried(page)["rows"]
    rows = [*catalog.table("coinone").rows, *catalog.table("kraken").rows]
    assert [coinone["table"]["id"], kraken["table"]["id"]] == ["coinone", "kraken"]
    assert [coinone["count"], kraken["count"]] == [len(catalog.table(id_).rows) for id_ in ("coinone", "kraken")]
    assert columns["code"] == [row["code"] for row in rows]
    assert columns["meaning.ko"] == [row["meaning"]["ko"] for row in rows]
    assert "examples" not in coinone["table"]


def test_its_policy_names_its_scripts(page):
    """The hashes are those of the two scripts and of the style."""
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1]
    boot = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)[-1]
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    assert hashed(boot) in policy
    assert hashed(carried(page)["program"]) in policy
    assert f"style-src {hashed(style)}" in policy
    assert "unsafe" not in policy


def test_it_asks_nobody(page):
    """No address of a script, style, image or font stands in it."""
    assert re.findall(r"(?:src=|@import|url\()", page.partition('id="packed"')[0]) == []


def test_building_twice_gives_the_same_bytes(catalog):
    """Nothing of time, place or chance is in it."""
    tables = catalog.tables(["coinone"])
    assert index(catalog, tables, "", "") == index(Catalog([bundled_folder()]), tables, "", "")


def test_a_hostile_table_cannot_leave_its_place(tmp_path):
    """What tables say is packed, and never markup of the page."""
    catalog = Catalog([str(hostile(tmp_path / "tables")), bundled_folder()])
    page = index(catalog, catalog.tables(["evil"]), "", "").decode()
    assert "alert(" not in page
    assert page.count("<script") == 2


def test_whoever_builds_it_is_not_told(tmp_path):
    """A table of one's own bears its file's name, not the folder that it lies in."""
    catalog = Catalog([str(hostile(tmp_path / "tables")), bundled_folder()])
    held = carried(index(catalog, catalog.tables(["evil"]), "", "").decode())
    assert [table["origin"] for table in held["tables"]] == ["evil.json"]
    assert str(tmp_path) not in json.dumps(held)
