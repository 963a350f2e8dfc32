"""Where the two halves of a step's picture stand: what is read on the left, what comes of it on the right."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF

from gui.theme import scaled, text_font

PREDICTION_SHARE = 0.27
GUTTER = 40
NARROWEST, LOWEST = 640, 340  # times the scale of text
STACKED_SHARE, WAY, RIGHT_WAY = 0.53, 24, 16  # of the height; px at the left and the right for the line between them


def is_stacked(size: QSize) -> bool:
    """Whether a picture of this size has its halves below each other, if it can: side by side they were too narrow."""
    return size.width() < scaled(NARROWEST)


def reading_area(size: QSize, *, stacked: bool = False) -> QRectF:
    """The left half, for a picture of this size; the upper one if they are stacked."""
    if stacked:
        return QRectF(6, 2, size.width() - 12 - RIGHT_WAY, size.height() * STACKED_SHARE - GUTTER)
    return QRectF(6, 2, size.width() * (1 - PREDICTION_SHARE) - GUTTER, size.height() - 4)


def prediction_area(size: QSize, *, stacked: bool = False) -> QRectF:
    """The right half; the lower one if they are stacked."""
    if stacked:
        top = size.height() * STACKED_SHARE
        return QRectF(6 + WAY, top, size.width() - 12 - WAY, size.height() - top - 2)
    left = size.width() * (1 - PREDICTION_SHARE)
    return QRectF(left, 2, size.width() - left, size.height() - 4)


def way_down(size: QSize) -> QPointF:
    """Between the two if they are stacked, where the line from the upper one turns down at the left."""
    area = prediction_area(size, stacked=True)
    return QPointF(area.left() - WAY / 2, area.top() - GUTTER / 2)


def divider(size: QSize) -> QRectF:
    """The line between the two if they are side by side."""
    area = prediction_area(size)
    return QRectF(round(area.left() - GUTTER / 2), area.top(), 1, area.height())


def line_height(height: float) -> float:
    """The height of a line of text that heads and feet are made of, in a picture of this height."""
    line = QFontMetricsF(text_font(15)).height()
    return max(min(line, height / 26), scaled(11))
