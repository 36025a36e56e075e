"""Pages that need no script: one per code, per provider and per kind, for search engines, links and old browsers."""

from __future__ import annotations

from html import escape
from itertools import islice
from urllib.parse import quote

from errcode.catalog.filter import kinds_of
from errcode.catalog.policy import text_of
from errcode.render import cards
from errcode.render.answers import answers
from errcode.render.output import Output
from errcode.text.visible import visible
from errcode.web.markup import bilingual, link, listed, page, shown
from errcode.web.packed import published
from errcode.web.slugs import slugs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from errcode.catalog.catalog import Catalog, Table
    from errcode.model import Entry, Kind
    from errcode.render.answers import Answer
    from errcode.render.styled import Part

    Page = tuple[str, bytes]
    Row = dict[str, Any]

ENGLISH, KOREAN = (Output(lang=lang, first=lang, every=True) for lang in ("en", "ko"))
ELSEWHERE, PROVIDERS = 2, 80
"""So many codes of the same kind are linked to at each other provider, and at so many of them; the page of the kind has
all."""


class Pages:
    """The pages of some tables, all of which link to each other."""

    def __init__(self, catalog: Catalog, tables: Sequence[Table], url: str = "") -> None:
        """Take tables.

        Args:
            catalog: Where kinds and retry policies stand.
            tables: The tables.
            url: Where the site will stand, with a slash at its end; empty where nobody has said.

        Raises:
            TableError: Two codes of a provider would have the same page.
        """
        self._catalog = catalog
        self._tables = tables
        self._url = url
        self._names = {table.provider.id: table.provider.name for table in tables}
        self._rows: dict[str, dict[str, list[Row]]] = {}
        """The rows of each code, by provider."""
        for table in tables:
            by_code = self._rows[table.provider.id] = {}
            for row in table.rows:
                by_code.setdefault(row["code"], []).append(row)
        self._slugs = {id_: slugs(id_, by_code) for id_, by_code in self._rows.items()}
        self._of_kind = self._codes_by_kind()

    def __iter__(self) -> Iterator[Page]:
        for kind in self._catalog.kinds.values():
            yield self._kind(kind)
        for table in self._tables:
            yield self._provider(table)
            others: dict[str, list[str]] = {}
            for code, rows in self._rows[table.provider.id].items():
                yield self._code(table, code, [_entry(table, row) for row in rows], others)

    def path(self, provider: str, code: str) -> str:
        """Give where in the site a code's page stands, as it is written in addresses."""
        return f"{provider}/{quote(self._slugs[provider][code])}.html"

    def _codes_by_kind(self) -> dict[str, dict[str, dict[str, None]]]:
        """Give the codes of each kind, by provider; codes that are still sent come first."""
        found: dict[str, dict[str, dict[str, None]]] = {}
        for table in self._tables:
            for row in sorted(table.rows, key=lambda row: bool(row.get("status"))):
                for kind in sorted(kinds_of(row) - {""}):
                    found.setdefault(kind, {}).setdefault(table.provider.id, {})[row["code"]] = None
        return found

    def _link(self, provider: str, code: str, up: str = "../") -> str:
        said = bilingual(text_of(self._rows[provider][code][0].get("meaning")))
        return f"{link(up + self.path(provider, code), f'<code>{shown(code)}</code>')} {said}"

    def _page(self, title: str, description: str, body: list[str], path: str) -> Page:
        content = page(title, description, "\n".join(body), depth=path.count("/"), url=self._url, path=quote(path))
        return path, content

    def contents(self) -> str:
        """Give the links to all providers and kinds, as markup."""
        providers = [link(f"{table.provider.id}/index.html", bilingual(table.provider.name)) for table in self._tables]
        kinds = [link(f"kind/{kind.id}.html", bilingual(kind.name)) for kind in self._catalog.kinds.values()]
        return (
            '<h2><span lang="en">Providers</span> <span lang="ko">제공사</span></h2>'
            + listed(providers)
            + '<h2><span lang="en">Kinds</span> <span lang="ko">종류</span></h2>'
            + listed(kinds)
        )

    def _kind(self, kind: Kind) -> Page:
        body = [f"<h1>{bilingual(kind.name)}</h1>", bilingual(kind.advice, "p")]
        for provider, codes in self._of_kind.get(kind.id, {}).items():
            name = bilingual(self._names[provider])
            body += [f"<h2>{link(f'../{provider}/index.html', name)}</h2>"]
            body.append(listed(self._link(provider, code) for code in codes))
        name = kind.name.en or kind.id
        described = f"{name} ({kind.name.ko}): how each API says it. {kind.advice.en}"
        return self._page(f"{name} · errcode", described, body, f"kind/{kind.id}.html")

    def _provider(self, table: Table) -> Page:
        provider = table.provider
        name = provider.name.en or provider.id
        body = [f"<h1>{bilingual(provider.name) or shown(provider.id)}</h1>"]
        if provider.api:
            body.append(f"<p>{shown(provider.api)}</p>")
        sources = [source for source in provider.sources if cards.linkable(source.url)]
        if sources:
            body += ['<h2><span lang="en">Sources</span> <span lang="ko">출처</span></h2>']
            body.append(listed(_linked(cards.source(source)) for source in sources))
        codes = self._rows[provider.id]
        body += ['<h2><span lang="en">Codes</span> <span lang="ko">코드</span></h2>']
        body.append(listed(self._link(provider.id, code) for code in codes))
        described = (
            f"{len(codes)} error codes of {name} ({provider.name.ko or name}) in English and Korean: "
            "meaning, retry policy, what to do."
        )
        return self._page(f"{name}: error codes · errcode", described, body, f"{provider.id}/index.html")

    def _code(self, table: Table, code: str, entries: Sequence[Entry], others: dict[str, list[str]]) -> Page:
        """Give the page of a code.

        Args:
            table: Its table.
            code: The code.
            entries: What the table says of it.
            others: The links to a kind at other providers, as far as they were written for this one.
        """
        provider = table.provider
        name = provider.name.en or provider.id
        found = answers(entries)
        body = [
            f"<h1>{link('index.html', bilingual(provider.name) or shown(provider.id))} <code>{shown(code)}</code></h1>"
        ]
        for answer in found:
            body += [_card(answer, table, self._catalog, out) for out in (ENGLISH, KOREAN)]
        for kind in {
            entry.kind: kind for entry in entries if (kind := self._catalog.kinds.get(entry.kind or ""))
        }.values():
            if kind.id not in others:
                others[kind.id] = self._elsewhere(kind, provider.id)
            body += others[kind.id]
        first = found[0].entry
        said = visible(first.messages[0].text) if first.messages else first.meaning.en or first.name or ""
        described = " ".join(text for text in (first.meaning.en, first.meaning.ko, first.advice.en) if text)
        return self._page(
            f"{name} {code}: {said[:100]} · errcode",
            described,
            body,
            f"{provider.id}/{self._slugs[provider.id][code]}.html",
        )

    def _elsewhere(self, kind: Kind, provider: str) -> list[str]:
        """Give the links to codes of the same kind at other providers."""
        name = link(f"../kind/{kind.id}.html", bilingual(kind.name))
        others = ((other, codes) for other, codes in self._of_kind[kind.id].items() if other != provider)
        items = [
            f"{bilingual(self._names[other])}: "
            + " · ".join(
                link(f"../{self.path(other, code)}", f"<code>{shown(code)}</code>") for code in islice(codes, ELSEWHERE)
            )
            for other, codes in islice(others, PROVIDERS)
        ]
        if not items:
            return []
        heading = '<span lang="en">Elsewhere</span> <span lang="ko">다른 제공사</span>'
        return [f"<h2>{heading}: {name}</h2>", listed(items)]


