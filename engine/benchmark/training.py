"""Real training steps, timed."""

import tempfile
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from engine.architectures.contract import Architecture
from engine.benchmark.corpus import EMBEDDED
from engine.benchmark.flops import training_flops
from engine.benchmark.measurement import Effort
from engine.config import BudgetConfig, CorpusConfig, OptimisationConfig, Size, TrainingConfig, ValidationConfig
from engine.corpora.batching import BatchStream
from engine.corpora.preparation import PreparedCorpus
from engine.events import TrainStepDone
from engine.training import Training

BATCH_TOKENS = 4096
YARDSTICK_SIZES: dict[str, dict[str, Size]] = {"attention_rnn": {"attention_size": 512}}  # all others by default


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """A model that has made some steps, and how fast it made them.

    Attributes:
        tokens_per_s: source and target pieces without padding.
        tokens_per_batch: the same, in the mean of the timed batches.
        flops_per_token: floating-point operations of the model's own matrix products; None: nobody has counted them.
    """

    model: Architecture[Any]
    parameters: int
    tokens_per_s: float
    tokens_per_batch: float
    flops_per_token: float | None


def train(architecture: str, corpus: PreparedCorpus, effort: Effort) -> TrainedModel:
    """Train in the yardstick's sizes and time the steps after the warm-up, each from the end of the one before."""
    config = _config(architecture, effort)
    with tempfile.TemporaryDirectory(prefix="lockstep-bench-") as folder:
        training = Training(0, architecture, config, corpus, Path(folder) / architecture)
        ends = [time.perf_counter() for event in training.run() if isinstance(event, TrainStepDone)]
    stream = BatchStream(training.stream.pairs, training.stream.batch_tokens, training.stream.seed)
    batches = list(islice(stream, effort.warmup, effort.warmup + effort.steps))
    tokens = sum(batch.tokens for batch in batches)
    return TrainedModel(
        model=training.model.eval(),
        parameters=training.facts.parameters,
        tokens_per_s=tokens / (ends[-1] - ends[effort.warmup - 1]),
        tokens_per_batch=tokens / len(batches),
        flops_per_token=training_flops(training.facts, batches),
    )


def _config(architecture: str, effort: Effort) -> TrainingConfig:
    """The yardstick's sizes; a validation that costs nothing stands at either end."""
    return TrainingConfig(
        architectures=(architecture,),
        sizes=YARDSTICK_SIZES,
        corpus=CorpusConfig(embedded=EMBEDDED),
        optimisation=OptimisationConfig(batch_tokens=BATCH_TOKENS),
        budget=BudgetConfig(steps=effort.warmup + effort.steps),
        validation=ValidationConfig(seconds=1e9, bleu_pairs=1),
        device="cpu",
    )
