"""Look up the error codes of exchange, brokerage and payment APIs, offline, in English and Korean.

>>> from errcode import lookup
>>> lookup("coinone", "105")[0].meaning.ko
'올바르지 않은 가격입니다.'
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from errcode.catalog.catalog import Catalog
    from errcode.engine import reload
    from errcode.finding import Candidate, Failure, Finding, Raw
    from errcode.model import (
        Entry,
        ErrcodeError,
        Kind,
        Match,
        Message,
        Provider,
        Section,
        Source,
        TableError,
        Text,
        UsageError,
    )
    from errcode.query import explain, first, lookup, reverse, search

__version__ = "0.1.0"
__all__ = [
    "Candidate",
    "Catalog",
    "Entry",
    "ErrcodeError",
    "Failure",
    "Finding",
    "Kind",
    "Match",
    "Message",
    "Provider",
    "Raw",
    "Section",
    "Source",
    "TableError",
    "Text",
    "UsageError",
    "explain",
    "first",
    "lookup",
    "reload",
    "reverse",
    "search",
]


def __getattr__(name: str) -> object:
    """Load a public name when it is first used: importing errcode must cost nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'errcode' has no attribute {name!r}")
    module = "query" if name in ("explain", "first", "lookup", "reverse", "search") else "model"
    module = "finding" if name in ("Candidate", "Failure", "Finding", "Raw") else module
    module = {"Catalog": "catalog.catalog", "reload": "engine"}.get(name, module)
    value = getattr(__import__(f"errcode.{module}", fromlist=[name]), name)
    globals()[name] = value
    return value
