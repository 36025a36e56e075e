"""Answers for tickets, chats and mails."""

from errcode.render.documents import html, markdown

HOSTILE = "<script>alert(1)</script> [x](javascript:y) **b** `c` | # h"
ROWS = [("", [("It means this.", "bold")]), ("", [(HOSTILE, "")]), ("Source", [("docs", "link https://example.com/a")])]


def test_markdown_says_what_the_card_says():
    """A heading, paragraphs and a list; nothing of a text becomes markup."""
    shown = markdown([("Acme", "bold"), (" ", ""), ("1", "code")], ROWS)
    assert shown.startswith("### Acme 1\n\n**It means this.**\n")
    assert "- Source: [docs](<https://example.com/a>)" in shown
    assert "<script>" not in shown.replace("\\<script\\>", "")
    assert "\\[x\\](javascript:y)" in shown


def test_lines_that_would_begin_a_list_do_not():
    """A text that begins with a dash or a number stays a text."""
    assert "\\- one" in markdown([("a", "")], [("", [("- one", "")])])
    assert "1\\. one" in markdown([("a", "")], [("", [("1. one", "")])])


def test_html_is_escaped():
    """Tags of a text are shown, not run."""
    shown = html([("A & B", "bold")], ROWS)
    assert "<script>" not in shown
    assert "<h3>A &amp; B</h3>" in shown
    assert '<a href="https://example.com/a">docs</a>' in shown
