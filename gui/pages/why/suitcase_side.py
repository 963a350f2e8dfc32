"""Beside the curves: what came back from each vector at the chosen length, and the mistakes behind one figure."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from engine.measurements.suitcase import LENGTHS, VECTORS, ReversalMeasured
from gui.i18n.spoken import say
from gui.theme import scaled
from gui.widgets.button import Button
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.label import Label
from gui.widgets.mistake_list import MistakeList
from gui.widgets.suitcase_rows import SuitcaseRow, SuitcaseRows

ROOMY = 300


class SuitcaseSide(QStackedWidget):
    """The vectors in rows, or, once they are opened, the mistakes of one.

    Attributes:
        vectors: the rows. mistakes: the list.
        open_button: to the mistakes. back_button: from them.

    Signals:
        row_chosen(int): the place of a row.
    """

    row_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.vectors, self.mistakes = SuitcaseRows(VECTORS[-1], LENGTHS[-1] + 1), MistakeList()
        self._title, self._note = Label("", 16, 600), ElidedLabel("", 13, "ink3")
        self._mistakes_title, self._mistakes_note = ElidedLabel("", 16), ElidedLabel("", 13, "ink3")
        self.open_button = Button(height=32, px=13)
        self.back_button = Button("", "back", role="quiet", height=32)
        say(self.back_button.setAccessibleName, lambda: self.tr("Back to the vectors"))
        say(self.back_button.setToolTip, lambda: self.tr("Back to the vectors"))
        self.addWidget(self._rows_page())
        self.addWidget(self._mistakes_page())
        self.vectors.chosen.connect(self.row_chosen)
        self.vectors.opened.connect(self.open_mistakes)
        self.open_button.clicked.connect(self.open_mistakes)
        self.back_button.clicked.connect(self.close_mistakes)

    @property
    def shows_mistakes(self) -> bool:
        """Whether the mistakes are open."""
        return self.currentIndex() == 1

    def show_column(self, length: int, rows: Sequence[SuitcaseRow], chosen: int) -> None:
        """Show what came back at a length."""
        self._title.setText(self.tr("{count} digits").format(count=length))
        self._note.setText(self.tr("each cell is a number"))
        self.vectors.show_rows(rows, chosen)

    def show_mistakes(self, model: str, measured: ReversalMeasured | None) -> None:
        """Take in what can be opened: a model's mistakes at the chosen length."""
        wrong = measured.sequences - measured.right if measured else 0
        self.open_button.setEnabled(bool(wrong))
        self.open_button.setText(self.tr("Mistakes ({count})").format(count=wrong))
        self.mistakes.show_mistakes(measured.mistakes if measured else (), measured.architecture if measured else "")
        if measured is None:
            return
        title = self.tr("{model}, {count} digits")
        self._mistakes_title.setText(title.format(model=model, count=measured.length))
        note = self.tr("{wrong} of {all} wrong; the first {shown}")
        if not wrong:
            note = self.tr("none of {all} wrong")
        shown = len(measured.mistakes)
        self._mistakes_note.setText(note.format(wrong=wrong, all=measured.sequences, shown=shown))

    @Slot()
    def open_mistakes(self) -> None:
        """Show the mistakes in place of the vectors, if there are any."""
        if self.open_button.isEnabled():
            self.setCurrentIndex(1)
            self.back_button.setFocus()

    @Slot()
    def close_mistakes(self) -> None:
        """Show the vectors again."""
        self.setCurrentIndex(0)
        self.open_button.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._note.setVisible(self.width() >= scaled(ROOMY))

    def _rows_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._note, 1)
        head.addWidget(self.open_button)
        column.addLayout(head)
        column.addWidget(self.vectors, 1)
        return page

    def _mistakes_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(4)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._mistakes_title)
        words.addWidget(self._mistakes_note)
        head.addWidget(self.back_button)
        head.addLayout(words, 1)
        column.addLayout(head)
        column.addWidget(self.mistakes, 1)
        return page
