"""What people see is what was looked at: pictures of every screen, and that each fits its width."""

import re

from rich.cells import cell_len
from screens import PICTURES, pictures

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
