"""Card messages as characters: the response code is found where the bitmap says, and nothing else is a message."""

import pytest

from errcode import explain
from errcode.recognise.notation.iso8583 import messages

FIELDS = {
    2: "164111111111111111", 3: "000000", 4: "000000001000", 7: "1127010203", 11: "004711", 12: "102030", 13: "1127",
    28: "C00000010", 32: "06123456", 35: "214111111111111111=2912", 37: "633112004711", 38: "A1B2C3", 39: "51",
    41: "TERM0001",
}  # fmt: skip


def message(numbers, kind="0210", second=False, **changed):
    """Build a message of some fields."""
    values = {number: changed.get(f"f{number}", FIELDS[number]) for number in numbers}
    bitmap = sum(1 << (64 - number) for number in numbers) | (1 << 63 if second else 0)
    return f"{kind}{bitmap:016X}{'0' * 16 * second}" + "".join(values[number] for number in sorted(values))


@pytest.mark.parametrize("numbers", [(3, 39), (2, 3, 4, 11, 39), (2, 3, 4, 7, 11, 12, 13, 28, 32, 35, 37, 38, 39, 41)])
@pytest.mark.parametrize("second", [False, True])
def test_the_response_code_stands_behind_the_fields_before_it(numbers, second):
    """Whatever fields the bitmap names, the code is read where they end, and no card number is kept."""
    text = "recv " + message(numbers, second=second)
    [node] = messages(text)
    code = node.fields["39"]
    assert (code.text, text[code.start : code.end], set(node.fields)) == ("51", "51", {"0", "39"})


@pytest.mark.parametrize(
    "text",
    [
        message((3, 39), kind="0200"),
        message((3, 4, 11)),
        message((3, 39), f3="00a000"),
        message((2, 39), f2="204111111111111111"),
        message((2, 3, 39), f2="99411111")[:40],
        "1" + message((3, 39)),
        message((3, 39))[:26],
        message((28, 39), f28="000000x10"),
        "0210",
        "02100000000002000000",
        "0210 rows, 0110 columns of 51",
        "",
    ],
)
def test_what_only_looks_like_a_message_is_none(text):
    """Requests, messages without the field, fields of a wrong length or sort, cut and glued digits."""
    assert messages(text) == []


@pytest.mark.usefixtures("warm")
def test_an_answer_tells_its_code_and_an_approval_nothing():
    """A declined answer is an error of the standard; an approved one is none."""
    assert [(one.provider, one.code) for one in explain(message((3, 4, 11, 39)))] == [("iso8583", "51")]
    assert explain(message((3, 4, 11, 39), f39="00")) == []
