"""The standard library's logging: `logging.getLogger().handlers[0].addFilter(Enrich())`."""

from __future__ import annotations

import logging

from errcode.integrations.records import mark, quietly
from errcode.retry import providers_of
from errcode.text.secrets import masked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "errcode"}


class Enrich(logging.Filter):
    """Adds `errcode` (provider, code, kind, retry, certain) to records whose message, exception or extra has an error.

    Put it on a handler rather than a logger: a logger's filters do not see its children's records. It lets every record
    pass and never raises.

    Args:
        providers: Whose errors they are, where that is known.
        mask: Whether keys, signatures, tokens and account numbers in the message are hidden.

    Raises:
        UsageError: A provider is unknown.
    """

    def __init__(self, providers: str | Iterable[str] = (), *, mask: bool = False) -> None:
        super().__init__()
        self.providers = providers_of(providers)
        self.mask = mask

    def filter(self, record: logging.LogRecord) -> bool:
        """Look at a record."""
        quietly(self._look, record)
        return True

    def _look(self, record: logging.LogRecord) -> None:
        text = record.getMessage()  # where its arguments do not fit, logging says so itself
        extra = {name: value for name, value in vars(record).items() if name not in _STANDARD}
        found = mark(text, record.exc_info[1] if record.exc_info else None, extra, providers=self.providers)
        if found is not None:
            record.errcode = found
        if self.mask:
            hidden = masked(text)
            if hidden != text:
                record.msg, record.args = hidden, ()
