"""Picking a code as one types: the list narrows with each key, the card of the highlighted code stands beside it.

The terminal interface is prompt_toolkit's, an extra (`errcode[picker]`) that is loaded here and only now: it edits
lines, measures wide characters and leaves the composition of Korean syllables to the terminal, where it belongs.
"""

from __future__ import annotations

from errcode.catalog.filter import EVERYTHING
from errcode.matching.search import Searcher
from errcode.matching.stems import without_unfinished
from errcode.model import UsageError
from errcode.render.output import korean
from errcode.render.styled import cells

TYPE_CHECKING = False
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
HINT = (
    "Esc leave · Enter show · ↑↓ choose · ^Y copy · ^O source · ^K kind · ^R retry · ^T provider",
    "Esc 닫기 · Enter 보기 · ↑↓ 선택 · ^Y 복사 · ^O 출처 · ^K 종류 · ^R 재시도 · ^T 제공사",
)
"""The keys, in English and Korean; the last three narrow to what the highlighted code has, and widen again."""
COPY = "\x1b]52;c;{}\x07"
"""Gives a text (base64) to the terminal's clipboard, over SSH, too; a terminal that cannot ignores it."""


NEEDED = (
    "the picker needs prompt_toolkit: pip install 'errcode[picker]', or say what to search for: "
    "errcode search WORDS...",
    "목록에서 고르려면 prompt_toolkit이 필요합니다: pip install 'errcode[picker]'. "
    "검색어를 바로 지정할 수도 있습니다: errcode search WORDS...",
)


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
        raise UsageError(*NEEDED) from None
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
        self.narrowed: dict[str, str] = {}
        """What the list is narrowed to by a key: attribute of the entries and its value."""
        self.korean = korean()
        self.matches: list[Match] = []
        self.at = 0
        self.line = Buffer(multiline=False, on_text_changed=lambda _: self._search())
        self._search()

    @property
    def chosen(self) -> Entry | None:
        """The highlighted entry; None when nothing fits."""
        return self.matches[self.at].entry if self.matches else None

    def _search(self) -> None:
        limit = None if self.narrowed else SHOWN
        found = self._searcher.search(without_unfinished(self.line.text), limit)
        wanted = self.narrowed.items()
        kept = [match for match in found if all(getattr(match.entry, name) == value for name, value in wanted)]
        self.matches = kept[:SHOWN]
        self.at = 0

    def narrow(self, attribute: str) -> None:
        """Keep what has the highlighted code's kind, policy or provider; the same key widens again."""
        if self.narrowed.pop(attribute, None) is None and self.chosen is not None:
            value = getattr(self.chosen, attribute)
            if value:
                self.narrowed[attribute] = value
        self._search()

    def hint(self) -> str:
        """Give the line below: how many there are, what narrows them, and the keys."""
        place = f"{self.at + 1}/{len(self.matches)}" if self.matches else "0"
        kept = "".join(f" · {value}" for value in self.narrowed.values())
        return f" {place}{kept} · {HINT[self.korean]}"

    def move(self, steps: int) -> None:
        """Highlight another match."""
        self.at = max(0, min(len(self.matches) - 1, self.at + steps))

    def listed(self) -> StyleAndTextTuples:
        """Give the lines of the list, the highlighted one marked for the window to scroll to."""
        lines: StyleAndTextTuples = []
        names = [_visible(f"{match.entry.provider} {match.entry.code}") for match in self.matches]
        width = self._width()
        column = min(max(map(cells, names), default=0), width // 2)
        for place, (match, name) in enumerate(zip(self.matches, names, strict=True)):
            style = "reverse" if place == self.at else ""
            if place == self.at:
                lines.append(("[SetCursorPosition]", ""))
            head = (f"bold {style}", f" {name}{' ' * max(column - cells(name), 0)}  ")
            lines += _fitted([head, *_highlighted(match, style)], width, style)
            lines.append((style, "\n"))
        return lines or [("italic", " 맞는 코드가 없습니다 " if self.korean else " nothing fits ")]

    @staticmethod
    def _width() -> int:
        """Give the columns of the list."""
        from prompt_toolkit.application import get_app

        columns = get_app().output.get_size().columns
        return (columns - 1) // 2 if columns >= BESIDE else columns

    def _copy(self, output: Output) -> None:
        """Give the highlighted code to the terminal's clipboard."""
        from base64 import b64encode

        if self.chosen is not None:
            output.write_raw(COPY.format(b64encode(self.chosen.code.encode()).decode()))
            output.flush()

    def _open(self) -> None:
        """Open the source of the highlighted code in the user's browser."""
        from errcode.render.cards import linkable

        source = self.chosen.source if self.chosen else None
        if source is not None and linkable(source.url):
            import webbrowser

            webbrowser.open(source.url or "")

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
        hint = Window(FormattedTextControl(self.hint), height=1, style="reverse")
        return Layout(HSplit([line, *body, hint]), focused_element=line)

    def keys(self) -> KeyBindings:
        """Bind the keys."""
        from prompt_toolkit.key_binding import KeyBindings

        keys = KeyBindings()
        for names, steps in ((("down", "c-n"), 1), (("up", "c-p"), -1), (("pagedown",), 10), (("pageup",), -10)):
            for name in names:
                keys.add(name)(lambda _, steps=steps: self.move(steps))
        for name, attribute in (("c-k", "kind"), ("c-r", "retry"), ("c-t", "provider")):
            keys.add(name, eager=True)(lambda _, attribute=attribute: self.narrow(attribute))
        keys.add("c-y", eager=True)(lambda event: self._copy(event.app.output))
        keys.add("c-o", eager=True)(lambda _: self._open())
        keys.add("enter")(lambda event: event.app.exit(result=self.chosen) if self.matches else None)
        for name in ("escape", "c-c", "c-d"):
            keys.add(name, eager=True)(lambda event: event.app.exit(result=None))
        return keys


def _fitted(fragments: StyleAndTextTuples, width: int, style: str) -> StyleAndTextTuples:
    """Cut a line so that no wide character stands across the edge, and fill it, so that nothing old is left there."""
    fitted: StyleAndTextTuples = []
    used = 0
    for fragment in fragments:
        text = ""
        for character in fragment[1]:
            size = cells(character)
            if used + size > width:
                break
            text += character
            used += size
        fitted.append((fragment[0], text))
        if used >= width - 1 and len(text) < len(fragment[1]):
            break
    return [*fitted, (style, " " * (width - used))]


def _highlighted(match: Match, style: str) -> StyleAndTextTuples:
    """Give the text that matched, control characters out, its matching parts underlined; else the first message."""
    messages = match.entry.messages
    meant = match.entry.meaning.ko or match.entry.meaning.en or ""
    text = match.matched or (messages[0].text if messages else meant)
    if text in (match.entry.code, match.entry.name):  # the code stands before it already
        return [(style, _visible(messages[0].text if messages else meant))]
    fragments: StyleAndTextTuples = []
    at = 0
    for start, end in match.spans:
        fragments += [(style, _visible(text[at:start])), (f"underline {style}", _visible(text[start:end]))]
        at = end
    return [*fragments, (style, _visible(text[at:]))]


def _visible(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)
