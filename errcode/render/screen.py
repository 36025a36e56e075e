"""The terminal that results are written on: what it can show, and the pager for what is longer than it."""

from __future__ import annotations

import os
import sys

from errcode.render.styled import Sheet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def sheet_of(environ: Mapping[str, str] = os.environ, *, forced: bool = False, plain: bool = False) -> Sheet:
    """Give what the terminal can show: its columns, colours, links, and whether it has more than ASCII."""
    kind = environ.get("TERM", "")
    able = kind not in ("", "dumb", "unknown") and not environ.get("NO_COLOR")
    color = (forced or able) and not plain
    return Sheet(
        width=max(_columns(environ), 20),
        color=color,
        links=color and kind != "linux",
        ascii=not (sys.stdout.encoding or "").lower().startswith("utf"),
        encoding=sys.stdout.encoding or "utf-8",
    )


def _columns(environ: Mapping[str, str]) -> int:
    given = environ.get("COLUMNS", "")
    if given.isdigit() and int(given):
        return int(given)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def paged(text: str, environ: Mapping[str, str] = os.environ) -> bool:
    """Show a text that is longer than the screen through PAGER, as git does; False where it was not."""
    pager = environ.get("PAGER", "less")
    if not pager or pager == "cat" or not sys.stdout.isatty() or not sys.stdin.isatty():
        return False
    height = os.get_terminal_size(sys.stdout.fileno()).lines
    if not height or text.count("\n") < height:  # a terminal that does not say its height (0) shows all
        return False
    import subprocess

    settings = {"LESS": "FRX", "LV": "-c", **environ}
    try:
        with subprocess.Popen(
            pager, shell=True, stdin=subprocess.PIPE, env=settings
        ) as shown:  # PAGER is a command line
            shown.communicate(text.encode(sys.stdout.encoding or "utf-8", "replace"))
    except OSError:
        return False
    return shown.returncode != 127
