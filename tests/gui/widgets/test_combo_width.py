"""How much room a drop-down field wants."""

from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.appearance import AppearanceControl
from gui.widgets.combo import LabelledCombo


def test_it_wants_room_for_its_widest_item_and_where_room_is_short_for_the_chosen_one(
    qtbot: QtBot, appearance: AppearanceControl
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    combo = LabelledCombo()
    combo.addItems(["short", "the longest of all of them"])
    row = QHBoxLayout(window)
    row.addWidget(combo)
    row.addStretch(1)
    window.resize(600, 80)
    window.show()
    qtbot.waitExposed(window)
    widest = combo.width()
    combo.setCurrentIndex(1)
    assert combo.sizeHint().width() == widest
    combo.hug(True)
    assert combo.sizeHint().width() == widest
    combo.setCurrentIndex(0)
    qtbot.waitUntil(lambda: combo.width() < widest - 60)
    combo.hug(False)
    qtbot.waitUntil(lambda: combo.width() == widest)
