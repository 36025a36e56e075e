"""XML: elements that repeat, a row each, by their attributes and children; QuickFIX dictionaries; files of messages."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree

from errcode.authoring.importers import bounds
from errcode.authoring.importers.cells import is_number
from errcode.authoring.importers.grid import Grid

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    Element = ElementTree.Element

_REASON = re.compile(
    r"(rej|reject|rejection|error|fail|failure|cxl|denial)\w*(reason|code|type|rejtype)|rejreason|^error|errorcode|rejectreason|"
    r"businessreject|cxlrejresponse|reject$|.*result$",
    re.IGNORECASE,
)
"""FIX fields whose values are reasons of refusal: OrdRejReason, CxlRejReason, SessionRejectReason …"""


def grids(text: str, name: str) -> Iterator[Grid]:
    """Give the lists of an XML document.

    Raises:
        ValueError: It is broken, or defines entities.
        bounds.TooMuchError: It is nested too deeply.
    """
    root = _parsed(text)
    if _name(root) == "fix":
        yield from _fix(root)
    elif _name(root) in ("resources", "root") and root.find("data") is None and root.find("string") is None:
        yield from _lists(root)
    elif root.find("data") is not None or root.find("string") is not None:
        yield from _resources(root, name)
    else:
        yield from _lists(root)


def _parsed(text: str) -> Element:
    if re.search(r"<!ENTITY", text[:20_000]):
        raise bounds.UnreadableError(
            "it defines entities, which no list of errors needs; remove its DOCTYPE",
            "엔티티를 정의합니다. 오류 목록에는 필요 없으니 DOCTYPE을 지우세요",
        )
    text = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff"))
    builder = ElementTree.TreeBuilder()
    parser = ElementTree.XMLParser(target=_Bounded(builder))
    try:
        parser.feed(text.strip())
        root: Element = parser.close()
    except ElementTree.ParseError as error:
        raise bounds.UnreadableError(
            f"line {error.position[0]}: broken XML", f"{error.position[0]}행: XML이 깨졌습니다"
        ) from None
    return root


class _Bounded:
    """A tree in the making that refuses to grow too deep or too large."""

    def __init__(self, builder: ElementTree.TreeBuilder) -> None:
        self._builder, self._deep, self._many = builder, 0, 0

    def start(self, tag: str, attributes: dict[str, str]) -> Element:
        self._deep += 1
        self._many += 1
        bounds.room(self._deep, bounds.DEPTH, "levels of elements")
        bounds.room(self._many, bounds.NODES, "elements")
        return self._builder.start(tag, attributes)

    def end(self, tag: str) -> Element:
        self._deep -= 1
        return self._builder.end(tag)

    def data(self, text: str) -> None:
        self._builder.data(text)

    def close(self) -> Element:
        return self._builder.close()


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _lists(root: Element, headings: tuple[str, ...] = ()) -> Iterator[Grid]:
    """Give children of the same name that follow one another as rows."""
    stack: list[tuple[tuple[str, ...], Element]] = [((*headings, _name(root)), root)]
    while stack:
        path, element = stack.pop()
        named = Counter(map(_name, element))
        for name, count in named.items():
            records = [child for child in element if _name(child) == name]
            grid = _records(records, (*path, name) if name.casefold() not in ("item", "row", "entry") else path)
            if grid and (count > 1 or len(grid.header or ()) > 1):
                yield grid
        label = element.get("name") or element.get("title") or ""
        stack += [
            ((*path, *([label] if label else []), _name(child)), child) for child in reversed(element) if len(child)
        ]


def _records(records: list[Element], path: tuple[str, ...]) -> Grid | None:
    rows = [_record(record) for record in records]
    header = list(dict.fromkeys(key for row in rows for key in row))[:60]
    if len(header) < 2:
        return None
    cells = tuple(tuple(row.get(key, "") for key in header) for row in rows)
    return Grid(headings=path, header=tuple(header), rows=cells, place="/".join(path))


def _record(element: Element) -> dict[str, str]:
    row = {key.rpartition("}")[2]: value.strip() for key, value in element.attrib.items()}
    for child in element:
        text = (child.text or "").strip()
        name = _name(child)
        language = next((value for key, value in child.attrib.items() if key.endswith("lang")), "")
        if text and not len(child):
            key = f"{name} {language}".strip()
            row[key] = f"{row[key]}\n{text}" if key in row else text
        elif child.attrib and not len(child) and len(element) < 12:
            row |= {f"{name} {key.rpartition('}')[2]}": value for key, value in child.attrib.items()}
    own = (element.text or "").strip()
    return {**row, "value" if is_number(own) and "value" not in row else "text": own} if own else row


def _fix(root: Element) -> Iterator[Grid]:
    """Give the enumerated fields of a QuickFIX dictionary that hold reasons of refusal."""
    for field in root.iter("field"):
        name = field.get("name", "")
        values = field.findall("value")
        if values and _REASON.search(name):
            rows = tuple((value.get("enum", ""), value.get("description", ""), _words(value)) for value in values)
            number = field.get("number")
            yield Grid(
                headings=(f"{name} ({number})" if number else name,),
                rows=rows,
                known=("code", "name", "message"),
                place=f"field {name}",
                claim="a field of reasons of a FIX dictionary",
            )


def _words(value: Element) -> str:
    return value.get("description", "").replace("_", " ").capitalize()


def _resources(root: Element, name: str) -> Iterator[Grid]:
    """Give the texts of a .resx file, or of Android's strings, under their names."""
    rows = []
    for item in (*root.iter("data"), *root.iter("string")):
        text = item.findtext("value") if _name(item) == "data" else "".join(item.itertext())
        rows.append((item.get("name", ""), (text or "").strip(), (item.findtext("comment") or "").strip()))
    from errcode.authoring.importers.messages import grid_of_messages

    yield from grid_of_messages(rows, name)
