"""Widgets side by side, in as many rows as they need; hidden ones take no room."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Each widget is as large as its size hint; one that does not fit beside the others begins a new row.

    One that is wider than the whole row is narrowed to it, if it can be.
    """

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), is_final=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, is_final=True)

    def sizeHint(self) -> QSize:
        """As wide as the widest; the height follows from the width."""
        return self._largest([item.sizeHint() for item in self._items])

    def minimumSize(self) -> QSize:
        """As wide as the widest once all are as narrow as can be."""
        return self._largest([item.minimumSize() for item in self._items])

    def _largest(self, sizes: list[QSize]) -> QSize:
        size = QSize(0, 0)
        for each in sizes:
            size = size.expandedTo(each)
        return size

    def _place(self, rect: QRect, *, is_final: bool) -> int:
        """Give each its place if this is final; the height that all need."""
        x, y, row_height = rect.left(), rect.top(), 0
        for item in self._items:
            if item.isEmpty():  # hidden
                continue
            hint = item.sizeHint()
            width = max(item.minimumSize().width(), min(hint.width(), rect.width()))
            if x > rect.left() and x + width > rect.right() + 1:
                x, y, row_height = rect.left(), y + row_height + self.spacing(), 0
            if is_final:
                item.setGeometry(QRect(x, y, width, hint.height()))
            x += width + self.spacing()
            row_height = max(row_height, hint.height())
        return y + row_height - rect.top()
