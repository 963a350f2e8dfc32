"""What the chart of the experiment on gradients shows of its measurements."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from engine.measurements.gradient_reach import Decay, NetworkReach

Quantity = Literal["gradient", "jacobian"]


@dataclass(frozen=True, slots=True)
class GradientCurve:
    """The norms of one network, the nearest digit's first.

    Attributes:
        architecture: whose colours it has.
        norms: the typical ones; empty where there is nothing to differentiate along.
        lows, highs: what eight in ten samples lie between.
        decay: fitted to the norms, None without any.
    """

    network: str
    architecture: str
    norms: tuple[float, ...]
    lows: tuple[float, ...]
    highs: tuple[float, ...]
    decay: Decay | None


@dataclass(frozen=True, slots=True)
class DigitNorms:
    """A source and the norm of the gradient at each of its digits, in reading order.

    Attributes:
        copied: the place of the digit that the output copies.
    """

    network: str
    architecture: str
    digits: tuple[str, ...]
    norms: tuple[float, ...]
    copied: int


def gradient_curves(
    measured: Sequence[NetworkReach], quantity: Quantity, *, is_relative: bool
) -> tuple[GradientCurve, ...]:
    """A curve for each network, relative to its own norm at the nearest digit, or as measured."""
    return tuple(_curve(m, quantity, is_relative=is_relative) for m in measured)


def digit_norms(measured: NetworkReach) -> DigitNorms:
    """The gradient at each digit of the sequence that is shown."""
    copied = len(measured.digits) - 1 - measured.output
    return DigitNorms(measured.network, measured.architecture, measured.digits, measured.norms, copied)


def _curve(measured: NetworkReach, quantity: Quantity, *, is_relative: bool) -> GradientCurve:
    reach = measured.gradient if quantity == "gradient" else measured.jacobian
    if reach is None:
        return GradientCurve(measured.network, measured.architecture, (), (), (), None)
    nearest = reach.typical[0] if is_relative else 1.0
    norms, lows, highs = (tuple(norm / nearest for norm in norms) for norms in (reach.typical, reach.low, reach.high))
    return GradientCurve(measured.network, measured.architecture, norms, lows, highs, reach.decay)
