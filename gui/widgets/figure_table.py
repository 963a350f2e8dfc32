"""A small table of figures: words on the left, numbers aligned to the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from gui.widgets.label import Label

ROW_GAP, COLUMN_GAP = 4, 12


class FigureTable(QWidget):
    """Rows of text under the names of their columns; the columns share the width evenly."""

    def __init__(self, columns: Sequence[str], rows: Sequence[Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(COLUMN_GAP)
        grid.setVerticalSpacing(ROW_GAP)
        for row, texts in enumerate([columns, *rows]):
            for column, text in enumerate(texts):
                label = Label(text, 13, 400, "ink" if row and column else "ink3", tabular=True)
                side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
                grid.addWidget(label, row, column, side)
        for column in range(len(columns)):
            grid.setColumnStretch(column, 1)
        named = (", ".join(f"{name} {text}" for name, text in zip(columns, texts, strict=True)) for texts in rows)
        self.setAccessibleName("; ".join(named))
