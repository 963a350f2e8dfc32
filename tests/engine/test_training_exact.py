"""A training that was stopped at any step goes on, in a new process, bit for bit as if it had not been."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import safetensors.torch
import torch

from engine.architectures import ARCHITECTURES
from engine.checkpoint import OPTIMISER, WEIGHTS, load_model, read_progress
from engine.commands import StartTraining
from engine.config import TrainingConfig, preset
from engine.corpora.preparation import PreparedCorpus
from engine.decoding import translate_batch
from engine.events import TrainStepDone
from engine.jobs import start_job
from engine.models import LoadedModels
from engine.randomness import RandomState
from engine.training import Training
from tests.engine.small_models import SMALL_SIZES
from tests.engine.small_trainings import configure, take_steps

STEPS, STOPPED_AT = 40, 17
ALL = tuple(ARCHITECTURES)


def tiny(architectures: tuple[str, ...], precision: str) -> TrainingConfig:
    """With dropout, of merges too; an epoch of fewer than 17 batches; a schedule that falls all the time."""
    return preset(
        "tiny",
        architectures=architectures,
        corpus={"embedded": "reversal", "pairs": 400, "validation_pairs": 4, "bpe_dropout": 0.2},
        sizes={name: SMALL_SIZES[name] | {"dropout": 0.3} for name in architectures},
        optimisation={"learning_rate": 0.01, "warmup_steps": 20, "batch_tokens": 512, "weight_decay": 0.01},
        budget={"steps": STEPS},
        validation={"steps": 15, "bleu_pairs": 2},
        precision=precision,
        threads=1,
    )


def train(
    config: TrainingConfig, run: Path, stop_at: int | None = None, between: Callable[[], None] = lambda: None
) -> None:
    """Train to the end, or until the last architecture has done so many steps; `between` is called after each step."""
    events = start_job(StartTraining(1, config, str(run)), LoadedModels())
    for event in events:
        if isinstance(event, TrainStepDone):
            between()
            if (event.architecture, event.step) == (config.architectures[-1], stop_at):
                events.close()


def go_on_in_a_new_process(run: Path) -> None:
    words = [sys.executable, "-m", "engine", "train", "--run", str(run), "--resume"]
    result = subprocess.run(words, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr


def bits(folder: Path) -> tuple[bytes, ...]:
    """Weights, moments and random state of a last checkpoint, as they lie on the disk."""
    return tuple((folder / "last" / file).read_bytes() for file in (WEIGHTS, OPTIMISER))


@pytest.mark.parametrize(
    ("architectures", "precision"),
    [*(((name,), "float32") for name in ARCHITECTURES), (ALL, "float32"), (ALL, "bfloat16")],
    ids=lambda value: value if isinstance(value, str) else "+".join(value),
)
def test_forty_steps_are_seventeen_and_in_a_new_process_twenty_three(
    architectures: tuple[str, ...], precision: str, tmp_path: Path
) -> None:
    config = tiny(architectures, precision)
    train(config, tmp_path / "whole")
    train(config, tmp_path / "parts", stop_at=STOPPED_AT)
    stopped = [read_progress(tmp_path / "parts" / name / "last") for name in architectures]
    assert all(progress["epoch"] == 1 for progress in stopped)
    go_on_in_a_new_process(tmp_path / "parts")
    for name in architectures:
        whole, parts = tmp_path / "whole" / name, tmp_path / "parts" / name
        assert bits(whole) == bits(parts)
        assert read_progress(whole / "last")["epoch"] > 1


def test_without_its_random_state_a_training_goes_on_otherwise(tmp_path: Path) -> None:
    """The control: the bits above are equal because the state of the dropout was kept, and for no lesser reason."""
    config = tiny(("rnn",), "float32")
    train(config, tmp_path / "whole")
    train(config, tmp_path / "parts", stop_at=STOPPED_AT)
    path = tmp_path / "parts" / "rnn" / "last" / OPTIMISER
    tensors = safetensors.torch.load_file(path)
    fresh = RandomState(config.seed, torch.device("cpu"))
    safetensors.torch.save_file(tensors | fresh.tensors(), path)
    go_on_in_a_new_process(tmp_path / "parts")
    assert bits(tmp_path / "whole" / "rnn")[0] != bits(tmp_path / "parts" / "rnn")[0]


def test_nothing_that_is_done_between_two_steps_changes_them(tmp_path: Path) -> None:
    """Others train, a model is loaded, a sentence is translated, random numbers are drawn: the dropout is its own."""
    train(tiny(("rnn",), "float32"), tmp_path / "another")
    best = tmp_path / "another" / "rnn" / "best"

    def disturb() -> None:
        model, tokenizer, _ = load_model(best)
        translate_batch(model, tokenizer, ["1 2 3"])
        torch.manual_seed(int(torch.randint(1000, ())))

    train(tiny(ALL, "float32"), tmp_path / "together", between=disturb)
    for name in ARCHITECTURES:
        train(tiny((name,), "float32"), tmp_path / f"{name} alone")
        assert bits(tmp_path / f"{name} alone" / name) == bits(tmp_path / "together" / name)


def test_a_training_leaves_the_random_numbers_of_others_alone(corpus: PreparedCorpus, tmp_path: Path) -> None:
    torch.manual_seed(5)
    before = torch.get_rng_state()
    config = configure("rnn", sizes={"rnn": SMALL_SIZES["rnn"] | {"dropout": 0.3}})
    events = Training(1, "rnn", config, corpus, tmp_path).run()
    take_steps(events, 2)
    events.close()
    assert torch.equal(torch.get_rng_state(), before)


@pytest.mark.parametrize("beyond", [-1, 0, 1])
def test_a_stop_at_the_edge_of_an_epoch_changes_nothing(beyond: int, corpus: PreparedCorpus, tmp_path: Path) -> None:
    """Before the last batch of an epoch, after it, and after the first of the next."""
    config = configure("rnn", sizes={"rnn": SMALL_SIZES["rnn"] | {"dropout": 0.3}}, validation={"steps": 1000})
    whole = Training(1, "rnn", config, corpus, tmp_path / "whole")
    events = whole.run()
    told, position = list[TrainStepDone](), 0
    while whole.stream.epoch == 0:
        position = whole.stream.position
        told += take_steps(events, 1)
    told += take_steps(events, 4)
    events.close()
    first = Training(1, "rnn", config, corpus, tmp_path / "parts")
    events = first.run()
    take_steps(events, position + beyond)
    events.close()
    second = Training(1, "rnn", config, corpus, tmp_path / "parts")
    second.resume()
    rest = take_steps(second.run(), 4)
    assert [step.loss for step in rest] == [step.loss for step in told[position + beyond :][:4]]


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a GPU")
def test_the_random_state_of_a_gpu_is_its_own_and_kept() -> None:
    gpu = torch.device("cuda")
    state = RandomState(3, gpu)
    with state.in_use():
        torch.rand(2, device=gpu)
    kept = state.tensors()
    with state.in_use():
        expected = torch.rand(2, device=gpu)
    torch.rand(2, device=gpu)
    again = RandomState(4, gpu)
    again.load(kept)
    with again.in_use():
        assert torch.equal(torch.rand(2, device=gpu), expected)
