"""JSON and YAML: parsed within bounds, then read as what they say they are."""

from __future__ import annotations

import json
from itertools import chain

from errcode.authoring.importers import asyncapi, jsonschema, openapi, postman
from errcode.authoring.importers.answers import answers_in
from errcode.authoring.importers.bounds import UnreadableError, shallow
from errcode.authoring.importers.library import library
from errcode.authoring.importers.objects import grids_in_object
from errcode.authoring.importers.responses import Collected

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from errcode.authoring.importers.grid import Grid


def grids(text: str) -> Iterator[Grid]:
    """Read JSON, JSON Lines or YAML.

    Raises:
        ValueError: It is broken; the text says where.
        bounds.TooMuchError: It is too deep, or without end.
    """
    value = shallow(parsed(text))
    if isinstance(value, dict):
        if "asyncapi" in value:
            return asyncapi.grids(value)
        if openapi.is_api(value):
            return openapi.grids(value)
        if isinstance(value.get("info"), dict) and isinstance(value.get("item"), list):
            return postman.grids(value)
        if jsonschema.is_schema(value):
            rest = {key: below for key, below in value.items() if key not in jsonschema.KEYWORDS}
            return chain(jsonschema.grids(value), grids_in_object(rest))
    found = list(grids_in_object(value))
    return iter(found) if found else _shown(value)


def _shown(value: Any) -> Iterator[Grid]:
    """Give the answers that a file without lists shows, one or many: what was caught, or written down as examples."""
    collected = Collected()
    for item in value if isinstance(value, list) else [value]:
        if any("code" in answer.code_key.casefold() or answer.around for answer in answers_in(item)):
            collected.example(item, "")
    return collected.grids()


def parsed(text: str) -> Any:
    """Parse JSON, JSON Lines or YAML; keys and codes stay the strings that they are.

    Raises:
        ValueError: It is none of them.
    """
    start = text.lstrip()[:1]
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        if start in ("{", "["):
            lines = _lines(text)
            if lines is not None:
                return lines
            raise UnreadableError(
                f"line {error.lineno}: {error.msg}", f"{error.lineno}행: JSON이 깨졌습니다({error.msg})"
            ) from None
    except RecursionError:
        raise UnreadableError("it is nested too deeply", "너무 깊이 중첩되어 있습니다") from None
    except ValueError:  # Python refuses to turn more than 4,300 digits into a number
        raise UnreadableError(
            "a number in it is too long; cut it out", "숫자가 너무 깁니다. 그 값을 지우세요"
        ) from None
    return _yaml(text)


def _lines(text: str) -> list[Any] | None:
    """Read JSON Lines; None when a line is no JSON."""
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return None


def _yaml(text: str) -> Any:
    yaml = library("yaml", "YAML")
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # keeps scalars as they are written: `0024`, `08`, `NO`
    try:
        return yaml.load(text, loader)
    except RecursionError:
        raise UnreadableError("it is nested too deeply", "너무 깊이 중첩되어 있습니다") from None
    except yaml.YAMLError as problem:
        mark, said = getattr(problem, "problem_mark", None), getattr(problem, "problem", None)
        if mark is None:
            raise UnreadableError("broken YAML", "YAML이 깨졌습니다") from None
        line = mark.line + 1
        raise UnreadableError(f"line {line}: broken YAML ({said})", f"{line}행: YAML이 깨졌습니다({said})") from None
