"""Widgets side by side, in as many rows as they need; hidden ones take no room."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Each widget is as large as its size hint; one that does not fit beside the others begins a new row.

    One that is wider than the whole row is narrowed to it, if it can be; one that is lower stands in its middle.
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
        y = rect.top()
        for row in self._rows(rect.width()):
            x, height = rect.left(), max(item.sizeHint().height() for item, _ in row)
            for item, width in row:
                if is_final:
                    own = item.sizeHint().height()
                    item.setGeometry(QRect(x, y + (height - own) // 2, width, own))
                x += width + self.spacing()
            y += height + self.spacing()
        return max(0, y - self.spacing() - rect.top())

    def _rows(self, room: int) -> list[list[tuple[QLayoutItem, int]]]:
        """What stands side by side, each with its width."""
        rows: list[list[tuple[QLayoutItem, int]]] = []
        taken = 0
        for item in self._items:
            if item.isEmpty():  # hidden
                continue
            width = max(item.minimumSize().width(), min(item.sizeHint().width(), room))
            if not rows or taken + self.spacing() + width > room:
                rows.append([])
                taken = -self.spacing()
            rows[-1].append((item, width))
            taken += self.spacing() + width
        return rows
