"""Where the two halves of a step's picture stand: what is read on the left, what comes of it on the right."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF

from gui.theme import scaled, text_font

PREDICTION_SHARE = 0.27
GUTTER = 40
NARROWEST, LOWEST = 640, 300


def reading_area(size: QSize) -> QRectF:
    """The left half, for a picture of this size."""
    return QRectF(6, 2, size.width() * (1 - PREDICTION_SHARE) - GUTTER, size.height() - 4)


def prediction_area(size: QSize) -> QRectF:
    """The right half."""
    left = size.width() * (1 - PREDICTION_SHARE)
    return QRectF(left, 2, size.width() - left, size.height() - 4)


def divider(size: QSize) -> QRectF:
    """The line between the two."""
    area = prediction_area(size)
    return QRectF(round(area.left() - GUTTER / 2), area.top(), 1, area.height())


def line_height(height: float) -> float:
    """The height of a line of text that heads and feet are made of, in a picture of this height."""
    line = QFontMetricsF(text_font(15)).height()
    return max(min(line, height / 26), scaled(11))
