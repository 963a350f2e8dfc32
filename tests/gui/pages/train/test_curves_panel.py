"""The curves of the Train page: what is drawn, how it is looked at, and what is told of it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.config import preset, write_config
from engine.event_log import EVENT_LOG, EventLog
from engine.events import Event, ValidationScored
from gui.i18n.language import install_language
from gui.i18n.spoken import say_again
from gui.pages.train.curves_panel import CurvesPanel
from gui.pages.train.page import TrainPage
from gui.state.plotted_curves import TRAINING, Role
from gui.state.quantity import Quantity
from gui.state.run_history import Run, read_run
from tests.gui.pages.train.driving import ALL, press, report, start
from tests.gui.pages.train.training_events import training_events


def choose(panel: CurvesPanel, quantity: Quantity) -> None:
    """Go to a quantity with the arrow keys, as a reader without a mouse does."""
    QTest.keyClick(panel.quantity_choice, Qt.Key.Key_Home)
    for _ in range(list(Quantity).index(quantity)):
        QTest.keyClick(panel.quantity_choice, Qt.Key.Key_Down)
    assert panel.quantity_choice.currentData() is quantity


def drawn(panel: CurvesPanel) -> set[tuple[str, Role]]:
    return {(curve.architecture, curve.role) for curve in panel.plot.curves.curves}


def told(panel: CurvesPanel) -> str:
    return panel.plot.accessibleDescription()


def with_alignment_errors(events: Sequence[Event], errors: dict[int, float]) -> list[Event]:
    return [
        replace(event, alignment_error=errors[event.step])
        if isinstance(event, ValidationScored) and event.architecture != "rnn"
        else event
        for event in events
    ]


@pytest.fixture
def trained(qtbot: QtBot, page: TrainPage) -> CurvesPanel:
    """The panel while three architectures have taken a hundred steps, with four validations each."""
    job = start(qtbot, page)
    events = list(training_events(job, ALL, 100))
    report(page, *with_alignment_errors(events, {25: 0.9, 50: 0.7, 75: 0.5, 100: 0.25}))
    QApplication.processEvents()
    return page.curves


def test_every_quantity_is_drawn_and_told_in_its_own_unit(trained: CurvesPanel) -> None:
    newest = {
        Quantity.LOSS: "RNN 1.76",
        Quantity.BLEU: "RNN 25.0",
        Quantity.ALIGNMENT_ERROR: "Attention RNN 25.0\u202f%",
        Quantity.LEARNING_RATE: "RNN 1.0e-3",
        Quantity.GRADIENT_NORM: "RNN 1.50",
        Quantity.SPEED: "RNN 48.2k",
    }
    for quantity, words in newest.items():
        choose(trained, quantity)
        assert told(trained).startswith(f"step 100: {words}")
        low, high = trained.plot.frame().lowest, trained.plot.frame().highest
        assert all(low <= value <= high for curve in trained.plot.curves.main for value in curve.series.values)


def test_an_alignment_error_is_missing_where_there_is_no_attention_and_said_to_be(trained: CurvesPanel) -> None:
    choose(trained, Quantity.ALIGNMENT_ERROR)
    assert drawn(trained) == {("attention_rnn", Role.MAIN), ("transformer", Role.MAIN)}
    assert trained.key.toggles["rnn"].accessibleName() == "RNN, not measured"
    assert trained.key.toggles["transformer"].accessibleName() == "Transformer"
    choose(trained, Quantity.BLEU)
    assert trained.key.toggles["rnn"].accessibleName() == "RNN"


def test_a_corpus_without_gold_alignments_says_that_the_error_is_not_measured(qtbot: QtBot, page: TrainPage) -> None:
    job = start(qtbot, page)
    report(page, *training_events(job, ALL, 24))
    choose(page.curves, Quantity.ALIGNMENT_ERROR)
    assert page.curves._placeholder.accessibleName().startswith("Not measured yet")
    report(page, *training_events(job, ALL, 1, start=25))
    assert page.curves._placeholder.isVisible()
    assert page.curves._placeholder.accessibleName().startswith("Not measured It takes")


def test_a_curve_is_hidden_by_mouse_and_shown_again_by_key(qtbot: QtBot, trained: CurvesPanel) -> None:
    toggle = trained.key.toggles["rnn"]
    press(qtbot, toggle)
    assert ("rnn", Role.MAIN) not in drawn(trained)
    assert ("transformer", Role.MAIN) in drawn(trained)
    assert "RNN 1.76" not in told(trained).replace("Attention RNN", "")
    toggle.setFocus()
    QTest.keyClick(toggle, Qt.Key.Key_Space)
    assert ("rnn", Role.MAIN) in drawn(trained)


def test_an_entry_that_is_off_looks_different_without_its_colour(qtbot: QtBot, trained: CurvesPanel) -> None:
    toggle = trained.key.toggles["transformer"]
    assert dark_columns(toggle) > 20
    press(qtbot, toggle)
    QTest.mouseMove(trained.plot)
    assert dark_columns(toggle) < 14  # the marker alone is left of the line


def dark_columns(toggle: object) -> int:
    """How wide what is painted in the middle of the sample is, seen in grey."""
    grey = toggle.grab().toImage().convertToFormat(toggle.grab().toImage().Format.Format_Grayscale8)  # type: ignore[attr-defined]
    ground = grey.pixelColor(1, 1).lightness()
    middle = grey.height() // 2
    return sum(abs(grey.pixelColor(x, middle).lightness() - ground) > 40 for x in range(6, 36))


def test_the_training_loss_can_be_left_out(qtbot: QtBot, trained: CurvesPanel) -> None:
    press(qtbot, trained.key.toggles[TRAINING])
    assert {role for _, role in drawn(trained)} == {Role.MAIN}
    assert "training" not in told(trained)
    choose(trained, Quantity.GRADIENT_NORM)
    assert not trained.key.toggles[TRAINING].isVisible()
    assert {role for _, role in drawn(trained)} == {Role.MAIN, Role.RAW}


def test_without_smoothing_there_is_nothing_behind_the_curves(trained: CurvesPanel) -> None:
    assert {role for _, role in drawn(trained)} == {Role.MAIN, Role.TRAINING, Role.RAW}
    trained.view._spans[1].trigger()
    assert {role for _, role in drawn(trained)} == {Role.MAIN, Role.TRAINING}
    choose(trained, Quantity.BLEU)
    assert not trained.view._spans[100].isEnabled()


def test_values_may_lie_on_a_logarithmic_axis_where_that_means_something(trained: CurvesPanel) -> None:
    assert not trained.plot.frame().has_logarithmic_values
    trained.view._scales[True].trigger()
    assert trained.plot.frame().has_logarithmic_values
    choose(trained, Quantity.BLEU)
    assert not trained.plot.frame().has_logarithmic_values
    assert not trained.view._scales[True].isEnabled()


def test_the_curves_are_looked_at_closely_and_as_a_whole_again(qtbot: QtBot, trained: CurvesPanel) -> None:
    plot, whole = trained.plot, trained.plot.frame()
    assert not trained.view.whole.isEnabled()
    plot.setFocus()
    QTest.keyClick(plot, Qt.Key.Key_Home)
    QTest.keyClick(plot, Qt.Key.Key_Right)
    QTest.keyClick(plot, Qt.Key.Key_Plus)
    near = plot.frame()
    assert near.first_step < 50 < near.last_step
    assert near.last_step / near.first_step < whole.last_step / whole.first_step
    QTest.keyClick(plot, Qt.Key.Key_End)
    assert told(trained).startswith("step 100")
    assert plot.frame().first_step < 100 < plot.frame().last_step
    assert trained.view.whole.isEnabled()
    trained.view.whole.trigger()
    assert plot.sight is None
    QTest.keyClick(plot, Qt.Key.Key_Plus)
    assert plot.sight
    QTest.keyClick(plot, Qt.Key.Key_0)
    assert plot.sight is None


@pytest.fixture
def earlier(tmp_path: Path) -> Run:
    """A run with its log, as the engine writes it."""
    folder = tmp_path / "earlier"
    folder.mkdir()
    write_config(preset("tiny", name="A few steps"), folder / "config.toml")
    log = EventLog(folder / EVENT_LOG, append=False)
    for event in training_events(7, ALL, 100):
        log.write(event)
    log.close()
    run = read_run(folder)
    assert run is not None
    return run


def test_an_earlier_run_is_drawn_dashed_beside_the_present_one(
    qtbot: QtBot, trained: CurvesPanel, earlier: Run
) -> None:
    trained.show_earlier([earlier])
    assert trained.is_reading()  # not all at once: the window stays awake
    qtbot.waitUntil(lambda: not trained.is_reading())
    assert {name for name, role in drawn(trained) if role is Role.EARLIER} == set(ALL)
    assert trained.key.toggles[str(earlier.folder)].text() == "A few steps"
    trained.plot.setFocus()
    QTest.keyClick(trained.plot, Qt.Key.Key_End)
    assert "A few steps" in told(trained)
    choose(trained, Quantity.LEARNING_RATE)
    assert {name for name, role in drawn(trained) if role is Role.EARLIER} == set(ALL)
    press(qtbot, trained.key.toggles[str(earlier.folder)])
    assert Role.EARLIER not in {role for _, role in drawn(trained)}
    trained.show_earlier([])
    assert str(earlier.folder) not in trained.key.toggles


def test_an_earlier_run_can_be_seen_before_anything_is_trained(qtbot: QtBot, page: TrainPage, earlier: Run) -> None:
    press(qtbot, page.settings.chips[0])
    page.curves.show_earlier([earlier])
    qtbot.waitUntil(lambda: not page.curves.is_reading())
    assert drawn(page.curves) == {(name, Role.EARLIER) for name in ALL}
    assert not page.curves._placeholder.isVisible()


def test_a_run_whose_log_is_gone_disturbs_nothing(
    qtbot: QtBot, trained: CurvesPanel, earlier: Run, tmp_path: Path
) -> None:
    (tmp_path / "events.jsonl").write_text("no log\n")
    trained.show_earlier([replace(earlier, folder=tmp_path), replace(earlier, folder=tmp_path / "gone")])
    qtbot.waitUntil(lambda: not trained.is_reading())
    assert Role.EARLIER not in {role for _, role in drawn(trained)}


@pytest.mark.usefixtures("english_again")
def test_all_words_of_the_panel_are_said_again_when_the_language_changes(trained: CurvesPanel) -> None:
    choose(trained, Quantity.ALIGNMENT_ERROR)
    install_language("ko")
    say_again()
    QApplication.processEvents()
    assert trained.quantity_choice.currentText() == "정렬 오류율"
    assert trained.key.toggles["rnn"].accessibleName() == "RNN, 측정 안 함"
    assert trained.key._unit.text() == "어텐션의 정렬 오류율"
    assert trained.view.whole.text() == "모든 스텝 보기"
    assert told(trained).startswith("100스텝: ")
