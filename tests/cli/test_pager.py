"""Screens on a real terminal (tmux): long lists paged as git does, and the picker."""

import os
import shutil
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.outside
if not shutil.which("tmux") and not os.environ.get("ERRCODE_REQUIRE_SHELLS"):
    pytest.skip("tmux is not installed", allow_module_level=True)


def screen_of(command, tmp_path, *, wanted, columns=80, keys=()):
    """Run a command in a tmux window of 20 rows until a text stands there; give the screen and close it.

    `keys` are typed one after the other, each as soon as the text before it stands there: (text, keys).
    """
    socket = tmp_path / f"tmux{time.monotonic_ns()}"  # a server that ends may still hold its own
    tmux = ["tmux", "-S", str(socket), "-f", "/dev/null"]
    environment = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    environment.pop("PAGER", None)
    start = [*tmux, "-u", "new-session", "-d", "-x", str(columns), "-y", "20", f"{command}; echo ENDED; sleep 20"]
    subprocess.run(start, check=True, env=environment)

    def shown(text):
        deadline = time.monotonic() + 20
        while True:
            captured = subprocess.run([*tmux, "capture-pane", "-p"], capture_output=True, text=True, encoding="utf-8")
            if text in captured.stdout or time.monotonic() > deadline:
                return captured.stdout
            time.sleep(0.1)

    try:
        for text, typed in keys:
            shown(text)
            subprocess.run([*tmux, "send-keys", *typed], check=True)
        return shown(wanted)
    finally:
        subprocess.run([*tmux, "kill-server"], capture_output=True)


ERRCODE = f"{sys.executable} -m errcode"


@pytest.mark.skipif(not shutil.which("less"), reason="less is not installed")
def test_a_long_list_is_paged(tmp_path):
    """A list that is longer than the screen waits at its first page; the Hangul on it is whole."""
    shown = screen_of(f"{ERRCODE} list coinone", tmp_path, wanted="코인원")
    assert "코인원" in shown
    assert "ENDED" not in shown


def test_a_short_answer_is_not_paged(tmp_path):
    """A card that fits the screen is shown, and the prompt is back."""
    shown = screen_of(f"{ERRCODE} lookup koscom 3005", tmp_path, wanted="ENDED")
    assert "ENDED" in shown


def test_nothing_is_paged_into_a_pipe(tmp_path):
    """Into a pipe everything is written at once."""
    shown = screen_of(f"{ERRCODE} list coinone | tail -1", tmp_path, wanted="ENDED")
    assert "ENDED" in shown


def test_a_code_is_picked(tmp_path):
    """Words narrow the list as they are typed, Hangul too, every letter in its cell; Enter prints the card."""
    pytest.importorskip("prompt_toolkit", reason="prompt_toolkit is not installed: pip install -e '.[picker]'")
    command = f"{ERRCODE} search -p coinone"
    narrowed = screen_of(command, tmp_path, wanted="103", columns=100, keys=[("105", ["잔고 부족"])])
    assert "잔고가 부족 합니다." in narrowed
    assert "올바르지 않은 가격입니다." not in narrowed
    picked = screen_of(
        command, tmp_path, wanted="ENDED", columns=100, keys=[("105", ["잔고 부족"]), ("103", ["Enter"])]
    )
    assert "Coinone 103" in picked
