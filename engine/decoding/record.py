"""What is recorded of a step: the piece, and the distribution that it was taken from."""

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from engine.corpora.tokenizer import PAD, START

CANDIDATES = 5
IMPOSSIBLE = -1e4  # a log-probability so low that its probability is 0 in float32


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
    """The same logits (batch, vocabulary), changed in place so that none can produce padding or the start symbol."""
    logits[:, PAD : START + 1 : START - PAD] = -math.inf
    return logits


def next_log_probs(logits: Tensor) -> Tensor:
    """Log-probabilities (batch, vocabulary) of the next piece, from logits of the same shape, which are used up."""
    return without_control(logits).float().log_softmax(-1)


def entropy_of(log_probs: Tensor) -> float:
    """In nats, of a distribution (vocabulary,); what is impossible adds nothing to it."""
    return -float(torch.dot(log_probs.exp(), log_probs.clamp_min(IMPOSSIBLE)))


def saliency_of(log_prob: Tensor, embedded: Tensor) -> Tensor:
    """|gradient x input| of a log-probability for each source piece, largest = 1: (source,)."""
    (gradient,) = torch.autograd.grad(log_prob, embedded, retain_graph=True)
    saliency = (gradient * embedded.detach()).sum(-1)[0].abs()
    return saliency / saliency.max().clamp_min(1e-12)
