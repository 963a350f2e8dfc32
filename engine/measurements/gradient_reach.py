"""How far the gradient of an output reaches back into the source (Bengio et al. 1994; Pascanu et al. 2013)."""

import math
from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from engine.measurements.contract import Cell, ExperimentOptions, Measurement, Table

SHORTEST, LONGEST = 5, 60
TRAINED_LENGTHS = (4, 14)

Network = Literal["tanh", "gru", "lstm", "attention_rnn", "transformer"]
Output = Literal["first", "middle", "last"]

NETWORKS: tuple[Network, ...] = ("tanh", "gru", "lstm", "attention_rnn", "transformer")


class GradientReachOptions(ExperimentOptions):
    """What is read, and which output is looked at.

    Attributes:
        length: digits of the source.
        output: which digit of the target, forced up to there, has its log-probability differentiated.
        trained: whether the trained networks are measured, or the untrained ones; None: both.
        seeds: how many untrained networks of each kind are measured.
        gate_bias: opens the gates that keep the old state in untrained networks; 0: they are half open.
    """

    length: int = Field(default=40, ge=SHORTEST, le=LONGEST)
    output: Output = "last"
    trained: bool | None = None
    seeds: int = Field(default=5, ge=1, le=50)
    gate_bias: float = Field(default=0.0, ge=0, le=5)


class Decay(Measurement):
    """The line fitted to the logarithm of a norm over the distance, by least squares.

    Attributes:
        rate: by what the norm is multiplied from one position to the next one back.
        quality: the share of the logarithm's variance that the line explains, R², 0..1.
    """

    rate: float
    quality: float

    @property
    def halving(self) -> float | None:
        """After how many positions the norm is half as large; None where it does not fall."""
        return -math.log(2) / math.log(self.rate) if 0 < self.rate < 1 else None


class Reach(Measurement):
    """A norm by distance, the digit nearest to the end of the source first.

    Attributes:
        samples: sequences, times the networks that read each.
        typical: the geometric mean over all samples.
        low, high: what eight in ten samples lie between.
    """

    samples: int
    typical: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    decay: Decay


class NetworkReach(Measurement):
    """How far one network's gradients reach.

    Attributes:
        architecture: whose colours it has.
        output: place of the output in the target, from 0; the digit that it copies is as far from the source's end.
        probability: of the output, on average.
        digits, norms: one of the sequences in reading order, and the gradient's norm at each of its digits.
        gradient: norm of the gradient of the output's log-probability with respect to a digit's embedding.
        jacobian: spectral norm of the derivative of the encoder's last state with respect to the one after a digit;
            None where there is no chain of states.
    """

    network: Network
    architecture: str
    is_trained: bool
    parameters: int
    output: int
    probability: float
    digits: tuple[str, ...]
    norms: tuple[float, ...]
    gradient: Reach
    jacobian: Reach | None


def gradient_reach_tables(measured: Sequence[NetworkReach]) -> tuple[Table, ...]:
    """The fitted decay of each network, and all norms by distance."""
    decays = Table(
        "Decay per position",
        ("network", "trained", "quantity", "rate", "halves every", "R²", "parameters", "samples"),
        tuple(
            (m.network, _yes(m), name, *_cells(reach.decay), m.parameters, reach.samples)
            for m in measured
            for name, reach in _reaches(m)
        ),
    )
    norms = Table(
        "Norms by distance",
        ("network", "trained", "quantity", "positions back", "norm", "low", "high"),
        tuple(
            (m.network, _yes(m), name, distance, *values)
            for m in measured
            for name, reach in _reaches(m)
            for distance, values in enumerate(zip(reach.typical, reach.low, reach.high, strict=True), 1)
        ),
    )
    return decays, norms


def _reaches(measured: NetworkReach) -> tuple[tuple[str, Reach], ...]:
    found = ("gradient", measured.gradient), ("Jacobian", measured.jacobian)
    return tuple((name, reach) for name, reach in found if reach)


def _yes(measured: NetworkReach) -> str:
    return "yes" if measured.is_trained else "no"


def _cells(decay: Decay) -> tuple[Cell, ...]:
    halving = decay.halving
    return round(decay.rate, 4), None if halving is None else round(halving, 2), round(decay.quality, 4)
