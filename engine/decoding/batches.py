"""Translation of many sentences at once, without a record: greedy, sampled or by beam search."""

from collections.abc import Generator, Iterator, Sequence
from typing import Any

import torch
from torch import Tensor

from engine.architectures.contract import Architecture
from engine.corpora.batching import pad
from engine.corpora.tokenizer import END, PAD, START, Tokenizer
from engine.decoding.beam import Beam, search
from engine.decoding.record import next_log_probs, without_control
from engine.decoding.sampling import Sampler
from engine.decoding.weights import in_precision
from engine.device import choose_precision

BATCH_TOKENS = 1536
ROWS_WORTH_KEEPING = 0.75
FEW_SENTENCES = 8  # for which a copy of the model in another precision would take longer than it saves


def translate_ids(
    model: Architecture[Any],
    sources: Sequence[Sequence[int]],
    *,
    max_tokens: int,
    samplers: Sequence[Sampler] | None = None,
    prefixes: Sequence[Sequence[int]] | None = None,
) -> list[list[int]]:
    """Translations of a batch, without end symbols: greedy ones, or drawn by the source's own sampler.

    Each begins with its source's prefix, if there are any, even if that is longer than `max_tokens`.
    """
    steps = _translate_in_steps(model, sources, max_tokens, samplers, prefixes)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            produced: list[list[int]] = end.value
            return produced


@torch.inference_mode()
def _translate_in_steps(
    model: Architecture[Any],
    sources: Sequence[Sequence[int]],
    max_tokens: int,
    samplers: Sequence[Sampler] | None = None,
    prefixes: Sequence[Sequence[int]] | None = None,
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
    for position in range(max([max_tokens, *map(len, prefixes or ())])):
        yield
        output = model.step(state, token_ids, with_attention=False)
        forced = [_piece_at(position, prefixes[row]) if prefixes else None for row in rows]
        chosen = _choose(output.logits, forced, samplers and [samplers[row] for row in rows])
        state = output.state
        token_ids = torch.tensor(chosen, device=device)
        for row, token_id in zip(rows, chosen, strict=True):
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


def _piece_at(position: int, prefix: Sequence[int]) -> int | None:
    return prefix[position] if position < len(prefix) else None


def _choose(logits: Tensor, forced: Sequence[int | None], samplers: Sequence[Sampler] | None) -> list[int]:
    """The next piece of each row of logits (rows, vocabulary): forced, drawn by the row's sampler or most probable."""
    if samplers:
        log_probs = next_log_probs(logits)
        return [
            sampler(row) if piece is None else piece
            for sampler, row, piece in zip(samplers, log_probs, forced, strict=True)
        ]
    best: list[int] = without_control(logits.float()).max(-1).indices.tolist()
    return [free if piece is None else piece for free, piece in zip(best, forced, strict=True)]


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
    batch_tokens: int = BATCH_TOKENS,
    max_tokens: int | None = None,
) -> list[str]:
    """Greedy translations of many sentences, in their order."""
    done = iterate_translations(model, tokenizer, sentences, batch_tokens=batch_tokens, max_tokens=max_tokens)
    return [text for _, text in sorted(done)]


def iterate_translations(
    model: Architecture[Any], tokenizer: Tokenizer, sentences: Sequence[str], **options: Any
) -> Iterator[tuple[int, str]]:
    """Yield (index, translation) batch by batch; the options are those of `translations_in_steps`."""
    steps = translations_in_steps(model, tokenizer, sentences, **options)
    return (translation for translation in steps if translation is not None)


def translations_in_steps(
    model: Architecture[Any],
    tokenizer: Tokenizer,
    sentences: Sequence[str],
    *,
    batch_tokens: int = BATCH_TOKENS,
    max_tokens: int | None = None,
    beam: int = 1,
    precision: str = "auto",
) -> Iterator[tuple[int, str] | None]:
    """Yield (index, translation) batch by batch, and None before each piece, so that a caller can stop or report.

    Greedy translations, or the best that a beam of so many hypotheses finds. Without `max_tokens` a translation may be
    twice as long as the longest source of its batch, and ten pieces more. `precision` is that of `choose_precision`;
    `auto` leaves the model as it is for a few sentences.
    """
    if precision != "auto" or len(sentences) > FEW_SENTENCES:
        model = in_precision(model, choose_precision(precision, model.projection.weight.device))
    encoded = tokenizer.encode_lines(sentences)
    for batch in batches_by_length([len(ids) for ids in encoded], max(1, batch_tokens // beam)):
        sources = [encoded[i] for i in batch]
        limit = max_tokens or most_tokens(len(sources[0]))
        if beam == 1:
            translations = yield from _translate_in_steps(model, sources, limit)
        else:
            translations = yield from _search_in_steps(model, sources, limit, beam)
        for i, ids in zip(batch, translations, strict=True):
            yield i, tokenizer.decode(ids)


def _search_in_steps(
    model: Architecture[Any], sources: Sequence[Sequence[int]], max_tokens: int, width: int
) -> Generator[None, None, list[list[int]]]:
    beams = [Beam(width, max_tokens) for _ in sources]
    for _ in search(model, sources, beams):
        yield
    return [list(beam.best(1)[0].token_ids) for beam in beams]


def most_tokens(source_pieces: int) -> int:
    """How many pieces a translation may have where no limit is given: twice as many as its source, and ten more."""
    return 2 * source_pieces + 10
