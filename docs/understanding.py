"""Keep docs/understanding.md true: `python docs/understanding.py` writes the values anew, `--check` only compares.

Every line behind `>>>` is run, in one session from the beginning to the end; below it stands what Python shows.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import re
import sys
from pathlib import Path
from typing import Any

DOCUMENT = Path(__file__).parent / "understanding.md"
BLOCK = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def shown(source: str, session: dict[str, Any]) -> str:
    """Run an example and give what the interpreter shows."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(source, "<understanding>", "single"), session)
    return out.getvalue()


def block(found: re.Match[str], session: dict[str, Any]) -> str:
    """Give a block with the present values below its examples."""
    text = ""
    for example in doctest.DocTestParser().get_examples(found[1]):
        first, *rest = example.source.splitlines()
        text += f">>> {first}\n" + "".join(f"... {line}\n".replace("...  \n", "...\n") for line in rest)
        text += shown(example.source, session)
    return f"```pycon\n{text}```"


def main() -> int:
    """Rewrite the document, or say that it is not as it should be."""
    old = DOCUMENT.read_text(encoding="utf-8")
    session: dict[str, Any] = {}
    new = BLOCK.sub(lambda found: block(found, session), old)
    if "--check" not in sys.argv[1:]:
        DOCUMENT.write_text(new, encoding="utf-8", newline="\n")
    elif new != old:
        sys.stdout.write("docs/understanding.md: values have changed; run: python docs/understanding.py\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
