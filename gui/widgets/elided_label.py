"""One line of text that is cut where room ends."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.i18n.spoken import Text
from gui.theme import theme_of
from gui.widgets.label import Label


class ElidedLabel(Label):
    """A label that may be narrower than its text: it then ends in an ellipsis, and the tool tip has the whole."""

    def __init__(self, text: Text = "", px: float = 14, tone: str = "ink", parent: QWidget | None = None) -> None:
        super().__init__(text, px, tone=tone, parent=parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        super().setText(text)
        # A tip takes what looks like HTML for HTML, unless it is told that it is text.
        self.setToolTip(f"<qt>{escape(text)}</qt>" if text else "")

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        colours = {"ink": theme.ink, "ink2": theme.ink2, "ink3": theme.ink3}
        elided = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        with QPainter(self) as painter:
            painter.setPen(colours.get(self.property("tone"), theme.ink))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
