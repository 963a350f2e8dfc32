"""Notices one above the other, which take no room while there are none."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

GAP = 8


class NoticeStack(QWidget):
    """Shows itself as long as one of its widgets is to be seen."""

    def __init__(self, notices: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices = tuple(notices)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for notice in notices:
            column.addWidget(notice)
            notice.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        self.setVisible(any(not notice.isHidden() for notice in self._notices))
