"""The pages of the site, and the command that builds it."""

import re
from html.parser import HTMLParser

import pytest
from bundled import CATALOG
from hostile import MARK, hostile

from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder
from errcode.model import TableError
from errcode.web.site import site


@pytest.fixture(scope="module")
def files():
    """The site of two providers."""
    catalog = CATALOG
    return dict(site(catalog, catalog.tables(["coinone", "kraken"]), "https://codes.example.com"))


class Read(HTMLParser):
    """Tags and texts of a page."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.links, self.text = [], [], ""
        self.feed(page.decode())

    def handle_starttag(self, tag, attrs):  # noqa: D102
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data):  # noqa: D102
        self.text += data


def test_a_code_has_a_page_with_what_a_card_shows(files):
    """Both languages, retry policy, advice, message, source; title and description for search engines."""
    page = files["coinone/105.html"].decode()
    for text in (
        "<title>Coinone 105: Price is not correct · errcode</title>",
        '<link rel="canonical" href="https://codes.example.com/coinone/105.html">',
        '<meta property="og:title" content="Coinone 105: Price is not correct · errcode">',
        '<article lang="ko" class="card fix">',
        "올바르지 않은 가격입니다.",
        "fix: Change the request first",
        'href="https://docs.coinone.co.kr/docs/error-code"',
        'href="../kind/order-rule.html"',
    ):
        assert text in page


def test_every_link_within_the_site_leads_somewhere(files):
    """Pages of providers, codes and kinds link to files that there are."""
    for path, page in files.items():
        if not path.endswith(".html"):
            continue
        for link in Read(page).links:
            if link.startswith("http"):
                continue
            place = (path.rsplit("/", 1)[0] + "/" if "/" in path else "") + link.partition("#")[0]
            while "../" in place:
                place = re.sub(r"[^/]+/\.\./", "", place, count=1)
            assert place.replace("%3A", ":") in files, (path, link)


def test_the_map_lists_every_page(files):
    """Whole addresses where the site's is known."""
    listed = set(re.findall("<loc>https://codes.example.com/([^<]*)</loc>", files["sitemap.xml"].decode()))
    assert listed - {""} == {path for path in files if path.endswith(".html")} - {"index.html"}


def test_pages_allow_no_script(files):
    """A policy that forbids scripts stands in every page but the one that needs them."""
    for path, page in files.items():
        if path.endswith(".html") and path != "index.html":
            assert b"default-src 'none'; style-src 'self'" in page
            assert "script" not in Read(page).tags


def test_a_hostile_table_stays_text(tmp_path):
    """Markup in any field is shown and not obeyed; an address that is none becomes no link."""
    catalog = Catalog([str(hostile(tmp_path / "tables")), bundled_folder()])
    for path, page in site(catalog, catalog.tables(["evil"])):
        if path.endswith(".html") and path != "index.html":
            read = Read(page)
            assert not {"script", "img", "b"} & set(read.tags)
            assert not any(link.startswith("javascript:") for link in read.links)
            assert MARK.split('"')[0] in read.text or "kind" in path


def test_the_command_builds_the_same_site_twice(run, tmp_path, monkeypatch):
    """Same bytes; one's own tables are in it, and left out where that is asked for."""
    monkeypatch.setenv("ERRCODE_TABLES", str(hostile(tmp_path / "tables")))
    monkeypatch.setattr("errcode.cli.commands.site.build.bundled_folder", lambda: str(small(tmp_path)))
    for place in ("catalog.folders", "web.packed"):
        monkeypatch.setattr(f"errcode.{place}.bundled_folder", lambda: str(small(tmp_path)))
    for name in ("one", "two"):
        assert run("site", "build", "--output", str(tmp_path / name)).code == 0
    assert run("site", "build", "--bundled-only", "-o", str(tmp_path / "three")).code == 0
    one, two, three = (
        {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (tmp_path / "one", tmp_path / "two", tmp_path / "three")
    )
    assert one == two
    assert "evil/666.html" in one
    assert not any(path.startswith("evil/") for path in three)


def small(folder):
    """A bundled folder with one provider."""
    import shutil

    target = folder / "bundled"
    if not target.exists():
        shutil.copytree(f"{bundled_folder()}/vocabulary", target / "vocabulary")
        for name in ("coinone.json", "table.schema.json"):
            shutil.copy(f"{bundled_folder()}/{name}", target / name)
    return target


def test_an_address_is_one(run, tmp_path):
    """`--url` takes an address."""
    ran = run("site", "build", "--output", str(tmp_path / "site"), "--url", "codes.example.com")
    assert ran.code == 2
    assert "https://" in ran.err


def test_no_page_tells_who_built_it(tmp_path):
    """The pages of a table of one's own bear its file's name, not the folder that it lies in."""
    catalog = Catalog([str(hostile(tmp_path / "tables")), bundled_folder()])
    pages = [content for _, content in site(catalog, catalog.tables(["evil"]))]
    assert any(b"evil.json" in content for content in pages)
    assert not [content for content in pages if str(tmp_path).encode() in content]


@pytest.mark.parametrize(
    ("name", "text"),
    [("synonyms", "{}"), ("situations", '{"situations": [{"id": "x", "tables": ["y"], "en": ["(a+)+b"]}]}')],
)
def test_a_broken_vocabulary_is_no_part_of_a_site(tmp_path, name, text):
    """What a search would leave out as broken is named, and nothing is built of it."""
    file = tmp_path / "tables" / "vocabulary" / f"{name}.json"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    catalog = Catalog([str(tmp_path / "tables"), bundled_folder()])
    with pytest.raises(TableError, match=rf"{name}\.json"):
        next(iter(site(catalog, catalog.tables(["coinone"]))))
