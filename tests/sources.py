"""The project's own modules as trees, each parsed once for all tests."""

import ast
import functools


@functools.cache
def nodes(path):
    """Give every node of a file's tree."""
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
