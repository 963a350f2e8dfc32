"""What a record holds of how a step depends on what was read: attention, of one head or the mean, or saliency."""

import numpy as np

from engine.events import Array, Piece, TokenDecoded
from gui.state.look import Head, Kind, Look, Reading
from gui.state.translation_trace import LaneTrace

START = Piece("<s>", starts_word=True)


def shown_kind(step: TokenDecoded, look: Look) -> Kind | None:
    """What is shown of a step; None where it has neither attention nor saliency."""
    if step.attention is None:
        return "saliency" if step.saliency is not None else None
    return look.kind


def shown_reading(step: TokenDecoded, look: Look) -> Reading:
    """Whose reading is shown: only a Transformer's attention has more than one."""
    has_choice = look.kind == "attention" and step.attention is not None and step.self_attention is not None
    return look.reading if has_choice else "cross"


def step_weights(step: TokenDecoded, look: Look) -> Array | None:
    """One value in 0..1 for each piece that the decoder read (read,); None if the step has none of this kind.

    These are the source pieces or, for the decoder's self-attention, the start symbol and the pieces produced before.
    """
    if shown_kind(step, look) != "attention":
        return step.saliency
    attention = step.self_attention if shown_reading(step, look) == "decoder" else step.attention
    return None if attention is None else of_head(attention, look.head)


def encoder_weights(lane: LaneTrace, look: Look) -> Array | None:
    """What each source piece read of all source pieces (source, source); None without encoder self-attention."""
    return None if lane.encoder_attention is None else of_head(lane.encoder_attention, look.head)


def of_head(attention: Array, head: Head | None) -> Array:
    """Attention (layers, heads, ...) of one head, or the mean of all, also for a head that there is not.

    Attention (source,) stays as it is.
    """
    if attention.ndim == 1:
        return attention
    is_here = head is not None and head[0] < attention.shape[0] and head[1] < attention.shape[1]
    return np.asarray(attention[head] if is_here else attention.mean(axis=(0, 1)), dtype=np.float32)


def head_matrices(lane: LaneTrace, step: int, reading: Reading) -> Array | None:
    """The matrices of all heads (layers, heads, rows, columns) with the rows that are known at `step`.

    None before the first step and for models without heads. The upper triangle of the decoder's self-attention is 0.
    """
    steps = lane.until(step)
    if not steps:
        return None
    if reading == "encoder":
        return lane.encoder_attention
    rows = [step.self_attention if reading == "decoder" else step.attention for step in steps]
    known = [row for row in rows if row is not None and row.ndim == 3]
    if len(known) < len(rows):
        return None
    layers, heads, _ = known[0].shape
    matrices = np.zeros((layers, heads, len(known), max(row.shape[-1] for row in known)), dtype=np.float32)
    for number, row in enumerate(known):
        matrices[:, :, number, : row.shape[-1]] = row
    return matrices


def head_scores(matrices: Array) -> Array:
    """How sharply each head looks (layers, heads): the largest weight of a row, averaged over the rows."""
    return np.asarray(matrices.max(axis=-1).mean(axis=-1), dtype=np.float32)
