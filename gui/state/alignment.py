"""What a lane can show of how a step depends on the source: attention, of one head or the mean, or saliency."""

from collections.abc import Sequence
from typing import Literal

import numpy as np

from engine.events import Array, TokenDecoded

Head = tuple[int, int]
Kind = Literal["attention", "saliency"]


def kind_of(step: TokenDecoded) -> Kind | None:
    """What a step reports of the source: attention where the model has it, else saliency, else nothing."""
    if step.attention is not None:
        return "attention"
    return "saliency" if step.saliency is not None else None


def source_weights(step: TokenDecoded, head: Head | None = None) -> Array | None:
    """One value in 0..1 for each source piece (source,); None if the step reports none.

    `head` is (layer, head), both from 0; None: the mean over all of them.
    """
    attention = step.attention
    if attention is None:
        return step.saliency
    if attention.ndim == 1:
        return attention
    if head is None:
        return np.asarray(attention.mean(axis=(0, 1)), dtype=np.float32)
    return np.asarray(attention[head], dtype=np.float32)


def head_scores(steps: Sequence[TokenDecoded]) -> Array | None:
    """How sharply each head looks (layers, heads): its largest weight, averaged over the steps; None without heads."""
    peaks = [step.attention.max(axis=-1) for step in steps if step.attention is not None and step.attention.ndim == 3]
    return np.asarray(np.mean(peaks, axis=0), dtype=np.float32) if peaks else None
