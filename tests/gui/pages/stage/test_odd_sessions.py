"""Sessions that no Lockstep has saved, or whose way on the Stage is crossed by something else."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from engine.events import Failure
from gui.pages.stage.page import StagePage
from gui.state.decoding_choice import DecodingChoice
from tests.gui.pages.stage.driving import SENTENCE, Reports, press, type_and_submit


@pytest.fixture
def failures(page: StagePage) -> list[Failure]:
    failures: list[Failure] = []
    page.sessions.failed.connect(failures.append)
    return failures


@pytest.fixture
def opened(qtbot: QtBot, translated: StagePage, failures: list[Failure], tmp_path: Path) -> Callable[..., None]:
    """Opens the session of what is shown, with other values, and waits until it is there."""

    def opened(**values: Any) -> None:
        session = translated.sessions.session()
        assert session is not None
        path = tmp_path / "odd.lockstep"
        path.write_text(json.dumps(json.loads(session.to_bytes()) | values), encoding="utf-8")
        translated.sessions.open_file(path)
        qtbot.waitUntil(lambda: not translated.sessions.is_opening and translated.is_idle())

    return opened


def test_a_temperature_that_no_button_has_lights_none_and_each_can_be_chosen(
    qtbot: QtBot, translated: StagePage, opened: Callable[..., None]
) -> None:
    opened(decoding={"method": "sample", "temperature": 0.8, "top_p": 0.3, "seed": 7})
    assert translated.decoding.choice == DecodingChoice("sample", temperature=0.8, top_p=0.3, seed=7)
    assert translated.trace is not None
    assert translated.trace.decoding == translated.decoding.choice
    assert translated.trace.failure is None
    popup = translated.decoding.popup
    for control in (popup.temperature, popup.top_p):
        assert control.value() is None
        assert not any(segment.isChecked() for segment in control.findChildren(QPushButton))
    QTest.mouseClick(translated.decoding.button, Qt.MouseButton.LeftButton)
    press(popup.method.button("sample"), Qt.Key.Key_Tab)
    assert popup.temperature.button(0.3).hasFocus(), "where none is chosen, Tab stops at the first"
    QTest.mouseClick(popup.temperature.button(1.0), Qt.MouseButton.LeftButton)  # which was lit before
    qtbot.waitUntil(translated.is_idle)
    assert translated.decoding.choice == DecodingChoice("sample", temperature=1.0, top_p=0.3, seed=7)
    assert popup.temperature.value() == 1.0


@pytest.mark.parametrize("speed", [3.0, 1e-300, 100.0])
def test_a_speed_that_the_clock_has_not(
    translated: StagePage, opened: Callable[..., None], failures: list[Failure], speed: float
) -> None:
    opened(speed=speed)
    (failure,) = failures
    assert "damaged (speed" in failure.what
    assert translated.playback.speed == 1.0


def test_the_seed_after_the_last_one(qtbot: QtBot, translated: StagePage, opened: Callable[..., None]) -> None:
    opened(decoding={"method": "sample", "seed": 2**63 - 1})
    translated.decoding.popup.next_seed.click()
    qtbot.waitUntil(translated.is_idle)
    assert translated.decoding.choice.seed == 0
    assert translated.trace is not None
    assert translated.trace.failure is None


def test_half_a_character(translated: StagePage, opened: Callable[..., None], failures: list[Failure]) -> None:
    before = translated.trace
    opened(sentence="1 \ud800 2")
    (failure,) = failures
    assert "damaged (sentence" in failure.what
    assert translated.trace is before


def test_a_sentence_of_several_lines(translated: StagePage, opened: Callable[..., None]) -> None:
    opened(sentence="3 1\n4\t1\u2028 5 ", step=2)
    assert translated.trace is not None
    assert translated.trace.failure is None
    assert translated.playback.step == 2


def test_forced_pieces_out_of_the_vocabulary_are_told(translated: StagePage, opened: Callable[..., None]) -> None:
    session = translated.sessions.session()
    assert session is not None
    lanes = [lane.model_dump(mode="json") for lane in session.lanes]
    for lane, forced in zip(lanes, ([2**31 - 1], [0], [9] * 1000), strict=True):
        lane["forced"] = forced
    opened(lanes=lanes)
    assert "No translation can begin with these pieces" in translated.hint
    assert translated.trace is not None
    assert translated.trace.lanes["tiny/rnn"].former is None
    branch = translated.trace.lanes["tiny/transformer"]
    assert branch.token_ids == (9,) * 100
    assert branch.was_cut


def test_a_followed_branch_of_a_tree_is_the_same_again(
    qtbot: QtBot, translated: StagePage, opened: Callable[..., None]
) -> None:
    translated.decoding.popup.choose(DecodingChoice("beam", width=4))
    qtbot.waitUntil(translated.is_idle)
    assert translated.trace is not None
    own = translated.trace.lanes["tiny/transformer"]
    wanted = (own.token_ids[0], own.steps[1].candidates[3].token_id, own.steps[2].candidates[4].token_id, 9, 9)
    translated.branching.follow("tiny/transformer", wanted)
    qtbot.waitUntil(translated.is_idle)
    followed = translated.trace.lanes["tiny/transformer"].token_ids
    assert followed[:5] == wanted
    opened()
    assert translated.trace.lanes["tiny/transformer"].token_ids == followed


def test_what_is_too_long_to_be_translated_is_saved_and_opened(
    qtbot: QtBot, translated: StagePage, opened: Callable[..., None], failures: list[Failure]
) -> None:
    translated.set_text("1 " * 8000)
    translated.translate()
    translated.decoding.popup.choose(DecodingChoice(beginning="2 " * 8000))
    qtbot.waitUntil(translated.is_idle)
    opened()
    assert failures == []
    assert "characters" in translated.hint


def test_text_that_is_submitted_while_a_session_is_on_its_way_stays(
    qtbot: QtBot, translated: StagePage, reports: Reports, tmp_path: Path
) -> None:
    session = translated.sessions.session()
    assert session is not None
    path = tmp_path / "a.lockstep"
    path.write_bytes(session.to_bytes())
    translated.sessions.open_file(path)
    translated.views.open(translated.beam_view)
    qtbot.waitUntil(lambda: translated.trace is not None and translated.views.opened is None)
    type_and_submit(translated, "9 8 7")
    qtbot.waitUntil(lambda: not translated.sessions.is_opening and translated.is_idle())
    assert translated.trace is not None
    assert translated.trace.text == "9 8 7"


def test_a_session_without_a_sentence_shows_none(translated: StagePage, opened: Callable[..., None]) -> None:
    opened(sentence="", step=0)
    assert translated.trace is None
    assert translated.top_bar.field.text() == ""
    QTest.keyClick(translated, Qt.Key.Key_I)
    assert translated.views.opened is None
    assert SENTENCE


@pytest.fixture
def copied_run(tiny_run: Path, home: Path) -> Iterator[Path]:
    """The checkpoints of a training among the user's own."""
    run = home / "runs" / "2026-02-03 04-05-06 Six"
    shutil.copytree(tiny_run, run)
    yield run
    shutil.rmtree(run)


def test_of_nine_lanes_those_that_have_room_are_shown_and_the_others_told(
    translated: StagePage, opened: Callable[..., None], failures: list[Failure], copied_run: Path
) -> None:
    session = translated.sessions.session()
    assert session is not None
    own = [lane.model_dump(mode="json") for lane in session.lanes]
    others = [
        lane | {"model": str(copied_run / str(lane["architecture"]) / name)}
        for name in ("last", "best")
        for lane in own
    ]
    opened(lanes=[*own, *others], step=2)
    assert len(translated.lanes.models()) == 6
    assert translated.playback.step == 2
    (failure,) = failures
    assert "odd.lockstep was opened without " in failure.what
    assert "There is room for 6 lanes" in failure.advice


def test_a_folder_is_no_session(translated: StagePage, failures: list[Failure], tmp_path: Path) -> None:
    before = translated.trace
    translated.sessions.open_file(tmp_path)
    (failure,) = failures
    assert "a folder or a device" in failure.what
    assert translated.trace is before
    assert not translated.sessions.is_opening
