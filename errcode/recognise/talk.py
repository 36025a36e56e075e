"""The words that people put around a code, in a text of a few words: a row a kind.

A number behind a word of errors or of answering is a code (`okx says 51008`), one behind another noun is that noun's
value (`open interest 10006`). There are not many ways to speak of an error, and no end of other nouns: so the kinds
are those of errors, and whatever is of no kind is another noun.
"""

from __future__ import annotations

import re

ERROR, TELLS, SMALL, DOING, OTHER = "error", "tells", "small", "doing", "other"
"""What a word says of a number beside it: that it is a code; that one is told or asked about; nothing; what was done
when it came; or, a word of no kind, that it is the word's own value."""

LETTERS = "\u3040-\u30ff\u3400-\u9fff々ー"
"""Characters of Chinese and Japanese, which stand right beside names and numbers."""


PARTICLES = "에은는이가도을를의로만와과시중때후"
"""Syllables that stand right behind a noun and leave its meaning."""


class Words:
    """A kind of words, in lower case."""

    __slots__ = ("_begins", "_ends", "_pattern", "_within", "_words", "claims", "ignores", "name", "says")

    def __init__(
        self,
        name: str,
        says: str,
        *,
        words: str = "",
        pattern: str = "",
        within: str = "",
        begins: str = "",
        ends: str = "",
        claims: str,
        ignores: str,
    ) -> None:
        """Make a kind of whole words, and of words that fit a pattern, hold a part, begin or end in one."""
        self.name = name
        self.says = says
        self._words = frozenset(words.split())
        self._pattern = re.compile(pattern, re.VERBOSE).fullmatch if pattern else None
        self._within, self._begins, self._ends = within.split(), tuple(begins.split()), tuple(ends.split())
        self.claims = claims
        """Words of the kind."""
        self.ignores = ignores
        """Words of other kinds, or of none, that are like it."""

    def has(self, word: str) -> bool:
        """Say whether a word in lower case is of the kind."""
        if word in self._words or (self._pattern is not None and self._pattern(word)):
            return True
        if word.isascii():
            return False
        return word.startswith(self._begins) or word.endswith(self._ends) or any(part in word for part in self._within)


