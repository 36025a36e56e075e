"""Completion, tried in the shells themselves; PowerShell's script is checked without one."""

import os
import pty
import re
import runpy
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from bundled import CATALOG

from errcode.catalog.folders import user_data_folder
from errcode.cli.commands import lookup
from errcode.cli.completion import start_file

ROOT = Path(__file__).parents[2]
COMPLETIONS = ROOT / "completions"
PROVIDERS = CATALOG.ids()
GENERATE = runpy.run_path(str(COMPLETIONS / "generate.py"))


def shell(name):
    """A test parameter that needs a shell: skipped without it, unless ERRCODE_REQUIRE_SHELLS is set."""
    missing = shutil.which(name) is None and not os.environ.get("ERRCODE_REQUIRE_SHELLS")
    return pytest.param(name, marks=[pytest.mark.outside, pytest.mark.skipif(missing, reason=f"no {name} here")])


@pytest.mark.parametrize("name", GENERATE["SCRIPTS"])
def test_scripts_are_up_to_date(name):
    """A script is what `python completions/generate.py` writes."""
    assert (COMPLETIONS / name).read_text(encoding="utf-8") == GENERATE["scripts"]()[name]


@pytest.fixture
def calls(tmp_path, monkeypatch):
    """An `errcode` on the path that notes how it is called; the notes."""
    notes = tmp_path / "calls"
    notes.touch()
    program = tmp_path / "bin" / "errcode"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$@" >>"{notes}"\nexec "{sys.executable}" -m errcode "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return lambda: notes.read_text().splitlines()


READY = {
    "bash": "PS1='> '; set +o history; bind 'set completion-query-items 0'; bind 'set page-completions off'\n"
    'bind \'set show-all-if-ambiguous on\'; bind -x \'"\\C-g": printf "%s" "$READLINE_LINE" >"$OUT.new"; '
    'mv "$OUT.new" "$OUT"\'\nsource "$SCRIPT"\n',
    "zsh": "PS1='> '; LISTMAX=9999; autoload -Uz compinit; compinit -u -D; source \"$SCRIPT\"\n"
    'dump() { print -rn -- "$BUFFER" >"$OUT.new"; mv "$OUT.new" "$OUT" }; zle -N dump; bindkey "^G" dump\n',
}
"""What a shell is told first: to load the script, and to write its command line to $OUT at control-G."""


class Terminal:
    """A shell on a terminal of its own; `press` gives the command line that a key leaves, `screen` what was shown."""

    def __init__(self, name, script, folder):
        self.out = folder / "line"
        self.screen = ""
        self._fd, inner = pty.openpty()
        environ = {**os.environ, "SCRIPT": str(script), "OUT": str(self.out), "TERM": "xterm", "LINES": "999"}
        environ |= {"COLUMNS": "200", "INPUTRC": "/dev/null", "ZDOTDIR": str(folder)}
        command = ["bash", "--norc", "--noprofile", "-i"] if name == "bash" else ["zsh", "-f", "-i"]
        self._process = subprocess.Popen(
            command, stdin=inner, stdout=inner, stderr=inner, env=environ, start_new_session=True
        )
        os.close(inner)
        os.write(self._fd, b"stty rows 999 cols 200\n" + READY[name].encode())

    def press(self, text, key="\t"):
        """Type a text and a key; give the line as it is then."""
        self.out.unlink(missing_ok=True)
        self.screen = ""
        os.write(self._fd, f"\x15{text}{key}\x07".encode())
        end = time.monotonic() + 30
        while not self.out.exists():
            assert time.monotonic() < end, self.screen
            if select.select([self._fd], [], [], 0.02)[0]:
                self.screen += os.read(self._fd, 65536).decode(errors="replace")
        while select.select([self._fd], [], [], 0.1)[0]:
            self.screen += os.read(self._fd, 65536).decode(errors="replace")
        self.screen = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self.screen)
        return self.out.read_text()

    def close(self):
        """End the shell."""
        self._process.kill()
        self._process.wait()
        os.close(self._fd)


@pytest.fixture
def terminal(tmp_path, calls):
    """Start a shell with the completion of errcode."""
    started = []

    def start(name):
        if shutil.which(name) is None:
            pytest.fail(f"no {name} here, and ERRCODE_REQUIRE_SHELLS is set")
        script = COMPLETIONS / {"bash": "errcode.bash", "zsh": "_errcode"}[name]
        started.append(Terminal(name, script, tmp_path))
        return started[-1]

    yield start
    for one in started:
        one.close()


