"""Beam search: worked out by hand, against its textbook definition, against all translations there are."""

import math
import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import Any

import pytest
import torch

from engine.architectures.contract import Architecture
from engine.corpora.batching import make_batch
from engine.corpora.pair import Pair
from engine.corpora.tokenizer import END, Tokenizer
from engine.decoding import (
    Beam,
    BeamHypothesis,
    BeamStep,
    beam_search,
    decode_greedily,
    length_penalty,
    n_best,
    next_log_probs,
    search,
    translate_ids,
)
from engine.errors import ConfigError
from tests.engine.small_models import Variant, each_architecture, each_variant
from tests.engine.table_model import VOCABULARY_SIZE, A, B, C, Table, TableModel, probability_of

SOURCE = [7, END]
SOURCES = [[5, 6, 7, 8, 9, 3], [3], [11, 12, 3], [4, 4, 4, 4, 4, 4, 4, 4, 3]]
ALL = 10**9
# Greedy decoding takes A, then A: probability 0.5 x 0.4 = 0.2. The best is B alone: 0.4 x 0.9 = 0.36.
TRAP: Table = {
    (): {A: 0.5, B: 0.4, END: 0.1},
    (A,): {A: 0.4, B: 0.35, END: 0.25},
    (B,): {END: 0.9, A: 0.1},
}


def random_table(seed: int, depth: int = 4) -> Table:
    """Random probabilities of A, B, C and the end for everything shorter than `depth`, after which the end is sure."""
    chance = random.Random(seed)
    table: dict[tuple[int, ...], dict[int, float]] = {}
    level: list[tuple[int, ...]] = [()]
    for _ in range(depth):
        for produced in level:
            weights = [chance.random() ** 3 for _ in range(4)]
            table[produced] = {
                token_id: weight / sum(weights) for token_id, weight in zip((A, B, C, END), weights, strict=True)
            }
        level = [(*produced, token_id) for produced in level for token_id in (A, B, C)]
    return table


def textbook_beam(table: Table, width: int, limit: int) -> dict[tuple[int, ...], float]:
    """All that a beam search finishes, with log-probabilities: what fills a place in the beam keeps it."""
    live: dict[tuple[int, ...], float] = {(): 1.0}
    finished: dict[tuple[int, ...], float] = {}
    for _ in range(limit):
        continuations = {
            (*produced, token_id): probability * next_probability
            for produced, probability in live.items()
            for token_id, next_probability in table.get(produced, {END: 1.0}).items()
        }
        best = sorted(continuations, key=lambda ids: -continuations[ids])[: width - len(finished)]
        live = {ids: continuations[ids] for ids in best if ids[-1] != END}
        finished |= {ids: math.log(continuations[ids]) for ids in best if ids[-1] == END}
    return finished


def ids_of(hypotheses: Iterable[BeamHypothesis]) -> list[tuple[int, ...]]:
    return [hypothesis.token_ids for hypothesis in hypotheses]


def probabilities_of(hypotheses: Iterable[BeamHypothesis]) -> list[float]:
    return [math.exp(hypothesis.log_prob) for hypothesis in hypotheses]


def all_of(steps: Iterable[BeamStep]) -> Iterator[BeamHypothesis]:
    for step in steps:
        yield from (*step.kept, *step.finished, *step.pruned)


def forced_log_prob(model: Architecture[Any], source_ids: Sequence[int], token_ids: Sequence[int]) -> float:
    """What teacher forcing says of a translation."""
    batch = make_batch([(list(source_ids), list(token_ids))])
    with torch.no_grad():
        logits = model.projection(model(batch.source, batch.source_mask, batch.target_in))[0]
    return float(next_log_probs(logits).gather(1, batch.target_out[0][:, None]).sum())


def test_the_length_penalty_is_that_of_equation_14() -> None:
    """By hand: ((5 + 3) / 6)^0.6 = (4/3)^0.6 = e^(0.6 x 0.287682) = 1.18840."""
    assert length_penalty(3, 0.6) == pytest.approx(1.18840, abs=1e-5)
    assert length_penalty(1, 0.6) == 1
    assert length_penalty(7, 1.0) == 2
    assert length_penalty(9, 0.0) == 1


def test_a_beam_of_two_finds_what_greedy_decoding_misses() -> None:
    model = TableModel(TRAP)
    assert [token.token_id for token in decode_greedily(model, SOURCE)] == [A, A, END]
    best, second = n_best(model, SOURCE, 2, width=2, max_tokens=9, alpha=0)
    assert (best.token_ids, second.token_ids) == ((B, END), (A, A, END))
    assert probabilities_of([best, second]) == pytest.approx([0.36, 0.2])
    assert best.score == best.log_prob
    assert best.is_finished


