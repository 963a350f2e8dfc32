"""What stands in the middle of the Stage: the lanes, or in their place a closer look at one of them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget


class StageViews(QStackedWidget):
    """The lanes, and the views that can be opened over them.

    Signals:
        closed(): the lanes are back.
    """

    closed = Signal()

    def __init__(self, lanes: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self.addWidget(lanes)

    @property
    def opened(self) -> QWidget | None:
        """The view that is open in place of the lanes, None if they are seen."""
        return None if self.currentWidget() is self._lanes else self.currentWidget()

    def add(self, *views: QWidget) -> None:
        """Take views in that can be opened; before the page is laid out, so that Tab finds them before the clock."""
        for view in views:
            self.addWidget(view)

    def open(self, view: QWidget) -> None:
        """Show one of the views in place of the lanes."""
        self.setCurrentWidget(view)
        view.setFocus()

    def close_view(self) -> None:
        """Show the lanes again."""
        if self.opened:
            self.setCurrentWidget(self._lanes)
            self.closed.emit()
