"""What is over the details of what was chosen: its name, a line about it, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.i18n.spoken import say
from gui.theme import SMALL_CONTROL_HEIGHT
from gui.widgets.button import Button
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.label import Label
from gui.widgets.model_card_view import breakable
from gui.widgets.title_field import TitleField


class DetailHead(QWidget):
    """A title that can be typed anew, a note and a row of buttons, in as many lines as they need.

    Attributes:
        field: the title while it is typed.

    Signals:
        renamed(str): another title was typed.
    """

    renamed = Signal(str)

    def __init__(self, buttons: Sequence[Button], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._title, self._note = Label(px=20, weight=600), Label(px=13, tone="ink2", tabular=True)
        for label in (self._title, self._note):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.field = TitleField(SMALL_CONTROL_HEIGHT, 16)
        say(self.field.setAccessibleName, lambda: self.tr("Title"))
        self.field.setMaxLength(100)
        self.field.hide()
        self.field.returnPressed.connect(self._take)
        self.field.given_up.connect(self.show_title)
        self._buttons = QWidget()
        flow = FlowLayout(8, self._buttons)
        for button in buttons:
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self.field)
        column.addWidget(self._note)
        column.addSpacing(6)
        column.addWidget(self._buttons)

    def show_words(self, title: str, note: str) -> None:
        """Show these; a title that is being typed stays so."""
        self._words = title
        self._title.setText(breakable(title))
        self._note.setText(breakable(note))

    def title(self) -> str:
        """What is shown as the title."""
        return self._words

    @Slot()
    def ask_for_title(self) -> None:
        """Let another title be typed."""
        self._title.hide()
        self.field.setText(self._words)
        self.field.show()
        self.field.selectAll()
        self.field.setFocus()

    @Slot()
    def show_title(self) -> None:
        """Show the title as it is."""
        self.field.hide()
        self._title.show()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    @Slot()
    def _take(self) -> None:
        text = self.field.text().strip()
        self.show_title()
        if text and text != self._words:
            self.renamed.emit(text)
