"""Quality against the length of the source (Cho et al. 2014, 1409.1259; Bahdanau et al. 2014, figure 2)."""

from collections.abc import Sequence

from pydantic import Field

from engine.measurements.contract import ExperimentOptions, Measurement, Table


class BottleneckOptions(ExperimentOptions):
    """What is translated, by which models.

    Attributes:
        pack: whose models translate.
        corpus: an embedded corpus that makes the pairs, or the path of a file of pairs.
        sentences: how many in each bucket of lengths, where there are so many.
    """

    pack: str = "grammar"
    corpus: str = "grammar"
    sentences: int = Field(default=40, ge=4, le=2000)


class Interval(Measurement):
    """A score and the interval that 95 of 100 resamplings of the sentences fall into (Koehn 2004)."""

    score: float
    low: float
    high: float


class ScoredSentence(Measurement):
    """A sentence, its reference, and one model's translation with its chrF, 0..100."""

    source: str
    reference: str
    translation: str
    chrf: float


class LengthMeasured(Measurement):
    """One model's scores on the sources of `shortest` to `longest` words, 0..100."""

    model: str
    architecture: str
    shortest: int
    longest: int
    bleu: Interval
    chrf: Interval
    sentences: tuple[ScoredSentence, ...]


def bottleneck_tables(measured: Sequence[LengthMeasured]) -> tuple[Table, ...]:
    """Scores by length and model, and all the sentences."""
    scores = Table(
        "Scores by length",
        ("model", "shortest", "longest", "pairs", "BLEU", "BLEU low", "BLEU high", "chrF", "chrF low", "chrF high"),
        tuple((m.model, m.shortest, m.longest, len(m.sentences), *_cells(m.bleu), *_cells(m.chrf)) for m in measured),
    )
    sentences = Table(
        "Sentences",
        ("model", "shortest", "longest", "source", "reference", "translation", "chrF"),
        tuple(
            (m.model, m.shortest, m.longest, s.source, s.reference, s.translation, round(s.chrf, 2))
            for m in measured
            for s in m.sentences
        ),
    )
    return scores, sentences


def _cells(interval: Interval) -> tuple[float, float, float]:
    return round(interval.score, 2), round(interval.low, 2), round(interval.high, 2)
