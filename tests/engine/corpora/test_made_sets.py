"""Test sets that embedded corpora make, which no training has seen."""

import pytest

from engine.cards import MadeFrom
from engine.config import CorpusConfig
from engine.corpora.made_sets import digest_of_sources, made_sources, make_unseen_pairs
from engine.corpora.preparation import prepare_corpus
from engine.errors import CorpusError
from tests.engine.generators import result_of


@pytest.mark.parametrize("corpus", ["reversal", "grammar"])
def test_the_same_seed_makes_the_same_pairs_of_the_lengths_that_were_asked_for(corpus: str) -> None:
    pairs = make_unseen_pairs(corpus, 40, 5, shortest=8, longest=11)
    assert [pair.source for pair in pairs] == [
        p.source for p in make_unseen_pairs(corpus, 40, 5, shortest=8, longest=11)
    ]
    assert {len(pair.source.split()) for pair in pairs} <= {8, 9, 10, 11}
    assert len({pair.source for pair in pairs}) == 40
    assert all(pair.alignment for pair in pairs)
    fewer = make_unseen_pairs(corpus, 15, 5, shortest=8, longest=11)
    assert [pair.source for pair in fewer] == [pair.source for pair in pairs[:15]]
    others = make_unseen_pairs(corpus, 40, 6, shortest=8, longest=11)
    assert {pair.source for pair in others} != {pair.source for pair in pairs}


def test_what_was_seen_is_left_out_and_others_come_instead() -> None:
    pairs = make_unseen_pairs("reversal", 20, 5, shortest=2, longest=2)
    seen = {pair.source for pair in pairs[:10]}
    others = make_unseen_pairs("reversal", 20, 5, shortest=2, longest=2, seen=seen)
    assert not seen & {pair.source for pair in others}
    assert [pair.source for pair in others[:10]] == [pair.source for pair in pairs[10:]]


def test_where_there_are_not_so_many_it_is_said() -> None:
    assert len(make_unseen_pairs("reversal", 10, 5, shortest=1, longest=1)) == 10
    with pytest.raises(CorpusError, match=r"no 11 other pairs of 1 to 1 words \(found: 10\)"):
        make_unseen_pairs("reversal", 11, 5, shortest=1, longest=1)
    with pytest.raises(CorpusError, match="No sentence has from 5 to 4 words"):
        make_unseen_pairs("reversal", 1, 5, shortest=5, longest=4)


def test_the_sources_of_a_training_are_all_that_it_trained_on_and_validated_with() -> None:
    config = CorpusConfig(embedded="reversal", pairs=300, validation_pairs=20, shortest=3, longest=6)
    corpus = result_of(prepare_corpus(config, seed=4))
    sources = made_sources(MadeFrom(corpus="reversal", seed=4, pairs=320, shortest=3, longest=6))
    assert {pair.source for pair in corpus.validation} - {corpus.sample.source} <= sources
    trained_on = {corpus.tokenizer.decode(list(corpus.training[i][0])) for i in range(len(corpus.training))}
    assert trained_on <= sources
    assert len(trained_on) > 200


def test_a_corpus_that_makes_other_pairs_by_now_is_told() -> None:
    made = MadeFrom(corpus="reversal", seed=4, pairs=40, shortest=3, longest=6)
    digest = digest_of_sources(made_sources(made))
    same = made.model_copy(update={"sources_sha256": digest})
    assert made_sources(same) == made_sources(made)
    with pytest.raises(CorpusError, match="The corpus reversal makes other pairs by now"):
        made_sources(same.model_copy(update={"seed": 5}))
