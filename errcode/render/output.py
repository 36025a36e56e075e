"""Standard output and standard error: the one place that writes to them, and that asks where they lead."""

from __future__ import annotations

import os
import sys

from errcode.model import ErrcodeError, Record, Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from errcode.render.styled import Sheet

LANGUAGES = {"en": "en", "ko": "ko", "both": "both", "eng": "en", "kor": "ko", "english": "en", "korean": "ko"}
"""What `--lang` and ERRCODE_LANG take, in any case and with a country behind it."""
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG")


_SAID_OF: set[str] = set()
"""Encodings of which it was said that they do not know all characters."""
OF_OUTPUT = ("lang", "as_json", "shown_as", "color", "header")
"""The parameters of `output_for`: the options of every command that shows results."""


class Output(Record):
    """How the results of one run are to be shown."""

    lang: str = "both"
    """`en`, `ko` or `both`: which languages are shown."""
    first: str = "en"
    """`en` or `ko`: the language that leads, and that headings and notices are in."""
    form: str = "plain"
    """`cards`, `plain`, `json`, `markdown` or `html`."""
    header: bool = False
    """Whether plain lines begin with the names of their columns."""
    every: bool = False
    """Whether a card shows all messages of a code."""
    paged: bool = True
    """Whether what is longer than the screen goes through a pager."""
    sheet: Sheet | None = None
    """What cards are drawn on; None where there are none."""

    @property
    def as_json(self) -> bool:
        """Whether results are JSON Lines."""
        return self.form == "json"

    @property
    def terminal(self) -> bool:
        """Whether results are cards and tables."""
        return self.form == "cards"

    def pick(self, en: str, ko: str) -> str:
        """Give a heading or notice in the language that leads."""
        return ko if self.first == "ko" else en

    def beside(self, width: int) -> Output:
        """Give the same output for a part of the screen: in so many columns, without links."""
        return self.replace(sheet=self.sheet.replace(width=width, links=False) if self.sheet else None)

    def write(self, text: str) -> None:
        """Write results; JSON is UTF-8 wherever it goes, other text degrades to what the stream can show."""
        if self.as_json:
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
            sys.stdout.buffer.flush()
            return
        shown = _encodable(text, sys.stdout.encoding)
        if not (self.paged and self.terminal and _through_pager(shown)):
            sys.stdout.write(shown)
            if shown != text or "\\u" in shown:
                self._escaped()

    def _escaped(self) -> None:
        """Say, once, that the stream does not know some characters, so that they are written as escapes."""
        encoding = (sys.stdout.encoding or "utf-8").lower()
        if encoding not in _SAID_OF and not encoding.startswith("utf"):
            _SAID_OF.add(encoding)
            self.note(
                f"warning: {encoding} has not all characters, which are written as escapes; PYTHONUTF8=1 gives UTF-8",
                f"경고: {encoding}(으)로 표시할 수 없는 문자는 이스케이프로 씁니다. UTF-8로 쓰려면 PYTHONUTF8=1",
            )

    def note(self, en: str, ko: str) -> None:
        """Write a notice to standard error."""
        complain(self.pick(en, ko))

    def missed(self, en: str, ko: str) -> None:
        """Say to standard error that nothing answers what was asked (exit code 1); as an object under JSON."""
        if self.as_json:
            fault(Text(en=en, ko=ko), 1, as_json=True)
        else:
            self.note(en, ko)


def output_for(
    lang: str | None = None,
    *,
    as_json: bool = False,
    shown_as: str | None = None,
    color: str | None = None,
    header: bool = False,
    environ: Mapping[str, str] = os.environ,
) -> Output:
    """Give the output of a run.

    Args:
        lang: The language that was asked for, else ERRCODE_LANG, else both, the locale's first.
        as_json: Whether JSON Lines were asked for.
        shown_as: `plain`, `json`, `markdown` or `html`, where one was asked for; else cards on a terminal and plain
            lines elsewhere.
        color: `always` gives cards and colours into a pipe, too, as FORCE_COLOR and CLICOLOR_FORCE do; `never` no
            colours, as NO_COLOR does.
        header: Whether plain lines begin with the names of their columns.
        environ: The environment.

    Raises:
        UsageError: A language, form or choice of colours that there is not.
    """
    chosen = language(lang or environ.get("ERRCODE_LANG") or "both")
    first = chosen if chosen != "both" else leading(environ)
    _known(shown_as, ("plain", "json", "markdown", "html"), "--format")
    _known(color, ("auto", "always", "never"), "--color")
    if as_json and shown_as not in (None, "json"):
        from errcode.model import UsageError

        raise UsageError(
            f"--json and --format {shown_as} are two forms; take one",
            f"--json과 --format {shown_as}은(는) 함께 쓸 수 없습니다. 하나만 쓰세요",
        )
    forced = color == "always" or (color is None and _forced(environ))
    form = "json" if as_json else shown_as or ("cards" if forced or sys.stdout.isatty() else "plain")
    sheet = None
    if form == "cards":
        from errcode.render.screen import sheet_of

        sheet = sheet_of(environ, forced=forced, plain=color == "never")
    return Output(lang=chosen, first=first, form=form, header=header, sheet=sheet)


