"""A run that is gone on with, while its past is being read."""

from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.commands import Cancel, FollowRun, StartTraining
from engine.config import preset
from engine.events import JobFinished, RunLogBegun
from gui.pages.train.page import TrainPage
from gui.state.run_history import Run
from gui.state.training_progress import Phase
from tests.gui.pages.train.driving import Commands, expect, press, report
from tests.gui.pages.train.training_events import training_events


@pytest.fixture
def past(page: TrainPage, commands: Commands, tmp_path: Path) -> int:
    """The job that reads it; it has told of some steps."""
    config = preset("tiny", architectures=("rnn",), corpus={"embedded": "reversal"})
    page.continue_run(Run(tmp_path, "Cut off", datetime.now(), config, (), "open"))
    (command,) = commands.of(FollowRun)
    assert isinstance(command, FollowRun)
    assert command.only_past
    report(page, RunLogBegun(command.job_id, str(tmp_path)), *training_events(command.job_id, ("rnn",), 20))
    return command.job_id


def test_it_is_not_said_to_run_and_cannot_be_paused(page: TrainPage, commands: Commands, past: int) -> None:
    expect(page, Phase.READING)
    assert page.progress.step
    controls = page.settings.controls
    assert [button.isEnabled() for button in (controls.start, controls.pause, controls.stop)] == [False, False, True]
    assert page.runs.cards[0].accessibleName().split(", ")[1].startswith("reading its log")
    report(page, JobFinished(past, "cancelled"))
    (command,) = commands.of(StartTraining)
    assert isinstance(command, StartTraining)
    assert command.resume
    expect(page, Phase.PREPARING)
    assert controls.pause.isEnabled()


def test_it_is_stopped_before_it_goes_on(qtbot: QtBot, page: TrainPage, commands: Commands, past: int) -> None:
    press(qtbot, page.settings.controls.stop)
    assert commands[-1] == Cancel(past)
    report(page, RunLogBegun(past, "run"))  # was on its way
    report(page, JobFinished(past, "cancelled"))
    expect(page, Phase.STOPPED)
    assert not commands.of(StartTraining)