BOTH = [shell("bash"), shell("zsh")]
PRESSED = {
    "errcode loo": "errcode lookup ",
    "errcode prov": "errcode providers ",
    "errcode tables res": "errcode tables restore ",
    "errcode lookup --js": "errcode lookup --json ",
    "errcode lookup coino": "errcode lookup coinone ",
    "errcode list wee": "errcode list weex ",
    "errcode list own-": "errcode list own-table ",
    "errcode tables remove o": "errcode tables remove own-table ",
    "errcode search -p kosc": "errcode search -p koscom ",
    "errcode search --kind rate": "errcode search --kind rate-limit ",
    "errcode lookup --lang k": "errcode lookup --lang ko ",
    "errcode tables export --format sq": "errcode tables export --format sqlite ",
    "errcode explain bot": "errcode explain bot.log ",
    "errcode explain --follow bot": "errcode explain --follow bot.log ",
    "errcode --install-completion fi": "errcode --install-completion fish ",
}


@pytest.mark.parametrize("name", BOTH)
def test_words_complete_and_start_nothing(name, terminal, calls, tmp_path, monkeypatch):
    """Commands, options, providers (the user's too), kinds, languages and files complete without starting errcode."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bot.log").touch()
    words = Path(user_data_folder()) / "providers.txt"
    words.parent.mkdir(parents=True)
    words.write_text("own-table\n")
    shown = terminal(name)
    assert {typed: shown.press(typed) for typed in PRESSED} == PRESSED
    assert calls() == []


@pytest.mark.parametrize("name", BOTH)
def test_codes_complete(name, terminal, calls):
    """A provider's codes complete, negative ones too, wherever the provider stands; each asks errcode once."""
    shown = terminal(name)
    pressed = {
        "errcode lookup weex -113": "errcode lookup weex -1135 ",
        "errcode lookup --json weex -1046 -113": "errcode lookup --json weex -1046 -1135 ",
        "errcode lookup -p weex -113": "errcode lookup -p weex -1135 ",
        "errcode lookup coinone 10": "errcode lookup coinone 10",
        "errcode lookup gopax 1010": "errcode lookup gopax 1010",
    }
    assert [shown.press(typed).strip() for typed in pressed] == [line.strip() for line in pressed.values()]
    assert calls()[0] == "complete weex -113"
    assert len(calls()) == len(pressed)


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_codes_that_bash_would_break_are_whole(terminal):
    """Codes with colons and blanks arrive quoted, also when a part of them is typed."""
    shown = terminal("bash")
    wanted = r"errcode lookup kraken EAPI:Invalid\ nonce "
    for typed in ("EAPI:Invalid\\ no", "EAPI:Invalid\\ n"):
        assert shown.press(f"errcode lookup kraken {typed}") == wanted


@pytest.mark.parametrize("name", [shell("bash")])
def test_bash_lists_everything(name, terminal):
    """All providers are offered, and all options; behind a provider options and negative codes."""
    shown = terminal(name)
    assert set(shown.press("errcode lookup ", "\x1b*").split()[2:]) == set(PROVIDERS)
    options = {spelling for option in lookup.OPTIONS for spelling in option[0].split()}
    assert options | {"-h", "--help"} == set(shown.press("errcode lookup -", "\x1b*").split()[2:])
    assert {"--json", "-1121"} <= set(shown.press("errcode lookup weex -", "\x1b*").split()[3:])


@pytest.mark.parametrize("name", [shell("zsh")])
def test_zsh_shows_descriptions(name, terminal):
    """Commands, options, providers and codes are listed with what they mean."""
    shown = terminal(name)
    for typed, described in {
        "errcode l": r"lookup +-- Explain codes",
        "errcode search --": r"--all +-- Weak matches too",
        "errcode list co": r"coinone +-- Coinone · 코인원",
        "errcode lookup weex -11": r"-1121 +-- Invalid symbol\.",
        "errcode lookup coinone 10": r"105 +-- Price is not correct",
        "errcode lookup kraken EAPI": r"EAPI:Invalid nonce +-- ",
    }.items():
        shown.press(typed, "\t\t")
        assert re.search(described, shown.screen), (typed, shown.screen)


