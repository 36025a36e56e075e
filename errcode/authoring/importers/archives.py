"""What is inside an Office document: a zip archive of XML, unpacked and parsed within bounds."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from xml.parsers import expat

from errcode.authoring.importers import bounds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class Archive:
    """A zip archive that unpacks to no more than `bounds.EXPANDED`.

    Raises:
        ValueError: It is broken.
        bounds.TooMuchError: It holds more.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(bounds.unpackable(data)))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise bounds.UnreadableError(f"the archive is broken: {error}", f"압축이 깨졌습니다({error})") from None
        self.names = frozenset(self._zip.namelist())
        self._left = bounds.EXPANDED

    def read(self, name: str) -> bytes:
        """Unpack a member; its stated size is not believed.

        Raises:
            ValueError: It is missing or broken.
        bounds.TooMuchError: It is larger than it says.
        """
        try:
            with self._zip.open(name) as file:
                data = file.read(self._left + 1)
        except (
            KeyError,
            zipfile.BadZipFile,
            RuntimeError,
            OSError,
            EOFError,
            NotImplementedError,
            zlib.error,
        ) as error:
            raise bounds.UnreadableError(
                f"{name} in it cannot be read: {error}", f"안의 {name}을(를) 읽을 수 없습니다({error})"
            ) from None
        self._left -= len(data)
        bounds.room(bounds.EXPANDED - self._left, bounds.EXPANDED, "bytes unpacked")
        return data


def parse(
    data: bytes, start: Callable[[str, dict[str, str]], Any], end: Callable[[str], Any], text: Callable[[str], Any]
) -> None:
    """Parse XML with handlers; names are without their prefixes.

    Raises:
        ValueError: It is broken, or defines entities.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    prefixed = re.search(rb"<\w+:", data) is not None
    parser.StartElementHandler = (lambda name, given: start(name.rpartition(":")[2], given)) if prefixed else start
    parser.EndElementHandler = (lambda name: end(name.rpartition(":")[2])) if prefixed else end
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise bounds.UnreadableError(
            f"line {error.lineno}: {expat.ErrorString(error.code)}", f"{error.lineno}행: XML이 깨졌습니다"
        ) from None


def _refuse(*_: Any) -> None:
    raise bounds.UnreadableError(
        "it defines entities, which no list of errors needs; remove its DOCTYPE",
        "엔티티를 정의합니다. 오류 목록에는 필요 없으니 DOCTYPE을 지우세요",
    )
