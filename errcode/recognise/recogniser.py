"""Text in, payloads out: finds every place where an error of an API may stand, in whatever form it is written.

`forms.FORMS` lists the forms that are understood. Whose errors they are, and whether they are errors at all, is for
`errcode.diagnose` to say.
"""

from __future__ import annotations

import re

from errcode.recognise.compiled import Compiled
from errcode.recognise.forms.parsed import ParsedText
from errcode.recognise.forms.structures import FORMS
from errcode.recognise.notation.attributes import attributes
from errcode.recognise.notation.encoded import decoded
from errcode.recognise.notation.tags import untagged
from errcode.recognise.notation.unescape import View
from errcode.recognise.notation.unquoted import unquoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from errcode.model import Provider
    from errcode.recognise.payload import Payload

NESTED = 4
"""How many strings deep a payload is looked for: JSON escaped in JSON in a log line is two."""

TRUST = ("structure", "idiom", "prose", "close", "bare", "word")
"""Forms of payloads, the most telling first."""

_CURLY = re.compile(r"[{\[,(]\s{0,9}[“‘„]|[”’]\s{0,9}(?:[:=]|=>)")
_STRAIGHT = {ord("“"): '"', ord("”"): '"', ord("„"): '"', ord("‘"): "'", ord("’"): "'"}
"""Quotes as chats and notes make them, where they stand as a notation's."""

_SHORTEST = 8
"""No error stands in a shorter string."""


class Recogniser:
    """Finds payloads; made once for a set of providers, used for any number of texts."""

    def __init__(self, providers: Iterable[Provider]) -> None:
        self.compiled = Compiled(providers)

    def payloads(self, text: str, offset: int = 0) -> list[Payload]:
        """Give the payloads of a text, those inside of strings included, in the order of their codes.

        Args:
            text: At most a window's length (`windows`); memory and time grow with it.
            offset: Where the text stands in its source; the payloads' offsets are the source's.
        """
        found: dict[tuple[int, str | None], Payload] = {}
        views = [View(text if text.isascii() or not _CURLY.search(text) else text.translate(_STRAIGHT), offset)]
        while views:
            view = views.pop()
            view.text = untagged(view.text)
            parsed = ParsedText(view, self.compiled)
            for form in FORMS:
                for payload in form(parsed):
                    _merge(found, payload)
            if view.depth < NESTED:
                views += decoded(view)
                views += attributes(view)
                views += unquoted(view)
                views += [
                    view.inside(string.start, string.end)
                    for string in parsed.reader.strings
                    if string.end - string.start >= _SHORTEST
                ]
        return sorted(found.values(), key=lambda payload: payload.code_start)


def _merge(found: dict[tuple[int, str | None], Payload], payload: Payload) -> None:
    """Take together what two forms say of the same code: the claims of both, the narrower place.

    An idiom says itself which words are the message; other forms take what stands beside the code.
    """
    known = found.setdefault((payload.code_start, payload.code), payload)
    if known is payload:
        return
    if payload.message and (payload.form == "idiom" or not known.message):
        known.message = payload.message
    for claim in payload.claims:
        same = [other for other in known.claims if (other.provider, other.section) == (claim.provider, claim.section)]
        if same:
            same[0].strength = max(same[0].strength, claim.strength)
        else:
            known.claims.append(claim)
    known.form = min(known.form, payload.form, key=TRUST.index)
    known.http_status = known.http_status or payload.http_status
    known.context = known.context or payload.context
    known.shared |= payload.shared
    known.cut |= payload.cut
    known.denied |= payload.denied
    known.denied -= {claim.provider for claim in known.claims}
    known.fields = {**payload.fields, **known.fields}
    if payload.claims and payload.end - payload.start > known.end - known.start:
        known.start, known.end = payload.start, payload.end
