"""The words by which documents name columns, subjects and troubles, in the languages that documents come in.

They are evidence and decide nothing alone: what stands in a column, and how, weighs as much (`columns`, `evidence`).
A pattern is searched in a text that `plain` has made: without case, marks and humps of camel case.
"""

from __future__ import annotations

import functools
import re
import unicodedata

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_MARK = re.compile(r"[^\w]+|_")


@functools.lru_cache(maxsize=20_000)  # sheets repeat their headings
def plain(text: str) -> str:
    """Bring a heading into the form that patterns are written for: `errorCode`, `ERROR_CODE:` → `error code`."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    if not text.islower():
        text = _HUMP.sub(" ", text)
    return " ".join(_MARK.sub(" ", text).casefold().split())


def _any(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words))


_CODE = (
    "(code|코드|код[ыа]?|c[óo]digo|\\bc[óo]d\\b|コード|代码|代碼|编码|編碼|码|碼|codice|kod|kode|번호|"
    "الكود|كود|رمز|کد|รหัส|קוד|mã)"
)
_ERRORS = (
    r"\b(err|error|errors|exceptions?|faults?|failures?|fails?|reject|rejects|rejected|rejection|rejections|declines?|declined|"
    r"denials?|aborts?|erros?|errores?|errore|erreurs?|fehler|problems?|troubleshooting|errno|errcodes?|sqlstate)\b|"
    "오류|에러|거절|거부|예외|실패|문제 해결|ошиб|отказ|エラー|错误|錯誤|异常|故障|出错|hata|lỗi|błęd|fout|"
    "خطأ|خطا|الأخطاء|ข้อผิดพลาด|שגיא|kesalahan|galat"
)
_RESULTS = (
    r"\b(ret|return|res|result|results|resp|response|reason|reply|rsp|rt|status|http|warnings?|retorno|resposta|respuesta|"
    r"resultado)\b|결과|응답|반환|리턴|사유|상태|처리|ответ(а|ов)?|статус|результат|возврат|結果|応答|返回|结果|响应|狀態|狀态|回應|状态"
)
_OF_ERRORS = f"{_ERRORS}|{_RESULTS}"
ERROR_CODE = _any(
    rf"({_OF_ERRORS}).*{_CODE}", rf"{_CODE}.*({_OF_ERRORS})", r"\b(errcode|errorcode|retcode|rescode|resultcode|"
        r"errno|"
    r"c stat|err no|error no|error num(ber)?|error id|sqlstate|rc|ccode|fehlernummer|fehlercode|fehlerkod)\b"
)  # fmt: skip
"""A column's heading that says: here are codes of errors or results."""
ERROR_TYPE = _any(
    r"^(error|exception|err) (type|name|kind|class)s?$|^(api|server|client|system|network|your|the) errors?$|"
    r"^(에러|오류|예외) ?(타입|유형|종류|이름|명)$|"
    r"^(тип ошибки|错误类型|錯誤類型|エラー種別|tipo de err[oo]r?)$"
)
"""A column's heading that says: kinds of errors, which are the codes where nothing else is."""
PLAIN_CODE = _any(
    rf"^{_CODE}s?$", r"\b(code|codes|codigo|código)\b|코드|コード|代码|代碼|\bкод\b", r"^(value|id|errors?|오류|에러|"
        r"result|erro|"
    r"ошибка|エラー|错误|enum|enum value|값|numeric|number|значение|fehler|erreur|응답|결과)$"
)  # fmt: skip
"""A column's heading that says: codes, of whatever."""
NUMBER = _any(
    r"^(no|nr|num|n|idx|index|seq|sl|sno|s no|sr no|sl no|row|순번|순서|연번|번호|№|п п|序号|序號|項番|項目番号|lp)$"
)
"""A running number."""
VALUE = _any(
    r"^(int(eger)? )?(value|val|number|num|numeric|code|int|valor|wert)$",
    r"^(取值|值|数值|数字|값|숫자|значение|値|数値)$",
)
"""A column of the numbers that names stand for."""
HTTP = _any(r"\bhttp\b|https?상태|http상태|http코드|http응답")
HTTP_STATUSES = _any(
    rf"\bhttp\W*(\w+\W+)?(status|error|response|{_CODE}|상태|오류|응답|状态|状態|ステータス|статус)",
    rf"({_CODE}|коды) (ответ\w* |de (status|estado|erro|error) )?http",
)
"""A heading that says: statuses of HTTP."""
STATUS = _any(r"^(status|status code|code status|응답 상태|상태 ?코드|상태|статус|estado|ステータス|状态码)$")
"""A status, which is HTTP's where its values are."""

