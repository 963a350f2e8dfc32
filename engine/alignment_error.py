"""How far a model's attention is from the gold word alignment: the alignment error rate (Och and Ney 2003)."""

from collections.abc import Generator, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from engine.architectures.contract import Architecture
from engine.corpora.batching import bucket_by_length, make_batch
from engine.corpora.pair import AlignedPair, Span
from engine.corpora.tokenizer import Tokenizer
from engine.decoding import attention_to_reference

BATCH_TOKENS = 1024

Link = tuple[int, int]
"""Indices of a source word and of a target word that translate each other."""


@dataclass(frozen=True, slots=True)
class AlignmentErrors:
    """Alignment error rates of a model on a corpus, 0..1.

    Attributes:
        mean: of the mean of its attention over layers and heads.
        by_head: of each head alone, (layers, heads).
    """

    mean: float
    by_head: tuple[tuple[float, ...], ...]

    @property
    def best_head(self) -> tuple[int, int]:
        """The (layer, head) with the lowest rate, both from 0."""
        places = [(layer, head) for layer, heads in enumerate(self.by_head) for head in range(len(heads))]
        return min(places, key=lambda place: self.by_head[place[0]][place[1]])


def alignment_error_rate(
    model: Architecture[Any], tokenizer: Tokenizer, pairs: Sequence[AlignedPair]
) -> AlignmentErrors | None:
    """What `measure_alignment` returns, without a stop."""
    steps = measure_alignment(model, tokenizer, pairs)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            errors: AlignmentErrors | None = end.value
            return errors


def measure_alignment(
    model: Architecture[Any], tokenizer: Tokenizer, pairs: Sequence[AlignedPair]
) -> Generator[None, None, AlignmentErrors | None]:
    """Yield between steps; return the error rates over these pairs, None for a model without attention.

    As Luong et al. 2015, section 5.4: the reference is forced, and each of its words linked with the source word that
    has the largest weight when it is produced. Raises ValueError if there is no pair.
    """
    model.eval()
    device = model.projection.weight.device
    cut = [(tokenizer.encode_spans(pair.source), tokenizer.encode_spans(pair.target)) for pair in pairs]
    encoded = [(source_ids, target_ids) for (source_ids, _), (target_ids, _) in cut]
    found: list[list[frozenset[Link]]] = []  # for each pair the links of each head, and last those of their mean
    gold: list[frozenset[Link]] = []
    layers, heads = 0, 0
    for indices in bucket_by_length(encoded, BATCH_TOKENS):
        attention = yield from attention_to_reference(model, make_batch([encoded[i] for i in indices]).to(device))
        if attention is None:
            return None
        layers, heads = attention.shape[1:3]
        by_head = attention.float().cpu().flatten(1, 2)
        for i, weights in zip(indices, torch.cat([by_head, by_head.mean(1, keepdim=True)], 1), strict=True):
            pair, ((_, source_pieces), (_, target_pieces)) = pairs[i], cut[i]
            sources, targets = shares(pair.source_spans, source_pieces), shares(pair.target_spans, target_pieces)
            words = attention_of_words(weights[:, : len(target_pieces), : len(source_pieces)], sources, targets)
            found.append([links_of(head, targets) for head in words])
            gold.append(frozenset(pair.alignment))
            yield
    *rates, mean = [error_rate(links, gold) for links in zip(*found, strict=True)] or [error_rate((), ())]
    return AlignmentErrors(mean, tuple(tuple(rates[layer * heads : (layer + 1) * heads]) for layer in range(layers)))


def shares(words: Sequence[Span], pieces: Sequence[Span]) -> Tensor:
    """How much of each piece's text belongs to each word, (words, pieces); at most 1 for a piece.

    Both are given by where they begin and end in the text. The space before a word belongs to it, as SentencePiece
    takes it. A piece that covers no text, such as the mark before the first word, belongs to the word that it stands
    in; so the end symbol, which stands behind the text, belongs to none.
    """
    ends = torch.tensor([end for _, end in words])[:, None]
    begins = torch.cat([torch.zeros_like(ends[:1]), ends[:-1]])
    firsts, lasts = torch.tensor(pieces).unbind(1)
    lasts = torch.maximum(lasts, firsts + 1)
    common = torch.minimum(ends, lasts) - torch.maximum(begins, firsts)
    return common.clamp_min(0) / (lasts - firsts)


def attention_of_words(attention: Tensor, sources: Tensor, targets: Tensor) -> Tensor:
    """Attention (..., target pieces, source pieces) as (..., target words, source words).

    A source word has the sum of the weights of its pieces, a target word the mean of the rows of its own; a piece of
    several words counts for each by its share (words, pieces).
    """
    rows = targets / targets.sum(1, keepdim=True).clamp_min(torch.finfo(targets.dtype).tiny)
    return rows @ attention @ sources.T


def links_of(attention: Tensor, targets: Tensor) -> frozenset[Link]:
    """A link from each target word that has pieces to the source word of its largest weight.

    Takes the attention of words (target words, source words) and the target's shares (target words, target pieces).
    """
    chosen: list[int] = attention.argmax(-1).tolist()
    has_pieces: list[bool] = targets.gt(0).any(1).tolist()
    return frozenset((source, target) for target, source in enumerate(chosen) if has_pieces[target])


def error_rate(
    found: Iterable[AbstractSet[Link]],
    sure: Sequence[AbstractSet[Link]],
    possible: Sequence[AbstractSet[Link]] | None = None,
) -> float:
    """The alignment error rate of the links A of a corpus: 1 - (|A∩S| + |A∩P|) / (|A| + |S|), 0..1.

    Where no `possible` links P are given, they are the `sure` ones S. Raises ValueError if there are no links at all,
    or not as many sentences of each kind.
    """
    right, total = 0, 0
    for links, certain, allowed in zip(found, sure, possible or sure, strict=True):
        right += len(links & certain) + len(links & allowed)
        total += len(links) + len(certain)
    if not total:
        raise ValueError("Without links there is no alignment error rate.")
    return 1 - right / total
