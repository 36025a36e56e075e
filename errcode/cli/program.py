"""The console script: quiet when it is interrupted, from its first moment on.

Until the command has begun, Ctrl-C ends the process at once: Python would show where in its imports it was.
"""

from __future__ import annotations

import _signal
import os


def leave(*_: object) -> None:
    """End the process as a shell expects it of an interrupted one."""
    os._exit(130)


if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:  # not where a shell has it ignored
    _signal.signal(_signal.SIGINT, leave)

from errcode.cli.start import program  # noqa: E402 - what may be interrupted

__all__ = ["leave", "program"]
