"""`errcode mcp`: a server for agents, over standard input and output."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.render.output import Output

PLACE = 90
HELP = (
    "Serve agents: explain, lookup, search and reverse over the Model Context Protocol (standard input and output).",
    "에이전트용 서버: 표준 입출력의 Model Context Protocol로 explain, lookup, search, reverse를 제공합니다.",
)
EXAMPLES = ("claude mcp add errcode -- errcode mcp",)
WORDS = ()
OPTIONS = ()


def run(words: Sequence[str], out: Output) -> int:  # noqa: ARG001 - there are none, and nothing but protocol is written
    """Serve until the client closes its end."""
    import gc

    from errcode.integrations.mcp.server import run as serve

    gc.enable()
    return serve()
