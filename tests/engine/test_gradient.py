"""The gradient of a batch, whole and in parts, and what happens when memory runs out on the way."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from engine.architectures.contract import Architecture
from engine.checkpoint import load_model
from engine.corpora.batching import Batch, make_batch
from engine.corpora.preparation import PreparedCorpus
from engine.errors import TrainingError
from engine.events import TrainingFinished
from engine.gradient import accumulate_gradient, rows_a_part
from engine.training import Training
from tests.engine.generators import result_of
from tests.engine.small_models import VOCABULARY_SIZE, build_small, close, each_architecture, some_pairs
from tests.engine.small_trainings import configure, only, take_steps

PAIRS = 7
MORE_THAN_THERE_IS = 1 << 50


def batch_and_model(name: str) -> tuple[Batch, Architecture[Any]]:
    return make_batch(some_pairs(PAIRS)), build_small(name, VOCABULARY_SIZE).train()


def mean_gradient(
    model: Architecture[Any], batch: Batch, smoothing: float, precision: torch.dtype, rows: int | None = None
) -> Tensor:
    """The loss, when the gradient is there."""
    loss, _ = result_of(accumulate_gradient(model, batch, smoothing, precision, rows))
    return loss


def gradients(model: Architecture[Any]) -> list[Tensor]:
    return [p.grad.clone() for p in model.parameters() if p.grad is not None]


def run_out_of_memory_above(rows: int, model: Architecture[Any]) -> list[int]:
    """Have torch fail to allocate in a training's pass over more pairs; the list tells the pairs of each pass."""
    passes: list[int] = []

    def allocate(module: nn.Module, arguments: tuple[Tensor, ...]) -> None:
        if not module.training:
            return
        passes.append(len(arguments[0]))
        if len(arguments[0]) > rows:
            torch.empty(MORE_THAN_THERE_IS)

    model.register_forward_pre_hook(allocate)
    return passes


@each_architecture
@pytest.mark.parametrize("rows", [1, 2, 3, 6])
def test_the_parts_of_a_batch_have_the_gradient_of_the_whole(name: str, rows: int) -> None:
    batch, model = batch_and_model(name)
    whole, expected = mean_gradient(model, batch, 0.1, torch.float32), gradients(model)
    loss = mean_gradient(model, batch, 0.1, torch.float32, rows)
    assert float(loss) == pytest.approx(float(whole), rel=1e-5)
    assert len(expected) == len(list(model.parameters()))
    assert all(close(part, one) for part, one in zip(gradients(model), expected, strict=True))
    assert not all(torch.equal(part, one) for part, one in zip(gradients(model), expected, strict=True))


@each_architecture
def test_a_batch_that_does_not_fit_into_memory_is_halved_until_it_does(name: str) -> None:
    batch, model = batch_and_model(name)
    whole, expected = mean_gradient(model, batch, 0.1, torch.float32), gradients(model)
    passes = run_out_of_memory_above(2, model)
    loss = mean_gradient(model, batch, 0.1, torch.float32)
    assert passes == [7, 4, 2, 2, 2, 1]
    assert float(loss) == pytest.approx(float(whole), rel=1e-5)
    assert all(close(part, one) for part, one in zip(gradients(model), expected, strict=True))


def test_what_a_pass_had_added_before_memory_ran_out_does_not_count() -> None:
    batch, model = batch_and_model("transformer")
    mean_gradient(model, batch, 0.1, torch.float32)
    expected = gradients(model)
    failures: Iterator[type[Exception]] = iter([MemoryError])

    def fail_once(gradient: Tensor) -> None:
        for failure in failures:
            raise failure

    # The encoder's first layer has its gradient last: the decoder's are there by then.
    next(model.parameters()).register_hook(fail_once)  # type: ignore[no-untyped-call]
    mean_gradient(model, batch, 0.1, torch.float32)
    assert next(failures, None) is None
    assert all(close(part, one) for part, one in zip(gradients(model), expected, strict=True))