def test_every_step_tells_what_was_kept_finished_and_pruned() -> None:
    beginning, first, second, third = beam_search(TableModel(TRAP), SOURCE, width=2, max_tokens=9, alpha=0, wanted=2)
    assert beginning == BeamStep(kept=(BeamHypothesis((), 0.0, 0.0),))
    assert ids_of(first.kept) == [(A,), (B,)]
    assert probabilities_of(first.kept) == pytest.approx([0.5, 0.4])
    assert (first.finished, first.pruned) == ((), ())
    assert ids_of(second.kept) == [(A, A)]
    assert ids_of(second.finished) == [(B, END)]
    assert ids_of(second.pruned) == [(A, B), (B, A)]
    assert probabilities_of(second.pruned) == pytest.approx([0.175, 0.04])
    assert (third.kept, ids_of(third.finished), third.pruned) == ((), [(A, A, END)], ())


def test_a_score_is_the_log_probability_over_the_length_penalty_and_decides_between_lengths() -> None:
    """By hand, alpha 4: ln 0.36 / (7/6)^4 = -0.55146 and ln 0.2 / (8/6)^4 = -0.50924, so that the longer one wins."""
    longer, shorter = n_best(TableModel(TRAP), SOURCE, 2, width=2, max_tokens=9, alpha=4)
    assert (longer.token_ids, shorter.token_ids) == ((A, A, END), (B, END))
    assert [longer.score, shorter.score] == pytest.approx([-0.50924, -0.55146], abs=1e-5)
    (only,) = n_best(TableModel(TRAP), SOURCE, width=2, max_tokens=9, alpha=4)
    assert only == longer


def test_the_search_stops_when_no_live_hypothesis_can_win_any_more() -> None:
    """After two steps B is finished and A A alive: ln 0.36 against at best ln 0.2 / lp(9), which is -0.041 by alpha 4.

    By alpha 1 it is ln 0.36 / (7/6) = -0.876 against ln 0.2 / (14/6) = -0.690, but in 3 pieces ln 0.2 / (8/6) = -1.207.
    """
    for alpha, max_tokens, steps in ((0, 9, 2), (4, 9, 3), (1, 9, 3), (1, 3, 2)):
        model = TableModel(TRAP)
        list(beam_search(model, SOURCE, width=2, max_tokens=max_tokens, alpha=alpha))
        assert model.rows_stepped == [1, 2, 1][:steps]


@pytest.mark.parametrize(("wanted", "steps"), [(1, 2), (2, 3)])
def test_the_search_goes_on_for_as_many_finished_hypotheses_as_are_wanted(wanted: int, steps: int) -> None:
    """After two steps the end alone (0.1) and B (0.36) are finished; A A (0.2) is alive and can still be the second."""
    model = TableModel(TRAP)
    list(beam_search(model, SOURCE, width=3, max_tokens=9, alpha=0, wanted=wanted))
    assert model.rows_stepped == [1, 2, 1][:steps]


@pytest.mark.parametrize("alpha", [0.0, 0.6, 1.0, 3.0])
@pytest.mark.parametrize("seed", range(6))
def test_a_beam_search_is_that_of_the_textbook(seed: int, alpha: float) -> None:
    table = random_table(seed)
    for width in (1, 2, 3, 5):
        expected = textbook_beam(table, width, limit=5)
        steps = list(beam_search(TableModel(table), SOURCE, width=width, max_tokens=5, alpha=alpha, wanted=ALL))
        finished = {h.token_ids: h for step in steps for h in step.finished}
        assert {ids: hypothesis.log_prob for ids, hypothesis in finished.items()} == pytest.approx(expected, abs=1e-5)
        ranking = sorted(expected, key=lambda ids: -expected[ids] / ((5 + len(ids)) / 6) ** alpha)
        for n in range(1, width + 1):
            assert ids_of(n_best(TableModel(table), SOURCE, n, width=width, max_tokens=5, alpha=alpha)) == ranking[:n]