FIELD_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("note", _any(
        r"\b(action|actions|solution|resolution|remed(y|ies)|handling|how to|what to do|workaround|recommend\w*|fix|"
        r"advice|suggest\w*|notes?|remarks?|remarques?|comments?|steps?|retry|retryable|mitigation|"
        r"troubleshooting)\b",
        "조치|해결|대응|대처|처리 ?방법|처리방안|비고|참고|решени|рекоменд|действи|примечан|solu[cç]|acci[óo]n|"
        "a[çc][ãa]o|observa",
        "corre[cç]|\bcorrection|الحل|วิธีแก้|פתרון|対処|対応|備考|解决|处理|建议|备注|lösung|maßnahme|abhilfe|behebung|hinweis|bemerkung",
    )),
    ("message", _any(
        r"\b(message|messages|msg|msgs|errmsg|text|phrase|prompt|mensagem|mensaje|messaggio|nachricht|meldung|texto|"
        r"wording|sample)\b",
        "메시지|메세지|문구|сообщени|текст|メッセージ|消息|信息|提示|讯息|文言|thông báo|mesaj|pesan|komunikat|"
        "errormessage|エラー情報|error info|الرسالة|رسالة|پیام|ข้อความ|הודעה",
    )),
    ("description", _any(
        r"\b(description|descriptions|desc|descr|meaning|meanings|explanation|reason|reasons|details?|summary|"
        r"definition|d[ée]finition|signification|cause|causes|causa|content|condition|when|why|what|significado|descri\w+|motivo|significat\w*|"
        r"beschreibung|bedeutung|ursache|interpretation|opis|açıklama|keterangan|mô tả|context)\b|\bresult$",
        "설명|내용|의미|원인|사유|상세|상황|описание|значени|расшифр|причин|説明|内容|意味|理由|説|说明|描述|"
        "含义|原因|详情|الوصف|وصف|السبب|المعنى|شرح|توضیح|คำอธิบาย|ความหมาย|สาเหตุ|תיאור",
    )),
    ("name", _any(
        r"\b(name|names|symbol|constant|label|identifier|mnemonic|type|title|key|nome|nombre|nom|variable|macro|"
        r"class|exception|enum|bezeichnung)\b",
        "이름|에러명|오류명|명칭|상수|타입|유형|тип|имя|название|наименован|名称|名前|名|标识|코드명|코드 명|영문명",
    )),
)  # fmt: skip
"""Fields by their headings; the first that fits."""

GROUP = _any(
    r"^(category|group|module|section|class|type|service|severity|level|area|domain|scope|tags?|source|grupo|categoria|구분|"
    "분류|대분류|중분류|소분류|그룹|종류|단계|유형|타입|категория|группа|分类|分類|区分|类别)$"
)
"""A column that groups the rows."""

KOREAN = _any(r"\b(korean|kor|ko|kr)\b|한국어|국문|한글")
ENGLISH = _any(r"\b(english|eng|en|us)\b|영어|영문")

LANGUAGE = _any(
    r"^(english|korean|japanese|chinese|arabic|spanish|portuguese|french|german|russian|turkish|vietnamese|thai|"
    r"indonesian|(en|ko|kr|ja|jp|zh|cn|es|pt|fr|de|ru|ar|tr|vi|th)( \w\w)?|국문|영문|한글|중문|일문|英文|中文|日文|"
    r"日本語|韩文)$"
)
"""A column of texts in the language that its heading names."""

