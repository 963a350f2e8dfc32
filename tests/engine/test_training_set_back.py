"""A training whose gradient explodes: it goes back, goes on more slowly, and in the end says that it cannot."""

import math
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest
import torch
from torch import Tensor

from engine.checkpoint import load_model
from engine.corpora.preparation import PreparedCorpus
from engine.events import TrainingFinished, TrainingSetBack, TrainStepDone
from engine.gradient_guard import NORMS, STEPS_BETWEEN_STATES
from engine.training import Training
from tests.engine.small_models import each_architecture
from tests.engine.small_trainings import configure, only, take_steps, train

RARELY = {"steps": 10_000, "bleu_pairs": 1}


def weights_of(training: Training) -> list[Tensor]:
    return [p.detach().clone() for p in training.model.parameters()]


def equal(left: list[Tensor], right: list[Tensor]) -> bool:
    return all(torch.equal(a, b) for a, b in zip(left, right, strict=True))


def spoil_gradient(training: Training, change: Callable[[Tensor], Tensor]) -> Callable[[], None]:
    """Change the real gradient of one of the parameters at each step; call what is given to stop it."""
    handle = training.model.projection.weight.register_hook(change)  # type: ignore[no-untyped-call]
    return lambda: handle.remove()


def plant_nan(gradient: Tensor) -> Tensor:
    return gradient.index_fill(0, torch.tensor([5]), math.nan)


@each_architecture
def test_a_weight_that_is_no_number_is_put_right_and_training_goes_on(
    name: str, corpus: PreparedCorpus, tmp_path: Path
) -> None:
    training = Training(1, name, configure(name, validation=RARELY), corpus, tmp_path)
    first = weights_of(training)
    events = training.run()
    before = take_steps(events, 3)
    with torch.no_grad():
        training.model.projection.weight[7, 3] = math.nan
    event = next(event for event in events if event is not None)
    assert isinstance(event, TrainingSetBack)
    assert math.isnan(event.gradient_norm)
    assert (event.architecture, event.step, event.restored_step, event.rate_factor) == (name, 4, 0, 0.5)
    assert equal(weights_of(training), first)
    after = take_steps(events, 12)
    events.close()
    assert [step.step for step in after] == list(range(5, 17))
    assert all(math.isfinite(step.loss) and math.isfinite(step.gradient_norm) for step in after)
    assert after[-1].loss < before[0].loss
    assert after[0].learning_rate == pytest.approx(0.5 * 5 / 3 * before[2].learning_rate)


def test_a_gradient_that_is_no_number_is_seen_before_the_step(corpus: PreparedCorpus, tmp_path: Path) -> None:
    training = Training(1, "rnn", configure("rnn", validation=RARELY), corpus, tmp_path)
    first = weights_of(training)
    stop = spoil_gradient(training, plant_nan)
    events = training.run()
    event = next(event for event in events if isinstance(event, TrainingSetBack))
    assert (event.step, event.restored_step) == (1, 1)
    assert equal(weights_of(training), first)
    assert not any(value.any() for value in training.optimiser.tensors().values())
    stop()
    (step,) = take_steps(events, 1)
    assert (step.step, math.isfinite(step.loss)) == (2, True)
    events.close()


def test_a_gradient_that_is_finite_but_immense_takes_the_training_back(corpus: PreparedCorpus, tmp_path: Path) -> None:
    training = Training(1, "rnn", configure("rnn", validation=RARELY), corpus, tmp_path)
    events = training.run()
    take_steps(events, STEPS_BETWEEN_STATES)
    kept = weights_of(training)
    take_steps(events, 9)
    assert not equal(weights_of(training), kept)
    stop = spoil_gradient(training, lambda gradient: 1e6 * gradient)
    event = next(event for event in events if event is not None)
    stop()
    assert isinstance(event, TrainingSetBack)
    assert 1e3 < event.gradient_norm < math.inf
    assert event.restored_step == STEPS_BETWEEN_STATES
    assert equal(weights_of(training), kept)
    events.close()


def test_after_three_times_it_ends_with_the_best_model_kept(corpus: PreparedCorpus, tmp_path: Path) -> None:
    training = Training(1, "rnn", configure("rnn", validation={"steps": 6, "bleu_pairs": 3}), corpus, tmp_path)
    events = training.run()
    take_steps(events, 7)
    assert training.validations.best is not None
    spoil_gradient(training, plant_nan)
    seen = list(islice((event for event in events if event is not None), 3))
    assert [event.rate_factor for event in only(TrainingSetBack, seen)] == [0.5, 0.25, 0.125]
    (finished,) = only(TrainingFinished, events)
    assert (finished.outcome, finished.best) == ("failed", str(tmp_path / "best"))
    failure = finished.failure
    assert failure is not None
    assert "The training of rnn stopped at step 11" in failure.what
    assert "exploded" in failure.what
    assert str(tmp_path / "best") in failure.kept
    assert "lower learning rate" in failure.advice
    _, _, facts = load_model(tmp_path / "best")
    assert facts.loss == round(training.validations.best.loss, 4)
    load_model(tmp_path / "last")  # raises if a weight in it is no number


def test_a_training_that_was_set_back_goes_on_exactly(corpus: PreparedCorpus, tmp_path: Path) -> None:
    """The lower rate and the norms that are usual are kept with the checkpoint."""
    config = configure("rnn", validation=RARELY, budget={"steps": 30})
    told = []
    for stops in (False, True):
        training = Training(1, "rnn", config, corpus, tmp_path / str(stops))
        events = training.run()
        take_steps(events, 3)
        stop = spoil_gradient(training, plant_nan)
        assert any(isinstance(event, TrainingSetBack) for event in events)
        stop()
        take_steps(events, 2)
        if stops:
            events.close()
            training = Training(1, "rnn", config, corpus, tmp_path / str(stops))
            training.resume()
            events = training.run()
        told.append([(step.loss, step.learning_rate) for step in take_steps(events, 3)])
        events.close()
    assert told[0] == told[1]


@each_architecture
def test_the_ups_and_downs_of_a_usual_training_set_nothing_back(
    name: str, corpus: PreparedCorpus, tmp_path: Path
) -> None:
    """Even with a high rate from the first step on, and a median to compare with at the end."""
    steps, rash = NORMS + 20, {"learning_rate": 0.02, "warmup_steps": 1, "batch_tokens": 60}
    _, events = train(name, corpus, tmp_path, optimisation=rash, validation=RARELY, budget={"steps": steps})
    assert len(only(TrainStepDone, events)) == steps
    assert only(TrainingSetBack, events) == []
