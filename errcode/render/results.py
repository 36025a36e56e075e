"""Entries and matches in the form that a run asks for: cards and tables, JSON Lines, or plain lines."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from errcode.catalog.catalog import Catalog
    from errcode.model import Entry, Match
    from errcode.render.answers import Answer
    from errcode.render.cards import CardRow
    from errcode.render.output import Output


def entries(found: Sequence[Entry], catalog: Catalog, out: Output) -> str:
    """Give entries; on a terminal one answer is a card, several are a table."""
    if out.as_json:
        from errcode.render.jsonlines import entry_object, json_line

        return "".join(f"{json_line(entry_object(entry))}\n" for entry in found)
    from errcode.render.answers import answers

    return _answers(answers(found), (), catalog, out)


def matches(found: Sequence[Match], catalog: Catalog, out: Output) -> str:
    """Give what a search or a message found, best first, and on a terminal why."""
    if out.as_json:
        from errcode.render.jsonlines import json_line, match_object

        return "".join(f"{json_line(match_object(match))}\n" for match in found)
    from errcode.render.answers import matched

    joined = matched(found)
    return _answers([answer for answer, _ in joined], [match for _, match in joined], catalog, out)


def _answers(found: Sequence[Answer], why: Sequence[Match], catalog: Catalog, out: Output) -> str:
    if not found:
        return ""
    if out.form == "plain":
        from errcode.render.plain import COLUMNS, answer_line
        from errcode.text.visible import text_of

        return header(COLUMNS, out) + text_of([answer_line(answer, out.lang) for answer in found])
    if out.form != "cards":
        return "".join(document(answer, catalog, out) for answer in found)
    if len(found) == 1:
        from errcode.render import cards

        return cards.card(found[0], catalog, out, [cards.why(why[0], out)] if why else [])
    from errcode.render.tables import table

    return table(found, out, why)


def header(names: Sequence[str], out: Output) -> str:
    """Give the line of the columns' names, where one was asked for."""
    return "\t".join(names) + "\n" if out.header else ""


def document(answer: Answer, catalog: Catalog, out: Output, more: Sequence[CardRow] = ()) -> str:
    """Give an answer as Markdown or HTML."""
    from errcode.render import cards, documents

    provider = catalog.table(answer.entry.provider).provider
    head = cards.title(answer.entry, provider, catalog, out)
    rows = [*cards.rows_of(answer, provider, catalog, out), *more]
    return documents.markdown(head, rows) if out.form == "markdown" else documents.html(head, rows)


def show(text: str, origins: Iterable[str], catalog: Catalog, out: Output) -> None:
    """Write results; before them which tables were left out, behind them whose words they are besides errcode's."""
    skipped(catalog, out)
    out.write(text)
    foreign(origins, catalog, out)


def skipped(catalog: Catalog, out: Output) -> None:
    """Say which tables are left out, where the question did not need them, and which are not as they should be."""
    for problem in catalog.problems:
        out.note(f"warning: table skipped: {problem}", f"경고: 테이블을 건너뜁니다: {wrong(problem, out)}")
    for remark in catalog.remarks:
        out.note(f"warning: {remark}", f"경고: {wrong(remark, out)}")


def wrong(line: str, out: Output) -> str:
    """Give a line on what is wrong with a table in the reader's language; in JSON it is English."""
    if out.first != "ko" or out.as_json:
        return line
    from errcode.render.korean import korean

    return korean(line)


def drafted(heading: str, line: str, out: Output) -> str:
    """Give a line on a draft, or on what is left to do, in the reader's language; in JSON it is English."""
    if out.first != "ko" or out.as_json:
        return line
    from errcode.render import drafts

    return drafts.drafted(heading, line)


def foreign(origins: Iterable[str], catalog: Catalog, out: Output) -> None:
    """Say which tables that are not errcode's own gave or changed an answer; in JSON each object says so itself."""
    for path in catalog.foreign(origins) if not out.as_json else ():
        out.note(
            f"not errcode's own words: {path} gave or changed what is said here",
            f"errcode의 내용이 아닙니다: {path} 테이블이 이 답을 제공하거나 바꾸었습니다",
        )
    for path in catalog.words:  # no object can say that it was found by them
        out.note(
            f"not errcode's own words: {path} had a say in what was found",
            f"errcode의 내용이 아닙니다: {path} 파일이 검색 결과에 영향을 주었습니다",
        )
