"""Drafting tables from documents: every format, what is understood, what is left out, and bad input."""

import json

import pytest

from errcode.authoring import importers
from errcode.model import ErrcodeError

EXPECTED = [("1001", "Price is wrong", "올바르지 않은 가격"), ("1002", "Too many | requests", None)]

DOCUMENTS = {
    "pipes.md": """
# API

| Field | Type |
|---|---|
| code | Integer |

## Orders

| **Error Code** | **Error Message** | **Description** |
| --- | --- | --- | --- | --- |
| 1001 | `Price is wrong` | 올바르지 않은 가격 |
| 1002 | Too many \\| requests |  .  |
""",
    "bullets.md": """
## Orders
- **1001**: Price is wrong (올바르지 않은 가격)
- **1002**: Too many | requests
""",
    "page.html": """<!doctype html><html><body><h2>Orders</h2>
<table><thead><tr><th>Code</th><th>Message</th><th>설명</th></tr></thead>
<tr><td>1001</td><td>Price is <b>wrong</b></td><td>올바르지 않은 가격</td></tr>
<tr><td>1002</td><td>Too many | requests</td><td></td></tr></table></body></html>""",
    "list.html": """<html><body><h2>Orders</h2><ul><li><b>1001</b>: Price is wrong (올바르지 않은 가격)</li>
<li><b>1002</b>: Too many | requests</li></ul></body></html>""",
    "codes.csv": "code,message,description\n1001,Price is wrong,올바르지 않은 가격\n1002,Too many | requests,\n",
    "codes.tsv": "코드\t메시지\t설명\n1001\tPrice is wrong\t올바르지 않은 가격\n1002\tToo many | requests\t\n",
    "records.json": json.dumps(
        {
            "errors": [
                {"errorCode": 1001, "msg": "Price is wrong", "ko": "올바르지 않은 가격"},
                {"errorCode": 1002, "msg": "Too many | requests"},
            ]
        }
    ),
    "keyed.json": json.dumps(
        {"1001": {"message": "Price is wrong", "ko": "올바르지 않은 가격"}, "1002": {"message": "Too many | requests"}}
    ),
    "blocks.txt": """
Orders

1001 PRICE_WRONG

  • Price is wrong

1002 TOO_MANY

  • Too many | requests
""",
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_becomes_a_table(name, tmp_path):
    """Each format gives the codes and the texts exactly as they stand."""
    if name.endswith(".html"):
        pytest.importorskip("selectolax")
    path = tmp_path / name
    path.write_text(DOCUMENTS[name], encoding="utf-8")
    errors = importers.draft(str(path), "acme").table["errors"]
    korean = [None, None] if name == "blocks.txt" else [ko for _, _, ko in EXPECTED]
    assert [(entry["code"], entry["messages"], entry["meaning"]["ko"]) for entry in errors] == [
        (code, [message], ko) for (code, message, _), ko in zip(EXPECTED, korean, strict=True)
    ]


def test_a_workbook_becomes_a_table(tmp_path):
    """Sheets are sections; numbers lose no digits and gain no decimals."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "Orders"
    for row in (
        ["Error codes of Acme"],
        ["Code", "HTTP status", "Message"],
        [1001, 400, "Price is wrong"],
        ["0024", None, "Zero"],
    ):
        book.active.append(row)
    book.save(tmp_path / "codes.xlsx")
    table = importers.draft(str(tmp_path / "codes.xlsx"), "acme").table
    assert [(entry["code"], entry.get("http_status"), entry["messages"]) for entry in table["errors"]] == [
        ("1001", 400, ["Price is wrong"]),
        ("0024", None, ["Zero"]),
    ]
    assert table["sections"] == [{"id": "orders", "name": {"en": "Orders", "ko": None}}]


def test_an_openapi_document_gives_its_errors(tmp_path):
    """Error examples of responses and enumerated codes of schemas are rows."""
    document = {
        "openapi": "3.1.0",
        "paths": {
            "/orders": {
                "post": {
                    "responses": {
                        "400": {
                            "content": {"application/json": {"example": {"code": "E1", "message": "Price is wrong"}}}
                        }
                    }
                }
            }
        },
        "components": {
            "schemas": {"ErrorCode": {"enum": ["E1", "E2"], "x-enum-descriptions": ["Price is wrong", "Too many"]}}
        },
    }
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(document))
    errors = importers.draft(str(path), "acme").table["errors"]
    assert [(entry["code"], entry.get("http_status"), entry["messages"]) for entry in errors] == [
        ("E1", 400, ["Price is wrong"]),
        ("E2", None, ["Too many"]),
    ]


def test_what_is_left_out_has_a_reason(tmp_path):
    """Tables without codes and rows without texts are named."""
    path = tmp_path / "page.md"
    path.write_text(DOCUMENTS["pipes.md"] + "| 1003 | | |\n", encoding="utf-8")
    draft = importers.draft(str(path), "acme")
    assert draft.left_out == (
        "line 4: no column of codes with texts beside it (Field | Type)",
        "line 10, row 3: 1003 stands alone, without a text",
    )
    assert draft.understood == (
        "line 10: 2 rows under 'Orders': 'Error Code' = code, 'Error Message' = message, 'Description' = description",
    )


def test_columns_can_be_said(tmp_path):
    """`--columns` says what the headings do not."""
    path = tmp_path / "odd.csv"
    path.write_text("a,b,c\nx,7,Price is wrong\ny,8,Too many\n")
    errors = importers.draft(str(path), "acme", "-,code,message").table["errors"]
    assert [(entry["code"], entry["messages"]) for entry in errors] == [("7", ["Price is wrong"]), ("8", ["Too many"])]
    assert importers.draft(str(path), "acme", "code=b,message=c").table["errors"] == errors
    with pytest.raises(ErrcodeError, match="no field 'cod'"):
        importers.draft(str(path), "acme", "cod")


BAD = {
    "prose.txt": b"There is nothing here.\n",
    "empty.md": b"",
    "page.html": b"<html><body><p>No tables.</p></body></html>",
    "cut.json": b'{"errors": [{"code": 1',
    "cut.xlsx": b"PK\x03\x04 not really",
    "binary.csv": bytes(range(256)) * 4,
    "mixed.md": "가격".encode("cp949") + "가격".encode() + b"\xff\xfe\x80",
    "deep.json": b"[" * 100_000,
    "broken.yaml": b"a: [1, 2\nb: }",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_clear_line(name, tmp_path, run):
    """Whatever is no document of error codes gets one line and changes nothing."""
    if name.endswith(".html"):
        pytest.importorskip("selectolax")
    path = tmp_path / name
    path.write_bytes(BAD[name])
    ran = run("tables", "import", str(path), "--id", "acme", "--yes")
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith(f"errcode: {path}: ")
    assert ran.err.count("\n") == 1
    assert run("list", "acme").code == 2


def test_import_shows_first_and_writes_when_told(tmp_path, run):
    """Without a terminal and without `--yes` nothing is written; with it the table answers at once."""
    path = tmp_path / "pipes.md"
    path.write_text(DOCUMENTS["pipes.md"], encoding="utf-8")
    shown = run("tables", "import", str(path), "--id", "acme")
    assert shown.code == 0
    assert shown.out == "1001\tPrice is wrong\t올바르지 않은 가격\n1002\tToo many | requests\t\n"
    assert "nothing was written" in shown.err
    assert run("list", "acme").code == 2
    assert run("tables", "import", str(path), "--id", "acme", "--yes").code == 0
    fields = run("lookup", "acme", "1001").out.rstrip("\n").split("\t")
    assert [*fields[:3], *fields[5:]] == ["acme", "1001", "-", "올바르지 않은 가격", "orders", "Price is wrong"]
    assert run("tables", "diff", "acme", str(path)).code == 0
