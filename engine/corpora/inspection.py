"""Looks at a corpus before training: what is in it, what looks wrong, and what cleaning would drop."""

from collections.abc import Generator, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from engine.config import USUAL_CLEANING, CleaningConfig, CorpusConfig
from engine.corpora.cleaning import catch_pairs
from engine.corpora.inspection_report import (
    SUSPECT_REASONS,
    CorpusInspection,
    Excerpt,
    SuspectReason,
    Suspects,
    excerpt,
)
from engine.corpora.pair_ledger import PairLedger, Repetitions
from engine.corpora.pair_measures import Bools, Counts, PairMeasures, TextPair, measure_pairs
from engine.corpora.preparation import (
    MOST_PAIRS,
    PAIRS_AT_ONCE,
    Progress,
    corpus_name,
    few_at_once,
    generate_pairs,
    languages,
)
from engine.corpora.reading import CorpusReader
from engine.corpora.report import CorpusReport
from engine.corpora.side_tally import SideTally
from engine.corpora.suspect_examples import BestPairs, SuspectExamples
from engine.errors import CorpusError

SAMPLES = 10


class Inspector:
    """Takes a corpus portion by portion; 50 bytes a pair and some 20 MB are all that it keeps."""

    def __init__(self, cleaning: CleaningConfig = USUAL_CLEANING, seed: int = 1) -> None:
        self._cleaning = cleaning
        self._options = cleaning.options
        self._pairs = 0
        self._sides = SideTally(), SideTally()
        self._ledger = PairLedger()
        self._suspected: dict[SuspectReason, int] = dict.fromkeys(SUSPECT_REASONS, 0)
        self._examples = SuspectExamples(seed)
        self._samples: dict[int, BestPairs] = {}
        self._chance = np.random.default_rng(seed)

    @property
    def pairs(self) -> int:
        """How many were taken."""
        return self._pairs

    def add(self, pairs: Sequence[TextPair]) -> None:
        """Take some pairs; a thousand take about 20 ms."""
        if not pairs:
            return
        measures = measure_pairs(pairs)
        for side, tally in enumerate(self._sides):
            tally.add(measures.words[:, side], measures.codes[side])
        self._ledger.add(pairs, measures, self._caught(measures))
        suspected: dict[SuspectReason, Bools] = {
            "copy": measures.is_copy,
            "numbers": measures.has_unequal_numbers,
            "markup": measures.is_markup,
            "characters": measures.has_odd_characters,
        }
        for reason, is_suspect in suspected.items():
            self._suspected[reason] += int(is_suspect.sum())
        self._examples.offer(self._pairs + 1, measures, suspected)
        self._keep_samples(pairs, measures.words.max(1))
        self._pairs += len(pairs)

    def finish(self, name: str, languages: tuple[str, str]) -> Generator[None, None, CorpusInspection]:
        """What the whole corpus holds; yields every now and then while it looks for what is repeated."""
        repetitions = Repetitions(np.zeros(0, bool))
        if self._pairs:
            repetitions = yield from self._ledger.repetitions()
        source, target = (tally.summary(language) for tally, language in zip(self._sides, languages, strict=True))
        return CorpusInspection(
            name,
            self._pairs,
            source,
            target,
            int(repetitions.is_duplicate.sum()),
            repetitions.repeated_sources,
            repetitions.ambiguous_sources,
            self._suspects(),
            self._drawn_samples(),
            self._cleaning,
            self._catches(repetitions.is_duplicate),
        )

    def _caught(self, measures: PairMeasures) -> NDArray[np.uint16]:
        caught = np.zeros(len(measures.pairs), np.uint16)
        for option, drops in catch_pairs(measures, self._cleaning).items():
            caught |= drops.astype(np.uint16) << np.uint16(self._options.index(option))
        return caught

    def _catches(self, is_duplicate: Bools) -> tuple[tuple[tuple[str, ...], int], ...]:
        if not self._pairs:
            return ()
        caught = self._ledger.caught().astype(np.int64)
        if self._cleaning.drop_duplicates:
            caught |= is_duplicate.astype(np.int64) << self._options.index("drop_duplicates")
        counts = np.bincount(caught)
        return tuple((self._named(bits), int(counts[bits])) for bits in np.flatnonzero(counts).tolist() if bits)

    def _named(self, bits: int) -> tuple[str, ...]:
        return tuple(option for place, option in enumerate(self._options) if bits >> place & 1)

    def _suspects(self) -> tuple[Suspects, ...]:
        if not self._pairs:
            return ()
        by_characters, by_words = self._ledger.usual_ratios()
        characters, words = self._ledger.ratios()
        far = by_characters.is_far(characters) | by_words.is_far(words)
        main = self._ledger.main_scripts()
        found = [
            Suspects("length", int(far.sum()), self._examples.of_length(by_characters, by_words)),
            Suspects("script", self._ledger.foreign_pairs(main), self._examples.of_script(main)),
        ]
        found += [Suspects(reason, count, self._examples.of(reason)) for reason, count in self._suspected.items()]
        return tuple(sorted((one for one in found if one.pairs), key=lambda one: -one.pairs))

    def _keep_samples(self, pairs: Sequence[TextPair], words: Counts) -> None:
        """By powers of two of the length, so that the few long pairs are seen too."""
        lots = self._chance.random(len(pairs))
        classes = np.ceil(np.log2(np.maximum(words, 1))).astype(np.int64)
        for length in np.unique(classes).tolist():
            chosen = np.flatnonzero(classes == length)
            best = chosen[np.argsort(-lots[chosen])[:SAMPLES]].tolist()
            self._samples.setdefault(length, BestPairs(SAMPLES)).offer(lots, best, self._pairs + 1, pairs)

    def _drawn_samples(self) -> tuple[Excerpt, ...]:
        """One of each class of lengths in turn, until there are enough, short ones first."""
        classes = [self._samples[length].best() for length in sorted(self._samples)]
        turns = [(turn, place) for turn in range(SAMPLES) for place, kept in enumerate(classes) if turn < len(kept)]
        drawn = sorted(turns[:SAMPLES], key=lambda chosen: chosen[::-1])
        return tuple(excerpt(*classes[place][turn][1:]) for turn, place in drawn)


