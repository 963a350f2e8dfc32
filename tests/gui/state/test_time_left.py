"""How long a training still takes."""

import pytest

from engine.config import TrainingOrder
from engine.events import TrainingFinished, TrainStepDone
from gui.state.time_left import TimesLeft, times_left
from gui.state.training_choice import CorpusChoice, TrainingChoice
from gui.state.training_progress import TrainingProgress

NAMES = ("rnn", "transformer")


def at(name: str, step: int, seconds: float, left: float | None) -> TrainStepDone:
    return TrainStepDone(1, name, step, 2.0, 1e-3, 1.0, 1000.0, left, seconds)


def left(
    order: TrainingOrder, *events: TrainStepDone | TrainingFinished, minutes: float | None = 5, steps: int | None = None
) -> TimesLeft:
    changes = ((("budget", "steps"), steps),) if steps else ()
    choice = TrainingChoice(NAMES, CorpusChoice("reversal"), "tiny", minutes, order=order, changes=changes)
    progress = TrainingProgress.begin(1, "run", NAMES)
    for event in events:
        progress.apply(event)
    return times_left(progress, choice.configuration(""))


def test_before_the_first_step_all_budgets_are_left() -> None:
    assert left("sequential") == TimesLeft({"rnn": 300, "transformer": 600}, 600)
    assert left("alternating").whole == 600


def test_one_after_the_other_each_waits_for_those_before() -> None:
    found = left("sequential", at("rnn", 10, 100, 200))
    assert found == TimesLeft({"rnn": 200, "transformer": 500}, 500)
    ended = TrainingFinished(1, "rnn", 20, "out_of_time", None)
    assert left("sequential", ended, at("transformer", 5, 60, 240)) == TimesLeft({"rnn": 0, "transformer": 240}, 240)


def test_alternating_architectures_take_as_many_steps_each() -> None:
    """The RNN has 10 s a step and takes 10 more; the Transformer takes 20 s a step and 10 more too."""
    found = left("alternating", at("rnn", 10, 100, 100), at("transformer", 10, 200, 200))
    assert found == TimesLeft({"rnn": 300, "transformer": 300}, 300)


def test_the_one_with_quick_steps_takes_longer_than_the_slow_one_for_the_same_minutes() -> None:
    """30 steps of 10 s and 15 of 20 s: after 15 rounds of 30 s the slow one is done, then the other goes on alone."""
    found = left("alternating", at("rnn", 10, 100, 300), at("transformer", 10, 200, 300))
    assert found == TimesLeft({"rnn": 600, "transformer": 450}, 600)


def test_the_others_take_no_time_once_they_have_ended() -> None:
    ended = TrainingFinished(1, "transformer", 5, "early_stopped", None)
    assert left("alternating", at("rnn", 10, 100, 200), ended).whole == 200


@pytest.mark.parametrize("order", ["alternating", "sequential"])
def test_what_cannot_be_known_is_not_told(order: TrainingOrder) -> None:
    endless = left(order, at("rnn", 1, 1, None), at("transformer", 1, 1, None), minutes=None)
    assert endless == TimesLeft(dict.fromkeys(NAMES), None)
    begun = left(order, at("rnn", 10, 10, 10), minutes=None, steps=20)
    assert begun.parts["transformer"] is None
    assert begun.whole is None
    assert begun.parts["rnn"] == (10 if order == "sequential" else None)
