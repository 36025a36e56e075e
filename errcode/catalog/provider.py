"""A provider, made of what stands in its table before the entries."""

from __future__ import annotations

from errcode.catalog import policy
from errcode.catalog.policy import source_of, text_of
from errcode.model import Provider, Section

TYPE_CHECKING = False
if TYPE_CHECKING:
    from errcode.catalog.policy import Row
    from errcode.model import Look


def provider_of(data: Row, origin: str, looks: tuple[Look, ...]) -> Provider:
    """Give the provider of a table.

    Args:
        data: The table; its entries are not looked at.
        origin: `bundled`, or the path of the user's table.
        looks: How to read what became of a request.
    """
    return Provider(
        id=data["id"],
        name=text_of(data.get("name")),
        aliases=tuple(data.get("aliases") or ()),
        api=data.get("api"),
        hosts=tuple(data.get("hosts") or ()),
        mentions=tuple(data.get("mentions") or ()),
        sources=tuple(map(source_of, data.get("sources") or ())),
        sections=tuple(map(_section, data.get("sections") or ())),
        payloads=tuple(data.get("payloads") or ()),
        idioms=tuple(data.get("idioms") or ()),
        wait_from=policy.waits(data.get("wait_from")),
        looks=looks,
        aside=bool(data.get("aside")),
        standard=bool(data.get("standard")),
        origin=origin,
    )


def _section(data: Row) -> Section:
    return Section(
        id=data["id"],
        name=text_of(data.get("name")),
        hosts=tuple(data.get("hosts") or ()),
        mentions=tuple(data.get("mentions") or ()),
        when=data.get("when"),
        aside=bool(data.get("aside")),
    )
