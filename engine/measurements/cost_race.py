"""What an architecture costs to train, by step and by second, and to decode (Vaswani et al. 2017, table 1)."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from engine.measurements.contract import ExperimentOptions, Measurement, Table


class CostRaceOptions(ExperimentOptions):
    """What is raced on.

    Attributes:
        corpus: the embedded corpus that all learn, from scratch.
        steps: how many each takes, on the same batches.
        seed: of the corpus, the weights and the order of the batches.
    """

    corpus: Literal["reversal", "grammar"] = "reversal"
    steps: int = Field(default=360, ge=20, le=20_000)
    seed: int = Field(default=1, ge=0, lt=2**31)


class Entrant(Measurement):
    """An architecture at the start, with the number of its trained values."""

    kind: Literal["entrant"] = "entrant"
    architecture: str
    title: str
    parameters: int


class Scored(Measurement):
    """How good an architecture is after some steps.

    Attributes:
        seconds: of its own training until then, without validations and others' turns.
        bleu: on held-out pairs, 0..100. loss: nats per target piece.
        tokens_per_second: source and target pieces trained on, since the score before; None for the first one.
    """

    kind: Literal["scored"] = "scored"
    architecture: str
    step: int
    seconds: float
    bleu: float
    loss: float
    tokens_per_second: float | None


class ChainMeasured(Measurement):
    """How many operations of a training's forward pass must wait for each other.

    Attributes:
        length: pieces of the source and of the target.
        operations: on the longest path of the pass's own graph from the embeddings to the last feature.
    """

    kind: Literal["chain"] = "chain"
    architecture: str
    length: int
    operations: int


class DecodingTimed(Measurement):
    """How long a piece takes when one sentence is decoded.

    Attributes:
        length: pieces of the source, and as many are produced.
        milliseconds: a piece, the reading of the source included.
    """

    kind: Literal["decoding"] = "decoding"
    architecture: str
    length: int
    milliseconds: float


CostMeasured = Annotated[Entrant | Scored | ChainMeasured | DecodingTimed, Field(discriminator="kind")]
COST_MEASURED: TypeAdapter[CostMeasured] = TypeAdapter(CostMeasured)


def cost_race_tables(measured: Sequence[CostMeasured]) -> tuple[Table, ...]:
    """A line for each architecture, and all scores, chains and times."""
    scores = [m for m in measured if isinstance(m, Scored)]
    chains = [m for m in measured if isinstance(m, ChainMeasured)]
    times = [m for m in measured if isinstance(m, DecodingTimed)]
    return (
        _summary(measured),
        Table(
            "Scores",
            ("architecture", "step", "seconds", "BLEU", "loss", "tokens/s"),
            tuple((m.architecture, m.step, m.seconds, m.bleu, m.loss, m.tokens_per_second) for m in scores),
        ),
        Table(
            "Operations in a row",
            ("architecture", "pieces", "operations"),
            tuple((m.architecture, m.length, m.operations) for m in chains),
        ),
        Table(
            "Decoding",
            ("architecture", "pieces", "ms a piece"),
            tuple((m.architecture, m.length, m.milliseconds) for m in times),
        ),
    )


def _summary(measured: Sequence[CostMeasured]) -> Table:
    rows = []
    for entrant in (m for m in measured if isinstance(m, Entrant)):
        own = [m for m in measured if m.architecture == entrant.architecture]
        scores = [m for m in own if isinstance(m, Scored)]
        longest_chain = max((m for m in own if isinstance(m, ChainMeasured)), key=lambda m: m.length, default=None)
        longest_time = max((m for m in own if isinstance(m, DecodingTimed)), key=lambda m: m.length, default=None)
        speed = _mean_speed(scores)
        rows.append(
            (
                entrant.title,
                entrant.parameters,
                scores[-1].step if scores else None,
                round(scores[-1].seconds, 2) if scores else None,
                scores[-1].bleu if scores else None,
                None if speed is None else round(speed),
                longest_chain.operations if longest_chain else None,
                longest_time.milliseconds if longest_time else None,
            )
        )
    columns = (
        "architecture",
        "parameters",
        "steps",
        "training seconds",
        "BLEU",
        "tokens/s",
        "operations in a row, longest",
        "ms a piece, longest",
    )
    return Table("The race", columns, tuple(rows))


def _mean_speed(scores: Sequence[Scored]) -> float | None:
    """Tokens a second over the whole race: each speed counts for as long as it was kept."""
    spans = [(now.tokens_per_second, now.seconds - before.seconds) for before, now in pairwise(scores)]
    known = [(speed, seconds) for speed, seconds in spans if speed is not None]
    total = sum(seconds for _, seconds in known)
    return sum(speed * seconds for speed, seconds in known) / total if total else None
