"""Words that say that something is wrong: with which APIs write messages, people ask, and loggers name levels.

`errcode.logs` looks at a line for them; four of five documented messages hold one.
"""

from __future__ import annotations

ENGLISH = (
    "nvalid", "annot", "ailed", "ailure", "nsufficient", "xceed", "must", "upported", "equired", "aximum",
    "many", "llowed", "vailable", "lready", "mpty", "nknown", "hould", "uspended", "orbidden", "xist", "estricted",
    "nable", "isabled", "uplicate", "rong", "nough", "ncorrect", "issing", "eject", "enied", "xpired", "llegal",
    "imeout", "anned", "locked", "aintenance", "eached", "than", "does", "ack", " not ", "Not ", "oo high",
    "oo low", "oo small", "oo large", "INVALID", "FAILED", "EXCEED", "FOUND", "REJECT", "EXPIRED", "INSUFFICIENT",
    "DENIED", "MISSING", "lease ", " only ", " again",
)  # fmt: skip
"""Parts of the words in English; without the first letter, which may be a capital."""

KOREAN = (
    "니다", "주세요", "않은", "없는", "초과", "실패", "잘못", "부족", "불가", "필수", "요망", "일치",
    "없음", "미등록", "아님",
)  # fmt: skip
"""Parts of the words in Korean."""

WORDS = (*ENGLISH, *KOREAN)
"""What is in messages."""

ASKED = ("뭐",)
"""What people ask with beside a number (`코인원 105번이 뭐예요?`), besides what the forms hold."""

LEVELS = ("WARN", "FATAL", "SEVERE", "CRIT", "ERR]", "ERR ", "warn")
"""Levels: where something is wrong, a message may be in other words. `ERROR` is a key of codes, too."""
