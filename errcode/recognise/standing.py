"""Whether a number stands where a code would, in a text of a few words that names a provider: the first rule decides.

Nothing in such a text says "code", and most numbers that stand beside a provider's name are none. What speaks for one:
its own form (long, signed, zeros before it), its place (behind the name, behind a word of errors or of answering), and
that the text asks about errors. What speaks against it: another noun beside it, and a text in which all goes well.
"""

from __future__ import annotations

import re

from errcode.recognise.beside import EDGE, NAME, after, before, calm, changed, leads, numbered, well
from errcode.recognise.talk import DOING, ERROR, OTHER, SMALL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from errcode.recognise.talk import Covers

YES, DOUBT, NO = "yes", "doubt", "no"
"""A code; perhaps one; something else."""

LONG = 4
"""A number of so many digits is seldom a count or a place; nor is one that is signed, or written with zeros."""

_COUNTING = re.compile(
    r"\berrors?[ ]?(?:count|rate|total|budget|log)|\b(?:stats?|statistics|summary|metrics|counters?)\b|\berrors[:=]"
    r"|\b(?:0|no)[ ](?:errors|results|hits|matches|occurrences)\b"
    r"|에러율|오류율|(?:에러|오류)[ ]?건?수|(?<![가-힣])통계(?![가-힣])",
)
"""Words of a text whose numbers count errors."""
_ERRORS = re.compile(r"\b(?:errors|failures)[ ]\Z", re.IGNORECASE)
_PRICED = re.compile(r"(?:에|에서|까지)(?![가-힣])(?![ ]?(?:막|멈|죽|걸리|실패|에러|오류))")
"""What is said of prices and times: `64000에 매수`."""
_LISTED = re.compile(r",[^\s,;]|;[^;\n]+;[\d.]|\t-?\d")
_MOVED = re.compile(r"[ ](?:to|from|into)\b", re.IGNORECASE)


class Standing:
    """Where a number stands."""

    __slots__ = ("ahead", "asked", "behind", "covers", "end", "start", "text", "usual")

    def __init__(self, text: str, start: int, end: int, covers: Covers, *, asked: bool, usual: bool) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.covers = covers
        self.asked = asked
        """Whether the text has words with which people speak of errors."""
        self.usual = usual
        """Whether all other words of the text are such as stand around codes, or words of the code's own entry."""
        self.ahead = before(text, start, covers)
        self.behind = after(text, end, covers)

    @property
    def long(self) -> bool:
        """Whether the number is written as few plain ones are."""
        return self.end - self.start >= LONG or self.text[self.start] in "-0"

    @property
    def signed(self) -> bool:
        """Whether the number has a sign."""
        return self.text[self.start] == "-"

    @property
    def counted(self) -> bool:
        """Whether it is how many errors there are: `errors 4`, but not `errors 51008 and 51020`."""
        return self.text[self.start : self.end].isdigit() and _ERRORS.search(self.text, 0, self.start) is not None

    @property
    def listed(self) -> bool:
        """Whether a value stands behind it, joined by a comma or a tab: `bybit,10006,BUY,0.5`."""
        return _LISTED.match(self.text, self.end) is not None


class Rule:
    """A rule, with texts in which it decides and others in which it must not."""

    __slots__ = ("claims", "ignores", "name", "says", "when")

    def __init__(
        self,
        name: str,
        says: str,
        when: Callable[[Standing], bool],
        *,
        claims: tuple[str, ...],
        ignores: tuple[str, ...] = (),
    ) -> None:
        self.name = name
        self.says = says
        self.when = when
        self.claims = claims
        """Texts of which the rule's verdict is true: a certain finding, a doubtful one, or none."""
        self.ignores = ignores
        """Texts of which it is not."""


