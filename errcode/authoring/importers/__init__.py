"""Drafting a table from documentation as people have it, in whatever form.

    document ─► a reader: grids of cells under their headings ─► layout ─► columns: which is what
             ─► evidence: does it list errors ─► facts ─► draft: a table ─► finished: kinds guessed, made sound

A reader (a file a form) knows one form and little of error codes; what comes behind knows nothing of forms.
"""

from __future__ import annotations

from errcode.authoring.importers.bounds import counted, guarded
from errcode.authoring.importers.document import grids_of, read
from errcode.authoring.importers.draft import Draft, NoCodesError, drafted
from errcode.authoring.importers.finish import finished
from errcode.authoring.importers.merge import merged
from errcode.authoring.importers.shapes import hosts_in

__all__ = ["Draft", "NoCodesError", "draft", "finished", "merged"]


def draft(path: str, table_id: str, columns: str | None = None, data: bytes | None = None) -> Draft:
    """Draft a table from a document.

    Args:
        path: The document; its name's ending and its content tell the form.
        table_id: The id that the table shall have.
        columns: Which column is what, where the headings do not say it: `code,http,-,message`, or `code=Err No`.
        data: The document's bytes, where they were read already (standard input).

    Raises:
        UsageError: There is no such file, or a library for its form is missing.
        TableError: The file cannot be read, is too much to be a page of error codes (`bounds`), or has no error code.
    """
    with guarded(path):
        data = read(path) if data is None else data
        hosts = hosts_in(data.decode("latin-1")) if not data.startswith(b"PK") else []
        return drafted(counted(grids_of(data, path)), table_id, path, columns, hosts)
