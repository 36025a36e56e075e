"""Standard output and standard error: the one place that writes to them."""

from __future__ import annotations

import os
import sys

from errcode.model import TYPE_CHECKING, Record, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("en", "ko", "both")


class Output(Record):
    """How the results of one run are to be shown."""

    lang: str = "both"
    as_json: bool = False
    terminal: bool = False
    """True when standard output is a terminal and no JSON was asked for: only then is Rich loaded."""

    def pick(self, en: str, ko: str) -> str:
        """Give a heading or notice in the language of the run; `both` reads English."""
        return ko if self.lang == "ko" else en

    def write(self, text: str) -> None:
        """Write results; JSON is UTF-8 wherever it goes, other text degrades to what the stream can show."""
        if self.as_json:
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
            sys.stdout.buffer.flush()
        else:
            sys.stdout.write(_encodable(text, sys.stdout.encoding))

    def note(self, en: str, ko: str) -> None:
        """Write a notice to standard error."""
        complain(self.pick(en, ko))


def output_for(lang: str | None, *, as_json: bool, environ: Mapping[str, str] = os.environ) -> Output:
    """Give the output of a run: `lang` is what was asked for, else `ERRCODE_LANG`, else both languages."""
    chosen = lang or environ.get("ERRCODE_LANG") or "both"
    if chosen not in LANGUAGES:
        from errcode.model import UsageError

        raise UsageError(
            f"no language {chosen!r}: --lang and ERRCODE_LANG take en, ko or both",
            f"언어 {chosen!r}은(는) 없습니다. --lang과 ERRCODE_LANG에는 en, ko, both를 씁니다",
        )
    return Output(lang=chosen, as_json=as_json, terminal=not as_json and sys.stdout.isatty())


def complain(text: str) -> None:
    """Write one line to standard error."""
    from errcode.text.visible import visible

    try:  # noqa: SIM105 - contextlib would have to be loaded
        sys.stdout.flush()
    except OSError:  # what cannot be written must not keep the reason from being said
        pass
    sys.stderr.write(_encodable(f"errcode: {visible(text)}\n", sys.stderr.encoding))


def error_text(error: Text, environ: Mapping[str, str] = os.environ) -> str:
    """Give an error's text in the user's language, where no run has begun that would know it."""
    return (error.ko if environ.get("ERRCODE_LANG") == "ko" else error.en) or ""


def _encodable(text: str, encoding: str | None) -> str:
    encoding = encoding or "utf-8"
    return text.encode(encoding, "replace").decode(encoding, "replace")
