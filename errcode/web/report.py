"""A page of what happened in logs: when, how often, what to do next, and some of the lines, their secrets hidden."""

from __future__ import annotations

import json
import os

from errcode import __version__
from errcode.model import Record, UsageError
from errcode.render.summaries import Summary
from errcode.render.summary import share
from errcode.text.secrets import masked
from errcode.text.visible import visible
from errcode.web.markup import beginning, bilingual, policy, shown, source
from errcode.web.timeline import timeline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from errcode.catalog.catalog import Catalog
    from errcode.finding import Finding
    from errcode.logs.tally import Tallied
    from errcode.model import Text
    from errcode.render.output import Output

MARK = '<meta name="generator" content="errcode report'
"""What a report has near its beginning: a file without it is not overwritten."""
ERRORS = 400
"""So many distinct errors have a row of their own, the most frequent ones; of the others their number is given."""
SAMPLE = 320
"""Characters of a line that are shown."""
MOSTLY = 60
"""So many of the most frequent errors show all lines that were kept, the others one: a page has at most 2 MB."""


class PageReport(Summary):
    """The errors of the inputs as a page, which is written at the end; or nothing is."""

    def __init__(self, catalog: Catalog, out: Output, *, several: bool, path: str) -> None:
        super().__init__(catalog, out, several=several)
        self._path = path

    def rest(self, names: Sequence[str | None]) -> None:
        """Write the page; say how much stands in it."""
        from errcode.authoring.files import put_text

        total = totals(self._tally.sorted())
        text = page(total, names, self.catalog)
        try:
            if self._path == "-":
                self.out.write(text)
            else:
                put_text(self._path, text)
        except OSError as error:
            reason = error.strerror or str(error)
            raise UsageError(
                f"{self._path}: {reason}; name another file with --report",
                f"{self._path}: {reason}. --report로 다른 파일을 지정하세요",
            ) from None
        if total.count:
            self.out.note(*(f"{self._path}: {said}" for said in _counted(total)))


def check(path: str) -> None:
    """Refuse a place where something else than a report would be lost.

    Raises:
        UsageError: There is a file that is no report, or the path is empty.
    """
    try:
        with open(path, "rb") as file:
            known = not os.path.isfile(path) or MARK.encode() in file.read(2_000) or not os.path.getsize(path)
    except OSError:  # there is none; what cannot be written is refused when it is written
        known = bool(path)
    if path != "-" and not known:
        raise UsageError(
            f"--report: {path or 'an empty name'} is no report, and would be lost; name another file",
            f"--report: {path or '빈 이름'}은(는) 보고서가 아니므로 덮어쓰지 않습니다. 다른 파일을 지정하세요",
        )


def _counted(total: Totals) -> tuple[str, str]:
    """Say in English and Korean how many errors there are, and how many different ones."""
    errors = "1 error" if total.count == 1 else f"{total.count:,} errors"
    kinds = "" if total.count == 1 else f", {total.kinds:,} different {'one' if total.kinds == 1 else 'ones'}"
    return errors + kinds, f"오류 {total.count:,}건, {total.kinds:,}종"


class Totals(Record):
    """What the rows of a summary come to."""

    rows: tuple[Tallied, ...]
    """The most frequent ones."""
    kinds: int
    """How many there are, those included that have no row here."""
    count: int
    """How many errors, of all rows."""
    listed: int
    """How many of them are those of `rows`."""
    doubtful: int
    """How many are not certain."""
    times: tuple[str, str] | None
    """The first and the last time that a line shows."""


def totals(rows: Collection[Tallied]) -> Totals:
    """Sum rows up, the most frequent first; they may be too many for memory."""
    first: list[Tallied] = []
    kinds = count = doubtful = 0
    times: set[str] = set()
    for row in rows:
        kinds, count = kinds + 1, count + row.count
        doubtful += 0 if row.finding.certain else row.count
        if len(first) < ERRORS:
            first.append(row)
        times = {time for time in (*times, row.first_time, row.last_time) if time}
        times = {min(times), max(times)} if times else times
    return Totals(
        rows=tuple(first),
        kinds=kinds,
        count=count,
        listed=sum(row.count for row in first),
        doubtful=doubtful,
        times=(min(times), max(times)) if times else None,
    )


