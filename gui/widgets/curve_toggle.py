"""An entry of the key to curves, which shows and hides what it names."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.state.plotted_curves import TRAINING, Role
from gui.theme import is_restyling, scaled, text_font, theme_of
from gui.widgets.lane_marker import marker_path
from gui.widgets.plot_painter import curve_pen, dashed_pen

HEIGHT, PX, AIR = 26, 13, 6
SAMPLE, GAP = 30, 7
MARKER, LONGEST = 11, 220


class CurveToggle(QAbstractButton):
    """A sample of a line and its name; when it is off the name is struck out and the sample is gone; space toggles it.

    `key` is an architecture, `TRAINING`, or what else is hidden by its name; `run` is the number of an earlier run,
    whose dashes it shows.
    """

    def __init__(self, key: str, title: str, run: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._run = run
        self._note = ""
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setChecked(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_note(self, note: str) -> None:
        """Say something more of it, such as that it was not measured."""
        if note != self._note:
            self._note = note
            self.setAccessibleName(f"{self.text()}, {note}" if note else self.text())
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        width = min(QFontMetricsF(text_font(PX, 500)).horizontalAdvance(self._words()), scaled(LONGEST))
        return QSize(round(width) + 1 + 2 * AIR + SAMPLE + GAP, scaled(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * AIR + SAMPLE + GAP + scaled(PX), scaled(HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus() or self.underMouse():
                painter.setPen(QPen(theme.ink, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
                painter.setBrush(theme.faint if self.underMouse() else Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
            self._paint_sample(painter)
            font = text_font(PX, 500)
            font.setStrikeOut(not self.isChecked())
            is_plain = self._run is not None or self.key == TRAINING
            painter.setFont(font)
            painter.setPen(
                theme.ink3 if not self.isChecked() else theme.ink2 if is_plain else theme.lane(self.key).text
            )
            room = QRectF(AIR + SAMPLE + GAP, 0, self.width() - 2 * AIR - SAMPLE - GAP + 1, self.height())
            text = QFontMetricsF(font).elidedText(self._words(), Qt.TextElideMode.ElideMiddle, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_sample(self, painter: QPainter) -> None:
        theme, y = theme_of(self), self.height() / 2
        ends = QPointF(AIR + 2, y), QPointF(AIR + SAMPLE - 2, y)
        if self._run is not None or self.key == TRAINING:
            if self.isChecked():
                painter.setPen(dashed_pen(theme.ink2, self._run) if self._run is not None else QPen(theme.ink3, 1.2))
                painter.drawLine(*ends)
            return
        if self.isChecked():
            painter.setPen(curve_pen(theme, self.key, Role.MAIN, is_validated=True))
            painter.drawLine(*ends)
        fill = theme.lane(self.key).fill
        painter.setPen(QPen(theme.card, 1.5) if self.isChecked() else QPen(theme.ink3, 1.5))
        painter.setBrush(fill if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawPath(marker_path(self.key, QPointF(AIR + SAMPLE / 2, y), MARKER))

    def _words(self) -> str:
        return f"{self.text()} · {self._note}" if self._note else self.text()
