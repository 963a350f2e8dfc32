"""After its end each lane tells how probable, how long and how good its translation is, and what went wrong in it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.commands import ScoreTranslation
from engine.events import TranslationScored
from gui.appearance import AppearanceControl
from gui.pages.stage.page import StagePage
from gui.state.translation_faults import find_faults
from tests.gui.pages.stage.driving import SENTENCE, Reports, lane, press, type_and_submit

REFERENCE = "5 1 4 1 3"
REPEATED = "1 1 1 1 2 2 2 2 3 3 3 3"


def give_reference(page: StagePage, text: str) -> None:
    QTest.mouseClick(lane(page, "rnn").aids.score, Qt.MouseButton.LeftButton)
    assert page.aids.popup.isVisible()
    page.aids.popup.field.clear()
    QTest.keyClicks(page.aids.popup.field, text)
    press(page.aids.popup.field, Qt.Key.Key_Return)
    assert not page.aids.popup.isVisible()


def test_the_figures_come_with_the_end_and_stay_when_one_looks_back(translated: StagePage) -> None:
    assert lane(translated, "rnn").aids.aids is None
    translated.seek(translated.playback.length)
    trace = translated.trace
    assert trace is not None
    for model, record in trace.lanes.items():
        aids = translated.lanes.lane(model).aids
        assert aids.aids is not None
        assert aids.aids.log_probability == pytest.approx(sum(step.log_prob for step in record.steps))
        assert f"{aids.aids.log_probability:.1f}".replace("-", "−") in aids.figures()
        assert aids.aids.chrf is None
        assert aids.score.text() == "add a reference"
    translated.seek(1)
    assert lane(translated, "rnn").aids.aids is not None
    assert len({shown.geometry_in_use.aids for shown in translated.lanes.lanes()}) == 1


def test_a_reference_that_the_reader_gives_is_what_the_engine_scores_each_lane_against(
    qtbot: QtBot, translated: StagePage, reports: Reports
) -> None:
    translated.seek(translated.playback.length)
    give_reference(translated, REFERENCE)
    qtbot.waitUntil(
        lambda: all(shown.aids.aids and shown.aids.aids.chrf is not None for shown in translated.lanes.lanes())
    )
    assert translated.trace is not None
    for model, record in translated.trace.lanes.items():
        asked = [c for c in reports.asked if isinstance(c, ScoreTranslation) and c.text == record.text]
        assert len(asked) == 1, "the same translation is scored once"
        assert asked[0].reference == REFERENCE
        told = [e for e in reports.events if isinstance(e, TranslationScored) and e.job_id == asked[0].job_id]
        aids = translated.lanes.lane(model).aids
        assert aids.aids is not None
        assert (aids.aids.chrf, aids.aids.signature) == (told[0].chrf, told[0].signature)
        assert aids.score.text() == f"chrF {told[0].chrf:.1f}"
    give_reference(translated, "")
    assert lane(translated, "rnn").aids.score.text() == "add a reference"


def test_a_reference_is_remembered_for_its_sentence(qtbot: QtBot, translated: StagePage) -> None:
    translated.seek(translated.playback.length)
    give_reference(translated, REFERENCE)
    type_and_submit(translated, "2 7")
    qtbot.waitUntil(translated.is_idle)
    assert translated.aids.reference == ""
    type_and_submit(translated, SENTENCE)
    qtbot.waitUntil(translated.is_idle)
    assert translated.aids.reference == REFERENCE


def test_a_chip_leads_to_the_step_by_click_and_by_enter(qtbot: QtBot, loaded: StagePage) -> None:
    type_and_submit(loaded, REPEATED)
    qtbot.waitUntil(loaded.is_idle)
    loaded.seek(loaded.playback.length)
    assert loaded.trace is not None
    chips = 0
    for model, record in loaded.trace.lanes.items():
        band = loaded.lanes.lane(model).aids
        assert tuple(chip.fault for chip in band.chips) == find_faults(record)
        for chip in band.chips:
            chips += 1
            assert chip.isVisible()
            assert str(chip.fault.step) in chip.accessibleName()
            loaded.seek(loaded.playback.length)
            QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
            assert loaded.playback.step == chip.fault.step
            loaded.seek(1 if chip.fault.step > 1 else 2)
            press(chip, Qt.Key.Key_Return)
            assert loaded.playback.step == chip.fault.step
            assert band.rect().contains(chip.geometry())
    assert chips, "models of a few steps' training make mistakes"


def test_new_text_takes_the_figures_away(qtbot: QtBot, translated: StagePage) -> None:
    translated.seek(translated.playback.length)
    type_and_submit(translated, "2 7")
    assert lane(translated, "rnn").aids.aids is None


def test_the_figures_leave_the_score_its_room_in_large_type(
    qtbot: QtBot, translated: StagePage, appearance: AppearanceControl
) -> None:
    translated.seek(translated.playback.length)
    aids = lane(translated, "rnn").aids
    assert aids.shown_figures() == aids.figures()
    for _ in range(5):
        appearance.enlarge_text()
    for width in (400, 300, 200):
        aids.resize(width, aids.height())
        assert aids.figures().startswith(aids.shown_figures())
        assert "log p" in aids.shown_figures()
    assert "pieces" not in aids.shown_figures()
    assert "pieces" in aids.toolTip()
