"""The learning curve of a training, from its event log."""

from itertools import pairwise
from pathlib import Path

import pytest

from engine.cards import MOST_CURVE_POINTS, CurvePoint
from engine.checkpoint import read_facts
from engine.commands import StartTraining
from engine.config import preset
from engine.event_log import EVENT_LOG
from engine.events import Event, TrainStepDone, ValidationScored
from engine.jobs import start_job
from engine.learning_curve import curve_of, read_learning_record, thin
from engine.models import LoadedModels
from tests.engine.small_models import SMALL_SIZES


def step(number: int, loss: float) -> TrainStepDone:
    return TrainStepDone(1, "rnn", number, loss, 0.1, 1.0, 1000.0, None)


def test_a_point_has_the_mean_training_loss_since_the_point_before() -> None:
    events: list[Event] = [
        ValidationScored(1, "rnn", 0, 4.0, 0.0, True, 0.25),
        step(1, 3.0),
        step(2, 2.0),
        ValidationScored(1, "rnn", 2, 2.25, 12.345, True, 9.96),
        step(3, 1.0),
        ValidationScored(1, "rnn", 3, 2.0, 20.0, True, None, 0.123456),
    ]
    assert curve_of(events) == (
        CurvePoint(step=0, seconds=0.2, validation_loss=4.0, bleu=0.0),
        CurvePoint(step=2, seconds=10.0, training_loss=2.5, validation_loss=2.25, bleu=12.35),
        CurvePoint(step=3, training_loss=1.0, validation_loss=2.0, bleu=20.0, alignment_error_rate=0.1235),
    )


@pytest.mark.parametrize("count", [1, 59, 60, 61, 119, 1000])
def test_a_long_curve_is_thinned_evenly_and_keeps_its_ends(count: int) -> None:
    curve = tuple(CurvePoint(step=i, validation_loss=1.0, bleu=0.0) for i in range(count))
    kept = [point.step for point in thin(curve)]
    assert len(kept) == min(count, MOST_CURVE_POINTS)
    assert (kept[0], kept[-1]) == (0, count - 1)
    gaps = {after - before for before, after in pairwise(kept)}
    assert not gaps or max(gaps) - min(gaps) <= 1


def test_the_record_of_a_training_that_was_stopped_and_resumed_holds_each_validation_once(tmp_path: Path) -> None:
    config = preset(
        "tiny",
        architectures=("rnn", "transformer"),
        corpus={"embedded": "reversal", "pairs": 300, "validation_pairs": 10},
        sizes={name: SMALL_SIZES[name] for name in ("rnn", "transformer")},
        budget={"steps": 9},
        validation={"steps": 3, "bleu_pairs": 2},
        precision="float32",
        threads=1,
    )
    events = start_job(StartTraining(1, config, str(tmp_path)), LoadedModels())
    for event in events:
        if isinstance(event, TrainStepDone) and (event.architecture, event.step) == ("transformer", 5):
            events.close()
    for _ in start_job(StartTraining(2, config, str(tmp_path), resume=True), LoadedModels()):
        pass
    record = read_learning_record(tmp_path / EVENT_LOG, "rnn")
    assert [point.step for point in record.curve] == [0, 3, 6, 9]
    times = [point.seconds for point in record.curve]
    assert times == sorted(times, key=lambda seconds: seconds or 0)
    assert (times[-1] or 0) <= read_facts(tmp_path / "rnn" / "last").seconds + 0.1
    assert [point.training_loss is None for point in record.curve] == [True, False, False, False]
    assert (record.training_pairs, record.validation_pairs) == (300, 11)
    assert record.tokens_per_second
    assert record.curve != read_learning_record(tmp_path / EVENT_LOG, "transformer").curve


def test_without_a_log_nothing_is_known(tmp_path: Path) -> None:
    record = read_learning_record(tmp_path / EVENT_LOG, "rnn")
    assert (record.curve, record.tokens_per_second, record.training_pairs) == ((), None, 0)
