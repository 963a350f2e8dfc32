"""How much of each source word a translation has read: a pure function of its record."""

from collections.abc import Sequence

import numpy as np

from engine.events import Array, Piece, TokenDecoded
from gui.state.repetition import is_content
from gui.state.text_words import TextWord, text_words

ATTENTION_FLOOR = 0.3
SALIENCY_FLOOR = 0.2
"""Coverage (Tu et al. 2016, 1601.04811) below which a word counts as not read, in steps of the decoder.

A step shares out one unit of attention, so a word that is translated by one piece gets about 1. Articles, pronouns and
auxiliaries get less, because a neighbour's state tells of them: in right translations of the sample sentences by the
shipped models down to 0.01, but no word of five letters or more fell below 0.4. Saliency, shared out likewise, is
blurred: where the RNN reversed 16 digits without a mistake, one of them had 0.22.
"""


def reading_of(step: TokenDecoded) -> Array | None:
    """How one step is shared out among the source pieces (source,), summing to 1: attention, else saliency."""
    if step.attention is not None:
        return np.asarray(step.attention.reshape(-1, step.attention.shape[-1]).mean(axis=0), dtype=np.float32)
    if step.saliency is None or not (total := float(step.saliency.sum())):
        return None
    return np.asarray(step.saliency / total, dtype=np.float32)


def readings_of(steps: Sequence[TokenDecoded]) -> Array | None:
    """What all steps read (steps, source); None if any of them does not tell."""
    rows = [row for step in steps if (row := reading_of(step)) is not None]
    return np.stack(rows) if rows and len(rows) == len(steps) else None


def coverage_of(steps: Sequence[TokenDecoded]) -> Array | None:
    """The sum of what the steps read of each source piece (source,); None if it is not known."""
    readings = readings_of(steps)
    return None if readings is None else np.asarray(readings.sum(axis=0), dtype=np.float32)


def unread_words(source: Sequence[Piece], steps: Sequence[TokenDecoded]) -> list[TextWord]:
    """The source words that were never read.

    A short word alone is none: it may well be told by its neighbours. Two and more side by side are.
    """
    coverage = coverage_of(steps)
    if coverage is None:
        return []
    floor = SALIENCY_FLOOR if steps[0].attention is None else ATTENTION_FLOOR
    words = text_words(source)
    is_low = [float(coverage[word.first : word.last + 1].sum()) < floor for word in words]
    has_low_neighbour = [any(is_low[max(i - 1, 0) : i] + is_low[i + 1 : i + 2]) for i in range(len(words))]
    return [
        word
        for word, low, beside_low in zip(words, is_low, has_low_neighbour, strict=True)
        if low and (beside_low or is_content(word.text))
    ]


def most_read_at(steps: Sequence[TokenDecoded], first: int, last: int) -> int:
    """The number of the step that read most of the source pieces `first` to `last`; the last one if none tells."""
    readings = readings_of(steps)
    return len(steps) - 1 if readings is None else int(readings[:, first : last + 1].sum(axis=1).argmax())
