"""What is known of positions: the tables, the map of a shift, one sentence and a sample with each kind of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import pi

import numpy as np
from numpy.typing import NDArray

from engine.measurements.positions import (
    PositionsMeasured,
    ProductsMeasured,
    RotationMeasured,
    SentenceMeasured,
    TableMeasured,
    TableName,
    Variant,
    VariantMeasured,
    measured_of,
)

VARIANTS: tuple[Variant, ...] = ("normal", "off", "shuffled", "shifted", "learned")

Vectors = NDArray[np.float64]


class PositionRecord:
    """Measurements by what they are of; of two of the same, the later one counts.

    Attributes:
        tables: vectors (positions, size) by name. products: by name. rotation: None while it is not known.
        sentences: by variant.
    """

    def __init__(self, measured: Sequence[PositionsMeasured] = ()) -> None:
        self.tables: dict[TableName, Vectors] = {
            m.table: np.array(m.vectors) for m in measured_of(TableMeasured, measured)
        }
        self.products = {m.table: m for m in measured_of(ProductsMeasured, measured)}
        self.rotation = next(reversed(measured_of(RotationMeasured, measured)), None)
        self.sentences = {m.variant: m for m in measured_of(SentenceMeasured, measured)}
        self._scores = {(m.variant, m.shift): m for m in measured_of(VariantMeasured, measured)}

    def scores(self, shift: int) -> dict[Variant, VariantMeasured]:
        """The sample by variant, in the order of VARIANTS, as far as it is known; the shifted one is off by `shift`."""
        wanted = ((variant, shift if variant == "shifted" else 0) for variant in VARIANTS)
        return {key[0]: self._scores[key] for key in wanted if key in self._scores}

    def shifts(self) -> tuple[VariantMeasured, ...]:
        """The sample with positions shifted further and further; not shifted at all is the first."""
        found = [m for (variant, _), m in self._scores.items() if variant in ("normal", "shifted")]
        return tuple(sorted(found, key=lambda m: m.shift))


@dataclass(frozen=True, slots=True)
class MarkedWord:
    """A word of a translation; `is_new`: the one that it is compared with does not have it there."""

    text: str
    is_new: bool


def marked_words(text: str, compared_with: str) -> tuple[MarkedWord, ...]:
    """The words of a translation beside another one, aligned by their longest common runs."""
    words = text.split()
    matcher = SequenceMatcher(None, compared_with.split(), words, autojunk=False)
    kept = {i for block in matcher.get_matching_blocks() for i in range(block.b, block.b + block.size)}
    return tuple(MarkedWord(word, i not in kept) for i, word in enumerate(words))


def wavelength(dimension: int, size: int) -> float:
    """After how many positions a number of a sinusoid comes back (Vaswani et al. 2017, section 3.5)."""
    return float(2 * pi * 10_000 ** (dimension // 2 * 2 / size))
