"""A bot as its author would type it: `mypy --strict` and pyright accept it without casts (.ci/run)."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Literal

from errcode import Finding, explain, first, lookup
from errcode.integrations.logging import Enrich
from errcode.integrations.stamina import hook
from errcode.retry import Decision, OutcomeUnknown, WaitTooLong, decide

Policy = Literal["fix", "wait", "resync", "check", "person", "none"]


def policy(error: Exception) -> tuple[Policy, float]:
    """Give what to do and how long to wait."""
    finding: Finding | None = first(error, providers="binance", sends="order")
    if finding is None:
        return "check", 0.0
    wait: float = finding.retry_after if finding.retry_after is not None else 0.0
    return finding.retry, wait


def documented(text: str | bytes) -> list[str]:
    """Give the codes that a table has: an entry may be None."""
    return [finding.entry.code for finding in explain(text) if finding.entry is not None]


def until(decision: Decision) -> datetime | None:
    """Give when to come back; the action is one of five words."""
    action: Literal["stop", "wait", "resync", "check", "ok"] = decision.action
    return decision.until if action == "wait" else None


def place(send: object) -> str:
    """Say what became of an order."""
    try:
        return str(send)
    except OutcomeUnknown as unknown:
        look = unknown.finding.look
        return look.endpoint or "" if look is not None else ""
    except WaitTooLong as long:
        return f"{long.finding.until:%H:%M}" if long.finding.until else ""


def meaning(code: str) -> str:
    """Give a meaning: a language may be missing."""
    return next((entry.meaning.ko or entry.meaning.en or "" for entry in lookup("binance", code)), "")


on = hook(sends=True, resync=lambda finding: finding.code)
retried: bool | float = on(ValueError("x"))
handler = logging.StreamHandler()
handler.addFilter(Enrich(mask=True))
answer: Decision = decide({"code": -1021}, sends=False)
