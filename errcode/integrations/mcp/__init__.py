"""A server of the Model Context Protocol over standard input and output: errcode for agents (`errcode mcp`).

    lines ─► server (JSON-RPC, both eras of the protocol) ─► tools, resources ─► answers (words and objects)

It needs nothing but errcode: the official packages take a second to import, and this protocol is one JSON object a
line. They are what the tests connect with (`tests/integrations/test_mcp.py`, `docs/agents.md`).
"""
