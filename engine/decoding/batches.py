"""Greedy translation of many sentences at once, without a record."""

from collections.abc import Generator, Iterator, Sequence
from typing import Any

import torch

from engine.architectures.contract import Architecture
from engine.corpora.batching import pad
from engine.corpora.tokenizer import END, PAD, START, Tokenizer
from engine.decoding.record import without_control
from engine.decoding.weights import in_precision
from engine.device import choose_precision

ROWS_WORTH_KEEPING = 0.75
FEW_SENTENCES = 8  # for which a copy of the model in another precision would take longer than it saves


def translate_ids(model: Architecture[Any], sources: Sequence[Sequence[int]], *, max_tokens: int) -> list[list[int]]:
    """Greedy translations of a batch, without end symbols."""
    steps = _translate_in_steps(model, sources, max_tokens)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            produced: list[list[int]] = end.value
            return produced


@torch.inference_mode()
def _translate_in_steps(
    model: Architecture[Any], sources: Sequence[Sequence[int]], max_tokens: int
) -> Generator[None, None, list[list[int]]]:
    """Yield before each piece of all sentences, and return the translations without end symbols.

    Finished rows leave the batch once they are a quarter of it: to copy the others' state each time one ends takes
    longer than to go on with some in vain.
    """
    device = model.projection.weight.device
    source = pad([list(ids) for ids in sources]).to(device)
    produced: list[list[int]] = [[] for _ in sources]
    rows = list(range(len(sources)))
    alive = set(rows)
    token_ids = torch.full((len(sources),), START, device=device)
    state = model.start(source, source != PAD, with_attention=False)
    for _ in range(max_tokens):
        yield
        output = model.step(state, token_ids, with_attention=False)
        token_ids, state = without_control(output.logits.float()).max(-1).indices, output.state
        for row, token_id in zip(rows, token_ids.tolist(), strict=True):
            if token_id == END:
                alive.discard(row)
            elif row in alive:
                produced[row].append(token_id)
        if not alive:
            break
        if len(alive) <= ROWS_WORTH_KEEPING * len(rows):
            kept = torch.tensor([place for place, row in enumerate(rows) if row in alive], device=device)
            state, token_ids = state.select(kept), token_ids[kept]
            rows = [row for row in rows if row in alive]
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
    precision: str = "auto",
) -> list[str]:
    """Greedy translations of many sentences, in their order."""
    done = iterate_translations(
        model, tokenizer, sentences, batch_tokens=batch_tokens, max_tokens=max_tokens, precision=precision
    )
    return [text for _, text in sorted(done)]


def iterate_translations(
    model: Architecture[Any],
    tokenizer: Tokenizer,
    sentences: Sequence[str],
    *,
    batch_tokens: int = 1536,
    max_tokens: int | None = None,
    precision: str = "auto",
) -> Iterator[tuple[int, str]]:
    """Yield (index, translation) batch by batch, so that a caller can stop or report between batches.

    Without `max_tokens` a translation may be twice as long as the longest source of its batch, and ten pieces more.
    `precision` is that of `choose_precision`; a few sentences are translated as the model is.
    """
    steps = translations_in_steps(
        model, tokenizer, sentences, batch_tokens=batch_tokens, max_tokens=max_tokens, precision=precision
    )
    return (translation for translation in steps if translation is not None)


def translations_in_steps(
    model: Architecture[Any],
    tokenizer: Tokenizer,
    sentences: Sequence[str],
    *,
    batch_tokens: int = 1536,
    max_tokens: int | None = None,
    precision: str = "auto",
) -> Iterator[tuple[int, str] | None]:
    """The same, but also yield None before each piece of a batch, so that a caller need not wait for a whole one."""
    if len(sentences) > FEW_SENTENCES:
        model = in_precision(model, choose_precision(precision, model.projection.weight.device))
    encoded = tokenizer.encode_lines(sentences)
    for batch in batches_by_length([len(ids) for ids in encoded], batch_tokens):
        sources = [encoded[i] for i in batch]
        translations = yield from _translate_in_steps(model, sources, max_tokens or most_tokens(len(sources[0])))
        for i, ids in zip(batch, translations, strict=True):
            yield i, tokenizer.decode(ids)


def most_tokens(source_pieces: int) -> int:
    """How many pieces a translation may have where no limit is given: twice as many as its source, and ten more."""
    return 2 * source_pieces + 10