SUBJECT = _any(
    r"^(api|http|network|server|response) status$",
    r"^ret(urn)? (type|val(ue)?|status)s?$",
    _ERRORS,
    rf"({_RESULTS})\W*{_CODE}s?",
    rf"{_CODE}s?\W*(?!status\b)({_RESULTS})",
    r"коды? http|http статус|códigos? http",
    rf"{_CODE}s? (de|of|da|do|des|der|di) ((los|las|les|os|as|the) )?({_RESULTS})",
)
"""A heading that says: errors or results."""
CODE_FORM = _any(
    rf"{_CODE}s?\W*(schema|scheme|format|structure|layout|anatomy|composition|convention|numbering|prefix(es)?|categor(y|ies))\b",
    rf"\b(structure|format|anatomy|composition|categor(y|ies)|prefix(es)?) of .*{_CODE}",
    rf"{_CODE} ?(체계|구조|형식|규칙|분류|구성)",
    rf"{_CODE} ?(结构|格式|规则|规范|体系|構成|体系)",
    rf"(структура|формат) {_CODE}",
    rf"(estructura|formato|estrutura) (de|del|do|dos) .*{_CODE}",
)
"""A heading that says: how codes are made."""
OTHER_SUBJECTS: dict[str, re.Pattern[str]] = {
    "fields": _any(
        r"\b(fields?|parameters?|params?|arguments?|attributes?|propert(y|ies)|headers?|body|query|payload|columns?|"
        r"request|inputs?|schema|variables?|tags?)\b|필드|파라[미메][터타]|매개변수|요청|인자|항목|속성|전문|параметр|"
        r"поля|запрос|"
        "参数|字段|请求|パラメータ|リクエスト|項目|campos?|parâmetro|parámetro"
    ),
    "money": _any(
        r"\b(currenc(y|ies)|coins?|assets?|tokens? list|fees?|iso 4217|denominations?)\b|통화|화폐|코인|수수료|"
        r"자산|валют|комисси|"
        "货币|币种|通貨|moedas?|monedas?"
    ),
    "institutions": _any(
        r"\b(banks?|cards?|card (brands?|types?|compan\w+)|issuers?|acquirers?|institutions?|brokers?|"
        r"merchants?|payment "
        r"methods?|wallets?|carriers?|telecoms?)\b|은행|카드|기관|증권사|결제 ?수단|간편결제|통신사|가맹점|банк|"
        r"карт|银行|銀行|カード|"
        "bancos?|cart(ões|ão)|tarjetas?"
    ),
    "places": _any(r"\b(countr(y|ies)|regions?|markets?|exchanges?|languages?|locales?|time ?zones?|networks?|"
        r"chains?|"
                   r"servers?|regional)\b|국가|지역|시장|거래소|언어|종목|업종|стран|国家|地区|países?"),
    "interfaces": _any(
        r"\b(apis?|endpoints?|methods?|urls?|paths?|resources?|operations?|routes?|channels?|topics?|"
        r"subscriptions?|webhooks?|"
        r"functions?|commands?|events?|scopes?|permissions?)\b|목록|메뉴|엔드포인트|인터페이스|метод|接口|方法"
    ),
    "questions": _any(
        r"\bfaqs?\b|frequently asked|자주 ?묻는|묻고 답|常见问题|よくある質問|preguntas frecuentes|perguntas"
    ),
    "releases": _any(r"\b(changelogs?|change logs?|releases?|history|versions?|changes|fixed|bug ?fixes|bugs|roadmap|"
                     r"unreleased|deprecat\w+|migration|todo)\b|변경|이력|버전|개정|истори|версия|更新|版本"),
    "requirements": _any(
        r"\b(acceptance criteria|criteria|requirements?|principles?|test ?cases?|scenarios?|user stor(y|ies)|"
        r"checklists?|milestones?|tasks?)\b|수용 ?기준|요구 ?사항|처리 ?원칙|시나리오|테스트 ?케이스|требовани|"
        "сценари|要件|需求|验收"
    ),
    "values": _any(
        r"^tab ?items?$|^(status|situa[çc][ãa]o|gloss[áa]r(y|io)|glossar|terms?|terminology|용어)$",
        r"\b(order|trade|account|position|transfer|transaction|payment|deposit|withdrawal) (status|statuses|"
        r"states?|types?|"
        r"sides?)\b|\b(statuses|sides?|intervals?|timeframes?|options?|settings?|config\w*|environment|flags?|"
        r"limits?|roles?|"
        r"levels?|types?|enums?|units?|modes?|categor(y|ies)|features?|install\w*|usage|licen[sc]e|benchmarks?)\b|"
        "상태|유형|종류|구분|단위|설정|역할|роли|角色|статус|типы|状态|类型"
    ),
}  # fmt: skip
"""Headings that say: something else, by what it is."""

