"""What is told on hover, where it hangs on the place or on the room that there is."""

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget


def tell_on_hover(widget: QWidget, event: QEvent, text: str) -> bool:
    """Answer the question for a tool tip by this text, by none for ""; whether the event was that question."""
    if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
        return False
    QToolTip.showText(event.globalPos(), text, widget)
    return True


class TipCanvas(QWidget):
    """A canvas that tells on hover of what is under the mouse."""

    def tip_at(self, position: QPointF) -> str:
        """What is told of a position; "" where there is nothing to tell."""
        return ""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and tell_on_hover(self, event, self.tip_at(QPointF(event.pos()))):
            return True
        return super().event(event)
