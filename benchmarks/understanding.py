"""How well texts are understood that are drawn from the tables: every provider, codes and answers by chance.

    python benchmarks/understanding.py [--each 40] [--seed 1] [-v]

Prints, for each group of forms, how many texts of how many are right. Short texts (a provider and a code in a few
words), a code with its message, and answers as clients and logs show them: some finding is the drawn pair (or has it
among its candidates), and none is certain of another. Numbers that are no codes: nothing is found. The forms of
`phrasings` came later; those at odd places there were not looked at while the rules were written that they were first
measured on, and are counted apart.
"""

from __future__ import annotations

import argparse
import json
import random
from base64 import b64encode
from collections import Counter
from html import escape
from pathlib import Path
from urllib.parse import quote

import phrasings

from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder
from errcode.diagnose.diagnoser import Diagnoser
from errcode.matching.messages import MessageIndex

NAMED = {
    "en": [
        "{name} {code}",
        "{code} {name}",
        "{name}: {code}",
        "{name} error {code}",
        "{name} error code {code}",
        "got {code} on {name} again",
        "getting {code} from {name}",
        "{code} from {name}",
        "{name} returned {code}",
        "{name} returns {code}, why?",
        "{name} keeps giving me {code}",
        "{name} api error: {code}",
        "{name} err {code} what is it",
        "what does {name} {code} mean?",
        "What is error {code} on {name}?",
        "{name} code is {code}",
        "order rejected by {name} ({code})",
        "{name} [{code}]",
        "{name};{code}",
        "{name} {code} how to fix",
        "why {code} when placing an order on {name}",
        "anyone else seeing {code} on {name} today?",
        "{name} says {code}",
        "{name} failed with {code}",
        "{name}, {code}",
        "hi, {name} gives {code} since this morning, any idea?",
    ],
    "ko": [
        "{ko} {code}",
        "{ko} {code}번 에러",
        "{ko} {code} 에러",
        "{ko} 에러 {code}",
        "{ko} 오류 {code}",
        "{ko} 에러코드 {code}",
        "{ko} {code} 뭐예요?",
        "{ko} {code}번이 뭐예요?",
        "{ko} {code}이 나와요",
        "{ko} {code} 떠요",
        "{ko} {code} 오류가 계속 납니다",
        "{ko}에서 {code} 나오는데 왜 그런가요",
        "{code} {ko}",
        "{ko} API {code} 해결 방법",
        "{ko} 주문하면 {code} 뜨네요",
        "{ko} {code}은 무슨 에러인가요",
        "{ko} 오류코드 {code}가 뜹니다",
        "{ko}: {code}",
        "{ko} {code} 도와주세요",
        "{ko} 호출하니 {code} 반환",
    ],
}
"""Forms of short texts, by language."""

NUMBERS = [
    "{name}-bot exited with code {n}",
    "{name} worker pid {n} started",
    "{name}-ws[{n}]: connected",
    "{name} listening on port {n}",
    "127.0.0.1:{n} {name} gateway up",
    "fetched {n} candles from {name}",
    "{name}: {n} orders loaded",
    "loaded {n} markets for {name}",
    '  File "/app/{name}.py", line {n}, in request',
    "{name}_client.py:{n} retrying",
    "at {name}.request (/app/node_modules/{name}/index.js:{n}:17)",
    "ERROR {n} --- [nio-8080-exec-1] com.acme.{name}.OrderService : disk full",
    "2026-11-20 09:00:00 ERROR [{name}] {n} rows skipped while importing",
    "{name} import: {n} of 90000 done",
    "npm ERR! errno {n} {name}-api",
    "Process completed with exit code {n} ({name})",
    "{name} took {n} ms",
    "{name} request finished in {n}ms",
    "{name} backfill batch {n}",
    "{name} step {n}/20000",
    "{name} thread {n} stopped",
    "2026-11-20 09:00:00,123 {n} INFO {name} started",
    "{name} balance {n} USDT",
    "{name} volume={n}",
    "{name} BTC price {n}",
    "{name} order id {n} filled",
    "{name} job #{n} done",
    "{name} retry in {n} seconds",
    "{name} sequence {n} received",
    "killed {name} (signal {n})",
    "{ko} 체결 {n}건",
    "{ko} {n}원에 매수",
    "{ko} 캔들 {n}개 저장",
    "{ko} {n}초 후 재시도",
    "{ko} 프로세스 {n} 시작",
    "{ko} 포트 {n} 연결",
    "[{n}] {name} bot heartbeat",
    "{name}.log line {n}",
    "{name} v{n} released",
    "OSError: [Errno {n}] {name}.json missing",
]
"""Lines in which a number beside a provider's name is a pid, a port, a count or a place."""


