"""A question in the spelling that spoken forms are compared in, and said more plainly."""

from __future__ import annotations

import re

from errcode.text.normal import clean

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_APOSTROPHES = re.compile("['’`]")
_OTHER = re.compile(r"[^a-z0-9가-힣ㄱ-ㅣ]+")
_ADVERBS = re.compile(
    "(?<![가-힣])(?:계속|자꾸|갑자기|왜|좀|막|그냥|지금|제가|저희가?|내가|우리가?|오늘|아까|방금|진짜|정말|혹시|맨날|매번|아무리)(?![가-힣])"
)
"""Words that Korean puts anywhere: no form has them where they stand."""

_DROPPED = frozenset(
    """
    the a an my our your his her their this that these those its any some every all own just still always even really
    actually suddenly somehow apparently currently constantly simply basically
    """.split()  # noqa: SIM905 - a list would fill a page
)
_SHORT = {
    "cxl": "cancel", "cxld": "cancelled", "addr": "address", "wd": "withdrawal", "ts": "timestamp", "sig": "signature",
    "qty": "quantity", "px": "price", "bal": "balance", "insuf": "insufficient", "acct": "account", "pos": "position",
    "lev": "leverage", "tx": "transaction", "pw": "password", "pwd": "password", "rej": "rejected", "amt": "amount",
    "req": "request", "reqs": "requests", "resp": "response", "dup": "duplicate", "perm": "permission",
    "perms": "permission", "dep": "deposit", "conn": "connection", "cert": "certificate", "params": "parameters",
    "mkt": "market",
}  # fmt: skip
_PLAINER = {
    **_SHORT,
    **dict.fromkeys(("are", "was", "were", "am", "be", "been", "being", "looks", "seems"), "is"),
    **dict.fromkeys(("gets", "get", "got", "getting", "become", "becomes", "became"), "is"),
    **dict.fromkeys(("has been", "have been", "had been", "comes back", "came back"), "is"),
    **dict.fromkeys(("isnt", "arent", "wasnt", "werent", "aint", "hasnt", "havent"), "is not"),
    **dict.fromkeys(("are not", "was not", "were not", "is never", "was never", "are never", "were never"), "is not"),
    **dict.fromkeys(("cant", "couldnt", "could not", "can not", "unable to", "not able", "impossible to"), "cannot"),
    **dict.fromkeys(("fail to", "fails to", "failed to", "failing to"), "cannot"),
    **dict.fromkeys(("doesnt", "dont", "didnt", "wont", "wouldnt", "do not", "did not", "will not"), "does not"),
    **dict.fromkeys(("would not", "refuses to", "refused to", "refusing to"), "does not"),
}
"""English said more plainly: articles and adverbs are dropped, verbs stand in one form, short words written out."""


def plain(question: str) -> str:
    """Give a question in the spelling that forms are compared in: lower case, one blank between, no punctuation."""
    return _OTHER.sub(" ", _APOSTROPHES.sub("", _CAMEL.sub(" ", clean(question))).lower()).strip()


def without_adverbs(text: str) -> str:
    """Give a question without the words that Korean puts anywhere; as it is where it has no others."""
    return " ".join(_ADVERBS.sub(" ", text).split()) or text


def plainer(text: str) -> str:
    """Give an English question in plainer words: what is not, what cannot, what is."""
    said: list[str] = []
    words = [word for word in text.split() if word not in _DROPPED]
    at = 0
    while at < len(words):
        two = _PLAINER.get(" ".join(words[at : at + 2]))
        said += (two or _PLAINER.get(words[at], words[at])).split()
        at += 2 if two else 1
    plainly = (
        " ".join(said).replace("cannot is", "is not").replace("does not is", "is not").replace("cannot to", "cannot")
    )
    return plainly.replace("is is", "is").replace("is is", "is")
