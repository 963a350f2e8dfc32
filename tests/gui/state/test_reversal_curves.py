"""Curves of shipped and live models, kept beside each other."""

from engine.measurements.suitcase import Mistake, ReversalMeasured
from gui.state.digit_faults import marked_digits
from gui.state.reversal_curves import ReversalCurves


def measured(
    numbers: int | None, length: int, right: int, *, is_shipped: bool = True, seed: int = 1, steps: int = 10
) -> ReversalMeasured:
    return ReversalMeasured(
        architecture="rnn" if numbers else "attention_rnn",
        numbers=numbers,
        is_shipped=is_shipped,
        seed=seed,
        steps=steps,
        parameters=1000,
        state_size=48,
        length=length,
        sequences=10,
        right=right,
        low=0.0,
        high=100.0,
        mistakes=(Mistake(source="1 2", reference="2 1", translation="2 2"),) if right < 10 else (),
    )


def test_models_lie_as_their_curves_do_the_attention_rnn_on_top() -> None:
    curves = ReversalCurves()
    curves.take([measured(16, 4, 9), measured(512, 4, 10), measured(None, 4, 10), measured(24, 4, 9, is_shipped=False)])
    assert [(m.numbers, m.is_shipped) for m in curves.models] == [
        (None, True),
        (512, True),
        (24, False),
        (16, True),
    ]
    assert [m.share for m in curves.models[1:]] == sorted((m.share for m in curves.models[1:]), reverse=True)
    assert (curves.models[1].share, curves.models[-1].share) == (1.0, 0.0)


def test_what_is_measured_again_takes_the_place_of_what_was_there() -> None:
    curves = ReversalCurves()
    curves.take([measured(16, 4, 9), measured(16, 5, 7)])
    curves.take([measured(16, 4, 3)])
    (model,) = curves.models
    assert curves.curve(model) == ((4, 30.0), (5, 70.0))
    assert curves.at(model, 6) is None


def test_another_seed_a_longer_training_and_a_live_one_are_curves_of_their_own() -> None:
    curves = ReversalCurves()
    curves.take([measured(16, 4, 9), measured(16, 4, 6, is_shipped=False, steps=20)])
    curves.take([measured(16, 4, 8, is_shipped=False), measured(16, 4, 7, is_shipped=False, seed=2)])
    assert [m.right for m in curves.measurements] == [6, 7, 8, 9]


def test_a_vector_beyond_the_shipped_ones_is_at_the_end_of_the_ramp() -> None:
    curves = ReversalCurves()
    curves.take([measured(4, 4, 1, is_shipped=False), measured(1024, 4, 10, is_shipped=False)])
    assert [m.share for m in curves.models] == [1.0, 0.0]


def test_wrong_missing_and_surplus_digits_are_marked_in_their_places() -> None:
    assert marked_digits("3 2 1", "3 1 1") == (("3", False), ("1", True), ("1", False))
    assert marked_digits("3 2 1", "3 2") == (("3", False), ("2", False), ("–", True))
    assert marked_digits("3 2", "3 2 2") == (("3", False), ("2", False), ("2", True))
    assert marked_digits("3 2", "") == (("–", True), ("–", True))
