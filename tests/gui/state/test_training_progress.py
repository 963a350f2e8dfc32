import numpy as np
import pytest

from engine.events import (
    CheckpointSaved,
    Failure,
    JobFailed,
    JobFinished,
    JobPaused,
    JobProgressed,
    JobResumed,
    Outcome,
    RunLogBegun,
    SampleTranslated,
    TrainingFinished,
    TrainingStarted,
    TrainStepDone,
    ValidationScored,
)
from gui.state.training_progress import Phase, TrainingProgress

JOB = 7


def step_done(step: int, architecture: str = "rnn", job_id: int = JOB) -> TrainStepDone:
    return TrainStepDone(job_id, architecture, step, 5.0 / step, 1e-3, 0.5, 20_000, 60.0)


def sample(step: int) -> SampleTranslated:
    return SampleTranslated(JOB, "rnn", step, (), (), "text", "reference", np.ones((1, 1), np.float32))


def begun() -> TrainingProgress:
    return TrainingProgress.begin(JOB, "run", ("rnn", "transformer"))


def expect(progress: TrainingProgress, phase: Phase) -> None:
    assert progress.phase is phase


def test_a_training_prepares_until_its_first_step() -> None:
    progress = begun()
    progress.apply(JobProgressed(JOB, "Training the tokenizer", 1, 4))
    assert (progress.phase, progress.activity) == (Phase.PREPARING, "Training the tokenizer")
    progress.apply(step_done(1))
    assert (progress.phase, progress.activity) == (Phase.RUNNING, "")


def test_events_of_another_job_change_nothing() -> None:
    progress = begun()
    assert not progress.apply(step_done(1, job_id=JOB + 1))
    assert progress.step == 0


def test_pause_and_resume_wait_for_the_engine() -> None:
    progress = begun()
    progress.apply(step_done(1))
    progress.ask(Phase.PAUSING)
    progress.apply(step_done(2))
    expect(progress, Phase.PAUSING)
    progress.apply(JobPaused(JOB))
    expect(progress, Phase.PAUSED)
    progress.ask(Phase.RESUMING)
    progress.apply(JobResumed(JOB))
    expect(progress, Phase.RUNNING)


def test_a_pause_that_comes_after_stop_was_asked_does_not_hide_the_stopping() -> None:
    progress = begun()
    progress.apply(step_done(1))
    progress.ask(Phase.STOPPING)
    progress.apply(JobPaused(JOB))
    expect(progress, Phase.STOPPING)
    progress.apply(JobFinished(JOB, "cancelled"))
    expect(progress, Phase.STOPPED)


def test_nothing_can_be_asked_of_a_training_that_has_ended() -> None:
    progress = begun()
    progress.apply(JobFinished(JOB, "out_of_time"))
    progress.ask(Phase.PAUSING)
    expect(progress, Phase.FINISHED)


def test_a_training_that_pauses_by_itself_says_why_until_it_is_resumed() -> None:
    failure = Failure("what", "kept", "advice", "details")
    for progress in (begun(), begun()):
        progress.apply(JobPaused(JOB, failure))  # at its first validation, before its first step
        expect(progress, Phase.PAUSED)
        assert progress.failure == failure
        progress.ask(Phase.RESUMING)
        progress.apply(JobResumed(JOB))
        expect(progress, Phase.RUNNING)
        assert progress.failure is None


@pytest.mark.parametrize(("second", "phase"), [("done", Phase.FINISHED), ("failed", Phase.FAILED)])
def test_a_training_has_failed_when_no_architecture_came_to_its_end(second: Outcome, phase: Phase) -> None:
    progress = begun()
    progress.apply(TrainingFinished(JOB, "rnn", 3, "failed", None, Failure("what", "kept", "advice", "")))
    expect(progress, Phase.PREPARING)
    progress.apply(TrainingFinished(JOB, "transformer", 9, second, None))
    progress.apply(JobFinished(JOB, "failed"))
    expect(progress, phase)


def test_a_training_that_has_ended_does_not_wait_for_the_disk_any_more() -> None:
    progress = begun()
    progress.apply(step_done(1))
    progress.apply(JobPaused(JOB, Failure("what", "kept", "advice", "details")))
    progress.apply(JobFinished(JOB, "cancelled"))
    assert progress.failure is None


def test_a_failure_keeps_the_curves() -> None:
    progress = begun()
    progress.apply(step_done(1))
    failure = Failure("what", "kept", "advice", "details")
    progress.apply(JobFailed(JOB, failure))
    assert (progress.phase, progress.failure) == (Phase.FAILED, failure)
    assert len(progress.parts["rnn"].history.steps) == 1


def test_a_sample_gets_the_bleu_of_its_validation_in_either_order() -> None:
    progress = begun()
    for event in (
        ValidationScored(JOB, "rnn", 10, 3.0, 11.0, True),
        sample(10),
        sample(20),
        ValidationScored(JOB, "rnn", 20, 2.0, 22.0, True),
    ):
        progress.apply(event)
    part = progress.parts["rnn"]
    assert [s.bleu for s in part.samples] == [11.0, 22.0]
    assert [sample.translated.step for sample in part.samples] == [10, 20]


def test_the_models_for_the_stage_are_the_best_checkpoints_in_the_order_chosen() -> None:
    progress = begun()
    progress.apply(CheckpointSaved(JOB, "transformer", 5, "t/last", is_best=False))
    assert not progress.models
    progress.apply(CheckpointSaved(JOB, "transformer", 5, "t/best", is_best=True))
    progress.apply(TrainingFinished(JOB, "rnn", 9, "out_of_time", "r/best"))
    assert progress.models == ("r/best", "t/best")


def test_the_best_bleu_is_not_lost_by_a_worse_validation() -> None:
    progress = begun()
    progress.apply(ValidationScored(JOB, "rnn", 10, 3.0, 30.0, True))
    progress.apply(ValidationScored(JOB, "rnn", 20, 3.5, 20.0, False))
    assert progress.parts["rnn"].best_bleu == 30.0


def test_a_stopped_training_goes_on_from_its_checkpoint() -> None:
    progress = begun()
    for step in (1, 2, 3):
        progress.apply(step_done(step))
    progress.apply(sample(3))
    progress.apply(JobFinished(JOB, "cancelled"))
    progress.continue_as(JOB + 1)
    progress.apply(TrainingStarted(JOB + 1, "rnn", "run", 1000, 2, 10, 10, 16))
    progress.apply(step_done(3, job_id=JOB + 1))
    part = progress.parts["rnn"]
    assert part.history.steps.values.tolist() == [1, 2, 3]
    assert part.samples == []
    expect(progress, Phase.RUNNING)


def test_a_past_that_is_read_neither_runs_nor_forgets_that_it_is_to_stop() -> None:
    progress = TrainingProgress.begin(JOB, "run", ("rnn",), Phase.READING)
    progress.apply(RunLogBegun(JOB, "run"))
    progress.apply(step_done(1))
    progress.apply(JobPaused(JOB))
    expect(progress, Phase.READING)
    assert progress.step == 1
    progress.ask(Phase.STOPPING)
    progress.apply(RunLogBegun(JOB, "run"))
    expect(progress, Phase.STOPPING)


def test_a_followed_log_that_is_begun_anew_is_one_of_a_training_that_prepares() -> None:
    progress = begun()
    progress.apply(step_done(1))
    progress.apply(RunLogBegun(JOB, "run"))
    expect(progress, Phase.PREPARING)
    assert not progress.parts
