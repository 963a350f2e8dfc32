"""A few numbers of every pair of a corpus, from which is told what only all pairs together show."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.corpora.characters import SCRIPTS
from engine.corpora.pair_measures import Bools, PairMeasures, TextPair

PAIRS_A_BUCKET = 200_000
NORMAL = 1.4826  # standard deviations of a normal distribution to its median absolute deviation
FAR = 5.0  # such standard deviations from the median
LEAST_FAR = float(np.log(1.65))  # also where nearly all pairs have the same ratio
MAIN_SCRIPT = 0.9  # of the sides that have letters: what is written otherwise is then foreign
NO_SCRIPT = len(SCRIPTS)


@dataclass(frozen=True, slots=True)
class UsualRatio:
    """The ratio of lengths that is usual in a corpus, as natural logarithms: its median and how far is too far."""

    median: float
    reach: float

    def is_far(self, ratios: NDArray[np.float16]) -> Bools:
        """Which of these are too far away."""
        far: Bools = abs(ratios - self.median) > self.reach
        return far


@dataclass(slots=True)
class Repetitions:
    """How much of a corpus comes more than once; `is_duplicate`: which pairs came before, (pairs,)."""

    is_duplicate: Bools
    repeated_sources: int = 0
    ambiguous_sources: int = 0


class PairLedger:
    """Keeps 24 bytes of each pair: hashes instead of texts, ratios, scripts, and which options catch it."""

    def __init__(self) -> None:
        self._columns: list[list[NDArray[Any]]] = [[] for _ in range(6)]

    def add(self, pairs: Sequence[TextPair], measures: PairMeasures, caught: NDArray[np.uint16]) -> None:
        """Note pairs; `caught` has a bit for each option, (pairs,)."""
        scripts = measures.scripts
        columns: tuple[NDArray[Any], ...] = (
            np.fromiter((hash(source) for source, _ in pairs), np.int64, len(pairs)),
            np.fromiter(map(hash, pairs), np.int64, len(pairs)),
            measures.character_ratio.astype(np.float16),
            measures.word_ratio.astype(np.float16),
            np.where(scripts < 0, NO_SCRIPT, scripts).astype(np.uint8),
            caught,
        )
        for kept, column in zip(self._columns, columns, strict=True):
            kept.append(column)

    def repetitions(self) -> Generator[None, None, Repetitions]:
        """Look for what is repeated, yielding every now and then."""
        sources, pairs = self._column(0), self._column(1)
        found = Repetitions(np.zeros(len(pairs), bool))
        buckets = 1 + len(pairs) // PAIRS_A_BUCKET
        for bucket in range(buckets):
            # By source, so that whatever repeats it is in the same bucket.
            places = np.flatnonzero(sources % buckets == bucket)
            _, first = np.unique(pairs[places], return_index=True)
            if len(first) < len(places):
                is_duplicate = np.ones(len(places), bool)
                is_duplicate[first] = False
                found.is_duplicate[places] = is_duplicate
            translations = np.unique(sources[places][first], return_counts=True)[1]
            found.repeated_sources += len(places) - len(translations)
            found.ambiguous_sources += int((translations > 1).sum())
            yield None
        return found

    def usual_ratios(self) -> tuple[UsualRatio, UsualRatio]:
        """What is usual by characters and by words."""
        return _usual(self._column(2)), _usual(self._column(3))

    def ratios(self) -> tuple[NDArray[np.float16], NDArray[np.float16]]:
        """By characters and by words, as natural logarithms, (pairs,) each."""
        return self._column(2), self._column(3)

    def main_scripts(self) -> tuple[int | None, int | None]:
        """The script of each side, an index of `SCRIPTS`; None where none is that of nearly all its sentences."""
        source, target = self._column(4).T
        return _main_script(source), _main_script(target)

    def foreign_pairs(self, main: tuple[int | None, int | None]) -> int:
        """How many pairs have a side with most letters of another script than the main one."""
        scripts = self._column(4)
        is_foreign = np.zeros(len(scripts), bool)
        for side, script in enumerate(main):
            if script is not None:
                is_foreign |= (scripts[:, side] != script) & (scripts[:, side] != NO_SCRIPT)
        return int(is_foreign.sum())

    def caught(self) -> NDArray[np.uint16]:
        """The options that catch each pair, a bit for each, (pairs,)."""
        caught: NDArray[np.uint16] = self._column(5)
        return caught

    def _column(self, index: int) -> NDArray[Any]:
        joined = np.concatenate(self._columns[index])
        self._columns[index] = [joined]
        return joined


def _usual(ratios: NDArray[np.float16]) -> UsualRatio:
    if not len(ratios):
        return UsualRatio(0.0, LEAST_FAR)
    median = float(np.median(ratios.astype(np.float32)))
    deviation = NORMAL * float(np.median(abs(ratios.astype(np.float32) - median)))
    return UsualRatio(median, max(LEAST_FAR, FAR * deviation))


def _main_script(scripts: NDArray[np.uint8]) -> int | None:
    counts = np.bincount(scripts, minlength=NO_SCRIPT + 1)[:NO_SCRIPT]
    main = int(counts.argmax())
    return main if counts[main] >= max(1, MAIN_SCRIPT * counts.sum()) else None
