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

ANCHORS = ("code", "Code", "CODE", "rror", "tatus", "STATUS", "errno", "_cd", "errNo", "err_no", "errName", "코드")
"""Parts of keys of codes as they are written; one stands in nearly every key: logs are searched for them."""

STATUSES = ("statusCode", "status_code")
"""Keys that hold a status, as every web framework's lines do, and no code."""


OWNERS = (
    "error|err|fail|failure|fault|reject|rejection|upstream|downstream|broker|exchange|exch|ex|venue|provider|vendor"
    "|remote|partner|gateway|backend|service|server|client|external|ext|third|party|raw|native|pg|psp|bank"
    "|api|ret|return|result|res|resp|response|rsp|reply|status|sub|inner|original|orig|origin|cause|last"
)
"""What stands before `code`, `message` or `name` in a wrapper's keys; `currency_code`, `user_name` are others'."""

_WRAPPED_CODE = re.compile(rf"(?:{OWNERS}){{1,3}}(?:code|cd|no)|(?:{OWNERS}){{1,2}}name")
_WRAPPED_MESSAGE = re.compile(rf"(?:{OWNERS}){{1,3}}(?:message|msg|text|detail|details|description|desc|reason)")


def is_code_word(word: str) -> bool:
    """Say whether a folded key means a code whoever writes it."""
    return word in CODE_WORDS or _WRAPPED_CODE.fullmatch(word) is not None


def is_message_word(word: str) -> bool:
    """Say whether a folded key means a message whoever writes it."""
    return word in MESSAGE_WORDS or _WRAPPED_MESSAGE.fullmatch(word) is not None


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
        return (leaf if dot else key) if is_code_word(word) or is_message_word(word) else ""

    def names(self, path: str) -> bool:
        """Say whether a shape names this very path."""
        return path in self._named

    def is_message(self, key: str) -> bool:
        """Say whether this kept key's value is a text of several words."""
        return key in self._messages or is_message_word(folded(key.rpartition(".")[2]))

    def is_code(self, key: str) -> bool:
        """Say whether this kept key means a code wherever it stands."""
        return is_code_word(folded(key.rpartition(".")[2]))
