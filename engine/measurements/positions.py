"""What a Transformer owes to its positions (Vaswani et al. 2017, section 3.5): the sinusoids, and doing without."""

from collections.abc import Sequence
from typing import Annotated, Literal, TypeVar

from pydantic import Field, TypeAdapter

from engine.measurements.contract import ExperimentOptions, Measurement, Table

Side = Literal["encoder", "decoder", "both"]
Variant = Literal["normal", "off", "shuffled", "shifted", "learned"]
TableName = Literal["sinusoids", "learned"]

SHIFTS = (1, 2, 5, 10, 20, 50, 100, 150, 200)
"""What the sample is measured with, whatever else is asked for."""


class PositionsOptions(ExperimentOptions):
    """What is translated, and where other positions stand in for the model's own.

    Attributes:
        pack: whose Transformer translates; from English to French.
        sentence: translated with all positions, once as it is and once with its words shuffled.
        side: where positions are changed.
        shift: by how many positions the shifted ones are off.
        seed: of the shuffled positions and words.
        sentences: of the sample, and half as many pairs of mirrored ones; 0: no sample, and nothing is kept.
    """

    pack: str = "grammar"
    sentence: str = Field(default="The young lawyer is helping the old actress.", min_length=1, max_length=400)
    side: Side = "encoder"
    shift: int = Field(default=20, ge=1, le=200)
    seed: int = Field(default=1, ge=0, le=2**31)
    sentences: int = Field(default=80, ge=0, le=1000)


class TableMeasured(Measurement):
    """The vectors of the first positions, (positions, size), rounded."""

    kind: Literal["table"] = "table"
    table: TableName
    vectors: tuple[tuple[float, ...], ...]


class ProductsMeasured(Measurement):
    """Dot products of an anchor's vector with those around it, (anchors, offsets).

    Attributes:
        spread: how far anchors differ at most at one offset, as a share of a vector's product with itself.
    """

    kind: Literal["products"] = "products"
    table: TableName
    anchors: tuple[int, ...]
    offsets: tuple[int, ...]
    products: tuple[tuple[float, ...], ...]
    spread: float


class RotationMeasured(Measurement):
    """The linear map that takes the vector of any position to that of the position `shift` later.

    Attributes:
        angles: by which it turns each pair of numbers, in radians.
        positions: for how many it was tried.
        residual: how far a number of the model's table is off at most, `exact_residual`: of one made in float64.
    """

    kind: Literal["rotation"] = "rotation"
    shift: int
    angles: tuple[float, ...]
    positions: int
    residual: float
    exact_residual: float


class SentenceMeasured(Measurement):
    """One sentence, and the same words in another order, translated with changed positions."""

    kind: Literal["sentence"] = "sentence"
    variant: Variant
    side: Side
    shift: int
    source: str
    translation: str
    shuffled_source: str
    shuffled_translation: str


class WordsKept(Measurement):
    """What is left of a reference, apart: its words, and their order.

    Attributes:
        words: F1 of the two bags of words, 0..1.
        order: Kendall's tau of the words of four letters and more that both have once, -1..1; 0 is no order.
    """

    words: float
    order: float


class VariantMeasured(Measurement):
    """How well a sample is translated with changed positions.

    Attributes:
        shift: 0 for all but shifted ones.
        bleu, chrf: of `sentences` sentences, 0..100, as is `kept`.
        pairs: of mirrored sentences, who does it and to whom exchanged.
        told_apart: how many of them get two translations, not one. both_right: how many the two that are right.
        mirrored: of these sentences.
    """

    kind: Literal["variant"] = "variant"
    variant: Variant
    side: Side
    shift: int
    sentences: int
    bleu: float
    chrf: float
    kept: WordsKept
    pairs: int
    told_apart: int
    both_right: int
    mirrored: WordsKept


PositionsMeasured = TableMeasured | ProductsMeasured | RotationMeasured | SentenceMeasured | VariantMeasured
POSITIONS_MEASURED: TypeAdapter[PositionsMeasured] = TypeAdapter(
    Annotated[PositionsMeasured, Field(discriminator="kind")]
)

Kind = TypeVar("Kind", bound=Measurement)


def measured_of(kind: type[Kind], measured: Sequence[PositionsMeasured]) -> tuple[Kind, ...]:
    """The measurements of one kind."""
    return tuple(m for m in measured if isinstance(m, kind))


def positions_tables(measured: Sequence[PositionsMeasured]) -> tuple[Table, ...]:
    """Scores, the sentence, the map of a shift, dot products and the vectors themselves."""
    scores = Table(
        "Scores by positions",
        (
            "positions",
            "changed in",
            "shift",
            "sentences",
            "BLEU",
            "chrF",
            "words kept",
            "order kept",
            "mirrored pairs",
            "told apart",
            "both right",
            "mirrored: words kept",
            "mirrored: order kept",
        ),
        tuple(_score_row(m) for m in measured_of(VariantMeasured, measured)),
    )
    sentences = Table(
        "The sentence",
        ("positions", "changed in", "shift", "source", "translation", "shuffled source", "its translation"),
        tuple(
            (m.variant, m.side, m.shift, m.source, m.translation, m.shuffled_source, m.shuffled_translation)
            for m in measured_of(SentenceMeasured, measured)
        ),
    )
    rotations = Table(
        "A shift as a rotation",
        ("shift", "positions", "residual", "residual in float64"),
        tuple((m.shift, m.positions, m.residual, m.exact_residual) for m in measured_of(RotationMeasured, measured)),
    )
    products = Table(
        "Dot products",
        ("table", "position", "offset", "product"),
        tuple(
            (m.table, anchor, offset, product)
            for m in measured_of(ProductsMeasured, measured)
            for anchor, row in zip(m.anchors, m.products, strict=True)
            for offset, product in zip(m.offsets, row, strict=True)
        ),
    )
    return scores, sentences, rotations, products, *_vector_tables(measured_of(TableMeasured, measured))


def _score_row(m: VariantMeasured) -> tuple[str | int | float, ...]:
    scores = round(m.bleu, 2), round(m.chrf, 2), round(m.kept.words, 4), round(m.kept.order, 4)
    mirrored = round(m.mirrored.words, 4), round(m.mirrored.order, 4)
    return m.variant, m.side, m.shift, m.sentences, *scores, m.pairs, m.told_apart, m.both_right, *mirrored


def _vector_tables(tables: Sequence[TableMeasured]) -> tuple[Table, ...]:
    return tuple(
        Table(
            f"Vectors: {table.table}",
            ("position", *(str(dimension) for dimension in range(len(table.vectors[0])))),
            tuple((position, *vector) for position, vector in enumerate(table.vectors)),
        )
        for table in tables
    )
