"""The event log as it is written: what is kept of a training, and that nothing about it can hurt the training."""

import json
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

import engine.event_log
from engine.commands import SaveCheckpoint
from engine.errors import TrainingError
from engine.event_log import EventLog, logged
from engine.event_log_reader import EventLogReader
from engine.events import (
    Event,
    EventLogInterrupted,
    EventLogResumed,
    Failure,
    JobFailed,
    JobFinished,
    JobProgressed,
    Outcome,
)
from tests.engine.generators import run_to_end
from tests.engine.small_events import finished, sample, started, step_done, write_log


def events_in(path: Path) -> list[Event]:
    return [each.event for each in EventLogReader(path).new_events()]


def lines_in(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]


def test_a_log_begins_with_its_format_and_goes_on_with_an_event_a_line(tmp_path: Path) -> None:
    write_log(tmp_path / "log", started(), step_done(1), sample("é\n\u2028"))
    header, *lines = lines_in(tmp_path / "log")
    assert header.keys() == {"format", "version", "log"}
    assert (header["format"], header["version"]) == ("lockstep events", 1)
    assert [line["event"] for line in lines] == ["TrainingStarted", "TrainStepDone", "SampleTranslated"]
    assert lines[1] == {"time": lines[1]["time"], "event": "TrainStepDone", "job_id": 1} | {
        "architecture": "rnn",
        "step": 1,
        "loss": 3.25,
        "learning_rate": 0.001,
        "gradient_norm": 0.5,
        "tokens_per_second": 1200.0,
        "seconds_left": None,
        "seconds": 0.0,
    }
    assert lines[2]["attention"] == [[0.25, 0.75], [1.0, 0.0]]
    assert lines[2]["text"] == "é\n\u2028"


def test_a_step_takes_less_than_a_quarter_of_a_kilobyte(tmp_path: Path) -> None:
    log = EventLog(tmp_path / "log", append=True)
    log.write(step_done(1_000_000, "attention_rnn"))
    log.close()
    assert len((tmp_path / "log").read_bytes().split(b"\n")[1]) < 250


def test_a_new_training_begins_the_log_anew_but_only_when_it_starts(tmp_path: Path) -> None:
    path = tmp_path / "log"
    write_log(path, started(), step_done(1))
    log = EventLog(path, append=False)
    log.write(JobProgressed(2, "Reading pairs", 0, 1))
    assert events_in(path) == [started(), step_done(1)]
    log.write(started())
    log.write(step_done(7))
    log.close()
    assert events_in(path) == [started(), step_done(7)]


def test_a_resumed_training_goes_on_in_the_same_log(tmp_path: Path) -> None:
    write_log(tmp_path / "log", started(), step_done(1))
    write_log(tmp_path / "log", started(1), step_done(2), append=True)
    assert events_in(tmp_path / "log") == [started(), step_done(1), started(1), step_done(2)]


def test_progress_is_logged_once_a_second_and_where_it_begins_and_ends(tmp_path: Path) -> None:
    unknown = [JobProgressed(1, "Learning the vocabulary", 0, 0)] * 200
    write_log(tmp_path / "log", *unknown, *(JobProgressed(1, "Validating", i, 500) for i in range(501)), append=True)
    logged = [event for event in events_in(tmp_path / "log") if isinstance(event, JobProgressed)]
    assert logged[0] == unknown[0]
    assert JobProgressed(1, "Validating", 0, 500) in logged
    assert logged[-1] == JobProgressed(1, "Validating", 500, 500)
    assert len(logged) < 50


def test_what_cannot_be_written_is_noted_once_and_goes_on_when_it_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "not there yet" / "log"
    log = EventLog(path, append=True)
    assert log.write(step_done(1)) == EventLogInterrupted(1, str(path), "No such file or directory")
    path.parent.mkdir()
    assert log.write(step_done(2)) is None, "it is not tried again at once"
    monkeypatch.setattr(engine.event_log, "SECONDS_TO_RETRY", 0.0)
    path.parent.rmdir()
    log = EventLog(path, append=True)
    assert log.write(step_done(3))
    assert log.write(step_done(4)) is None, "it is noted once"
    path.parent.mkdir()
    assert log.write(step_done(5)) == EventLogResumed(1, str(path))
    assert log.write(step_done(6)) is None
    log.close()
    assert events_in(path) == [step_done(5), step_done(6)]


