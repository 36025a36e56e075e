"""The picker, driven in a real terminal: keys go in, the screen that a person would see comes out."""

from __future__ import annotations

import os
import pty
import select
import struct
import subprocess
import sys
import time
from pathlib import Path

import pytest

from errcode.cli.picker import _fitted
from errcode.render.styled import cells

pyte = pytest.importorskip("pyte")
pytest.importorskip("prompt_toolkit")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

APP = Path(__file__).parent / "picker_app.py"
PATIENCE = 15.0
"""Seconds; the machine may be busy."""


class Terminal:
    """A program in a terminal of so many columns, and what stands on its screen."""

    def __init__(self, *arguments, columns=120, rows=30):
        import fcntl
        import termios

        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(APP.parent.parent), "LANG": "C.UTF-8"}
        self.process = subprocess.Popen(
            [sys.executable, str(APP), *arguments], stdin=follower, stdout=follower, stderr=follower, env=environment
        )
        os.close(follower)

    def press(self, keys):
        """Type keys."""
        os.write(self.leader, keys.encode())

    def text(self):
        """Give the screen's lines; the second cell of a wide character is no character."""
        return "\n".join(
            "".join(self.screen.buffer[row][column].data for column in range(self.screen.columns)).rstrip()
            for row in range(self.screen.lines)
        )

    def wait_for(self, *wanted):
        """Read until all of these texts stand on the screen."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if all(text in self.text() for text in wanted):
                return self.text()
            ready, _, _ = select.select([self.leader], [], [], 0.1)
            if ready:
                try:
                    received = os.read(self.leader, 65536)
                except OSError:
                    break
                if b"\x1b[6n" in received:  # it asks where the cursor is
                    os.write(self.leader, b"\x1b[1;1R")
                self.stream.feed(received)
        if all(text in self.text() for text in wanted):
            return self.text()
        raise AssertionError(f"not all of {wanted} on the screen:\n{self.text()}")

    def close(self):
        """End the program, if it has not."""
        self.process.kill()
        self.process.wait()
        os.close(self.leader)


@pytest.fixture
def terminal():
    """Start the picker over some tables; it is ended with the test."""
    open_ = []

    def start(*tables, **size):
        open_.append(Terminal(*tables, **size))
        open_[-1].wait_for("Esc leave")
        return open_[-1]

    yield start
    for each in open_:
        each.close()


def test_the_list_narrows_and_enter_prints(terminal):
    """Typing narrows the list, the card of the first is beside it, Enter gives it."""
    picker = terminal("coinone", "weex")
    picker.press("nonce alrea")
    picker.wait_for("> nonce alrea", "coinone 132", "Nonce already used", "CARD coinone 132", "│")
    picker.press("\r")
    picker.wait_for("picked coinone 132")


def test_arrows_choose(terminal):
    """The arrow keys move the highlight, and the card with it; a key keeps the codes of its policy, and says so."""
    picker = terminal("coinone")
    picker.press("withdrawal restricted")
    first = picker.wait_for("CARD coinone 30").partition("CARD coinone ")[2][:4]
    picker.press("\x1b[B")
    deadline = time.monotonic() + PATIENCE
    while (second := picker.wait_for("CARD coinone").partition("CARD coinone ")[2][:4]) == first:
        assert time.monotonic() < deadline, picker.text()
        picker.wait_for("CARD")
        select.select([picker.leader], [], [], 0.1)
        picker.stream.feed(os.read(picker.leader, 65536))
    picker.press("\x1b[A")
    picker.wait_for(f"CARD coinone {first}")
    assert second != first
    picker.press("\x12")
    picker.wait_for(" · wait · ", "Esc leave")


def test_korean_is_composed(terminal):
    """Korean arrives syllable by syllable, stands in wide cells, and the list follows; `출금ㅈ` is no end of it."""
    picker = terminal("coinone")
    picker.press("출금ㅈ")
    picker.wait_for("> 출금ㅈ", "CARD coinone")
    picker.press("\x7f")
    for syllable in " 주소":
        picker.press(syllable)
    text = picker.wait_for("> 출금 주소", "CARD coinone 15")
    assert "출금" in text.replace("> 출금 주소", "", 1)


def test_nothing_fits(terminal):
    """Where nothing fits it says so, and Enter waits for something that does; Esc leaves, whatever is typed."""
    picker = terminal("coinone")
    picker.press("zxqv wvut")
    picker.wait_for("nothing fits")
    picker.press("\r")
    picker.press("\x1b")
    picker.wait_for("left")


def test_a_narrow_terminal_has_the_card_below(terminal):
    """At 60 columns the card stands under the list."""
    picker = terminal("coinone", columns=60, rows=24)
    picker.press("uuid")
    text = picker.wait_for("> uuid", "CARD coinone 133")
    lines = text.splitlines()
    card = next(place for place, line in enumerate(lines) if "CARD coinone 133" in line)
    assert lines[card].startswith("CARD")
    assert any("coinone 133" in line for line in lines[:card])


@pytest.mark.parametrize("columns", [60, 61, 101])
def test_wide_characters_leave_nothing_at_the_edge(columns):
    """At every width a row fills its columns exactly with whole characters, whatever stood there before."""
    fitted = _fitted([("", "coinone 15  " + "출" * 80)], columns, "")
    assert sum(cells(fragment[1]) for fragment in fitted) == columns
