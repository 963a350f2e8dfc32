"""What is done to the weights of a step, taken back, and drawn before it is measured."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.event_values import Candidate, Piece
from engine.measurements.surgery import StepOperated, StepReading
from gui.state.surgery import OWN, OperatedView, Operation, Surgery, with_weight

WEIGHTS = st.lists(st.floats(0, 1), min_size=2, max_size=12).filter(lambda weights: sum(weights) > 0.01)


@given(WEIGHTS, st.data())
def test_one_weight_is_set_and_the_others_keep_their_proportions(weights: list[float], data: st.DataObject) -> None:
    weights = [weight / sum(weights) for weight in weights]
    position = data.draw(st.integers(0, len(weights) - 1))
    wanted = data.draw(st.floats(0, 1))
    found = with_weight(weights, position, wanted)
    assert found[position] == wanted
    assert sum(found) == pytest.approx(1)
    assert min(found) >= 0
    others = [(old, new) for place, (old, new) in enumerate(zip(weights, found, strict=True)) if place != position]
    if 1 - weights[position] > 1e-6:
        shrunk = (1 - wanted) / (1 - weights[position])
        assert [new for _, new in others] == pytest.approx([old * shrunk for old, _ in others], abs=1e-6)


def test_where_nothing_is_left_to_share_the_others_get_equal_shares() -> None:
    assert with_weight((0.0, 1.0, 0.0), 1, 0.4) == pytest.approx((0.3, 0.4, 0.3))
    assert with_weight((1.0,), 0, 0.2) == (1.0,)
    assert with_weight((0.5, 0.5), 0, 7.0) == (1.0, 0.0)


def test_operations_are_taken_back_one_by_one_but_a_movement_as_a_whole() -> None:
    surgery = Surgery("everyday", "A dog sleeps.")
    assert not surgery.undo()
    assert surgery.operate(Operation("uniform"))
    assert not surgery.operate(Operation("uniform"))
    surgery.operate(Operation("given", weights=(0.2, 0.8)))
    surgery.operate(Operation("given", weights=(0.1, 0.9)), goes_on=True)
    assert surgery.options()["weights"] == (0.1, 0.9)
    assert surgery.undo()
    assert surgery.operation == Operation("uniform")
    assert surgery.undo()
    assert surgery.operation == OWN
    assert not surgery.undo()


def test_shifts_add_up_and_end_where_they_began() -> None:
    surgery = Surgery("everyday", "A dog sleeps.")
    for moved in (1, 1, -1):
        surgery.shift_by(moved)
    assert surgery.options() == {
        "pack": "everyday",
        "text": "A dog sleeps.",
        "step": 2,
        "lasts": "word",
        "alignment": "shifted",
        "shift": 1,
    }
    surgery.shift_by(-1)
    assert surgery.operation == OWN


def test_another_step_or_sentence_begins_with_its_own_weights() -> None:
    surgery = Surgery("everyday", "A dog sleeps.")
    surgery.operate(Operation("one_hot", position=3))
    assert surgery.options()["position"] == 3
    surgery.choose_step(4)
    assert (surgery.step, surgery.operation, surgery.former) == (4, OWN, [])
    surgery.operate(Operation("uniform"))
    surgery.choose_sentence("everyday", "A dog sleeps.")
    assert surgery.operation == Operation("uniform")
    surgery.choose_sentence("everyday", "A cat sleeps.")
    assert (surgery.step, surgery.operation) == (2, OWN)


def reading(weights: tuple[float, ...], token_ids: tuple[int, ...]) -> StepReading:
    piece = Piece("a", starts_word=True)
    return StepReading(
        weights=weights,
        context=(0.0, 0.0),
        after=(0.5, 0.5),
        candidates=(Candidate(piece, 0.5, 7),),
        log_prob=-0.5,
        pieces=(piece,) * len(token_ids),
        token_ids=token_ids,
        translation="a",
    )


FOUND = StepOperated(
    model="everyday/attention_rnn",
    cell="gru",
    score="additive",
    source=(Piece("a", starts_word=True),) * 3,
    step=2,
    fed=None,
    before=(0.0, 1.0),
    states=((1.0, 0.0), (0.0, 1.0), (1.0, 1.0)),
    energies=(0.0, 0.0, 0.0),
    vocabulary_size=10,
    untouched=reading((0.5, 0.25, 0.25), (5, 6, 7, 8)),
    operated=reading((0.0, 1.0, 0.0), (5, 9, 7, 8, 4)),
    chrf=50.0,
)


def test_what_the_untouched_translation_lacks_is_marked() -> None:
    view = OperatedView(FOUND)
    assert view.is_operated
    assert view.changed == {1, 4}


def test_dragged_weights_are_drawn_with_their_sum_before_they_are_measured() -> None:
    view = OperatedView(FOUND, (0.5, 0.0, 0.5))
    assert view.weights == (0.5, 0.0, 0.5)
    np.testing.assert_allclose(view.parts().context, [1.0, 0.5])
    table = view.weighing()
    np.testing.assert_allclose(table.result, [1.0, 0.5])
    np.testing.assert_allclose(table.weights, [0.5, 0.0, 0.5])
    assert not OperatedView(FOUND, FOUND.untouched.weights).is_operated
