"""Vectors, products, shift and translations, with the real engine and the shipped Transformer."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.pages.why.page import WhyPage
from gui.pages.why.positions_panel import PositionsPanel
from gui.state.experiment_run import Phase


@pytest.fixture
def panel(qtbot: QtBot, ready: WhyPage, monkeypatch: pytest.MonkeyPatch) -> PositionsPanel:
    """The experiment as it is when it was opened; its sample is small."""
    panel = ready.panels["positions"]
    assert isinstance(panel, PositionsPanel)
    ask = panel.options
    monkeypatch.setattr(panel, "options", lambda: {**ask(), "sentences": 1})
    ready.show_experiment("positions")
    qtbot.waitUntil(lambda: bool(panel.answer.measurements) and panel.is_idle(), timeout=60_000)
    return panel


def answered(qtbot: QtBot, panel: PositionsPanel) -> None:
    qtbot.waitUntil(panel.is_idle, timeout=60_000)


def cursor_of(widget: QWidget) -> str:
    return widget.accessibleDescription()


def test_what_is_quick_is_there_once_it_is_opened(panel: PositionsPanel) -> None:
    assert panel.run.phase is Phase.IDLE
    assert panel.share.isEnabled()
    assert panel.vectors.isVisible()
    assert cursor_of(panel.vectors).startswith("position 10, dimension 24: 0.9")
    assert panel.trial.normal.text() == "Le jeune avocat aide la vieille actrice."
    assert "Press Run" in panel.trial._sample_note.text()
    assert [panel.pack.itemData(i) for i in range(panel.pack.count())] == ["everyday", "grammar"]


def test_the_cursor_goes_through_the_picture_by_keys_and_by_clicks(panel: PositionsPanel) -> None:
    view = panel.vectors
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.cursor_cell == (11, 32)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(60, 40))
    assert view.cursor_cell[0] < 3
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.cursor_cell[0] == 0
    before = cursor_of(view)
    panel.table.set_value("learned")
    assert cursor_of(view) != before


def test_products_are_told_for_both_tables(panel: PositionsPanel) -> None:
    panel.view.set_value("products")
    assert panel.products.isVisible()
    assert not panel.vectors.isVisible()
    told = panel.products.describe(0)
    assert "Sinusoids: 64.00 from 32, 64.00 from 48" in told
    assert "Learned: " in told
    here = panel.products.offset
    QTest.keyClick(panel.products, Qt.Key.Key_Left)
    assert panel.products.offset == here - 1


def test_another_shift_turns_further(qtbot: QtBot, panel: PositionsPanel) -> None:
    panel.view.set_value("shift")
    assert "0, 1: 1,146°" in panel.rotation.describe()
    panel.shift.setCurrentIndex(panel.shift.findData(5))
    panel.shift.activated.emit(panel.shift.currentIndex())
    answered(qtbot, panel)
    assert "0, 1: 286°" in panel.rotation.describe()
    position = panel.rotation.position
    QTest.keyClick(panel.rotation, Qt.Key.Key_Right)
    assert panel.rotation.position == position + 1


def test_without_positions_the_words_may_stand_in_any_order(panel: PositionsPanel) -> None:
    trial = panel.trial
    panel.view.set_value("translation")
    trial.variant.set_value("off")
    assert trial.other.text() == trial.shuffled_other.text()
    assert trial.other.marked()
    assert "the same" in trial._note.text()
    trial.variant.set_value("normal")
    assert trial.normal.text() == trial.other.text()
    assert trial.shuffled_normal.text() != trial.normal.text()
    assert "another sentence" in trial._note.text()


def test_a_former_answer_stays_until_the_next_one_is_whole(qtbot: QtBot, panel: PositionsPanel) -> None:
    shown = set[str]()
    panel._bridge.arrived.connect(lambda events: shown.add(panel.trial.other.text()))
    panel.set_choices({"view": "translation", "positions": "learned", "sentence": "The king sings."})
    assert panel.trial.variant.value() == "learned"
    answered(qtbot, panel)
    assert shown == {"Le jeune avocat aide la vieille actrice.", "Le roi chante."}
    assert panel.trial.variant.value() == "learned"


def test_a_typed_sentence_is_translated_with_all_positions(qtbot: QtBot, panel: PositionsPanel) -> None:
    trial = panel.trial
    panel.view.set_value("translation")
    trial.sentence.selectAll()
    QTest.keyClicks(trial.sentence, "The king thanks the queen.")
    QTest.keyClick(trial.sentence, Qt.Key.Key_Return)
    answered(qtbot, panel)
    assert trial.normal.text() == "Le roi remercie la reine."
    QTest.mouseClick(trial.variant.button("learned"), Qt.MouseButton.LeftButton)
    assert trial.other.text() == "Le roi remercie la reine."
    assert not trial.other.marked()


def test_the_sample_is_run_kept_and_chosen_from(qtbot: QtBot, panel: PositionsPanel) -> None:
    trial = panel.trial
    panel.view.set_value("translation")
    QTest.mouseClick(panel.buttons.run, Qt.MouseButton.LeftButton)
    answered(qtbot, panel)
    assert panel.run.phase is Phase.COMPLETE
    assert trial.bars.isVisible()
    assert "off: BLEU" in trial.bars.accessibleDescription()
    trial.variant.set_value("normal")
    QTest.keyClick(trial.bars, Qt.Key.Key_Right)
    assert trial.variant.value() == "off"
    QTest.keyClick(trial.curves, Qt.Key.Key_Right)
    answered(qtbot, panel)
    assert trial.variant.value() == "shifted"
    assert panel.shift.currentData() == 1
    assert "Scores by positions" in panel.tables(panel.measured())[0].title
    assert len(panel.tables(panel.measured())[0].rows) == 13


def test_a_pack_whose_positions_were_not_learned_offers_none(qtbot: QtBot, panel: PositionsPanel) -> None:
    panel.pack.setCurrentIndex(panel.pack.findData("everyday"))
    panel.pack.activated.emit(panel.pack.currentIndex())
    answered(qtbot, panel)
    assert not panel.trial.variant.button("learned").isEnabled()
    assert not panel.table.isVisible()
    assert panel.trial.normal.text()


@pytest.mark.parametrize("view", ["vectors", "products", "shift", "translation"])
def test_every_view_is_drawn_and_can_be_chosen_from_outside(qtbot: QtBot, panel: PositionsPanel, view: str) -> None:
    panel.set_choices({"view": view, "shift": 100, "side": "both", "positions": "off", "sentence": "The king sings."})
    answered(qtbot, panel)
    assert panel.trial.other.text()
    assert panel.options()["side"] == "both"
    picture = panel.grab().toImage()
    points = [(x, y) for x in range(0, picture.width(), 7) for y in range(60, picture.height(), 5)]
    assert len({picture.pixel(x, y) for x, y in points}) > 8


def test_choices_that_there_are_not_are_refused(panel: PositionsPanel) -> None:
    with pytest.raises(KeyError):
        panel.set_choices({"colour": "red"})
    with pytest.raises(ValueError, match="7"):
        panel.set_choices({"shift": 7})
