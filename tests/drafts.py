"""Drafts of tables from documents that a test writes."""

import pytest

from errcode.authoring import importers

NEEDS = {
    "html": "selectolax",
    "vue": "selectolax",
    "md": "markdown_it",
    "mdx": "markdown_it",
    "yaml": "yaml",
    **dict.fromkeys(
        ("py", "java", "kt", "ts", "tsx", "js", "go", "rs", "cs", "php", "rb", "swift", "h"), "tree_sitter"
    ),
    "scala": "tree_sitter_scala",
    "ex": "tree_sitter_elixir",
    "hpp": "tree_sitter_cpp",
}
"""A file's ending → the library that reads it."""


def draft_of(folder, name, content, **options):
    """Draft a table from a document of this name and content; skip where the library for its form is missing."""
    if needed := NEEDS.get(name.rpartition(".")[2]):
        pytest.importorskip(needed)
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return importers.draft(str(path), "acme", **options)
