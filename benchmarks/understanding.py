"""How well short texts are understood: a provider and a code drawn from the tables in a few words; what is no code.

    python benchmarks/understanding.py [--each 40] [--seed 1] [-v]

Prints, for each group of forms, how many texts of how many are right. Short texts: some finding is the drawn pair (or
has it among its candidates), and none is certain of another. Numbers that are no codes: nothing is found.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter

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
                texts.append((language, provider.id, code, text))
    return texts


def fault(provider: str, code: str, found: list) -> str:
    """Say what is wrong with what was found in a short text; nothing when it is right."""
    pairs = {(one.provider, one.code) for one in found}
    pairs |= {(other.provider, other.code) for one in found if not one.certain for other in one.candidates}
    sure = [(one.provider, one.code) for one in found if one.certain and (one.provider, one.code) != (provider, code)]
    return f"certain {sure}" if sure else "" if (provider, code) in pairs else "not found"


def main() -> None:
    """Draw, explain, count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=40, help="texts a provider, language and group")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-v", action="store_true", help="print what is wrong")
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    tables = Catalog([bundled_folder()]).tables()
    index = MessageIndex(tables)
    diagnoser = Diagnoser(tables, messages=lambda: index)
    right, total = Counter(), Counter()
    for language, provider, code, text in drawn(tables, asked.each, chance):
        wrong = fault(provider, code, diagnoser.findings(text))
        total[f"short, {language}"] += 1
        right[f"short, {language}"] += not wrong
        if wrong and asked.v:
            print(f"  {wrong:40} {provider} {code} | {text}")
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
