"""An architecture's speeds, beside the yardstick's if there is one."""

from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from engine.benchmark.decoding import BATCH_SENTENCES, never_end, time_batch, time_single
from engine.benchmark.measurement import BATCH, SINGLE, TRAINING, Effort, Speeds, compare_rounds, median, rounded
from engine.benchmark.training import TrainedModel, train
from engine.benchmark.yardstick import run_yardstick
from engine.corpora.preparation import PreparedCorpus
from engine.decoding import lay_out_for_decoding


@dataclass(slots=True)
class ArchitectureSpeeds:
    """What was measured of an architecture, round by round.

    Attributes:
        trained: the model of the last round.
        theirs: the yardstick's; empty without one.
    """

    trained: TrainedModel
    ours: list[Speeds] = field(default_factory=list)
    theirs: list[Speeds] = field(default_factory=list)

    def as_json(self, product_rates: dict[str, float]) -> dict[str, Any]:
        """As it is printed; `product_rates`: operations a second of matrix products alone, by precision."""
        speeds, trained = median(self.ours), self.trained
        values: dict[str, Any] = {
            "parameters": trained.parameters,
            **rounded(speeds),
            "train_tokens_per_batch": round(trained.tokens_per_batch),
        }
        if self.theirs:
            values |= {"yardstick": rounded(median(self.theirs)), **compare_rounds(self.ours, self.theirs)}
        if trained.flops_per_token is not None:
            flops_per_s = trained.flops_per_token * speeds[TRAINING]
            used = {precision: round(flops_per_s / rate, 3) for precision, rate in product_rates.items()}
            values |= {"mflop_per_token": round(trained.flops_per_token / 1e6, 2), "utilisation": used}
        return values


def measure_speeds(
    architecture: str, corpus: PreparedCorpus, effort: Effort, corpus_file: Path | None, yardstick: Path | None
) -> ArchitectureSpeeds:
    """Measure the yardstick and the engine in turn, so that a busy machine slows both."""
    ours, theirs = [], []
    for _ in range(effort.rounds):
        if yardstick and corpus_file:
            theirs.append(run_yardstick(yardstick, architecture, corpus_file, effort))
        trained = train(architecture, corpus, effort)
        ours.append(_speeds(trained, corpus, effort))
    return ArchitectureSpeeds(trained, ours, theirs)


def _speeds(trained: TrainedModel, corpus: PreparedCorpus, effort: Effort) -> Speeds:
    never_end(trained.model)
    lay_out_for_decoding(trained.model)  # as every model that is loaded
    sources = [source for source, _ in islice(corpus.training, max(BATCH_SENTENCES, effort.sentences + 1))]
    return {
        TRAINING: trained.tokens_per_s,
        SINGLE: time_single(trained.model, sources[: effort.sentences + 1]),
        BATCH: time_batch(trained.model, sources[:BATCH_SENTENCES]),
    }
