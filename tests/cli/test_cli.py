"""The commands as a person and a pipe meet them: whole outputs, exit codes, hostile texts and streams."""

import json
import os
import re
import subprocess
import sys

import pytest
from rich.cells import cell_len

from errcode.catalog.folders import user_folder

ENGLISH = "The order price is not a valid price for this market."
KOREAN = "올바르지 않은 가격입니다."
"""What coinone 105 means."""
ERRCODE = [sys.executable, "-m", "errcode"]
ESCAPES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")


def table(path, **changes):
    """Write a user's table with one entry; its id is `acme`."""
    data = {
        "id": "acme",
        "errors": [{"code": "1", "messages": ["text"], "meaning": {"en": "A text.", "ko": "글입니다."}}],
        **changes,
    }
    os.makedirs(path, exist_ok=True)
    with open(os.path.join(path, "acme.json"), "w", encoding="utf-8") as file:
        json.dump(data, file)


def piped(*arguments, **options):
    """Run errcode as its own process into a pipe."""
    options = {"stdin": subprocess.DEVNULL, **options}
    environment = {**os.environ, **options.pop("env", {})}
    return subprocess.run([*ERRCODE, *arguments], capture_output=True, env=environment, **options)


def on_terminal(*arguments, columns=60, rows=40, env=None):
    """Run errcode on a terminal of this width and give what it shows, colours and links taken off."""
    pty = pytest.importorskip("pty")
    import fcntl
    import struct
    import termios

    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color", "PYTHONUTF8": "1", "PAGER": "cat", **(env or {})}
    process = subprocess.Popen(
        [*ERRCODE, *arguments], stdin=follower, stdout=follower, stderr=follower, env=environment
    )
    os.close(follower)
    shown = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    process.wait()
    os.close(leader)
    return shown.decode().replace("\r\n", "\n")


def test_lookup_prints_one_line_a_result(run):
    """Provider, code, HTTP status, English, Korean, section: tab-separated."""
    assert run("lookup", "coinone", "105") == (
        0,
        f"coinone\t105\t-\tfix\t{ENGLISH}\t{KOREAN}\torder\tPrice is not correct\n",
        "",
    )


def test_negative_codes_need_no_quoting(run):
    """Codes may start with a minus, options may stand on either side."""
    expected = [["weex", "-1121"], ["weex", "-1046"]]
    for line in (
        ["lookup", "weex", "-1121", "-1046"],
        ["lookup", "-1121", "-p", "weex", "-1046"],
        ["lookup", "--", "weex", "-1121", "-1046"],
    ):
        assert [row.split("\t")[:2] for row in run(*line).out.splitlines()] == expected


@pytest.mark.parametrize("name", ["coinone", "COINONE", "Coinone", "코인원"])
def test_a_provider_has_many_names(run, name):
    """Ids, names and aliases work in any case and in Korean."""
    assert run("lookup", name, "105").out.startswith("coinone\t105\t")
    assert run("lookup", f"{name}:105").out.startswith("coinone\t105\t")
    assert run("lookup", "105", "-p", name).out.startswith("coinone\t105\t")


def test_without_a_provider_everyone_answers(run):
    """A code alone is looked up at every provider; a symbolic name works as a code."""
    assert {line.split("\t")[0] for line in run("lookup", "3001").out.splitlines()} >= {"coinone", "koscom"}
    assert ["weex", "-1121"] in [line.split("\t")[:2] for line in run("lookup", "invalid_symbol").out.splitlines()]


def test_signs_and_zeros_matter(run):
    """`1121` is not `-1121`, and `0105` is not `105`."""
    assert run("lookup", "weex", "1121") == (1, "", "errcode: weex has no code 1121; did you mean weex -1121?\n")
    assert run("lookup", "coinone", "0105").code == 1