def page(total: Totals, names: Sequence[str | None], catalog: Catalog) -> str:
    """Give the page.

    Args:
        total: What there is to tell.
        names: The inputs' names; None for standard input.
        catalog: Where providers, kinds and policies are named.
    """
    script, style = source("report.js"), source("report.css")
    providers = _providers(total.rows, catalog)
    return f"""{beginning(policy(script, style=style))}
{MARK} {__version__}">
<title>{shown(_title(names))}</title>
<style>{style}</style>
</head>
<body>
{_head(total, names)}
<main>
{_WHEN if any(row.minutes for row in total.rows) else ""}
{_table(total, names, catalog, providers)}
</main>
<script type="application/json" id="data">{_data(total, catalog, providers)}</script>
<script type="module">{script}</script>
</body>
</html>
"""


def _both(en: str, ko: str, tag: str = "span") -> str:
    """Give words of the page itself, which are markup, in both languages."""
    return f'<{tag} lang="en">{en}</{tag}><{tag} lang="ko">{ko}</{tag}>'


_WHEN = f"""<section aria-labelledby="when">
<h2 id="when">{_both("When", "언제")}</h2>
<div class="tools" id="tools" hidden></div>
<div id="chart" tabindex="0"></div>
<p id="range" role="status"></p>
<noscript><p>{_both("The timeline needs JavaScript.", "시간 그래프를 보려면 JavaScript가 필요합니다.")}</p></noscript>
</section>"""


_HEADINGS = (("Count", "횟수"), ("Error", "오류"), ("Next", "다음 조치"), ("What happened", "의미"), ("Where", "위치"))


def _title(names: Sequence[str | None]) -> str:
    named = [os.path.basename(name) for name in names if name]
    return f"{', '.join(named[:3])}{', …' if named[3:] else ''} · errcode" if named else "errcode"


def _head(total: Totals, names: Sequence[str | None]) -> str:
    inputs = ", ".join(
        shown(os.path.basename(name)) if name else _both("standard input", "표준 입력") for name in names[:20]
    )
    span = f" · {_time(total.times[0])} – {_time(total.times[1])}" if total.times else ""
    said = _both(*(_counted(total) if total.count else ("No API error was found.", "API 오류를 찾지 못했습니다.")))
    unsure = _both(f" · {total.doubtful:,} not certain", f" · 불확실 {total.doubtful:,}건") if total.doubtful else ""
    return f"""<header>
<h1>{_both("API errors", "API 오류")}</h1>
<div class="tools" id="languages" hidden></div>
<p>{inputs}{span}</p>
<p><strong>{said}</strong>{unsure}</p>
</header>"""


def _providers(rows: Sequence[Tallied], catalog: Catalog) -> dict[str, Text]:
    """Give the names of the providers that have a table."""
    known = set(catalog.ids())
    found = dict.fromkeys(row.finding.provider for row in rows)
    return {id_: catalog.table(id_).provider.name for id_ in found if id_ in known}


def _table(total: Totals, names: Sequence[str | None], catalog: Catalog, providers: Mapping[str, Text]) -> str:
    if not total.rows:
        return ""
    head = "".join(f'<th scope="col">{_both(*heading)}</th>' for heading in _HEADINGS)
    rows = enumerate(total.rows)
    body = "\n".join(_row(number, row, total.count, names, catalog, providers) for number, row in rows)
    kinds, count = total.kinds - len(total.rows), total.count - total.listed
    more = _both(f"{kinds:,} other errors, {count:,} times", f"그 밖의 오류 {kinds:,}종, {count:,}건", "p")
    return f"""<section aria-labelledby="what">
<h2 id="what">{_both("What", "무엇이")}</h2>
<table>
<thead><tr>{head}</tr></thead>
<tbody>
{body}
</tbody>
</table>
{more if kinds else ""}
</section>"""