def _entry(table: Table, row: Row) -> Entry:
    """Give a row's entry; where its table lies is nobody's business."""
    entry = table.entry(row)
    return entry.replace(origin=published(entry.origin)) if entry.origin != "bundled" else entry


def _card(answer: Answer, table: Table, catalog: Catalog, out: Output) -> str:
    """Give an answer as a terminal's card says it, in one language."""
    head = "".join(text for text, _ in cards.title(answer.entry, table.provider, catalog, out))
    said, facts = [], []
    for heading, parts in cards.rows_of(answer, table.provider, catalog, out):
        text = "".join(map(_linked, parts))
        if heading:
            facts.append(f"<dt>{shown(heading)}</dt><dd>{text}</dd>")
        else:
            said.append(f"<p>{text}</p>")
    rows = "".join(said) + (f"<dl>{''.join(facts)}</dl>" if facts else "")
    retry = shown(answer.entry.retry or "")
    return f'<article lang="{out.lang}" class="card {retry}"><h2>{shown(head)}</h2>{rows}</article>'


def _linked(part: Part) -> str:
    """Give a part of a card as markup; only what may be a link is one."""
    text, style = part
    words = escape(visible(text, lines=True)).replace("\n", "<br>")
    if style.startswith("link "):
        return f'<a href="{escape(style[5:])}" rel="noreferrer">{words}</a>'
    return f"<strong>{words}</strong>" if style == "bold" else words
