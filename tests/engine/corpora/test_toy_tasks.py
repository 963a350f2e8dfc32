"""The reversal task, and the corpora that need no file."""

import pytest

from engine.corpora.embedded import EMBEDDED_CORPORA, embedded_corpus
from engine.corpora.toy_tasks import Reversal, reversal_pairs, reversals
from engine.errors import CorpusError


def test_every_target_is_its_source_read_backwards() -> None:
    for source, target in reversal_pairs(300, seed=1):
        assert target.split(" ") == source.split(" ")[::-1]
        assert all(digit in "0123456789" for digit in source.split(" "))


def test_all_lengths_of_the_range_occur_and_no_other() -> None:
    assert {len(pair.source.split()) for pair in reversal_pairs(1000, seed=1)} == set(range(4, 15))
    assert {len(pair.source.split()) for pair in reversal_pairs(100, seed=1, shortest=2, longest=3)} == {2, 3}


def test_the_seed_alone_decides() -> None:
    made = [list(reversal_pairs(50, seed=seed)) for seed in (1, 1, 2)]
    assert made[0] == made[1] != made[2]
    assert list(reversal_pairs(20, seed=1)) == made[0][:20]
    assert len(made[0]) == 50


def test_each_digit_is_aligned_with_itself() -> None:
    pair = Reversal("3 1 4", "4 1 3")
    assert pair.alignment == ((0, 2), (1, 1), (2, 0))
    assert [pair.source[first:last] for first, last in pair.source_spans] == ["3", "1", "4"]
    assert [pair.target[first:last] for first, last in pair.target_spans] == ["4", "1", "3"]
    made = list(reversals(30, 5, 2, 20))
    assert [(pair.source, pair.target) for pair in made] == list(reversal_pairs(30, 5, 2, 20))


def test_the_reversal_corpus_is_the_reversal_task() -> None:
    corpus = embedded_corpus("reversal")
    assert list(corpus.generate(10, 3, *corpus.lengths)) == list(reversal_pairs(10, 3))
    assert corpus.sample.target.split() == corpus.sample.source.split()[::-1]


def test_an_unknown_corpus_is_answered_with_those_there_are() -> None:
    with pytest.raises(CorpusError, match="no embedded corpus named 'esperanto'") as caught:
        embedded_corpus("esperanto")
    assert all(name in caught.value.advice for name in EMBEDDED_CORPORA)
