"""What the Train page says went wrong, and for how long it says so."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.commands import Resume, StartTraining
from engine.corpora.report import BadLine, CorpusReport
from engine.events import CorpusRead, Event, Failure, JobFailed, JobFinished, JobPaused, JobResumed, TrainingFinished
from gui.pages.train.page import TrainPage
from gui.state.training_progress import Phase
from tests.gui.pages.train.driving import ALL, Commands, assert_last, expect, press, report, start
from tests.gui.pages.train.training_events import leave_checkpoints, training_events

FAILURE = Failure("The disk is full.", "What was written is whole.", "Make room.", "")
RNN_FAILURE = Failure("The RNN could not go on.", "The others go on.", "Choose a smaller size.", "")
UNSAVED = Failure("The last steps could not be saved.", "Nothing else was lost.", "Make room.", "")


def corpus_with_a_bad_line(job_id: int) -> CorpusRead:
    bad = BadLine("own.tsv", 1007, "not UTF-8", "not UTF-8 at byte 2", "x\\xff")
    return CorpusRead(job_id, CorpusReport(("own.tsv",), 2000, (("not UTF-8", 1),), (bad,)))


def messages(page: TrainPage) -> list[str]:
    """What is said now, newest first; nothing is left of it."""
    said = []
    while failure := page.messages.failure():
        said.append(failure.what)
        page.messages.dismiss()
    return said


def test_a_failure_is_told_and_the_curves_stay(qtbot: QtBot, page: TrainPage) -> None:
    job = start(qtbot, page)
    report(page, *training_events(job, ALL, 50), JobFailed(job, FAILURE))
    expect(page, Phase.FAILED)
    assert page.messages.failure() == FAILURE
    assert len(page.progress.parts["rnn"].history.steps) == 50
    assert not page.curves._placeholder.isVisible()
    assert page.settings.controls.start.isEnabled()


def test_a_training_that_pauses_by_itself_says_why_and_resumes(
    qtbot: QtBot, page: TrainPage, commands: Commands
) -> None:
    job, controls = start(qtbot, page), page.settings.controls
    report(page, *training_events(job, ALL, 5), JobPaused(job, FAILURE))
    expect(page, Phase.PAUSED)
    assert page.messages.isVisible()
    assert page.messages.failure() == FAILURE
    press(qtbot, controls.pause)
    assert_last(commands, Resume(job))
    report(page, JobResumed(job), JobPaused(job, FAILURE))  # the disk is still full
    expect(page, Phase.PAUSED)
    assert page.messages.failure() == FAILURE
    press(qtbot, controls.pause)
    report(page, JobResumed(job))
    expect(page, Phase.RUNNING)
    assert not page.messages.isVisible()


def test_resuming_takes_away_only_why_it_paused(qtbot: QtBot, page: TrainPage) -> None:
    job, controls = start(qtbot, page), page.settings.controls
    report(page, corpus_with_a_bad_line(job), *training_events(job, ALL, 5))
    report(page, TrainingFinished(job, "rnn", 5, "failed", None, RNN_FAILURE))
    for reason in (FAILURE, None):  # by itself, then by the user
        report(page, JobPaused(job, reason))
        press(qtbot, controls.pause)
        report(page, JobResumed(job))
        expect(page, Phase.RUNNING)
        assert page.messages.failure() == RNN_FAILURE
    newest, oldest = messages(page)
    assert newest == RNN_FAILURE.what
    assert oldest.startswith("own.tsv")


def test_why_it_paused_is_taken_away_from_under_a_newer_message(qtbot: QtBot, page: TrainPage) -> None:
    job = start(qtbot, page)
    report(page, *training_events(job, ALL, 5), JobPaused(job, FAILURE))
    page.messages.show_failure(RNN_FAILURE)
    report(page, JobResumed(job))
    assert messages(page) == [RNN_FAILURE.what]


@pytest.mark.parametrize("end", [JobFinished(1, "cancelled"), JobFailed(1, UNSAVED)])
def test_a_training_that_is_stopped_while_it_waits_for_the_disk_does_not_wait_any_more(
    qtbot: QtBot, page: TrainPage, end: JobFinished | JobFailed
) -> None:
    assert start(qtbot, page) == end.job_id
    report(page, *training_events(end.job_id, ALL, 5), JobPaused(end.job_id, FAILURE))
    press(qtbot, page.settings.controls.stop)
    report(page, end)
    assert messages(page) == ([UNSAVED.what] if isinstance(end, JobFailed) else [])


def test_a_training_that_goes_on_after_it_failed_does_not_keep_saying_so(
    qtbot: QtBot, page: TrainPage, commands: Commands, tmp_path: Path
) -> None:
    page.start(tmp_path / "run")
    job = page.progress.job_id
    report(page, corpus_with_a_bad_line(job), *training_events(job, ALL, 5), JobFailed(job, UNSAVED))
    page.hide()
    leave_checkpoints(tmp_path / "run", ALL)
    page.show()
    press(qtbot, page.settings.controls.pause)
    assert not page.messages.isVisible()
    (_, again) = commands.of(StartTraining)
    assert isinstance(again, StartTraining)
    news: tuple[Event, ...] = (corpus_with_a_bad_line(again.job_id), *training_events(again.job_id, ALL, 1, start=6))
    report(page, *news)
    expect(page, Phase.RUNNING)
    (told,) = messages(page)
    assert told.startswith("own.tsv"), "what the new job tells is told"


def test_one_architecture_that_fails_is_told_while_the_others_go_on(qtbot: QtBot, page: TrainPage) -> None:
    job = start(qtbot, page)
    report(page, *training_events(job, ALL, 5), TrainingFinished(job, "rnn", 5, "failed", None, FAILURE))
    assert page.messages.failure() == FAILURE
    expect(page, Phase.RUNNING)
    report(page, JobFinished(job, "failed"))
    expect(page, Phase.FINISHED)
    assert page.messages.failure() == FAILURE


def test_another_job_s_failure_is_not_this_page_s(qtbot: QtBot, page: TrainPage) -> None:
    job = start(qtbot, page)
    report(page, JobFailed(job + 1, FAILURE))
    assert page.messages.failure() is None
    expect(page, Phase.PREPARING)


def test_lines_that_were_left_out_of_the_corpus_are_told_while_the_training_goes_on(
    qtbot: QtBot, page: TrainPage
) -> None:
    job = start(qtbot, page)
    report(page, CorpusRead(job, CorpusReport(("clean.tsv",), 10)))
    assert page.messages.failure() is None
    report(page, corpus_with_a_bad_line(job))
    failure = page.messages.failure()
    assert failure is not None
    assert failure.what == "own.tsv: 1,999 pairs; 1 of 2,000 lines left out (1 not UTF-8)"
    assert failure.kept == "The first is line 1,007 of own.tsv: not UTF-8 at byte 2."
    assert failure.details == "own.tsv, line 1,007: not UTF-8 at byte 2: “x\\xff”"
    assert page.messages.isVisible()
    expect(page, Phase.PREPARING)
