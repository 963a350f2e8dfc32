"""The slim row under the sentence: how the lanes are looked at and decode at its left, the rest at its right."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

GAP = 12


class ToolRow(QWidget):
    """Groups of small controls, some at each end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addStretch(1)
        self._left = 0
        self._groups: list[QWidget] = []

    def add_left(self, group: QWidget) -> None:
        """Put a group behind those at the left."""
        self._groups.append(group)
        self._row.insertWidget(self._left, group)
        self._left += 1

    def add_right(self, group: QWidget) -> None:
        """Put a group behind those at the right."""
        self._groups.append(group)
        self._row.addWidget(group)

    def show_groups(self, *shown: QWidget) -> None:
        """Show these groups alone; without any, nothing of the row."""
        for group in self._groups:
            group.setVisible(group in shown)
        self.setVisible(bool(shown))

    @property
    def groups(self) -> tuple[QWidget, ...]:
        """All groups, in the order in which they were added."""
        return tuple(self._groups)
