"""Settings of libraries that are the whole process's: as they were, when a recipe has been tried."""

import contextlib
import sys


@contextlib.contextmanager
def kept():
    """Undo what recipes configure for the whole process."""
    try:
        yield
    finally:
        if "structlog" in sys.modules:
            sys.modules["structlog"].reset_defaults()
        if "loguru" in sys.modules:
            sys.modules["loguru"].logger.configure(patcher=lambda record: None)
        if "sentry_sdk" in sys.modules:
            sys.modules["sentry_sdk"].get_client().close(timeout=0)
