"""Sampling and a forced prefix: distributions worked out by hand, and frequencies against exact probabilities."""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Any

import pytest
import torch
from torch import Tensor

from engine.commands import Sampling
from engine.corpora.tokenizer import END, PAD, START, Tokenizer
from engine.decoding import (
    decode_greedily,
    keep_top_k,
    keep_top_p,
    next_log_probs,
    prefix_ids,
    sample,
    sampler,
    translate_ids,
    with_temperature,
)
from engine.errors import ConfigError, TextError
from tests.engine.small_models import Variant, each_variant
from tests.engine.table_model import A, B, C, Table, TableModel, probability_of

SOURCE = [7, END]
LONG_SOURCE = [5, 6, 7, 8, 9, END]
SOURCES = [LONG_SOURCE, [END], [11, 12, END], SOURCE]
TABLE: Table = {
    (): {A: 0.5, B: 0.3, C: 0.15, END: 0.05},
    (A,): {A: 0.6, END: 0.4},
    (B,): {C: 0.2, B: 0.7, END: 0.1},
}
# Chi-square values that a fair sample exceeds once in a thousand times, by degrees of freedom.
CHI_SQUARE = {1: 10.83, 2: 13.82, 3: 16.27, 4: 18.47, 5: 20.52, 6: 22.46}


def logs(*probabilities: float) -> Tensor:
    return torch.tensor(probabilities, dtype=torch.float64).log()


def is_distribution(log_probs: Tensor, *probabilities: float) -> bool:
    return torch.allclose(log_probs.exp(), torch.tensor(probabilities, dtype=torch.float64), atol=1e-9)


def assert_fits(counts: Counter[Any], probabilities: dict[Any, float]) -> None:
    """Pearson's test: nothing that cannot come, and everything else about as often as it should."""
    total = sum(counts.values())
    assert set(counts) <= set(probabilities)
    assert sum(probabilities.values()) == pytest.approx(1)
    chi_square = sum((counts[x] - total * p) ** 2 / (total * p) for x, p in probabilities.items())
    assert chi_square < CHI_SQUARE[len(probabilities) - 1]


def sampled_ids(table: Table, sampling: Sampling, prefix: Sequence[int] = ()) -> tuple[int, ...]:
    return tuple(token.token_id for token in sample(TableModel(table), SOURCE, sampling, prefix=prefix))


def test_temperature_is_a_power_of_the_probabilities() -> None:
    """By hand: squares 16/64, 4/64, 1/64, 1/64 of the sum 22/64; and square roots 0.8 and 0.6 of 0.64 and 0.36."""
    assert is_distribution(with_temperature(logs(1 / 2, 1 / 4, 1 / 8, 1 / 8), 0.5), 16 / 22, 4 / 22, 1 / 22, 1 / 22)
    assert is_distribution(with_temperature(logs(0.64, 0.36), 2), 8 / 14, 6 / 14)
    assert is_distribution(with_temperature(logs(0.2, 0.5, 0.3), 1), 0.2, 0.5, 0.3)


def test_extreme_temperatures_are_the_greedy_and_the_uniform_choice() -> None:
    assert is_distribution(with_temperature(logs(0.3, 0.5, 0.2, 0.0), 1e-300), 0, 1, 0, 0)
    assert is_distribution(with_temperature(logs(0.3, 0.5, 0.2, 0.0), 1e300), 1 / 3, 1 / 3, 1 / 3, 0)


def test_top_k_keeps_the_k_most_probable_in_their_proportions() -> None:
    assert is_distribution(keep_top_k(logs(1 / 8, 1 / 2, 1 / 8, 1 / 4), 2), 0, 2 / 3, 0, 1 / 3)
    assert is_distribution(keep_top_k(logs(1 / 8, 1 / 2, 1 / 8, 1 / 4), 1), 0, 1, 0, 0)
    for k in (4, 9):
        assert is_distribution(keep_top_k(logs(1 / 8, 1 / 2, 1 / 8, 1 / 4), k), 1 / 8, 1 / 2, 1 / 8, 1 / 4)


@pytest.mark.parametrize(
    ("p", "kept"),
    [
        (0.01, (0, 1, 0, 0)),
        (0.49, (0, 1, 0, 0)),
        (0.51, (0, 2 / 3, 0, 1 / 3)),
        (0.74, (0, 2 / 3, 0, 1 / 3)),
        (0.76, (0, 1 / 2 / 0.95, 0.2 / 0.95, 1 / 4 / 0.95)),
        (0.96, (0.05, 1 / 2, 0.2, 1 / 4)),
        (1.0, (0.05, 1 / 2, 0.2, 1 / 4)),
    ],
)
def test_top_p_keeps_the_fewest_most_probable_that_reach_p(p: float, kept: tuple[float, ...]) -> None:
    assert is_distribution(keep_top_p(logs(0.05, 1 / 2, 0.2, 1 / 4), p), *kept)