SAID = [
    "{name} error: {code}: {message}",
    "{name}: [{code}] {message}",
    "{name}: {message} ({code})",
    "{name} request failed: {message} (code={code})",
    "{name} api failed code={code}, msg={message}",
    "{name} error - code: {code}, message: {message}",
    "{name}.exceptions.ApiError: ('{code}', '{message}')",
    "2024-08-09 18:51:42.431 | Warning | {name} | [Req 1] 400 - Error received in 305ms: {code}: {message}",
    "2026/11/20 03:10:11 {name}: <APIError> code={code}, msg={message}",
    "panic: {name} api error: &{{Code:{code} Msg:{message}}}",
    'Error: Api(ApiError {{ code: "{code}", msg: "{message}" }}) calling https://{host}/x',
    'time=2026-11-20T03:10:11Z level=error msg="order rejected" exchange={name} code={code} error="{message}"',
    "| exchange | code | message |\n|---|---|---|\n| {name} | {code} | {message} |",
    "[{name}] 주문 실패 - 코드: {code}, 메시지: {message}",
    "🚨 {name} order failed\nCode: {code}\nMessage: {message}",
    '{{"ts":"2026-11-20T03:10:11Z","exchange":"{name}","code":"{code}","msg":"{message}"}}',
    '{{"ts":"2026-11-20T03:10:11Z","exchange":"{name}","error_code":"{code}","error":"{message}"}}',
    'exchange,code,message\n{name},{code},"{message}"',
    "WARNING:root:{name} attempt 3/5 failed (error {code}: {message}), retrying in 2.0s",
]
"""How clients, logs and people write a code with its message."""

ANSWERED = [
    "ccxt.base.errors.ExchangeError: {name} {body}",
    "requests.exceptions.HTTPError: 400 Client Error: Bad Request for url: https://{host}/v1/orders\nresponse: {body}",
    "> POST /v1/order HTTP/2\n> Host: {host}\n> \n< HTTP/2 400\n< content-type: application/json\n< \n{body}",
    'HttpClientErrorException$BadRequest: 400 Bad Request: "{body}"\n\tat com.acme.{name}.Client.order(Client.java:12)',
    "[400 Bad Request] during [POST] to [https://{host}/v1/orders] [OrderApi#place(Map)]: [{body}]",
    "{name}-bot-1  | 2026-11-20 03:10:11,123 ERROR bot failed: {body}\n{name}-bot-1 exited with code 1",
    'Nov 20 03:10:11 host {name}-bot[4021]: ERROR: response "{escaped}"',
    "hey {name} bot died again:\n> {body}\nany idea?",
    "2026-11-20 03:10:11.123 | ERROR    | bot.{name}:order:83 - failed: {repr}",
    "{name} callback: {percent}",
    "{name} x-error-body: {base64}",
    "{name}: <pre>{html}</pre>",
    "{name} 주문 넣으면 이렇게 나와요\n{body}\n왜 그럴까요?",
]
"""How an answer's body is shown."""


def drawn(tables: list, each: int, chance: random.Random) -> list[tuple[str, str, str, str]]:
    """Draw texts: group, provider, code, text."""
    texts = []
    for table in tables:
        provider = table.provider
        codes = sorted({row["code"] for row in table.rows if row.get("kind") != "no-error"})
        names = [provider.id, provider.name.en, provider.id.upper(), (provider.aliases or (provider.id,))[0]]
        for _ in range(each):
            code = chance.choice(codes)
            for language, forms in NAMED.items():
                korean = provider.name.ko if chance.random() < 0.6 else provider.id
                text = chance.choice(forms).format(name=chance.choice(names), ko=korean, code=code)
                texts.append((f"short, {language}", provider.id, code, text))
    return texts


def written(tables: list, chance: random.Random) -> list[tuple[str, str, str, str]]:
    """Draw texts of the other groups: two codes with their messages and two answers of each provider in each form."""
    texts = []
    for table in tables:
        provider = table.provider
        about = {"name": provider.id, "host": (provider.hosts or ("api.example",))[0]}
        told = [(row["code"], plain) for row in table.rows if row.get("kind") != "no-error" and (plain := message(row))]
        for form in SAID if told else ():
            for code, text in chance.sample(told, min(2, len(told))):
                texts.append(
                    ("a code and its message", provider.id, code, form.format(**about, code=code, message=text))
                )
        given = [(one["code"], body) for one in table.data.get("examples") or () if (body := answer(one))]
        for form in ANSWERED:
            for code, body in chance.sample(given, min(2, len(given))):
                texts.append(("an answer", provider.id, code, form.format(**about, **shown(body))))
    return texts


