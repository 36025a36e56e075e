"""What a TAB costs in the shells themselves: the same keys with and without it, the difference divided."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess

from measure import Run, Setting, grid, interleaved

PRESSED = {
    "a command": "errcode prov",
    "an option": "errcode lookup --js",
    "a provider": "errcode lookup coino",
    "a kind": "errcode search --kind rate",
    "a code of Coinone": "errcode lookup coinone 105",
    "a code of Binance": "errcode lookup binance -1121",
}
TIMES = 20
"""How often the key is pressed in one shell."""


def tab(setting: Setting) -> str:
    """Measure TAB in bash, zsh and fish."""
    environ = {"PATH": f"{setting.venv / 'bin'}:/usr/local/bin:/usr/bin:/bin", "ZDOTDIR": str(setting.work)}
    _installed(setting)
    shells = {"bash": _bash, "zsh": _zsh, "fish": _fish}
    here = [name for name in shells if shutil.which(name)]
    runs = {"python": Run([setting.python, "-c", "pass"])}
    for name in here:
        for what, line in PRESSED.items():
            for key in (True, False):
                runs[f"{name} {what} {key}"] = shells[name](setting, line, key)._replace(environ=environ)
    costs = interleaved(runs, 1 if setting.short else 9)
    median = {name: statistics.median(one.cpu for one in own) for name, own in costs.items()}
    rows = []
    for what in PRESSED:
        each = [(median[f"{name} {what} True"] - median[f"{name} {what} False"]) / TIMES for name in here]
        rows.append((what, *(f"{max(cost, 0) / median['python']:.2f}" for cost in each)))
    missing = "".join(f" There was no {name} on this machine." for name in shells if name not in here)
    return (
        "CPU of one TAB, the shell's own work included, as a multiple of `python -c pass`: below one, no interpreter\n"
        f"can have been started. Installed by `errcode --install-completion`.{missing}\n\n"
        + grid(("completed", *here), rows)
    )


def _typed(line: str, key: bool) -> str:
    """Give the keys: the line, TAB, and the line turned into a comment, so that it is not run."""
    return f"{line}{chr(9) if key else ''}\x01#\n" * TIMES + "exit\n"


def _installed(setting: Setting) -> None:
    """Install the completions as a user does; zsh and the scripts' keys need a setting more."""
    (setting.work / ".bashrc").write_text("PS1='> '\nset +o history\n")
    (setting.work / ".zshrc").write_text(
        "PS1='> '\nsetopt interactivecomments\nautoload -Uz compinit\ncompinit -u -D\n"
    )
    work = str(setting.work)
    environ = {**os.environ, "HOME": work, "ZDOTDIR": work, "XDG_CONFIG_HOME": f"{work}/.config"}
    for shell in ("bash", "zsh", "fish"):
        asked = [setting.errcode, "--install-completion", shell]
        subprocess.run(asked, env=environ, check=True, stdout=subprocess.DEVNULL)


def _bash(setting: Setting, line: str, key: bool) -> Run:
    start = str(setting.work / ".bashrc")
    return Run(["bash", "--rcfile", start, "-i"], terminal=True, typed=_typed(line, key))


def _zsh(_: Setting, line: str, key: bool) -> Run:
    return Run(["zsh", "-d", "-i"], terminal=True, typed=_typed(line, key))


def _fish(setting: Setting, line: str, key: bool) -> Run:
    start = setting.work / ".config" / "fish" / "completions" / "errcode.fish"
    asked = f"complete -C '{line}'" if key else "true"
    return Run(["fish", "-N", "-c", f"source {start}; for i in (seq {TIMES}); set -e __errcode_line; {asked}; end"])


SECTIONS = {"Completion": tab}
