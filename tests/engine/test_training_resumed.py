"""Going on with a training that was stopped, and what is said where that cannot be."""

import json
from pathlib import Path
from typing import Any

import pytest
import safetensors.torch
import torch

from engine.checkpoint import FACTS, OPTIMISER, PROGRESS
from engine.corpora.preparation import PreparedCorpus
from engine.errors import CheckpointError
from engine.events import JobProgressed, TrainingFinished, TrainingStarted, TrainStepDone, ValidationScored
from engine.training import Training
from tests.engine.small_models import SMALL_SIZES, each_architecture
from tests.engine.small_trainings import configure, only, take_steps, train


@each_architecture
def test_a_training_that_goes_on_is_the_same_as_one_that_was_never_stopped(
    name: str, corpus: PreparedCorpus, tmp_path: Path
) -> None:
    """Dropout is at work, the order of batches, the schedule and the optimiser's moments matter: all is kept."""
    config = configure(name, sizes={name: SMALL_SIZES.get(name, {}) | {"dropout": 0.2}}, budget={"steps": 16})
    whole = Training(1, name, config, corpus, tmp_path / "whole")
    expected = only(TrainStepDone, list(whole.run()))
    first = Training(1, name, config, corpus, tmp_path / "parts")
    events = first.run()
    take_steps(events, 8)
    events.close()
    torch.manual_seed(99)
    second = Training(1, name, config, corpus, tmp_path / "parts")
    second.resume()
    assert (second.step, second.validations) == (8, first.validations)
    rest = list(second.run())
    assert only(TrainingStarted, rest)[0].step == 8
    assert [step.loss for step in only(TrainStepDone, rest)] == [step.loss for step in expected[8:]]
    assert [step.learning_rate for step in only(TrainStepDone, rest)] == [s.learning_rate for s in expected[8:]]
    for key, value in whole.model.state_dict().items():
        assert torch.equal(second.model.state_dict()[key], value)
    assert [score.step for score in only(ValidationScored, rest)] == [10, 15, 16]
    assert second.clock.seconds > first.clock.seconds - 0.1


@pytest.mark.parametrize("budget", [{"steps": 6}, {"patience": 1}])
def test_a_training_that_was_over_takes_no_step_when_it_goes_on(
    budget: dict[str, Any], corpus: PreparedCorpus, tmp_path: Path
) -> None:
    slow = {"learning_rate": 1e-12}
    training, events = train("rnn", corpus, tmp_path, budget=budget, optimisation=slow)
    config = configure("rnn", budget=budget, optimisation=slow)
    again = Training(7, "rnn", config, corpus, tmp_path)
    again.resume()
    later = list(again.run())
    assert [type(event) for event in later] == [TrainingStarted, TrainingFinished]
    assert later[-1] == events[-1]
    assert again.outcome == training.outcome


def test_more_steps_may_be_given_to_a_training_that_was_over(corpus: PreparedCorpus, tmp_path: Path) -> None:
    train("rnn", corpus, tmp_path, budget={"steps": 6})
    again = Training(7, "rnn", configure("rnn", budget={"steps": 9}), corpus, tmp_path)
    again.resume()
    assert [step.step for step in only(TrainStepDone, list(again.run()))] == [7, 8, 9]


def test_a_validation_that_was_cut_short_is_made_up_for(corpus: PreparedCorpus, tmp_path: Path) -> None:
    config = configure("rnn", budget={"steps": 5})
    events = Training(1, "rnn", config, corpus, tmp_path).run()
    take_steps(events, 5)
    assert isinstance(next(events), JobProgressed)
    events.close()
    again = Training(1, "rnn", config, corpus, tmp_path)
    again.resume()
    assert [score.step for score in only(ValidationScored, list(again.run()))] == [5]


def test_there_must_be_a_checkpoint_to_go_on_from(corpus: PreparedCorpus, tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="holds no model"):
        Training(1, "rnn", configure("rnn"), corpus, tmp_path).resume()


def test_a_checkpoint_of_other_sizes_is_not_gone_on_with(corpus: PreparedCorpus, tmp_path: Path) -> None:
    train("rnn", corpus, tmp_path, budget={"steps": 1})
    other = configure("rnn", sizes={"rnn": SMALL_SIZES["rnn"] | {"context_size": 16}})
    with pytest.raises(CheckpointError, match="belongs to another configuration") as caught:
        Training(1, "rnn", other, corpus, tmp_path).resume()
    assert caught.value.kept == "It is untouched."


def test_a_checkpoint_that_was_moved_aside_by_a_crash_is_gone_on_with(corpus: PreparedCorpus, tmp_path: Path) -> None:
    train("rnn", corpus, tmp_path, budget={"steps": 3})
    (tmp_path / "last").rename(tmp_path / ".last.old")
    again = Training(1, "rnn", configure("rnn"), corpus, tmp_path)
    again.resume()
    assert again.step == 3


@pytest.mark.parametrize(
    "damage",
    [
        "progress is a list",
        "progress lacks a value",
        "progress is negative",
        "no tensors",
        "another shape",
        "no number",
        "facts",
    ],
)
def test_a_damaged_checkpoint_is_told_in_words(damage: str, corpus: PreparedCorpus, tmp_path: Path) -> None:
    train("rnn", corpus, tmp_path, budget={"steps": 1})
    last = tmp_path / "last"
    match damage:
        case "progress is a list":
            (last / PROGRESS).write_text("[]")
        case "progress lacks a value":
            progress = json.loads((last / PROGRESS).read_text())
            del progress["epoch"]
            (last / PROGRESS).write_text(json.dumps(progress))
        case "progress is negative":
            progress = json.loads((last / PROGRESS).read_text())
            (last / PROGRESS).write_text(json.dumps(progress | {"position": -3}))
        case "no tensors":
            safetensors.torch.save_file({"strange": torch.zeros(1)}, last / OPTIMISER)
        case "another shape":
            tensors = safetensors.torch.load_file(last / OPTIMISER)
            safetensors.torch.save_file(tensors | {"0.exp_avg": torch.zeros(3)}, last / OPTIMISER)
        case "no number":
            tensors = safetensors.torch.load_file(last / OPTIMISER)
            tensors["0.exp_avg"][0, 0] = float("nan")
            safetensors.torch.save_file(tensors, last / OPTIMISER)
        case "facts":
            (last / FACTS).write_text("{")
    with pytest.raises(CheckpointError, match=r"is damaged|does not fit|not \(|no numbers"):
        Training(1, "rnn", configure("rnn"), corpus, tmp_path).resume()


def test_a_step_that_fails_at_its_end_has_not_been_taken(
    corpus: PreparedCorpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory for the guard's copies runs out after the gradient: what is kept is the step before, and exact."""
    config = configure("rnn", budget={"steps": 12})
    whole = Training(1, "rnn", config, corpus, tmp_path / "whole")
    list(whole.run())
    broken = Training(1, "rnn", config, corpus, tmp_path / "broken")
    keep = broken.guard.keep

    def keep_or_fail(step: int, *rest: Any) -> None:
        if step == 6:
            raise MemoryError
        keep(step, *rest)

    monkeypatch.setattr(broken.guard, "keep", keep_or_fail)
    end = only(TrainingFinished, list(broken.run()))[0]
    assert (end.outcome, end.step) == ("failed", 6)
    again = Training(1, "rnn", config, corpus, tmp_path / "broken")
    again.resume()
    assert again.step == 6
    list(again.run())
    for key, value in whole.model.state_dict().items():
        assert torch.equal(again.model.state_dict()[key], value)
