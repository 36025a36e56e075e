"""The page in a real browser, from a file and offline: search, explain, keys, links, phones, hostile tables."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from browsers import AXE, missing
from bundled import CATALOG
from hostile import hostile

from errcode import query
from errcode.catalog.catalog import Catalog
from errcode.catalog.folders import bundled_folder
from errcode.engine import over
from errcode.web.site import site

pytestmark = pytest.mark.browser
HERE = Path(__file__).parent
NOISE = 0.11
"""Sums of the same numbers in another order differ in their last digits, and so may a score that is rounded."""


@pytest.fixture(scope="module")
def catalog():
    """The bundled tables."""
    return CATALOG


@pytest.fixture(scope="module")
def folder(tmp_path_factory, catalog):
    """The site of the bundled tables: the page, and the pages of one provider."""
    root = tmp_path_factory.mktemp("site")
    for path, content in site(catalog, catalog.tables()):
        if path in ("index.html", "site.css") or path.startswith(("coinone/", "kind/")):
            target = root / path
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(content)
    return root


@pytest.fixture
def page(context, folder):
    """The page, open; an error in its program is the test's."""
    page = opened(context, folder)
    errors = []
    page.on("pageerror", lambda error: errors.append(error))
    yield page
    assert errors == []


def opened(context, folder, fragment=""):
    """Open the page and wait until it can be asked."""
    page = context.new_page()
    page.goto(f"file://{folder}/index.html{fragment}")
    page.wait_for_selector("body[data-ready]")
    return page


def ask(page, question):
    """Type a question and give provider and code of what is found."""
    page.fill("#question", question)
    return found(page)


def found(page):
    """Give provider and code of the results."""
    rows = page.locator("#results h2 > button").all()
    return [(row.locator(".provider").inner_text(), row.locator("code").inner_text()) for row in rows]


@pytest.mark.parametrize(
    "question", ["잔고 부족", "ㅈㄱ ㅂㅈ", "wksrh qnwhr", "잔고부족", "insuficient balance", "돈이 모자라대요"]
)
def test_search_understands_as_the_command_does(page, question):
    """Spacing, initial consonants, the other keyboard layout, typos and situations lead to what is said of balances."""
    first = ask(page, question)[0]
    page.locator("#results h2 > button").first.press("Enter")
    assert first
    assert "balance" in page.locator("#results .card").first.inner_text()


def test_a_key_takes_the_place_of_the_one_before(page):
    """What is still to be done for a question, such as to explain what no entry fits, is not done behind the next."""
    page.evaluate(
        """() => {
          const box = document.getElementById("question");
          for (const words of ["429 떠요", "nonce"]) {
            box.value = words;
            box.dispatchEvent(new Event("input"));
          }
        }"""
    )
    first = found(page)
    page.wait_for_timeout(100)
    assert found(page) == first
    assert page.inner_text("#status").startswith("Found:")


def questions():
    """The questions of the tests' own lists."""
    lists = [(HERE.parent / "data" / name).read_text(encoding="utf-8") for name in ("asked.jsonl", "queries.jsonl")]
    asked = [json.loads(line)["query"] for text in lists for line in text.splitlines()]
    nothing = (HERE.parent / "data" / "nothing.txt").read_text(encoding="utf-8").splitlines()
    return list(dict.fromkeys([*asked, *filter(None, nothing)]))


def test_every_labelled_question_has_the_answers_of_the_command(page, catalog):
    """One matcher: the same entries with the same scores, for all questions that the tests have."""
    differ = []
    for question in questions():
        command = [
            (m.entry.provider, m.entry.code, m.entry.section, m.score) for m in query.search(question, catalog=catalog)
        ]
        there = page.evaluate(
            "question => errcode.search(question).map(m => [m.entry.provider, m.entry.code, m.entry.section, m.score])",
            question,
        )
        if not alike(command, there):
            differ.append(question)
    assert len(differ) <= 5, differ


def alike(command, there):
    """Tell whether two rankings are the same; entries of the same score may change places."""
    if len(command) != len(there):
        return False
    scores = all(abs(one[3] - other[3]) < NOISE for one, other in zip(command, there, strict=True))
    last = command[-1][3] if command else 0.0
    return scores and {tuple(one[:3]) for one in command if one[3] > last + NOISE} <= {tuple(one[:3]) for one in there}


def examples(catalog):
    """The texts that the tables themselves hold as examples."""
    return [
        example["text"] if isinstance(example["text"], str) else json.dumps(example["text"])
        for table in catalog.tables()
        for example in table.data.get("examples") or ()
        if example.get("text")
    ]


