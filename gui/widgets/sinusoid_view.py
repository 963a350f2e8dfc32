"""The vectors of positions as a picture with a cursor."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from gui.i18n.spoken import say
from gui.state.position_record import Vectors, wavelength
from gui.theme import Theme, scaled, text_font, text_scale, theme_of
from gui.widgets.focus_ring import paint_focus_ring
from gui.widgets.hover_text import TipCanvas
from gui.widgets.sinusoid_geometry import SinusoidPlaces, sinusoid_places

LANE = "transformer"
LEVELS = 127
FIRST_CURSOR = (10, 24)
TICKS = 16
MOVES = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class SinusoidView(TipCanvas):
    """A map of all numbers, positions across; a click, a drag or the arrow keys move the cursor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vectors: Vectors | None = None
        self._are_waves = True
        self.cursor_cell = FIRST_CURSOR
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        say(self.setAccessibleName, lambda: self.tr("Vectors of the positions"))

    def show_vectors(self, vectors: Vectors | None, *, are_waves: bool) -> None:
        """Show a table (positions, size); `are_waves`: of sinusoids, whose numbers have a wavelength."""
        self._vectors, self._are_waves = vectors, are_waves
        self._move_to(*self.cursor_cell)

    def describe(self, position: int, dimension: int) -> str:
        """A number in words."""
        assert self._vectors is not None
        words = self.tr("position {position}, dimension {dimension}: {value:.3f}")
        return words.format(position=position, dimension=dimension, value=self._vectors[position, dimension])

    def sizeHint(self) -> QSize:
        return QSize(640, self.minimumSizeHint().height())  # it takes what room there is

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(500), scaled(230))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = MOVES.get(Qt.Key(event.key()))
        if move is None or self._vectors is None:
            super().keyPressEvent(event)
            return
        far = 8 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        self._move_to(self.cursor_cell[0] + far * move[0], self.cursor_cell[1] + far * move[1])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._follow(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._follow(event.position())

    def tip_at(self, position: QPointF) -> str:
        cell = self._places().cell_at(position) if self._vectors is not None else None
        return self.describe(*cell) if cell else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._vectors is None:
            paint_focus_ring(self)
            return
        theme, places = theme_of(self), self._places()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawImage(places.table, _picture(self._vectors, theme))
            self._paint_axes(painter, theme, places)
            self._paint_wave(painter, theme, places, self._vectors)
            self._paint_vector(painter, theme, places, self._vectors)
            self._paint_cursor(painter, theme, places)

    def _places(self) -> SinusoidPlaces:
        assert self._vectors is not None
        positions, size = self._vectors.shape
        return sinusoid_places(QRectF(self.rect()), positions, size, text_scale())

    def _paint_axes(self, painter: QPainter, theme: Theme, places: SinusoidPlaces) -> None:
        painter.setFont(text_font(13, tabular=True))
        painter.setPen(theme.ink3)
        left, line = places.table.left(), scaled(18)
        head = QRectF(left, 0, places.table.width(), places.table.top() - 4)
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, self.tr("position →   dimension ↓"))
        for position in range(0, places.positions, TICKS):
            place = QRectF(places.x(position) - 40, places.wave.bottom() + 3, 80, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, f"{position}")
        for dimension in range(0, places.size, places.size // 4):
            place = QRectF(0, places.y(dimension) - line / 2, left - 8, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{dimension}")
        for value in (1, 0, -1):
            place = QRectF(0, places.wave_point(0, value).y() - line / 2, left - 8, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{value}")

    def _paint_wave(self, painter: QPainter, theme: Theme, places: SinusoidPlaces, vectors: Vectors) -> None:
        """One dimension over all positions."""
        position, dimension = self.cursor_cell
        wave = places.wave
        painter.setPen(QPen(theme.line2, 1))
        painter.drawLine(QPointF(wave.left(), wave.center().y()), QPointF(wave.right(), wave.center().y()))
        reach = max(1.0, float(np.abs(vectors[:, dimension]).max()))
        points = [places.wave_point(i, value / reach) for i, value in enumerate(vectors[:, dimension])]
        width = 3.5 if self._are_waves else 1.5
        painter.setPen(QPen(theme.lane(LANE).fill, width, j=Qt.PenJoinStyle.RoundJoin, c=Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(QPen(theme.card, 2))
        painter.setBrush(theme.ink)
        painter.drawEllipse(points[position], 6, 6)
        told = f"{vectors[position, dimension]:+.2f}"
        title = self.tr("Dimension {dimension}, at the cursor {value}").format(dimension=dimension, value=told)
        if self._are_waves:
            length = wavelength(dimension, places.size)
            title = self.tr("Dimension {dimension}: a wave of {length} positions, at the cursor {value}").format(
                dimension=dimension, length=f"{length:,.1f}" if length < 100 else f"{length:,.0f}", value=told
            )
        place = QRectF(wave.left(), wave.top() - scaled(27), self.width() - wave.left(), scaled(20))
        self._paint_title(painter, theme, place, title)

    def _paint_vector(self, painter: QPainter, theme: Theme, places: SinusoidPlaces, vectors: Vectors) -> None:
        """All numbers of one position."""
        position, dimension = self.cursor_cell
        frame = places.vector
        reach = max(1.0, float(np.abs(vectors[position]).max()))
        height = places.table.height() / places.size
        painter.setPen(Qt.PenStyle.NoPen)
        middle = frame.center().x()
        for i, value in enumerate(vectors[position]):
            end = places.vector_x(value / reach)
            colour = theme.ink if i == dimension else theme.lane(LANE).fill if value > 0 else theme.ink3
            top, thick = places.y(i) - height / 2, max(height, 2.0) if i == dimension else height * 0.85
            painter.fillRect(QRectF(min(middle, end), top, abs(end - middle), thick), colour)
        painter.setPen(QPen(theme.line2, 1))
        painter.drawLine(QPointF(middle, frame.top()), QPointF(middle, frame.bottom()))
        title = self.tr("Position {position}").format(position=position)
        self._paint_title(painter, theme, QRectF(frame.left(), 0, frame.width() + 10, frame.top() - 4), title)

    def _paint_cursor(self, painter: QPainter, theme: Theme, places: SinusoidPlaces) -> None:
        x, y = places.x(self.cursor_cell[0]), places.y(self.cursor_cell[1])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(theme.ink, 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        for part in (places.table, places.wave):  # not through the words between them
            painter.drawLine(QPointF(x, part.top()), QPointF(x, part.bottom()))
        painter.drawLine(QPointF(places.table.left(), y), QPointF(places.vector.right(), y))
        painter.setPen(QPen(theme.card, 4))
        painter.drawEllipse(QPointF(x, y), 6, 6)
        painter.setPen(QPen(theme.ink, 2))
        painter.drawEllipse(QPointF(x, y), 6, 6)
        if self.hasFocus():
            painter.drawRoundedRect(places.table.adjusted(-2, -2, 2, 2), 3, 3)

    def _paint_title(self, painter: QPainter, theme: Theme, place: QRectF, text: str) -> None:
        painter.setFont(text_font(14, 600, tabular=True))
        painter.setPen(theme.ink)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)

    def _follow(self, point: QPointF) -> None:
        cell = self._places().cell_at(point) if self._vectors is not None else None
        if cell:
            self._move_to(*cell)

    def _move_to(self, position: int, dimension: int) -> None:
        if self._vectors is not None:
            last_position, last_dimension = (length - 1 for length in self._vectors.shape)
            self.cursor_cell = min(max(position, 0), last_position), min(max(dimension, 0), last_dimension)
            self.setAccessibleDescription(self.describe(*self.cursor_cell))
        self.update()


def _picture(vectors: Vectors, theme: Theme) -> QImage:
    """One pixel a number: grey below zero, the lane's colour above, the largest in full."""
    levels = np.arange(-LEVELS, LEVELS + 1) / LEVELS
    colours = np.array([theme.vector_colour(LANE, level).rgb() for level in levels], dtype=np.uint32)
    reach = max(1.0, float(np.abs(vectors).max()))
    places = np.rint(np.clip(vectors.T / reach, -1, 1) * LEVELS).astype(int) + LEVELS
    pixels = np.ascontiguousarray(colours[places])
    height, width = pixels.shape
    return QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGB32).copy()
