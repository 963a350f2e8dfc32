"""What becomes of a translation when the weights of a decoder step are others than its own."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from engine.event_values import Candidate, Piece
from engine.measurements.contract import ExperimentOptions, Measurement, Table

Alignment = Literal["own", "given", "uniform", "one_hot", "shifted"]
Lasts = Literal["step", "word", "end"]
Treatment = Literal["other_word", "own_word", "uniform", "nudged"]

TREATMENTS: tuple[Treatment, ...] = ("other_word", "own_word", "uniform", "nudged")
NUDGE = 0.05

Numbers = tuple[float, ...]
Weight = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class SurgeryOptions(ExperimentOptions):
    """Which step of which sentence is operated on, and how; without a sentence, many nouns of the grammar's sentences.

    Attributes:
        pack: whose attention RNN translates.
        text: the sentence.
        step: the first one that is operated on, 1 for that of the first piece.
        alignment: the weights it gets: its own, those of `weights`, the same for all pieces, one for the piece at
            `position`, or its own moved by `shift` pieces to the right (what leaves at one end comes in at the other).
        position: of a source piece, 1 for the first.
        weights: one for each source piece, in any unit: they are divided by their sum.
        lasts: for that step, for as long as it goes on with the same word, or to the end of the translation.
        sentences: how many of the grammar's, where there is no `text`.
    """

    pack: str = "grammar"
    text: str = ""
    step: int = Field(default=1, ge=1)
    alignment: Alignment = "own"
    position: int = Field(default=1, ge=1)
    shift: int = Field(default=1, ge=-2000, le=2000)
    weights: tuple[Weight, ...] = ()
    lasts: Lasts = "step"
    sentences: int = Field(default=60, ge=1, le=500)

    @model_validator(mode="after")
    def _check_weights(self) -> Self:
        if self.alignment == "given" and not 0 < sum(self.weights) < math.inf:
            raise ValueError("weights that are given must have a sum, and one above zero")
        return self


class StepReading(Measurement):
    """A step with certain weights, and what follows from it.

    Attributes:
        weights: over the source pieces. context: the sum of the encoder states by them, (hidden,).
        after: the decoder's next state, (hidden,).
        candidates: the most probable next pieces, most probable first.
        log_prob: of the piece that the model produces with its own weights, in nats.
        pieces, token_ids: of the whole translation, the end symbol counted. translation: its text.
    """

    weights: Numbers
    context: Numbers
    after: Numbers
    candidates: tuple[Candidate, ...]
    log_prob: float
    pieces: tuple[Piece, ...]
    token_ids: tuple[int, ...]
    translation: str


class StepOperated(Measurement):
    """A decoder step with its own weights and with others.

    Attributes:
        cell: of the decoder: `tanh`, `gru` or `lstm`. score: `additive`, `dot` or `general`.
        source: the pieces of the sentence, the end symbol last.
        step: 1 for that of the first piece. fed: the piece that was fed, or None for the start symbol.
        before: the decoder's state, (hidden,). states: those of the encoder, (source, hidden).
        energies: of the source pieces; their softmax are the step's own weights.
        vocabulary_size: number of pieces that the probabilities are shared among.
        untouched, operated: the step with its own weights, and with those that it was given.
        chrf: how close the translation stays to the untouched one, 0..100.
    """

    kind: Literal["step"] = "step"
    model: str
    cell: str
    score: str
    source: tuple[Piece, ...]
    step: int
    fed: Piece | None
    before: Numbers
    states: tuple[Numbers, ...]
    energies: Numbers
    vocabulary_size: int
    untouched: StepReading
    operated: StepReading
    chrf: float

    @property
    def log_prob_change(self) -> float:
        """By how many nats the log-probability of the piece changes that the model would have produced."""
        return self.operated.log_prob - self.untouched.log_prob


class NounTrial(Measurement):
    """The step that begins a noun of a translation, with other weights.

    Attributes:
        treatment: all weight on another noun of the source (`other_word`) or on the right one (`own_word`), the same
            weight for all pieces, or its own weights with a twentieth of all taken away and shared out evenly.
        step: 1 for the first piece. noun: the word that the model produces there untouched.
        positions: of the source pieces, from 1, of the noun that all weight lies on; empty for other treatments.
        wanted: the translation of the noun that all weight lies on; of other treatments, the same as `noun`.
        produced: the word that comes. is_wanted: whether it is a form of the wanted one; is_kept: of the untouched one.
        change: of the log-probability of the noun's first piece, in nats.
    """

    treatment: Treatment
    step: int
    noun: str
    positions: tuple[int, ...]
    wanted: str
    produced: str
    is_wanted: bool
    is_kept: bool
    change: float


class SentenceTried(Measurement):
    """All trials with the nouns of a sentence that has two or more; `source_pieces` is the number of its pieces."""

    kind: Literal["sentence"] = "sentence"
    model: str
    source: str
    source_pieces: int
    translation: str
    trials: tuple[NounTrial, ...]


AnySurgery = Annotated[StepOperated | SentenceTried, Field(discriminator="kind")]


@dataclass(frozen=True, slots=True)
class TreatmentRates:
    """What a treatment did in all trials.

    Attributes:
        trials: their number, never 0.
        wanted, kept, lowered: the shares in which the wanted word came, the untouched word stayed, and the
            log-probability of the untouched word's first piece fell, 0..1.
        change: of that log-probability, the mean in nats.
    """

    treatment: Treatment
    trials: int
    wanted: float
    kept: float
    lowered: float
    change: float


def treatment_rates(measured: Sequence[SentenceTried]) -> tuple[TreatmentRates, ...]:
    """The rates of each treatment that was tried."""
    trials = [trial for sentence in measured for trial in sentence.trials]
    by_treatment = {name: [trial for trial in trials if trial.treatment == name] for name in TREATMENTS}
    return tuple(
        TreatmentRates(
            name,
            len(found),
            fmean(trial.is_wanted for trial in found),
            fmean(trial.is_kept for trial in found),
            fmean(trial.change < 0 for trial in found),
            fmean(trial.change for trial in found),
        )
        for name, found in by_treatment.items()
        if found
    )


def surgery_tables(measured: Sequence[StepOperated | SentenceTried]) -> tuple[Table, ...]:
    """Of a step its weights, candidates and translations; of many nouns the rates and all trials."""
    steps = [found for found in measured if isinstance(found, StepOperated)]
    sentences = [found for found in measured if isinstance(found, SentenceTried)]
    tables = [table for found in steps for table in _step_tables(found)]
    return (*tables, *_trial_tables(sentences)) if sentences else tuple(tables)


def _step_tables(found: StepOperated) -> tuple[Table, ...]:
    own, now = found.untouched, found.operated
    rows = zip(found.source, found.energies, own.weights, now.weights, strict=True)
    weights = Table(
        f"Weights at step {found.step}",
        ("source piece", "energy", "own weight", "weight"),
        tuple((piece.text, energy, before, after) for piece, energy, before, after in rows),
    )
    candidates = Table(
        "Next piece",
        ("rank", "own weights", "probability", "these weights", "probability"),
        tuple(
            (rank, a.piece.text, a.probability, b.piece.text, b.probability)
            for rank, (a, b) in enumerate(zip(own.candidates, now.candidates, strict=True), 1)
        ),
    )
    translations = Table(
        "Translation",
        ("weights", "translation", "log-probability of the own piece", "chrF against the own"),
        (
            ("own", own.translation, own.log_prob, 100.0),
            ("these", now.translation, now.log_prob, round(found.chrf, 2)),
        ),
    )
    return weights, candidates, translations


def _trial_tables(sentences: Sequence[SentenceTried]) -> tuple[Table, ...]:
    rates = Table(
        "Nouns operated on",
        ("treatment", "trials", "wanted word", "untouched word", "log-probability lower", "mean change, nats"),
        tuple(
            (rate.treatment, rate.trials, rate.wanted, rate.kept, rate.lowered, rate.change)
            for rate in treatment_rates(sentences)
        ),
    )
    trials = Table(
        "Trials",
        ("source", "step", "treatment", "noun", "wanted", "produced", "change, nats"),
        tuple(
            (s.source, t.step, t.treatment, t.noun, t.wanted, t.produced, t.change) for s in sentences for t in s.trials
        ),
    )
    return rates, trials