OTHER_COLUMNS = _any(
    r"^(field|parameter|param|argument|property|attribute|required|mandatory|optional|req|m o|length|len|max "
    r"length|size|"
    r"format|default|default value|example|examples|data type|min|max|method|url|uri|path|endpoint|api|api id|"
    r"api name|shape|location name|"
    r"bank|bank name|card|card name|currency|country|symbol|ticker|market|precision|decimals|fee|rate|price|"
    r"version|date|"
    r"weight|ip|(\w+ )?ports?|host|scope|option|flag|setting|element|minor unit|asset|coin|network|author|license|"
    r"package|feature|(response )?headers?|scope|metric|terms?|termo|término|events?|event name|"
    r"event type|evento|eventos|webhook)$",
    r"^(이벤트|событие|事件|イベント)|^(bank|card|country|currency) (code|name|id)$|"
    r"^(c[óo]digo|nombre|nome) (del?|do|da) (banco|tarjeta|cart[ãa]o|moneda|moeda|pa[íi]s)$",
    "필수|길이|은행|카드|통화|화폐|기관|국가|종목|한글명|업체|발급사|매입사|통신사|증권사|예시|예제|기본값|항목|"
    "필드|파라[미메][터타]|변수|길이|지갑|메뉴",
    "^api (?!err)|обязат|параметр|валют|банк|страна|поле|длина|必填|参数|是否必|字段|必須|パラメータ|项目名|银行|币种|"
    "货币|obrigat|requerido",
)  # fmt: skip
"""Columns that lists of errors do not have."""
STATE = re.compile(
    r"(?i)(is ?)?((?!missing)[a-z]+ing|new|open(ed)?|created|accepted|active|inactive|live|partially ?filled|filled|"
    r"done|closed|cancel(l?ed|l?ing)?|rejected|expired|triggered|suspended|stopped|paid|unpaid|refunded|settled|registered|"
    r"progress|in progress|complete(d)?|finished|failed|succeeded|success|draft|approved|declined|"
    r"requested|confirmed|shipped|delivered|ready|authorized|captured|void(ed)?|deleted|archived)"
)
"""A code, made plain, that is a state of an order, a payment, a document."""
TYPE_CELL = re.compile(
    r"(?i)(string|str|u?int(eger)?\d*|hash\d+|blob|long|number|numeric|decimal|float|double|bool(ean)?|object|array|list|datetime|"
    r"timestamp|enum|uuid|json|char|varchar|byte|"
    r"map)([\[\(<].*)?|[YNO]|[MOC]|필수|선택|yes|no|true|false|required|optional|"
    r"문자열|숫자|文字列|数値|字符串|整数|GET|POST|PUT|DELETE|PATCH|строка|число"
)
"""A cell that says what type a field has, or whether it must be given."""

