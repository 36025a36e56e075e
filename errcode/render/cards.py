"""One code as a card: the retry policy in its title, the meaning first, then what to do, then where it comes from."""

from __future__ import annotations

from errcode.render.styled import FRAMED, Sheet, boxed, folded, length, showable
from errcode.text.visible import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from errcode.catalog.catalog import Catalog
    from errcode.model import Entry, Match, Message, Provider, Source
    from errcode.model import Text as Words
    from errcode.render.answers import Answer
    from errcode.render.output import Output
    from errcode.render.styled import Line, Part

    CardRow = tuple[str, list[Part]]
    """A heading and a text; no heading where the text speaks for itself."""

ROOMY = 60
"""Columns below which lists of causes are in the reader's language alone."""
SENDS = {
    "read": ("A read", "조회라면"),
    "order": ("An order", "주문이면"),
    "cancel": ("A cancel", "취소라면"),
    "transfer": ("Transfer", "이체라면"),
    "payment": ("Payment", "결제라면"),
}
"""Headings of the policies of certain calls."""
DOT: Part = (" · ", "dim")
"""What stands between the parts of a title."""
HEADING = 10
"""Columns of the headings; a narrower card puts them above their texts."""


def card(answer: Answer, catalog: Catalog, out: Output, more: Iterable[CardRow] = ()) -> str:
    """Draw an answer: what it is, what it means, what to do, whether a retry is safe, who says so, and more rows."""
    provider = catalog.table(answer.entry.provider).provider
    rows = [*rows_of(answer, provider, catalog, out), *more]
    return drawn(title(answer.entry, provider, catalog, out), rows, out.sheet or Sheet())


def drawn(head: Line, rows: Iterable[CardRow], sheet: Sheet) -> str:
    """Draw a title and rows as a card that fits the sheet."""
    width = sheet.width - 4 if sheet.width >= FRAMED else sheet.width
    body = [line for name, parts in rows for line in _row((_plain(name, sheet), showable(parts, sheet)), width)]
    head = showable(head, sheet)
    if length(head) > width - 2:  # the policy, which stands last, gets a line of its own
        last = max((place for place, part in enumerate(head) if part in (DOT, (" - ", "dim"))), default=0)
        head = [("\n", "") if place == last else part for place, part in enumerate(head)] if last else head
    return "".join(f"{sheet.painted(line)}\n" for line in boxed(head, body, sheet))


def _plain(heading: str, sheet: Sheet) -> str:
    return "".join(text for text, _ in showable([(heading, "")], sheet))


def _row(row: CardRow, width: int) -> list[Line]:
    heading, parts = row
    if not heading:
        return folded(parts, width)
    if width < FRAMED:
        return [*folded([(heading, "dim")], width), *([("  ", ""), *line] for line in folded(parts, width - 2))]
    label = folded([(heading, "dim")], HEADING - 1)
    text = folded(parts, width - HEADING)
    lines = []
    for place in range(max(len(label), len(text))):
        left = label[place] if place < len(label) else []
        lines.append([*left, *_gap(left), *(text[place] if place < len(text) else [])])
    return lines


def _gap(left: Line) -> Line:
    return [(" " * (HEADING - length(left)), "")]


def title(entry: Entry, provider: Provider, catalog: Catalog, out: Output) -> Line:
    """Give a card's title: provider, code, name, and the retry policy in words."""
    parts: Line = [(visible(spoken(provider.name, out, one=True) or entry.provider), "bold")]
    parts += [(" ", ""), (visible(entry.code), "code")]
    if entry.name:
        parts += [(" ", ""), (visible(entry.name), "name")]
    if entry.status == "retired":
        parts += [DOT, (out.pick("retired", "폐기"), "bad")]
    if entry.retry:
        parts += [DOT, (policy(entry.retry, catalog, out), entry.retry)]
    return parts


def policy(retry: str, catalog: Catalog, out: Output) -> str:
    """Give a retry policy's word and what it asks: `check: outcome unknown, look before sending again`."""
    return f"{retry}: {spoken(catalog.retries[retry], out, one=True)}"


def rows_of(answer: Answer, provider: Provider, catalog: Catalog, out: Output) -> Iterator[CardRow]:
    """Give a card's rows: meaning and advice in the reader's language, then in the other, then the facts."""
    entry = answer.entry
    if entry.status == "retired":
        warning = out.pick("No longer sent; old logs still hold it.", "더 이상 쓰이지 않으며 과거 로그에만 남아 있음.")
        yield "", [(warning, "bad")]
    languages = [out.first, "ko" if out.first == "en" else "en"] if out.lang == "both" else [out.lang]
    for place, language in enumerate(languages):
        yield from _meaning(entry, language, "bold" if place == 0 else "")
    yield from _guidance(entry, catalog, out)
    if entry.note:
        yield out.pick("Note", "참고"), [(spoken(entry.note, out, separator="\n"), "")]
    yield from _messages(answer, out)
    yield from _facts(answer, provider, catalog, out)


def _meaning(entry: Entry, language: str, style: str) -> Iterator[CardRow]:
    meaning, advice = getattr(entry.meaning, language), getattr(entry.advice, language)
    if meaning:
        yield "", [(meaning, style)]
    if advice:
        yield "", [("→ ", entry.retry or "dim"), (advice, "")]


