"""XML bodies as nodes."""

import pytest

from errcode.recognise.notation.markup import elements


def fields(text):
    """The texts of every element's fields, by the element's name."""
    return {
        node.name: {name: field.text for name, field in node.fields.items() if hasattr(field, "text")}
        for node in elements(text)
    }


def test_elements_hold_fields():
    """Each element that holds others is a node; entities, CDATA and namespaces are taken off."""
    text = "<r:error xmlns:r='x'><r:code>-1</r:code><msg><![CDATA[a < b]]></msg><why>&lt;no&gt;</why></r:error>"
    assert fields(text)["error"] == {"code": "-1", "msg": "a < b", "why": "<no>"}


def test_places_are_those_of_the_text():
    """Where a field's text stands is where it stands in the source."""
    text = "log: <e><code> 105 </code></e>"
    [node, _] = elements(text)
    code = node.fields["code"]
    assert text[code.start : code.end].strip() == "105"


@pytest.mark.parametrize(
    "text",
    ["<e><code>7</code>", "<e><code>7</code><msg>cut o", "</x><e><code>7</code></e></y>"],
)
def test_what_is_broken_is_read_as_far_as_it_goes(text):
    """Cut-off and misnested elements lose no field that is whole."""
    assert {"code": "7"}.items() <= next(one for one in fields(text).values() if "code" in one).items()


def test_depth_is_bounded():
    """A thousand elements in each other are read in time, and the innermost is found."""
    text = "<a>" * 1000 + "<e><code>7</code></e>" + "</a>" * 1000
    assert fields(text)["e"] == {"code": "7"}