@pytest.mark.parametrize("alpha", [0.0, 0.6, 2.0])
@pytest.mark.parametrize("seed", range(6))
def test_a_beam_that_is_wide_enough_finds_the_best_translation_there_is(seed: int, alpha: float) -> None:
    table = random_table(seed, depth=3)
    every = [
        (*produced, END) for produced in [*table, *((*ids, x) for ids in table if len(ids) == 2 for x in (A, B, C))]
    ]
    assert sum(probability_of(table, ids) for ids in every) == pytest.approx(1)
    scores = {ids: math.log(probability_of(table, ids)) / ((5 + len(ids)) / 6) ** alpha for ids in every}
    (best,) = n_best(TableModel(table), SOURCE, width=4**4, max_tokens=4, alpha=alpha)
    assert best.token_ids == max(scores, key=lambda ids: scores[ids])
    assert best.score == pytest.approx(scores[best.token_ids], abs=1e-5)


def test_hypotheses_go_through_the_model_together() -> None:
    model = TableModel(random_table(3))
    list(beam_search(model, SOURCE, width=3, max_tokens=3, wanted=ALL))
    assert model.rows_stepped[0] == 1
    assert len(model.rows_stepped) == 3, "once a step, however many hypotheses there are"
    assert max(model.rows_stepped) > 1


@each_variant
def test_several_sources_are_searched_together_as_they_are_one_by_one(variant: Variant) -> None:
    model = variant.build()
    beams = [Beam(3, 9, prefix=(7, 8) if i == 1 else (), wanted=3) for i in range(len(SOURCES))]
    rows = [sum(len(step.kept) for step in steps.values()) for steps in search(model, SOURCES, beams)]
    assert rows[0] > len(SOURCES), "hypotheses of several sources must have been alive at once"
    for source, beam in zip(SOURCES, beams, strict=True):
        alone = n_best(model, source, 3, width=3, max_tokens=9, prefix=beam.prefix)
        together = beam.best(3)
        assert ids_of(together) == ids_of(alone)
        assert probabilities_of(together) == pytest.approx(probabilities_of(alone), rel=1e-4)


def test_a_source_whose_search_is_over_leaves_the_others_as_they_were() -> None:
    model = TableModel(TRAP)
    beams = [Beam(2, 1), Beam(2, 9, alpha=0), Beam(2, 0)]
    for _ in search(model, [SOURCE] * 3, beams):
        pass
    assert ids_of(beams[0].best(1)) == [(A,)]
    assert ids_of(beams[1].best(1)) == [(B, END)]
    assert beams[2].best(1) == [BeamHypothesis((), 0.0, 0.0)]
    assert model.rows_stepped == [2, 2], "the first step of two sources, the second of the one that went on"


def test_the_steps_are_a_tree_whose_parents_were_kept() -> None:
    steps = list(beam_search(TableModel(random_table(1)), SOURCE, width=3, max_tokens=5, wanted=ALL))
    assert len(steps) > 3
    for before, step in pairwise(steps):
        kept = {hypothesis.token_ids for hypothesis in before.kept}
        assert {hypothesis.token_ids[:-1] for hypothesis in all_of([step])} <= kept
        for part in (step.kept, step.finished, step.pruned):
            assert [h.log_prob for h in part] == sorted((h.log_prob for h in part), reverse=True)
        worst = min(hypothesis.log_prob for hypothesis in (*step.kept, *step.finished))
        assert all(hypothesis.log_prob <= worst for hypothesis in step.pruned)
        assert [h.is_finished for h in (*step.kept, *step.finished)] == [False] * len(step.kept) + [True] * len(
            step.finished
        )


def test_pieces_that_cannot_come_are_never_looked_at() -> None:
    steps = list(beam_search(TableModel(TRAP), SOURCE, width=3 * VOCABULARY_SIZE, max_tokens=9, wanted=ALL))
    assert all(probability_of(TRAP, hypothesis.token_ids) > 0 for hypothesis in all_of(steps))


@each_variant
def test_a_beam_of_one_is_greedy_decoding(variant: Variant) -> None:
    model = variant.build()
    for source in SOURCES:
        tokens = list(islice(decode_greedily(model, source), 12))
        (best,) = n_best(model, source, width=1, max_tokens=12)
        assert list(best.token_ids) == [token.token_id for token in tokens]
        assert best.log_prob == pytest.approx(sum(token.log_prob for token in tokens), abs=1e-4)


@each_architecture
def test_a_beam_of_one_ends_where_greedy_decoding_ends(
    name: str, trained: dict[str, Architecture[Any]], tokenizer: Tokenizer, known_pairs: list[Pair]
) -> None:
    sources = [tokenizer.encode(pair.source) for pair in known_pairs[:8]]
    found = [n_best(trained[name], source, width=1, max_tokens=20)[0] for source in sources]
    assert all(hypothesis.is_finished for hypothesis in found)
    assert [list(hypothesis.token_ids[:-1]) for hypothesis in found] == translate_ids(
        trained[name], sources, max_tokens=20
    )


