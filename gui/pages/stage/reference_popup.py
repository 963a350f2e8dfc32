"""The reference of the sentence: to be read, and to be given."""

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gui.i18n.spoken import say
from gui.theme import scaled
from gui.widgets.label import Label
from gui.widgets.popup_ground import paint_ground
from gui.widgets.text_field import TextField

WIDTH, MARGIN = 480, 8


class ReferencePopup(QFrame):
    """A popup with one line of text; Enter takes it over, Escape leaves all as it was.

    Signals:
        given(str): the reference as it is now; empty if there is to be none.
    """

    given = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        say(self.setAccessibleName, self._title)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._field = TextField(px=15)
        say(self._field.setAccessibleName, self._title)
        say(self._field.setPlaceholderText, lambda: self.tr("A translation of this sentence that is right"))
        self._field.returnPressed.connect(self._on_given)
        self._note = Label("", 12, 400, "ink3")
        self._note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addWidget(Label(self._title, 14, 600))
        column.addWidget(self._field)
        column.addWidget(self._note)

    @property
    def field(self) -> TextField:
        """The line of text."""
        return self._field

    def open_above(self, anchor: QWidget, reference: str, signature: str) -> None:
        """Open over a widget, with the reference as it is and how sacrebleu computed the scores."""
        paint_ground(self)
        self._field.setText(reference)
        say(self._note.setText, lambda: self._how_scored(signature))
        self.setFixedWidth(scaled(WIDTH))
        self.adjustSize()
        screen = anchor.screen().availableGeometry()
        corner = anchor.mapToGlobal(QPoint(anchor.width() - self.width(), -self.height() - 6))
        corner.setX(min(max(corner.x(), screen.left() + MARGIN), screen.right() - self.width() - MARGIN))
        corner.setY(max(corner.y(), screen.top() + MARGIN))
        self.move(corner)
        self.show()
        self._field.setFocus()
        self._field.selectAll()

    def _title(self) -> str:
        return self.tr("Reference translation")

    def _how_scored(self, signature: str) -> str:
        enter = self.tr("Enter: each lane is scored against it by sentence chrF.")
        return f"{enter} sacrebleu: {signature}" if signature else enter

    @Slot()
    def _on_given(self) -> None:
        self.close()
        self.given.emit(self._field.text().strip())
