"""What is told on hover, where it hangs on the place or on the room that there is."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget


def tell_on_hover(widget: QWidget, event: QEvent, text: str) -> bool:
    """Answer the question for a tool tip by this text, by none for ""; whether the event was that question."""
    if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
        return False
    QToolTip.showText(event.globalPos(), text, widget)
    return True