def others(tables: list, chance: random.Random) -> list[tuple[str, str, str, str]]:
    """Draw two texts of each provider in each form of `phrasings`; of a number that is no code the code is empty."""
    texts = []
    for table in tables:
        provider = table.provider
        codes = sorted({row["code"] for row in table.rows if row.get("kind") != "no-error"})
        told = [(row["code"], plain) for row in table.rows if row.get("kind") != "no-error" and (plain := message(row))]
        given = [(one["code"], body) for one in table.data.get("examples") or () if (body := answer(one))]
        about = {
            "ko": provider.name.ko,
            "host": (provider.hosts or ("api.example",))[0],
            "Name": provider.id.title().replace("-", ""),
        }
        names = [provider.id, provider.name.en, provider.id.upper(), (provider.aliases or (provider.id,))[0]]
        for group, forms, drawn_from in (
            ("typed, en", phrasings.TYPED, [(code, {"name": name}) for code in codes for name in names]),
            ("typed, ko", phrasings.TYPED_KO, [(code, {}) for code in codes]),
            ("told", phrasings.SAID, [(code, {"name": provider.id, "message": text}) for code, text in told]),
            ("shown", phrasings.SHOWN, [(code, {"name": provider.id, **shown(body)}) for code, body in given]),
            ("no codes", phrasings.COUNTED, [("", {"name": provider.id, "n": one}) for one in numbers(codes, chance)]),
        ):
            for place, form in enumerate(forms if drawn_from else ()):
                for code, words in chance.sample(drawn_from, min(2, len(drawn_from))):
                    unseen = " (unseen)" if place % 2 else ""
                    texts.append((f"{group}{unseen}", provider.id, code, form.format(code=code, **about, **words)))
    return texts


DRAWN = 12
"""Texts that are drawn of each form of those that people in a hurry type."""


def hurried(tables: list, chance: random.Random) -> list[tuple[str, list[tuple[str, str]], str]]:
    """Draw texts of a few words: group, the pairs that each must give, text; of what is no code there are none."""
    codes = {t.provider.id: sorted({r["code"] for r in t.rows if r.get("kind") != "no-error"}) for t in tables}
    known = {table.provider.id: table.provider for table in tables}
    texts = []
    for group, forms in (
        ("hurried, en", phrasings.HURRIED),
        ("hurried, ko", phrasings.HURRIED_KO),
        ("a code alone", phrasings.ALONE),
        ("several codes", phrasings.SEVERAL),
        ("beside a name, en", phrasings.BESIDE),
        ("beside a name, ko", phrasings.BESIDE_KO),
    ):
        for place, form in [(place, form) for place, form in enumerate(forms) for _ in range(DRAWN)]:
            one, two = chance.sample(sorted(codes), 2)
            code, code2, other = chance.choice(codes[one]), chance.choice(codes[one]), chance.choice(codes[two])
            words = {"name": one, "ko": known[one].name.ko, "name2": two, "ko2": known[two].name.ko, "code": code}
            number = chance.choice(numbers(codes[one], chance))
            text = form.format(**words, code2=code2, other=other, n=number)
            pairs = [(one, code)] if "{code}" in form else []
            pairs += [(one, code2)] if "{code2}" in form else []
            pairs += [(two, other)] if "{other}" in form else []
            texts.append((f"{group} (unseen)" if place % 2 else group, pairs, text))
    return texts


def well(tables: list) -> list[tuple[str, str, str, str]]:
    """Give what providers answer when all is well, in forms of logs and notations; nothing is to be found in them."""
    known = {table.provider.id: table.provider for table in tables}
    texts = []
    for line in (Path(__file__).parent / "successes.jsonl").read_text(encoding="utf-8").splitlines():
        provider, body = json.loads(line)
        about = {
            "name": provider,
            "ko": known[provider].name.ko,
            "host": (known[provider].hosts or ("api.example",))[0],
        }
        pairs = [f"{key}={json.dumps(value) if ' ' in str(value) else value}" for key, value in leaves(body)]
        words = {**about, **shown(body), "pairs": " ".join(pairs), "yaml": "\n".join(outline(body, 2)), "go": go(body)}
        texts += [("successes", provider, "", form.format(**words)) for form in phrasings.WELL]
    return texts


def leaves(body: object, key: str = "") -> list[tuple[str, object]]:
    """Give the values in a body with their keys."""
    if isinstance(body, dict):
        return [leaf for name, value in body.items() for leaf in leaves(value, name)]
    if isinstance(body, list):
        return [leaf for value in body for leaf in leaves(value, key)]
    return [(key, body)]


def outline(body: object, indent: int) -> list[str]:
    """Give a body as YAML, near enough."""
    lines = []
    for key, value in body.items() if isinstance(body, dict) else [("-", value) for value in body]:
        label = " " * indent + (key if key == "-" else f"{key}:")
        if isinstance(value, dict | list) and value:
            lines += [label, *outline(value, indent + 2)]
        else:
            lines.append(f"{label} {json.dumps(value, ensure_ascii=False)}")
    return lines


