"""The picker on a real terminal, for `test_picker`: prints what was picked, and how long each key took."""

import sys

from errcode.catalog.folders import bundled_folder
from errcode.cli.picker import pick
from errcode.engine import Engine

entry = pick(
    Engine([bundled_folder()], only=sys.argv[1:]),
    lambda entry: f"\x1b[1mCARD {entry.provider} {entry.code}\x1b[0m\n{entry.meaning.ko}\n{entry.meaning.en}",
)
print(f"picked {entry.provider} {entry.code}" if entry else "left")  # noqa: T201 - the test reads it
