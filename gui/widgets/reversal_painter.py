"""Paints exact match against length: a curve for each model, each with its name on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from gui.i18n.text import tr
from gui.theme import Theme, scaled, text_font
from gui.widgets.lane_marker import marker_path
from gui.widgets.reversal_geometry import Curve, ReversalFrame, label_places

TICKS = (0, 25, 50, 75, 100)
CURVE_WIDTH, CHOSEN_WIDTH = 3.5, 5.0
MARKER, CHOSEN_MARKER = 7.0, 12.0
BAND_OPACITY = 0.16
DASHES = [2.0, 1.6]  # of a curve that was trained live, in widths of its line


@dataclass(frozen=True, slots=True)
class PaintedCurve:
    """A model's curve.

    Attributes:
        share: 0..1 on the ramp from the shortest vector to the longest; None: the lane's own colour.
        name: that stands on it.
        points: (length, exact match).
        band: (length, low, high) of the intervals that hold 95 times of 100.
        is_dashed: trained live.
    """

    architecture: str
    share: float | None
    name: str
    points: Curve
    band: Sequence[tuple[int, float, float]]
    is_dashed: bool = False

    def colour(self, theme: Theme) -> QColor:
        """Of its line."""
        lane = theme.lane(self.architecture)
        return lane.fill if self.share is None else theme.size_colour(self.architecture, self.share)


def paint_reversal_chart(
    painter: QPainter, theme: Theme, frame: ReversalFrame, curves: Sequence[PaintedCurve], length: int, chosen: int
) -> None:
    """Paint axes and curves, the first of `curves` on top; the column of `length` and the curve `chosen` stand out."""
    _paint_axes(painter, theme, frame, length)
    if 0 <= chosen < len(curves):
        _paint_band(painter, theme, frame, curves[chosen])
    for i, curve in reversed(list(enumerate(curves))):
        _paint_curve(painter, theme, frame, curve, length, is_chosen=i == chosen)
    _paint_names(painter, theme, frame, curves, chosen)


def _paint_axes(painter: QPainter, theme: Theme, frame: ReversalFrame, chosen: int) -> None:
    ground = QRectF(frame.x(chosen) - frame.pitch / 2, frame.top, frame.pitch, frame.bottom - frame.top + scaled(26))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.faint)
    painter.drawRoundedRect(ground.adjusted(2, -scaled(6), -2, 0), 6, 6)
    middle, right = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for tick in TICKS:
        y = frame.y(tick)
        painter.setPen(QPen(theme.line if tick else theme.line2, 1))
        painter.drawLine(QPointF(frame.left, y), QPointF(frame.right, y))
        _text(
            painter,
            theme.ink3,
            13,
            400,
            QRectF(0, y - scaled(10), frame.left - scaled(8), scaled(20)),
            right,
            f"{tick}",
        )
    for length in frame.lengths:
        is_chosen = length == chosen
        place = QRectF(frame.x(length) - frame.pitch / 2, frame.bottom + scaled(4), frame.pitch, scaled(20))
        ink, weight = (theme.ink, 700) if is_chosen else (theme.ink2, 400)
        _text(painter, ink, 14, weight, place, middle, f"{length}")
    foot = QRectF(frame.left, frame.bottom + scaled(26), frame.right - frame.left, scaled(20))
    _text(painter, theme.ink3, 13, 400, foot, middle, tr("digits to reverse"))
    unit = QRectF(0, 0, frame.right, scaled(20))
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    _text(painter, theme.ink2, 13, 600, unit, left, tr("reversed without a fault, %"))


def _paint_band(painter: QPainter, theme: Theme, frame: ReversalFrame, curve: PaintedCurve) -> None:
    over = [QPointF(frame.x(length), frame.y(high)) for length, _, high in curve.band]
    under = [QPointF(frame.x(length), frame.y(low)) for length, low, _ in curve.band]
    fill = QColor(theme.lane(curve.architecture).fill)
    fill.setAlphaF(BAND_OPACITY)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawPolygon(QPolygonF([*over, *reversed(under)]))


def _paint_curve(
    painter: QPainter, theme: Theme, frame: ReversalFrame, curve: PaintedCurve, length: int, *, is_chosen: bool
) -> None:
    colour = curve.colour(theme)
    pen = QPen(colour, CHOSEN_WIDTH if is_chosen else CURVE_WIDTH)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if curve.is_dashed else Qt.PenCapStyle.RoundCap)
    if curve.is_dashed:
        pen.setDashPattern(DASHES)
    places = [(each, QPointF(frame.x(each), frame.y(value))) for each, value in curve.points]
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([place for _, place in places]))
    painter.setPen(QPen(theme.card, 1.5))
    painter.setBrush(colour)
    for each, place in places:
        painter.drawPath(marker_path(curve.architecture, place, CHOSEN_MARKER if each == length else MARKER))


def _paint_names(
    painter: QPainter, theme: Theme, frame: ReversalFrame, curves: Sequence[PaintedCurve], chosen: int
) -> None:
    """The names on the falling curves from the lowest up; what stays at the top is named at its left end."""
    falling = [i for i in reversed(range(len(curves))) if curves[i].share is not None]
    places = label_places(frame, [curves[i].points for i in falling])
    for i, (x, y) in zip(falling, places, strict=True):
        _paint_name(painter, theme, curves[i], QPointF(x, y), is_chosen=i == chosen)
    for i, curve in enumerate(curves):
        if curve.share is None:
            length, value = curve.points[-1]
            metrics = QFontMetricsF(text_font(13, 600))
            x = min(frame.x(length), frame.right - metrics.horizontalAdvance(curve.name) / 2 - scaled(8))
            place = QPointF(x, frame.y(value) - scaled(17))
            _paint_name(painter, theme, curve, place, is_chosen=i == chosen)


def _paint_name(painter: QPainter, theme: Theme, curve: PaintedCurve, centre: QPointF, *, is_chosen: bool) -> None:
    colours = theme.lane(curve.architecture)
    metrics = QFontMetricsF(text_font(13, 600, tabular=True))
    place = QRectF(0, 0, metrics.horizontalAdvance(curve.name) + scaled(10), scaled(20))
    place.moveCenter(centre)
    painter.setPen(QPen(colours.text if is_chosen else curve.colour(theme), 1.5))
    painter.setBrush(colours.tint if is_chosen else theme.card)
    painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
    _text(painter, colours.text, 13, 600, place, Qt.AlignmentFlag.AlignCenter, curve.name)


def _text(
    painter: QPainter, colour: QColor, px: float, weight: int, place: QRectF, side: Qt.AlignmentFlag, text: str
) -> None:
    painter.setFont(text_font(px, weight, tabular=True))
    painter.setPen(colour)
    painter.drawText(place, side, text)
