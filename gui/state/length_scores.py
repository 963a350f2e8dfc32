"""Scores by length as they are shown: a curve a model, and the sentences of a bucket, worst first."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.measurements.bottleneck import Interval, LengthMeasured


@dataclass(frozen=True, slots=True)
class ModelTranslation:
    """What one model made of a sentence, with its chrF, 0..100."""

    architecture: str
    text: str
    chrf: float


@dataclass(frozen=True, slots=True)
class ComparedSentence:
    """A sentence with the translations of all models that have come so far."""

    source: str
    reference: str
    translations: tuple[ModelTranslation, ...]

    @property
    def gap(self) -> float:
        """By how much the first model's chrF falls short of the best one's."""
        return max(t.chrf for t in self.translations) - self.translations[0].chrf


@dataclass(frozen=True, slots=True)
class Bucket:
    """Sources of `shortest` to `longest` words; how many there are."""

    shortest: int
    longest: int
    pairs: int

    @property
    def text(self) -> str:
        """Its lengths in short."""
        return f"{self.shortest}–{self.longest}"


class LengthScores:
    """What was measured so far.

    Attributes:
        buckets: those of which at least one model has a score, the shortest first.
        architectures: of the models, in their order.
    """

    def __init__(self, measured: Sequence[LengthMeasured] = ()) -> None:
        self._measured = tuple(measured)
        pairs = {(m.shortest, m.longest): len(m.sentences) for m in measured}
        self.buckets = tuple(Bucket(*lengths, pairs[lengths]) for lengths in sorted(pairs))
        self.architectures = tuple(dict.fromkeys(m.architecture for m in measured))

    def scores(self, architecture: str, unit: str) -> tuple[Interval, ...]:
        """A model's scores, `bleu` or `chrf`, from the shortest bucket on."""
        found = sorted((m for m in self._measured if m.architecture == architecture), key=lambda m: m.shortest)
        return tuple(m.bleu if unit == "bleu" else m.chrf for m in found)

    def sentences(self, bucket: Bucket) -> tuple[ComparedSentence, ...]:
        """A bucket's sentences, those first where the first model falls behind most."""
        found = [m for m in self._measured if m.shortest == bucket.shortest]
        compared = [
            ComparedSentence(
                sentences[0].source,
                sentences[0].reference,
                tuple(
                    ModelTranslation(m.architecture, sentence.translation, sentence.chrf)
                    for m, sentence in zip(found, sentences, strict=True)
                ),
            )
            for sentences in zip(*(m.sentences for m in found), strict=True)
        ]
        return tuple(sorted(compared, key=lambda sentence: -sentence.gap))