def inspect_corpus(config: CorpusConfig, seed: int) -> Generator[Progress | CorpusReport, None, CorpusInspection]:
    """Yield progress, and a report on each file of pairs, and return what they hold; validation files are not read.

    Of cleaning, the usual options are counted, with the limits of the configuration where it has some. Repeated files
    are looked at once. Little time passes between two yields. Raises CorpusError for what cannot be read.
    """
    inspector = Inspector(USUAL_CLEANING.with_values_of(config.cleaning), seed)
    if config.embedded:
        total, generated = config.pairs + config.validation_pairs, generate_pairs(config, seed)
        while pairs := [(pair.source, pair.target) for pair in islice(generated, PAIRS_AT_ONCE)]:
            inspector.add(pairs)
            yield Progress("Making the corpus", inspector.pairs, total)
    for file in config.files:
        reader = CorpusReader(file.source, file.target)
        try:
            for portion in few_at_once(reader.portions()):
                inspector.add(portion)
                yield Progress("Reading the corpus", inspector.pairs, 0)
                if inspector.pairs > MOST_PAIRS:
                    raise CorpusError(f"The corpus has more than {MOST_PAIRS:,} pairs.", advice="Use a part of it.")
        except CorpusError:
            yield reader.report()  # what was found until then helps to mend the file
            raise
        yield reader.report()
    finishing = inspector.finish(corpus_name(config), languages(config))
    while True:
        try:
            next(finishing)
        except StopIteration as end:
            inspection: CorpusInspection = end.value
            return inspection
        yield Progress("Looking for repeated pairs", 0, 0)
