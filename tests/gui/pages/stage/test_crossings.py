"""What crosses on the Stage: packs that are switched, models that are gone, keys that two things want."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.commands import Cancel, LoadModel, Translate
from engine.events import Failure, JobFailed, ModelsListed
from gui.pages.stage.page import StagePage
from gui.state.decoding_choice import DecodingChoice
from gui.state.translation_numbers import translation_json
from gui.state.translation_trace import TranslationTrace
from tests.gui.pages.stage.driving import SENTENCE, Reports, lane, press, type_and_submit

PACKS = tuple(
    tuple(f"{pack}/{name}" for name in ("rnn", "attention_rnn", "transformer")) for pack in ("reversal", "tiny")
)


def trace_of(page: StagePage) -> TranslationTrace:
    assert page.trace is not None
    return page.trace


@pytest.fixture
def beyond(tiny_run: Path, home: Path) -> Iterator[tuple[str, ...]]:
    """The models of a training, by their folders."""
    run = home / "runs" / "2026-02-03 04-05-06 Beyond"
    names = ("rnn", "transformer")
    for name in names:
        shutil.copytree(tiny_run / name / "best", run / name / "last")
    yield tuple(str(run / name / "last") for name in names)
    shutil.rmtree(run)


@pytest.mark.parametrize("opened", ["tree", "microscope", "branch"])
def test_another_pack_ends_what_was_open_on_the_one_before(
    qtbot: QtBot, translated: StagePage, reports: Reports, opened: str
) -> None:
    page = translated
    page.decoding.popup.choose(DecodingChoice("beam", width=2))
    qtbot.waitUntil(page.is_idle)
    page.seek(2)
    if opened == "tree":
        QTest.mouseClick(page.decoding.tree, Qt.MouseButton.LeftButton)
    elif opened == "microscope":
        press(page, Qt.Key.Key_I)
    page.branching.force("tiny/rnn", 1, trace_of(page).lanes["tiny/rnn"].steps[1].candidates[2].token_id)
    for models in PACKS * 3:
        page.show_models(models)
    page.show_models(PACKS[0])
    page.translate()
    qtbot.waitUntil(page.is_idle)
    assert page.lanes.models() == PACKS[0]
    record = trace_of(page)
    assert tuple(record.lanes) == PACKS[0]
    assert all(lane.former is None and lane.is_finished for lane in record.lanes.values())
    asked = [command for command in reports.asked if isinstance(command, LoadModel)]
    cancelled = {command.job_id for command in reports.asked if isinstance(command, Cancel)}
    assert len([command for command in asked if command.job_id not in cancelled]) == 6
    page.seek(page.playback.length)
    page.views.open(page.beam_view)
    assert page.beam_view.model in PACKS[0]
    press(page, Qt.Key.Key_Escape)
    assert page.views.opened is None


def test_escape_closes_the_view_before_it_ends_the_lecture(translated: StagePage) -> None:
    page, asked = translated, list[bool]()
    page.lecture_requested.connect(asked.append)
    page.set_lecturing(True)
    press(page, Qt.Key.Key_I)
    assert page.views.opened is page.microscope.panel
    page.setFocus()
    press(page, Qt.Key.Key_Escape)
    assert page.views.opened is None
    assert asked == []
    press(page, Qt.Key.Key_Escape)
    assert asked == [False]


def test_a_score_that_failed_is_not_awaited(qtbot: QtBot, translated: StagePage) -> None:
    page = translated
    page.aids.set_reference("5 1 4 1 3")
    assert page.aids.is_scoring
    failed = [JobFailed(job_id, Failure("It is not here.", "", "", "")) for job_id in range(1, 100)]
    page.aids._on_events(tuple(failed))
    assert not page.aids.is_scoring


def test_nothing_is_translated_if_the_sentence_goes_while_models_load(
    qtbot: QtBot, page: StagePage, reports: Reports
) -> None:
    type_and_submit(page, SENTENCE)
    assert page.hint
    page.set_text("")
    qtbot.waitUntil(lambda: bool(page.lanes.lanes()) and page.is_idle())
    assert not [command for command in reports.asked if isinstance(command, Translate)]
    assert page.hint == ""


def test_a_branch_that_comes_under_the_microscope_is_shown_there(qtbot: QtBot, translated: StagePage) -> None:
    page = translated
    page.seek(2)
    wanted = trace_of(page).lanes["tiny/transformer"].steps[1].candidates[1]
    page.branching.force("tiny/transformer", 1, wanted.token_id)
    page.microscope.open("tiny/transformer", 2)
    qtbot.waitUntil(lambda: trace_of(page).lanes["tiny/transformer"].former is not None)
    qtbot.waitUntil(lambda: page.is_idle() and not page.microscope.is_waiting)
    page.seek(2)
    step = page.microscope.panel.step
    assert step is not None
    assert step.told is not None
    assert step.token.piece == wanted.piece


def test_a_step_that_was_under_the_microscope_is_forgotten_when_a_tree_covers_it(
    qtbot: QtBot, translated: StagePage
) -> None:
    page = translated
    page.decoding.popup.choose(DecodingChoice("beam", width=2))
    qtbot.waitUntil(page.is_idle)
    page.microscope.open("tiny/rnn", 1)
    assert page.microscope.is_waiting
    page.views.open(page.beam_view)
    page.seek(2)
    assert not page.microscope.is_waiting


def test_models_of_a_training_that_are_shown_anew_give_up_what_the_older_ones_wrote(
    qtbot: QtBot, translated: StagePage, beyond: tuple[str, ...]
) -> None:
    page = translated
    for _ in range(2):
        page.show_models(beyond)
        assert page.trace is None
        page.translate()
        qtbot.waitUntil(page.is_idle)
        assert tuple(trace_of(page).lanes) == beyond


def test_a_lane_whose_model_is_gone_stands_beside_those_that_translate(
    qtbot: QtBot, translated: StagePage, beyond: tuple[str, ...]
) -> None:
    page = translated
    shutil.rmtree(Path(beyond[1]))
    page.comparison.add(beyond[1], "transformer")
    qtbot.waitUntil(lambda: page.is_idle() and page.trace is not None)
    gone = page.lanes.lane(beyond[1])
    assert gone.notice.retry.isVisible() or gone.isHidden()
    assert beyond[1] not in trace_of(page).lanes
    gone.setFocus()
    press(gone, Qt.Key.Key_I, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Right)
    gone.candidates.setFocus()
    press(gone.candidates, Qt.Key.Key_Down, Qt.Key.Key_Return)
    QTest.mouseClick(page.take_away.button, Qt.MouseButton.LeftButton)
    page.take_away.menu.close()
    assert beyond[1] not in translation_json(trace_of(page), page.lanes.models(), {})
    session = page.sessions.session()
    assert session is not None
    assert [lane.model for lane in session.lanes] == list(PACKS[1])
    page.look.kinds.set_value("saliency")
    page.decoding.popup.choose(DecodingChoice("beam", width=2))
    page.views.open(page.beam_view)
    qtbot.waitUntil(page.is_idle)
    assert trace_of(page).failure is None
    page.comparison.remove(beyond[1])
    qtbot.waitUntil(page.is_idle)
    assert lane(page, "transformer").frame.produced


def test_models_that_are_listed_when_the_page_is_left_open_no_menu(
    qtbot: QtBot, translated: StagePage, reports: Reports
) -> None:
    page = translated
    page.comparison.button.click()
    page.hide()
    qtbot.waitUntil(lambda: any(isinstance(event, ModelsListed) for event in reports.events))
    assert not page.comparison.menu.isVisible()


def test_a_branch_that_cannot_be_is_told_once(qtbot: QtBot, translated: StagePage) -> None:
    page = translated
    page.branching.follow("tiny/rnn", (2**31 - 1,))
    qtbot.waitUntil(page.is_idle)
    assert "No translation can begin with these pieces" in page.hint
    second = trace_of(page).lanes["tiny/rnn"].steps[1].candidates[1]
    page.branching.force("tiny/rnn", 1, second.token_id)
    qtbot.waitUntil(page.is_idle)
    assert trace_of(page).lanes["tiny/rnn"].steps[1].piece == second.piece
    assert page.hint == ""
