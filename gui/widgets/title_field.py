"""A name that is typed anew."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from gui.widgets.text_field import TextField


class TitleField(TextField):
    """A name to be typed: Return takes it, Escape leaves it as it was.

    Signals:
        given_up(): the name shall stay as it was.
    """

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
