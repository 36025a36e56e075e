"""Which keys are of interest: those that the tables' shapes name, and words that mean "code" or "message" anywhere."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

CODE_WORDS = frozenset(
    [
        "code",
        "errorcode",
        "errcode",
        "ecode",
        "retcode",
        "returncode",
        "resultcode",
        "rescode",
        "rspcode",
        "msgcd",
        "errno",
        "errorno",
        "apicode",
        "에러코드",
        "오류코드",
        "코드",
        "응답코드",
        "status",
    ]
)
"""Keys, folded, whose value is a code whoever writes them."""

MESSAGE_WORDS = frozenset(
    [
        "message",
        "msg",
        "errormessage",
        "errmessage",
        "errormsg",
        "errmsg",
        "retmsg",
        "retmessage",
        "returnmsg",
        "resultmsg",
        "reason",
        "description",
        "desc",
        "detail",
        "메시지",
        "메세지",
        "에러메시지",
        "오류메시지",
        "내용",
    ]
)
"""Keys, folded, whose value is a message whoever writes them."""

_JOINTS = re.compile(r"[_\-\s]")


def folded(key: str) -> str:
    """Give a key without case, hyphens and underscores: `Error_Code` and `errorCode` are `errorcode`."""
    return _JOINTS.sub("", key).casefold()


class Keys:
    """Tells the keys that are kept while a text is read."""

    def __init__(self, named: Iterable[str] = (), messages: Iterable[str] = ()) -> None:
        self._named = frozenset(named)
        self._messages = frozenset(messages)
        self._known: dict[str, str] = {}

    def kept(self, key: str) -> str:
        """Give the name under which a key is kept; nothing when it is of no interest."""
        name = self._known.get(key)
        if name is None:
            name = self._kept(key)
            if len(self._known) < 4096:
                self._known[key] = name
        return name

    def _kept(self, key: str) -> str:
        if len(key) > 64:
            return ""
        if key in self._named:
            return key
        _, dot, leaf = key.rpartition(".")
        if dot and leaf in self._named:
            return leaf
        word = folded(leaf)
        return (leaf if dot else key) if word in CODE_WORDS or word in MESSAGE_WORDS else ""

    def names(self, path: str) -> bool:
        """Say whether a shape names this very path."""
        return path in self._named

    def is_message(self, key: str) -> bool:
        """Say whether this kept key's value is a text of several words."""
        return key in self._messages or folded(key) in MESSAGE_WORDS

    def is_code(self, key: str) -> bool:
        """Say whether this kept key means a code wherever it stands."""
        return folded(key) in CODE_WORDS
