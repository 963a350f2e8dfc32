"""Batches of about equal length: what is in them, in which order, and going on in the middle."""

import random
from collections import Counter
from itertools import islice

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from engine.corpora.batching import Batch, BatchStream, bucket_by_length, make_batch, pad
from engine.corpora.encoded_pairs import EncodedPair
from engine.corpora.pair import Pair
from engine.corpora.subword_sampling import SubwordSampling
from engine.corpora.tokenizer import END, PAD, START, train_tokenizer

lengths = st.lists(st.tuples(st.integers(1, 40), st.integers(1, 40)), min_size=1, max_size=60)


def pair(source: int, target: int) -> EncodedPair:
    return [5] * (source - 1) + [END], [6] * (target - 1) + [END]


def numbered_pairs(count: int) -> list[EncodedPair]:
    """Pairs that can be told apart by their first source piece, of 2 to 9 pieces."""
    return [([10 + i, *[5] * (i % 8), END], [6] * (1 + i % 3) + [END]) for i in range(count)]


def first_pieces(batch: Batch) -> list[int]:
    column: list[int] = batch.source[:, 0].tolist()
    return column


def test_a_batch_holds_what_is_fed_and_what_should_come_out() -> None:
    batch = make_batch([([7, 8, END], [9, END]), ([5, END], [6, 4, 8, END])])
    assert batch.source.tolist() == [[7, 8, END], [5, END, PAD]]
    assert batch.source_mask.tolist() == [[True, True, True], [True, True, False]]
    assert batch.target_in.tolist() == [[START, 9, END, PAD], [START, 6, 4, 8]]
    assert batch.target_out.tolist() == [[9, END, PAD, PAD], [6, 4, 8, END]]
    assert batch.tokens == 11
    assert batch.to(torch.device("cpu")) == batch


def test_a_row_is_padded_at_its_end() -> None:
    assert pad([[1, 2, 3], [4]]).tolist() == [[1, 2, 3], [4, PAD, PAD]]


@given(lengths=lengths, batch_tokens=st.integers(1, 200), seed=st.none() | st.integers(0, 3))
def test_no_batch_is_larger_than_allowed_unless_it_is_one_pair(
    lengths: list[tuple[int, int]], batch_tokens: int, seed: int | None
) -> None:
    pairs = [pair(*sizes) for sizes in lengths]
    batches = bucket_by_length(pairs, batch_tokens, None if seed is None else random.Random(seed))
    assert sorted(i for batch in batches for i in batch) == list(range(len(pairs)))
    for batch in batches:
        widest = max(max(map(len, pairs[i])) for i in batch)
        assert len(batch) == 1 or widest * len(batch) <= batch_tokens


def test_pairs_in_a_batch_are_of_about_equal_length() -> None:
    chance = random.Random(1)
    pairs = [pair(chance.randint(1, 40), chance.randint(1, 40)) for _ in range(2000)]
    batches = [make_batch([pairs[i] for i in batch]) for batch in bucket_by_length(pairs, 400, chance)]
    cells = sum(2 * batch.source.size(0) * max(batch.source.size(1), batch.target_in.size(1)) for batch in batches)
    widest = sum(len(source) + len(target) for source, target in pairs)
    wider_side = sum(2 * max(len(source), len(target)) for source, target in pairs)
    assert widest < cells < 1.03 * wider_side


def test_without_chance_the_order_is_always_the_same_and_with_it_lengths_are_mixed() -> None:
    pairs = numbered_pairs(100)
    assert bucket_by_length(pairs, 40) == bucket_by_length(pairs, 40)
    widths = [max(len(pairs[i][0]) for i in batch) for batch in bucket_by_length(pairs, 40, random.Random(1))]
    assert widths != sorted(widths)


def test_every_pair_is_seen_once_in_each_epoch() -> None:
    pairs = numbered_pairs(100)
    stream = BatchStream(pairs, 40, seed=1)
    batches, epochs = iter(stream), []
    for epoch in range(3):
        seen: list[int] = []
        while len(seen) < 100:
            seen += first_pieces(next(batches))
            assert stream.epoch == epoch
        epochs.append(seen)
        assert Counter(seen) == Counter(range(10, 110))
    assert epochs[0] != epochs[1] != epochs[2]


def test_the_order_depends_on_the_seed_alone() -> None:
    orders = []
    for seed in (1, 1, 2):
        batches = islice(BatchStream(numbered_pairs(100), 40, seed), 30)
        orders.append([first_pieces(batch) for batch in batches])
    assert orders[0] == orders[1] != orders[2]


@pytest.mark.parametrize("taken", [1, 7, 17, 18, 25])
def test_a_stream_goes_on_where_another_stood(taken: int) -> None:
    pairs = numbered_pairs(100)
    whole, first = BatchStream(pairs, 40, seed=1), BatchStream(pairs, 40, seed=1)
    expected = [first_pieces(batch) for batch in islice(whole, taken + 30)][taken:]
    list(islice(first, taken))
    later = BatchStream(pairs, 40, seed=1, epoch=first.epoch, position=first.position)
    assert [first_pieces(batch) for batch in islice(later, 30)] == expected


def test_a_batch_is_split_into_rows_of_the_same_width() -> None:
    batch = make_batch([([5, 3], [6, 7, 3]), ([8, 9, 3], [3]), ([4, 3], [5, 3])])
    assert list(batch.split(3)) == [batch]
    first, second = batch.split(2)
    for name in ("source", "source_mask", "target_in", "target_out"):
        assert torch.equal(torch.cat([getattr(first, name), getattr(second, name)]), getattr(batch, name))
    assert (first.tokens, second.tokens) == (9, 4)
    assert batch.tokens == 13


def test_with_sampling_a_pair_is_cut_otherwise_each_time_and_always_alike_at_the_same_place() -> None:
    text = [(f"{name} sees the garden.", f"{name} voit le jardin.") for name in ("Anna", "Ben", "Cleo", "Dora")]
    tokenizer = train_tokenizer([Pair(*pair) for pair in text], 90)
    sides = (tokenizer.encode_lines([pair[side] for pair in text]) for side in (0, 1))
    pairs = list(zip(*sides, strict=True))
    sampling = SubwordSampling(tokenizer, 0.4)
    sampling.extend(text)

    def batches(count: int, **place: int) -> list[Batch]:
        return list(islice(BatchStream(pairs, 100, seed=1, sampling=sampling, **place), count))

    first = batches(20)
    for batch in first:
        for ids, side in ((batch.source, 0), (batch.target_out, 1)):
            assert {tokenizer.decode(row) for row in ids.tolist()} == {pair[side] for pair in text}
    assert len({tuple(row[row != PAD].tolist()) for batch in first for row in batch.source}) > 40
    for again, batch in zip([*batches(7), *batches(13, epoch=7)], first, strict=True):
        assert again.source.equal(batch.source)
        assert again.target_out.equal(batch.target_out)
