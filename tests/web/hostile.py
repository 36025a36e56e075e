"""A table that would like to be a program."""

import json

MARK = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&"


def hostile(folder):
    """A table with markup in every field that takes a text."""
    both = {"en": MARK, "ko": MARK}
    table = {
        "id": "evil", "name": both, "aliases": [MARK], "api": MARK, "hosts": ["evil.example"],
        "sources": [{"id": "s", "url": "javascript:alert(3)", "version": MARK, "retrieved": "2026-01-01"}],
        "sections": [{"id": "one", "name": both}],
        "payloads": [{"code": "evil_code", "message": "evil_message"}],
        "errors": [
            {"code": MARK, "section": "one", "name": MARK, "messages": [MARK, {"text": MARK + "2", "meaning": both}],
             "meaning": both, "kind": "server", "note": both, "causes": [both]},
            {"code": "666", "messages": ["</script><b>"], "meaning": both, "kind": "auth-key"},
        ],
    }  # fmt: skip
    folder.mkdir(exist_ok=True)
    (folder / "evil.json").write_text(json.dumps(table), encoding="utf-8")
    return folder
