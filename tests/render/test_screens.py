"""What people see is what was looked at: pictures of every screen, and that each fits its width."""

import re

from rich.cells import cell_len
from screens import PICTURES, pictures

from errcode.catalog.catalog import Catalog
from errcode.render import results
from errcode.render.output import Output
from errcode.render.styled import Sheet


def test_screens_are_as_they_were_looked_at():
    """Every screen at 40, 60, 80 and 120 columns in both languages; `python tests/render/screens.py` rewrites them."""
    assert pictures() == PICTURES.read_text(encoding="utf-8")


def test_every_screen_fits_its_width():
    """No row is wider than the terminal, and nothing is cut with an ellipsis."""
    width = 0
    for line in pictures().splitlines():
        title = re.match(r"=== .*, (\d+) columns", line)
        width = int(title[1]) if title else 0 if line.startswith("===") else width
        if width and not title:
            assert cell_len(line) <= width, line
        assert "…" not in line


def test_a_terminal_without_colours_says_everything():
    """A retry policy is a word, not only a colour."""
    assert "check" in pictures()
    assert "\x1b" not in pictures()
    assert Sheet().color is False


def test_a_card_read_aloud_says_everything(run, monkeypatch):
    """What a coloured card says, it says where nothing is coloured and as Markdown, word for word."""
    monkeypatch.setenv("COLUMNS", "200")
    said = words(run("lookup", "coinone", "105", "--color", "always").out)
    catalog = Catalog()
    entries = catalog.entries("105", ["coinone"])
    assert len(said) > 30
    assert words(results.entries(entries, catalog, Output(form="cards", sheet=Sheet(width=200)))) == said
    assert said <= words(run("lookup", "coinone", "105", "--format", "markdown").out)


def words(text):
    """The words of a screen without its frame, colours and links."""
    bare = re.sub(r"\x1b\[[\d;]*m|\x1b\]8;;[^\x1b]*\x1b\\|[*_`<>\[\]]", " ", text)
    return {word.rstrip(":") for word in re.findall(r"[\w'(),.:/-]+", bare)} - {""}


def test_a_failure_on_the_way_is_called_by_its_kind(run, monkeypatch):
    """It has no code: its card is headed with the kind of error in the reader's language, not with a dash."""
    monkeypatch.setenv("COLUMNS", "120")
    text = "ReadTimeout: HTTPSConnectionPool(host='api.binance.com', port=443): Read timed out."
    for lang, kind in (("en", "Network or timeout"), ("ko", "네트워크·시간 초과")):
        said = run("explain", "--format", "markdown", "--lang", lang, stdin=text).out
        assert kind in said.splitlines()[0]
        assert "`-`" not in said
