"""`errcode --install-completion [SHELL]` and `--show-completion [SHELL]`: the shells' completion scripts.

The scripts themselves are generated (`completions/generate.py`). Installing means one line in the shell's start file
that reads the script where errcode is installed, so that an update of errcode updates the completion.
"""

from __future__ import annotations

import os
import shlex
import sys

from errcode.catalog.folders import bundled_folder
from errcode.model import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from errcode.render.output import Output

SCRIPTS = {"bash": "errcode.bash", "zsh": "_errcode", "fish": "errcode.fish", "powershell": "errcode.ps1"}
MARK = "# errcode completion"
"""Ends the line in a start file, so that it is found again."""


def show(shell: str | None, out: Output) -> int:
    """Print the script of a shell."""
    with open(script_path(_known(shell)), encoding="utf-8") as file:
        out.write(file.read())
    return 0


def install(shell: str | None, out: Output) -> int:
    """Let a shell's start file read the script; say what was done, and how to have it at once."""
    shell = _known(shell)
    start, line = start_file(shell), start_line(shell, script_path(shell))
    try:
        changed = _put(start, line)
    except OSError as error:
        raise UsageError(
            f"{start}: {error.strerror or error}; add this line yourself: {line}",
            f"{start}: {error.strerror or error}. 다음 줄을 직접 추가하세요: {line}",
        ) from None
    did = out.pick("installed in", "설치됨:") if changed else out.pick("already in", "이미 설치됨:")
    reload = f". {start}" if shell == "powershell" else f"source {shlex.quote(start)}"
    out.write(f"{shell}: {did} {start}\n")
    out.write(out.pick(f"new shells have it; here: {reload}\n", f"새 셸부터 적용됩니다. 지금 적용: {reload}\n"))
    return 0


def script_path(shell: str) -> str:
    """Give where a shell's script lies: beside the tables, in an installed errcode and in a checkout."""
    return os.path.join(os.path.dirname(bundled_folder()), "completions", SCRIPTS[shell])


def start_file(shell: str) -> str:
    """Give the file that a shell reads when it starts."""
    home = os.path.expanduser("~")
    config = os.environ.get("XDG_CONFIG_HOME") or os.path.join(home, ".config")
    if shell == "powershell":
        return _powershell_profile()
    return {
        "bash": os.path.join(home, ".bashrc"),
        "zsh": os.path.join(os.environ.get("ZDOTDIR") or home, ".zshrc"),
        "fish": os.path.join(config, "fish", "completions", "errcode.fish"),
    }[shell]


def start_line(shell: str, script: str) -> str:
    """Give the line that reads a script, if it is still there, and notes the interpreter to ask for codes."""
    if shell == "powershell":
        quoted = "'" + script.replace("'", "''") + "'"
        return f"if (Test-Path {quoted}) {{ . {quoted} }}  {MARK}"
    quoted, python = shlex.quote(script), shlex.quote(sys.executable)
    if shell == "fish":
        return f"set -g __errcode_python {python}; test -r {quoted}; and source {quoted}  {MARK}"
    return f"_errcode_python={python}; [[ -r {quoted} ]] && source {quoted}  {MARK}"


def _put(start: str, line: str) -> bool:
    """Add the line to a start file, or put it in the place of an earlier one; tell whether the file changed."""
    start = os.path.realpath(start)
    os.makedirs(os.path.dirname(start), exist_ok=True)
    text = ""
    if os.path.exists(start):
        with open(start, encoding="utf-8", errors="surrogateescape", newline="") as file:
            text = file.read()
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += "\n"
    kept = [other for other in lines if not other.rstrip().endswith(MARK)]
    if any(other.rstrip("\r\n") == line for other in lines) and len(kept) == len(lines) - 1:
        return False
    with open(start, "w", encoding="utf-8", errors="surrogateescape", newline="") as file:
        file.write("".join([*kept, line, "\n"]))
    return True


def _known(shell: str | None) -> str:
    name = {"pwsh": "powershell"}.get(shell or "", shell) or _running()
    if name not in SCRIPTS:
        listed = ", ".join(SCRIPTS)
        raise UsageError(
            f"no completion for {name or 'this shell'}; name one of {listed}: errcode --install-completion bash",
            f"{name or '이 셸'}의 자동 완성은 없습니다. {listed} 중에서 고르세요: errcode --install-completion bash",
        )
    return name


def _running() -> str:
    """Give the shell that errcode was started from: the parent process, or what the environment says."""
    try:
        from shellingham import detect_shell

        name: str = detect_shell()[0]
    except Exception:  # it comes with Typer, gives up in many ways, and is only a convenience
        name = os.path.basename(os.environ.get("SHELL", ""))
    return {"pwsh": "powershell"}.get(name, name)


def _powershell_profile() -> str:
    """Ask PowerShell for its profile, whose folder may be anywhere on Windows."""
    import subprocess

    for program in ("pwsh", "powershell"):
        try:
            ran = subprocess.run(
                [program, "-NoProfile", "-Command", "echo $PROFILE"], capture_output=True, text=True, check=True
            )
            return ran.stdout.strip()
        except (OSError, subprocess.CalledProcessError):
            continue
    if sys.platform != "win32":
        return os.path.expanduser("~/.config/powershell/Microsoft.PowerShell_profile.ps1")
    return os.path.expanduser("~\\Documents\\PowerShell\\Microsoft.PowerShell_profile.ps1")


PERFORM = {"--install-completion": install, "--show-completion": show}
"""What the options of the program do."""
