"""The table of rooms in CONTRIBUTING.md: `python docs/rooms.py` writes it anew, `--check` only compares.

It is made of the first lines of the modules, or of a folder's `__init__.py`. A room's floor is one above the highest of
those that it imports.
"""

from __future__ import annotations

import ast
import functools
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "errcode"
DOCUMENT = ROOT / "CONTRIBUTING.md"
BEGIN, END = "<!-- rooms -->\n", "<!-- end of rooms -->"


def room(path: Path) -> str:
    """Give the room of a file: a folder of the package, or a module of its own."""
    return path.relative_to(PACKAGE).parts[0]


def files() -> list[Path]:
    """Give the modules, in order."""
    return sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__main__.py")


@functools.cache
def read(path: Path) -> tuple[str, set[str]]:
    """Give what a module says of itself first, and the rooms that it imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    rooms = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"errcode.{alias.name}" for alias in node.names] if node.module == "errcode" else [node.module]
            rooms |= {name.split(".")[1] for name in names if name.startswith("errcode.")}
    below = {name if (PACKAGE / name).is_dir() else f"{name}.py" for name in rooms} - {"__version__.py"}
    return (ast.get_docstring(tree) or "").split("\n")[0], below


def first_line(path: Path) -> str:
    """Give what a module says of itself first."""
    return read(path)[0]


def imported(path: Path) -> set[str]:
    """Give the rooms that a module imports."""
    return read(path)[1]


def floors() -> dict[str, int]:
    """Give the floor of each room."""
    below: dict[str, set[str]] = {}
    for path in files():
        below.setdefault(room(path), set()).update(imported(path) - {room(path)})

    def floor(name: str) -> int:
        return 1 + max((floor(other) for other in below.get(name, ())), default=0)

    return {name: floor(name) for name in below}


def table() -> str:
    """Give the rooms, from the ground up."""
    lines = ["| floor | room | what lives there |", "|---:|---|---|"]
    for name, floor in sorted(floors().items(), key=lambda item: (item[1], item[0])):
        path = PACKAGE / name
        says = first_line(path / "__init__.py" if path.is_dir() else path)
        lines.append(f"| {floor} | `{name}{'/' if path.is_dir() else ''}` | {says} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Rewrite the table, or say that it is not as it should be."""
    old = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = old.partition(BEGIN)
    new = before + BEGIN + table() + END + rest.partition(END)[2]
    if "--check" not in sys.argv[1:]:
        DOCUMENT.write_text(new, encoding="utf-8", newline="\n")
    elif new != old:
        sys.stdout.write(f"{DOCUMENT.name}: the rooms have changed; run: python docs/rooms.py\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
