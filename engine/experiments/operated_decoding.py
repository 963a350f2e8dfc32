"""Greedy decoding by an attention RNN of which some steps get weights other than their own."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

import torch
from torch import Tensor

from engine.architectures.attention_rnn import AttentionRNN, AttentionRNNState, Intervention
from engine.corpora.tokenizer import END, PAD, START, Tokenizer
from engine.decoding import next_log_probs
from engine.event_values import Piece
from engine.measurements.surgery import Lasts

JOINTS = frozenset("-'’")  # marks that stand within a word


@dataclass(frozen=True, slots=True, eq=False)
class OperatedStep:
    """A step that was decoded.

    Attributes:
        state: in which it began. fed: the piece that it was fed. token_id: the most probable next one.
        log_probs: of all next pieces, (vocabulary,). weights: that were used, (source,).
        following: the state after it.
    """

    state: AttentionRNNState
    fed: int
    token_id: int
    log_probs: Tensor
    weights: Tensor
    following: AttentionRNNState


@torch.inference_mode()
def read_source(model: AttentionRNN, tokenizer: Tokenizer, text: str) -> AttentionRNNState:
    """Where the decoder stands when it has read a sentence; raises TextError."""
    source = torch.tensor([tokenizer.encode(text)], device=model.projection.weight.device)
    return model.start(source, source != PAD)


@torch.inference_mode()
def decode_operated(
    model: AttentionRNN,
    tokenizer: Tokenizer,
    state: AttentionRNNState,
    fed: int = START,
    *,
    intervention: Intervention | None = None,
    lasts: Lasts = "step",
) -> Iterator[OperatedStep]:
    """Yield steps from `state` on until the end symbol, if it ever comes; the first ones with an intervention.

    One that lasts for a word holds until the step that would go on with anything else, which has its own weights.
    """
    for place in count():
        step = _decode_step(model, state, fed, intervention)
        if intervention and place and lasts == "word" and not continues_word(tokenizer.piece(step.token_id)):
            intervention = None
            step = _decode_step(model, state, fed, None)
        yield step
        if step.token_id == END:
            return
        if lasts == "step":
            intervention = None
        state, fed = step.following, step.token_id


def continues_word(piece: Piece) -> bool:
    """Whether a piece belongs to the same word as the one before it."""
    is_inside = piece.text in JOINTS or any(character.isalnum() for character in piece.text)
    return is_inside and not (piece.starts_word or piece.is_end)


def _decode_step(
    model: AttentionRNN, state: AttentionRNNState, fed: int, intervention: Intervention | None
) -> OperatedStep:
    output = model.step(state, torch.tensor([fed], device=state.states.device), intervention=intervention)
    log_probs = next_log_probs(output.logits)[0]
    assert output.attention is not None
    return OperatedStep(state, fed, int(log_probs.argmax()), log_probs, output.attention[0], output.state)
