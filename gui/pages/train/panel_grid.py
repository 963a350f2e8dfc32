"""Where the panels of the Train page stand."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from gui.theme import PAGE_MARGIN, is_restyling, scaled

GUTTER = 16
NARROW, WIDE = 720, 1240
# By the number of columns: row, column and spans of settings, messages, curves, metrics, attention and runs.
PLACES = {
    1: ((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1), (3, 0, 1, 1), (4, 0, 1, 1), (5, 0, 1, 1)),
    2: ((0, 0, 1, 2), (1, 0, 1, 2), (2, 0, 1, 1), (2, 1, 1, 1), (3, 0, 1, 2), (4, 0, 1, 2)),
    3: ((0, 0, 1, 3), (1, 0, 1, 3), (2, 0, 1, 1), (2, 1, 1, 1), (3, 0, 1, 2), (2, 2, 2, 1)),
}
ABOVE = 2  # how many of them stay while a view takes the place of the others


class PanelGrid(QScrollArea):
    """Figures and runs at the side where there is room, else under the rest; it scrolls where it is too high."""

    def __init__(self, panels: Sequence[QWidget], views: Sequence[QWidget], parent: QWidget | None = None) -> None:
        """`views` are what may take the place of all panels but the upper two; at most one is shown at a time."""
        super().__init__(parent)
        self._panels, self._views = tuple(panels), tuple(views)
        self._columns = 0
        content = QWidget()
        content.setProperty("role", "scrolled")
        for view in views:
            view.setParent(content)
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(PAGE_MARGIN, GUTTER, PAGE_MARGIN, GUTTER)
        self._grid.setSpacing(GUTTER)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._arrange()

    @Slot()
    def show_panels(self) -> None:
        """Show the panels, or what takes their place."""
        has_view = not all(view.isHidden() for view in self._views)
        for panel in self._panels[ABOVE:]:
            panel.setVisible(not has_view)
        self._place_views()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self._arrange()
        super().changeEvent(event)

    def _place_views(self) -> None:
        """Over the rows of the panels, but only while one is seen: a hidden one takes their spacing away."""
        for view in self._views:
            self._grid.removeWidget(view)
            if not view.isHidden():
                self._grid.addWidget(view, ABOVE, 0, 4, self._columns)

    def _arrange(self) -> None:
        columns = 1 + (self.width() >= scaled(NARROW)) + (self.width() >= scaled(WIDE))
        if columns == self._columns:
            return
        self._columns = columns
        for panel, place in zip(self._panels, PLACES[columns], strict=True):
            self._grid.addWidget(panel, *place)
        self._place_views()
        self._grid.setColumnStretch(0, 1)
        for row, stretch in ((2, 336), (3, 412 if columns > 1 else 0), (4, 412 if columns == 1 else 0)):
            self._grid.setRowStretch(row, stretch)