def test_every_example_is_explained_as_the_command_explains_it(page, catalog):
    """Payloads, idioms and log lines: the same providers, codes, lines, doubts and placeholders."""
    diagnoser = over(catalog).diagnoser
    texts = examples(catalog)
    assert len(texts) > 100
    differ = []
    for text in texts:
        command = [
            [f.provider, f.code, f.section, f.line, f.certain, f.doubt, f.retry, list(f.params)]
            for f in diagnoser.findings(text)
        ]
        there = page.evaluate(
            "text => errcode.explain(text).map(f =>"
            " [f.provider, f.code, f.section, f.line, f.certain, f.doubt, f.retry, [...f.params]])",
            text,
        )
        if command != there:
            differ.append((text, command, there))
    assert differ == []


def test_a_pasted_payload_is_explained(page):
    """An answer in JSON, alone, shows its code open."""
    assert ask(page, '{"result":"error","error_code":"105","error_msg":"Price is not correct"}') == [("Coinone", "105")]
    card = page.locator("#results .card").inner_text()
    assert "Price is not correct" in card
    assert "올바르지 않은 가격입니다." in card
    assert page.inner_text("#status") == "Errors in the text: 1"


def test_a_log_is_explained_line_by_line(page):
    """Each error of a pasted log has its line."""
    log = (
        '2026-11-20 03:10:11 ERROR binance: {"code":-1021,"msg":"x"}\n\nINFO ok\n'
        'ERROR coinone {"result":"error","error_code":"105"}'
    )
    assert ask(page, log) == [("Binance", "-1021"), ("Coinone", "105")]


def test_a_long_log_is_told_to_be_long(page):
    """Of thousands of errors the first are shown, of a text beyond all reading the beginning is read; both are said."""
    page.evaluate(
        "text => { const box = document.getElementById('question'); box.value = text;"
        " box.dispatchEvent(new Event('input')); }",
        '{"result":"error","error_code":"105"} coinone\n' * 8_000,
    )
    assert len(found(page)) == 100
    said = page.inner_text("#status")
    assert "(the first 100 are shown)" in said
    assert said.endswith("Only the beginning of this long text was read.")


def test_how_long_to_wait_is_told(page):
    """A header above a pasted answer says until when: the card says so, in the command's words."""
    ask(page, 'HTTP/1.1 429 Too Many Requests\nRetry-After: 90\n\n{"code":-1003,"msg":"Too many requests."}')
    card = page.locator("#results .card").first
    if not card.is_visible():
        page.locator("#result-0").click()
    assert re.search(r"until \d\d:\d\d:\d\d UTC, in 1 min 30 s", card.inner_text())


def test_nothing_is_asked_of_any_network(context, folder):
    """The page is one file: opening and using it loads nothing else."""
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"file://{folder}/index.html")
    page.wait_for_selector("body[data-ready]")
    ask(page, "nonce")
    assert asked == [f"file://{folder}/index.html"]


def test_the_keyboard_is_enough(page):
    """A slash goes to the question, arrows and Enter through the results, Escape back and then clears."""
    page.locator("#filters button").focus()
    page.keyboard.press("/")
    page.keyboard.type("nonce")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.id") == "result-1"
    page.keyboard.press("Enter")
    assert page.locator("#result-1").get_attribute("aria-expanded") == "true"
    assert page.locator("#card-1").is_visible()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "question"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "result-0"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "question"
    page.keyboard.press("Escape")
    assert page.input_value("#question") == ""
    assert found(page) == []


def test_a_link_leads_to_the_same_place(context, folder):
    """Question, filters, language and what is open stand behind the #."""
    page = opened(context, folder, "#q=nonce&provider=coinone&open=coinone%2F132%2Forder&lang=ko")
    codes = found(page)
    assert codes
    assert {provider for provider, _ in codes} == {"코인원"}
    assert page.input_value("#filter-provider") == "coinone"
    assert page.get_attribute("html", "lang") == "ko"
    shown = page.locator('#results button[aria-expanded="true"] code').all_inner_texts()
    assert shown in ([], ["132"])


def test_back_and_forward(page):
    """Opening and filtering are steps that the browser goes back and forward through; typing is none."""
    ask(page, "nonce")
    page.locator("#result-0").click()
    page.select_option("#filter-provider", "upbit")
    assert {provider for provider, _ in found(page)} == {"Upbit"}
    page.go_back()
    page.wait_for_selector('#result-0[aria-expanded="true"]')
    assert page.input_value("#filter-provider") == ""
    page.go_forward()
    page.wait_for_selector("#filter-provider")
    assert page.input_value("#filter-provider") == "upbit"
    assert page.input_value("#question") == "nonce"


