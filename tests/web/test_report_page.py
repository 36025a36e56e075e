"""The page of what happened in a log, in a real browser: zoom, groups, languages, phones, what axe knows."""

from __future__ import annotations

import pytest
from browsers import AXE, missing

from errcode.cli.program import main

pytestmark = pytest.mark.browser


def line(hour, minute, code, message):
    """A line of a log with one of Coinone's errors."""
    return (
        f"2026-11-20 {hour:02}:{minute:02}:07 ERROR api.coinone.co.kr <b>x</b> "
        f'{{"result":"error","error_code":"{code}","error_msg":"{message}"}}\n'
    )


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """The report of a log: balance at three o'clock, prices at nine."""
    folder = tmp_path_factory.mktemp("report")
    lines = [line(3, minute, "103", "Lack of Balance") for minute in range(40)]
    lines += [line(9, minute, "105", "Price is not correct") for minute in range(10)]
    (folder / "bot.log").write_text("".join(lines), encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["explain", str(folder / "bot.log"), "--report", str(folder / "report.html")])
    return folder / "report.html"


@pytest.fixture
def page(context, report):
    """The report, open; an error in its program is the test's, and so is a request to anywhere."""
    page = context.new_page()
    errors, asked = [], []
    page.on("pageerror", lambda error: errors.append(error))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"file://{report}")
    yield page
    assert errors == []
    assert asked == [f"file://{report}"]


def rows(page):
    """The errors that the table shows: code and count."""
    return [
        (row.locator("code").first.inner_text(), row.locator(".count").inner_text())
        for row in page.locator("tr[data-row]").all()
        if row.is_visible()
    ]


def test_a_closer_look_narrows_the_table(page):
    """Keys zoom and move; counts are those of the span that is looked at, and Escape shows all again."""
    assert rows(page) == [("103", "40"), ("105", "10")]
    page.locator("#chart").focus()
    for _ in range(2):
        page.keyboard.press("+")
    for _ in range(8):
        page.keyboard.press("ArrowLeft")
    assert [code for code, _ in rows(page)] == ["103"]
    for _ in range(16):
        page.keyboard.press("ArrowRight")
    assert [code for code, _ in rows(page)] == ["105"]
    assert page.locator("#range").inner_text().endswith(": 10 of 50 errors, 1 different one")
    page.keyboard.press("Escape")
    assert rows(page) == [("103", "40"), ("105", "10")]


def test_a_closer_look_narrows_the_table_on_a_phone_too(page):
    """Where rows are blocks, those of which nothing happened in the span are away, and so is the whole's share."""
    page.set_viewport_size({"width": 390, "height": 800})
    page.locator("#chart").focus()
    for key in ["+", "+", *["ArrowLeft"] * 8]:
        page.keyboard.press(key)
    assert [code for code, _ in rows(page)] == ["103"]
    assert not page.locator("tr[data-row] small").first.is_visible()


def test_a_span_is_chosen_by_dragging(page):
    """What is dragged over is looked at."""
    box = page.locator("#chart svg").first.bounding_box()
    page.mouse.move(box["x"] + 2, box["y"] + 50)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.1, box["y"] + 60)
    page.mouse.up()
    assert [code for code, _ in rows(page)] == ["103"]


def test_a_finger_that_scrolls_chooses_nothing(page):
    """Where the browser takes a touch for scrolling, the next one does not zoom."""
    chosen = """() => { const at = (type, x) => document.querySelector("#chart svg").dispatchEvent(
        new PointerEvent(type, { bubbles: true, clientX: x, clientY: 300 }));
      at("pointerdown", 60); at("pointercancel", 60); at("pointerup", 300); }"""
    before = page.locator("#range").inner_text()
    page.evaluate(chosen)
    assert page.locator("#range").inner_text() == before


def test_the_keyboard_stays_where_it_pressed(page):
    """A button that is drawn anew keeps the focus, and so does one of the languages."""
    for name in ("By provider", "한국어"):
        page.get_by_role("button", name=name, exact=True).press("Enter")
        assert page.evaluate("document.activeElement.textContent") in (name, "제공사별")
        assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"


def test_errors_are_told_apart_by_kind_provider_or_next_step(page):
    """The legend names the groups; one button is pressed."""
    legends = []
    for name in ("By kind", "By provider", "By next step"):
        page.get_by_role("button", name=name).click()
        assert page.locator('#tools [aria-pressed="true"]').all_inner_texts() == [name]
        legends.append(page.locator("#legend").inner_text())
    assert len(set(legends)) == 3
    assert "Coinone 50" in legends[1]


def test_both_languages(page):
    """Buttons and texts change together."""
    page.get_by_role("button", name="한국어", exact=True).click()
    assert page.locator("html").get_attribute("lang") == "ko"
    assert "종류별" in page.locator("#tools").inner_text()
    assert "What happened" not in page.locator("thead").inner_text()
    page.get_by_role("button", name="English · 한국어").click()
    assert page.locator("thead").inner_text().count("의미") == 1


def test_markup_in_a_line_is_text(page):
    """A line of the log is shown as it is."""
    page.locator("summary").first.click()
    assert "<b>x</b>" in page.locator("pre").first.inner_text()


@pytest.mark.parametrize("width", [320, 390, 1900])
def test_it_fits_any_width(browser, report, width):
    """Nothing is wider than the screen."""
    context = browser.new_context(offline=True, locale="ko-KR", viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"file://{report}")
    assert page.locator("html").get_attribute("lang") == "ko"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser, report, scheme):
    """Headings, labels, contrast and the rest of what axe knows."""
    if not AXE:
        missing("ERRCODE_AXE names no axe.min.js (npm package axe-core)")
    context = browser.new_context(offline=True, locale="en-US", color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(f"file://{report}")
    page.locator("summary").first.click()
    page.add_script_tag(path=AXE)
    broken = page.evaluate("axe.run().then(found => found.violations.map(v => [v.id, v.nodes[0].html]))")
    context.close()
    assert broken == []
