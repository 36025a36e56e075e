"""The site, file by file: the page that searches, a page per code, provider and kind, and the map of all of them."""

from __future__ import annotations

from urllib.parse import quote

from errcode.web.index import index
from errcode.web.markup import shown, source
from errcode.web.pages import Pages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from errcode.catalog.catalog import Catalog, Table

STYLE = "site.css"
"""The stylesheet of the pages that need no script."""


def site(catalog: Catalog, tables: Sequence[Table], url: str = "") -> Iterator[tuple[str, bytes]]:
    """Give the files of the site: path and content. The same tables give the same bytes.

    Args:
        catalog: Where kinds and retry policies stand.
        tables: The tables to show.
        url: Where the site will stand; addresses in its map are whole only where that is known.

    Raises:
        TableError: A table is broken, or two codes of a provider would have the same page.
    """
    url = url.rstrip("/") + "/" if url else ""
    pages = Pages(catalog, tables, url)
    yield "index.html", index(catalog, tables, pages.contents(), url)
    paths = []
    for path, content in pages:
        paths.append(path)
        yield path, content
    yield STYLE, source(STYLE).encode()
    yield "sitemap.xml", _map(paths, url)


def _map(paths: Sequence[str], url: str) -> bytes:
    """Give the list of all pages as search engines read it."""
    lines = [f"<url><loc>{shown(url + quote(path))}</loc></url>" for path in ("", *paths)]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return (head + "\n".join(lines) + "\n</urlset>\n").encode()
