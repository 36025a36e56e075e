"""Drafting a table from documentation as people have it: Markdown, HTML, CSV, TSV, XLSX, JSON, OpenAPI, plain text.

    file ─► readers: grids of cells under their headings ─► columns: which column is what ─► draft: a table

A reader knows one format and nothing of error codes; `columns` and `draft` know nothing of formats.
"""

from __future__ import annotations

from errcode.authoring.importers.bounds import counted, guarded
from errcode.authoring.importers.draft import Draft, drafted
from errcode.authoring.importers.readers import grids_of

__all__ = ["Draft", "draft"]


def draft(path: str, table_id: str, columns: str | None = None) -> Draft:
    """Draft a table from a document.

    Args:
        path: The document; its name's ending and its content tell the format.
        table_id: The id that the table shall have.
        columns: Which column is what, where the headings do not say it: `code,http,-,message`, or `code=Err No`.

    Raises:
        UsageError: There is no such file, or a library for its format is missing.
        TableError: The file cannot be read, is too much to be a page of error codes (`bounds`), or has no error code.
    """
    with guarded(path):
        return drafted(counted(grids_of(path)), table_id, path, columns)
