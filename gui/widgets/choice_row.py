"""One of many things to choose from, in a list: a title, a note under it, a word at its right."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.theme import CONTROL_RADIUS, Theme, is_restyling, scaled, text_font, theme_of
from gui.widgets.hover_text import tell_on_hover
from gui.widgets.icon import paint_icon
from gui.widgets.lane_marker import marker_path

LEAST_WIDTH, PADDING, LEVEL, GAP = 160, 12, 18, 8
HIGH, LOW = 52, 34
MARKER, SIGN = 10, 14


class ChoiceRow(QAbstractButton):
    """A choosable line, higher where it has a note.

    `architecture` gives it the lane's marker and colour; `level` moves it to the right under what it belongs to.
    """

    def __init__(self, architecture: str = "", level: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._architecture, self._level = architecture, level
        self._note, self._aside, self._sign = "", "", ""
        self._progress: float | None = None
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_words(
        self, title: str, note: str = "", aside: str = "", sign: str = "", progress: float | None = None
    ) -> None:
        """Show these; `sign` is an icon before what is at the right, `progress` (0..1) a line along the foot."""
        shown = title, note, aside, sign, progress
        if shown == (self.text(), self._note, self._aside, self._sign, self._progress):
            return
        self.setText(title)
        self._note, self._aside, self._sign, self._progress = note, aside, sign, progress
        self.setAccessibleName(", ".join(word for word in (title, note, aside) if word))
        self.updateGeometry()
        self.update()

    def event(self, event: QEvent) -> bool:
        return tell_on_hover(self, event, "\n".join(filter(None, (self.text(), self._note)))) or super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(scaled(LEAST_WIDTH), scaled(HIGH if self._note else LOW))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring = 1.0 if self.hasFocus() else 0.5
            is_raised = self.isChecked() or self.underMouse()
            painter.setPen(
                QPen(theme.ink, 2) if self.hasFocus() else QPen(theme.line2) if self.isChecked() else Qt.PenStyle.NoPen
            )
            painter.setBrush(theme.faint if self.isChecked() else theme.well if is_raised else Qt.BrushStyle.NoBrush)
            ground = QRectF(self.rect()).adjusted(ring, ring, -ring, -ring)
            painter.drawRoundedRect(ground, CONTROL_RADIUS, CONTROL_RADIUS)
            room = QRectF(self.rect()).adjusted(scaled(PADDING + LEVEL * self._level), 0, -scaled(PADDING), 0)
            if self._progress is not None:
                self._paint_progress(painter, theme, room)
            room = self._paint_marker(painter, theme, room)
            room = self._paint_aside(painter, theme, room)
            self._paint_words(painter, theme, room)

    def _paint_marker(self, painter: QPainter, theme: Theme, room: QRectF) -> QRectF:
        """Paint the lane's marker, if there is one; what is left of the room."""
        if not self._architecture:
            return room
        size = scaled(MARKER)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.lane(self._architecture).fill)
        centre = QPointF(room.left() + size / 2, room.center().y())
        painter.drawPath(marker_path(self._architecture, centre, size))
        return room.adjusted(size + scaled(GAP), 0, 0, 0)

    def _paint_aside(self, painter: QPainter, theme: Theme, room: QRectF) -> QRectF:
        font = text_font(13, tabular=True)
        first = room if not self._note else QRectF(room.left(), scaled(6), room.width(), scaled(22))
        width = QFontMetricsF(font).horizontalAdvance(self._aside)
        painter.setFont(font)
        painter.setPen(theme.ink3)
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._aside)
        if self._sign:
            size = scaled(SIGN)
            left = room.right() - width - (scaled(5) if self._aside else 0) - size
            paint_icon(painter, self._sign, QRectF(left, first.center().y() - size / 2, size, size), theme.ink2)
            width = room.right() - left
        return room.adjusted(0, 0, -(width + scaled(GAP) if width else 0), 0)

    def _paint_words(self, painter: QPainter, theme: Theme, room: QRectF) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        font = text_font(14, 600 if self._note else 500)
        first = room if not self._note else QRectF(room.left(), scaled(6), room.width(), scaled(22))
        painter.setFont(font)
        painter.setPen(theme.lane(self._architecture).text if self._architecture else theme.ink)
        painter.drawText(first, middle, _elided(self.text(), font, first.width()))
        if self._note:
            font = text_font(13, tabular=True)
            wide = QRectF(room.left(), scaled(26), self.width() - scaled(PADDING) - room.left(), scaled(20))
            painter.setFont(font)
            painter.setPen(theme.ink3)
            painter.drawText(wide, middle, _elided(self._note, font, wide.width()))

    def _paint_progress(self, painter: QPainter, theme: Theme, room: QRectF) -> None:
        line = QRectF(room.left(), self.height() - 5, room.width(), 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.line)
        painter.drawRoundedRect(line, 1.5, 1.5)
        line.setWidth(max(3.0, line.width() * (self._progress or 0.0)))
        painter.setBrush(theme.ink)
        painter.drawRoundedRect(line, 1.5, 1.5)


def _elided(text: str, font: QFont, width: float) -> str:
    metrics = QFontMetricsF(font)
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
