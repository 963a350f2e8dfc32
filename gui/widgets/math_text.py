"""Formulas with subscripts, written as `s_{10}`: symbols in italics, subscripts smaller and lower."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from gui.theme import text_font

SUBSCRIPT_SIZE, SUBSCRIPT_DROP = 0.72, 0.24  # of the letters' size
SMALLEST = 10.0
_RUN = re.compile(r"_\{([^}]*)\}|([^_]+|_)")


@dataclass(frozen=True, slots=True)
class MathRun:
    """A part of a formula at one height."""

    text: str
    is_subscript: bool


def math_runs(formula: str) -> list[MathRun]:
    """The parts of a formula in their order."""
    return [MathRun(low or plain, bool(low)) for low, plain in _RUN.findall(formula)]


def math_width(formula: str, px: float, weight: int = 400) -> float:
    """How wide a formula is at a size of the type scale."""
    return sum(QFontMetricsF(_font(run, px, weight)).horizontalAdvance(run.text) for run in math_runs(formula))


def fitting_size(formula: str, px: float, room: float) -> float:
    """The size at which a formula fits into `room` px: the token's, or a smaller one."""
    width = math_width(formula, px)
    return px if width <= room else max(SMALLEST, px * room / width)


def paint_math(painter: QPainter, x: float, baseline: float, formula: str, px: float, weight: int = 400) -> None:
    """Paint a formula with the painter's pen, from `x` on."""
    for run in math_runs(formula):
        font = _font(run, px, weight)
        metrics = QFontMetricsF(font)
        drop = SUBSCRIPT_DROP * QFontMetricsF(text_font(px)).ascent() if run.is_subscript else 0.0
        painter.setFont(font)
        painter.drawText(QPointF(x, baseline + drop), run.text)
        x += metrics.horizontalAdvance(run.text)


def _font(run: MathRun, px: float, weight: int) -> QFont:
    font = text_font(px * SUBSCRIPT_SIZE if run.is_subscript else px, weight)
    font.setItalic(True)
    return font
