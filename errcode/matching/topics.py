"""What a question is about, by the words that only one world has: APIs, trading and paying, or anything else.

A word that no table has says little: who asks about an exchange hates it, runs it in a container, and wonders about
it at work. But a nonce, an endpoint or 예수금 are of this world alone, and a recipe, a kitten or 지하철 of others. The
former let an answer do with less, the latter ask for more (`errcode.matching.ranking`). Tools that programs run in
(docker, excel, python) are of neither.
"""

from __future__ import annotations

from errcode.matching.stems import parts, stem
from errcode.matching.weights import ELSEWHERE, HERE

_HERE = frozenset(
    """
    api apis endpoint endpoints bot bots sdk ccxt websocket ws socket webhook http https json payload postman curl
    backend testnet sandbox request requests exchange exchanges broker brokerage trade trades trading trader order
    orders withdraw withdrawal withdrawals withdrawing deposit deposits futures spot swap perp perps perpetual symbol
    ticker usdt usdc btc eth krw xrp bitcoin merchant checkout acquirer issuer buyer shopper payer pg payment payments
    refund refunds signature nonce timestamp timestamps ts jwt hmac notional liquidation leverage collateral clock
    hedge oauth token kyc otp whitelist whitelisted ip clordid recvwindow subaccount postgres sql tls ssl dns grpc rpc
    cxl qty 엔드포인트 봇 자동매매 스크립트 호출 요청 응답 연동 웹소켓 소켓 웹훅 거래소 증권사 매수 매도 주문 출금
    입금 잔고 잔액 예수금 증거금 현물 종목 코인 심볼 결제 가맹점 승인 정산 알림톡 발신번호 템플릿 서명 서명값 논스
    타임스탬프 토큰 인증키 서비스키 파라미터 파라메터 헤더 바디 레버리지 포지션 청산 시장가 지정가 호가 체결 미체결
    정정 본인인증 아이피 화이트리스트 계좌 이체 할부 카드 계정 앱키 시크릿 비트코인 모의투자 가상계좌 현금영수증
    세금계산서 데드락 수량 거부 에러
    """.split()  # noqa: SIM905 - a list would fill a page
)
"""Words of APIs, trading and paying."""
_ELSEWHERE = frozenset(
    """
    recipe cook cooking bake bread cake pie soup stew egg rice kimchi restaurant meal food dinner lunch breakfast
    coffee espresso beer wine cheese chocolate flour sugar salt pepper fruit vegetable kitchen oven stove fridge dish
    dishwasher dog cat puppy kitten pet pets bird plant plants garden flower lawn trimmer strength strengths mother
    father mom dad parents kid kids children baby wife husband friend friends girlfriend boyfriend wedding marriage
    birthday gift teenager teenagers grandma neighbor doctor dentist hospital medicine pill headache knee sick fever
    cough haircut hair skin sleep diet gym workout exercises yoga car bike bicycle subway flight airport airline hotel
    trip travel luggage passport visa taxi motorway highway driving parking beach mountain island school university
    college students teacher homework essay exam exams grade scholarship kindergarten classroom thesis lecture boss
    interview resume salary colleague coworker nurse career movie movies film song songs music guitar piano concert
    lyrics actor novel poem story stories painting museum photo photos photography drawing football soccer baseball
    basketball tennis golf league stadium olympics chess game games puzzle dice toy weather rain snow temperature
    summer winter spring autumn sunrise house apartment rent landlord furniture sofa elevator escalator sink toilet
    shower lamp bulb drill screw ladder socks towel pillow blanket curtain soap bedroom bathroom roof carpet garage
    shoes shirt dress clothes jacket umbrella jewelry laptop printer bluetooth wifi router keyboard monitor battery
    charger ipad playstation xbox steam netflix youtube instagram facebook twitter tiktok whatsapp gmail spotify ebay
    airbnb tinder git css angular sudo compiler segmentation regex recursion tuple generics borrow lifetime vim emacs
    jenkins terraform ansible tutorial pivot powerpoint physics chemistry biology algebra geometry theorem probability
    integral sin cos history philosophy religion literature grammar tense french german spanish translate translation
    alphabet idioms president war king queen planet insurance court judge lawyer mortgage divorce election vote police
    library bakery supermarket cinema church zoo park playground joke horoscope dream etymology 레시피 요리 찌개 김치
    라면 케이크 떡볶이 치킨 피자 커피 맥주 소주 와인 과일 배추 식당 맛집 카페 점심 저녁 아침 반찬 냉장고 세탁기 청소기
    에어컨 오븐 강아지 고양이 반려견 화분 식물 나무 엄마 아빠 부모 아이 아기 친구 남자친구 여자친구 결혼 축의금 생일
    육아 남편 아내 병원 치과 의사 감기 두통 무릎 허리 다이어트 헬스장 운동 요가 피부 머리 미용실 예방접종 자동차 버스
    기차 기차표 지하철 비행기 비행기표 공항 호텔 여행 휴가 여권 비자 택시 면허 주차 벌금 놀이기구 놀이공원 숙소 학교
    대학 선생님 숙제 시험 수능 학원 입학 강의 논문 영단어 도서관 주민센터 면접 이력서 연봉 월급 퇴사 알바 출근 퇴근
    직장 채용 공모전 영화 노래 음악 피아노 콘서트 배우 소설 만화 웹툰 사진 그림 드라마 축구 야구 농구 테니스 골프
    올림픽 금메달 보드게임 게임 바둑 날씨 여름 겨울 아파트 월세 전세 집주인 가구 소파 창문 이사 열쇠 신발 우산 가방
    반지 지갑 택배 편지 핸드폰 노트북 프린터 블루투스 와이파이 공유기 키보드 모니터 배터리 충전기 유튜브 인스타
    넷플릭스 쿠팡 배민 당근 파워포인트 깃 리액트 코틀린 컴파일 정규식 코딩 알고리즘 널포인터 수학 물리 역사 철학 문법
    영어 한자 번역 수도 보험 법원 변호사 이혼 선거 경찰 계약서 축제 공원 교회 후기 추천 꿀팁 전망 신용점수 금리
    """.split()  # noqa: SIM905 - a list would fill a page
)
"""Words of everything else: food, family, health, travel, school, work, play, the house, tools of programmers alone."""


def measure(question: str) -> float:
    """Give how much an answer must have, beside what it must where no word tells what a question is about."""
    words = {word.lower() for word in parts(question)}
    words |= {stem(word) for word in words}
    here = not words.isdisjoint(_HERE) or any(word[:size] in _HERE for word in words for size in (2, 3, 4))
    elsewhere = not words.isdisjoint(_ELSEWHERE)
    return 1.0 if here == elsewhere else HERE if here else ELSEWHERE