def test_truncating_leaves_what_it_was_given_as_it_was() -> None:
    given = logs(0.2, 0.5, 0.3)
    for truncated in (with_temperature(given, 0.5), keep_top_k(given, 1), keep_top_p(given, 0.1)):
        assert truncated is not given
        assert is_distribution(given, 0.2, 0.5, 0.3)


@pytest.mark.parametrize(
    ("sampling", "expected"),
    [
        (Sampling(seed=1), {0: 0.4, 1: 0.1, 2: 0.3, 3: 0.2}),
        (Sampling(temperature=0.5, seed=2), {0: 16 / 30, 1: 1 / 30, 2: 9 / 30, 3: 4 / 30}),
        (Sampling(top_k=2, seed=3), {0: 4 / 7, 2: 3 / 7}),
        (Sampling(top_p=0.8, seed=4), {0: 4 / 9, 2: 3 / 9, 3: 2 / 9}),
        # Squared first, 0.533 and 0.3 reach 0.8; unsquared, it would take the third as well.
        (Sampling(temperature=0.5, top_p=0.8, seed=5), {0: 16 / 25, 2: 9 / 25}),
        # Of the two that are left, the first alone reaches 0.55; of all four it would take two.
        (Sampling(top_k=2, top_p=0.55, seed=6), {0: 1.0}),
    ],
)
def test_pieces_are_drawn_as_often_as_they_are_probable(sampling: Sampling, expected: dict[int, float]) -> None:
    draw = sampler(sampling)
    counts = Counter(draw(logs(0.4, 0.1, 0.3, 0.2).float()) for _ in range(4000))
    if len(expected) == 1:
        assert set(counts) == set(expected)
    else:
        assert_fits(counts, expected)


def test_translations_are_drawn_as_often_as_they_are_probable() -> None:
    every = [(END,), (A, END), (A, A, END), (B, END), (B, B, END), (B, C, END), (C, END)]
    counts = Counter(sampled_ids(TABLE, Sampling(seed=seed)) for seed in range(1500))
    assert_fits(counts, {ids: probability_of(TABLE, ids) for ids in every})


def test_translations_are_drawn_from_truncated_distributions_piece_by_piece() -> None:
    """By hand, top-k 2: A 5/8 and B 3/8 first; then A 0.6 or the end 0.4, and B 7/9 or C 2/9; then the end."""
    expected = {(A, A, END): 0.375, (A, END): 0.25, (B, B, END): 3 / 8 * 7 / 9, (B, C, END): 3 / 8 * 2 / 9}
    counts = Counter(sampled_ids(TABLE, Sampling(top_k=2, seed=seed)) for seed in range(1000))
    assert_fits(counts, expected)


def test_a_seed_draws_the_same_translation_again_and_no_seed_another_one() -> None:
    long: Table = {(A,) * n: {A: 0.99, END: 0.01} for n in range(30)}
    assert sampled_ids(long, Sampling(seed=3)) == sampled_ids(long, Sampling(seed=3))
    assert len({sampled_ids(long, Sampling(seed=seed)) for seed in range(40)}) > 2
    assert len({sampled_ids(long, Sampling()) for _ in range(40)}) > 2


def test_a_sampled_piece_is_recorded_with_the_models_own_probabilities() -> None:
    decoder = sample(TableModel(TABLE), SOURCE, Sampling(temperature=3.0, top_k=2, seed=8))
    produced: tuple[int, ...] = ()
    for token in decoder:
        probabilities = TABLE.get(produced, {END: 1.0})
        assert math.exp(token.log_prob) == pytest.approx(probabilities[token.token_id], abs=1e-6)
        most_probable = max(probabilities, key=lambda i: probabilities[i])
        assert token.candidates[0][0] == most_probable
        assert token.candidates[0][1] == pytest.approx(probabilities[most_probable], abs=1e-6)
        assert token.entropy == pytest.approx(-sum(p * math.log(p) for p in probabilities.values()), abs=1e-5)
        assert not token.is_forced
        produced = (*produced, token.token_id)
    assert produced[-1] == END


@each_variant
def test_any_architecture_can_be_sampled_with_its_whole_record(variant: Variant) -> None:
    model = variant.build()
    tokens = list(islice(sample(model, LONG_SOURCE, Sampling(seed=2), with_saliency=True), 6))
    greedy = list(islice(decode_greedily(model, LONG_SOURCE), 6))
    assert [token.token_id for token in tokens] != [token.token_id for token in greedy]
    assert dict(tokens[0].candidates) == pytest.approx(dict(greedy[0].candidates), abs=1e-6)
    assert (tokens[0].attention is None) == (greedy[0].attention is None)
    assert all(token.saliency is not None and token.saliency.max() == 1 for token in tokens)
    coldest = list(islice(sample(model, LONG_SOURCE, Sampling(temperature=1e-9)), 6))
    assert [token.token_id for token in coldest] == [token.token_id for token in greedy]


