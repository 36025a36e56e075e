"""The libraries that read formats: extras, loaded when a document of the format is read."""

from __future__ import annotations

import importlib

from errcode.model import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def library(name: str, what: str, extra: str = "import") -> Any:
    """Load a library that a format needs.

    Raises:
        UsageError: It is not installed; the text says how to install it.
    """
    try:
        return importlib.import_module(name)
    except ImportError:
        raise UsageError(
            f"reading {what} needs more libraries: pip install 'errcode[{extra}]'",
            f"이 형식을 읽으려면 라이브러리가 더 필요합니다: pip install 'errcode[{extra}]'",
        ) from None
