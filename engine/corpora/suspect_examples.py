"""Keeps a few pairs of each kind while a corpus passes by."""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from engine.corpora.characters import SCRIPTS
from engine.corpora.inspection_report import Excerpt, SuspectReason, excerpt
from engine.corpora.pair_ledger import NO_SCRIPT, UsualRatio
from engine.corpora.pair_measures import Bools, Floats, PairMeasures, TextPair, unequal_numbers

MOST_EXAMPLES = 10


@dataclass(slots=True)
class BestPairs:
    """The pairs with the highest keys of all that were offered, `most` at most."""

    most: int
    _heap: list[tuple[float, int, TextPair]] = field(default_factory=list)

    def offer(self, keys: Floats, chosen: Iterable[int], first: int, pairs: Sequence[TextPair]) -> None:
        """Offer the chosen ones of some pairs; `first` is the number of the first, each number comes once."""
        for index in chosen:
            key = float(keys[index])
            if len(self._heap) < self.most:
                heapq.heappush(self._heap, (key, -(first + index), pairs[index]))
            elif key > self._heap[0][0]:
                heapq.heapreplace(self._heap, (key, -(first + index), pairs[index]))

    def best(self) -> list[tuple[float, int, TextPair]]:
        """Key, number and pair, highest key first."""
        return [(key, -number, pair) for key, number, pair in sorted(self._heap, reverse=True)]


class SuspectExamples:
    """Examples of all reasons; of those that only the whole corpus tells, the likely ones until it is known."""

    def __init__(self, seed: int) -> None:
        self._chance = np.random.default_rng(seed)
        self._by_reason: dict[SuspectReason, BestPairs] = {}
        self._by_script: dict[tuple[int, int], BestPairs] = {}
        # Longest and shortest targets by characters, then by words, for the length of the source.
        self._extremes = [BestPairs(MOST_EXAMPLES) for _ in range(4)]

    def offer(self, first: int, measures: PairMeasures, suspected: dict[SuspectReason, Bools]) -> None:
        """Look at pairs, the first of which has the number `first`."""
        pairs = measures.pairs
        lots = self._chance.random(len(pairs))
        for reason, is_suspect in suspected.items():
            kept = self._by_reason.setdefault(reason, BestPairs(MOST_EXAMPLES))
            kept.offer(lots, np.flatnonzero(is_suspect).tolist(), first, pairs)
        for side, scripts in enumerate(measures.scripts.T):
            for script in np.unique(scripts[scripts >= 0]).tolist():
                kept = self._by_script.setdefault((side, script), BestPairs(MOST_EXAMPLES))
                chosen = np.flatnonzero(scripts == script)
                kept.offer(lots, chosen[np.argsort(-lots[chosen])[:MOST_EXAMPLES]].tolist(), first, pairs)
        ratios = (measures.character_ratio, measures.word_ratio)
        for kept, keys in zip(self._extremes, (sign * ratio for ratio in ratios for sign in (1, -1)), strict=True):
            kept.offer(keys, np.argsort(-keys)[:MOST_EXAMPLES].tolist(), first, pairs)

    def of(self, reason: SuspectReason) -> tuple[Excerpt, ...]:
        """Examples of a reason that a pair shows by itself."""
        kept = self._by_reason.get(reason)
        found = kept.best() if kept else []
        return _in_order(excerpt(number, pair, _note(reason, pair)) for _, number, pair in found)

    def of_length(self, by_characters: UsualRatio, by_words: UsualRatio) -> tuple[Excerpt, ...]:
        """Those whose lengths differ otherwise than is usual, farthest first."""
        found: dict[int, tuple[float, Excerpt]] = {}
        for extreme, (kept, sign) in enumerate(zip(self._extremes, (1, -1, 1, -1), strict=True)):
            usual, unit = (by_characters, "characters") if extreme < 2 else (by_words, "words")
            for key, number, pair in kept.best():
                ratio = np.float16(sign * key)  # as the ledger keeps it, so that both judge alike
                distance = float(abs(ratio - usual.median)) / usual.reach
                if usual.is_far(np.array([ratio]))[0] and distance > found.get(number, (0.0,))[0]:
                    found[number] = distance, excerpt(number, pair, _length_note(pair, usual, unit))
        farthest = sorted(found.values(), key=lambda item: -item[0])
        return tuple(example for _, example in farthest[:MOST_EXAMPLES])

    def of_script(self, main: tuple[int | None, int | None]) -> tuple[Excerpt, ...]:
        """Those with a side in another script than nearly all of the corpus."""
        found = []
        for (side, script), kept in self._by_script.items():
            usual = main[side]
            if usual not in (None, script, NO_SCRIPT):
                note = f"{('source', 'target')[side]} in {SCRIPTS[script]} letters, not {SCRIPTS[usual]}"
                found += [(key, excerpt(number, pair, note)) for key, number, pair in kept.best()]
        found.sort(key=lambda item: -item[0])
        return _in_order(example for _, example in found[:MOST_EXAMPLES])


def _in_order(examples: Iterable[Excerpt]) -> tuple[Excerpt, ...]:
    return tuple(sorted(examples, key=lambda example: example.number))


def _note(reason: SuspectReason, pair: TextPair) -> str:
    match reason:
        case "numbers":
            source, target = (", ".join(map(str, numbers[:4])) or "none" for numbers in unequal_numbers(pair))
            return f"numbers: {source} against {target}"
        case "copy":
            return "nearly the same words on both sides"
        case "markup":
            return "mostly punctuation, addresses or tags"
        case _:
            return "characters that are no part of a sentence"


def _length_note(pair: TextPair, usual: UsualRatio, unit: str) -> str:
    source, target = (len(text.split()) if unit == "words" else len(text) for text in pair)
    return f"{source:,} {unit} against {target:,}, usual is {np.exp(usual.median):.2f} times as many"
