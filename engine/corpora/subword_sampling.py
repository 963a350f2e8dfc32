"""BPE-dropout (Provilkov et al. 2020, 1910.13267): words are cut otherwise each time they are seen in training.

SentencePiece can do it, but not alike in two processes, so that a training that was resumed would not go on exactly.
"""

from collections.abc import Sequence
from itertools import groupby, pairwise
from random import Random

from engine.corpora.encoded_pairs import EncodedPair
from engine.corpora.tokenizer import END, UNKNOWN, WORD_BOUNDARY, Tokenizer

CUTS_A_WORD = 16
MOST_CUTS = 500_000  # in memory, some 200 MB; they are made again when they are asked for again
LONGEST_MERGED = 40  # characters; merging takes the square of it, and some scripts have no spaces

Cut = tuple[int, ...]


class SubwordSampling:
    """Cuts training pairs anew, each merge of pieces being left out with the probability `dropout`.

    A word has `CUTS_A_WORD` cuts that depend on nothing but the word, made when they are first asked for.
    """

    def __init__(self, tokenizer: Tokenizer, dropout: float) -> None:
        self.dropout = dropout
        self._tokenizer = tokenizer
        self._pairs: list[tuple[str, str]] = []
        self._cuts: dict[tuple[str, int], Cut] = {}

    def extend(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Put pairs of plain text at the end."""
        sides = (self._tokenizer.normalise_lines([pair[side] for pair in pairs]) for side in (0, 1))
        self._pairs += zip(*sides, strict=True)

    def cut(self, indices: Sequence[int], seed: str) -> list[EncodedPair]:
        """The pairs with these indices as piece numbers: always the same for the same seed, whatever came before."""
        chance = Random(seed)
        return [(self._line(source, chance), self._line(target, chance)) for source, target in map(self._pair, indices)]

    def _pair(self, index: int) -> tuple[str, str]:
        return self._pairs[index]

    def _line(self, line: str, chance: Random) -> list[int]:
        pieces: list[int] = []
        for word in line.split(WORD_BOUNDARY)[1:]:
            key = word, int(chance.random() * CUTS_A_WORD)
            pieces += self._cuts.get(key) or self._make(key)
        return [*pieces, END]

    def _make(self, key: tuple[str, int]) -> Cut:
        if len(self._cuts) >= MOST_CUTS:
            self._cuts.clear()
        word, which = key
        characters, chance = WORD_BOUNDARY + word, Random(f"{which}/{word}")
        parts = (characters[i : i + LONGEST_MERGED] for i in range(0, len(characters), LONGEST_MERGED))
        symbols = [s for part in parts for s in merge(part, self._tokenizer.scores, self.dropout, chance)]
        numbers = self._tokenizer.numbers
        cut = self._cuts[key] = tuple(join_unknown([numbers.get(symbol, UNKNOWN) for symbol in symbols]))
        return cut


def merge(word: str, scores: dict[str, float], dropout: float, chance: Random) -> list[str]:
    """Join neighbours, the best first, from single characters on, each time but for those that chance leaves out."""
    symbols = list(word)
    while True:
        merges = [
            (-scores[joined], i)
            for i, joined in enumerate(map("".join, pairwise(symbols)))
            if joined in scores and chance.random() >= dropout
        ]
        if not merges:
            return symbols
        _, i = min(merges)
        symbols[i : i + 2] = [symbols[i] + symbols[i + 1]]


def join_unknown(numbers: Sequence[int]) -> list[int]:
    """Unknown characters side by side are one unknown piece."""
    return [n for number, run in groupby(numbers) for n in ([UNKNOWN] if number == UNKNOWN else run)]
