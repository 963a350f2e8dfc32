"""What is done to the weights of a decoder step, and the step as it is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from engine.events import Array, SourceAttentionParts
from engine.measurements.surgery import Alignment, Lasts, StepOperated, StepReading
from gui.state.changed_pieces import changed_between
from gui.state.weighing import Weighing, weighing_of_states

ARCHITECTURE = "attention_rnn"


@dataclass(frozen=True, slots=True)
class Operation:
    """What is done to a step's weights; the fields are those of the experiment's options."""

    alignment: Alignment = "own"
    position: int = 1
    shift: int = 1
    weights: tuple[float, ...] = ()


OWN = Operation()


@dataclass(slots=True)
class Surgery:
    """What the reader has chosen: sentence, step, and what is done to it; what was done before can be taken back.

    Attributes:
        step: 1 for that of the first piece. lasts: for how long the operation holds.
        former: earlier operations on this step, the oldest first.
    """

    pack: str = ""
    text: str = ""
    step: int = 2
    lasts: Lasts = "word"
    operation: Operation = OWN
    former: list[Operation] = field(default_factory=list)

    def options(self) -> dict[str, Any]:
        """What is asked of the experiment."""
        own = {"pack": self.pack, "text": self.text, "step": self.step, "lasts": self.lasts}
        done = self.operation
        match done.alignment:
            case "one_hot":
                return {**own, "alignment": "one_hot", "position": done.position}
            case "shifted":
                return {**own, "alignment": "shifted", "shift": done.shift}
            case "given":
                return {**own, "alignment": "given", "weights": done.weights}
        return {**own, "alignment": done.alignment}

    def operate(self, operation: Operation, *, goes_on: bool = False) -> bool:
        """Do this to the step; `goes_on`: as a part of what was done last. Whether anything changes."""
        if operation == self.operation:
            return False
        if not goes_on:
            self.former.append(self.operation)
        self.operation = operation
        return True

    def shift_by(self, pieces: int) -> bool:
        """Move the step's own weights to the right, further than they were moved before."""
        moved = self.operation.shift if self.operation.alignment == "shifted" else 0
        return self.operate(Operation("shifted", shift=moved + pieces) if moved + pieces else OWN)

    def undo(self) -> bool:
        """Take the last operation back; whether there was one."""
        if not self.former:
            return False
        self.operation = self.former.pop()
        return True

    def choose_step(self, step: int) -> None:
        """Turn to another step, which has its own weights."""
        self.step, self.operation = step, OWN
        self.former.clear()

    def choose_sentence(self, pack: str, text: str) -> None:
        """Turn to another sentence, or to another model; to the second step, since the first hardly reads anything."""
        if (pack, text) != (self.pack, self.text):
            self.pack, self.text = pack, text
            self.choose_step(2)


def with_weight(weights: Sequence[float], position: int, weight: float) -> tuple[float, ...]:
    """The weights with another one at `position` (from 0): the rest shrink or grow in proportion, the sum stays 1.

    Where the rest are all zero, they get equal shares.
    """
    weight = min(max(weight, 0.0), 1.0)
    if len(weights) == 1:
        return (1.0,)
    rest = sum(weights) - weights[position]
    if rest < 1e-9:
        others = [(1 - weight) / (len(weights) - 1)] * len(weights)
    else:
        others = [number * (1 - weight) / rest for number in weights]
    return tuple(weight if place == position else number for place, number in enumerate(others))


@dataclass(frozen=True, slots=True, eq=False)
class OperatedView:
    """A measured step, with the weights that are shown: those measured, or newer ones that are being dragged."""

    found: StepOperated
    drafted: tuple[float, ...] | None = None

    @property
    def weights(self) -> tuple[float, ...]:
        """What is shown now."""
        return self.found.operated.weights if self.drafted is None else self.drafted

    @property
    def own_weights(self) -> tuple[float, ...]:
        """The step's own."""
        return self.found.untouched.weights

    def parts(self) -> SourceAttentionParts:
        """The numbers of the step; of weights that are being dragged, the sum is drawn at once."""
        parts = parts_of(self.found, self.found.operated)
        if self.drafted is None:
            return parts
        weights = np.array(self.drafted, np.float32)
        return replace(parts, weights=weights, context=weights @ parts.states)

    def weighing(self) -> Weighing:
        """The table of the step."""
        table = weighing_of_states(self.parts(), self.found.source, self.found.step)
        return replace(table, softmax=f"α_{{{self.found.step},j}}") if self.is_operated else table

    @property
    def is_operated(self) -> bool:
        """Whether the weights are others than the step's own."""
        return bool(np.abs(np.subtract(self.weights, self.own_weights)).max() > 1e-6)

    @property
    def changed(self) -> frozenset[int]:
        """The positions of pieces, from 0, of the translation that the untouched one does not have there."""
        kept = self.found.step - 1
        former, now = self.found.untouched.token_ids, self.found.operated.token_ids
        return changed_between(former[kept:], now[kept:], kept)


def parts_of(found: StepOperated, reading: StepReading) -> SourceAttentionParts:
    """The numbers of a step with certain weights, as arrays."""
    return SourceAttentionParts(
        cell=found.cell,
        score=found.score,
        before=_array(found.before),
        states=_array(found.states),
        energies=_array(found.energies),
        weights=_array(reading.weights),
        context=_array(reading.context),
        input=_array(()),
        after=_array(reading.after),
    )


def _array(numbers: object) -> Array:
    return np.array(numbers, np.float32)
