"""What stands in a cell: a code, several codes, a range of them, a text freed of the marks of its document."""

from __future__ import annotations

import functools
import html
import itertools
import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LONGEST_CODE = 80
LONGEST_RANGE = 100
"""Codes that a range is written out as: nobody's API answers with each of the 500 from 50001 to 50501."""
WIDE_RANGE = 10
"""Codes of a range that may only be set aside for something: `5100-5199 | configuration`."""

_CODE = re.compile(
    r"[-−–]?\d{1,12}"  # numbers
    r"|0[xX][0-9A-Fa-f]{1,16}"
    r"|(?=[^\s]*[\d_A-Z])[A-Za-z0-9$#]+(?:(?:::|[-_./:#])[A-Za-z0-9$#]+)*(?:-[A-Za-z0-9]+)*"  # A0001, 0100C, E_X, a.b.C
    r"|[a-z][a-z0-9]*(?:(?:::|[-_./])[a-z0-9]+)+"  # card_declined
    r"|[A-Z]\w*:[A-Z][\w ]+"  # EAPI:Invalid nonce
    r"|[A-Z]{1,4};\d{1,4}"  # E;01
    r"|[A-Za-z]\w+(?:\+\w+)+"  # AMOUNT+is+missing
    r"|(?=[A-Z]*\d)[A-Z\d]{1,6}\*"  # 08*: all that begin so
)
_BEGINNING = re.compile(r"(?=[A-Z]*\d)[A-Z\d]{1,6}\*")
"""`08*`, all codes that begin so; the asterisk is no mark around it."""
_SINGLE = re.compile(r"[a-z]{3,32}")
_NO_CODE = re.compile(
    r"(?i)(?!\d{3}\.\d{3}\.\d{3}$)(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}.*|v?\d+(\.\d+){1,3}|\d+([.,]\d+)+%?|https?:.*|/.*|\d{1,2}:\d\d(:\d\d)?|.*\.(md|json|html?|py|js|"
    r"java|go|csv|xml|ya?ml|txt|com|org|io|net)|[a-z]*\.[a-z.]+\(\)|n/?a|\d+([kmgt]?b|ms|px|초|분|회|원|개|자|건)|string|integer|int|number|"
    r"object|boolean|array|get|post|put|delete|patch)"
)
_NOTHING = frozenset(("none", "null", "true", "false", "None", "Null", "True", "False"))
_RANGE = re.compile(
    r"(?P<head>[A-Za-z_-]*?)(?P<first>\d+)\s*(?:~|～|–|—|-|\.{2,3}|…|to|부터)\s*(?P<again>[A-Za-z_-]*?)(?P<last>\d+)까?지?"
)
_MARKED = re.compile("[<\\[&#\x00-\x1f\x7f-\x9f\u200b\ufeff]")
"""A text without any of these has no tag, entity, link, heading or line's end."""
_TAG = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<rest>\s[^<>]*)?/?>")
_UNENDED = frozenset(
    ("br", "hr", "p", "li", "td", "th", "tr", "dd", "dt", "img", "input", "wbr", "col", "meta", "link")
)
"""Elements that need no end."""
_ALTERNATIVES = re.compile(r"(\d{3,9})(/\d{3,9})+")
"""`2001/2002`."""
_REMARKED = re.compile(r"((?=[^\s_\d]*[_\d])[`\"']?[\w.-]{3,80}[`\"']?)\s+[(（][^()（）]+[)）]")
_JOINS = re.compile(
    r"[,，、]$|[가-힣](하여|하고|하며|되어|되고|지만|는데|경우|으로|에서|에게|[은는을를이가의에와과로면서])$"
)
"""What a line ends with that the next one goes on with."""
_NAME = re.compile(
    r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)+|[A-Z]{3,}|(?=\w*[a-z0-9][A-Z])[A-Z][A-Za-z0-9]*(_[A-Z][A-Za-z0-9]*)*|"
    r"[a-z]+(_[a-z0-9]+)+|[a-z]+([A-Z][a-z0-9]*)+"
)
_BEFORE, _BEHIND = "`*\"'“”‘’[( \t\n\xa0", "`*\"'“”‘’]) \t\n\xa0:"


@functools.lru_cache(maxsize=50_000)  # cells repeat: types, yes and no
def bare(cell: str) -> str:
    """Free a code of code marks, quotes and brackets around it."""
    if cell.endswith("*") and _BEGINNING.fullmatch(cell):
        return cell
    return cell.lstrip(_BEFORE).rstrip(_BEHIND).removeprefix("#").replace("−", "-").strip()


@functools.lru_cache(maxsize=50_000)
def is_code(cell: str) -> bool:
    """Tell whether a cell could be a code: a number, an identifier, a mixture; no date, version, address or amount."""
    code = bare(cell)
    return (
        0 < len(code) <= LONGEST_CODE
        and bool(_CODE.fullmatch(code))
        and not _NO_CODE.fullmatch(code)
        and code not in _NOTHING
    )


def is_address(cell: str) -> bool:
    """Tell whether a cell is an address, which is a code where a reader knows it to be a problem's `type`."""
    return bool(re.fullmatch(r"(https?://|urn:|tag:)\S{3,150}", bare(cell)))


def is_number(cell: str) -> bool:
    """Tell whether a cell holds digits at all, as most codes do and names do not."""
    return is_code(cell) and any(map(str.isdigit, cell))


def is_word(cell: str) -> bool:
    """Tell whether a cell is a single word in lower case, which is a code only where its neighbours are codes."""
    return bool(_SINGLE.fullmatch(bare(cell)))


