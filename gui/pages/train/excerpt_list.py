"""Pairs of a corpus, one under the other."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.events import Excerpt
from gui.state.number_format import format_count
from gui.widgets.discard import discard
from gui.widgets.elided_label import ElidedLabel


class ExcerptList(QWidget):
    """Source over target, each on one line and whole in a tip, under what is suspicious about them, if anything.

    Attributes:
        rows: one a pair.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addStretch(1)

    def show_excerpts(self, excerpts: Sequence[Excerpt]) -> None:
        """Show these in place of the others."""
        discard(self.rows)
        self.rows = [self._row(excerpt) for excerpt in excerpts]
        for place, row in enumerate(self.rows):
            self._column.insertWidget(place, row)

    def _row(self, excerpt: Excerpt) -> QWidget:
        row = QWidget(self)
        lines = QVBoxLayout(row)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(1)
        head = self.tr("pair {0}").format(format_count(excerpt.number))
        if excerpt.note:
            lines.addWidget(ElidedLabel(f"{head}: {excerpt.note}", px=12, tone="ink3"))
        lines.addWidget(ElidedLabel(excerpt.source, px=14, tone="ink"))
        lines.addWidget(ElidedLabel(excerpt.target, px=14, tone="ink2"))
        row.setAccessibleName(f"{head}: {excerpt.note}" if excerpt.note else head)
        row.setAccessibleDescription(f"{excerpt.source}\n{excerpt.target}")
        return row
