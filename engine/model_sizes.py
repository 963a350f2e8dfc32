"""How large models would be, before they are built."""

from collections.abc import Generator

import torch

from engine.architectures import build_architecture, count_parameters
from engine.config import TrainingConfig
from engine.corpora.preparation import vocabulary_size


def count_planned_parameters(config: TrainingConfig) -> Generator[None, None, tuple[tuple[str, int], ...]]:
    """Architecture and number of parameters of each model of a training; yields between them.

    Nothing is filled in, so that the largest takes no memory. Raises ConfigError for sizes that cannot be.
    """
    counts = []
    for name in config.architectures:
        with torch.device("meta"):
            model = build_architecture(name, vocabulary_size(config.corpus), config.sizes.get(name, {}))
        counts.append((name, count_parameters(model)))
        yield None
    return tuple(counts)
