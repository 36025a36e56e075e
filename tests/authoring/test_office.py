"""Word, Excel and PDF documents as people have them: made here byte by byte, for their writers would hide what is odd."""

import io
import zipfile

import pytest

from errcode.authoring.importers import draft
from errcode.model import TableError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def archive(path, members):
    """Write a zip archive."""
    with zipfile.ZipFile(path, "w") as file:
        for name, text in members.items():
            file.writestr(name, text)
    return str(path)


def codes_of(path):
    """Give the codes of a document with their first texts."""
    return {entry["code"]: entry["messages"][0] for entry in draft(path, "acme").table["errors"]}


def test_a_word_document_gives_its_tables(tmp_path):
    """Headings are sections, cells merged downwards stand in each row."""

    def cell(text, merged=""):
        return f"<w:tc><w:tcPr>{merged}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    down, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        cell("구분") + cell("결과코드") + cell("결과메시지"),
        cell("승인", down) + cell("P1") + cell("한도 초과"),
        cell("", more) + cell("P2") + cell("없는 카드"),
    ]
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>응답코드</w:t></w:r></w:p>'
    body = f"<w:document {W}><w:body>{heading}<w:tbl>{table}</w:tbl></w:body></w:document>"
    path = archive(tmp_path / "codes.docx", {"word/document.xml": body})
    assert codes_of(path) == {"P1": "한도 초과", "P2": "없는 카드"}
    assert draft(path, "acme").table["sections"][0]["name"]["ko"] == "응답코드"


def workbook(path, sheet, styles="", strings=""):
    """Write a workbook of one sheet."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    members = {
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{relation}"><sheets><sheet name="Errors" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet {main}>{sheet}</worksheet>",
    }
    members |= {"xl/styles.xml": styles} if styles else {}
    members |= {"xl/sharedStrings.xml": strings} if strings else {}
    return archive(path, members)


def text_cell(place, text):
    """Give a cell that holds its text itself."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def test_a_cell_is_read_as_it_shows(tmp_path):
    """4 shown as 0004 is 0004, 105.0 is 105; shared texts lose their pronunciation."""
    styles = (
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0000"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
    )
    strings = "<sst><si><t>잔액</t><r><t> 부족</t></r><rPh><t>xx</t></rPh></si></sst>"
    rows = (
        f"<row r='1'>{text_cell('A1', 'Error code')}{text_cell('B1', 'Message')}</row>"
        '<row r="2"><c r="A2" s="1"><v>4</v></c><c r="B2" t="s"><v>0</v></c></row>'
        f'<row r="3"><c r="A3"><v>105.0</v></c>{text_cell("B3", "Not found")}</row>'
    )
    path = workbook(tmp_path / "codes.xlsx", f"<sheetData>{rows}</sheetData>", styles, strings)
    assert codes_of(path) == {"0004": "잔액 부족", "105": "Not found"}


def test_merged_cells_stand_in_each_row(tmp_path):
    """A text merged over rows belongs to all of them."""
    rows = (
        f"<row r='1'>{text_cell('A1', 'Error code')}{text_cell('B1', 'Message')}</row>"
        f"<row r='2'>{text_cell('A2', 'E1')}{text_cell('B2', 'Not allowed')}</row>"
        f"<row r='3'>{text_cell('A3', 'E2')}</row>"
    )
    sheet = f'<sheetData>{rows}</sheetData><mergeCells><mergeCell ref="B2:B3"/></mergeCells>'
    assert codes_of(workbook(tmp_path / "codes.xlsx", sheet)) == {"E1": "Not allowed", "E2": "Not allowed"}


def test_an_archive_of_something_else_says_so(tmp_path):
    """What is inside is named."""
    path = archive(tmp_path / "codes.zip", {"errors.md": "x"})
    with pytest.raises(TableError, match=r"an archive \(errors.md …\)"):
        draft(path, "acme")


def portable(lines):
    """Write a PDF of one page: texts with their places."""
    stream = "BT /F1 10 Tf " + " ".join(f"1 0 0 1 {x} {y} Tm ({text}) Tj" for x, y, text in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
    ]
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, 2)
    places = []
    for number, text in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{text}\nendobj\n".encode())
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{place:010} 00000 n \n" for place in places).encode())
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode())
    return out.getvalue()


