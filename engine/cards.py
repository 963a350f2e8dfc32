"""Cards: what a model is, what it was trained on, what it reaches and where it fails; JSON beside its weights.

A card may come from anywhere with its model, so that everything in it is bounded and checked. Knows nothing of torch,
so that a window can show one.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

VERSION = 1
MOST_CURVE_POINTS = 60
# So that a window shows the longest card at once.
MOST_SCORES, MOST_LENGTHS, MOST_DATA, MOST_WEAKNESSES, MOST_SIZES, MOST_TRAININGS = 6, 20, 30, 20, 30, 10

# Neither may steer a terminal or turn the direction of what stands around it.
STEERING = r"\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069"
Line = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=f"^[^{STEERING}]*$")]
Text = Annotated[str, StringConstraints(max_length=500, pattern=rf"^(?:[^{STEERING}]|\n)*$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Count = Annotated[int, Field(ge=0, le=2**53)]
Positive = Annotated[int, Field(ge=1, le=2**53)]
Percentage = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Amount = Annotated[float, Field(ge=0, le=1e9, allow_inf_nan=False)]
SizeInCard = Line | bool | Count | Amount


class CardPart(BaseModel):
    """A part of a card: immutable, without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class MadeFrom(CardPart):
    """What an embedded corpus was made from: the same values make the same pairs.

    Attributes:
        corpus: its name, such as `grammar`.
        pairs: how many were made in all; of a training, those held out included.
        shortest, longest: words of the source.
        sources_sha256: digest of all sources, by which it is known whether the corpus still makes the same; None where
            it is not known.
    """

    corpus: Line
    seed: int = Field(ge=0, le=2**53)
    pairs: Positive
    shortest: Positive
    longest: Positive
    sources_sha256: Sha256 | None = None


class DataSet(CardPart):
    """A part of the training data.

    Attributes:
        pairs: distinct or not, as they are in it; of an embedded corpus those that were trained on.
        repeat: how often each was seen in an epoch.
        made_from: of an embedded corpus.
    """

    name: Line
    pairs: Positive
    repeat: Positive = 1
    origin: Line
    licence: Line
    made_from: MadeFrom | None = None


class Weights(CardPart):
    """The file of weights, with the digest by which a card is known to belong to it."""

    precision: Literal["float16", "float32", "float16, embeddings in 8 bits"]
    bytes: Positive
    sha256: Sha256


class CurvePoint(CardPart):
    """A validation.

    Attributes:
        seconds: of the training's own time until then.
        training_loss: mean of the steps since the validation before, with label smoothing, nats a target piece.
        validation_loss: without smoothing, nats a target piece.
        alignment_error_rate: of the mean of its attention, where the gold alignment is known.
    """

    step: Count
    seconds: Amount | None = None
    training_loss: Amount | None = None
    validation_loss: Amount
    bleu: Percentage
    alignment_error_rate: Share | None = None


class EarlierTraining(CardPart):
    """A training that left the weights that the next one began with."""

    machine: Line
    steps: Count
    minutes: Amount
    data: tuple[DataSet, ...] = Field(max_length=MOST_DATA)


class TrainingRecord(CardPart):
    """How the model was trained, the last time if there were several.

    Attributes:
        pairs_an_epoch: repeated ones counted so often, those that are too long or were cleaned away not at all.
        checkpoint: `last`: at the end of its schedule; `best`: by BLEU on what it was validated on.
        tokens_per_second: source and target pieces, median over its steps; None where it is not known.
        validated_on: what losses and BLEU of the curve are of.
        curve: thinned; empty where it is not known.
        earlier: the trainings before, the first one first.
    """

    machine: Line
    steps: Count
    minutes: Amount
    checkpoint: Literal["best", "last"]
    pairs_an_epoch: Count | None = None
    tokens_per_second: Count | None = None
    validated_on: Line | None = None
    curve: tuple[CurvePoint, ...] = Field(default=(), max_length=MOST_CURVE_POINTS)
    earlier: tuple[EarlierTraining, ...] = Field(default=(), max_length=MOST_TRAININGS)

    @property
    def earlier_data(self) -> frozenset[DataSet]:
        """What was trained on before."""
        return frozenset(data for training in self.earlier for data in training.data)


class ScoreByLength(CardPart):
    """Scores of the pairs whose source has `shortest` to `longest` words; `longest` None: no limit.

    What is None was not measured.
    """

    shortest: Count
    longest: Count | None = None
    pairs: Positive
    bleu: Percentage
    chrf: Percentage | None = None
    exact_match: Percentage | None = None


class MadeTest(CardPart):
    """What an embedded corpus made a test set from: so many pairs of each bucket of lengths, unseen in training."""

    corpus: Line
    seed: int = Field(ge=0, le=2**53)
    pairs_a_length: Positive


class ScoresOnSet(CardPart):
    """What a model reached on a test set, decoding greedily in float32.

    Attributes:
        made_from: of an embedded corpus.
        exact_match: share of translations that equal the reference, for tasks with one right answer.
        alignment_error_rate: of the mean of its attention, against the gold alignment (Och and Ney 2003).
        best_head: the (layer, head), from 1, with the lowest such rate, and that rate.
        by_length: empty lengths are left out.
    """

    name: Line
    pairs: Positive
    made_from: MadeTest | None = None
    bleu: Percentage
    bleu_signature: Line
    chrf: Percentage
    chrf_signature: Line
    exact_match: Percentage | None = None
    alignment_error_rate: Share | None = None
    best_head: tuple[Positive, Positive, Share] | None = None
    by_length: tuple[ScoreByLength, ...] = Field(max_length=MOST_LENGTHS)


class Weakness(CardPart):
    """A sentence that the model gets wrong.

    Attributes:
        translation: the model's own, decoded greedily in float32 when the card was made.
        remark: what the sentence asks for and the model does not give.
        reference: the one right translation, where there is but one.
        missing: words of any right translation that are not in the model's.
    """

    source: Text
    translation: Text
    remark: Line
    reference: Text | None = None
    missing: tuple[Line, ...] = Field(default=(), max_length=20)


class ModelCard(CardPart):
    """The card of a model.

    Attributes:
        sizes: of the architecture, all of them.
        use: what the weights may be used for, as far as what they were trained on limits it.
    """

    version: Literal[1] = 1
    title: Line
    architecture: Line
    architecture_title: Line
    sizes: dict[Line, SizeInCard] = Field(max_length=MOST_SIZES)
    parameters: Positive
    vocabulary_size: Positive
    source_language: Line
    target_language: Line
    weights: Weights
    use: Line
    data: tuple[DataSet, ...] = Field(max_length=MOST_DATA)
    training: TrainingRecord
    scores: tuple[ScoresOnSet, ...] = Field(max_length=MOST_SCORES)
    weaknesses: tuple[Weakness, ...] = Field(default=(), max_length=MOST_WEAKNESSES)


class PackCard(CardPart):
    """The card of a pack: what its models have in common."""

    version: Literal[1] = 1
    title: Line
    use: Line | None = None
    data: tuple[DataSet, ...] = Field(default=(), max_length=MOST_DATA)
