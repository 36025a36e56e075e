#!/usr/bin/env bash
# tree-sitter-language-pack 1.25.0 carries no grammar: the first get_parser() of a language fetches a manifest and a library
# from GitHub and keeps them in the user's cache. A program that was installed from a mirror, in an image or behind a firewall
# works until its first file and then ends in DownloadError; versions before 1 had the grammars in the wheel, and so do the
# wheels of single languages. Seen on 2026-11-27 with CPython 3.11. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check tree-sitter-language-pack==1.25.0 tree-sitter==0.26.1
mkdir "$folder/home"
# No network but this machine: a proxy that nobody answers at.
env -u NO_PROXY -u no_proxy -u XDG_CACHE_HOME HOME="$folder/home" \
  HTTPS_PROXY=http://127.0.0.1:9 HTTP_PROXY=http://127.0.0.1:9 "$folder/venv/bin/python" - <<'PYTHON'
import tree_sitter_language_pack as pack

assert "python" in pack.available_languages() or "python" not in pack.downloaded_languages()
try:
    pack.get_parser("python")
except pack.DownloadError as error:
    print(type(error).__name__, "-", str(error).split(" from ")[0])
    assert "github.com" in str(error)
else:
    raise SystemExit("a parser was made without the network")
PYTHON
echo "as described"
