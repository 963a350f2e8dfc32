"""Who reads whom in one head of attention: two columns of pieces, and a line for each weight."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from engine.events import Array
from gui.i18n.spoken import say
from gui.theme import Theme, scaled, text_font, theme_of
from gui.widgets.focus_ring import paint_focus_ring
from gui.widgets.hover_text import TipCanvas
from gui.widgets.reading_lines_geometry import (
    LEAST_FIGURE,
    Line,
    Pick,
    ReadingGeometry,
    Side,
    reading_geometry,
    reading_lines,
)

ARCHITECTURE = "transformer"
LABEL_PX, FIGURE_PX, HEAD_PX = 14, 12, 13
BEND = 0.45


class ReadingLines(TipCanvas):
    """Pieces that read at the left, pieces that are read at the right; one is picked by mouse or arrow keys.

    Signals:
        picked(object): the piece whose lines are to be seen, or None for all.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weights: Array | None = None
        self._readers: tuple[str, ...] = ()
        self._read: tuple[str, ...] = ()
        self._is_own = True
        self._pick: Pick | None = None
        self._heads = "", ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        say(self.setAccessibleName, lambda: self.tr("Who reads whom"))

    @property
    def pick(self) -> Pick | None:
        """The picked piece."""
        return self._pick

    def show_reading(
        self,
        weights: Array | None,
        readers: tuple[str, ...],
        read: tuple[str, ...],
        *,
        is_own: bool,
        heads: tuple[str, str],
    ) -> None:
        """Show weights (readers, read) under the heads of both columns; `is_own`: the pieces are the same."""
        self._weights, self._readers, self._read, self._is_own, self._heads = weights, readers, read, is_own, heads
        counts = {"reader": len(readers), "read": len(read)}
        if self._pick and self._pick[1] >= counts[self._pick[0]]:
            self._pick = None
        self.setAccessibleDescription(self._spoken())
        self.update()

    def choose(self, pick: Pick | None) -> None:
        """Pick a piece, or none."""
        if pick != self._pick:
            self._pick = pick
            self.setAccessibleDescription(self._spoken())
            self.update()
            self.picked.emit(pick)

    def geometry_now(self) -> ReadingGeometry:
        """Where all pieces are."""
        metrics, head = QFontMetricsF(text_font(LABEL_PX, 600)), QFontMetricsF(text_font(HEAD_PX, 600))
        texts = (*self._readers, *self._read)
        return reading_geometry(
            self.width(),
            self.height() - 2,
            len(self._readers),
            len(self._read),
            top=head.height() + 8,
            label=max((metrics.horizontalAdvance(text.strip()) for text in texts), default=0.0),
            figure=QFontMetricsF(text_font(FIGURE_PX, 600, tabular=True)).horizontalAdvance(".00"),
            line=metrics.height(),
        )

    def sizeHint(self) -> QSize:
        return QSize(scaled(400), scaled(170))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(250), scaled(150))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._weights is None:
            paint_focus_ring(self)
            return
        theme, geometry = theme_of(self), self.geometry_now()
        lines = reading_lines(self._weights, self._pick, is_own=self._is_own)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_heads(painter, theme, geometry)
            for line in lines:
                self._paint_line(painter, theme, geometry, line)
            self._paint_column(painter, theme, geometry, "reader", lines)
            self._paint_column(painter, theme, geometry, "read", lines)
        paint_focus_ring(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.geometry_now().at(event.position().x(), event.position().y())
        self.choose(None if found == self._pick else found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        on_piece = self.geometry_now().at(event.position().x(), event.position().y()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if on_piece else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        sides: dict[Qt.Key, Side] = {Qt.Key.Key_Left: "reader", Qt.Key.Key_Right: "read"}
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key, counts = Qt.Key(event.key()), {"reader": len(self._readers), "read": len(self._read)}
        side, index = self._pick or ("reader", -1)
        if key == Qt.Key.Key_Escape and self._pick:
            self.choose(None)
        elif key in sides and self._weights is not None:
            self.choose((sides[key], min(max(index, 0), counts[sides[key]] - 1)))
        elif key in steps and self._weights is not None:
            self.choose((side, min(max(index + steps[key], 0), counts[side] - 1)))
        else:
            super().keyPressEvent(event)

    def tip_at(self, position: QPointF) -> str:
        found = self.geometry_now().at(position.x(), position.y())
        return self.describe(found) if found else ""

    def describe(self, pick: Pick) -> str:
        """The largest weights of a piece, in words."""
        if self._weights is None:
            return ""
        side, index = pick
        row = self._weights[index] if side == "reader" else self._weights[:, index]
        others = self._read if side == "reader" else self._readers
        order = sorted(range(len(row)), key=lambda i: -row[i])
        shown = [f"{others[i].strip()} {row[i]:.2f}" for i in order if row[i] >= LEAST_FIGURE][:6]
        own = (self._readers if side == "reader" else self._read)[index].strip()
        text = self.tr("“{piece}” reads: {others}") if side == "reader" else self.tr("“{piece}” is read by: {others}")
        return text.format(piece=own, others=", ".join(shown) or "–")

    def _spoken(self) -> str:
        if self._pick is None:
            return self.tr("No piece is picked: all lines are shown")
        side, index = self._pick
        told = [self.describe(self._pick)]
        if self._is_own:
            told.append(self.describe(("read" if side == "reader" else "reader", index)))
        return "\n".join(told)

    def _paint_heads(self, painter: QPainter, theme: Theme, geometry: ReadingGeometry) -> None:
        painter.setFont(text_font(HEAD_PX, 600))
        painter.setPen(theme.ink3)
        line = QFontMetricsF(painter.font()).height()
        half = self.width() / 2 - 8
        places = QRectF(0, 0, half, line), QRectF(self.width() - half, 0, half, line)
        for text, place, side in zip(
            self._heads, places, (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight), strict=True
        ):
            shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, half)
            painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_line(self, painter: QPainter, theme: Theme, geometry: ReadingGeometry, line: Line) -> None:
        path = QPainterPath(QPointF(geometry.left, geometry.y("reader", line.reader)))
        end = QPointF(geometry.right, geometry.y("read", line.read))
        reach = (geometry.right - geometry.left) * BEND
        path.cubicTo(path.currentPosition() + QPointF(reach, 0), end - QPointF(reach, 0), end)
        colour = QColor(theme.lane(ARCHITECTURE).fill if line.of_reader else theme.ink3)
        colour.setAlphaF((0.30 if self._pick is None else 0.45) + 0.45 * line.weight)
        pen = QPen(colour, line.width)
        if not line.of_reader:
            pen.setDashPattern([max(1.2, 7 / line.width), max(0.9, 4 / line.width)])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _paint_column(
        self, painter: QPainter, theme: Theme, geometry: ReadingGeometry, side: Side, lines: list[Line]
    ) -> None:
        """The pieces of a side, with the weights of the lines that end there."""
        is_left = side == "reader"
        texts = self._readers if is_left else self._read
        figures = {
            line.reader if is_left else line.read: line.weight
            for line in lines
            if self._pick is not None and line.of_reader != is_left and line.weight >= LEAST_FIGURE
        }
        align = Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignRight if is_left else Qt.AlignmentFlag.AlignLeft)
        for index, text in enumerate(texts):
            is_picked = self._is_picked(side, index)
            if not (geometry.has_labels[side] or is_picked or figures.get(index, 0.0) >= 0.2):
                continue
            height = max(geometry.pitch[side], QFontMetricsF(text_font(LABEL_PX)).height())
            y = geometry.y(side, index) - height / 2
            edge = geometry.left if is_left else geometry.width - geometry.right
            place = QRectF(0, y, edge - 8, height) if is_left else QRectF(geometry.right + 8, y, edge - 8, height)
            font = text_font(LABEL_PX, 600 if is_picked else 400)
            painter.setFont(font)
            painter.setPen(theme.lane(ARCHITECTURE).text if is_picked else theme.ink)
            if index and _goes_on(text):
                x = edge - 3 if is_left else geometry.right + 3
                painter.setPen(QPen(theme.lane(ARCHITECTURE).text, 1.5))
                painter.drawLine(QPointF(x, geometry.y(side, index - 1)), QPointF(x, geometry.y(side, index)))
                painter.setPen(theme.lane(ARCHITECTURE).text if is_picked else theme.ink)
            room = place.width() - (QFontMetricsF(text_font(FIGURE_PX)).horizontalAdvance(".00") + 8)
            label = QFontMetricsF(font).elidedText(text.strip(), Qt.TextElideMode.ElideRight, room)
            painter.drawText(place, align, label)
            if index in figures:
                painter.setFont(text_font(FIGURE_PX, 600, tabular=True))
                painter.setPen(theme.ink2)
                far = Qt.AlignmentFlag.AlignVCenter
                far |= Qt.AlignmentFlag.AlignLeft if is_left else Qt.AlignmentFlag.AlignRight
                painter.drawText(place, far, f"{figures[index]:.2f}".lstrip("0"))

    def _is_picked(self, side: Side, index: int) -> bool:
        return self._pick is not None and index == self._pick[1] and (self._is_own or side == self._pick[0])


def _goes_on(text: str) -> bool:
    """Whether a piece belongs to the word of the piece before."""
    return not text.startswith(" ") and any(character.isalnum() for character in text)
