"""The field for the sentence to translate."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.i18n.spoken import say
from gui.theme import TOP_FIELD_HEIGHT, is_restyling, scaled, text_font
from gui.widgets.button import Button
from gui.widgets.hover_text import tell_on_hover
from gui.widgets.text_field import TextField

NARROWEST, USUAL_WIDTH = 240, 440
CLEAR_SIZE, CLEAR_GAP = 32, 8
PAUSE_MILLISECONDS = 700  # longer than between two words of somebody who types slowly


class SentenceField(TextField):
    """A line of text that can be cleared; Enter submits it, Escape leaves it.

    Signals:
        paused(): what was typed stands for a while, and no input method holds a part of it.
        submitted(): Enter was pressed, and not to end a composition.
        left(): Escape was pressed.
    """

    paused = Signal()
    submitted = Signal()
    left = Signal()

    def __init__(self, height: int = TOP_FIELD_HEIGHT, px: float = 16, parent: QWidget | None = None) -> None:
        super().__init__(height, px, parent)
        self._is_composing = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.paused)
        # Not an action of the field: Qt gives its icon 16 px at every text scale.
        self._clear = Button("", "close", role="quiet", height=CLEAR_SIZE, parent=self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        say(self._clear.setAccessibleName, lambda: self.tr("Clear the sentence"))
        say(self._clear.setToolTip, lambda: self.tr("Clear the sentence"))
        self._clear.clicked.connect(self._on_clear)
        self.textChanged.connect(self._on_text_changed)
        self.textEdited.connect(self._on_edited)
        say(self.setAccessibleName, lambda: self.tr("Sentence to translate"))
        self._restyle_own()
        self._on_text_changed("")

    @property
    def is_composing(self) -> bool:
        """Whether an input method holds letters that are not part of the text yet."""
        return self._is_composing

    @property
    def clear_button(self) -> Button:
        """What empties it; hidden while it is empty."""
        return self._clear

    def event(self, event: QEvent) -> bool:
        told = "" if self.text() else self.placeholderText()
        return (not self.toolTip() and tell_on_hover(self, event, told)) or super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(scaled(USUAL_WIDTH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(NARROWEST), super().minimumSizeHint().height())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files to the window: their paths are no sentences."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._is_composing = bool(event.preeditString())
        if self._is_composing:
            self._pause.stop()
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._is_composing:
                self._pause.stop()
                self.submitted.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyling(event):
            self._restyle_own()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_clear()

    def _restyle_own(self) -> None:
        self.setFont(text_font(self._px, 500))
        self._place_clear()

    def _place_clear(self) -> None:
        size = scaled(CLEAR_SIZE)
        self._clear.setGeometry(self.width() - size - scaled(CLEAR_GAP), (self.height() - size) // 2, size, size)
        self.setTextMargins(0, 0, size if self.text() else 0, 0)

    @Slot()
    def _on_clear(self) -> None:
        self.clear()
        self.setFocus()

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        if text.strip() and not self._is_composing:
            self._pause.start()
        else:
            self._pause.stop()

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._place_clear()
