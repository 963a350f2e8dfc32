"""A training in a terminal that pauses by itself: it waits and tries again, and in the end says what was kept."""

import time
from collections.abc import Generator
from pathlib import Path

import pytest

from engine.checkpoint import read_facts
from engine.command_line.held_training import HOW_IT_TRIES, LONGEST_SECONDS_HELD, SECONDS_BETWEEN_TRIES, keep_trying
from engine.commands import StartTraining
from engine.errors import TrainingError
from engine.events import CheckpointSaved, Event, JobPaused, Outcome, TrainStepDone
from engine.jobs import start_job
from engine.models import LoadedModels

pytest.importorskip("resource", reason="limits files as POSIX does")
from tests.engine.full_disk import SHORT, STEPS, configuration, forbid_files_longer_than

ANY_LENGTH = -1
HELD = 0.5


@pytest.fixture
def events(tmp_path: Path) -> Generator[Generator[Event | None, None, Outcome | None], None, None]:
    """Of a real training, tried again and again for half a second; the limit is taken away at the end."""
    job = start_job(StartTraining(1, configuration(), str(tmp_path / "run")), LoadedModels())
    events = keep_trying(job, seconds=0.0, longest=HELD)
    yield events
    forbid_files_longer_than(ANY_LENGTH)
    events.close()


def until_saved(events: Generator[Event | None, None, Outcome | None]) -> None:
    for event in events:
        if isinstance(event, CheckpointSaved) and not event.is_best:
            return


def test_it_goes_on_as_soon_as_there_is_room(
    events: Generator[Event | None, None, Outcome | None], tmp_path: Path
) -> None:
    until_saved(events)
    forbid_files_longer_than(SHORT)
    paused = next(event for event in events if isinstance(event, JobPaused))
    assert paused.failure is not None
    forbid_files_longer_than(ANY_LENGTH)
    steps = [event.step for event in events if isinstance(event, TrainStepDone)]
    assert steps[-1] == STEPS
    assert read_facts(tmp_path / "run" / "rnn" / "last").step == STEPS


def test_after_so_many_tries_it_ends_and_says_what_was_kept(
    events: Generator[Event | None, None, Outcome | None], tmp_path: Path
) -> None:
    until_saved(events)
    kept = read_facts(tmp_path / "run" / "rnn" / "last").step
    forbid_files_longer_than(SHORT)
    next(event for event in events if isinstance(event, JobPaused))
    began, tries = time.monotonic(), 0
    with pytest.raises(TrainingError, match="could not be saved") as caught:  # noqa: PT012
        for event in events:
            tries += isinstance(event, JobPaused)
    assert tries >= 1
    assert time.monotonic() - began > 0.9 * HELD, "however many architectures it has"
    assert "untouched" in caught.value.kept
    assert read_facts(tmp_path / "run" / "rnn" / "last").step == kept


def test_while_it_waits_it_can_be_stopped(tmp_path: Path) -> None:
    """Between two tries it yields None again and again."""
    forbid_files_longer_than(SHORT)
    try:
        job = start_job(StartTraining(1, configuration(), str(tmp_path / "run")), LoadedModels())
        events = keep_trying(job, seconds=60.0, longest=600.0)
        next(event for event in events if isinstance(event, JobPaused))
        assert [next(events) for _ in range(3)] == [None, None, None]
        events.close()  # nothing is lost: there was no step yet
    finally:
        forbid_files_longer_than(ANY_LENGTH)


def test_what_was_saved_meanwhile_gives_it_all_its_time_again(
    events: Generator[Event | None, None, Outcome | None],
) -> None:
    until_saved(events)
    forbid_files_longer_than(SHORT)
    next(event for event in events if isinstance(event, JobPaused))
    forbid_files_longer_than(ANY_LENGTH)
    until_saved(events)
    time.sleep(HELD)
    forbid_files_longer_than(SHORT)
    next(event for event in events if isinstance(event, JobPaused))
    next(events)  # else it would end now


def test_how_long_it_tries_is_said_as_it_is() -> None:
    assert HOW_IT_TRIES == "It tries again every 30 s for 10 minutes; Ctrl+C ends it."
    assert (SECONDS_BETWEEN_TRIES, LONGEST_SECONDS_HELD) == (30, 10 * 60)
