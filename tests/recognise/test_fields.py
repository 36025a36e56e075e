"""Messages of tag=value fields, however a text shows what ends a field."""

import pytest

from errcode import explain
from errcode.recognise.notation.fields import messages

WIRE = "8=FIX.4.4|9=90|35=8|11=ord-1|39=8|150=8|103=99|58=No margin: 1=2, a|10=001|"
WRITTEN = ["\x01", "\u2401", "|", " | ", "^A", "<SOH>", "\\x01", "\\u0001", "\\001"]


@pytest.mark.parametrize("end", WRITTEN)
def test_fields_are_read_however_their_end_is_shown(end):
    """SOH, its pictures and its escapes end a field; what stands in a value stays there."""
    text = "in: " + WIRE.replace("|", end).replace(f", a{end}", f", b{end}")
    [node] = messages(text)
    fields = {tag: value.text for tag, value in node.fields.items()}
    assert (fields["35"], fields["103"], fields["58"], fields["10"]) == ("8", "99", "No margin: 1=2, b", "001")
    place = node.fields["103"]
    assert text[place.start : place.end] == "99"


def test_blanks_and_semicolons_end_fields_where_a_tag_follows():
    """Some logs write blanks or semicolons for SOH."""
    assert [set(node.fields) for end in " ;" for node in messages(f"35=j{end}45=9{end}380=3{end}372=R{end}")] == [
        {"35", "45", "380", "372"},
        {"35", "45", "380", "372"},
    ]


def test_several_messages_stand_by_themselves():
    """A line may hold two messages, and a text many lines of them."""
    assert [node.fields["35"].text for node in messages(WIRE + WIRE.replace("35=8", "35=9") + "\n" + WIRE)] == [
        "8",
        "9",
        "8",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "35=8",
        "8=FIX.4.4",
        "a35=8|39=8|103=1|",
        "width=35=8|x",
        "SELECT 35=8 OR 39=8",
        "8=FIXTURE|35=8|39=8|",
        "",
        "35=|",
    ],
)
def test_what_is_no_message_has_no_fields(text):
    """Too few fields, glued words and other languages are no messages."""
    assert messages(text) == []


def test_a_long_line_is_read_in_linear_time():
    """A line of tags without an end is one message, and one of nothing but beginnings none."""
    assert len(messages("8=FIX.4.4|" + "1=2|3=4|" * 5000)) == 1
    assert messages("35=8|" * 2000) == []


@pytest.mark.usefixtures("warm")
@pytest.mark.parametrize(
    ("text", "told"),
    [
        (WIRE, [("fix", "99", "103")]),
        ("8=FIX.4.2|35=9|11=c|39=0|434=1|102=0|58=Too late|10=001|", [("fix", "0", "102")]),
        ("8=FIX.4.2|35=3|45=2|371=44|373=6|58=Incorrect data format for value|10=001|", [("fix", "6", "373")]),
        ("8=FIX.4.2|35=j|45=2|372=D|380=4|58=Application not available|10=001|", [("fix", "4", "380")]),
        ("8=FIX.4.2|35=9|49=SPOT|434=1|58=Unknown order sent.|25016=-2011|10=1|", [("binance", "-2011", "spot")]),
        ("8=FIX.4.4|35=D|11=o|55=X|38=103|44=102.5|103=1|10=001|", []),
        ("8=FIX.4.4|35=8|39=2|150=F|31=103|32=99|10=001|", []),
        ("8=FIX.4.4|35=8|39=8|150=8|103=99999|58=x|10=001|", []),
    ],
)
def test_a_reject_tells_its_reason(text, told):
    """The tag of the message's type tells the reason; a provider's own tag beside it tells the error."""
    assert [(one.provider, one.code, one.section) for one in explain(text)] == told


@pytest.mark.usefixtures("warm")
def test_a_log_of_messages_tells_each_reason(run):
    """In a log the rejects are counted by tag and reason, and the traffic around them is silent."""
    rows = []
    for number in range(300):
        head = f"20261127-01:{number // 60:02}:{number % 60:02}.123 8=FIX.4.4\x019=90\x0135="
        tail = f"\x0149=EX\x0156=ME\x0134={number}\x01"
        rows.append(f"{head}0{tail}10=001\x01")
        rows.append(f"{head}8{tail}39=2\x01150=F\x0131=103\x0132=99\x0110=002\x01")
        if number % 3 == 0:
            reason = 3 if number % 2 else 99
            rows.append(f"{head}8{tail}11=o{number}\x0139=8\x01150=8\x01103={reason}\x0158=Rejected\x0110=003\x01")
    done = run("explain", "--summary", stdin="\n".join(rows))
    told = sorted(line.split("\t")[:2] + line.split("\t")[-3:-2] for line in done.out.splitlines())
    assert [(row[0], row[1]) for row in told] == [("fix", "3"), ("fix", "99")]
    assert done.out.count("\t50") >= 2


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("8=FIX.4.4|35=8|39=8|150=8|103=9", "cut"),
        ("8=FIX.4.4|35=8|39=8|150=8|103=9|", None),
        ("8=FIX.4.4|35=8|39=8|150=8|103=9|58=Unknown order", None),
    ],
)
def test_a_value_that_nothing_ends_may_go_on(text, doubt):
    """Of a message that breaks off amid the reason 99 nobody is told for sure that it is 9."""
    (found,) = explain(text)
    assert (found.code, found.certain, found.doubt) == ("9", doubt is None, doubt)
