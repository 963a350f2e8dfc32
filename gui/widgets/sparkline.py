"""A line without axes that shows a trend."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF


def sparkline_points(
    values: NDArray[np.float64], rect: QRectF, limits: tuple[float, float] | None = None
) -> list[QPointF]:
    """The corners of a line through `values` (count,) across `rect`, from the lower of the `limits` to the upper.

    Without limits they are the lowest and the highest value, that taken at the 98th percentile, so that one outlier
    does not flatten the rest.
    """
    if len(values) < 2:
        return []
    low, high = limits or (float(values.min()), float(np.percentile(values, 98)))
    shares = np.clip((values - low) / (high - low), 0, 1) if high > low else np.full(len(values), 0.5)
    xs = np.linspace(rect.left(), rect.right(), len(values))
    return [QPointF(x, y) for x, y in zip(xs, rect.bottom() - shares * rect.height(), strict=True)]


def paint_sparkline(
    painter: QPainter,
    values: NDArray[np.float64],
    rect: QRectF,
    colour: QColor,
    limits: tuple[float, float] | None = None,
) -> None:
    """Draw the line, 1.5 px wide."""
    points = sparkline_points(values, rect, limits)
    if points:
        painter.setPen(QPen(colour, 1.5))
        painter.drawPolyline(QPolygonF(points))
