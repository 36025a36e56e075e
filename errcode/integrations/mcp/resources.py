"""Resources: each code and the list of providers under an `errcode://` address, and the completion of both."""

from __future__ import annotations

import json
from urllib.parse import quote, unquote

from errcode import query
from errcode.engine import shared
from errcode.integrations.mcp import answers
from errcode.model import ErrcodeError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Object = dict[str, Any]

SCHEME = "errcode://"
TEMPLATE = f"{SCHEME}{{provider}}/{{code}}"
LISTED: list[Object] = [
    {
        "uri": f"{SCHEME}providers",
        "name": "providers",
        "title": "Providers",
        "description": "All providers: id, names, number of codes",
        "mimeType": "application/json",
    }
]
TEMPLATES: list[Object] = [
    {
        "uriTemplate": TEMPLATE,
        "name": "code",
        "title": "An error code",
        "description": "What a code of a provider means, in English and Korean",
        "mimeType": "application/json",
    }
]
COMPLETIONS = 100
"""Values that one completion may have at the most, by the protocol."""


def read(uri: str) -> Object:
    """Give what stands under an address.

    Raises:
        KeyError: Nothing does.
    """
    if uri == f"{SCHEME}providers":
        return _contents(uri, _providers())
    provider, slash, code = uri.removeprefix(SCHEME).partition("/")
    entries = _entries(unquote(provider), unquote(code)) if uri.startswith(SCHEME) and slash and code else []
    if not entries:
        raise KeyError(uri)
    found = answers.of_entries(entries, "both", nothing=str)
    return _contents(uri, [*found.objects])


def completed(params: Object) -> Object:
    """Complete a provider's id, or a code of the provider that was chosen."""
    argument, context = params.get("argument"), params.get("context")
    if not isinstance(argument, dict) or not isinstance(argument.get("value"), str):
        return {"values": [], "total": 0, "hasMore": False}
    chosen = context.get("arguments", {}) if isinstance(context, dict) else {}
    provider = chosen.get("provider") if isinstance(chosen, dict) else None
    known = _values(argument.get("name"), provider if isinstance(provider, str) else None)
    begun = argument["value"].casefold()
    values = [value for value in known if value.casefold().startswith(begun)]
    return {"values": values[:COMPLETIONS], "total": len(values), "hasMore": len(values) > COMPLETIONS}


def _values(name: object, provider: str | None) -> list[str]:
    catalog = shared().catalog
    if name == "provider":
        return catalog.ids()
    found = catalog.resolve(provider) if provider else None
    if name != "code" or not found:
        return []
    return list(dict.fromkeys(entry.code for entry in catalog.table(found)))


def _entries(provider: str, code: str) -> list[Any]:
    try:
        return query.lookup(code, providers=provider)
    except ErrcodeError:
        return []


def _providers() -> list[Object]:
    return [
        {
            "provider": table.provider.id,
            "name": {"en": table.provider.name.en, "ko": table.provider.name.ko},
            "codes": table.codes,
            "origin": table.provider.origin,
        }
        for table in shared().catalog.tables()
    ]


def _contents(uri: str, objects: list[Object]) -> Object:
    text = json.dumps(objects, ensure_ascii=False, separators=(",", ":"))
    return {"contents": [{"uri": uri, "mimeType": "application/json", "text": text}]}


def address(provider: str, code: str) -> str:
    """Give the address of a code: `errcode://kraken/EAPI%3AInvalid%20nonce`."""
    return f"{SCHEME}{quote(provider, safe='')}/{quote(code, safe='')}"
