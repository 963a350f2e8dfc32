"""What of the measurements the chart of gradients shows."""

from engine.measurements.gradient_reach import Decay, NetworkReach, Reach
from gui.state.gradient_curves import digit_norms, gradient_curves

GRADIENT = Reach(
    samples=8, typical=(4.0, 2.0, 1.0), low=(2.0, 1.0, 0.5), high=(8.0, 4.0, 2.0), decay=Decay(rate=0.5, quality=1)
)
MEASURED = NetworkReach(
    network="gru",
    architecture="rnn",
    is_trained=True,
    parameters=10,
    output=2,
    probability=0.5,
    digits=("3", "1", "4"),
    norms=(1.5, 2.5, 3.5),
    gradient=GRADIENT,
    jacobian=None,
)


def test_relative_curves_begin_with_one_and_keep_their_shape() -> None:
    (curve,) = gradient_curves([MEASURED], "gradient", is_relative=True)
    assert curve.norms == (1.0, 0.5, 0.25)
    assert curve.lows == (0.5, 0.25, 0.125)
    assert curve.highs == (2.0, 1.0, 0.5)
    assert curve.decay == GRADIENT.decay


def test_curves_as_measured_are_the_norms_themselves() -> None:
    (curve,) = gradient_curves([MEASURED], "gradient", is_relative=False)
    assert (curve.norms, curve.lows, curve.highs) == (GRADIENT.typical, GRADIENT.low, GRADIENT.high)


def test_without_a_chain_of_states_there_is_a_curve_without_points() -> None:
    (curve,) = gradient_curves([MEASURED], "jacobian", is_relative=True)
    assert (curve.network, curve.norms, curve.decay) == ("gru", (), None)


def test_the_copied_digit_lies_as_far_from_the_end_as_the_output_from_the_start() -> None:
    assert digit_norms(MEASURED).copied == 0
    assert digit_norms(MEASURED.model_copy(update={"output": 0})).copied == 2
    assert digit_norms(MEASURED).norms == (1.5, 2.5, 3.5)