def test_a_miss_names_the_nearest(run):
    """A code that the provider lacks: exit 1, nothing on standard output, the nearest codes on standard error."""
    ran = run("lookup", "coinone", "1055")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("errcode: coinone has no code 1055; did you mean coinone 105")
    assert run("lookup", "coinone", "9999").err.endswith(" have it\n")
    several = run("lookup", "coinone", "105", "1055")
    assert (several.code, several.out.count("\n")) == (1, 1)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (["lookup", "coinon", "105"], "no provider 'coinon'; did you mean coinone"),
        (["lookup", "105", "-p", "coinon"], "no provider 'coinon'; did you mean coinone"),
        (["list", "korbat"], "no provider 'korbat'"),
        (["lookup", "coinone"], "say which code: errcode lookup PROVIDER CODE; all: errcode list coinone"),
        (["lookup", ""], "say which code: errcode lookup PROVIDER CODE"),
        (["lookup", "coinone", " "], "say which code: errcode lookup PROVIDER CODE; all: errcode list coinone"),
        ([""], "say what to search for: errcode search WORDS..."),
        (["lookup", "coinone", "105", "--lang", "fr"], "no language 'fr'"),
        (["search", "nonce", "--kind", "nonces"], "no kind 'nonces'"),
        (["list", "--http", "999"], "no HTTP status is 999; they run from 100 to 599"),
        (["explain", "--follow", "--summary"], "--follow needs a value, and --summary is an option"),
        (["lookup", "105", "-p", "--header"], "-p needs a value, and --header is an option"),
    ],
)
def test_misuse_is_one_line_with_the_remedy(run, line, reason):
    """Misuse exits 2 and says what to do."""
    ran = run(*line)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"errcode: {reason}")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    "line", [["lookup", "--jsn", "x"], ["lookup", "coinone", "-x"], ["lookpu"], [], ["reverse", "-p"]]
)
def test_unknown_options_and_commands_are_refused(run, line):
    """A typo never becomes a code."""
    ran = run(*line)
    assert ran.code == 2
    assert re.search("errcode: .*(did you mean|--help)|Usage: errcode", ran.err + ran.out)


@pytest.mark.parametrize(
    "asked",
    [
        ("lookup", "coinone", "-99999"),
        ("search", "zzzzqqq"),
        ("reverse", "qwertyzxcv"),
        ("list", "coinone", "--http", "599"),
        ("explain", "all is well"),
        ("lookup", "nobody", "1"),
    ],
)
def test_what_is_not_found_is_an_object_under_json(run, asked):
    """A script that reads JSON gets why it got nothing, and the exit code, as one object on standard error."""
    ran = run(*asked, "--json")
    found = json.loads(ran.err)
    assert ran.out == ""
    assert found["version"] == 1
    assert found["error"]["en"] != found["error"]["ko"]
    assert found["exit"] == ran.code != 0


def test_json_lines_have_every_key(run):
    """`--json` prints one object a result with all keys of the contract."""
    [line] = run("lookup", "weex", "-1121", "--json").out.splitlines()
    found = json.loads(line)
    assert list(found)[:21] == [
        "provider", "code", "section", "name", "http_status", "messages", "meaning", "kind", "case", "retry", "retries",
        "advice", "causes", "wait_from", "look", "clients", "source", "seen", "confirmed", "status", "note",
    ]  # fmt: skip
    assert found["http_status"] is None
    assert found["messages"] == ["Invalid symbol."]
    assert set(found["meaning"]) == set(found["advice"]) == {"en", "ko"}


def test_language_empties_a_column_and_moves_none(run, monkeypatch):
    """`--lang` and ERRCODE_LANG leave the columns where they are."""
    assert (
        run("lookup", "coinone", "105", "--lang", "en").out
        == f"coinone\t105\t-\tfix\t{ENGLISH}\t\torder\tPrice is not correct\n"
    )
    monkeypatch.setenv("ERRCODE_LANG", "ko")
    assert run("lookup", "coinone", "105").out == f"coinone\t105\t-\tfix\t\t{KOREAN}\torder\tPrice is not correct\n"
    assert run("lookup", "coinone", "9").err.startswith("errcode: coinone에 9 코드가 없습니다.")


def test_list_and_providers(run):
    """`list` shows every entry of a provider, `providers` every provider."""
    assert len(run("list", "koscom").out.splitlines()) >= 51
    rows = {row["provider"]: row for row in map(json.loads, run("providers", "--json").out.splitlines())}
    assert set(rows["koscom"]) == {
        "provider", "name", "aliases", "api", "hosts", "codes", "sources", "facts_date", "standard", "origin",
        "version",
    }  # fmt: skip
    assert rows["coinone"]["name"] == {"en": "Coinone", "ko": "코인원"}


def test_help_has_examples(run):
    """Every command's help shows a real command line or says all there is."""
    for command in ("lookup", "search", "reverse", "list"):
        assert "errcode " + command in run(command, "--help").out.split("Options:")[1]
    assert run("--version").out.startswith("errcode ")


HOSTILE = "a [red]b[/x] \x1b[2J\x1b]0;t\x07\x9b31m \u202e c\td\ne"


