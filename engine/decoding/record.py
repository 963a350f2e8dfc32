"""What is recorded of a step: the piece, and the distribution that it was taken from."""

from dataclasses import dataclass

import torch
from torch import Tensor

from engine.corpora.tokenizer import PAD, START

CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class DecodedToken:
    """One produced piece, for a batch of one sentence.

    Log-probability, candidates and entropy are the model's own, however the piece was chosen.

    Attributes:
        candidates: the most probable pieces and their probabilities, most probable first.
        attention, self_attention: as in `StepOutput`, without the batch.
        saliency: (source,), or None if not asked for.
        seconds: for the step itself.
        is_forced: whether the piece was given and not chosen.
    """

    token_id: int
    log_prob: float
    candidates: tuple[tuple[int, float], ...]
    entropy: float
    attention: Tensor | None
    self_attention: Tensor | None
    saliency: Tensor | None
    seconds: float
    is_forced: bool = False


def without_control(logits: Tensor) -> Tensor:
    """Logits (batch, vocabulary) in which no one can produce padding or the start symbol."""
    return logits.index_fill(-1, torch.tensor([PAD, START], device=logits.device), float("-inf"))


def next_log_probs(logits: Tensor) -> Tensor:
    """Log-probabilities (batch, vocabulary) of the next piece, from logits of the same shape."""
    return without_control(logits).float().log_softmax(-1)


def saliency_of(log_prob: Tensor, embedded: Tensor) -> Tensor:
    """|gradient x input| of a log-probability for each source piece, largest = 1: (source,)."""
    (gradient,) = torch.autograd.grad(log_prob, embedded, retain_graph=True)
    saliency = (gradient * embedded.detach()).sum(-1)[0].abs()
    return saliency / saliency.max().clamp_min(1e-12)
