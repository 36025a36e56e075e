"""`errcode reverse`: from a message to its code."""

from __future__ import annotations

from errcode import query
from errcode.catalog.catalog import Catalog
from errcode.cli.commands import LIMIT, PROVIDERS, SHOWN
from errcode.cli.commands.search import cut, nothing, shown
from errcode.model import UsageError
from errcode.render import results
from errcode.text import bounds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from errcode.render.output import Output

PLACE = 30
HELP = (
    "Find the code of a message; filled-in placeholders are understood.",
    "메시지로 코드를 찾습니다. 값이 채워진 자리도 이해합니다.",
)
EXAMPLES = ('errcode reverse "limit must be between 1 and 500."',)
WORDS = (("MESSAGE...", "+", "none", "The message as the API returned it.", "API가 돌려준 메시지."),)
OPTIONS = (PROVIDERS, LIMIT, *SHOWN)


def run(words: Sequence[str], out: Output, *, providers: Sequence[str] = (), limit: int = 10) -> int:
    """Show the codes whose wire message the words are."""
    message = " ".join(words).strip()
    if not message:
        raise UsageError(
            "give the message: errcode reverse MESSAGE...", "메시지를 지정하세요: errcode reverse MESSAGE..."
        )
    catalog = Catalog()
    message = cut(message, message[: bounds.LONGEST_MESSAGE], out)
    matches = query.reverse(message, providers=providers, limit=limit or None, catalog=catalog)
    results.skipped(catalog, out)
    if not matches:
        nothing(message, list, catalog, out)
    return shown(matches, catalog, out)
