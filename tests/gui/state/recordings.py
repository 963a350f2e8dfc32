"""Made-up reports of an engine, for tests of what is done with them."""

import numpy as np

from engine.events import (
    Array,
    AttentionKind,
    Candidate,
    DecodeFinished,
    DecodeStarted,
    Event,
    JobFinished,
    Piece,
    TokenDecoded,
)
from gui.state.translation_trace import TranslationTrace

JOB = 7
END_ID, FIRST_ID = 3, 10
END = Piece("</s>", starts_word=True, is_end=True)


def some_weights(seed: int, *shape: int) -> Array:
    """Random weights that sum to one over the last axis."""
    weights = np.random.default_rng(seed).random(shape)
    return np.asarray(weights / weights.sum(axis=-1, keepdims=True), dtype=np.float32)


def pieces(count: int) -> tuple[Piece, ...]:
    """So many pieces, the end symbol last."""
    return (*(Piece(f"p{i}", starts_word=i % 3 != 1) for i in range(count - 1)), END)


def started(model: str, source: int = 5, job_id: int = JOB, kind: AttentionKind = "source") -> DecodeStarted:
    """A model has read `source` pieces."""
    encoder = some_weights(source, 2, 3, source, source) if kind == "heads" else None
    return DecodeStarted(job_id, model, pieces(source), encoder_attention=encoder)


def decoded(
    model: str, position: int, is_last: bool = False, kind: AttentionKind = "source", source: int = 5, job_id: int = JOB
) -> TokenDecoded:
    """A piece with weights that no other position has."""
    piece = END if is_last else Piece(f"t{position}", starts_word=True)
    chosen = 0.4 + 0.5 * float(some_weights(position, 4)[0])
    token_id = END_ID if is_last else FIRST_ID + position
    others = (Candidate(Piece(f"c{i}", True), (1 - chosen) / 5, 1000 + token_id + i) for i in range(4))
    candidates = (Candidate(piece, chosen, token_id), *others)
    shapes: dict[AttentionKind, tuple[int, ...]] = {"source": (source,), "heads": (2, 3, source)}
    attention = some_weights(position, *shapes[kind]) if kind in shapes else None
    self_attention = some_weights(position, 2, 3, position + 1) if kind == "heads" else None
    saliency = some_weights(position, source) if kind == "none" else None
    return TokenDecoded(
        job_id,
        model,
        position,
        piece,
        -0.5,
        candidates,
        1.0,
        attention,
        self_attention,
        saliency,
        is_last,
        0.001 * (position + 1),
        token_id,
    )


def finished(model: str, text: str = "a text", job_id: int = JOB) -> DecodeFinished:
    """A model has come to its end."""
    return DecodeFinished(job_id, model, text, False)


def events_of(lengths: dict[str, int], kind: AttentionKind = "source", source: int = 5) -> list[Event]:
    """All events of a translation, one token of each model in turn, as the engine sends them."""
    events: list[Event] = [started(model, source, kind=kind) for model in lengths]
    for position in range(max(lengths.values())):
        for model, length in lengths.items():
            if position < length:
                events.append(decoded(model, position, position == length - 1, kind, source))
            if position == length - 1:
                events.append(finished(model))
    return [*events, JobFinished(JOB, "done")]


def recorded(lengths: dict[str, int], kind: AttentionKind = "source") -> TranslationTrace:
    """The record of a whole translation."""
    trace = TranslationTrace(JOB, "a sentence", lengths)
    for event in events_of(lengths, kind):
        trace.record(event)
    return trace
