"""Growth curves as SVG: both axes logarithmic, so that a straight line of slope one is linear growth."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from measure import HERE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WIDTH, HEIGHT = 640, 360
LEFT, RIGHT, TOP, BOTTOM = 64, 170, 36, 48
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000")
"""Told apart by the colour-blind as well (Okabe and Ito)."""


def write_plot(
    name: str, title: str, x: str, y: str, curves: Mapping[str, Sequence[tuple[float, float]]], folder: str = "plots"
) -> str:
    """Write `plots/<name>.svg`; give the Markdown that shows it."""
    path = HERE / folder / f"{name}.svg"
    path.parent.mkdir(exist_ok=True)
    path.write_text(drawn(title, x, y, curves), encoding="utf-8")
    return f"![{title}]({folder}/{name}.svg)\n"


def drawn(title: str, x: str, y: str, curves: Mapping[str, Sequence[tuple[float, float]]]) -> str:
    """Draw curves: label → points, all above zero."""
    points = [point for curve in curves.values() for point in curve]
    across = _Axis([point[0] for point in points], LEFT, WIDTH - RIGHT)
    up = _Axis([point[1] for point in points], HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        'font-size="11">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        _label(LEFT, 20, title, "start", 13),
        _label((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, x),
        f'<g transform="rotate(-90 14 {HEIGHT / 2})">{_label(14, HEIGHT / 2, y)}</g>',
    ]
    for value in across.ticks():
        place = across.place(value)
        parts += [_line(place, TOP, place, HEIGHT - BOTTOM), _label(place, HEIGHT - BOTTOM + 16, f"{value:,g}")]
    for value in up.ticks():
        place = up.place(value)
        parts += [_line(LEFT, place, WIDTH - RIGHT, place), _label(LEFT - 6, place + 4, f"{value:,g}", "end")]
    for place, (label, curve) in enumerate(curves.items()):
        colour = COLOURS[place % len(COLOURS)]
        corners = [(across.place(one), up.place(other)) for one, other in curve]
        path = " ".join(f"{one:.1f},{other:.1f}" for one, other in corners)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{one:.1f}" cy="{other:.1f}" r="2.5" fill="{colour}"/>' for one, other in corners]
        parts.append(f'<rect x="{WIDTH - RIGHT + 10}" y="{TOP + place * 18}" width="10" height="10" fill="{colour}"/>')
        parts.append(_label(WIDTH - RIGHT + 24, TOP + 9 + place * 18, label, "start"))
    return "\n".join([*parts, "</svg>", ""])


class _Axis:
    """A logarithmic axis from one place to another that holds all of some values."""

    def __init__(self, values: Sequence[float], begin: float, end: float) -> None:
        low, high = math.log10(min(values)), math.log10(max(values))
        margin = max((high - low) * 0.05, 0.05)
        self._low, self._high, self._begin, self._end = low - margin, high + margin, begin, end

    def place(self, value: float) -> float:
        """Give where a value stands."""
        return self._begin + (self._end - self._begin) * (math.log10(value) - self._low) / (self._high - self._low)

    def ticks(self) -> list[float]:
        """Give the values to mark: powers of ten, and what lies between them where the axis is short."""
        powers = range(math.floor(self._low), math.ceil(self._high) + 1)
        steps = (1,) if self._high - self._low > 2.5 else (1, 2, 5)
        values = [step * 10.0**power for power in powers for step in steps]
        return [value for value in values if self._low <= math.log10(value) <= self._high]


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="#dddddd"/>'


def _label(x: float, y: float, text: str, anchor: str = "middle", size: int = 11) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}">{escape(text)}</text>'
