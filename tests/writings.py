"""The ways in which people's tools write one and the same payload."""

from __future__ import annotations

import html
import json
from typing import Any

Payload = dict[str, Any]


def compact(payload: Payload) -> str:
    """JSON on one line, without blanks."""
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":"))


def pretty(payload: Payload) -> str:
    """JSON over several lines."""
    return json.dumps(payload, ensure_ascii=False, indent=4)


def javascript(value: Any, indent: int = 0) -> str:
    """What Node's console prints: bare keys, single quotes, trailing commas."""
    if isinstance(value, dict):
        pad = "  " * (indent + 1)
        inner = "".join(f"{pad}{key}: {javascript(item, indent + 1)},\n" for key, item in value.items())
        return "{\n" + inner + "  " * indent + "}"
    if isinstance(value, list):
        return "[ " + ", ".join(javascript(item, indent + 1) for item in value) + " ]"
    if isinstance(value, str):
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
    return json.dumps(value)


def ruby(value: Any) -> str:
    """A hash as `inspect` writes it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)}=>{ruby(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(ruby, value)) + "]"
    return "nil" if value is None else json.dumps(value, ensure_ascii=False)


def print_r(value: Any, indent: int = 0) -> str:
    """A decoded answer as PHP's `print_r` writes it."""
    pad = " " * indent
    if isinstance(value, (dict, list)):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        inner = "".join(f"{pad}    [{key}] => {print_r(item, indent + 8)}\n" for key, item in items)
        return f"Array\n{pad}(\n{inner}{pad})\n"
    return {None: "", True: "1", False: ""}.get(value, str(value)) if value in (None, True, False) else str(value)


def var_dump(value: Any, indent: int = 0) -> str:
    """A decoded answer as PHP's `var_dump` writes it."""
    pad = " " * indent
    if isinstance(value, (dict, list)):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        inner = "".join(
            f"{pad}  [{json.dumps(key) if isinstance(key, str) else key}]=>\n{var_dump(item, indent + 2)}"
            for key, item in items
        )
        return f"{pad}array({len(value)}) {{\n{inner}{pad}}}\n"
    if isinstance(value, str):
        return f'{pad}string({len(value.encode())}) "{value}"\n'
    if isinstance(value, bool):
        return f"{pad}bool({str(value).lower()})\n"
    return f"{pad}NULL\n" if value is None else f"{pad}{'int' if isinstance(value, int) else 'float'}({value})\n"


def golang(value: Any) -> str:
    """A map as Go's `%v` writes it."""
    if isinstance(value, dict):
        return "map[" + " ".join(f"{key}:{golang(item)}" for key, item in value.items()) + "]"
    if isinstance(value, list):
        return "[" + " ".join(map(golang, value)) + "]"
    return "<nil>" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def rust(value: Any, name: str = "Response") -> str:
    """A struct as Rust's `{:?}` writes it."""
    if isinstance(value, dict):
        return f"{name} {{ " + ", ".join(f"{key}: {rust(item, key.title())}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(rust, value)) + "]"
    return "None" if value is None else json.dumps(value, ensure_ascii=False)


def serde(value: Any) -> str:
    """A `serde_json::Value` as Rust's `{:?}` writes it."""
    if isinstance(value, dict):
        return "Object {" + ", ".join(f"{json.dumps(key)}: {serde(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "Array [" + ", ".join(map(serde, value)) + "]"
    if isinstance(value, str):
        return f"String({json.dumps(value, ensure_ascii=False)})"
    return "Null" if value is None else f"Bool({str(value).lower()})" if isinstance(value, bool) else f"Number({value})"


def yaml(payload: Payload, indent: int = 0) -> str:
    """YAML, or a list of fields without braces."""
    lines = []
    for key, value in payload.items():
        if isinstance(value, dict) and value:
            lines += [" " * indent + f"{key}:", yaml(value, indent + 2)]
        else:
            lines.append(" " * indent + f"{key}: {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(lines)


def quoted(payload: Payload) -> str:
    """JSON escaped in a string."""
    return json.dumps(compact(payload), ensure_ascii=False)


WRITINGS = {
    "json": compact,
    "pretty": pretty,
    "ascii": lambda payload: json.dumps(payload),
    "pretty, cut before the last brace": lambda payload: pretty(payload).rstrip("}\n "),
    "without its first brace": lambda payload: compact(payload)[1:],
    "without its braces, pretty": lambda payload: pretty(payload)[1:-1],
    "python": repr,
    "python bytes": lambda payload: repr(json.dumps(payload).encode()),
    "python str in a call": lambda payload: f"raise ApiError({compact(payload)!r})",
    "trailing commas": lambda payload: pretty(payload).replace('"\n', '",\n').replace("}\n", "},\n"),
    "comments": lambda payload: pretty(payload).replace(",\n", ", // remark: it's so\n"),
    "javascript": javascript,
    "ruby": ruby,
    "print_r": print_r,
    "var_dump": var_dump,
    "go map": golang,
    "rust": rust,
    "serde": serde,
    "escaped once": lambda payload: compact({"ts": 1775020001, "lvl": "warn", "resp": compact(payload)}),
    "escaped twice": lambda payload: compact({"ts": 1775020001, "log": compact({"body": compact(payload)})}),
    "escaped in prose": lambda payload: (
        f'{{"log":{json.dumps("call failed " + compact(payload) + chr(10))},"stream":"stderr"}}'
    ),
    "escaped without its quotes": lambda payload: "body " + quoted(payload)[1:-1],
    "escaped twice without its quotes": lambda payload: "x " + json.dumps(quoted(payload), ensure_ascii=False)[1:-1],
    "csv": lambda payload: 'a,2026-05-21,"' + compact(payload).replace('"', '""') + '",b',
    "html": lambda payload: "<pre>" + html.escape(compact(payload)) + "</pre>",
    "\\u escapes": lambda payload: compact(payload).replace('"', "\\u0022"),
    "nested": lambda payload: compact({"a": [{"b": {"response": {"data": payload}}}], "id": 10310}),
    "in a list": lambda payload: compact([payload]) if isinstance(payload, dict) else compact(payload),
    "log line": lambda payload: (
        f"2026-05-21 10:31:09,405 ERROR [worker-7] order.py:107 retry 2/5, reply={compact(payload)}"
    ),
    "markdown": lambda payload: f"I get `{compact(payload)}` every time",
    "fenced": lambda payload: f"```json\n{pretty(payload)}\n```",
    "curl": lambda payload: f"HTTP/2 400 \ncontent-type: application/json\nratelimit-limit: 120\n\n{compact(payload)}",
    "unclosed before": lambda payload: f"order failed {{ Error: {compact(payload)}\n    at f (/srv/a.js:1105:21)",
    "prose with apostrophes": lambda payload: f"it's what I've got: {compact(payload)} and it doesn't help, isn't it?",
    "yaml": yaml,
    "logfmt": lambda payload: f'level=error msg="call failed" body={quoted(payload)} took=12ms',
    "slack": lambda payload: f":rotating_light: *bot* failed\n&gt; {compact(payload)}\n<@U1> please look",
}
"""Name of a way of writing, and the payload written so."""