def go(body: object) -> str:
    """Give a body as Go prints a map."""
    text = repr(body).replace("'", "").replace("{", "map[").replace("}", "]")
    return text.replace(", ", " ").replace(": ", ":")


def numbers(codes: list[str], chance: random.Random) -> list[str]:
    """Give numbers that are codes of a provider of three digits or more, or any where it has none."""
    return [code for code in codes if code.isdigit() and len(code) > 2] or [str(chance.randint(100, 60_000))]


def message(row: dict) -> str:
    """Give the first message of a row that needs no escapes and has no placeholders; else nothing."""
    first = next(iter(row.get("messages") or ()), "")
    text = first if isinstance(first, str) else first["text"]
    return text if not set(text) & set("{}%'\"\n") else ""


def answer(example: dict) -> object:
    """Give the answer that an example of a table is; None when it is none, or no error."""
    start = example["text"].find("{")
    try:
        return json.JSONDecoder().raw_decode(example["text"], start)[0] if start >= 0 and example["code"] else None
    except ValueError:
        return None


def shown(body: object) -> dict[str, str]:
    """Give a body as programs pass it on."""
    compact = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return {
        "body": compact,
        "escaped": json.dumps(compact, ensure_ascii=False)[1:-1],
        "repr": repr(body),
        "pretty": json.dumps(body, indent=2, ensure_ascii=False),
        "percent": quote(compact),
        "base64": b64encode(compact.encode()).decode(),
        "html": escape(compact),
    }


def fault(provider: str, code: str, found: list) -> str:
    """Say what is wrong with what was found in a text; nothing when it is right."""
    if not code:
        return f"found {[(one.provider, one.code) for one in found]}" if any(one.known for one in found) else ""
    pairs = {(one.provider, one.code) for one in found}
    pairs |= {(other.provider, other.code) for one in found if not one.certain for other in one.candidates}
    sure = [(one.provider, one.code) for one in found if one.certain and (one.provider, one.code) != (provider, code)]
    return f"certain {sure}" if sure else "" if (provider, code) in pairs else "not found"


def misunderstood(group: str, wanted: list[tuple[str, str]], found: list) -> str:
    """Say what is wrong with what was found in a text of a few words; nothing when it is right.

    Of a code alone whoever has it is right, and nobody is sure whose it is unless it is one provider's only.
    """
    known = [one for one in found if one.known]
    pairs = {(one.provider, one.code) for one in known}
    pairs |= {(other.provider, other.code) for one in known if not one.certain for other in one.candidates}
    sure = {(one.provider, one.code) for one in known if one.certain} - set(wanted)
    if sure or (known and not wanted):
        return f"found {sorted(sure or pairs)}"
    if "alone" in group:
        return "" if {code for _, code in wanted} <= {code for _, code in pairs} else "not found"
    return "" if set(wanted) <= pairs else "not found"


def main() -> None:
    """Draw, explain, count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=40, help="texts a provider, language and group")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-v", action="store_true", help="print what is wrong")
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    every = Catalog([bundled_folder()]).tables()
    tables = [table for table in every if not table.provider.standard]
    index = MessageIndex(tables)
    diagnoser = Diagnoser(every, messages=lambda: index)
    right, total = Counter(), Counter()
    texts = [*drawn(tables, asked.each, chance), *written(tables, chance), *others(tables, chance), *well(tables)]
    for group, provider, code, text in texts:
        wrong = fault(provider, code, diagnoser.findings(text))
        total[group] += 1
        right[group] += not wrong
        if wrong and asked.v and "unseen" not in group:
            print(f"  {wrong:40} {provider} {code} | {text}")
    for group, pairs, text in hurried(tables, chance):
        wrong = misunderstood(group, pairs, diagnoser.findings(text))
        total[group] += 1
        right[group] += not wrong
        if wrong and asked.v and "unseen" not in group:
            print(f"  {wrong:40} {pairs} | {text}")
    for table in tables:
        for form in NUMBERS:
            code = chance.choice([row["code"] for row in table.rows if row["code"].isdigit()] or ["1"])
            text = form.format(name=table.provider.id, ko=table.provider.name.ko, n=code)
            found = [(one.provider, one.code, one.certain) for one in diagnoser.findings(text) if one.known]
            total["numbers that are no codes"] += 1
            right["numbers that are no codes"] += not found
            if found and asked.v:
                print(f"  {found} | {text}")
    for group in total:
        print(f"{group:30} {right[group]:5}/{total[group]:<5} {right[group] / total[group]:7.1%}")


if __name__ == "__main__":
    main()
