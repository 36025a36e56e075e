"""Attributes as OpenTelemetry's JSON writes them: a list of keys, each with a value that says its own type.

`[{"key": "code", "value": {"intValue": "-1021"}}, …]` is read as the object `{"code": "-1021", …}` that it means.
"""

from __future__ import annotations

import re

from errcode.recognise.notation.unescape import View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_ATTRIBUTE = re.compile(
    r"""["']key["']\s{0,20}:\s{0,4}["'](?P<key>[\w.-]{1,80})["']\s{0,20},\s{0,20}["']value["']\s{0,20}:\s{0,20}\{\s{0,40}
        ["'](?:string|int|double|bool)Value["']\s{0,4}:\s{0,4}
        (?P<value>"(?:[^"\\]|\\.){0,4000}"|'(?:[^'\\]|\\.){0,4000}'|[\w.+-]{1,40})""",
    re.VERBOSE,
)
_BETWEEN = re.compile(r"[\s}{\],]{1,200}")
"""What stands between two attributes of one list."""


def attributes(view: View) -> Iterator[View]:
    """Give each list of attributes in a text as the object that it means."""
    if "Value" not in view.text:
        return
    group: list[re.Match[str]] = []
    for match in _ATTRIBUTE.finditer(view.text):
        if group and not _BETWEEN.fullmatch(view.text, group[-1].end(), match.start()):
            yield _object(view, group)
            group = []
        group.append(match)
    if group:
        yield _object(view, group)


def _object(view: View, group: list[re.Match[str]]) -> View:
    pieces, here, there, written = ["{"], [0], [view.source(group[0].start())], 1
    for match in group:
        lead = f'"{match["key"]}":'
        here.append(written + len(lead))
        there.append(view.source(match.start("value")))
        pieces += [lead, match["value"], ","]
        written += len(lead) + len(match["value"]) + 1
    pieces.append("}")
    return view.made("".join(pieces), here, there, view.source(group[-1].end()))
