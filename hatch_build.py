"""Run by hatchling when it builds the wheel: makes the index of the tables and puts it beside them."""

from __future__ import annotations

import os
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class IndexHook(BuildHookInterface):
    """Adds `errcode/tables/index/`; an editable install has none and reads the tables themselves."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the index into a temporary folder, which is removed when the build ends."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from errcode.catalog.build_index import write_index

        self.folder = tempfile.TemporaryDirectory()
        write_index(os.path.join(self.root, "tables"), self.folder.name)
        from errcode.logs import phrases
        from errcode.matching import situations

        tables = os.path.join(self.root, "tables")
        with open(os.path.join(self.folder.name, situations.INDEXED), "w", encoding="utf-8", newline="\n") as file:
            file.write(situations.index(tables))
        for name, kept in phrases.index(tables).items():
            with open(os.path.join(self.folder.name, name), "wb") as binary:
                binary.write(kept)
        build_data["force_include"][self.folder.name] = "errcode/tables/index"
