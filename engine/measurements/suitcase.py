"""Exact match against length for RNNs that differ in the length of their context vector alone, and an attention RNN."""

from collections.abc import Sequence

from pydantic import Field

from engine.measurements.contract import ExperimentOptions, Measurement, Table

VECTORS = (16, 32, 64, 128, 256, 512)
LENGTHS = tuple(range(4, 15))
SHIPPED_STEPS = 1200  # of training


class SuitcaseOptions(ExperimentOptions):
    """Which models reverse digits.

    Attributes:
        train: None: the shipped models. Else an RNN with a context vector of so many numbers is trained afresh.
        seed: of its weights and of the order of its batches; the shipped ones have 1.
        steps: of its training; the shipped ones have `SHIPPED_STEPS`.
        sequences: how many of each length are reversed.
    """

    train: int | None = Field(default=None, ge=1, le=1024)
    seed: int = Field(default=1, ge=0, le=10_000)
    steps: int = Field(default=SHIPPED_STEPS, ge=10, le=20_000)
    sequences: int = Field(default=200, ge=10, le=2000)


class Mistake(Measurement):
    """A sequence that was not reversed: what it was, what is right and what the model gave, digits between spaces."""

    source: str
    reference: str
    translation: str


class ReversalMeasured(Measurement):
    """How many sequences of `length` digits one model reversed without a fault.

    Attributes:
        numbers: in the context vector; None for the attention RNN, which has none of fixed length.
        is_shipped: whether it was trained beforehand, not live.
        parameters: of the whole model.
        state_size: numbers in an encoder state, of which the attention RNN reads one for each piece.
        low, high: interval of the exact match that holds 95 times of 100 (Wilson 1927), 0..100.
        mistakes: the first ones.
    """

    architecture: str
    numbers: int | None
    is_shipped: bool
    seed: int
    steps: int
    parameters: int
    state_size: int
    length: int
    sequences: int
    right: int
    low: float
    high: float
    mistakes: tuple[Mistake, ...]

    @property
    def exact_match(self) -> float:
        """Share that came out right, 0..100."""
        return 100 * self.right / self.sequences


def suitcase_tables(measured: Sequence[ReversalMeasured]) -> tuple[Table, ...]:
    """Exact match by model and length, and the mistakes."""
    model = ("architecture", "vector", "trained", "seed", "steps", "parameters")
    scores = Table(
        "Exact match by length, %",
        (*model, "digits", "sequences", "exact match", "low", "high"),
        tuple(
            (*_model(m), m.length, m.sequences, *(round(value, 2) for value in (m.exact_match, m.low, m.high)))
            for m in measured
        ),
    )
    mistakes = Table(
        "Mistakes",
        ("architecture", "vector", "seed", "digits", "source", "right", "given"),
        tuple(
            (m.architecture, m.numbers, m.seed, m.length, mistake.source, mistake.reference, mistake.translation)
            for m in measured
            for mistake in m.mistakes
        ),
    )
    return scores, mistakes


def _model(m: ReversalMeasured) -> tuple[str, int | None, str, int, int, int]:
    return m.architecture, m.numbers, "beforehand" if m.is_shipped else "live", m.seed, m.steps, m.parameters
