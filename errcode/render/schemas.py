"""What the objects of `--json` look like: one description of every key, printed by `errcode --json-schema COMMAND`."""

from __future__ import annotations

from errcode.render.jsonlines import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Object = dict[str, Any]

_STRING: Object = {"type": "string"}
_NUMBER: Object = {"type": "number"}
_INTEGER: Object = {"type": "integer"}
_BOOLEAN: Object = {"type": "boolean"}
_ANY: Object = {"type": "object", "additionalProperties": True}


def _maybe(schema: Object) -> Object:
    return {"oneOf": [schema, {"type": "null"}]}


def _list(schema: Object) -> Object:
    return {"type": "array", "items": schema}


def _object(**properties: Object) -> Object:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


_BOTH = _object(en=_maybe(_STRING), ko=_maybe(_STRING))
_SOURCE = _object(url=_maybe(_STRING), version=_maybe(_STRING), retrieved=_maybe(_STRING))
_LOOK = _object(
    text=_BOTH, endpoint=_maybe(_STRING), by=_maybe(_STRING), header=_maybe(_STRING), source=_maybe(_STRING)
)
_ENTRY: Object = {
    "version": {"type": "integer", "enum": [VERSION]},
    "provider": _STRING,
    "code": _maybe(_STRING),
    "section": _maybe(_STRING),
    "name": _maybe(_STRING),
    "http_status": _maybe(_INTEGER),
    "messages": _list(_STRING),
    "meaning": _BOTH,
    "kind": _maybe(_STRING),
    "case": _maybe(_STRING),
    "retry": _maybe({"type": "string", "enum": ["fix", "wait", "resync", "check", "person", "none"]}),
    "retries": {"type": "object", "additionalProperties": True},
    "advice": _BOTH,
    "causes": _list(_BOTH),
    "wait_from": _list(_ANY),
    "look": _maybe(_LOOK),
    "clients": _list(_ANY),
    "source": _maybe(_SOURCE),
    "seen": _maybe(_STRING),
    "confirmed": _maybe(_BOOLEAN),
    "status": _maybe({"type": "string", "enum": ["active", "retired"]}),
    "note": _maybe(_BOTH),
    "by": _BOTH,
    "origin": _maybe(_STRING),
}
_MATCH = {**_ENTRY, "score": _NUMBER, "matched": _STRING, "how": _STRING, "params": _list(_STRING)}
_FINDING: Object = {
    **_ENTRY,
    "line": _INTEGER,
    "known": _BOOLEAN,
    "certain": _BOOLEAN,
    "candidates": _list(_object(provider=_STRING, code=_STRING, section=_maybe(_STRING))),
    "raw": _object(code=_maybe(_STRING), message=_maybe(_STRING), http_status=_maybe(_INTEGER)),
    "params": _list(_STRING),
    "how": _STRING,
    "nearest": _list(_STRING),
    "message_known": _BOOLEAN,
    "doubt": _maybe(_STRING),
    "because": _list(_object(provider=_STRING, what=_STRING, points=_NUMBER)),
    "failure": _maybe(_ANY),
    "retry_after": _maybe(_NUMBER),
    "until": _maybe(_STRING),
}
_SPAN = _object(line=_INTEGER, column=_INTEGER, length=_INTEGER, byte_column=_INTEGER, byte_length=_INTEGER)
_SIGHT = {**_FINDING, "time": _maybe(_STRING), "file": _maybe(_STRING), "span": _maybe(_SPAN)}
_SUMMED = {
    **_FINDING,
    "count": _INTEGER,
    "share": _NUMBER,
    "first_line": _INTEGER,
    "last_line": _INTEGER,
    "first_time": _maybe(_STRING),
    "last_time": _maybe(_STRING),
    "first_file": _maybe(_STRING),
    "last_file": _maybe(_STRING),
}
_PROVIDER: Object = {
    "version": _ENTRY["version"],
    "provider": _STRING,
    "name": _BOTH,
    "aliases": _list(_STRING),
    "api": _maybe(_STRING),
    "hosts": _list(_STRING),
    "codes": _INTEGER,
    "sources": _list(_ANY),
    "facts_date": _maybe(_STRING),
    "standard": _BOOLEAN,
    "origin": _STRING,
}
SCHEMAS = {
    "lookup": _object(**_ENTRY),
    "list": _object(**_ENTRY),
    "search": _object(**_MATCH),
    "reverse": _object(**_MATCH),
    "explain": _object(**_SIGHT),
    "explain --summary": _object(**_SUMMED),
    "providers": _object(**_PROVIDER),
}
"""Command → the schema of one line of its `--json`."""


def schema_of(command: str) -> Object:
    """Give the schema of a command's objects.

    Raises:
        KeyError: The command prints none.
    """
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"errcode {command} --json"}
    return made | SCHEMAS[command]
