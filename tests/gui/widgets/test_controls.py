"""The small controls follow theme and text size, and can be used by keyboard and by name."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from engine.paths import shipped_assets
from gui.appearance import AppearanceControl
from gui.theme import DARK, LIGHT
from gui.widgets.button import Button
from gui.widgets.combo import LabelledCombo
from gui.widgets.icon import paint_icon
from gui.widgets.label import Label
from gui.widgets.speed_choice import SpeedChoice
from gui.widgets.text_field import TextField

ICONS = sorted(path.stem for path in (shipped_assets() / "icons").glob("*.svg") if path.stem != "lockstep")


Show = Callable[..., None]


@pytest.fixture
def show(qtbot: QtBot, appearance: AppearanceControl) -> Show:
    """Puts widgets into a window of their own, below each other, and shows it."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)

    def show_in_window(*widgets: QWidget) -> None:
        for widget in widgets:
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        window.show()

    return show_in_window


def colours(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_drawn_in_the_colour_asked_for(qtbot: QtBot, name: str) -> None:
    image = QImage(32, 32, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        paint_icon(painter, name, QRectF(0, 0, 32, 32), QColor("#FF0000"))
    found = {image.pixelColor(x, y).name() for x in range(32) for y in range(32)}
    assert "#ff0000" in found
    assert all(colour.startswith("#ff") for colour in found), "another colour than red on white"


def test_buttons_take_the_colours_of_their_role_in_both_themes(show: Show, appearance: AppearanceControl) -> None:
    primary, plain = Button("Translate", "play", role="primary"), Button("Stop", "stop")
    show(primary, plain)
    assert LIGHT.primary.name() in colours(primary)
    assert LIGHT.on_primary.name() in colours(primary)
    assert {LIGHT.card.name(), LIGHT.ink.name()} <= colours(plain)
    appearance.toggle_theme()
    assert DARK.primary.name() in colours(primary)
    assert DARK.on_primary.name() in colours(primary)
    assert {DARK.card.name(), DARK.ink.name()} <= colours(plain)


def test_a_disabled_button_loses_its_fill_and_its_icon_fades(show: Show) -> None:
    button = Button("Start", "play", role="primary")
    show(button)
    button.setEnabled(False)
    assert {LIGHT.faint.name(), LIGHT.ink3.name()} <= colours(button)
    assert LIGHT.primary.name() not in colours(button)


def test_a_button_is_pressed_by_keyboard(qtbot: QtBot, show: Show) -> None:
    button = Button("Stop")
    show(button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_a_button_changes_role_and_icon_without_changing_size(show: Show) -> None:
    button = Button("Pause", "pause")
    show(button)
    before = button.size()
    button.set_role("primary")
    button.set_icon_name("play")
    assert button.size() == before
    assert LIGHT.primary.name() in colours(button)


def test_a_combo_says_its_label_and_its_item(show: Show) -> None:
    combo = LabelledCombo("Pack")
    combo.addItems(["Everyday", "News and parliament"])
    show(combo)
    assert combo.accessibleName() == "Pack"
    assert {LIGHT.ink.name(), LIGHT.ink3.name(), LIGHT.card.name()} <= colours(combo)
    unlabelled = LabelledCombo()
    unlabelled.addItems(["Everyday", "News and parliament"])
    assert combo.sizeHint().width() > unlabelled.sizeHint().width()


def test_a_combo_is_changed_by_keyboard(qtbot: QtBot, show: Show) -> None:
    combo = LabelledCombo("Pack")
    combo.addItems(["Everyday", "News"])
    show(combo)
    combo.setFocus()
    with qtbot.waitSignal(combo.currentTextChanged) as told:
        QTest.keyClick(combo, Qt.Key.Key_Down)
    assert told.args == ["News"]


def test_the_wheel_passes_over_a_combo_without_choosing(show: Show) -> None:
    combo = LabelledCombo("Pack")
    combo.addItems(["Everyday", "News"])
    show(combo)
    centre = combo.rect().center().toPointF()
    nothing, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    down = QWheelEvent(centre, centre, QPoint(), QPoint(0, -120), nothing, plain, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(combo, down)
    assert combo.currentText() == "Everyday"


def test_a_combo_that_is_too_narrow_elides_its_item(show: Show) -> None:
    combo = LabelledCombo("Pack")
    combo.addItem("A pack with a name that is much too long")
    show(combo)
    combo.setFixedWidth(160)
    image = combo.grab().toImage()
    right_of_text = [image.pixelColor(x, y).name() for x in range(124, 128) for y in range(8, 32)]
    assert set(right_of_text) == {LIGHT.card.name()}


def test_controls_keep_the_tokens_heights_and_follow_the_text_scale(show: Show, appearance: AppearanceControl) -> None:
    controls = [TextField(48, 16), LabelledCombo("Pack", 48), Button("Go", height=48), Button("", "close", height=32)]
    show(*controls)
    assert [control.height() for control in controls] == [48, 48, 48, 32]
    for _ in range(5):
        appearance.enlarge_text()
    assert [control.height() for control in controls] == [72, 72, 72, 48]
    appearance.reset_text()
    assert [control.height() for control in controls] == [48, 48, 48, 32]


def test_a_label_changes_size_with_the_text_and_colour_with_its_tone(show: Show, appearance: AppearanceControl) -> None:
    label = Label("Attention RNN", 20, 600)
    show(label)
    height = label.sizeHint().height()
    assert LIGHT.ink.name() in colours(label)
    label.set_tone("attention_rnn")
    assert LIGHT.lane("attention_rnn").text.name() in colours(label)
    for _ in range(10):
        appearance.enlarge_text()
    assert label.sizeHint().height() == pytest.approx(2 * height, abs=2)


def test_a_button_without_a_text_is_square_until_it_gets_one(show: Show) -> None:
    button = Button("Samples", "samples")
    show(button)
    QApplication.processEvents()
    wide = button.width()
    for text, width in (("", 40), ("Samples", wide)):
        button.setText(text)
        QApplication.processEvents()
        assert button.width() == pytest.approx(width, abs=2)
        assert button.height() == 40


def test_speeds_fold_into_a_list_and_stay_chosen(qtbot: QtBot, show: Show) -> None:
    choice = SpeedChoice()
    show(choice)
    choice.set_value(4.0)
    choice.set_compact(True)
    assert choice.list.isVisible()
    assert not choice.segments.isVisible()
    assert choice.list.currentText() == "4×"
    choice.list.setFocus()
    with qtbot.waitSignal(choice.chosen) as told:
        QTest.keyClick(choice.list, Qt.Key.Key_Down)
    assert told.args == [8.0]


def test_there_are_icons() -> None:
    assert {"stage", "train", "play", "pause", "stop"} <= set(ICONS)


def test_a_placeholder_is_as_legible_as_a_caption_in_both_themes(show: Show, appearance: AppearanceControl) -> None:
    field = TextField()
    field.setPlaceholderText("Type a sentence")
    show(field, Button("Other"))
    for _ in (LIGHT, DARK):
        field.clearFocus()
        QApplication.processEvents()
        assert appearance.theme.ink3.name() in colours(field)
        appearance.toggle_theme()
