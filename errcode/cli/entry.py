"""One entry for everything: which command a person means who names none.

A command's name always wins, and a word that is nearly one is told rather than searched for. Else the words are a code,
a provider, a file, a text that holds an error, a message, or a question, in this order.
"""

from __future__ import annotations

import os
import stat
import sys

from errcode.model import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.catalog.catalog import Catalog

CLIPBOARD = "--clipboard"
NEARLY = 0.8
"""From this likeness on a first word is a command misspelt (`difflib.SequenceMatcher`)."""
LONGEST_CODE = 64
"""A word that is longer is no code."""


def meant(arguments: Sequence[str]) -> list[str] | None:
    """Give a command line with the command that is meant put before it; None where it names one, or none is meant.

    Raises:
        UsageError: The clipboard is asked for and cannot be read.
    """
    from errcode.cli.arguments import asked, module_of

    if CLIPBOARD in arguments:
        rest = [argument for argument in arguments if argument != CLIPBOARD]
        named = asked(rest)
        return [*rest, clipboard()] if named else meant([clipboard(), *rest])
    if not arguments:
        return ["explain"] if _is_piped() else None
    words = _words(arguments)
    if asked(list(arguments)) or module_of(list(arguments[:1])) or not words or arguments[0].startswith("--"):
        return None
    return None if _nearly_command(words[0]) else [_command(words), *arguments]


def _is_piped() -> bool:
    """Tell whether something is piped in, or a file is: an empty input of a job is neither."""
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode)


def _words(arguments: Sequence[str]) -> list[str]:
    """Give the arguments that are no options, nor values of the options that all questions take."""
    from errcode.cli.arguments import is_literal
    from errcode.cli.commands import search

    valued = {name for option in search.OPTIONS if option[2] != "flag" for name in option[0].split()}
    words: list[str] = []
    before = ""
    for argument in arguments:
        if before not in valued and (not argument.startswith("-") or is_literal(argument)):
            words.append(argument)
        before = argument
    return words


def _nearly_command(word: str) -> bool:
    """Tell whether a word is a command misspelt; one that goes on behind it is another word (completely, listing)."""
    if not (word.isascii() and word.isalpha() and len(word) > 3):
        return False
    from difflib import SequenceMatcher

    from errcode.catalog.catalog import Catalog
    from errcode.cli import commands

    names = [name.partition(".")[0] for name in os.listdir(os.path.dirname(commands.__file__)) if name[0] != "_"]
    names = [name for name in names if not (word.startswith(name) and len(word) > len(name) + 1)]
    near = any(SequenceMatcher(None, word, name).ratio() >= NEARLY for name in names)
    return near and not Catalog().resolve(word) and not Catalog().entries(word)


def _command(words: Sequence[str]) -> str:
    """Give the command that some words mean."""
    from errcode.catalog.catalog import Catalog

    text = " ".join(words)
    if len(words) == 1 and "\n" not in text and os.path.isfile(text):
        return "explain"
    catalog = Catalog()
    if all(len(word) <= LONGEST_CODE for word in words) and _are_codes(words, catalog):
        return "lookup" if len(words) > 1 or not catalog.resolve(text) or catalog.entries(text) else "list"
    if _holds_error(text):
        return "explain"
    return "reverse" if _is_message(text) else "search"


def _are_codes(words: Sequence[str], catalog: Catalog) -> bool:
    """Tell whether all words are codes or providers, numbers behind a provider included: coinone 9999 is a question."""
    from errcode.catalog.asked import understood

    if len(words) == 1 and catalog.resolve(words[0]):
        return True
    try:
        found = understood(words, (), catalog)
    except UsageError:
        return False
    return all(each.entries or (each.ask.providers and _is_number(each.ask.code)) for each in found)


def _is_number(word: str) -> bool:
    return word.lstrip("-").isdigit()


def _holds_error(text: str) -> bool:
    """Tell whether a text is something that a program printed rather than something that a person asks."""
    if not any(sign in text for sign in "{\n=[<") and "Error" not in text and "Exception" not in text:
        return False
    from errcode import query

    return bool(query.explain(text))


def _is_message(text: str) -> bool:
    """Tell whether a text is a message that some API sends; two words that one sends are a question all the same."""
    from errcode import query
    from errcode.matching.weights import TELLING

    return len(text.split()) >= TELLING and bool(query.engine_of(()).messages.whole(text, meanings=False))


def clipboard() -> str:
    """Give the text on the clipboard.

    Raises:
        UsageError: pyperclip is not installed, or finds no clipboard.
    """
    try:
        import pyperclip
    except ImportError:
        raise UsageError(
            "--clipboard needs pyperclip: pip install 'errcode[clipboard]'; or pipe it in: pbpaste | errcode",
            "--clipboard에는 pyperclip이 필요합니다: pip install 'errcode[clipboard]'. 파이프: pbpaste | errcode",
        ) from None
    try:
        text: str = pyperclip.paste()
    except pyperclip.PyperclipException as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else "no clipboard"
        raise UsageError(
            f"the clipboard cannot be read: {reason}; pipe the text in instead",
            f"클립보드를 읽을 수 없습니다: {reason}. 텍스트를 파이프로 넘기세요",
        ) from None
    if not text.strip():
        raise UsageError("the clipboard is empty", "클립보드가 비어 있습니다")
    return text
