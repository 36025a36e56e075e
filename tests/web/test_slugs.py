"""The file names of codes."""

import re

import pytest
from bundled import CATALOG

from errcode.model import TableError
from errcode.web.slugs import slug, slugs


@pytest.mark.parametrize("code", ["105", "-1121", "EGW00123", "invalid_nonce", "42P01", "1.2"])
def test_a_code_that_is_a_file_name_bears_its_own(code):
    """Plain codes stand in addresses as they are."""
    assert slug(code) == code


@pytest.mark.parametrize(
    "code", ["EAPI:Invalid nonce", "../x", "a/b", "index", "CON", "nul.x", ".x", "x.", "한글", "", "a" * 300]
)
def test_any_other_gets_a_stable_file_name(code):
    """Its letters and digits, and a hash of all of it: safe on every disk, and the same in every build."""
    assert re.fullmatch(r"[A-Za-z0-9-]+\.[0-9a-f]{8}", slug(code))
    assert len(slug(code)) < 100
    assert slug(code) == slug(code)


def test_slugs_do_not_depend_on_each_other():
    """The name of a page is made of its code alone."""
    assert slug("EAPI:Invalid nonce") == "EAPI-Invalid-nonce.70512f5f"


def test_codes_that_differ_in_case_only_have_two_pages():
    """Some disks do not tell them apart: the one in lower case keeps its name, the other gets a hash."""
    assert slugs("acme", ["ABC", "x", "abc"]) == {"ABC": "ABC.b5d4045c", "x": "x", "abc": "abc"}


def test_a_collision_is_refused(monkeypatch):
    """Two codes never share a page; both are named."""
    monkeypatch.setattr("errcode.web.slugs._digested", lambda code: "same")
    with pytest.raises(TableError, match=r"'a/b' and 'c/d'"):
        slugs("acme", ["a/b", "c/d"])


def test_the_bundled_codes_have_pages_of_their_own():
    """No two codes of a bundled table collide."""
    for table in CATALOG.tables():
        codes = {row["code"] for row in table.rows}
        assert len(set(slugs(table.provider.id, codes).values())) == len(codes)