@each_variant
def test_every_hypothesis_has_the_probability_that_teacher_forcing_gives_it(variant: Variant) -> None:
    """Rows that were mixed up between two steps would have other probabilities."""
    model = variant.build()
    steps = list(beam_search(model, SOURCES[0], width=6, max_tokens=7, wanted=ALL))
    parents = [[h.token_ids[:-1] for h in step.kept] for step in steps[2:]]
    before = [ids_of(step.kept) for step in steps[1:-1]]
    assert any(rows != ids for rows, ids in zip(parents, before, strict=True)), "rows must have changed places"
    for hypothesis in list(all_of(steps[1:]))[::5]:
        expected = forced_log_prob(model, SOURCES[0], hypothesis.token_ids)
        assert hypothesis.log_prob == pytest.approx(expected, abs=1e-3)


def test_what_was_not_finished_at_the_limit_comes_last() -> None:
    cut = n_best(TableModel(TRAP), SOURCE, 3, width=3, max_tokens=2, alpha=0)
    assert ids_of(cut) == [(B, END), (END,), (A, A)]
    assert [h.is_finished for h in cut] == [True, True, False]
    (nothing,) = n_best(TableModel({(): {A: 1.0}, (A,): {A: 1.0}}), SOURCE, width=2, max_tokens=2)
    assert nothing.token_ids == (A, A)
    assert not nothing.is_finished


def test_a_forced_prefix_begins_every_hypothesis_and_counts_as_part_of_it() -> None:
    steps = list(beam_search(TableModel(TRAP), SOURCE, width=2, max_tokens=9, alpha=1, prefix=(A,), wanted=2))
    assert ids_of(steps[0].kept) == [(A,)]
    assert probabilities_of(steps[0].kept) == pytest.approx([0.5])
    assert ids_of(steps[1].kept) == [(A, A), (A, B)]
    best, second = n_best(TableModel(TRAP), SOURCE, 2, width=2, max_tokens=9, alpha=1, prefix=(A,))
    assert (best.token_ids, second.token_ids) == ((A, A, END), (A, B, END))
    assert probabilities_of([best, second]) == pytest.approx([0.2, 0.175])
    assert best.score == pytest.approx(math.log(0.2) / (8 / 6), abs=1e-5)
    (whole,) = n_best(TableModel(TRAP), SOURCE, width=2, max_tokens=2, prefix=(A, B, A))
    assert (whole.token_ids, whole.is_finished) == ((A, B, A), False)


@each_variant
def test_a_forced_prefix_leads_to_the_probabilities_of_teacher_forcing(variant: Variant) -> None:
    model, prefix = variant.build(), (9, 4, 17)
    for hypothesis in n_best(model, SOURCES[0], 3, width=3, max_tokens=6, prefix=prefix):
        assert hypothesis.token_ids[:3] == prefix
        expected = forced_log_prob(model, SOURCES[0], hypothesis.token_ids)
        assert hypothesis.log_prob == pytest.approx(expected, abs=1e-3)


def test_a_forced_end_is_the_end() -> None:
    for prefix in ((END,), (A, END), (A, END, B)):
        (step,) = beam_search(TableModel(TRAP), SOURCE, width=3, max_tokens=9, prefix=prefix)
        (finished,) = step.finished
        assert (step.kept, step.pruned) == ((), ())
        assert finished.token_ids == prefix[: prefix.index(END) + 1]
        assert finished.log_prob == pytest.approx(math.log(probability_of(TRAP, finished.token_ids)))
        assert n_best(TableModel(TRAP), SOURCE, 2, width=3, max_tokens=9, prefix=prefix) == [finished]
    beam = Beam(2, 9, prefix=(END, A))
    beam.advance([[(END, -1.0)]])
    assert beam.is_over
    assert beam.forced is None


def test_searching_leaves_no_trace_in_torch_between_two_steps() -> None:
    for _ in beam_search(TableModel(TRAP), SOURCE, width=2, max_tokens=9):
        assert torch.is_grad_enabled()
        assert not torch.is_inference_mode_enabled()


@pytest.mark.parametrize(("width", "alpha"), [(0, 0.6), (2, -0.1), (2, math.nan), (2, math.inf)])
def test_a_beam_without_places_or_with_a_senseless_penalty_is_refused(width: int, alpha: float) -> None:
    with pytest.raises(ConfigError, match="cannot be searched"):
        n_best(TableModel(TRAP), SOURCE, width=width, max_tokens=9, alpha=alpha)
