"""What is measured on held-out pairs while a model trains."""

import math
from typing import Any

import pytest
import torch
from torch.nn import functional

from engine.alignment_error import alignment_error_rate
from engine.architectures.contract import Architecture
from engine.corpora.batching import make_batch
from engine.corpora.pair import Pair
from engine.corpora.tokenizer import Tokenizer
from engine.corpora.toy_tasks import Reversal
from engine.decoding import translate_batch
from engine.evaluation import corpus_scores
from engine.validation import ValidationScore, align_reference, validate
from tests.engine.generators import result_of, run_to_end
from tests.engine.small_models import build_small, each_architecture, forced_steps

Trained = dict[str, Architecture[Any]]


@each_architecture
def test_the_loss_is_the_mean_over_all_pieces_of_all_pairs(
    name: str, tokenizer: Tokenizer, known_pairs: list[Pair]
) -> None:
    model = build_small(name, tokenizer.vocabulary_size)
    summed, pieces = 0.0, 0
    for source, target in known_pairs:
        batch = make_batch([(tokenizer.encode(source), tokenizer.encode(target))])
        logits = model.projection(model(batch.source, batch.source_mask, batch.target_in))[0]
        summed += functional.cross_entropy(logits, batch.target_out[0], reduction="sum").item()
        pieces += batch.target_out.numel()
    score = result_of(validate(model, tokenizer, known_pairs, 5))
    assert score.loss == pytest.approx(summed / pieces, rel=1e-4)
    assert 0.5 * math.log(25) < score.loss < 3 * math.log(25)


@each_architecture
def test_bleu_is_that_of_the_first_pairs_translated(
    name: str, trained: Trained, tokenizer: Tokenizer, known_pairs: list[Pair]
) -> None:
    unknown = Pair(known_pairs[0].source, "0 0 0 0 0 0 0 0")
    pairs = [*known_pairs[:6], unknown, *known_pairs[6:]]
    for count in (6, 7, 100):
        judged = pairs[:count]
        texts = translate_batch(trained[name], tokenizer, [pair.source for pair in judged])
        expected = corpus_scores(texts, [pair.target for pair in judged]).bleu
        assert result_of(validate(trained[name], tokenizer, pairs, count)).bleu == pytest.approx(expected)
    assert result_of(validate(trained[name], tokenizer, known_pairs[:6], 6)).bleu > 95


def test_progress_rises_to_no_more_than_the_total(
    trained: Trained, tokenizer: Tokenizer, known_pairs: list[Pair]
) -> None:
    parts, _ = run_to_end(validate(trained["rnn"], tokenizer, known_pairs, 20))
    progress = [part for part in parts if part]
    assert {total for _, total in progress} == {52}
    done = [done for done, _ in progress]
    assert done == sorted(set(done))
    assert 0 < done[0] <= done[-1] <= 52


def test_scoring_switches_dropout_off_and_leaves_no_gradient(tokenizer: Tokenizer, known_pairs: list[Pair]) -> None:
    model = build_small("transformer", tokenizer.vocabulary_size, dropout=0.5).train()
    scores = [result_of(validate(model, tokenizer, known_pairs, 3)) for _ in range(2)]
    assert scores[0] == scores[1]
    assert not model.training
    assert all(p.grad is None for p in model.parameters())


@each_architecture
def test_the_alignment_error_is_that_of_the_pairs_that_are_aligned(
    name: str, trained: Trained, tokenizer: Tokenizer, known_pairs: list[Pair]
) -> None:
    aligned = [Reversal(*pair) for pair in known_pairs[:20]]
    errors = alignment_error_rate(trained[name], tokenizer, aligned)
    score = result_of(validate(trained[name], tokenizer, known_pairs, 1, aligned=aligned))
    assert score.alignment_error == (errors.mean if errors else None)
    assert (score.alignment_error is None) is (name == "rnn")
    assert result_of(validate(trained[name], tokenizer, known_pairs, 1)).alignment_error is None


@pytest.mark.parametrize(
    ("score", "other", "is_better"),
    [
        (ValidationScore(5.0, 0.0), None, True),
        (ValidationScore(5.0, 12.0), ValidationScore(1.0, 11.9), True),
        (ValidationScore(1.0, 11.9), ValidationScore(5.0, 12.0), False),
        (ValidationScore(1.0, 12.0), ValidationScore(1.1, 12.0), True),
        (ValidationScore(1.1, 12.0), ValidationScore(1.1, 12.0), False),
    ],
)
def test_bleu_decides_what_is_better_and_the_loss_where_bleu_is_equal(
    score: ValidationScore, other: ValidationScore | None, is_better: bool
) -> None:
    assert score.is_better_than(other) is is_better


@each_architecture
def test_the_alignment_of_a_reference_is_the_mean_attention_while_it_is_forced(name: str, trained: Trained) -> None:
    source, target = [5, 6, 7, 3], [8, 9, 3]
    alignment = result_of(align_reference(trained[name], source, target))
    steps = forced_steps(trained[name], make_batch([(source, target)]))
    if steps[0].attention is None:
        assert alignment is None
        return
    assert alignment is not None
    assert alignment.shape == (3, 4)
    assert torch.allclose(alignment.sum(-1), torch.ones(3), atol=1e-5)
    for row, step in zip(alignment, steps, strict=True):
        assert step.attention is not None
        grid = step.attention[0].reshape(-1, 4)
        assert torch.allclose(row, grid.mean(0), atol=1e-6)
