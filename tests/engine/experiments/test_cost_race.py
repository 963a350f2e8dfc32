"""Finding: attention learns in fewer steps, and only the Transformer's training need not wait piece by piece."""

from pathlib import Path

import pytest
import torch

from engine.architectures import ARCHITECTURES, build_architecture, count_parameters
from engine.events import ExperimentMeasured
from engine.experiments.cost_race import SIZES, _seconds_until
from engine.experiments.operation_chain import longest_path, operations_in_a_row
from engine.measurements.cost_race import ChainMeasured, CostMeasured, DecodingTimed, Entrant, Scored, cost_race_tables
from tests.engine.experiments.running import experiment_events, measure

SHORT = {"steps": 20}
VOCABULARIES = {"reversal": 25, "grammar": 1500}


@pytest.fixture(scope="module")
def measured() -> list[CostMeasured]:
    return measure("cost_race", **SHORT, is_fresh=True)


@pytest.mark.parametrize("corpus", list(SIZES))
def test_all_have_as_many_parameters_within_a_twentieth(corpus: str) -> None:
    assert set(SIZES[corpus]) == set(ARCHITECTURES)
    counts = [
        count_parameters(build_architecture(name, VOCABULARIES[corpus], sizes)) for name, sizes in SIZES[corpus].items()
    ]
    assert max(counts) < 1.05 * min(counts)


@pytest.mark.parametrize("name", ["rnn", "attention_rnn"])
def test_the_operations_of_a_recurrent_network_wait_for_each_other_piece_by_piece(name: str) -> None:
    model = build_architecture(name, 25, SIZES["reversal"][name])
    ten, twenty, forty = (operations_in_a_row(model, length) for length in (10, 20, 40))
    assert twenty - ten >= 10 * 2  # reading and writing, at least one operation each
    assert forty - twenty == 2 * (twenty - ten)


def test_those_of_the_transformer_are_as_many_for_any_length() -> None:
    model = build_architecture("transformer", 25, SIZES["reversal"]["transformer"])
    assert operations_in_a_row(model, 10) == operations_in_a_row(model, 60)


def test_the_longest_path_is_counted_and_not_all_operations() -> None:
    x = torch.ones(2, requires_grad=True)
    assert longest_path(x * 2) == 1
    deep = ((x * 2) * 3) * 4
    assert longest_path(deep + x * 5) == 4
    assert longest_path(torch.ones(2)) == 0


def test_all_start_from_nothing_and_are_scored_after_the_same_steps(measured: list[CostMeasured]) -> None:
    assert [m.architecture for m in measured if isinstance(m, Entrant)] == list(ARCHITECTURES)
    scores = {name: [m for m in measured if isinstance(m, Scored) and m.architecture == name] for name in ARCHITECTURES}
    steps = [[score.step for score in own] for own in scores.values()]
    assert steps[0] == steps[1] == steps[2]
    assert (steps[0][0], steps[0][-1]) == (0, 20)
    for own in scores.values():
        assert own[0].bleu < 5
        assert own[-1].loss < own[0].loss
        assert [score.seconds for score in own] == sorted(score.seconds for score in own)
        assert all(score.tokens_per_second for score in own[1:])


@pytest.mark.slow
def test_a_race_that_was_left_goes_on_from_its_checkpoints(user_data: Path) -> None:
    events = experiment_events("cost_race", steps=20, seed=2)
    begun: list[CostMeasured] = []
    for event in events:
        if isinstance(event, ExperimentMeasured):
            begun.append(event.measurement)  # type: ignore[arg-type]
            if isinstance(event.measurement, Scored) and event.measurement.step >= 8:
                break
    events.close()
    assert list((user_data / "experiments").glob("cost_race-*/rnn/last*"))
    later = measure("cost_race", steps=20, seed=2)
    assert later[: len(begun)] == begun
    for name in ARCHITECTURES:
        steps = [m.step for m in later if isinstance(m, Scored) and m.architecture == name]
        assert steps == sorted(set(steps))
        assert steps[-1] == 20
    assert not list((user_data / "experiments").glob("cost_race-*/"))


def test_the_first_table_sums_the_race_up(measured: list[CostMeasured]) -> None:
    summary, scores, chains, times = cost_race_tables(measured)
    assert [row[0] for row in summary.rows] == [ARCHITECTURES[name].description.title for name in ARCHITECTURES]
    assert all(cell is not None for row in summary.rows for cell in row)
    assert len(scores.rows) == sum(isinstance(m, Scored) for m in measured)
    assert len(chains.rows) == sum(isinstance(m, ChainMeasured) for m in measured)
    assert len(times.rows) == sum(isinstance(m, DecodingTimed) for m in measured)


@pytest.mark.slow
def test_by_the_step_the_attention_rnn_wins_and_the_rnn_stays_far_behind() -> None:
    found = measure("cost_race")
    last = {m.architecture: m.bleu for m in found if isinstance(m, Scored)}
    assert last["attention_rnn"] > 90
    assert last["rnn"] < last["attention_rnn"] - 30
    assert last["rnn"] < last["transformer"]


def test_a_race_that_goes_on_counts_the_seconds_of_steps_after_the_last_score() -> None:
    score = Scored(architecture="rnn", step=40, seconds=2.0, bleu=0, loss=3, tokens_per_second=None)
    assert _seconds_until(50, [score]) == pytest.approx(2.5)
    assert _seconds_until(20, [score]) == pytest.approx(1.0)  # those after the checkpoint are taken once more
    assert _seconds_until(0, []) == 0


def test_the_mean_speed_is_of_all_tokens_over_all_seconds() -> None:
    entrant = Entrant(architecture="rnn", title="RNN", parameters=1)
    scores = [
        Scored(architecture="rnn", step=step, seconds=seconds, bleu=0, loss=3, tokens_per_second=speed)
        for step, seconds, speed in ((0, 0.0, None), (10, 1.0, 900), (20, 4.0, 300))
    ]
    assert 450 in cost_race_tables([entrant, *scores])[0].rows[0]
