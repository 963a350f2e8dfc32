"""Digit reversal: the smallest task that one vector of fixed length cannot do for long inputs."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from engine.corpora.pair import Pair, Span

DIGITS = "0123456789"


def reversal_pairs(count: int, seed: int, shortest: int = 4, longest: int = 14) -> Iterator[Pair]:
    """Yield `count` pairs of digit sequences, the target being the source read backwards: `3 1 4` -> `4 1 3`."""
    chance = random.Random(seed)
    for _ in range(count):
        digits = [chance.choice(DIGITS) for _ in range(chance.randint(shortest, longest))]
        yield Pair(" ".join(digits), " ".join(reversed(digits)))


@dataclass(frozen=True, slots=True)
class Reversal:
    """A pair of this task with its gold alignment: the first digit translates to the last, and so on."""

    source: str
    target: str

    @property
    def source_spans(self) -> tuple[Span, ...]:
        """Where each digit stands in the source."""
        return tuple((place, place + 1) for place in range(0, len(self.source), 2))

    @property
    def target_spans(self) -> tuple[Span, ...]:
        """Where each digit stands in the target."""
        return self.source_spans

    @property
    def alignment(self) -> tuple[tuple[int, int], ...]:
        """Pairs (source index, target index) of the digits that are the same one."""
        count = len(self.source_spans)
        return tuple((index, count - 1 - index) for index in range(count))


def reversals(count: int, seed: int, shortest: int = 4, longest: int = 14) -> Iterator[Reversal]:
    """Yield what `reversal_pairs` yields, with alignment."""
    return (Reversal(*pair) for pair in reversal_pairs(count, seed, shortest, longest))
