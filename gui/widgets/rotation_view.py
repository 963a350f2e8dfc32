"""A shift by k positions as a rotation: every pair of numbers turns by an angle that does not know the position."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from engine.measurements.positions import RotationMeasured
from gui.i18n.spoken import say
from gui.state.number_format import format_magnitude
from gui.theme import Theme, scaled, text_font, text_scale, theme_of
from gui.widgets.focus_ring import paint_focus_ring
from gui.widgets.math_text import math_width, paint_math
from gui.widgets.rotation_geometry import Dial, dials, scale_track, shown_pairs

LANE = "transformer"
DIALS, DIAL_AIR = 8, 12
LAST_POSITION = 63


class RotationView(QWidget):
    """Dials for some pairs of numbers, with a hand for the position and one for k later; the arrow keys move both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rotation: RotationMeasured | None = None
        self._position = 6
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        say(self.setAccessibleName, lambda: self.tr("A shift as a rotation"))

    @property
    def position(self) -> int:
        """From where the hands are shifted."""
        return self._position

    def show_rotation(self, rotation: RotationMeasured | None) -> None:
        """Show this shift."""
        self._rotation = rotation
        self._move_to(self._position)

    def describe(self) -> str:
        """What was found, and by how much the pairs turn."""
        rotation = self._rotation
        assert rotation is not None
        turns = ", ".join(f"{self._pair_text(i)}: {_degrees(rotation.angles[i])}" for i in self._pairs())
        return f"{self._found(rotation)}\n{turns}"

    def sizeHint(self) -> QSize:
        return QSize(640, self.minimumSizeHint().height())  # it takes what room there is

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(500), scaled(250))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
            return
        self._move_to(self._position + move)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._follow(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._follow(event.position())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._rotation is None:
            paint_focus_ring(self)
            return
        theme, rotation = theme_of(self), self._rotation
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_head(painter, theme, rotation)
            for dial in dials(QRectF(self.rect()), self._pairs(), text_scale()):
                self._paint_dial(painter, theme, dial, rotation)
            self._paint_track(painter, theme)
        paint_focus_ring(self)

    def _pairs(self) -> tuple[int, ...]:
        return shown_pairs(len(self._rotation.angles), DIALS) if self._rotation else ()

    def _found(self, rotation: RotationMeasured) -> str:
        words = self.tr("One matrix for all positions: over the first {count} no number is off by more than {residual}")
        return words.format(count=rotation.positions, residual=format_magnitude(rotation.residual))

    def _pair_text(self, pair: int) -> str:
        return self.tr("dimensions {first}, {second}").format(first=2 * pair, second=2 * pair + 1)

    def _paint_head(self, painter: QPainter, theme: Theme, rotation: RotationMeasured) -> None:
        formula = f"PE(p + {rotation.shift})  =  R_{{{rotation.shift}}} · PE(p)"
        painter.setPen(theme.ink)
        paint_math(painter, 4, scaled(26), formula, 20, 600)
        exact = self.tr("({residual} in double precision)").format(residual=format_magnitude(rotation.exact_residual))
        painter.setFont(text_font(15))
        painter.setPen(theme.ink2)
        room = QRectF(4, scaled(38), self.width() - 8, scaled(48))
        found = f"{self._found(rotation)} {exact}."
        painter.drawText(room, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, found)
        self._paint_key(painter, theme, 4 + math_width(formula, 20, 600) + scaled(36))

    def _paint_key(self, painter: QPainter, theme: Theme, left: float) -> None:
        """Which hand is which, at the right of the formula where there is room."""
        assert self._rotation is not None
        painter.setFont(text_font(14, 500, tabular=True))
        here = self.tr("position {position}").format(position=self._position)
        there = self.tr("position {position}").format(position=self._position + self._rotation.shift)
        for text, colour, is_thick in ((here, theme.ink3, False), (there, theme.lane(LANE).fill, True)):
            width = painter.fontMetrics().horizontalAdvance(text)
            if left + scaled(30) + width > self.width():
                return
            y = scaled(20)
            painter.setPen(QPen(colour, 4 if is_thick else 2, c=Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(left, y), QPointF(left + scaled(22), y))
            painter.setPen(theme.ink2)
            painter.drawText(QRectF(left + scaled(30), y - scaled(11), width + 4, scaled(22)), text)
            left += scaled(30) + width + scaled(24)

    def _paint_dial(self, painter: QPainter, theme: Theme, dial: Dial, rotation: RotationMeasured) -> None:
        turn = rotation.angles[dial.pair]
        here = turn / rotation.shift * self._position
        frame = QRectF(dial.centre.x() - dial.radius, dial.centre.y() - dial.radius, 2 * dial.radius, 2 * dial.radius)
        painter.setPen(QPen(theme.line2, 1))
        painter.setBrush(theme.well)
        painter.drawEllipse(frame)
        sector = QPainterPath(dial.centre)
        shown = math.degrees(turn) if turn < 2 * math.pi else math.degrees(turn % (2 * math.pi))
        sector.arcTo(frame, 90 - math.degrees(here), -shown)
        sector.closeSubpath()
        tint = QColor(theme.lane(LANE).fill)
        tint.setAlphaF(0.16)
        painter.fillPath(sector, tint)
        for angle, colour, width in ((here, theme.ink3, 2.0), (here + turn, theme.lane(LANE).fill, 4.0)):
            painter.setPen(QPen(colour, width, c=Qt.PenCapStyle.RoundCap))
            painter.drawLine(dial.centre, dial.tip(angle))
        line = scaled(18)
        label = QRectF(dial.centre.x() - 100, frame.bottom() + 6, 200, line)
        painter.setFont(text_font(15, 600, tabular=True))
        painter.setPen(theme.ink)
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, _degrees(turn))
        painter.setFont(text_font(13, tabular=True))
        painter.setPen(theme.ink3)
        label.translate(0, line)
        pair = self._pair_text(dial.pair)
        if painter.fontMetrics().horizontalAdvance(pair) > 2 * dial.radius + DIAL_AIR:
            pair = f"{2 * dial.pair}, {2 * dial.pair + 1}"
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, pair)

    def _paint_track(self, painter: QPainter, theme: Theme) -> None:
        track = scale_track(QRectF(self.rect()), text_scale())
        painter.setFont(text_font(14, 500, tabular=True))
        painter.setPen(theme.ink2)
        label = QRectF(4, track.center().y() - scaled(11), track.left() - 12, scaled(22))
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, f"p = {self._position}")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.line2)
        painter.drawRoundedRect(track, 2, 2)
        middle = QPointF(track.left() + self._position / LAST_POSITION * track.width(), track.center().y())
        painter.setPen(QPen(theme.card, 2))
        painter.setBrush(theme.ink)
        painter.drawEllipse(middle, scaled(8), scaled(8))

    def _follow(self, point: QPointF) -> None:
        track = scale_track(QRectF(self.rect()), text_scale())
        if point.y() > track.top() - scaled(20):
            self._move_to(round((point.x() - track.left()) / track.width() * LAST_POSITION))

    def _move_to(self, position: int) -> None:
        self._position = min(max(position, 0), LAST_POSITION)
        if self._rotation:
            self.setAccessibleDescription(self.describe())
        self.update()


def _degrees(angle: float) -> str:
    degrees = math.degrees(angle)
    return f"{degrees:,.0f}°" if degrees >= 10 else f"{degrees:.1f}°" if degrees >= 1 else f"{degrees:.2f}°"
