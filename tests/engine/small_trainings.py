"""Trainings that take a moment, and what is looked for in their events."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from engine.config import TrainingConfig
from engine.corpora.preparation import PreparedCorpus
from engine.events import Event, TrainStepDone
from engine.training import Training
from tests.engine.small_models import SMALL_SIZES

E = TypeVar("E")


def configure(name: str, **values: Any) -> TrainingConfig:
    """A small training of one architecture in float32, validated every five steps."""
    return TrainingConfig.model_validate(
        {
            "architectures": (name,),
            "corpus": {"embedded": "reversal"},
            "sizes": {name: SMALL_SIZES.get(name, {})},
            "optimisation": {"learning_rate": 0.01, "warmup_steps": 10, "batch_tokens": 200},
            "validation": {"steps": 5, "bleu_pairs": 3},
            "precision": "float32",
        }
        | values
    )


def train(name: str, corpus: PreparedCorpus, folder: Path, **values: Any) -> tuple[Training, list[Event]]:
    """Run a training to its end."""
    training = Training(7, name, configure(name, **values), corpus, folder)
    return training, [event for event in training.run() if event is not None]


def only(kind: type[E], events: Iterable[Event | None]) -> list[E]:
    return [event for event in events if isinstance(event, kind)]


def take_steps(events: Iterator[Event | None], count: int) -> list[TrainStepDone]:
    """Advance until so many steps are done."""
    return list(islice((event for event in events if isinstance(event, TrainStepDone)), count))
