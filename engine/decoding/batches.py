"""Greedy translation of many sentences at once, without a record."""

from collections.abc import Iterator, Sequence
from typing import Any

import torch

from engine.architectures.contract import Architecture
from engine.corpora.batching import pad
from engine.corpora.tokenizer import END, PAD, START, Tokenizer
from engine.decoding.record import without_control


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
        limit = max_tokens or most_tokens(len(sources[0]))
        for i, ids in zip(batch, translate_ids(model, sources, max_tokens=limit), strict=True):
            yield i, tokenizer.decode(ids)


def most_tokens(source_pieces: int) -> int:
    """How many pieces a translation may have where no limit is given: twice as many as its source, and ten more."""
    return 2 * source_pieces + 10
