"""Digit reversal: the smallest task that one vector of fixed length cannot do for long inputs."""

import random
from collections.abc import Iterator

from engine.corpora.pair import Pair

DIGITS = "0123456789"


def reversal_pairs(count: int, seed: int, *, shortest: int = 4, longest: int = 14) -> Iterator[Pair]:
    """Yield `count` pairs of digit sequences, the target being the source read backwards: `3 1 4` -> `4 1 3`."""
    chance = random.Random(seed)
    for _ in range(count):
        digits = [chance.choice(DIGITS) for _ in range(chance.randint(shortest, longest))]
        yield Pair(" ".join(digits), " ".join(reversed(digits)))
