"""`errcode explain`: every API error in texts, files and streams."""

from __future__ import annotations

import gc

from errcode.cli.commands import PROVIDERS, SHOWN
from errcode.model import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from errcode.cli.explaining import Asked
    from errcode.render.output import Output

LITTERED = 300_000
"""Objects after which garbage is looked for: the tables' own are fewer, and looking through them takes milliseconds."""
PLACE = 40
FINISHES = True
HELP = (
    "Find and explain every API error in a text, a file or a stream. ERRCODE_PROVIDER names your usual provider.",
    "텍스트, 파일, 스트림에서 모든 API 오류를 찾아 설명합니다. ERRCODE_PROVIDER로 주로 쓰는 제공사를 지정합니다.",
)
EXAMPLES = ("curl -s ... | errcode explain", "errcode explain bot.log --summary")
WORDS = (
    (
        "[FILE|TEXT]...",
        "*",
        "file",
        "Files (also .gz, .bz2, .xz, .zst), a text, or - for input.",
        "파일(.gz, .bz2, .xz, .zst 포함), 텍스트, 또는 표준 입력(-).",
    ),
)
OPTIONS = (
    PROVIDERS,
    (
        "--summary",
        "summary",
        "flag",
        "",
        "none",
        "Sum up: how many of each error, where and when.",
        "요약합니다: 오류마다 몇 번, 어디서, 언제.",
    ),
    (
        "--by",
        "by",
        "one",
        "GROUP",
        "kind|provider|retry|hour",
        "Sum up by kind, provider, retry or hour.",
        "종류(kind), 제공사(provider), 재시도(retry), 시간(hour)별로 요약합니다.",
    ),
    (
        "--report",
        "report",
        "one",
        "FILE",
        "file",
        "Write a page of when, how often and what to do, secrets hidden: report.html.",
        "언제, 몇 번, 어떻게 조치할지를 담은 페이지를 저장합니다. 비밀값은 가립니다. 예: report.html",
    ),
    (
        "--annotate",
        "annotate",
        "flag",
        "",
        "none",
        "Pass the input through, meanings added.",
        "입력을 그대로 내보내며 뜻을 덧붙입니다.",
    ),
    (
        "--mask",
        "mask",
        "flag",
        "",
        "none",
        "With --annotate: hide keys, signatures, tokens and account numbers.",
        "--annotate와 함께: 키, 서명, 토큰, 계좌 번호를 가립니다.",
    ),
    (
        "--follow",
        "follow",
        "one",
        "FILE",
        "file",
        "Keep reading a growing file, through rotation.",
        "커지는 파일을 계속 읽습니다. 교체되어도 따라갑니다.",
    ),
    (
        "--collect",
        "collect",
        "one",
        "FILE",
        "file",
        "Draft entries of what is unknown into a table's file, for -p PROVIDER or by host.",
        "모르는 오류의 항목 초안을 테이블 파일로 저장합니다. -p 제공사 또는 호스트로 구분합니다.",
    ),
    (
        "--jobs",
        "jobs",
        "count",
        "N",
        "none",
        "Processes for a large file; 0 for all processors.",
        "큰 파일을 읽을 프로세스 수. 0은 모든 프로세서입니다.",
    ),
    (
        "--why",
        "why",
        "flag",
        "",
        "none",
        "Say what spoke for and against each provider.",
        "제공사마다 판단한 근거를 함께 보여 줍니다.",
    ),
    (
        "--fail-on",
        "fail_on",
        "one",
        "POLICIES",
        "fix|wait|resync|check|person|none|unknown",
        "Exit 1 when one of these is found, else 0: fix,person,unknown.",
        "이 중 하나가 있으면 종료 코드 1, 없으면 0: fix,person,unknown.",
    ),
    *SHOWN,
)


def run(words: Sequence[str], out: Output, **asked: Any) -> int:
    """Show the errors that are found: each one, or what they sum up to, or the input with their meanings in it."""
    from errcode.cli.explaining import Asked, explained

    gc.set_threshold(LITTERED)
    gc.enable()
    wanted = Asked(**{name: value for name, value in asked.items() if value is not None})
    if wanted.collect is not None:
        from errcode.cli.collecting import collected

        return collected(words, out, providers=wanted.providers, file=wanted.collect)
    _check(words, wanted, out)
    return explained(words, wanted, out)


def _check(words: Sequence[str], wanted: Asked, out: Output) -> None:
    """Refuse what does not go together.

    Raises:
        UsageError: Two forms are asked for, or a word is none that an option takes.
    """
    if wanted.by is not None:
        from errcode.render.groups import BY

        _one_of(BY, [wanted.by], "--by")
    if wanted.fail_on is not None:
        from errcode.catalog.catalog import Catalog

        _one_of((*Catalog().retries, "unknown"), wanted.policies, "--fail-on")
    summary, report = wanted.summary or wanted.by is not None, wanted.report is not None
    for together, remedy, remedy_ko in (
        (report and (summary or wanted.annotate or out.as_json), *REPORT_ALONE),
        (report and wanted.follow is not None, *REPORT_ENDS),
        (wanted.annotate and (summary or out.as_json), *ANNOTATE_ALONE),
        (wanted.mask and not wanted.annotate, *MASK_ANNOTATES),
        (wanted.follow is not None and words, *FOLLOW_ALONE),
    ):
        if together:
            raise UsageError(remedy, remedy_ko)
    if wanted.report is not None:
        from errcode.web.report import check

        check(wanted.report)


REPORT_ALONE = (
    "--report writes a page instead; leave out --summary, --by, --annotate and --json",
    "--report는 페이지를 저장합니다. --summary, --by, --annotate, --json을 빼세요",
)
REPORT_ENDS = (
    "--report is written at the end, and --follow has none; leave one of them out",
    "--report는 입력이 끝나야 저장되는데 --follow에는 끝이 없습니다. 둘 중 하나를 빼세요",
)
ANNOTATE_ALONE = (
    "--annotate passes the input through; leave out --summary and --json",
    "--annotate는 입력을 그대로 내보냅니다. --summary와 --json을 빼세요",
)
MASK_ANNOTATES = (
    "--mask hides secrets in what --annotate passes through; add --annotate",
    "--mask는 --annotate가 내보내는 입력의 비밀값을 가립니다. --annotate를 함께 쓰세요",
)
FOLLOW_ALONE = (
    "--follow FILE reads that file alone; leave the other inputs out",
    "--follow FILE은 그 파일만 읽습니다. 다른 입력을 빼세요",
)


def _one_of(known: Sequence[str], given: Sequence[str], option: str) -> None:
    for word in given:
        if word not in known:
            listed = ", ".join(known)
            raise UsageError(f"{option} takes {listed}; not {word!r}", f"{option} 값은 {listed}입니다. {word!r} 아님")
