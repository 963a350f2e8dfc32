"""A tinted check box that stands for an architecture."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.i18n.spoken import Text, say
from gui.theme import CONTROL_HEIGHT, CONTROL_RADIUS, scaled, text_font, theme_of
from gui.widgets.icon import paint_icon

LEFT, GAP, RIGHT, BOX = 13, 8, 16, 16


class CheckChip(QAbstractButton):
    """A chip in an architecture's colours, with its title and a check mark; space toggles it.

    While it is disabled it keeps its colours: it then tells what is being trained.
    """

    def __init__(self, architecture: str, title: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.architecture = architecture
        for name in (self.setText, self.setAccessibleName):
            say(name, title)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(text_font(14, 600)).horizontalAdvance(self.text())
        return QSize(round(scaled(LEFT + BOX + GAP + RIGHT) + width), scaled(CONTROL_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        colours = theme.lane(self.architecture)
        is_on = self.isChecked()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            is_lit = self.underMouse() and self.isEnabled()
            border = 2.0 if self.hasFocus() or (is_on and is_lit) else 1.5 if is_on else 1.0
            off = theme.ink3 if is_lit else theme.line2
            edge = theme.ink if self.hasFocus() else colours.fill if is_on else off
            painter.setPen(QPen(edge, border))
            painter.setBrush(colours.tint if is_on else theme.card)
            half = border / 2
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(half, half, -half, -half), CONTROL_RADIUS, CONTROL_RADIUS
            )
            size = scaled(BOX)
            box = QRectF(scaled(LEFT), (self.height() - size) / 2, size, size)
            painter.setPen(Qt.PenStyle.NoPen if is_on else QPen(theme.ink3, 1.5))
            painter.setBrush(colours.pill if is_on else theme.card)
            painter.drawRoundedRect(box if is_on else box.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
            if is_on:
                paint_icon(painter, "check", box.adjusted(2, 2, -2, -2), colours.on)
            painter.setFont(text_font(14, 600))
            painter.setPen(colours.text if is_on else theme.ink2)
            room = QRectF(box.right() + scaled(GAP), 0, self.width(), self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
