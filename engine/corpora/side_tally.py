"""Counts what one side of a corpus holds, portion by portion."""

import numpy as np
from numpy.typing import NDArray

from engine.corpora.characters import CODE_POINTS, SCRIPTS, Kind, kinds_of, name_of
from engine.corpora.inspection_report import BUCKET_WORDS, WORD_BUCKETS, CharacterCount, SideInspection
from engine.corpora.pair_measures import Counts

MOST_SHOWN = 20
RARE = 5  # a character that comes less often


class SideTally:
    """Words by sentence and characters of one side; its memory does not grow with the corpus."""

    def __init__(self) -> None:
        self._words = np.zeros(1, np.int64)  # sentences by their number of words
        self._characters = np.zeros(CODE_POINTS, np.int64)

    def add(self, words: Counts, codes: NDArray[np.uint32]) -> None:
        """Count sentences with so many words each, (sentences,), and these characters."""
        found = np.bincount(words)
        if len(found) > len(self._words):
            self._words = np.pad(self._words, (0, len(found) - len(self._words)))
        self._words[: len(found)] += found
        characters = np.bincount(codes)
        self._characters[: len(characters)] += characters

    def summary(self, language: str) -> SideInspection:
        """What was counted so far."""
        sentences, lengths = int(self._words.sum()), np.arange(len(self._words))
        median = int(np.searchsorted(np.cumsum(self._words), (sentences + 1) // 2)) if sentences else 0
        present = np.flatnonzero(self._characters).astype(np.uint32)
        counts, kinds = self._characters[present], kinds_of(present)
        letters = np.bincount(kinds, weights=counts, minlength=Kind.LETTER + len(SCRIPTS))[Kind.LETTER :]
        scripts = [(SCRIPTS[index], int(letters[index])) for index in np.argsort(-letters, kind="stable")]
        is_rare = (counts < RARE) & (kinds != Kind.ODD) & (kinds != Kind.ODD_SPACE) & (kinds != Kind.INVISIBLE)
        return SideInspection(
            language,
            self._histogram(),
            float(self._words @ lengths) / sentences if sentences else 0.0,
            median,
            len(self._words) - 1,
            int(counts.sum()),
            len(present),
            tuple((script, count) for script, count in scripts if count),
            _most_frequent(present, counts, (kinds == Kind.ODD) | (kinds == Kind.ODD_SPACE)),
            _most_frequent(present, counts, kinds == Kind.INVISIBLE),
            int(is_rare.sum()),
            _most_frequent(present, -counts, is_rare),
        )

    def _histogram(self) -> tuple[int, ...]:
        buckets = np.minimum((np.arange(len(self._words)) - 1).clip(0) // BUCKET_WORDS, len(WORD_BUCKETS) - 1)
        totals = np.bincount(buckets, weights=self._words, minlength=len(WORD_BUCKETS))
        return tuple(map(int, totals))


def _most_frequent(codes: NDArray[np.uint32], counts: Counts, chosen: NDArray[np.bool_]) -> tuple[CharacterCount, ...]:
    """The first few of the chosen characters, largest count first; counts below zero turn that around."""
    codes, counts = codes[chosen], counts[chosen]
    first = np.argsort(-counts, kind="stable")[:MOST_SHOWN]
    return tuple(CharacterCount(name_of(chr(codes[index])), abs(int(counts[index]))) for index in first)
