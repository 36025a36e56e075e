"""Drives a server with the official Python client and prints what came back, one JSON object a line.

python mcp_client.py {legacy|auto|VERSION} COMMAND [ARG…]: run by an interpreter that has the package `mcp`.
"""

import asyncio
import json
import sys

from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters

CALLS = [
    ("explain", {"text": '{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}'}),
    ("lookup", {"code": "04", "provider": "data-go-kr"}),
    ("search", {"query": "insufficient balance", "provider": "coinone", "limit": 2}),
    ("reverse", {"message": "limit must be between 1 and 500.", "lang": "ko"}),
    ("lookup", {"code": "1", "provider": "binanse"}),
    ("lookup", {"code": "105", "provider": "coinone", "surprise": True}),
]


def say(what, **values):
    """Print one observation."""
    sys.stdout.write(json.dumps({"what": what, **values}, ensure_ascii=False) + "\n")


async def main(mode, command, listed):
    """Connect, list everything, call every tool."""
    async with Client(StdioServerParameters(command=command[0], args=command[1:]), mode=mode) as client:
        say("connected", version=client.protocol_version, instructions=client.instructions)
        if listed:
            say("tools", names=[tool.name for tool in (await client.list_tools()).tools])
        for name, arguments in CALLS:
            result = await client.call_tool(name, arguments)
            text = "".join(part.text for part in result.content)
            say("call", name=name, error=result.is_error, text=text, structured=result.structured_content)
        say("resources", uris=[str(one.uri) for one in (await client.list_resources()).resources])
        templates = (await client.list_resource_templates()).resource_templates
        say("templates", uris=[one.uri_template for one in templates])
        read = await client.read_resource("errcode://kraken/EAPI%3AInvalid%20nonce")
        say("read", text=read.contents[0].text)
        reference = {"type": "ref/resource", "uri": templates[0].uri_template}
        done = await client.complete(reference, {"name": "provider", "value": "coi"})
        say("completion", values=done.completion.values)
        done = await client.complete(reference, {"name": "code", "value": "10"}, {"provider": "coinone"})
        say("completion", values=done.completion.values)


asyncio.run(main(sys.argv[1], sys.argv[3:], sys.argv[2] == "list"))