RULES = (
    Rule(
        "errors are counted",
        NO,
        lambda one: _COUNTING.search(one.text.lower()) is not None or one.counted,
        claims=(
            "bybit stats errors: 10 ok: 10006",
            "okx errors 51008",
            "error count for okx: 51008",
            "코인원 에러 건수 105",
        ),
        ignores=("okx error 51008", "okx errors 51008 and 51020"),
    ),
    Rule(
        "all goes well",
        NO,
        lambda one: (
            not (one.asked or one.signed) and (calm(one.text) or well(one.text, one.end, anywhere=one.ahead == EDGE))
        ),
        claims=("코인원 103 체결", "코인원 4번 처리", "okx 51008 filled", "INFO okx 51008", "51008: okx connected"),
        ignores=("코인원 103 체결 실패", "INFO binance -1021"),
    ),
    Rule(
        "a row of values",
        NO,
        lambda one: one.listed and not one.asked,
        claims=("bybit,10006,BUY,0.5",),
        ignores=("bybit,10006", "bybit 10006, why?"),
    ),
    Rule(
        "the number of a thing",
        NO,
        lambda one: numbered(one.text, one.end, one.covers),
        claims=("okx 51008번 포트", "코인원 105번 서버"),
        ignores=("코인원 105번 에러", "코인원 105번 아시는 분"),
    ),
    Rule(
        "a price, or a time",
        NO,
        lambda one: not one.asked and _PRICED.match(one.text, one.end) is not None,
        claims=("고팍스 10298에 샀어요", "빗썸 5600에서 지지"),
        ignores=("빗썸 5600에서 왜 막히죠",),
    ),
    Rule(
        "something is moved",
        NO,
        lambda one: one.ahead in (DOING, OTHER) and _MOVED.match(one.text, one.end) is not None,
        claims=("deposit 51008 to okx", "transferred 10006 from bybit"),
        ignores=("getting 51008 from okx",),
    ),
    Rule(
        "a value that changes",
        NO,
        lambda one: not one.asked and changed(one.text, one.start, one.end),
        claims=("okx BTC-USDT 51008 -> 51020", "okx 51008 → 51020 (+12)"),
        ignores=("okx order -> 51008", "okx 200 -> 51008", "okx error 51008 -> 51020"),
    ),
    Rule(
        "another noun's value, where errors are spoken of",
        DOUBT,
        lambda one: one.ahead == OTHER and one.asked and one.long and one.behind not in (OTHER, ERROR),
        claims=("why does okx leverage 51008 come", "bybit-rotate --keep 10001"),
        ignores=("okx leverage 51008", "why okx leverage 51008 units"),
    ),
    Rule(
        "another noun's value",
        NO,
        lambda one: one.ahead == OTHER and one.behind != ERROR,
        claims=("okx open interest 51008", "코인원 체결가 105"),
        ignores=("코인원 매수 103 에러", "bybit-explain --code 10001"),
    ),
    Rule(
        "a short number behind what is done",
        NO,
        lambda one: one.ahead == DOING and not (one.asked or one.long),
        claims=("코인원 출금 103",),
        ignores=("코인원 출금 103 에러", "okx login 51008"),
    ),
    Rule(
        "a number at the beginning, among words of other things",
        NO,
        lambda one: (
            one.ahead == EDGE
            and not (one.asked or one.usual)
            and not (one.long and one.behind == SMALL and leads(one.text, one.end, one.covers))
        ),
        claims=("[51008] okx bot heartbeat", "105 코인원 봇 시작"),
        ignores=("51008 on okx mainnet", "51008 okx"),
    ),
    Rule(
        "behind its provider's name, another word behind it",
        DOUBT,
        lambda one: one.behind == OTHER and not (one.asked or one.usual) and one.long and one.ahead == NAME,
        claims=("okx 51008 postmortem", "bybit 10006 chrony"),
        ignores=("okx 51008 lol",),
    ),
    Rule(
        "another word behind it",
        NO,
        lambda one: one.behind == OTHER and not (one.asked or one.usual),
        claims=("coinone 105 chrony",),
        ignores=("coinone 105 lol",),
    ),
    Rule("a code's place", YES, lambda _: True, claims=("okx 51008", "coinone says 105", "coinone login error 105")),
)
"""The table; the last rule always fits."""


def standing(text: str, start: int, end: int, covers: Covers, *, asked: bool, usual: bool) -> str:
    """Say whether a number of a provider that the text names stands where a code would.

    Args:
        text: The text.
        start: Where the number begins, or the first of several that are joined.
        end: Where it ends.
        covers: Whether a place is a part of a name.
        asked: Whether the text has words with which people speak of errors.
        usual: Whether all other words are usual around codes, or words of the code's own entry.
    """
    place = Standing(text, start, end, covers, asked=asked, usual=usual)
    return next(rule.says for rule in RULES if rule.when(place))