def _row(
    number: int, row: Tallied, total: int, names: Sequence[str | None], catalog: Catalog, providers: Mapping[str, Text]
) -> str:
    finding = row.finding
    provider = providers.get(finding.provider)
    code = shown(finding.code or finding.raw.code or "–")
    step = catalog.retries.get(finding.retry)
    kind = catalog.kinds.get(finding.kind or "")
    cells = (
        f'<b class="count">{row.count:,}</b> <small>{share(row, total)}</small>',
        f"{bilingual(provider) if provider else shown(finding.provider)} <code>{code}</code>"
        + (f"<small>{bilingual(kind.name)}</small>" if kind else ""),
        f'<b class="policy {shown(finding.retry)}">{shown(finding.retry)}</b>'
        + (f"<small>{bilingual(step)}</small>" if step else ""),
        _meaning(finding) + _more(row, len(row.samples) if number < MOSTLY else 1),
        _places(row, names),
    )
    return f'<tr data-row="{number}">' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _meaning(finding: Finding) -> str:
    unknown = _both("No table has this code.", "테이블에 없는 코드입니다.", "p")
    said = bilingual(finding.meaning, "p") or unknown
    if finding.certain:
        return said
    own = (finding.provider, finding.code)
    others = [f"{one.provider} {one.code}" for one in finding.candidates if (one.provider, one.code) != own]
    listed = shown(", ".join(others[:5]))
    return said + (
        _both(f"Not certain; may be {listed}", f"불확실합니다. 다른 후보: {listed}", "p")
        if others
        else _both("Not certain", "확실하지 않습니다", "p")
    )


def _more(row: Tallied, samples: int) -> str:
    """Give what is folded away: what to do, how to look, so many of the lines."""
    finding = row.finding
    look = bilingual(finding.look.text, "p") if finding.look and finding.retry == "check" else ""
    lines = "".join(f"<pre>{shown(_around(masked(line), finding))}</pre>" for line in list(_samples(row))[:samples])
    inside = bilingual(finding.advice, "p") + look + lines
    return f"<details><summary>{_both('What to do', '조치와 로그')}</summary>{inside}</details>" if inside else ""


def _time(time: str) -> str:
    """Give a time as a reader has it, to the second."""
    return shown(time[:19].replace("T", " "))


def _around(line: str, finding: Finding) -> str:
    """Give as much of a line as is shown, the error in it."""
    at = max(line.find(text) for text in (finding.raw.code or "\n", finding.raw.message or "\n"))
    start = 0 if at < SAMPLE - 80 else at - SAMPLE // 3
    return ("… " if start else "") + line[start : start + SAMPLE] + (" …" if len(line) > start + SAMPLE else "")


def _samples(row: Tallied) -> Iterable[str]:
    return dict.fromkeys(visible(line).strip() for _, line in row.samples)


def _places(row: Tallied, names: Sequence[str | None]) -> str:
    both = []
    for (file, line), time in ((row.first, row.first_time), (row.last, row.last_time)):
        named = (
            shown(f"{os.path.basename(names[file] or '-')}:{line}")
            if len(names) > 1
            else _both(f"line {line:,}", f"{line:,}행")
        )
        both.append(f'<span class="place">{named}{f"<time>{_time(time)}</time>" if time else ""}</span>')
    return "".join(dict.fromkeys(both))


def _data(total: Totals, catalog: Catalog, providers: Mapping[str, Text]) -> str:
    """Give what the page's script counts: groups, their names, and when the errors happened."""
    when = timeline(total.rows)
    if when is None:
        return "null"
    findings = [row.finding for row in total.rows]
    groups: dict[str, list[str]] = {
        "kind": [finding.kind or "-" for finding in findings],
        "provider": [finding.provider for finding in findings],
        "retry": [finding.retry for finding in findings],
    }
    named = {
        "kind": {id_: _pair(kind.name, id_) for id_, kind in catalog.kinds.items()},
        "provider": {id_: _pair(name, id_) for id_, name in providers.items()},
        "retry": {id_: _pair(name, id_) for id_, name in catalog.retries.items()},
    }
    names = {by: {id_: named[by].get(id_, [id_, id_]) for id_ in dict.fromkeys(ids)} for by, ids in groups.items()}
    spans = {"start": when.start, "width": when.width, "spans": when.spans, "counts": when.counts}
    counted = {**spans, "errors": total.count, "groups": groups, "names": names}
    text = json.dumps(counted, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _pair(text: Text, id_: str) -> list[str]:
    return [text.en or id_, text.ko or text.en or id_]