def _through_pager(text: str) -> bool:
    from errcode.render.screen import paged

    return paged(text)


def _known(value: str | None, values: tuple[str, ...], option: str) -> None:
    if value is not None and value not in values:
        from errcode.model import UsageError

        listed = ", ".join(values)
        raise UsageError(f"{option} takes {listed}; not {value!r}", f"{option} 값은 {listed}입니다. {value!r} 아님")


def _forced(environ: Mapping[str, str]) -> bool:
    return any(environ.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE"))


def language(name: str) -> str:
    """Give `en`, `ko` or `both` for a language's name as people write it: `KO`, `ko_KR.UTF-8`, `kor`.

    Raises:
        UsageError: It is another language.
    """
    word = name.strip().casefold()
    found = LANGUAGES.get(word) or LANGUAGES.get(word.replace("-", "_").partition("_")[0])
    if found is None:
        from errcode.model import UsageError

        raise UsageError(
            f"no language {name!r}: --lang and ERRCODE_LANG take en, ko or both",
            f"언어 {name!r}은(는) 없습니다. --lang과 ERRCODE_LANG에는 en, ko, both를 씁니다",
        )
    return found


def leading(environ: Mapping[str, str] = os.environ) -> str:
    """Give the language of the user's locale: Korean, or English for all others."""
    named = next((value for name in _LOCALE if (value := environ.get(name))), "")
    return "ko" if named.casefold().startswith("ko") else "en"


def korean(environ: Mapping[str, str] = os.environ) -> bool:
    """Tell whether help, errors and the picker are to be Korean: ERRCODE_LANG, or else the locale, says so."""
    return (environ.get("ERRCODE_LANG") or leading(environ)).casefold().startswith("ko")


SAID = 2_000
"""Characters of a line on standard error; no text of errcode's own is as long."""


def complain(text: str) -> None:
    """Write one line to standard error."""
    from errcode.text.visible import visible

    try:  # noqa: SIM105 - contextlib would have to be loaded
        sys.stdout.flush()
    except OSError:  # what cannot be written must not keep the reason from being said
        pass
    if len(text) > SAID:  # it quotes what was given: its beginning and the remedy at the end say enough
        text = f"{text[: SAID // 2]} … {text[-SAID // 2 :]}"
    sys.stderr.write(_encodable(f"errcode: {visible(text)}\n", sys.stderr.encoding))


def fault(error: Text, code: int, *, as_json: bool) -> None:
    """Say what a run ends with, as an object where JSON was asked for."""
    if not as_json:
        complain(error_text(error))
        return
    from errcode.render.jsonlines import VERSION, json_line

    fault_ = {"version": VERSION, "error": {"en": error.en, "ko": error.ko}, "exit": code}
    sys.stderr.write(_encodable(f"{json_line(fault_)}\n", sys.stderr.encoding))


def error_text(error: Text, environ: Mapping[str, str] = os.environ) -> str:
    """Give an error's text in the user's language, where no run has begun that would know it."""
    try:
        chosen = language(environ.get("ERRCODE_LANG") or "both")
    except ErrcodeError:  # the error that is told may be this one
        chosen = "both"
    first = chosen if chosen != "both" else leading(environ)
    if first != "ko" or error.ko != error.en:
        return (error.ko if first == "ko" else error.en) or ""
    from errcode.render.korean import korean as translated

    return translated(error.en or "")


def _encodable(text: str, encoding: str | None) -> str:
    """Give a text that a stream can take: what it has no character for is written as an escape."""
    encoding = encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding, "replace")