def test_filters_without_words_list(page):
    """Filters alone list what they keep, as `errcode list` does."""
    page.select_option("#filter-retry", "resync")
    page.select_option("#filter-provider", "binance")
    assert {provider for provider, _ in found(page)} == {"Binance"}
    page.select_option("#filter-http", "400")
    assert "http=400" in page.url


def test_the_browsers_language_leads(browser, folder):
    """A Korean browser sees a Korean page; a button changes that."""
    context = browser.new_context(offline=True, locale="ko-KR")
    page = opened(context, folder)
    assert page.get_attribute("html", "lang") == "ko"
    assert page.inner_text('label[for="question"]') == "검색하거나 오류를 붙여 넣으세요"
    page.locator("#languages [lang=en]").click()
    assert page.inner_text('label[for="question"]') == "Search, or paste an error"
    context.close()


@pytest.mark.parametrize(("width", "size"), [(390, 100), (1900, 100), (780, 200), (320, 100)])
def test_it_fits_any_width(page, width, size):
    """Phones, wide screens, and text at twice its size: nothing is cut off and nothing scrolls sideways."""
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("size => { document.documentElement.style.fontSize = `${size}%`; }", size)
    ask(page, "EGeneral:Invalid arguments:Index unavailable")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_dark_and_light(page):
    """Colours follow the reader's."""
    shades = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        shades[scheme] = sum(int(part) for part in colour.strip("rgb()").split(","))
    assert shades["dark"] < 200 < 600 < shades["light"]


def test_nothing_moves(page):
    """There are no animations for anybody who prefers less motion, nor for others."""
    ask(page, "nonce")
    assert page.evaluate(
        "[...document.querySelectorAll('*')].every(element => { const style = getComputedStyle(element);"
        " return style.animationName === 'none' && parseFloat(style.transitionDuration) === 0; })"
    )


def test_a_card_is_copied_as_text_and_markdown(page):
    """What is copied is what the card says."""
    page.evaluate("navigator.clipboard.writeText = async text => { window.copied = text; }")
    ask(page, "coinone 105")
    page.get_by_role("button", name="Copy as text").click()
    assert page.evaluate("window.copied").startswith("Coinone 105 · fix: Change the request first\nThe order price")
    assert page.inner_text("#status") == "Copied."
    page.get_by_role("button", name="Copy as Markdown").click()
    assert page.evaluate("window.copied").startswith("### Coinone 105 · fix: Change the request first\n\n**The order")


def test_a_hostile_table_runs_nothing(context, tmp_path):
    """Markup in every field is shown as text: in results, cards, filters and pages."""
    catalog = Catalog([str(hostile(tmp_path / "tables")), bundled_folder()])
    root = tmp_path / "site"
    for path, content in site(catalog, catalog.tables(["evil", "coinone"])):
        if path == "index.html" or path.startswith("evil/"):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
    page = opened(context, root)
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for question in ("evil 666", "script alert", "onerror", '{"evil_code": "666", "evil_message": "</script><b>"}'):
        assert ask(page, question)
        page.evaluate("for (const one of document.querySelectorAll('#results [aria-expanded=false]')) one.click()")
    assert dialogs == []
    assert page.evaluate("document.querySelectorAll('img, b, iframe').length") == 0
    assert page.evaluate("[...document.scripts].length") == 3
    assert page.evaluate("[...document.links].every(link => /^(https?|file):/.test(link.href))")


def test_scripts_that_are_not_the_pages_own_are_refused(page):
    """The policy allows two scripts by their hashes; none that is put in, no handler in markup, no eval."""
    page.evaluate(
        "() => { const script = document.createElement('script'); script.textContent = 'window.evil = 1';"
        " document.body.append(script);"
        " document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.evil = 2\">'); }"
    )
    page.wait_for_timeout(100)
    assert page.evaluate("window.evil") is None
    policy = page.get_attribute('meta[http-equiv="Content-Security-Policy"]', "content")
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'; script-src 'sha256-")


@pytest.mark.parametrize(
    "where", ["", "#q=nonce", "#provider=kraken", "coinone/105.html", "coinone/index.html", "kind/nonce.html"]
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser, folder, where, scheme):
    """Headings, labels, contrast and the rest of what axe knows."""
    if not AXE:
        missing("ERRCODE_AXE names no axe.min.js (npm package axe-core)")
    context = browser.new_context(offline=True, locale="en-US", color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(f"file://{folder}/{where if where.endswith('.html') else 'index.html' + where}")
    if not where.endswith(".html"):
        page.wait_for_selector("body[data-ready]")
        for button in page.locator("#results h2 > button").all()[:2]:
            button.click()
    page.add_script_tag(path=AXE)
    broken = page.evaluate("axe.run().then(found => found.violations.map(v => [v.id, v.nodes[0].html]))")
    context.close()
    assert broken == []
