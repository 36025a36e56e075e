"""What a TAB costs in the shells themselves: the same keys with and without it, the difference divided."""

from __future__ import annotations

import shutil
import statistics

from measure import ROOT, Run, Setting, grid, interleaved

PRESSED = {
    "a command": "errcode prov",
    "an option": "errcode lookup --js",
    "a provider": "errcode lookup coino",
    "a kind": "errcode search --kind rate",
    "a code of Coinone": "errcode lookup coinone 105",
    "a code of Binance": "errcode lookup binance -1121",
    "a code, from an empty Python script in errcode's place": "errcode lookup binance -1121",
}
EMPTY = list(PRESSED)[-1]
TIMES = 20
"""How often the key is pressed in one shell."""


def tab(setting: Setting) -> str:
    """Measure TAB in bash, zsh and fish."""
    environ = {"PATH": f"{setting.venv / 'bin'}:/usr/local/bin:/usr/bin:/bin", "ZDOTDIR": str(setting.work)}
    empty = {**environ, "PATH": f"{_empty(setting)}:{environ['PATH']}"}
    shells = {"bash": _bash, "zsh": _zsh, "fish": _fish}
    here = [name for name in shells if shutil.which(name)]
    runs = {"python": Run([setting.python, "-c", "pass"])}
    for name in here:
        for what, line in PRESSED.items():
            for key in (True, False):
                runs[f"{name} {what} {key}"] = shells[name](setting, line, key)._replace(
                    environ=empty if what == EMPTY else environ
                )
    costs = interleaved(runs, 1 if setting.short else 9)
    median = {name: statistics.median(one.cpu for one in own) for name, own in costs.items()}
    rows = []
    for what in PRESSED:
        each = [(median[f"{name} {what} True"] - median[f"{name} {what} False"]) / TIMES for name in here]
        rows.append((what, *(f"{max(cost, 0) / median['python']:.2f}" for cost in each)))
    ratio = [f"{float(one) / float(other):.2f}" for one, other in zip(rows[-2][1:], rows[-1][1:], strict=True)]
    rows.append(("**a code of Binance / empty script**", *ratio))
    missing = "".join(f" There was no {name} on this machine." for name in shells if name not in here)
    return (
        "CPU of one TAB, the shell's own work included, as a multiple of `python -c pass`: below one, no interpreter\n"
        f"can have been started. A code asks errcode; in the last line the shell's share is on both sides.{missing}\n\n"
        + grid(("completed", *here), rows)
    )


def _empty(setting: Setting) -> str:
    """Make a folder with an `errcode` that is the bare interpreter."""
    program = setting.work / "empty" / "errcode"
    program.parent.mkdir()
    program.write_text(f"#!{setting.python}\n")
    program.chmod(0o755)
    return str(program.parent)


def _typed(line: str, key: bool) -> str:
    """Give the keys: the line, TAB, and the line turned into a comment, so that it is not run."""
    return f"{line}{chr(9) if key else ''}\x01#\n" * TIMES + "exit\n"


def _bash(setting: Setting, line: str, key: bool) -> Run:
    start = setting.work / "bashrc"
    start.write_text(f"PS1='> '\nset +o history\nsource {ROOT}/completions/errcode.bash\n")
    return Run(["bash", "--rcfile", str(start), "-i"], terminal=True, typed=_typed(line, key))


def _zsh(setting: Setting, line: str, key: bool) -> Run:
    (setting.work / ".zshrc").write_text(
        "PS1='> '\nsetopt interactivecomments\nautoload -Uz compinit\ncompinit -u -D\n"
        f"source {ROOT}/completions/_errcode\n"
    )
    return Run(["zsh", "-d", "-i"], terminal=True, typed=_typed(line, key))


def _fish(_: Setting, line: str, key: bool) -> Run:
    asked = f"complete -C '{line}'" if key else "true"
    script = f"source {ROOT}/completions/errcode.fish; for i in (seq {TIMES}); set -e __errcode_line; {asked}; end"
    return Run(["fish", "-N", "-c", script])


SECTIONS = {"Completion": tab}
