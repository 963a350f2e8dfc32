"""Leaves pairs out that a model should not learn from, as a configuration says."""

from collections.abc import Sequence

import numpy as np

from engine.config import CleaningConfig
from engine.corpora.pair_measures import Bools, PairMeasures, TextPair, length_ratio_limit, measure_pairs
from engine.corpora.report import CleaningReport
from engine.errors import CorpusError


def catch_pairs(measures: PairMeasures, config: CleaningConfig) -> dict[str, Bools]:
    """By option that is on, which pairs it drops, (pairs,); not for `drop_duplicates`, which hangs on other pairs."""
    caught: dict[str, Bools] = {}
    if config.shortest_words is not None:
        caught["shortest_words"] = np.any(measures.words < config.shortest_words, axis=1)
    if config.longest_words is not None:
        caught["longest_words"] = np.any(measures.words > config.longest_words, axis=1)
    if config.largest_length_ratio is not None:
        caught["largest_length_ratio"] = abs(measures.character_ratio) > length_ratio_limit(config.largest_length_ratio)
    if config.drop_copies:
        caught["drop_copies"] = measures.is_copy
    if config.drop_unequal_numbers:
        caught["drop_unequal_numbers"] = measures.has_unequal_numbers
    if config.drop_markup:
        caught["drop_markup"] = measures.is_markup
    if config.drop_odd_characters:
        caught["drop_odd_characters"] = measures.has_odd_characters
    return caught


class Cleaner:
    """Cleans a corpus portion by portion; a pair that came in an earlier portion is a duplicate too."""

    def __init__(self, config: CleaningConfig) -> None:
        self._config = config
        self._seen: set[int] = set()  # hashes: the texts of 5 million pairs would take gigabytes
        self._pairs = self._kept = 0
        self._dropped = dict.fromkeys(config.options, 0)

    def clean(self, pairs: list[TextPair]) -> list[TextPair]:
        """The pairs that are kept, in order."""
        if not self._dropped or not pairs:
            return pairs
        caught = catch_pairs(measure_pairs(pairs), self._config)
        if self._config.drop_duplicates:
            caught["drop_duplicates"] = self._find_duplicates(pairs)
        for option, drops in caught.items():
            self._dropped[option] += int(drops.sum())
        kept = np.flatnonzero(~np.any(list(caught.values()), axis=0)).tolist()
        self._pairs += len(pairs)
        self._kept += len(kept)
        return [pairs[index] for index in kept]

    def report(self) -> CleaningReport | None:
        """What was dropped so far; None where no option is on."""
        return CleaningReport(self._pairs, self._kept, tuple(self._dropped.items())) if self._dropped else None

    def refuse_if_nothing_is_left(self) -> None:
        """Raise CorpusError if there were pairs and all have been dropped."""
        if self._pairs and not self._kept:
            raise CorpusError(
                f"Cleaning would leave none of the {self._pairs:,} pairs.", advice="Clean with fewer options."
            )

    def _find_duplicates(self, pairs: Sequence[TextPair]) -> Bools:
        is_duplicate = np.zeros(len(pairs), bool)
        for index, pair in enumerate(pairs):
            before = len(self._seen)
            self._seen.add(hash(pair))
            is_duplicate[index] = len(self._seen) == before
        return is_duplicate
