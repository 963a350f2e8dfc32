"""Encoded pairs that are packed closely are what they were as lists."""

import gc
import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.corpora.encoded_pairs import EncodedPair, EncodedPairs

sides = st.lists(st.integers(0, 64_000), min_size=1, max_size=9)


@given(st.lists(st.tuples(sides, sides), max_size=20), st.lists(st.tuples(sides, sides), max_size=5))
def test_pairs_come_out_as_they_went_in(first: list[EncodedPair], more: list[EncodedPair]) -> None:
    pairs = EncodedPairs(first)
    pairs.extend(iter(more))
    expected = first + more
    assert list(pairs) == expected
    assert len(pairs) == len(expected)
    assert [pairs[i] for i in range(-len(expected), len(expected))] == 2 * expected
    assert pairs[1:-1:2] == expected[1:-1:2]
    assert pairs.widths().tolist() == [max(len(source), len(target)) for source, target in expected]


def test_there_is_no_pair_beyond_the_last() -> None:
    pairs = EncodedPairs([([1], [2])])
    for index in (1, -2):
        with pytest.raises(IndexError):
            pairs[index]


def test_a_piece_takes_four_bytes_and_nothing_to_collect() -> None:
    tracemalloc.start()
    pairs = EncodedPairs(([1000 + i] * 50, [2000 + i] * 50) for i in range(2000))
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size < 2000 * (100 * 4 + 2 * 8) * 1.3
    assert len(gc.get_referents(pairs, *gc.get_referents(pairs))) < 20


def test_a_checksum_tells_pairs_apart_and_takes_no_time() -> None:
    same = [([5, 6], [7, 2]), ([8], [9, 2])]
    assert EncodedPairs(same).checksum() == EncodedPairs(list(same)).checksum()
    others = [same[::-1], [([5], [6, 7, 2]), same[1]], same[:1], [([7, 2], [5, 6]), same[1]]]
    assert len({EncodedPairs(pairs).checksum() for pairs in [same, *others]}) == 1 + len(others)
    many = EncodedPairs(([1000] * 50, [2000] * 50) for _ in range(20_000))
    began = time.perf_counter()
    many.checksum()
    assert time.perf_counter() - began < 0.1, "pair by pair it takes as long as to make them"
