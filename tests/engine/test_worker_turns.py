"""A training and an experiment at the same time."""

from engine.commands import Cancel, Pause, Resume, RunExperiment
from engine.events import Event, JobFinished, JobPaused, JobProgressed
from tests.engine.small_jobs import end_of, events_until, next_event, running, step_of, training, translation


def turns(events: list[Event]) -> list[int]:
    return [event.job_id for event in events if isinstance(event, JobProgressed)]


def test_a_training_and_an_experiment_take_turns() -> None:
    with running() as worker:
        worker.send(training(1))
        worker.send(RunExperiment(2, "any"))
        events_until(worker, step_of(2))
        assert turns([next_event(worker) for _ in range(6)]) == [1, 2, 1, 2, 1, 2]


def test_experiments_wait_for_each_other() -> None:
    with running() as worker:
        worker.send(RunExperiment(1, "any"))
        worker.send(RunExperiment(2, "any"))
        events_until(worker, step_of(1))
        assert set(turns([next_event(worker) for _ in range(6)])) == {1}
        worker.send(Cancel(1))
        events_until(worker, step_of(2))


def test_an_experiment_goes_on_while_a_training_is_paused() -> None:
    with running() as worker:
        worker.send(training(1))
        worker.send(RunExperiment(2, "any"))
        worker.send(Pause(1))
        events_until(worker, lambda event: event == JobPaused(1))
        assert set(turns([next_event(worker) for _ in range(4)])) == {2}


def test_an_experiment_is_paused_and_goes_on() -> None:
    with running() as worker:
        worker.send(RunExperiment(1, "any"))
        events_until(worker, step_of(1))
        worker.send(Pause(1))
        events_until(worker, lambda event: event == JobPaused(1))
        worker.send(translation(2))
        assert {event.job_id for event in events_until(worker, end_of(2))} == {2}
        worker.send(Resume(1))
        events_until(worker, step_of(1))


def test_a_translation_is_served_between_two_steps_of_an_experiment() -> None:
    with running() as worker:
        worker.send(RunExperiment(1, "any"))
        events_until(worker, step_of(1))
        worker.send(translation(2))
        assert events_until(worker, end_of(2))[-1] == JobFinished(2, "done")
