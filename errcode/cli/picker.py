"""Picking a code as one types: the list narrows with each key, the card of the highlighted code stands beside it.

The terminal interface is prompt_toolkit's, an extra (`errcode[picker]`) that is loaded here and only now: it edits
lines, measures wide characters and leaves the composition of Korean syllables to the terminal, where it belongs.
"""

from __future__ import annotations

from errcode.catalog.filter import EVERYTHING
from errcode.matching.search import Searcher
from errcode.matching.stems import without_unfinished
from errcode.model import TYPE_CHECKING, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.application import Application
    from prompt_toolkit.formatted_text import ANSI, StyleAndTextTuples
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.layout import Container, Layout
    from prompt_toolkit.output import Output

    from errcode.catalog.filter import Filter
    from errcode.engine import Engine
    from errcode.model import Entry, Match

SHOWN = 100
"""So many codes are listed at most: nobody scrolls further than they type."""
BESIDE = 100
"""From so many columns on the card stands beside the list, below that under it."""
HINT = "↑↓ choose · Enter show · Esc leave"


def pick(
    engine: Engine,
    card: Callable[[Entry], str],
    only: Filter = EVERYTHING,
    *,
    input: Input | None = None,  # noqa: A002 - prompt_toolkit's word
    output: Output | None = None,
) -> Entry | None:
    """Let the user pick an entry; None when they leave.

    Args:
        engine: Gives the tables to pick from.
        card: Gives the card of an entry, with terminal colours.
        only: Which entries to pick from.
        input: Where keys come from; the terminal by default.
        output: Where the screen goes; the terminal by default.

    Raises:
        UsageError: prompt_toolkit is not installed.
    """
    try:
        from prompt_toolkit.application import Application
    except ImportError:
        raise UsageError(
            "the picker needs prompt_toolkit: pip install 'errcode[picker]', or say what to search for: "
            "errcode search WORDS...",
            "목록에서 고르려면 prompt_toolkit이 필요합니다: pip install 'errcode[picker]'. "
            "검색어를 바로 지정할 수도 있습니다: errcode search WORDS...",
        ) from None
    screen = Screen(engine, card, only)
    application: Application[Entry | None] = Application(
        layout=screen.layout(),
        key_bindings=screen.keys(),
        full_screen=True,
        erase_when_done=True,
        input=input,
        output=output,
    )
    application.ttimeoutlen = 0.05  # Escape alone is Escape, and at once
    application.timeoutlen = 0.05
    return application.run()


class Screen:
    """What is shown: the line that is typed, the matches, and which of them is highlighted."""

    def __init__(self, engine: Engine, card: Callable[[Entry], str], only: Filter = EVERYTHING) -> None:
        from prompt_toolkit.buffer import Buffer

        self._searcher = Searcher(
            engine.catalog.tables(engine.only), only, corpus=engine.laid, vocabulary=lambda: engine.vocabulary
        )
        self._card = card
        self.matches: list[Match] = []
        self.at = 0
        self.line = Buffer(multiline=False, on_text_changed=lambda _: self._search())
        self._search()

    @property
    def chosen(self) -> Entry | None:
        """The highlighted entry; None when nothing fits."""
        return self.matches[self.at].entry if self.matches else None

    def _search(self) -> None:
        self.matches = self._searcher.search(without_unfinished(self.line.text), SHOWN)
        self.at = 0

    def move(self, steps: int) -> None:
        """Highlight another match."""
        self.at = max(0, min(len(self.matches) - 1, self.at + steps))

    def listed(self) -> StyleAndTextTuples:
        """Give the lines of the list, the highlighted one marked for the window to scroll to."""
        lines: StyleAndTextTuples = []
        for place, match in enumerate(self.matches):
            style = "reverse" if place == self.at else ""
            if place == self.at:
                lines.append(("[SetCursorPosition]", ""))
            lines.append((f"bold {style}", f" {match.entry.provider} {match.entry.code} "))
            lines += _highlighted(match, style)
            lines.append((style, " \n"))
        return lines or [("italic", " nothing fits ")]

    def shown(self) -> ANSI | str:
        """Give the card of the highlighted entry."""
        from prompt_toolkit.formatted_text import ANSI

        return ANSI(self._card(self.chosen)) if self.chosen else ""

    def layout(self) -> Layout:
        """Lay the screen out: the line on top, the list, the card beside it or under it."""
        from prompt_toolkit.application import get_app
        from prompt_toolkit.filters import Condition
        from prompt_toolkit.layout import ConditionalContainer, HSplit, Layout, VSplit, Window
        from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl
        from prompt_toolkit.layout.dimension import Dimension
        from prompt_toolkit.layout.processors import BeforeInput

        def parts() -> list[Container]:
            list_ = Window(FormattedTextControl(self.listed), height=Dimension(weight=1), width=Dimension(weight=1))
            card = Window(
                FormattedTextControl(self.shown),
                wrap_lines=True,
                height=Dimension(weight=1),
                width=Dimension(weight=1),
            )
            return [list_, card]

        wide = Condition(lambda: get_app().output.get_size().columns >= BESIDE)
        line = Window(BufferControl(self.line, input_processors=[BeforeInput("> ", style="bold")]), height=1)
        body = [
            ConditionalContainer(VSplit(parts(), padding=1, padding_char="│"), wide),
            ConditionalContainer(HSplit(parts(), padding=1, padding_char="─"), ~wide),
        ]
        hint = Window(FormattedTextControl(HINT), height=1, style="reverse")
        return Layout(HSplit([line, *body, hint]), focused_element=line)

    def keys(self) -> KeyBindings:
        """Bind the keys."""
        from prompt_toolkit.key_binding import KeyBindings

        keys = KeyBindings()
        for names, steps in ((("down", "c-n"), 1), (("up", "c-p"), -1), (("pagedown",), 10), (("pageup",), -10)):
            for name in names:
                keys.add(name)(lambda _, steps=steps: self.move(steps))
        keys.add("enter")(lambda event: event.app.exit(result=self.chosen) if self.matches else None)
        for name in ("escape", "c-c", "c-d"):
            keys.add(name, eager=True)(lambda event: event.app.exit(result=None))
        return keys


def _highlighted(match: Match, style: str) -> StyleAndTextTuples:
    """Give the text that matched, control characters out, its matching parts underlined; else the first message."""
    messages = match.entry.messages
    text = match.matched or (messages[0].text if messages else match.entry.meaning.ko or match.entry.meaning.en or "")
    fragments: StyleAndTextTuples = []
    at = 0
    for start, end in match.spans:
        fragments += [(style, _visible(text[at:start])), (f"underline {style}", _visible(text[start:end]))]
        at = end
    return [*fragments, (style, _visible(text[at:]))]


def _visible(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)