def test_all_that_is_wrong_with_a_sampling_is_said_at_once() -> None:
    with pytest.raises(ConfigError) as raised:
        Sampling(temperature=0.0, top_k=-1, top_p=1.5, seed=-7)
    for part in ("temperature must be above 0, not 0.0", "top-k", "top-p", "seed"):
        assert part in str(raised.value)
    for wrong in ({"temperature": math.nan}, {"temperature": math.inf}, {"top_p": 0.0}, {"top_p": math.nan}):
        with pytest.raises(ConfigError):
            Sampling(**wrong)  # type: ignore[arg-type]


def test_a_forced_prefix_is_recorded_and_then_the_model_goes_on_by_itself() -> None:
    """By hand: the model would begin with A; after B it says B (0.7), then the end."""
    tokens = list(decode_greedily(TableModel(TABLE), SOURCE, prefix=(B,)))
    assert [(token.token_id, token.is_forced) for token in tokens] == [(B, True), (B, False), (END, False)]
    assert [math.exp(token.log_prob) for token in tokens] == pytest.approx([0.3, 0.7, 1.0], abs=1e-6)
    assert tokens[0].candidates[0][0] == A


def test_a_sampled_translation_can_begin_with_a_forced_prefix() -> None:
    counts = Counter(sampled_ids(TABLE, Sampling(seed=seed), prefix=(B,)) for seed in range(600))
    assert_fits(counts, {(B, C, END): 0.2, (B, B, END): 0.7, (B, END): 0.1})


@each_variant
def test_after_a_forced_prefix_every_step_is_that_of_teacher_forcing(variant: Variant) -> None:
    model, prefix = variant.build(), (9, 4, 17)
    tokens = list(islice(decode_greedily(model, LONG_SOURCE, prefix=prefix, with_saliency=True), 7))
    ids = [token.token_id for token in tokens]
    assert tuple(ids[:3]) == prefix
    assert [token.is_forced for token in tokens] == [True] * 3 + [False] * (len(tokens) - 3)
    source = torch.tensor([LONG_SOURCE])
    with torch.no_grad():
        features = model(source, source != PAD, torch.tensor([[START, *ids[:-1]]]))
        log_probs = next_log_probs(model.projection(features)[0])
    for position, token in enumerate(tokens):
        assert token.log_prob == pytest.approx(log_probs[position, token.token_id].item(), abs=1e-4)
        assert token.is_forced or token.token_id == int(log_probs[position].argmax())
        assert token.saliency is not None


@each_variant
def test_forcing_what_the_model_would_say_anyway_changes_nothing(variant: Variant) -> None:
    model = variant.build()
    free = list(islice(decode_greedily(model, LONG_SOURCE), 6))
    ids = [token.token_id for token in free]
    forced = list(islice(decode_greedily(model, LONG_SOURCE, prefix=ids[:3]), 6))
    assert [token.token_id for token in forced] == ids
    assert [token.log_prob for token in forced] == [token.log_prob for token in free]


def test_a_prefix_is_cut_into_pieces_without_an_end_symbol(tokenizer: Tokenizer) -> None:
    assert prefix_ids(tokenizer, "3 1 4") == tuple(tokenizer.encode("3 1 4")[:-1])
    assert END not in prefix_ids(tokenizer, "3 1 4")
    assert (prefix_ids(tokenizer, ""), prefix_ids(tokenizer, "  ")) == ((), ())
    with pytest.raises(TextError):
        prefix_ids(tokenizer, "\ud800")


@each_variant
def test_many_sentences_are_sampled_together_as_they_are_one_by_one(variant: Variant) -> None:
    model = variant.build()
    samplings = [Sampling(temperature=1.5, top_k=9, seed=seed) for seed in range(len(SOURCES))]
    prefixes = [(8, 7), (), (9,), ()]
    alone = [
        [token.token_id for token in islice(sample(model, ids, sampling, prefix=prefix), 12) if token.token_id != END]
        for ids, sampling, prefix in zip(SOURCES, samplings, prefixes, strict=True)
    ]
    samplers = [sampler(sampling) for sampling in samplings]
    assert translate_ids(model, SOURCES, max_tokens=12, samplers=samplers, prefixes=prefixes) == alone
    assert len(set(map(tuple, alone))) == len(SOURCES), "equal translations would hide that rows were mixed up"


def test_a_prefix_may_be_longer_than_the_limit() -> None:
    model, prefix = TableModel({}), (A, B, C, A)
    assert translate_ids(model, [SOURCE, SOURCE], max_tokens=2, prefixes=[prefix, ()]) == [list(prefix), []]
