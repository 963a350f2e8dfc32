"""From a source to a translation over `step()`: greedy, one sentence with a full record, or many at once."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from engine.architectures.contract import Architecture, DecodeState
from engine.corpora.batching import pad
from engine.corpora.tokenizer import END, PAD, START, Tokenizer

CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class DecodedToken:
    """One produced piece, for a batch of one sentence.

    Attributes:
        candidates: the most probable pieces and their probabilities, most probable first.
        attention, self_attention: as in `StepOutput`, without the batch.
        saliency: (source,), or None if not asked for.
        seconds: for the step itself.
    """

    token_id: int
    log_prob: float
    candidates: tuple[tuple[int, float], ...]
    entropy: float
    attention: Tensor | None
    self_attention: Tensor | None
    saliency: Tensor | None
    seconds: float


@dataclass(slots=True)
class GreedyDecoder:
    """Takes the most probable piece at every step.

    Attributes:
        start: where the decoder stood when it had read the source: context vector, encoder self-attention.
    """

    model: Architecture[Any]
    source: Tensor
    start: DecodeState
    embedded: Tensor | None

    def __iter__(self) -> Iterator[DecodedToken]:
        """Yield a piece after another, the end symbol last; without an end, for ever."""
        state, token_id = self.start, START
        while token_id != END:
            with torch.set_grad_enabled(self.embedded is not None):
                began = time.perf_counter()
                output = self.model.step(state, self.source.new_tensor([token_id]))
                log_probs = without_control(output.logits)[0].float().log_softmax(-1)
                top = log_probs.detach().topk(CANDIDATES)
                probabilities = log_probs.detach().exp()
                entropy = torch.special.entr(probabilities).sum()
                token_id = int(top.indices[0])
                seconds = time.perf_counter() - began
                saliency = None if self.embedded is None else _saliency(log_probs[token_id], self.embedded)
            yield DecodedToken(
                token_id,
                float(top.values[0]),
                tuple(zip(top.indices.tolist(), top.values.exp().tolist(), strict=True)),
                float(entropy),
                _first(output.attention),
                _first(output.self_attention),
                saliency,
                seconds,
            )
            state = output.state


def decode_greedily(
    model: Architecture[Any], source_ids: Sequence[int], *, with_saliency: bool = False
) -> GreedyDecoder:
    """Read one source; iterating over what is returned produces its translation, piece by piece."""
    device = model.projection.weight.device
    source = torch.tensor([list(source_ids)], device=device)
    with torch.set_grad_enabled(with_saliency):
        embedded = model.embed_source(source).detach().requires_grad_() if with_saliency else None
        start = model.start(source, source != PAD, embedded)
    return GreedyDecoder(model, source, start, embedded)


def without_control(logits: Tensor) -> Tensor:
    """Logits (batch, vocabulary) in which no one can produce padding or the start symbol."""
    return logits.index_fill(-1, torch.tensor([PAD, START], device=logits.device), float("-inf"))


def _saliency(log_prob: Tensor, embedded: Tensor) -> Tensor:
    """|gradient x input| of a log-probability for each source piece, largest = 1: (source,)."""
    (gradient,) = torch.autograd.grad(log_prob, embedded, retain_graph=True)
    saliency = (gradient * embedded.detach()).sum(-1)[0].abs()
    return saliency / saliency.max().clamp_min(1e-12)


def _first(weights: Tensor | None) -> Tensor | None:
    return None if weights is None else weights[0].detach()


@torch.inference_mode()
def translate_ids(model: Architecture[Any], sources: Sequence[Sequence[int]], *, max_tokens: int) -> list[list[int]]:
    """Greedy translations of a batch, without end symbols; finished rows leave the batch."""
    device = model.projection.weight.device
    source = pad([list(ids) for ids in sources]).to(device)
    state = model.start(source, source != PAD, with_attention=False)
    produced: list[list[int]] = [[] for _ in sources]
    alive = list(range(len(sources)))
    token_ids = torch.full((len(sources),), START, device=device)
    for _ in range(max_tokens):
        output = model.step(state, token_ids, with_attention=False)
        token_ids, state = without_control(output.logits).argmax(-1), output.state
        ids = token_ids.tolist()
        going_on = [row for row, token_id in enumerate(ids) if token_id != END]
        for row in going_on:
            produced[alive[row]].append(ids[row])
        if not going_on:
            break
        if len(going_on) < len(alive):
            rows = torch.tensor(going_on, device=device)
            state, token_ids = state.select(rows), token_ids[rows]
            alive = [alive[row] for row in going_on]
    return produced


def batches_by_length(lengths: Sequence[int], batch_tokens: int) -> Iterator[list[int]]:
    """Indices sorted by length, longest first, in batches of at most `batch_tokens` padded pieces."""
    order = sorted(range(len(lengths)), key=lambda i: -lengths[i])
    batch: list[int] = []
    for i in order:
        if batch and lengths[batch[0]] * (len(batch) + 1) > batch_tokens:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def translate_batch(
    model: Architecture[Any],
    tokenizer: Tokenizer,
    sentences: Sequence[str],
    *,
    batch_tokens: int = 1536,
    max_tokens: int | None = None,
) -> list[str]:
    """Greedy translations of many sentences, in their order."""
    done = iterate_translations(model, tokenizer, sentences, batch_tokens=batch_tokens, max_tokens=max_tokens)
    return [text for _, text in sorted(done)]


def iterate_translations(
    model: Architecture[Any],
    tokenizer: Tokenizer,
    sentences: Sequence[str],
    *,
    batch_tokens: int = 1536,
    max_tokens: int | None = None,
) -> Iterator[tuple[int, str]]:
    """Yield (index, translation) batch by batch, so that a caller can stop or report between batches.

    Without `max_tokens` a translation may be twice as long as the longest source of its batch, and ten pieces more.
    """
    encoded = tokenizer.encode_lines(sentences)
    for batch in batches_by_length([len(ids) for ids in encoded], batch_tokens):
        sources = [encoded[i] for i in batch]
        limit = max_tokens or 2 * len(sources[0]) + 10
        for i, ids in zip(batch, translate_ids(model, sources, max_tokens=limit), strict=True):
            yield i, tokenizer.decode(ids)