def is_name(cell: str) -> bool:
    """Tell whether a cell is a symbolic name: `INVALID_ARGUMENT`, `InvalidArgument`, `invalid_argument`."""
    return bool(_NAME.fullmatch(bare(cell)))


def without_remark(cell: str) -> str:
    """Free a code with digits or underscores of the remark in brackets behind it: `ERR_RETRY (policy/retry.py)`."""
    found = _REMARKED.fullmatch(cell)
    return found[1] if found else cell


def codes_in(cell: str) -> list[str]:
    """Give the codes of a cell: one, several behind one another, or all of a range."""
    whole = bare(without_remark(cell))
    if is_code(whole) and not _is_range(whole) and not _ALTERNATIVES.fullmatch(whole):
        return [whole]
    codes: list[str] = []
    for part in re.split(r"\s*(?:[,;、·\n]|\s/\s|\s(?:or|and|및|또는|или|и)\s)\s*|(?<=\w)/(?=[A-Z]?\d)", whole):
        ranged = list(_range(bare(part)))
        codes += ranged or ([bare(part)] if bare(part) else [])
    if codes and all(is_code(code) or is_word(code) for code in codes):
        return list(dict.fromkeys(codes))
    spaced = whole.split()
    if len(spaced) > 1 and all(is_number(part) for part in spaced):
        return list(dict.fromkeys(map(bare, spaced)))
    return [whole] if whole else []


def _is_range(code: str) -> bool:
    """`1001-1005` is a range; `E-1001`, `-1001`, `2024-01` and `1-001` are codes."""
    return _ends(code) is not None


def range_width(cell: str) -> int:
    """Give how many codes the widest range of a cell has, 0 where it has none."""
    ends = [found for line in cell.split("\n") if (found := _ends(bare(line)))]
    return max((last - first + 1 for _, first, last, _ in ends), default=0)


def _range(text: str) -> Iterator[str]:
    ends = _ends(text)
    if ends and ends[2] - ends[1] < LONGEST_RANGE:
        for number in range(ends[1], ends[2] + 1):
            yield f"{ends[0]}{number:0{ends[3]}}"


def _ends(text: str) -> tuple[str, int, int, int] | None:
    """Give a range's letters, its first and last number, and how many digits they have; None where it is none."""
    found = _RANGE.fullmatch(text)
    if not found or found["again"] not in ("", found["head"]):
        return None
    first, last, wide = int(found["first"]), int(found["last"]), len(found["first"])
    return (found["head"], first, last, wide) if first < last and wide == len(found["last"]) > 1 else None


def text_in(cell: str) -> str:
    """Free a text of tags, entities, links and the signs of headings; its lines stay lines."""
    if not _MARKED.search(cell):
        return " ".join(cell.split())
    text = re.sub(r"(?i)<br\s*/?>|</p>|</li>", "\n", cell)
    text = _untagged(text) if "<" in text else text
    text = re.sub(r"!?\[([^\[\]]+)\]\((?:[^()\s]|\([^()]*\))*\)", r"\1", text)
    text = html.unescape(re.sub(r"(?m)^\s*#{1,6}\s*(?=\S)", "", text))
    text = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\ufeff]", " ", text.replace("\r\n", "\n").replace("\t", " "))
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))


def _untagged(text: str) -> str:
    """Take out tags; `<symbol>` that nothing closes is a place for a word, and `<b>` alone what the text is about."""
    closed = set(re.findall(r"</([a-z][a-z0-9]*)\s*>", text.casefold()))

    def kept(tag: re.Match[str]) -> str:
        name = tag["name"].casefold()
        plain = not (tag["rest"] or tag[0].startswith("</") or tag[0].endswith("/>"))
        return tag[0] if plain and name not in closed | _UNENDED else ""

    return _TAG.sub(kept, text)


def joined(lines: Iterable[str]) -> str:
    """Join what a column's width broke: scripts that write no blanks between words get none at the break."""
    text = "\n".join(filter(None, map(str.strip, lines)))
    if "_" in text and re.fullmatch(r"[A-Z0-9_\n]+", text):  # one name, broken anywhere
        return text.replace("\n", "")
    return re.sub(
        r"\s+", " ", re.sub(r"(?<=[\u3041-\u30ff\u4e00-\u9fff、。，])\n(?=[\u3041-\u30ff\u4e00-\u9fff])", "", text)
    )


def statements(text: str) -> list[str]:
    """Give what the lines of a cell say: one statement each, but a line that goes on with the one above is part of it.

    A line goes on where the one above ends in a comma or a Korean ending that joins, or where it begins in lower case.
    """
    said: list[str] = []
    for line in filter(None, text.split("\n")):
        if said and (_JOINS.search(said[-1]) or line[0].islower()):
            said[-1] = f"{said[-1]} {line}"
        else:
            said.append(line)
    return said


def says_something(text: str) -> bool:
    """Tell whether a cell holds a text: `-`, `.` and `N/A` say nothing."""
    return any(map(str.isalnum, text)) and text.strip().casefold() not in ("n/a", "none yet", "tbd", "null")


def is_running(cells: Sequence[str]) -> bool:
    """Tell whether a column counts its rows: 1, 2, 3 … without a gap; `01` is no count."""
    numbers = [int(cell) for cell in cells if cell.isascii() and cell.isdigit() and cell == str(int(cell[:7]))]
    if len(numbers) < len(cells) or len(numbers) < 2 or numbers[0] not in (0, 1):
        return False
    return all(after - before == 1 for before, after in itertools.pairwise(numbers))