@pytest.mark.parametrize("name", [shell("fish")])
def test_fish_completes(name, calls, tmp_path, monkeypatch):
    """Fish completes the same words, each with its description; only codes start errcode."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bot.log").touch()
    words = Path(user_data_folder()) / "providers.txt"
    words.parent.mkdir(parents=True)
    words.write_text("own-table\n")

    def offered(typed):
        script = f'source "{COMPLETIONS / "errcode.fish"}"; complete -C "{typed}"'
        ran = subprocess.run(["fish", "-N", "-c", script], capture_output=True, encoding="utf-8", check=True)
        assert ran.stderr == ""
        return dict(line.partition("\t")[::2] for line in ran.stdout.splitlines())

    assert offered("errcode l").keys() == {"lookup", "list"}
    assert offered("errcode l")["lookup"] == "Explain codes"
    assert offered("errcode lookup ").keys() == {*PROVIDERS, "own-table"}
    assert offered("errcode list coino") == {"coinone": "Coinone · 코인원"}
    assert offered("errcode search --kind rate").keys() == {"rate-limit"}
    assert offered("errcode lookup --lang ").keys() == {"en", "ko", "both"}
    assert offered("errcode tables remove ") == {"own-table": "your table"}
    assert offered("errcode tables res").keys() == {"restore"}
    assert offered("errcode tables list --").keys() == {"--lang", "--json", "--help"}
    assert offered("errcode explain bo").keys() == {"bot.log"}
    assert offered("errcode --install-completion fi").keys() == {"fish"}
    assert calls() == []
    assert offered("errcode lookup weex -113") == {"-1135": "Invalid JSON request."}
    assert offered("errcode lookup -p weex -113") == {"-1135": "Invalid JSON request."}
    assert offered("errcode lookup coinone 105") == {"105": "Price is not correct"}
    assert calls() == ["complete weex -113", "complete weex -113", "complete coinone 105"]


def test_powershell_script_is_whole():
    """Without a PowerShell: brackets and quotes close, and everything that bash knows stands in the script."""
    text = (COMPLETIONS / "errcode.ps1").read_text(encoding="utf-8")
    code = re.sub(r"""#[^\n]*|'(?:''|[^'])*'|"(?:`.|[^"`])*\"""", "", text)
    assert not {"'", '"'} & set(code)
    opened = []
    for character in code:
        if character in "([{":
            opened.append(")]}"["([{".index(character)])
        elif character in ")]}":
            assert opened.pop() == character
    assert opened == []
    known = GENERATE["known"]()
    spellings = {one for options in known.options.values() for option in options for one in option.spellings}
    for word in {*PROVIDERS, *spellings, *(name for below in known.commands.values() for name in below)}:
        assert f"@('{word}', " in text


@pytest.mark.parametrize("name", ["bash", "zsh", "fish", "powershell"])
def test_installing_twice_changes_nothing(name, run, monkeypatch):
    """Installing adds one line to the shell's start file, says so, and keeps what else stands there."""
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.delenv("ZDOTDIR", raising=False)
    start = Path(start_file(name))
    start.parent.mkdir(parents=True, exist_ok=True)
    start.write_bytes(b"alias a='\xff'\nsource /old  # errcode completion\nalias b=c")
    first, again = run("--install-completion", name), run("--install-completion", name)
    assert (first.code, again.code) == (0, 0)
    assert first.out.startswith(f"{name}: installed in {start}\n")
    assert again.out.startswith(f"{name}: already in {start}\n")
    lines = start.read_bytes().splitlines()
    assert lines[:2] == [b"alias a='\xff'", b"alias b=c"]
    assert len(lines) == 3
    assert str(COMPLETIONS).encode() in lines[2]


@pytest.mark.parametrize("name", BOTH)
def test_an_installed_completion_asks_the_interpreter(name, run, calls, tmp_path):
    """Where the start file notes the interpreter, codes come from it, without the console script."""
    run("--install-completion", name)
    shown = Terminal(name, start_file(name), tmp_path)
    try:
        assert shown.press("errcode lookup weex -113") == "errcode lookup weex -1135 "
        assert calls() == []
    finally:
        shown.close()


@pytest.mark.parametrize("name", [shell("bash"), shell("zsh"), shell("fish")])
def test_an_installed_completion_works(name, run, calls, tmp_path):
    """The start file, read by the shell, completes."""
    if shutil.which(name) is None:
        pytest.fail(f"no {name} here, and ERRCODE_REQUIRE_SHELLS is set")
    run("--install-completion", name)
    asked = {
        "bash": ["bash", "--norc", "-c", f"source {start_file(name)}; complete -p errcode"],
        "zsh": ["zsh", "-f", "-c", f"source {start_file(name)}; print $_comps[errcode]"],
        "fish": ["fish", "-c", "complete -C 'errcode lookup coino'; complete -C 'errcode lookup coinone 105'"],
    }[name]
    ran = subprocess.run(asked, capture_output=True, encoding="utf-8", cwd=tmp_path, check=True)
    assert ("coinone" if name == "fish" else "_errcode") in ran.stdout
    assert name != "fish" or "105\tPrice is not correct" in ran.stdout
    assert calls() == []


def test_shells_are_named_or_found(run, monkeypatch):
    """Without a name it is the shell that runs errcode; an unknown shell is misuse; a script can be printed."""
    monkeypatch.setitem(sys.modules, "shellingham", None)
    monkeypatch.setenv("SHELL", "/usr/bin/fish")
    assert run("--install-completion").out.startswith("fish: installed in ")
    assert run("--install-completion=csh").code == 2
    assert run("--show-completion", "bash").out == (COMPLETIONS / "errcode.bash").read_text(encoding="utf-8")
    assert run("--show-completion", "pwsh").out.startswith("# PowerShell")
    assert run("--show-completion", "zsh", "fish").code == 2
