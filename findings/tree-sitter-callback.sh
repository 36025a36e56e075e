#!/usr/bin/env bash
# tree-sitter's parser of Python programs cannot be stopped while it reads bytes, only while it reads from a function.
#
# `Parser.parse(source, progress_callback=…)` is how a parse is ended before its time. Given bytes, the callback is never
# called (a UserWarning says so, if anybody sees it), so that whoever sets a limit has none, although some texts keep a
# parser busy for long; given a function that hands out the same bytes, the same callback ends it at once with a
# ValueError. Seen with tree-sitter 0.26.1 and tree-sitter-java 0.23.5. Fails when bytes can be stopped, or the
# function cannot.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check 'tree-sitter==0.26.1' 'tree-sitter-java==0.23.5'
cat >"$work/stop.py" <<'PY'
import warnings

import tree_sitter
import tree_sitter_java

warnings.simplefilter("ignore")
SOURCE = b"class A { int f(int x) { return x + 1; } }\n" * 5_000
PARSER = tree_sitter.Parser(tree_sitter.Language(tree_sitter_java.language()))


def asked(source):
    """Parse with a callback that says stop; give how often it was asked, and whether the parse ended early."""
    calls = []
    try:
        PARSER.parse(source, progress_callback=lambda *_: bool(calls.append(1)) or True)
        return len(calls), False
    except ValueError:
        return len(calls), True


function = asked(lambda offset, _: SOURCE[offset : offset + 65_536])
PARSER.reset()
plain = asked(SOURCE)
print("from bytes (asked, stopped):", plain, "from a function:", function)
assert plain == (0, False)
assert function[0] and function[1]
PY
"$work/venv/bin/python" "$work/stop.py"
