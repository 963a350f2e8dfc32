"""Scores, whole and by length, and the evaluation of a model that was trained to be right."""

import random

import pytest
import sacrebleu
import torch

from engine.architectures import build_architecture
from engine.corpora.batching import make_batch
from engine.corpora.pair import Pair
from engine.corpora.tokenizer import train_tokenizer
from engine.corpora.toy_tasks import reversal_pairs
from engine.evaluation import corpus_scores, evaluate_model, scores_by_length
from engine.loss import sequence_loss

HYPOTHESES = ["the cat sat on a mat", "there is a dog in the garden", "we go home"]
REFERENCES = ["the cat sat on the mat", "there is a dog in our garden", "we are going home"]


def test_bleu_and_chrf_are_those_of_sacrebleu() -> None:
    scores = corpus_scores(HYPOTHESES, REFERENCES)
    assert scores.bleu == sacrebleu.corpus_bleu(HYPOTHESES, [REFERENCES]).score
    assert scores.chrf == sacrebleu.corpus_chrf(HYPOTHESES, [REFERENCES]).score
    assert scores.exact_match == 0
    assert 0 < scores.bleu < 100


def test_the_signature_says_how_bleu_was_computed() -> None:
    signature = corpus_scores(HYPOTHESES, REFERENCES).signature
    assert "tok:13a" in signature
    assert "case:mixed" in signature
    assert f"version:{sacrebleu.__version__}" in signature
    assert "nc:6" in corpus_scores(HYPOTHESES, REFERENCES).chrf_signature


def test_a_perfect_translation_scores_100() -> None:
    scores = corpus_scores(REFERENCES, REFERENCES)
    assert scores.bleu == pytest.approx(100)
    assert scores.chrf == pytest.approx(100)


@pytest.mark.parametrize(("hypotheses", "references"), [([], []), (["a"], []), (["a"], ["a", "b"])])
def test_what_cannot_be_compared_is_refused(hypotheses: list[str], references: list[str]) -> None:
    with pytest.raises(ValueError, match="cannot be scored"):
        corpus_scores(hypotheses, references)


def test_pairs_are_sorted_into_buckets_by_the_words_of_the_source() -> None:
    lengths = [1, 10, 11, 20, 21, 30, 31, 40, 41, 99]
    sources = [" ".join(["w"] * length) for length in lengths]
    references = [f"this is the long reference number {length}" for length in lengths]
    assert [(s.shortest, s.longest, s.pairs) for s in scores_by_length(sources, references, references)] == [
        (1, 10, 2),
        (11, 20, 2),
        (21, 30, 2),
        (31, 40, 2),
        (41, None, 2),
    ]


def test_each_bucket_is_scored_by_itself() -> None:
    sources = ["short one", " ".join(["long"] * 50)]
    scores = scores_by_length(sources, ["a b c d e", "nothing right here at all"], ["a b c d e", "f g h i j k"])
    assert [score.pairs for score in scores] == [1, 1]
    assert scores[0].bleu == pytest.approx(100)
    assert scores[0].chrf == pytest.approx(100)
    assert scores[0].exact_match == 100
    assert scores[1].bleu < 10
    assert scores[1].chrf < 20
    assert scores[1].exact_match == 0


def test_a_bucket_without_pairs_is_left_out() -> None:
    perfect = "one two three four five"
    (score,) = scores_by_length([perfect], [perfect], [perfect])
    assert (score.shortest, score.longest, score.pairs) == (1, 10, 1)


def test_a_model_that_knows_its_pairs_by_heart_is_evaluated_in_their_order() -> None:
    torch.manual_seed(0)
    pairs = list(reversal_pairs(24, seed=3, shortest=5, longest=12))
    tokenizer = train_tokenizer(reversal_pairs(500, seed=1), 25)
    sizes: dict[str, str | int | float | bool] = {"embedding_size": 32, "hidden_size": 64, "dropout": 0.0}
    model = build_architecture("attention_rnn", tokenizer.vocabulary_size, sizes)
    batch = make_batch([(tokenizer.encode(p.source), tokenizer.encode(p.target)) for p in pairs])
    optimiser = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(150):
        features = model(batch.source, batch.source_mask, batch.target_in)
        loss = sequence_loss(model.projection, features, batch.target_out, batch.target_out.ne(0), 0.0)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    model.eval()
    shuffled = random.Random(5).sample(pairs, len(pairs))
    wrong = Pair(shuffled[0].source, "9 9 9 9 9 9")
    told: list[int] = []

    evaluation = evaluate_model(model, tokenizer, [*shuffled, wrong], told.append)

    assert list(evaluation.hypotheses) == [pair.target for pair in [*shuffled, shuffled[0]]]
    assert told == list(range(1, 26))
    assert 80 < evaluation.scores.bleu < 100
    assert sum(score.pairs for score in evaluation.by_length) == 25
    assert evaluation.scores.exact_match == 100 * 24 / 25
    assert evaluation.sentences_per_second > 0


def test_no_text_that_was_scored_is_kept() -> None:
    from sacrebleu.tokenizers.tokenizer_13a import Tokenizer13a
    from sacrebleu.tokenizers.tokenizer_re import TokenizerRegexp

    corpus_scores(["a house", "a dog"], ["a house", "the dog"])
    assert Tokenizer13a.__call__.cache_info().currsize == TokenizerRegexp.__call__.cache_info().currsize == 0
