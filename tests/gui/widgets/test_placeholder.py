"""What a panel says while it has nothing to show."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.appearance import AppearanceControl
from gui.theme import theme_of
from gui.widgets.placeholder import Placeholder

BEHIND = QColor("#ff0000")


class Chart(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), BEHIND)


@pytest.mark.parametrize(("width", "is_seen"), [(1000, True), (360, False)])
def test_what_is_behind_is_seen_beside_the_text_or_not_at_all(
    qtbot: QtBot, appearance: AppearanceControl, width: int, is_seen: bool
) -> None:
    chart = Chart()
    qtbot.addWidget(chart)
    chart.resize(width, 240)
    placeholder = Placeholder(chart)
    placeholder.setGeometry(QRect(0, 0, width, 240))
    placeholder.show_text("Nothing trained yet", "The curves begin within seconds, " * 6)
    chart.show()
    image = chart.grab().toImage()
    beside = image.pixelColor(width // 100, image.height() * 9 // 10)
    assert beside.name() == (BEHIND if is_seen else theme_of(chart).card).name()