def test_hostile_texts_are_shown_not_obeyed(run):
    """Markup is text, control characters are written out, tabs and line ends do not break a line."""
    table(user_folder(), errors=[{"code": "1", "messages": [HOSTILE], "meaning": {"en": HOSTILE, "ko": HOSTILE}}])
    line = run("lookup", "acme", "1").out
    assert line.count("\t") == 7
    assert line.count("\n") == 1
    assert "[red]b[/x] \\x1b[2J" in line
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", line)
    assert json.loads(run("lookup", "acme", "1", "--json").out)["messages"] == [HOSTILE]
    shown = ESCAPES.sub("", on_terminal("lookup", "acme", "1"))
    assert "[red]b[/x]" in shown
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", shown)


@pytest.mark.parametrize("columns", [60, pytest.param(80, marks=pytest.mark.exhaustive), 120])
@pytest.mark.parametrize(
    "line",
    [
        ["lookup", "coinone", "155"],
        ["lookup", "-1121"],
        ["list", "weex"],
        ["providers"],
        ["list", "koscom", "--lang", "ko"],
    ],
)
def test_terminal_output_fits_and_is_whole(line, columns):
    """Cards and tables fit the terminal and cut nothing: every Korean syllable is there."""
    shown = ESCAPES.sub("", on_terminal(*line, columns=columns))
    assert max(cell_len(row) for row in shown.splitlines()) <= columns
    assert "…" not in shown.replace("OAuth…", "")
    if line == ["lookup", "coinone", "155"]:
        korean = (
            "CODE 솔루션을 통한 출금을 위해서는 입금 주소 생성이 필요합니다. "
            "코인원 웹/앱에서 입금주소 생성 후 요청하시기 바랍니다."
        )
        assert korean.replace(" ", "") in re.sub(r"[│\s]|\(official\)|한국어|Korean", "", shown)


def test_a_terminal_without_a_height_has_no_pager():
    """A terminal that says 0 rows (a container's, a serial line) shows all; a low one shows it through the pager."""
    line, env = ("lookup", "coinone", "105"), {"PAGER": "echo paged"}
    assert "paged" not in on_terminal(*line, rows=0, env=env)
    assert "paged" in on_terminal(*line, rows=2, env=env)


def test_no_color_is_kept():
    """NO_COLOR leaves no colour in a card."""
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", on_terminal("lookup", "coinone", "105", env={"NO_COLOR": "1"}))


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp949"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii"},
    ],
    ids=lambda env: "-".join(env.values()),
)
def test_streams_that_know_no_korean_degrade(env):
    """Output never crashes on a stream's encoding; JSON stays UTF-8."""
    for line in (["lookup", "coinone", "9"], ["list", "koscom"]):
        assert b"Traceback" not in piped(*line, env={**env, "ERRCODE_LANG": "ko"}).stderr
    ran = piped("lookup", "coinone", "105", "--json", env=env)
    assert json.loads(ran.stdout.decode("utf-8"))["meaning"]["ko"] == "올바르지 않은 가격입니다."


def test_what_a_stream_cannot_show_is_told_once():
    """Escapes come with one warning, signs with their likes, and every line of the card is as wide as the others."""
    plain = piped("lookup", "ecos", "INFO-100", env={"PYTHONIOENCODING": "ascii"})
    assert plain.stderr.count(b"warning: ascii has not all characters") == 1
    card = piped("lookup", "ecos", "INFO-100", "--color", "always", env={"PYTHONIOENCODING": "ascii", "COLUMNS": "70"})
    lines = re.sub(rb"\x1b\[[\d;]*m|\x1b\]8;[^\x1b]*\x1b.", b"", card.stdout).splitlines()
    assert len({len(line) for line in lines}) == 1
    assert b"| -> " in b"".join(lines)
    assert b"warning" not in piped("lookup", "weex", "-1121", "--lang", "en", env={"PYTHONIOENCODING": "ascii"}).stderr


def test_a_closed_pipe_is_success():
    """`errcode list binance | head -1` ends quietly with 0."""
    command = f"set -o pipefail; {sys.executable} -m errcode list binance | head -1 >/dev/null"
    ran = subprocess.run(["bash", "-c", command], capture_output=True)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_interruption_is_quiet():
    """Ctrl-C ends without a traceback."""
    import signal
    import time

    process = subprocess.Popen(
        [*ERRCODE, "explain"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert b"Traceback" not in err


def test_module_and_console_script_are_the_same():
    """`python -m errcode` runs the program."""
    assert (
        piped("lookup", "coinone", "105").stdout.decode()
        == f"coinone\t105\t-\tfix\t{ENGLISH}\t{KOREAN}\torder\tPrice is not correct\n"
    )
