"""Batches of pairs of about equal length, measured in padded target pieces."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from engine.corpora.encoded_pairs import EncodedPair, EncodedPairs
from engine.corpora.subword_sampling import SubwordSampling
from engine.corpora.tokenizer import PAD, START


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs as rows of piece numbers.

    Attributes:
        source: (batch, source), the end symbol last, padded.
        source_mask: (batch, source), true where a piece stands.
        target_in: (batch, target), the start symbol first: what the decoder is fed.
        target_out: (batch, target), the end symbol last: what it should produce.
        tokens: source and target pieces, padding not counted.
    """

    source: Tensor
    source_mask: Tensor
    target_in: Tensor
    target_out: Tensor
    tokens: int

    @property
    def target_pieces(self) -> int:
        """Target pieces, padding not counted."""
        return int(self.target_out.ne(PAD).sum())

    def to(self, device: torch.device) -> "Batch":
        """The same batch on another device."""
        source, source_mask = self.source.to(device), self.source_mask.to(device)
        return Batch(source, source_mask, self.target_in.to(device), self.target_out.to(device), self.tokens)

    def split(self, rows: int) -> Iterator["Batch"]:
        """The same pairs, in the same order and as wide, in batches of at most `rows`."""
        if rows >= len(self.source):
            yield self
            return
        for first in range(0, len(self.source), rows):
            yield self._rows(slice(first, first + rows))

    def every(self, step: int, first: int) -> "Batch":
        """Every `step`-th pair from pair `first` on, as wide as they all are."""
        return self._rows(slice(first, None, step))

    def _rows(self, rows: slice) -> "Batch":
        source, mask, target_out = self.source[rows], self.source_mask[rows], self.target_out[rows]
        return Batch(source, mask, self.target_in[rows], target_out, int(mask.sum() + target_out.ne(PAD).sum()))


def pad(rows: Sequence[Sequence[int]]) -> Tensor:
    """Rows of piece numbers as one matrix (rows, longest), padded at the end."""
    width = max(map(len, rows))
    return torch.tensor([[*row, *[PAD] * (width - len(row))] for row in rows])


def make_batch(pairs: Sequence[EncodedPair]) -> Batch:
    """One batch of these pairs."""
    source, target_out = pad([p[0] for p in pairs]), pad([p[1] for p in pairs])
    start = torch.full((len(pairs), 1), START)
    tokens = sum(len(s) + len(t) for s, t in pairs)
    return Batch(source, source != PAD, torch.cat([start, target_out[:, :-1]], 1), target_out, tokens)


def bucket_by_length(
    pairs: Sequence[EncodedPair], batch_tokens: int, chance: random.Random | None = None
) -> list[list[int]]:
    """Indices of pairs, in batches of about equal length and at most `batch_tokens` padded pieces a side.

    With `chance`, equal lengths are mixed and the batches shuffled; without, the order is always the same.
    """
    widths = pairs.widths() if isinstance(pairs, EncodedPairs) else np.array([max(map(len, pair)) for pair in pairs])
    order = np.arange(len(widths))
    if chance:
        order = np.random.RandomState(chance.getrandbits(32)).permutation(order)  # the same in all versions of NumPy
    order = order[np.argsort(widths[order], kind="stable")]
    widths = widths[order]
    batches: list[list[int]] = []
    first = 0
    while first < len(order):
        # The widths rise: a batch ends before the first pair with which it would be too large.
        next_widths = widths[first : first + batch_tokens // int(widths[first])]
        sizes = next_widths * np.arange(1, len(next_widths) + 1)
        last = first + max(1, int(np.searchsorted(sizes, batch_tokens, side="right")))
        batches.append(order[first:last].tolist())
        first = last
    if chance:
        chance.shuffle(batches)
    return batches


@dataclass(slots=True)
class BatchStream:
    """Endless batches, an epoch after another, each in an order of its own that depends on the seed and the epoch.

    Attributes:
        sampling: cuts the same pairs anew each time, which makes a batch somewhat wider than it was planned.
        epoch, position: where the stream stands; set them to go on from there.
    """

    pairs: Sequence[EncodedPair]
    batch_tokens: int
    seed: int
    sampling: SubwordSampling | None = None
    epoch: int = 0
    position: int = 0

    def __iter__(self) -> Iterator[Batch]:
        """Yield batches for ever."""
        while True:
            batches = bucket_by_length(self.pairs, self.batch_tokens, random.Random(f"{self.seed}/{self.epoch}"))
            while self.position < len(batches):
                indices, place = batches[self.position], f"{self.seed}/{self.epoch}/{self.position}"
                self.position += 1
                yield make_batch(
                    self.sampling.cut(indices, place) if self.sampling else [self.pairs[i] for i in indices]
                )
            self.epoch, self.position = self.epoch + 1, 0
