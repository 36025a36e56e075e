"""HTML: texts escaped, attributes quoted, and the frame that all pages share."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.resources import files

from errcode.text.visible import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from errcode.model import Text


def shown(text: str) -> str:
    """Give a text of a table as markup that shows it: nothing of it is a tag, and control characters are seen."""
    return escape(visible(text))


def bilingual(text: Text, tag: str = "span") -> str:
    """Give a text in both languages, an element each; nothing where there is none."""
    both = (("en", text.en), ("ko", text.ko if text.ko != text.en else None))
    return " ".join(f'<{tag} lang="{language}">{shown(words)}</{tag}>' for language, words in both if words)


def link(url: str, words: str) -> str:
    """Give a link to a page of the site; the words are markup."""
    return f'<a href="{escape(url)}">{words}</a>'


def listed(items: Iterable[str], tag: str = "ul") -> str:
    """Give a list of pieces of markup."""
    return f"<{tag}>" + "".join(f"<li>{item}</li>" for item in items) + f"</{tag}>"


def hashed(text: str) -> str:
    """Give a script's or style's source for a Content-Security-Policy: its hash."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def source(name: str) -> str:
    """Give one of the files that the pages are made of."""
    return (files("errcode.web") / "page" / name).read_text(encoding="utf-8")


def policy(*scripts: str, style: str | None = None) -> str:
    """Give the Content-Security-Policy of a page.

    Args:
        scripts: The scripts in it, which alone may run.
        style: The style in it; without one, the site's own file.
    """
    run = f"script-src {' '.join(map(hashed, scripts))}; " if scripts else ""
    styled = "'self'" if style is None else hashed(style)
    return f"default-src 'none'; {run}style-src {styled}; base-uri 'none'; form-action 'none'"


def beginning(allowed: str) -> str:
    """Give how every page begins; its policy stands before anything that it holds for."""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{allowed}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">"""


def page(title: str, description: str, body: str, *, depth: int, url: str, path: str) -> bytes:
    """Give a whole page without any script.

    Args:
        title: Its title, as text.
        description: What search engines and previews of links show, as text.
        body: Markup of the page's `main`.
        depth: How many folders it lies below the site's.
        url: Where the site stands, with a slash at its end; empty where nobody has said.
        path: Where in the site it stands, as it is written in addresses.
    """
    up = "../" * depth
    title, description = shown(title), shown(description)
    address = escape(url + path) if url else ""
    return f"""{beginning(policy())}
<title>{title}</title>
<meta name="description" content="{description}">
{f'<link rel="canonical" href="{address}">' if url else ""}
<meta property="og:type" content="article">
<meta property="og:site_name" content="errcode">
<meta property="og:title" content="{title}">
<meta property="og:description" content="{description}">
{f'<meta property="og:url" content="{address}">' if url else ""}
<meta property="og:locale" content="en_US">
<meta property="og:locale:alternate" content="ko_KR">
<link rel="stylesheet" href="{up}site.css">
</head>
<body>
<header><a href="{up}index.html">errcode</a></header>
<main>
{body}
</main>
</body>
</html>
""".replace("\n\n", "\n").encode("utf-8", "xmlcharrefreplace")
