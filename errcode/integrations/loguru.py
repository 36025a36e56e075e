"""loguru: `logger.configure(patcher=errcode.integrations.loguru.patcher)`."""

from __future__ import annotations

from errcode.integrations.records import mark, quietly

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def patcher(record: Any) -> None:
    """Add `extra["errcode"]` (provider, code, kind, retry, certain) to a record that has an error; it never raises."""
    quietly(_look, record)


def _look(record: Any) -> None:
    extra = record["extra"]
    error = record["exception"]
    beside = {key: value for key, value in extra.items() if key != "errcode"}
    found = mark(record["message"], error.value if error is not None else None, beside)
    if found is not None:
        extra["errcode"] = found


def masking(record: Any) -> None:
    """Do as `patcher` does, and hide keys, signatures, tokens and account numbers in the message."""
    from errcode.text.secrets import masked

    patcher(record)
    record["message"] = masked(record["message"])
