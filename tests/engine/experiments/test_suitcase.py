"""A longer vector carries longer sequences; attention needs none of fixed length."""

from collections import defaultdict
from statistics import mean
from typing import Any

import pytest

from engine.checkpoint import read_facts
from engine.errors import ConfigError
from engine.events import ExperimentMeasured, ExperimentRecalled, JobProgressed
from engine.experiments import suitcase
from engine.experiments.contract import Laboratory
from engine.experiments.suitcase_training import FOLDER, shipped_folder, training_sources
from engine.measurements.suitcase import (
    LENGTHS,
    SHIPPED_STEPS,
    VECTORS,
    ReversalMeasured,
    SuitcaseOptions,
    suitcase_tables,
)
from engine.models import LoadedModels, find_packs
from tests.engine.experiments.running import experiment_events, measure

LIVE: dict[str, Any] = {"train": 8, "steps": 20, "sequences": 10}
Curve = dict[int, float]


def by_vector(measured: list[ReversalMeasured]) -> dict[int | None, Curve]:
    """Exact match by length, for each vector."""
    curves: dict[int | None, Curve] = defaultdict(dict)
    for m in measured:
        curves[m.numbers][m.length] = m.exact_match
    return dict(curves)


@pytest.fixture(scope="module")
def shipped() -> list[ReversalMeasured]:
    """What the shipped models reach."""
    steps = suitcase.run(SuitcaseOptions(sequences=50), Laboratory(LoadedModels()))
    return [step for step in steps if isinstance(step, ReversalMeasured)]


def test_the_longer_the_vector_the_longer_the_sequences_that_fit(shipped: list[ReversalMeasured]) -> None:
    curves = by_vector(shipped)
    for length in (8, 9, 10):
        for shorter, longer in ((16, 64), (64, 512)):
            assert curves[longer][length] > curves[shorter][length] + 10, (length, shorter, longer)
    means = [mean(curves[numbers].values()) for numbers in VECTORS]
    assert means == sorted(means)


def test_no_vector_carries_the_longest_sequences(shipped: list[ReversalMeasured]) -> None:
    curves = by_vector(shipped)
    for numbers in VECTORS:
        assert curves[numbers][4] > 90
        assert curves[numbers][14] < 20


def test_attention_needs_no_vector(shipped: list[ReversalMeasured]) -> None:
    assert min(by_vector(shipped)[None].values()) >= 98
    parameters = {m.numbers: m.parameters for m in shipped}
    assert parameters[None] < parameters[64]


def test_only_the_length_of_the_vector_differs() -> None:
    facts = [read_facts(shipped_folder(numbers)) for numbers in VECTORS]
    assert {each.step for each in facts} == {SHIPPED_STEPS}
    assert [each.sizes.pop("context_size") for each in facts] == list(VECTORS)
    attention = read_facts(shipped_folder(None))
    for each in facts:
        assert each.sizes == facts[0].sizes
        assert (each.step, each.tokenizer, each.corpus) == (attention.step, attention.tokenizer, attention.corpus)
        assert each.sizes.items() <= attention.sizes.items()


def test_no_model_was_trained_on_what_it_is_measured_with() -> None:
    for length in LENGTHS:
        sources = {pair.source for pair in suitcase.unseen_sequences(length, 200)}
        assert len(sources) == 200
        assert {len(source.split()) for source in sources} == {length}
        assert not sources & training_sources()


def test_every_length_is_measured_and_its_mistakes_are_mistakes(shipped: list[ReversalMeasured]) -> None:
    assert [(m.numbers, m.length) for m in shipped] == [(n, length) for n in (*VECTORS, None) for length in LENGTHS]
    for m in shipped:
        assert m.sequences == 50
        assert m.low <= m.exact_match <= m.high
        assert len(m.mistakes) == min(20, m.sequences - m.right)
        for mistake in m.mistakes:
            assert mistake.reference == mistake.source[::-1] != mistake.translation
            assert len(mistake.source.split()) == m.length


def test_the_models_take_little_room_and_are_no_pack() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < 900 * 1024
    assert "suitcase" not in {pack.name for pack in find_packs()}


def test_a_model_is_trained_live_and_measured() -> None:
    events = list(experiment_events("suitcase", **LIVE))
    steps = [event.done for event in events if isinstance(event, JobProgressed) and event.what == "Training"]
    assert steps == [0, 10]
    measured = [event.measurement for event in events if isinstance(event, ExperimentMeasured)]
    assert [m.length for m in measured if isinstance(m, ReversalMeasured)] == list(LENGTHS)
    for m in measured:
        assert isinstance(m, ReversalMeasured)
        assert (m.numbers, m.is_shipped, m.seed, m.steps) == (8, False, 1, 20)


def test_a_live_training_is_repeated_exactly_by_its_seed() -> None:
    first, again = (measure("suitcase", **LIVE, seed=3, is_fresh=True) for _ in range(2))
    assert first == again
    assert measure("suitcase", **LIVE, seed=4) != first


def test_a_live_curve_that_broke_off_is_gone_on_with() -> None:
    whole = measure("suitcase", **LIVE)
    events = experiment_events("suitcase", **LIVE, is_fresh=True)
    next(event for event in events if isinstance(event, ExperimentMeasured))
    events.close()
    again = list(experiment_events("suitcase", **LIVE))
    recalled = again[0]
    assert isinstance(recalled, ExperimentRecalled)
    later = [event.measurement for event in again if isinstance(event, ExperimentMeasured)]
    assert [*recalled.measurements, *later] == whole
    assert len(recalled.measurements) == 1


@pytest.mark.slow
def test_trained_live_a_model_comes_near_the_shipped_one(shipped: list[ReversalMeasured]) -> None:
    live = by_vector(measure("suitcase", train=16, sequences=50))[16]
    assert mean(live.values()) == pytest.approx(mean(by_vector(shipped)[16].values()), abs=12)


@pytest.mark.slow
def test_a_short_vector_makes_up_for_room_by_a_longer_training(shipped: list[ReversalMeasured]) -> None:
    live = by_vector(measure("suitcase", train=16, steps=2 * SHIPPED_STEPS, sequences=50))[16]
    assert mean(live.values()) > mean(by_vector(shipped)[16].values()) + 10


def test_the_tables_tell_all_scores_and_mistakes(shipped: list[ReversalMeasured]) -> None:
    scores, mistakes = suitcase_tables(shipped)
    assert len(scores.rows) == len(shipped)
    assert len(mistakes.rows) == sum(len(m.mistakes) for m in shipped)
    for table in (scores, mistakes):
        assert all(len(row) == len(table.columns) for row in table.rows)


@pytest.mark.parametrize("option", [{"train": 0}, {"train": 5000}, {"sequences": 1}, {"steps": 0}, {"vector": 16}])
def test_options_out_of_bounds_are_refused(option: dict[str, Any]) -> None:
    with pytest.raises(ConfigError, match="suitcase"):
        measure("suitcase", **option)