def _guidance(entry: Entry, catalog: Catalog, out: Output) -> Iterator[CardRow]:
    """Give the rows on sending again: what depends on the call, what to check, how to look."""
    for sends, retry in entry.retries.items():
        yield out.pick(*SENDS[sends]), [(policy(retry, catalog, out), retry)]
    if entry.causes:
        yield out.pick("Check", "원인 확인"), _listed(entry.causes, out)
    if entry.look and "check" in (entry.retry, *entry.retries.values()):
        yield out.pick("Look", "결과 조회"), [(spoken(entry.look.text, out, separator="\n"), "")]


def _listed(causes: Iterable[Words], out: Output) -> list[Part]:
    """Number the causes; the other language stands below the reader's, where there is room for both."""
    one = (out.sheet.width if out.sheet else 80) < ROOMY
    parts: list[Part] = []
    for place, cause in enumerate(causes, 1):
        first, _, second = spoken(cause, out, separator="\n", one=one).partition("\n")
        parts += [("\n" if parts else "", ""), (f"{place}. {first}", "")]
        parts += [(f"\n{second}", "dim")] if second else []
    return parts


def _messages(answer: Answer, out: Output) -> Iterator[CardRow]:
    """Give the message that matched, or the first; how many others there are, unless all were asked for."""
    messages = answer.entry.messages
    first = answer.message or next(iter(messages), None)
    if first is None:
        return
    others = _unlike(first, messages)
    parts: list[Part] = [(first.text, "bold")]
    if others and out.every:
        parts += [(f"\n{message.text}", "") for message in others]
    elif others:
        many = len(others)
        parts.append((out.pick(f"  (+{many}, --all shows them)", f"  (외 {many}개, --all로 표시)"), "dim"))
    yield out.pick("Message", "메시지"), parts


def _unlike(first: Message, messages: Sequence[Message]) -> list[Message]:
    """Give the documented messages that a text is not: neither it nor a template that it fills."""
    others = [message for message in messages if message.text != first.text]
    if len(others) < len(messages):
        return others
    from errcode.text.templates import Filled, Template

    filled = Filled(first.text)
    return [message for message in others if filled.spans(Template(message.text)) is None]


def _facts(answer: Answer, provider: Provider, catalog: Catalog, out: Output) -> Iterator[CardRow]:
    entry = answer.entry
    if entry.http_status is not None:
        yield "HTTP", [(str(entry.http_status), "")]
    names = [spoken(section.name, out, one=True) for id_ in answer.sections if (section := provider.section(id_))]
    if names:
        yield out.pick("Section", "구분"), [(", ".join(names), "")]
    kind = catalog.kinds.get(entry.kind or "")
    if kind:
        yield out.pick("Kind", "종류"), [(f"{spoken(kind.name, out)} ({kind.id})", "")]
    classes = [f"{client.name}: {client.shown}" for client in entry.clients if client.shown]
    if classes:
        yield out.pick("Clients", "SDK 예외"), [(" · ".join(classes), "")]
    authors = _authors(entry, out)
    if authors:
        yield out.pick("Words", "설명"), [(authors, "dim")]
    if entry.source:
        yield out.pick("Source", "출처"), [source(entry.source)]
    if entry.origin != "bundled":
        yield out.pick("Table", "테이블"), [(entry.origin, "doubt")]


def _authors(entry: Entry, out: Output) -> str:
    """Say whose words the meanings are: the provider's documentation's, or ours."""
    who = {"errcode": out.pick("errcode's", "errcode 작성"), "provider": out.pick("official", "공식 문서")}
    names = {"en": out.pick("English", "영어"), "ko": out.pick("Korean", "한국어")}
    authors = {language: who[by] for language in names if (by := getattr(entry.by, language)) in who}
    authors = {language: by for language, by in authors.items() if out.lang in ("both", language)}
    if len(set(authors.values())) == 1:
        return next(iter(authors.values()))
    return ", ".join(f"{names[language]} {by}" for language, by in authors.items())


def source(given: Source) -> Part:
    """Give a source as a link: its host, and how old the facts are."""
    host = (given.url or "").partition("://")[2].partition("/")[0]
    dated = given.version or given.retrieved
    shown = visible((host or given.url or given.id) + (f" · {dated}" if dated else ""))
    return shown, f"link {given.url}" if linkable(given.url) else ""


def linkable(url: str | None) -> bool:
    """Tell whether an address may become a link of the terminal."""
    return url is not None and url.startswith(("https://", "http://")) and visible(url) == url and " " not in url


def spoken(words: Words, out: Output, *, separator: str = " · ", one: bool = False) -> str:
    """Give a text in the language of the run; in both, the reader's first, where both are asked for."""
    both = [words.ko, words.en] if out.first == "ko" else [words.en, words.ko]
    chosen = {"en": [words.en or words.ko], "ko": [words.ko or words.en]}.get(out.lang, both)
    texts = [text for text in dict.fromkeys(chosen) if text]
    return separator.join(texts[:1] if one else texts)


def why(match: Match, out: Output) -> CardRow:
    """Give the row that says what matched, and how well."""
    held = f" ({', '.join(match.params)})" if match.params else ""
    parts: list[Part] = [(f"{match.how} {match.score:.0f}{held}  ", "good" if match.how == "exact" else "dim")]
    at = 0
    for begin, end in match.spans:
        parts += [(match.matched[at:begin], ""), (match.matched[begin:end], "mark")]
        at = end
    return out.pick("Match", "일치"), [*parts, (match.matched[at:], "")]