@pytest.mark.skipif(sys.platform != "linux", reason="limits the address space as Linux does")
@pytest.mark.parametrize("name", ["attention_rnn", "transformer"])
def test_a_step_is_done_in_half_the_memory_that_it_needs(name: str) -> None:
    """The process really gets no more here, so that torch fails wherever it happens to be."""
    plenty = run_with_little_memory(name)
    assert plenty["passes"] == [512]
    passes = run_with_little_memory(name, str(plenty["needed"] // 2))["passes"]
    assert passes[:2] == [512, 256]
    assert passes.count(passes[-1]) >= 512 // passes[-1]


def run_with_little_memory(*words: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.engine.little_memory", *words]
    result = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert result.returncode == 0, result.stderr
    told: dict[str, Any] = json.loads(result.stdout)
    assert told["is_close"]
    return told


def test_when_one_pair_is_too_much_it_is_said() -> None:
    batch, model = batch_and_model("rnn")
    passes = run_out_of_memory_above(0, model)
    with pytest.raises(TrainingError, match="even with one pair at a time") as caught:
        mean_gradient(model, batch, 0.1, torch.float32)
    assert passes == [7, 4, 2, 1]
    assert "checkpoints" in caught.value.kept
    assert "smaller" in caught.value.advice
    assert all(p.grad is None for p in model.parameters())


def test_any_other_failure_is_not_taken_for_a_lack_of_memory() -> None:
    batch, model = batch_and_model("rnn")
    wrong = Batch(batch.source, batch.source_mask, batch.target_in[:3], batch.target_out, batch.tokens)
    with pytest.raises(RuntimeError, match=r"(?i)size") as caught:
        mean_gradient(model, wrong, 0.1, torch.float32)
    assert not isinstance(caught.value, TrainingError)


def test_a_training_with_little_memory_goes_the_same_way(corpus: PreparedCorpus, tmp_path: Path) -> None:
    losses = []
    for rows in (1000, 5):
        training = Training(1, "attention_rnn", configure("attention_rnn"), corpus, tmp_path / str(rows))
        passes = run_out_of_memory_above(rows, training.model)
        events = training.run()
        losses.append([step.loss for step in take_steps(events, 4)])
        events.close()
        assert max(passes) > 5
        assert (min(passes) <= 5) == (rows == 5)
    assert losses[0] == pytest.approx(losses[1], rel=1e-4)


def test_a_training_that_runs_out_of_memory_keeps_what_it_had(corpus: PreparedCorpus, tmp_path: Path) -> None:
    training = Training(1, "rnn", configure("rnn", validation={"steps": 100}), corpus, tmp_path)
    events = training.run()
    take_steps(events, 3)
    before = [p.detach().clone() for p in training.model.parameters()]
    run_out_of_memory_above(0, training.model)
    (finished,) = only(TrainingFinished, events)
    assert finished.outcome == "failed"
    assert finished.failure is not None
    assert "even with one pair at a time" in finished.failure.what
    model, _, facts = load_model(tmp_path / "last")
    assert facts.step == 3, "the step that failed was not taken"
    assert all(torch.equal(p, old) for p, old in zip(model.parameters(), before, strict=True))


def test_what_fitted_into_memory_is_remembered_also_by_the_checkpoint(corpus: PreparedCorpus, tmp_path: Path) -> None:
    """A batch is halved once, and not at every step anew."""
    config = configure("rnn", validation={"steps": 100})
    training = Training(1, "rnn", config, corpus, tmp_path)
    tried = run_out_of_memory_above(9, training.model)
    events = training.run()
    take_steps(events, 6)
    events.close()
    assert 1 <= sum(pairs > 9 for pairs in tried) <= 3, tried
    assert training.most_pieces < 200
    resumed = Training(2, "rnn", config, corpus, tmp_path)
    resumed.resume()
    assert resumed.most_pieces == training.most_pieces


@each_architecture
def test_a_gradient_can_be_left_alone_between_its_parts(name: str) -> None:
    """Three times a part: around its loss, and before the next one. Nothing that a reader notices is left switched."""
    batch, model = batch_and_model(name)
    mean_gradient(model, batch, 0.1, torch.bfloat16, 3)
    expected = gradients(model)
    computing, yields = accumulate_gradient(model, batch, 0.1, torch.bfloat16, 3), 0
    for _ in computing:
        yields += 1
        assert not torch.is_autocast_enabled("cpu")
        assert torch.is_grad_enabled()
        with torch.inference_mode():
            model(batch.source, batch.source_mask, batch.target_in)
    assert yields == 3 * 3 - 1
    assert all(torch.equal(part, one) for part, one in zip(gradients(model), expected, strict=True))


def test_parts_are_of_about_equal_size_and_depend_on_the_batch_alone() -> None:
    pairs = [([5] * 9 + [3], [6] * 19 + [3])] * 21
    batch = make_batch(pairs)
    assert [rows_a_part(batch, pieces) for pieces in (1000, 420, 419, 200, 140, 20, 1)] == [21, 21, 11, 7, 7, 1, 1]
