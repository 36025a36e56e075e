"""What the reader makes of a text: scalars, and nodes that hold them."""

from __future__ import annotations


class Scalar:
    """A string, number or word, and where it stands."""

    __slots__ = ("end", "quoted", "start", "text")

    def __init__(self, text: str, quoted: bool, start: int, end: int) -> None:
        self.text = text
        self.quoted = quoted
        self.start = start
        self.end = end

    def __repr__(self) -> str:
        return f"Scalar({self.text!r}{', quoted' if self.quoted else ''})"


class Node:
    """What stands between two brackets (or, loose, on neighbouring lines): the fields and items of interest."""

    __slots__ = ("end", "fields", "items", "kind", "name", "others", "start")

    def __init__(self, kind: str, start: int, name: str = "") -> None:
        self.kind = kind
        """The opening bracket, `<` for an XML element, or nothing for pairs that stand in the open text."""
        self.name = name
        """The word before the bracket: a struct's or a class's name."""
        self.start = start
        self.end = start
        self.fields: dict[str, Scalar | Node] = {}
        self.items: list[Scalar | Node] = []
        self.others = 0
        """How many fields there are besides."""

    def __repr__(self) -> str:
        return f"Node({self.kind!r}, {self.fields}, {self.items}, others={self.others})"
