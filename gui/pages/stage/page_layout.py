"""How what stands under each other on the Stage is laid out."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.theme import PAGE_MARGIN

VERTICAL_MARGIN = 16


def lay_out_rows(page: QWidget, rows: Iterable[tuple[QWidget, int, int]]) -> None:
    """Put widgets under each other, in the middle where they stop growing.

    Each comes with its share of spare height and the space over it.
    """
    column = QVBoxLayout(page)
    column.setContentsMargins(PAGE_MARGIN, VERTICAL_MARGIN, PAGE_MARGIN, VERTICAL_MARGIN)
    column.setSpacing(0)
    for widget, stretch, space in rows:
        column.addSpacing(space)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(widget, 10_000)
        row.addStretch(1)
        column.addLayout(row, stretch)