ROWS = (
    Words(
        "values",
        OTHER,
        pattern=r"""(?!에러|오류|코드|응답코드|결과).*
          (?: (?:현재|체결|매수|매도|평균|기준|시장|지정|주문|[시종고저호단])가 | 번호 | 횟수 | [건개]수 | 금액 | 가격
            | 단가 | 손익 | 시간 | 속도 | [가-힣][률율량액] )[은는이가]?""",
        words="강남",
        claims="현재가 체결가는 응답시간 문의번호는",
        ignores="로그인가 응답 오류번호",
    ),
    Words(
        "errors",
        ERROR,
        words="""
        insufficient exceeded exceeds expired forbidden unauthorized unauthorised duplicate missing unavailable
        mismatch limited blocked busy err errs ec invalid illegal denied wrong bad msg_cd msgcd exception exceptions
        trouble bug code codes issue fehler fehlercode erreur erro issues problem problems
        """,
        pattern=r"\w*(?:errors?|exceptions?) | \w{1,12}codes? | (?:fail|reject|refus|declin)\w*",
        within="""
        부족 초과 만료 불가 제한 끊김 안됨 안돼 안되 에러 오류 코드 거부 거절 실패 错 報错 代码 异常 失败 拒绝
        エラー コード 異常 失敗 拒否
        """,
        claims="error errcode rejected 에러코드는 报错 ecode",
        ignores="terrors1 오름 encoder",
    ),
    Words(
        "answering",
        TELLS,
        words="""
        told resp stands stand say response reply replies keep show ret come comes get give see receive throw return
        encounter face answer respond got gave threw saw seen ran_into hit hitting said broke kept came spat died
        dies quit stuck sees says
        """,
        pattern=r"""(?:get|giv|return|respond|repl|answer|throw|rais|see|receiv|encounter|fac|report|show|display|print
          |log|emit|yield|say|crash|stop|abort|break|bail|chok|complain|bounc|block|trigger|keep|com|spit|pop|spew|surfac
          |bubbl|hand|cough)[bgnpt]?(?:s|es|ed|ing|ies|ied|n|en|own)""",
        begins="""
        뜨 떠 떴 뜹 뜬 뜸 나오 나와 나옴 나옵 나온 나요 나네 납니다 남 났 반환 응답 리턴 뱉 받았 받음 발생 찍힘 찍혀
        찍힌 줌 걸림 터짐 터져 끊 떨어지 떨어집 返回 提示 显示 出现 遇到 收到 得到 碰到 报 说 给 回 出 が出 出る
        出ま 出て
        """,
        within="返回 提示",
        claims="returned says throws getting reply 떠서 나오는데 提示",
        ignores="gross price 등록 hits stop yield",
    ),
    Words(
        "asking",
        TELLS,
        words="""
        description find describe define wiki meant knew caught meaning meanings why how wat wut wth wtf wtaf retry
        retryable retriable retries transient temporary anyone anybody idea ideas thought thoughts clue hint hints
        reason reasons cause causes solution solutions workaround workarounds cure docs github reddit explained
        stackoverflow faq down lol omg pls plz please thx again fix fixes fixed
        """,
        pattern=r"""(?:mean|know|solv|resolv|handl|explain|understand|debug|catch|decod|translat|look|lookup|google|search
          |avoid)(?:e|s|es|ed|ing|n|y)? | what\w* | help\w* | retrying""",
        within="""
        증상 사유 현상 뭐 뭔 뭘 왜 무슨 어떻게 어케 해결 도와 의미 뜻 원인 이유 질문 긴급 문의 검색 대응 조치 재시도
        아시 아는 어떤 인가요 인데요 입니까 번역 설명 해석 도움 알려 보신 문제 막힘 막혀 막혔 표시 출력 什么 怎么
        求助 解决 请问 何 なぜ 意味 教えて 解決
        """,
        claims="meaning what why wtf 뭐예요 원인이 为什么",
        ignores="method 문서 lookout9",
    ),
    Words(
        "small words",
        SMALL,
        words="""
        first number a an the this that these those it its i me my us we our him you your they s t is was are were
        be been am has have had do does did don doesn didn can could will would should must may might not no of on
        in at to from for with w by via as into onto per under during through between against without before after
        until since while when whenever where which who if than then though although even and or but so because due
        also both despite besides inside outside within too just only still always now today yesterday tonight ever
        never back about around out up off all every each same another other more most new once twice hi hello hey
        hmm oh ugh etc thanks right there here random weird strange unexpected unknown mysterious annoying dreaded
        infamous persistent constant repeated frequent intermittent everytime everywhere ran running morning noon
        night place placing working work works worked use using used try tried trying vs versus send sends sent
        sending guys everyone everybody bot bots trade trading trader
        """,
        pattern=r"(?:any|some|want|need)\w* | \w{2,}(?<!rep)(?<!supp)(?<!app)(?<!dai)(?<!week)(?<!month)ly",
        claims="the with randomly every anything",
        ignores="port reply supply candle",
    ),
    Words(
        "where it happens",
        SMALL,
        words="""
        api apis sdk ws wss websocket websockets rest futures spot swap margin options client gateway exchange
        exchanges broker brokers connector adapter service endpoint server integration sandbox testnet mainnet prod
        production staging demo mock paper result results python java javascript typescript js node nodejs golang go
        rust ruby php swift kotlin ccxt freqtrade hummingbot postman
        """,
        pattern=r"v\d | perp\w*",
        begins="""
        해외 국내 접근토큰 소켓 스탑 api sdk rest ws openapi 오픈 웹소켓 선물 현물 마진 모의투자 실전투자 테스트넷
        실서버 운영 서버 연동 서명 토큰 키 알림 고객 담당자 쪽 측 봇 자동매매 파이썬 점검 장애 결과 거래소 증권사
        결제사 개발 테스트 로그 문서
        """,
        claims="api futures testnet python 선물 api에서",
        ignores="price wallet 체결가 잔고",
    ),
    Words(
        "what is done",
        DOING,
        words="""
        mode refresh oco algo trailing conditional hedge isolated permission permissions header payload param params
        parameter parameters body json format callback webhook redirect certificate proxy timestamp unified
        portfolio rate limit limits kyc hmac oauth token sub-account subaccount login log_in order orders ordering
        request call market key keys signature ip whitelist startup post put delete checkout connect connecting
        connection cancel cancelling canceling cancellation withdraw withdrawing withdrawal withdrawals deposit
        depositing deposits transfer transferring payment payments paying refund refunding refunds register
        registering registration amend amending modify modifying renew renewing renewal rotate rotation verify
        verification subscribe subscribing subscription 출금 입금 이체 발급 재발급 조회 호출 요청 승인 결제 등록
        발송 전송 송금 정정 갱신 충전 가상계좌 알림톡 문자 웹훅 빌링 재주문 잔고조회 로그인 인증 구독 취소 환불
        본인인증
        """,
        pattern=r"auth\w* | sign\w* | (?:create|place|cancel|submit|send|set|edit|amend|modify|close|withdraw|transfer)"
        r"_?(?:order|position|leverage|margin|payment|stop|fund|coin)\w*",
        ends="주문 조회 결제 취소 등록 발급 승인",
        claims="login cancelling payment 출금 조회 createorder",
        ignores="subscribed 접속 체결 수수료",
    ),
    Words(
        "what was done, as a clause",
        DOING,
        ends="으면 하면 려면 리면 니면 되면 르면 니까 는데 려고 하고 라서 해서 더니 다가 길래 자마자",
        claims="호출하면 눌렀더니 출금하려는데",
        ignores="화면 재고 문서",
    ),
    Words(
        "particles and adverbs",
        SMALL,
        words="""
        시 중 때 후 로부터 가 이 번 번이 번은 번을 번이라고 계속 자꾸 또 좀 둘 다 안 못 是 了 的 老是 一直 总是 又
        还是 这个 那个
        """,
        begins="""
        되 돼 됨 됩 같은 이런 저런 그런 갑자기 오늘 어제 방금 지금 아까 자주 가끔 매번 항상 현재 혹시 저만 저도 나만
        다들 요즘 관련 때문 이거 이번 안녕하세요 고수 형님 여러분 누가 팀장 ㅠ ㅜ ㅋ ㅎ ㅡ
        """,
        ends="""
        에서 에게 한테 부터 으로 까 요 죠 다 라고 라는 할때 で が に を は と も から の へ って した ました する
        すると たら ると
        """,
        claims="계속 htx에서 시 で",
        ignores="체결가 등록번호 수량 캐시 포트는",
    ),
)
"""Every kind; the first that has a word is its own."""

_JOINT = re.compile(r".*[_-]")

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Covers = Callable[[int, int], bool]


def sort(word: str) -> Words | None:
    """Give the kind of a word, a particle behind it left off, and of one that is joined that of its last part."""
    folded = word.casefold()
    found = next((one for one in ROWS if one.has(folded)), None)
    if found is not None:
        return found
    stem = _JOINT.sub("", folded) if folded.isascii() else folded.rstrip(PARTICLES)
    return sort(stem) if len(stem) > 1 and stem != folded else None


def said(word: str) -> str:
    """Give what a word says of a number beside it."""
    found = sort(word)
    return found.says if found is not None else OTHER