YES_NO = re.compile(
    r"(?i)yes|no|y|n|true|false|o|x|✅|❌|✓|✗|예|네|아니[요오]|가능|불가|필요|불필요|да|нет|sí|si|não|sim|ja|nein|oui|non|"
    r"是|否|はい|いいえ|○|×|-"
)
"""A cell that answers whether, and says nothing else."""
TROUBLES = {
    "en": r"\b(err|errors?|invalid\w*|not|no|non|fail\w*|exceed\w*|exceeds|missing|insufficient|den(y|ied)|rejects?|"
    r"rejected|unauthori[sz]ed|unauthenticated|forbidden|unsupported|expired|time ?out|timed ?out|unknown|"
    r"unavailable|"
    r"illegal|incorrect|wrong|too|cannot|can t|couldn t|doesn t|isn t|unable|must|duplicated?|already|refused|"
    r"declined?|"
    r"blocked|suspended|disabled|lack\w*|mismatch\w*|malformed|bad|conflict\w*|internal|lost|stolen|abort\w*|"
    r"violat\w*|"
    r"exceptions?|deadlock|inoperative|restrict\w*|without|broken|busy|frozen|locked|empty|maintenance|exhausted|"
    r"unexpected|unrecogni[sz]ed|unprocessable|problem|limited|outside|beyond|undefined|unreachable|overflow|"
    r"interrupted|lost|failure|unspecified|inactive|closed|never|inaccessible|prohibited|throttl\w*|denial|"
    r"insufficien\w*|no such|unmatched|misconfigured|corrupt\w*|unregistered|incomplete|stale|lower than|less than|"
    r"greater than|below|above|over)\b|not[a-z]*found",
    "ko": "오류|에러|실패|없|않|아님|아닙|아닌|못|초과|부족|불가|잘못|거절|거부|만료|중복|이미(?!지)|제한|불일치|누락|"
    "유효|미만|금지|중지|정지|장애|해지|분실|도난|"
    "폐기|틀[리렸린]|비어|비정상|미등록|미지정|미설정|예외|차단|타임아웃|상이|이상|필수|재시도|다시|점검|한도",
    "cyrillic": r"ошиб|\bне\b|\bнет\b|невер|недост|недопуст|превыш|отсутств|запрещ|отказ|отклон|истек|истёк|"
    r"некоррект|"
    r"неизвест|лимит|\bуже\b|внутрен|таймаут|сбой|неудач|помилк|невалід|заблок",
    "romance": r"\b(erro|erros|error|errores|errore|erreur|inv[áa]lid\w*|n[ãa]o|sin|sem|falh\w*|fall\w*|exced\w*|"
    r"insuficiente\w*|ausente\w*|obrigat\w*|desconhec\w*|desconoc\w*|expir\w*|negad\w*|rechaz\w*|recusad\w*|"
    r"denegad\w*|"
    r"duplicad\w*|incorre\w*|bloquead\w*|pro[hi]+bid\w*|faltante\w*|invalide\w*|échou\w*|échec|pas|dépass\w*|"
    r"insuffisant\w*|manqu\w*|refus\w*|déjà|inconnu\w*|introuvable\w*|interdit\w*|scadut\w*|rifiut\w*|ya|já)\b",
    "ja": "エラー|失敗|無効|不正|ません|ない|超過|不足|拒否|期限|重複|既に|不可|未|必須|誤|異常|制限",
    "zh": "错误|錯誤|失败|失敗|无效|無效|不|未|超|拒绝|过期|重复|已|缺|非法|异常|禁止|限制|无|没有|错|空",
    "ar": r"خلل|خط[أا]|فشل|غير|منخفض|انخفاض|تلف|مشكلة|مرفوض|منته|مفقود|نامعتبر|\bلا\b|\bلم\b|نیست|ناموفق",
    "th": "ไม่|ผิด|ล้มเหลว|หมดอายุ|เกิน|ข้อผิดพลาด|ซ้ำ",
    "he": "שגיא|לא |אין |נכשל|חסר",
    "others": r"fehler|fehlgeschlagen|ungültig|\b(nicht|kein\w*|bereits|unbekannt)\b|überschr|abgelehnt|"
    r"abgelaufen|gesperrt|"
    r"\b(chyb\w*|neplatn\w*|neznám\w*|není|nelze|nesprávn\w*)\b|"
    r"\b(hata\w*|geçersiz|değil|başarısız|gagal|tidak|salah|błąd|nie|brak)\b|bulunamad|không|lỗi|thất bại|hết hạn",
}
"""What tells of a trouble, by language or script."""
TROUBLE = _any(*TROUBLES.values())
"""A text that tells of something gone wrong."""
SUCCESS = re.compile(
    r"^(ok|okay|success(ful|fully)?|succeed(ed)?|normal|no error|no errors|none|approved|정상|성공|정상 ?처리|"
    r"успе\w+|sucesso|"
    r"éxito|exito|成功|正常|正确|completed|accepted|created)\b|(성공|정상|정상 ?처리|정상 ?승인|완료|成功|"
    r"정상처리)(됨|되었습니다|하였습니다|입니다)?$|"
    r"\b(successful|completed successfully|generic success)\b|^(request|operation|command|call) succe"
)
"""A text, made plain, that tells of success."""
