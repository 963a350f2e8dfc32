"""What both parts of the Models page are made of: a list, what is chosen of it, and what is told above them."""

from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.theme import scaled
from gui.widgets.card import Card
from gui.widgets.choice_list import ChoiceList
from gui.widgets.notice_bar import NoticeBar
from gui.widgets.placeholder import Placeholder

GUTTER = 16


class ListAndDetails(QWidget):
    """A list at the left, at most so many px wide and at most a share of the whole; the chosen one at the right.

    Attributes:
        list, notice: the parts. placeholder: what is seen in place of the details of nothing.
    """

    LIST_WIDTH: ClassVar[int]
    LIST_SHARE: ClassVar[float]

    def __init__(self, details: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice, self.list, self.placeholder = NoticeBar(), ChoiceList(), Placeholder()
        self._details, self._list_card = details, Card(padding=8)
        self._list_card.body.addWidget(self.list)
        row = QHBoxLayout()
        row.setSpacing(GUTTER)
        row.addWidget(self._list_card)
        row.addWidget(details, 1)
        row.addWidget(self.placeholder, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GUTTER)
        column.addWidget(self.notice)
        column.addLayout(row, 1)
        self.show_details(False)

    def show_details(self, are_there: bool) -> None:
        """Show the details, or what is said while nothing is chosen."""
        self._details.setVisible(are_there)
        self.placeholder.setVisible(not are_there)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._list_card.setFixedWidth(min(scaled(self.LIST_WIDTH), round(self.width() * self.LIST_SHARE)))
