"""Speeds, and how those of two programs that were measured in turn compare."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Speeds = Mapping[str, float]
"""By the names that the yardstick gives them."""

TRAINING = "train_tokens_per_s"  # source and target pieces without padding, optimiser included
SINGLE = "decode_ms_per_token"  # greedy, one sentence at a time; of the engine with the record that the window shows
BATCH = "batch_decode_sentences_per_s"  # greedy, 64 sentences of 24 pieces at once
LESS_IS_FASTER = {SINGLE}


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is measured: training steps, untimed ones before them, single sentences, and times over.

    Attributes:
        threads: of the processor, for all but the engine's single sentences, which take one, as in the window.
    """

    steps: int = 12
    warmup: int = 2
    sentences: int = 5
    rounds: int = 1
    threads: int = 1


def compare_rounds(ours: Sequence[Speeds], theirs: Sequence[Speeds]) -> dict[str, Any]:
    """Median ratios, above 1 where ours is faster, and their spread as [lowest, highest], by the speeds' names.

    Compared is round by round, since what else the machine does slows both sides of a round alike.
    """
    ratios = [_times_faster(our, their) for our, their in zip(ours, theirs, strict=True)]
    spread = {name: [min(r[name] for r in ratios), max(r[name] for r in ratios)] for name in ratios[0]}
    return {
        "ratios": rounded(median(ratios)),
        "ratio_spread": {name: [round(end, 3) for end in ends] for name, ends in spread.items()},
    }


def median(rounds: Sequence[Speeds]) -> Speeds:
    """The median of each speed by itself."""
    return {name: statistics.median(speeds[name] for speeds in rounds) for name in rounds[0]}


def rounded(speeds: Speeds) -> dict[str, float]:
    """As they are printed."""
    return {name: round(value, 3) for name, value in speeds.items()}


def _times_faster(ours: Speeds, theirs: Speeds) -> Speeds:
    return {name: theirs[name] / ours[name] if name in LESS_IS_FASTER else ours[name] / theirs[name] for name in ours}
