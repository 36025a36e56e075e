"""One entry for everything, and look-ups that forgive how a code is dressed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from errcode.cli.entry import meant
from errcode.model import UsageError

PAYLOAD = '{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}'


@pytest.mark.parametrize(
    ("line", "command"),
    [
        (["105"], "lookup"),
        (["coinone", "105"], "lookup"),
        (["-1021"], "lookup"),
        (["upbit", "jwt_verification"], "lookup"),
        (["코인원", "105번"], "lookup"),
        (["coinone", "9999"], "lookup"),
        (["coinone"], "list"),
        (["잔고", "부족"], "search"),
        (["my", "order", "vanished", "-p", "upbit", "--json"], "search"),
        (["Price is not correct"], "reverse"),
        (["limit", "must", "be", "between", "1", "and", "500."], "reverse"),
        ([PAYLOAD], "explain"),
        (["asdf qwer"], "search"),
    ],
)
def test_the_command_that_is_meant(line, command):
    """Codes, providers, texts that hold an error, messages and questions are told apart."""
    assert meant(line) == [command, *line]


def test_a_command_always_wins():
    """A command's name is one, a word that is nearly one is left to be told; options of the program are its own."""
    for line in (["lookup", "x"], ["tables"], ["serch", "nonce"], ["lokup", "105"], ["--help"], ["--version"], ["-V"]):
        assert meant(line) is None, line


def test_a_file_is_explained(tmp_path, monkeypatch):
    """A word that is a file is read."""
    (tmp_path / "bot.log").write_text(PAYLOAD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert meant(["bot.log"]) == ["explain", "bot.log"]


def test_what_is_piped_in_is_explained():
    """`cat error.json | errcode` explains; without words and input there is help."""
    piped = subprocess.run(
        [sys.executable, "-m", "errcode"], input=PAYLOAD, capture_output=True, text=True, check=False
    )
    assert piped.stdout.startswith("binance\t-1021\t")
    helped = subprocess.run(
        [sys.executable, "-m", "errcode"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert "Usage: errcode" in helped.stdout + helped.stderr


def test_one_entry_answers_as_the_command_does(run):
    """The answer, its form and its exit code are the command's."""
    assert run("coinone", "105") == run("lookup", "coinone", "105")
    assert (
        run("잔고", "부족", "-p", "coinone", "--json").out
        == run("search", "잔고", "부족", "-p", "coinone", "--json").out
    )
    assert run("zebra", "stripes", "crossing").code == 1


def test_the_clipboard(monkeypatch):
    """What is on the clipboard is asked about, of a command or of the one that fits; an empty one is told."""
    pyperclip = pytest.importorskip("pyperclip")
    monkeypatch.setattr(pyperclip, "paste", lambda: "Price is not correct")
    assert meant(["--clipboard", "-p", "coinone"]) == ["reverse", "Price is not correct", "-p", "coinone"]
    assert meant(["search", "--clipboard"]) == ["search", "Price is not correct"]
    monkeypatch.setattr(pyperclip, "paste", lambda: " ")
    with pytest.raises(UsageError, match="empty"):
        meant(["--clipboard"])


def test_without_the_library_the_remedy_is_told(monkeypatch):
    """Where pyperclip is not installed, the error says how to get it and what to do without."""
    monkeypatch.setitem(sys.modules, "pyperclip", None)
    with pytest.raises(UsageError, match=r"pip install 'errcode\[clipboard\]'"):
        meant(["--clipboard"])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["code=-1021,", "-p", "binance"], [("binance", "-1021")]),
        (["APIError(code=-1121)", "-p", "weex"], [("weex", "-1121")]),
        (["coinone/105"], [("coinone", "105")]),
        (["coinone:105,"], [("coinone", "105")]),
        (["EAPI:Invalid", "nonce"], [("kraken", "EAPI:Invalid nonce")]),
        (["kraken", "EAPI:Invalid", "nonce"], [("kraken", "EAPI:Invalid nonce")]),
        (["data-go-kr", "4"], [("data-go-kr", "04")]),
        (["kis", "00123"], [("kis", "EGW00123")]),
        (["binance", "-1021.0"], [("binance", "-1021")]),
        (["코인원", "105번이"], [("coinone", "105")]),
        (["coinone", "１０５"], [("coinone", "105")]),
        (["coinone", "105", "107", "weex", "-1121"], [("coinone", "105"), ("coinone", "107"), ("weex", "-1121")]),
    ],
)
def test_lookup_forgives(run, words, found):
    """A code may be dressed as logs, sentences and spreadsheets dress it; a provider holds for what follows."""
    rows = [tuple(line.split("\t")[:2]) for line in run("lookup", *words).out.splitlines()]
    assert list(dict.fromkeys(rows)) == found


def test_what_no_provider_has_is_not_forgiven(run):
    """A code that is nowhere stays unknown, and a misspelt provider is told."""
    assert run("lookup", "coinone", "9999").code == 1
    assert run("lookup", "coinone", "1050").out == ""
    assert run("lookup", "coinon", "105").code == 2
    assert run("lookup", "kis", "1").code == 1


def test_codes_are_read_from_input(run, monkeypatch):
    """`-` stands for the lines of standard input, a code or a provider and codes each."""
    import io

    monkeypatch.setattr(sys, "stdin", io.StringIO("105\nweex -1121\n\n"))
    rows = [line.split("\t")[:2] for line in run("lookup", "coinone", "-").out.splitlines()]
    assert rows == [["coinone", "105"], ["weex", "-1121"]]
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert run("lookup", "-") == (1, "", "errcode: there is no code in the input\n")


def test_the_usual_provider_counts(run, monkeypatch):
    """ERRCODE_PROVIDER answers first where nobody is named; what it lacks is looked for everywhere."""
    monkeypatch.setenv("ERRCODE_PROVIDER", "coinone")
    assert {line.split("\t")[0] for line in run("lookup", "105").out.splitlines()} == {"coinone"}
    assert run("lookup", "-1121").code == 0
    assert {line.split("\t")[0] for line in run("lookup", "gopax", "105").out.splitlines()} == {"gopax"}


@pytest.mark.parametrize("named", [",,,", "coinone,upbit", " "])
@pytest.mark.parametrize("words", [["lookup", "105"], ["explain", '{"error_code":"105"}']])
def test_the_usual_provider_is_one(run, monkeypatch, named, words):
    """ERRCODE_PROVIDER that names none or several is misuse, said in one line with the remedy."""
    monkeypatch.setenv("ERRCODE_PROVIDER", named)
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("errcode: ERRCODE_PROVIDER")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("fault", "said"),
    [("ValueError('x')", "ValueError: x; this is a fault"), ("MemoryError()", "the memory that is left")],
)
def test_a_fault_of_its_own_is_told_in_one_line(fault, said):
    """What nobody foresaw is one line and exit code 2, not silence and not the code of Ctrl-C; `-X dev` shows where."""
    program = (
        f"from errcode.cli import program\ndef broken():\n    raise {fault}\nprogram.main = broken\nprogram.program()\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"errcode: {said}")
    assert ran.stderr.count("\n") == 1
    shown = subprocess.run([sys.executable, "-X", "dev", "-c", program], capture_output=True, text=True, check=False)
    assert "in broken" in shown.stderr


def test_a_word_that_goes_on_behind_a_command_is_no_misspelling(run):
    """`completely` is not `complete` misspelt, `exlpain` is `explain`."""
    assert "nothing fits" in run("completely", "unknown", "words").err
    assert "did you mean explain" in run("exlpain", "bot.log").err
