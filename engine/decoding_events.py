"""What the engine reports while it translates a sentence; part of `engine.events`."""

from dataclasses import dataclass
from typing import Literal

from engine.event_values import Array, Candidate, Piece

Fate = Literal["kept", "finished", "pruned"]


@dataclass(frozen=True, slots=True)
class DecodeStarted:
    """A model has read the source.

    Attributes:
        source_pieces: what it read, the end symbol last.
        context: the one fixed vector (size,) of a model without attention, else None.
        encoder_attention: encoder self-attention (layers, heads, source, source), or None.
    """

    job_id: int
    model: str
    source_pieces: tuple[Piece, ...]
    context: Array | None = None
    encoder_attention: Array | None = None


@dataclass(frozen=True, slots=True)
class TokenDecoded:
    """A model has produced one piece.

    Attributes:
        position: 0 for the first piece.
        log_prob: natural logarithm of the piece's probability.
        candidates: the five most probable pieces, most probable first; a forced or sampled `piece` may be another.
        entropy: of the whole next-piece distribution, in nats.
        attention: weights over source pieces, (source,) or (layers, heads, source); None without attention.
        self_attention: weights over the target read so far, start symbol first,
            (layers, heads, position + 1), or None.
        saliency: gradient x input of log_prob for each source piece, absolute, largest = 1, (source,), or None.
        is_last: the end symbol, or the last piece that was allowed.
        seconds: time the model took for this step (without saliency).
        token_id: the number of `piece` in the model's vocabulary.
        is_forced: whether the piece was given as the beginning of the translation, and not chosen.
    """

    job_id: int
    model: str
    position: int
    piece: Piece
    log_prob: float
    candidates: tuple[Candidate, ...]
    entropy: float
    attention: Array | None
    self_attention: Array | None
    saliency: Array | None
    is_last: bool
    seconds: float
    token_id: int
    is_forced: bool = False


@dataclass(frozen=True, slots=True)
class DecodeFinished:
    """A model has come to its end; `text` is the translation as plain text, `was_cut` if it hit the limit."""

    job_id: int
    model: str
    text: str
    was_cut: bool


@dataclass(frozen=True, slots=True)
class BeamNode:
    """A hypothesis at one step of a beam search: the one of the step before that it continues, and one more piece.

    Attributes:
        parent: the number of that one among the nodes of the step before; -1 for what is forced, or the empty one.
        log_prob: natural logarithm of the whole hypothesis's probability.
        score: log_prob over its length penalty, so that hypotheses of different lengths compare.
        fate: `kept`: it goes on; `finished`: it came to the end symbol; `pruned`: it was not among the best.
    """

    token_id: int
    piece: Piece
    parent: int
    log_prob: float
    score: float
    fate: Fate


@dataclass(frozen=True, slots=True)
class BeamAdvanced:
    """A beam search has made one step; all of them come before the first `TokenDecoded` of the best hypothesis.

    Attributes:
        position: of the nodes' pieces in the translation, 0 for the first.
        nodes: the kept ones, the finished ones, then the pruned ones, each the most probable first.
    """

    job_id: int
    model: str
    position: int
    nodes: tuple[BeamNode, ...]
