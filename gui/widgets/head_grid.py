"""The choice of an attention head: a small picture for each, layers from top to bottom, and their mean."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from engine.events import Array
from gui.i18n.spoken import on_language, say
from gui.state.alignment import head_scores, of_head
from gui.state.look import Head
from gui.theme import Theme, is_restyling, text_font, theme_of
from gui.widgets.head_thumbnail import thumbnail
from gui.widgets.hover_text import TipCanvas

PITCH = 25
GAP = 3
MEAN_WIDTH = 4.7  # in heights of its line of text
SMALLEST_PICTURE = 12  # under that a square's colour tells how sharply the head looks
MEAN_INSET = 4


@dataclass(frozen=True, slots=True)
class HeadGridGeometry:
    """The places of the squares and of the button for the mean; `pitch` is from square to square."""

    top: float
    pitch: float
    layers: int
    heads: int
    mean: QRectF

    def square(self, head: Head) -> QRectF:
        """The square of a head."""
        layer, number = head
        return QRectF(number * self.pitch, self.top + layer * self.pitch, self.pitch - GAP, self.pitch - GAP)

    def at(self, position: QPointF) -> Head | None:
        """The head whose square contains a position."""
        layer, number = int((position.y() - self.top) // self.pitch), int(position.x() // self.pitch)
        return (layer, number) if 0 <= layer < self.layers and 0 <= number < self.heads else None


def head_grid_geometry(width: float, height: float, layers: int, heads: int, line: float) -> HeadGridGeometry:
    """Squares as large as `width` and `height` allow, 22 px at most, under a line of text `line` px high."""
    top = line + 4
    mean_height = line + 8
    room = height - top - mean_height - 8
    pitch = min(float(PITCH), (width + GAP) / max(heads, 1), room / max(layers, 1))
    mean_top = top + layers * pitch + 6
    mean = QRectF(0.5, mean_top + 0.5, min(width, MEAN_WIDTH * line) - 1, mean_height - 1)
    return HeadGridGeometry(top, pitch, layers, heads, mean)


class HeadGrid(TipCanvas):
    """Squares to choose one head of a model, or the mean, by mouse or by arrow keys.

    Each is a thumbnail of the head's matrix, which grows with the clock; where there is no room for that, its colour
    tells how sharply the head looks.

    Signals:
        head_chosen(object): (layer, head), both from 0, or None for the mean.
    """

    head_chosen = Signal(object)

    def __init__(self, architecture: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._architecture = architecture
        self._layers = self._heads = 0
        self._head: Head | None = None
        self._matrices: Array | None = None
        self._scores: Array | None = None
        self._rows = 0
        self._pictures: dict[object, QImage] = {}
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        say(self.setAccessibleName, lambda: self.tr("Attention head"))
        self._describe()
        on_language(self, self._describe)

    @property
    def head(self) -> Head | None:
        """The chosen head; None for the mean."""
        return self._head

    @property
    def matrices(self) -> Array | None:
        """What the thumbnails show (layers, heads, rows so far, columns)."""
        return self._matrices

    def show_model(self, architecture: str, layers: int, heads: int) -> None:
        """Offer the heads of a model; a choice that is not among them becomes the mean."""
        self._architecture, self._layers, self._heads = architecture, layers, heads
        if not self.offers(self._head):
            self.choose(None)
        self._describe()
        self.update()

    def show_matrices(self, matrices: Array | None, rows: int) -> None:
        """Show matrices (layers, heads, rows so far, columns) that will have `rows` rows; None: nothing is known yet.

        Offers their heads; a choice that is not among them becomes the mean.
        """
        if matrices is not None and matrices.shape[:2] != (self._layers, self._heads):
            self.show_model(self._architecture, *matrices.shape[:2])
        self._matrices, self._rows = matrices, rows
        self._scores = None if matrices is None else head_scores(matrices)
        self._pictures.clear()
        self.update()

    def offers(self, head: Head | None) -> bool:
        """Whether the model has this head; the mean is always offered."""
        return head is None or (0 <= head[0] < self._layers and 0 <= head[1] < self._heads)

    def choose(self, head: Head | None) -> None:
        """Choose a head, or the mean."""
        if head != self._head:
            self._head = head
            self._describe()
            self.update()
            self.head_chosen.emit(head)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, geometry = theme_of(self), self._geometry()
        colours = theme.lane(self._architecture)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(text_font(13, 600))
            painter.setPen(colours.text)
            painter.drawText(QPointF(0, QFontMetricsF(painter.font()).ascent()), self._short_name())
            for head in self._all():
                self._paint_head(painter, theme, geometry, head)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if self._head:
                painter.setPen(QPen(theme.ink, 2))
                painter.drawRoundedRect(geometry.square(self._head).adjusted(-1, -1, 1, 1), 4, 4)
            self._paint_mean(painter, theme, geometry)
            if self.hasFocus():
                painter.setPen(QPen(theme.ink, 1, Qt.PenStyle.DotLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                ring = QRectF(0.5, 0.5, self.width() - 1, min(geometry.mean.bottom() + 3, self.height() - 1))
                painter.drawRoundedRect(ring, 4, 4)

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self._pictures.clear()
        super().changeEvent(event)

    def _paint_head(self, painter: QPainter, theme: Theme, geometry: HeadGridGeometry, head: Head) -> None:
        square = geometry.square(head)
        if self._matrices is not None and square.width() >= SMALLEST_PICTURE:
            self._paint_picture(painter, theme, square, head)
            return
        score = 0.0 if self._scores is None else float(self._scores[head])
        colour = theme.faint if self._scores is None else theme.head_colour(self._architecture, score)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.lane(self._architecture).fill if head == self._head else colour)
        painter.drawRoundedRect(square, 3, 3)

    def _paint_mean(self, painter: QPainter, theme: Theme, geometry: HeadGridGeometry) -> None:
        is_mean, colours = self._head is None, theme.lane(self._architecture)
        painter.setPen(QPen(theme.ink if is_mean else theme.line2, 2 if is_mean else 1))
        painter.setBrush(colours.tint if is_mean else theme.card)
        frame = geometry.mean.adjusted(0.5, 0.5, -0.5, -0.5) if is_mean else geometry.mean
        painter.drawRoundedRect(frame, 6, 6)
        font, text = text_font(13, 600 if is_mean else 500), self.tr("mean")
        side, room = geometry.mean.height() - 2 * MEAN_INSET, geometry.mean
        width = QFontMetricsF(font).horizontalAdvance(text)
        has_picture = self._matrices is not None and room.width() >= side + width + 3 * MEAN_INSET + 2
        if has_picture and side >= SMALLEST_PICTURE:
            picture = QRectF(room.left() + MEAN_INSET + 1, room.top() + MEAN_INSET, side, side)
            self._paint_picture(painter, theme, picture, None)
            room = room.adjusted(side + MEAN_INSET, 0, 0, 0)
        painter.setPen(theme.ink if is_mean else theme.ink2)
        painter.setFont(font)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_picture(self, painter: QPainter, theme: Theme, place: QRectF, head: Head | None) -> None:
        """Paint the matrix of a head, or of the mean, and a line around it."""
        assert self._matrices is not None
        size = (place.size() * self.devicePixelRatioF()).toSize()
        key = (head, size.width(), size.height())
        if key not in self._pictures:
            matrix = of_head(self._matrices, head)
            self._pictures[key] = thumbnail(matrix, self._rows, theme, self._architecture, size)
        painter.drawImage(place, self._pictures[key])
        painter.setPen(QPen(theme.line2, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(-0.5, -0.5, 0.5, 0.5), 2, 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        geometry = self._geometry()
        if geometry.mean.contains(event.position()):
            self.choose(None)
        elif head := geometry.at(event.position()):
            self.choose(head)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        geometry = self._geometry()
        on_something = geometry.mean.contains(event.position()) or geometry.at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if on_something else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        if event.key() == Qt.Key.Key_M:
            self.choose(None)
        elif (move := moves.get(Qt.Key(event.key()))) and self._layers:
            self._move(*move)
        else:
            super().keyPressEvent(event)

    def _move(self, down: int, right: int) -> None:
        """Go to a neighbour; the mean lies below the last layer."""
        if self._head is None:
            if down < 0 or right:
                self.choose((self._layers - 1, 0))
            return
        layer, head = self._head[0] + down, self._head[1] + right
        if layer >= self._layers:
            self.choose(None)
        elif layer >= 0 and 0 <= head < self._heads:
            self.choose((layer, head))

    def _all(self) -> list[Head]:
        return [(layer, head) for layer in range(self._layers) for head in range(self._heads)]

    def _geometry(self) -> HeadGridGeometry:
        line = QFontMetricsF(text_font(13, 600)).height()
        return head_grid_geometry(self.width(), self.height(), self._layers, self._heads, line)

    def _short_name(self) -> str:
        if self._head:
            return f"L{self._head[0] + 1} · H{self._head[1] + 1}"
        wide = self.tr("all heads")
        return wide if QFontMetricsF(text_font(13, 600)).horizontalAdvance(wide) <= self.width() else self.tr("all")

    def _describe(self) -> None:
        if self._head:
            text = self.tr("layer {layer}, head {head}").format(layer=self._head[0] + 1, head=self._head[1] + 1)
        else:
            text = self.tr("mean of {count} heads").format(count=self._layers * self._heads)
        self.setAccessibleDescription(text)

    def tip_at(self, position: QPointF) -> str:
        geometry = self._geometry()
        if geometry.mean.contains(position):
            return self.tr("the mean of all heads (M)")
        head = geometry.at(position)
        if head is None:
            return ""
        text = self.tr("layer {layer}, head {head}").format(layer=head[0] + 1, head=head[1] + 1)
        if self._scores is None:
            return text
        return text + self.tr("\nits largest weight, on average: {score:.2f}").format(score=self._scores[head])
