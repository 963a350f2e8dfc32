"""Events of a training, made by hand."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from engine.events import (
    ArchitectureDescription,
    CheckpointSaved,
    EngineReady,
    Event,
    Piece,
    SampleTranslated,
    TrainingStarted,
    TrainStepDone,
    ValidationScored,
)

RNN = ArchitectureDescription("rnn", "RNN", "one fixed vector", "none")
ATTENTION_RNN = ArchitectureDescription("attention_rnn", "Attention RNN", "soft alignment", "source")
TRANSFORMER = ArchitectureDescription("transformer", "Transformer", "many heads", "heads")
ARCHITECTURES = (RNN, ATTENTION_RNN, TRANSFORMER)
READY = EngineReady(0, ARCHITECTURES, (), "cpu")


def training_events(
    job_id: int, names: Sequence[str], steps: int = 100, every: int = 25, start: int = 1
) -> Iterator[Event]:
    """Losses that fall and attention that sharpens, validated every few steps."""
    for name in names:
        yield TrainingStarted(job_id, name, "run", 1_000_000, start - 1, 1000, 100, 20)
    for step in range(start, start + steps):
        for name in names:
            yield TrainStepDone(job_id, name, step, 8 / step**0.3, 1e-3, 1.5, 48_200, 90.0)
            if step % every == 0:
                yield from validation_events(job_id, name, step)


def validation_events(job_id: int, name: str, step: int) -> Iterator[Event]:
    """A validation, its sample and the checkpoint that it was worth."""
    yield ValidationScored(job_id, name, step, 7 / step**0.3, min(99.0, step / 4), is_best=True)
    pieces = (*(Piece(digit, True) for digit in "123"), Piece("</s>", False, is_end=True))
    attention = np.full((4, 4), 1 / (3 + step), np.float32)
    np.fill_diagonal(attention, 1 - 3 / (3 + step))
    shown = None if name == "rnn" else attention
    yield SampleTranslated(job_id, name, step, pieces, pieces[::-1], f"3 2 1 after {step}", "3 2 1", shown)
    yield CheckpointSaved(job_id, name, step, f"run/{name}/best", is_best=True)


def leave_checkpoints(run: Path, names: Sequence[str]) -> None:
    """What a training leaves on the disk, as far as the page looks at it."""
    for name in names:
        (run / name / "last").mkdir(parents=True)
        (run / name / "last" / "model.json").write_text("{}")