@pytest.mark.parametrize("end", [JobFinished(1, "done"), JobFailed(1, Failure("It broke.", "", "", ""))])
def test_how_a_training_ends_is_tried_at_once(end: JobFinished | JobFailed, tmp_path: Path) -> None:
    path = tmp_path / "not there yet" / "log"
    log = EventLog(path, append=True)
    assert log.write(step_done(1)) == EventLogInterrupted(1, str(path), "No such file or directory")
    path.parent.mkdir()
    assert log.write(step_done(2)) is None
    assert log.write(end) == EventLogResumed(1, str(path))
    log.close()
    assert events_in(path) == [end]


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of a file")
def test_a_disk_that_is_full_in_the_middle_of_a_line_costs_that_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import resource
    import signal

    monkeypatch.setattr(engine.event_log, "SECONDS_TO_RETRY", 0.0)
    log = EventLog(tmp_path / "log", append=True)
    assert log.write(step_done(1)) is None
    before = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, ((tmp_path / "log").stat().st_size + 50, before[0][1]))
        assert isinstance(log.write(step_done(2)), EventLogInterrupted)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before[0])
        signal.signal(signal.SIGXFSZ, before[1])
    assert (tmp_path / "log").read_bytes()[-1:] != b"\n", "a part of the line is there"
    assert isinstance(log.write(step_done(3)), EventLogResumed)
    log.close()
    reader = EventLogReader(tmp_path / "log")
    assert [each.event for each in reader.new_events()] == [step_done(1), step_done(3)]
    assert reader.damaged_lines == 1


def test_a_file_that_is_no_log_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_text("A diary.\n")
    assert isinstance(EventLog(path, append=True).write(step_done(1)), EventLogInterrupted)
    assert path.read_text() == "A diary.\n"


def test_a_log_whose_first_line_was_never_finished_begins_anew(tmp_path: Path) -> None:
    (tmp_path / "log").write_text('{"format":"lock')
    write_log(tmp_path / "log", step_done(1), append=True)
    assert events_in(tmp_path / "log") == [step_done(1)]


def training(end: BaseException | Outcome) -> Generator[Event | None, SaveCheckpoint | None, Outcome | None]:
    """A training whose steps tell whether a checkpoint was asked for."""
    yield started()
    step = 0
    while step < 3:
        asked = yield step_done(step := step + 1)
        if asked:
            yield finished(step)
        yield None
    if isinstance(end, BaseException):
        raise end
    return end


def test_a_logged_training_gives_the_same_events_takes_the_same_answers_and_ends_alike(tmp_path: Path) -> None:
    log = EventLog(tmp_path / "log", append=False)
    events, outcome = run_to_end(logged(training("early_stopped"), 1, log))
    assert events == run_to_end(training("early_stopped"))[0]
    assert outcome == "early_stopped"
    assert events_in(tmp_path / "log") == [*filter(None, events), JobFinished(1, "early_stopped")]
    job = logged(training("done"), 1, EventLog(tmp_path / "log", append=False))
    assert [next(job), next(job), job.send(SaveCheckpoint(1))] == [started(), step_done(1), finished(1)]
    job.close()
    assert events_in(tmp_path / "log") == [started(), step_done(1), finished(1), JobFinished(1, "cancelled")]


def test_the_log_tells_why_a_training_failed(tmp_path: Path) -> None:
    job = logged(training(TrainingError("It broke.", advice="Mend it.")), 1, EventLog(tmp_path / "log", append=False))
    with pytest.raises(TrainingError, match="It broke"):
        run_to_end(job)
    last = events_in(tmp_path / "log")[-1]
    assert isinstance(last, JobFailed)
    assert (last.failure.what, last.failure.advice) == ("It broke.", "Mend it.")


def test_a_training_goes_on_without_its_log_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "log"
    events, outcome = run_to_end(logged(training("done"), 1, EventLog(path, append=False)))
    note = EventLogInterrupted(1, str(path), "No such file or directory")
    assert outcome == "done"
    assert [event for event in events if event != note] == run_to_end(training("done"))[0]
    assert events.count(note) == 1
