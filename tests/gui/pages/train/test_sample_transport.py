"""Going back and forth through the validations of a training, while it goes on and after it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.events import JobFinished
from gui.pages.train import sample_transport
from gui.pages.train.attention_panel import AttentionPanel
from gui.pages.train.page import TrainPage
from tests.gui.pages.train.driving import ALL, press, report, start
from tests.gui.pages.train.training_events import training_events, validation_events


def last_step(panel: AttentionPanel) -> int:
    """The step of the validation that is looked at, as the strip shows it."""
    return panel.strip._columns[-1]["transformer"].translated.step


def show_figures(page: TrainPage) -> None:
    page._show_figures()
    QApplication.processEvents()


@pytest.fixture
def panel(qtbot: QtBot, page: TrainPage) -> AttentionPanel:
    """After eight validations, with the training still going on."""
    report(page, *training_events(start(qtbot, page), ALL, 200))
    show_figures(page)
    return page.attention


def test_keys_go_back_and_forth_and_step_and_score_are_told(panel: AttentionPanel) -> None:
    scrubber = panel.transport.scrubber
    assert scrubber.accessibleDescription() == "step 200 · BLEU 50.0, validation 8 of 8"
    scrubber.setFocus()
    QTest.keyClick(scrubber, Qt.Key.Key_Left)
    QTest.keyClick(scrubber, Qt.Key.Key_Left)
    assert last_step(panel) == 150
    assert scrubber.accessibleDescription() == "step 150 · BLEU 37.5, validation 6 of 8"
    assert panel.transport._told.text() == "step 150 · BLEU 37.5"
    assert "3 2 1 after 150" in panel.strip.accessibleDescription()
    QTest.keyClick(scrubber, Qt.Key.Key_Home)
    assert last_step(panel) == 25
    assert len(panel.strip._columns) == 1
    QTest.keyClick(scrubber, Qt.Key.Key_End)
    assert last_step(panel) == 200


def test_the_mouse_drags_to_any_validation(panel: AttentionPanel) -> None:
    scrubber = panel.transport.scrubber
    left = Qt.MouseButton.LeftButton

    def at(index: int) -> QPoint:
        return QPoint(round(scrubber.place_of(index)), scrubber.height() // 2)

    QTest.mousePress(scrubber, left, pos=at(1))
    assert last_step(panel) == 50
    QTest.mouseMove(scrubber, at(4))
    QTest.mouseRelease(scrubber, left, pos=at(4))
    assert last_step(panel) == 125


def test_a_click_on_an_earlier_picture_goes_there(panel: AttentionPanel) -> None:
    geometry = panel.strip.geometry_now()
    step = panel.strip._columns[2]["transformer"].translated.step
    QTest.mouseClick(panel.strip, Qt.MouseButton.LeftButton, pos=geometry.thumbnail(2, 0).center().toPoint())
    assert last_step(panel) == step
    assert panel.transport._told.text().startswith(f"step {step} ")


def test_a_new_validation_leaves_a_reader_where_he_looks_and_takes_another_along(
    qtbot: QtBot, page: TrainPage, panel: AttentionPanel
) -> None:
    job, transport = page.progress.job_id, panel.transport
    assert not transport.newest.isEnabled()
    report(page, *validation_events(job, "transformer", 225))
    show_figures(page)
    assert last_step(panel) == 225
    QTest.keyClick(transport.scrubber, Qt.Key.Key_Home)
    QTest.keyClick(transport.scrubber, Qt.Key.Key_Right)
    report(page, *validation_events(job, "transformer", 250))
    show_figures(page)
    assert last_step(panel) == 50
    assert transport.scrubber.accessibleDescription().endswith("validation 2 of 10")
    press(qtbot, transport.newest)
    assert last_step(panel) == 250
    report(page, *validation_events(job, "transformer", 275))
    show_figures(page)
    assert last_step(panel) == 275


def test_the_validations_are_played_from_the_first_to_the_newest_and_can_be_held(
    qtbot: QtBot, panel: AttentionPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    transport, seen = panel.transport, list[int]()
    transport._timer.setInterval(30)
    transport.moved.connect(lambda: seen.append(last_step(panel)))
    press(qtbot, transport.play)
    assert transport.play.accessibleName() == "Pause"
    qtbot.waitUntil(lambda: len(seen) >= 3)
    press(qtbot, transport.play)
    held = last_step(panel)
    qtbot.wait(100)
    assert last_step(panel) == held
    assert transport.play.accessibleName() == "Play the validations"
    press(qtbot, transport.play)  # on from there
    qtbot.waitUntil(lambda: not transport.is_playing)
    assert seen == [25, 50, 75, 100, 125, 150, 175, 200]
    assert not transport.newest.isEnabled()
    assert sample_transport.MILLISECONDS >= 300  # slow enough to be seen


def test_another_model_is_looked_at_at_the_nearest_validation(panel: AttentionPanel) -> None:
    for _ in range(3):
        QTest.keyClick(panel.transport.scrubber, Qt.Key.Key_Left)
    QTest.keyClick(panel.output_of, Qt.Key.Key_Up)
    assert panel.strip._columns[-1]["attention_rnn"].translated.step == 125
    assert panel.transport.scrubber.value() == 4


def test_another_training_begins_at_its_newest_validation(qtbot: QtBot, page: TrainPage, panel: AttentionPanel) -> None:
    QTest.keyClick(panel.transport.scrubber, Qt.Key.Key_Home)
    report(page, JobFinished(page.progress.job_id, "done"))
    report(page, *training_events(start(qtbot, page), ALL, 75))
    show_figures(page)
    assert last_step(panel) == 75
