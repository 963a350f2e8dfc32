"""A session that is saved opens to the same picture; what is not here is told."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from engine.events import Failure
from gui.pages.stage.page import StagePage
from gui.state.decoding_choice import DecodingChoice
from gui.state.look import Look
from gui.state.session_file import SessionFile
from gui.widgets import snapshot
from tests.gui.pages.stage.driving import ALL, SENTENCE, lane, type_and_submit


@pytest.fixture
def failures(page: StagePage) -> list[Failure]:
    failures: list[Failure] = []
    page.sessions.failed.connect(failures.append)
    return failures


@pytest.fixture
def saved(qtbot: QtBot, translated: StagePage, tmp_path: Path) -> Path:
    """A session with a head chosen, a piece forced at the second step, double speed, at the third step."""
    choice = DecodingChoice("sample", temperature=0.7, seed=5)
    translated.decoding.popup.choose(choice)
    qtbot.waitUntil(translated.is_idle)
    translated.playback.speed = 2.0
    lane(translated, "transformer").reads.heads.choose((0, 1))
    lane(translated, "transformer").matrix.readings.set_value("decoder")
    translated.look.units.set_value(True)
    assert translated.trace is not None
    second = translated.trace.lanes["tiny/rnn"].steps[1].candidates[2].token_id
    translated.branching.force("tiny/rnn", 1, second)
    qtbot.waitUntil(translated.is_idle)
    translated.seek(3)
    path = tmp_path / "a.lockstep"
    QTest.keyClick(translated, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = [dialog for dialog in translated.findChildren(QFileDialog) if dialog.isVisible()]
    assert Path(dialog.selectedFiles()[0]).name == f"{SENTENCE}.lockstep"
    dialog.selectFile(str(path))
    dialog.accept()
    return path


def change(path: Path, edit: Callable[[dict[str, object]], object]) -> None:
    values = json.loads(path.read_text(encoding="utf-8"))
    edit(values)
    path.write_text(json.dumps(values), encoding="utf-8")


def test_a_session_opens_to_the_same_picture(
    qtbot: QtBot, translated: StagePage, saved: Path, failures: list[Failure]
) -> None:
    page = translated
    assert page.trace is not None
    output = {model: record.token_ids for model, record in page.trace.lanes.items()}
    drawn = {name: snapshot.pixels(lane(page, name).matrix) for name in ALL}
    type_and_submit(page, "9 8 7")
    qtbot.waitUntil(page.is_idle)
    lane(page, "transformer").reads.heads.choose(None)
    lane(page, "transformer").matrix.readings.set_value("cross")
    page.look.units.set_value(False)
    page.playback.speed = 1.0
    page.decoding.popup.choose(DecodingChoice())
    qtbot.waitUntil(page.is_idle)
    page.views.open(page.beam_view)
    page.sessions.open_file(saved)
    qtbot.waitUntil(lambda: not page.sessions.is_opening)
    assert failures == []
    assert {model: record.token_ids for model, record in page.trace.lanes.items()} == output
    assert page.trace.lanes["tiny/rnn"].former is not None
    assert (page.playback.step, page.playback.speed, page.playback.is_playing) == (3, 2.0, False)
    assert page.views.opened is None
    assert page.decoding.choice == DecodingChoice("sample", temperature=0.7, seed=5)
    assert lane(page, "transformer").look == Look("attention", True, "decoder", (0, 1))
    assert page.top_bar.field.text() == SENTENCE
    assert lane(page, "transformer").reads.heads.head == (0, 1)
    assert all(snapshot.pixels(lane(page, name).matrix) == picture for name, picture in drawn.items())


def test_models_that_are_not_here_are_told_and_the_others_are_shown(
    qtbot: QtBot, translated: StagePage, saved: Path, failures: list[Failure]
) -> None:
    def edit(values: dict[str, object]) -> None:
        lanes = values["lanes"]
        assert isinstance(lanes, list)
        lanes[0]["weights"] = "0" * 64  # the same name, other weights
        lanes[1] |= {"weights": "1" * 64, "model": "/elsewhere/attention_rnn"}

    change(saved, edit)
    translated.sessions.open_file(saved)
    qtbot.waitUntil(lambda: not translated.sessions.is_opening)
    (failure,) = failures
    assert "a.lockstep was opened without" in failure.what
    assert "rnn (tiny/rnn, weights 000000000000…)" in failure.what
    assert "attention_rnn (/elsewhere/attention_rnn, weights 111111111111…)" in failure.what
    assert "other weights" in failure.advice
    assert failure.kept == "Its other models are shown."
    assert translated.lanes.models() == ("tiny/transformer",)
    assert translated.playback.step == 3


@pytest.mark.parametrize(("edit", "said"), [({"version": 7}, "version 7"), ({"step": "x"}, "damaged")])
def test_what_cannot_be_opened_leaves_the_stage_as_it_is(
    qtbot: QtBot, translated: StagePage, saved: Path, failures: list[Failure], edit: dict[str, object], said: str
) -> None:
    before = translated.trace
    change(saved, lambda values: values.update(edit))
    translated.sessions.open_file(saved)
    (failure,) = failures
    assert said in failure.what
    assert failure.advice
    assert translated.trace is before
    assert not translated.sessions.is_opening


def test_a_session_without_any_model_that_is_here_changes_nothing(
    qtbot: QtBot, translated: StagePage, saved: Path, failures: list[Failure]
) -> None:
    before = translated.trace
    session = SessionFile.model_validate_json(saved.read_bytes())
    lanes = tuple(lane.model_copy(update={"weights": "2" * 64}) for lane in session.lanes)
    saved.write_bytes(session.model_copy(update={"lanes": lanes}).to_bytes())
    translated.sessions.open_file(saved)
    qtbot.waitUntil(lambda: not translated.sessions.is_opening)
    (failure,) = failures
    assert "cannot be opened" in failure.what
    assert translated.trace is before
    assert len(translated.lanes.models()) == 3