def test_a_pdf_gives_its_columns(tmp_path):
    """Text keeps its columns; a page number is no code."""
    pytest.importorskip("pdfplumber")
    rows = [("Code", "Meaning"), ("51", "Insufficient funds"), ("54", "Expired card"), ("91", "Issuer unavailable")]
    lines = [(50, 750, "Appendix A. Response codes")]
    lines += [
        (x, 720 - 14 * place, text) for place, row in enumerate(rows) for x, text in zip((50, 160), row, strict=True)
    ]
    path = tmp_path / "codes.pdf"
    path.write_bytes(portable([*lines, (290, 40, "- 77 -")]))
    assert codes_of(str(path)) == {"51": "Insufficient funds", "54": "Expired card", "91": "Issuer unavailable"}


def test_an_open_document_gives_its_sheets(tmp_path):
    """Cells that span rows stand in each of them, a sheet's name is a heading, and its endless rest is not read."""
    cells = [
        "<table:table-cell table:number-rows-spanned='2'><text:p>승인</text:p></table:table-cell>"
        "<table:table-cell><text:p>A1</text:p></table:table-cell><table:table-cell><text:p>한도 초과</text:p></table:table-cell>",
        "<table:covered-table-cell/><table:table-cell><text:p>A2</text:p></table:table-cell>"
        "<table:table-cell><text:p>없는</text:p><text:p>카드</text:p></table:table-cell>"
        "<table:table-cell table:number-columns-repeated='16000'/>",
    ]
    head = "".join(
        f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in ("구분", "코드", "메시지")
    )
    rows = "".join(f"<table:table-row>{row}</table:table-row>" for row in (head, *cells))
    rest = "<table:table-row table:number-rows-repeated='1048000'><table:table-cell/></table:table-row>"
    sheet = f"<table:table table:name='오류코드'>{rows}{rest}</table:table>"
    content = f"<office:document xmlns:office='o' xmlns:table='t' xmlns:text='x'>{sheet}</office:document>"
    path = archive(tmp_path / "codes.ods", {"content.xml": content})
    table = draft(path, "acme").table
    assert [(entry["code"], entry["messages"]) for entry in table["errors"]] == [
        ("A1", ["한도 초과"]),
        ("A2", ["없는 카드"]),
    ]
    assert table["sections"][0]["name"]["ko"] == "오류코드"


def test_a_page_without_rules_keeps_rows_that_wrap_and_columns_that_touch(tmp_path):
    """A text of three lines stays its code's, and a cell that reaches the next column does not run into it."""
    pytest.importorskip("pdfplumber")
    lines = [(50, 780, "Errors"), (50, 760, "Code"), (110, 760, "Message"), (203, 760, "Description")]
    top = 740
    for number in range(4):
        lines += [
            (50, top, f"E10{number}"),
            (110, top, "Invalid account"),
            (203, top, "The number is"),
            (203, top - 12, "not one that we"),
            (203, top - 24, f"know {number}"),
        ]
        top -= 44
    path = tmp_path / "touching.pdf"
    path.write_bytes(portable(lines))
    errors = draft(str(path), "acme").table["errors"]
    assert [entry["code"] for entry in errors] == ["E100", "E101", "E102", "E103"]
    assert errors[1]["messages"] == ["Invalid account"]
    assert errors[1]["meaning"]["en"] == "The number is not one that we know 1"


def test_lists_side_by_side_on_a_page_are_read_one_behind_the_other(tmp_path):
    """Codes that stand in the right half of a page are codes, and no part of the texts at their left."""
    pytest.importorskip("pdfplumber")
    lines = [(50, 780, "Response codes")]
    for row in range(4):
        cells = ((50, f"1{row}"), (90, f"card {row} refused"), (310, f"2{row}"), (350, f"bank {row} refused"))
        lines += [(x, 750 - 16 * row, text) for x, text in cells]
    path = tmp_path / "halves.pdf"
    path.write_bytes(portable(lines))
    found = codes_of(str(path))
    assert sorted(found) == ["10", "11", "12", "13", "20", "21", "22", "23"]
    assert found["12"] == "card 2 refused"
    assert found["21"] == "bank 1 refused"


def test_a_scan_is_refused_with_what_to_do(tmp_path):
    """Pictures of pages hold no text; the way out is named."""
    pytest.importorskip("pdfplumber")
    path = tmp_path / "scan.pdf"
    path.write_bytes(portable([]))
    with pytest.raises(TableError, match="ocrmypdf"):
        draft(str(path), "acme")
