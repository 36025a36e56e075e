"""An object in hand, read into what explaining needs: a text, and what is known besides."""

from __future__ import annotations

from errcode.objects import attributes, bodies, exceptions, responses

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from errcode.objects.exceptions import Link


class Held:
    """What an object says."""

    __slots__ = ("classed", "fallback", "headers", "http_status", "links", "method", "text", "url")

    def __init__(self, text: str = "") -> None:
        self.text = text
        """What is searched for errors."""
        self.fallback: str | None = None
        """What an exception's attributes say, for when its text says nothing."""
        self.classed: str | None = None
        """What the class of the outermost exception is named after, for when the rest says nothing."""
        self.http_status: int | None = None
        """The status that a server sent, as far as that is sure."""
        self.headers: dict[str, str] = {}
        """Headers of the answer, names in lower case."""
        self.method: str | None = None
        self.url: str | None = None
        self.links: list[Link] = []
        """The exceptions, the outermost first."""

    @property
    def around(self) -> str:
        """What stands before the text so that it is understood: the address without its query, and the status line."""
        address = (self.url or "").partition("?")[0][:500]
        lines = [f"{self.method or 'GET'} {address}"] if address else []
        lines += [f"HTTP/1.1 {self.http_status}"] if self.http_status else []
        return "".join(f"{line}\n" for line in lines)


def read(thing: object, http_status: int | None = None, headers: Mapping[str, str] | None = None) -> Held:
    """Read an object: text, bytes, a parsed body, a response, an exception, or whatever bears such attributes.

    It never raises, reads no stream that the caller has not read, and changes nothing.

    Args:
        thing: The object.
        http_status: The answer's status, where the caller knows it.
        headers: The answer's headers, where the caller has them.
    """
    try:
        held = _read(thing)
    except KeyboardInterrupt:
        raise
    except BaseException:  # an object may lie about its very class
        held = Held()
    status = attributes.number(http_status)
    if status is not None:
        held.http_status = status
    if headers is not None:
        held.headers = {**held.headers, **responses.headers_of(headers)}
    return held


def _read(thing: object) -> Held:
    said = attributes.text(thing)
    if said is not None:
        return Held(thing if type(thing) is str else _whole(thing, said))
    if isinstance(thing, memoryview):
        return Held(attributes.text(bytes(thing[: attributes.LONGEST])) or "")
    held = Held()
    if isinstance(thing, BaseException):
        _raised(thing, held)
    elif bodies.is_body(thing):
        held.text = bodies.written(thing)
    elif thing is not None and not isinstance(thing, type | int | float):
        _answered(thing, held)
    return held


def _whole(thing: object, said: str) -> str:
    """Give all of a text of a class of its own, or of bytes, however long: a caller's log is read to its end."""
    from errcode.text.encoding import decoded

    return decoded(bytes(thing)) if isinstance(thing, bytes | bytearray) else said


def _answered(thing: object, held: Held) -> None:
    """Read a response, one without headers too; an object that is none is read by its attributes."""
    said = responses.body(thing) if responses.status_of(thing) is not None else None
    if said is not None or responses.is_response(thing):
        _response(thing, held)
        held.text = said or ""
    else:
        held.text = bodies.written(thing) if bodies.is_model(thing) else exceptions.attributes_of(thing) or ""


def _response(thing: object, held: Held) -> None:
    held.http_status = responses.status_of(thing)
    held.headers = responses.headers_of(attributes.value(thing, "headers"))
    held.method, held.url = responses.request_of(thing)


def _raised(error: BaseException, held: Held) -> None:
    """Read an exception: the answers that it and its causes hold, what each says, what their attributes say."""
    held.links = exceptions.chain(error)
    answers: list[str] = []
    fallbacks: list[str] = []
    for link in held.links:
        answer = attributes.value(link.error, "response")
        if answer is None and responses.is_response(link.error):
            answer = link.error
        if answer is not None and not isinstance(answer, str | bytes) and responses.is_response(answer):
            if held.http_status is None:
                _response(answer, held)
            answers += filter(None, [responses.body(answer)])
        if held.url is None:
            held.method, held.url = responses.request_of(link.error)
        said = exceptions.attributes_of(link.error)
        fallbacks += [f"{link.classes[0]}: {said}"] if said else []
    texts = [f"{link.classes[0]}: {link.text}" for link in held.links if link.text]
    held.text = "\n\n".join(dict.fromkeys([*answers, *texts]))
    held.fallback = "\n\n".join(dict.fromkeys(fallbacks)) or None
    held.classed = exceptions.of_class(error)
