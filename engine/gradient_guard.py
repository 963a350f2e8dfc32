"""The guard over the gradient: no step is taken along one that exploded, and the model is put back before it."""

import math
import statistics
from collections import deque
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from engine.optimisation import AdamW

MOST_SET_BACKS = 3
SLOWER = 0.5
EXPLODED, NORMS = 100.0, 100
STEPS_BETWEEN_STATES = 100


@dataclass(frozen=True, slots=True)
class SoundState:
    """Copies of the weights and of what the optimiser had gathered after a step, where the gradient was sound."""

    step: int
    weights: list[Tensor]
    optimiser: dict[str, Tensor]


class GradientGuard:
    """Tells an exploded gradient from a large one, keeps a sound state in memory, and goes back to it.

    A gradient has exploded if its norm is not finite, or if it is above 100 times the median of the last 100 sound
    norms and above 100 times `clip`, to which it is clipped anyway. While there are fewer than 100 norms only values
    that are not finite count: the first steps of a training are uneven. Usual trainings stay far below: over 400 steps
    on the embedded grammar no architecture's norm came above 3.5 times that median.

    Attributes:
        set_backs: how often the model was put back; each time the learning rate is halved for good.
    """

    def __init__(self, clip: float) -> None:
        self.clip = clip
        self.set_backs = 0
        self._norms: deque[float] = deque(maxlen=NORMS)
        self._sound: SoundState | None = None

    @property
    def rate_factor(self) -> float:
        """What the schedule's learning rate is multiplied by."""
        return SLOWER**self.set_backs

    @property
    def is_exhausted(self) -> bool:
        """Whether the gradient has exploded more often than it is worth trying again."""
        return self.set_backs > MOST_SET_BACKS

    def is_sound(self, norm: float) -> bool:
        """Whether a step may be taken along a gradient of this norm, which is then remembered."""
        usual = statistics.median(self._norms) if len(self._norms) == NORMS else math.inf
        sound = math.isfinite(norm) and norm <= EXPLODED * max(usual, self.clip)
        if sound:
            self._norms.append(norm)
        return sound

    def keep(self, step: int, model: nn.Module, optimiser: AdamW) -> None:
        """Copy the state after this step, now that its gradient is sound; once in 100 steps, for it costs memory."""
        if self._sound is None or step >= self._sound.step + STEPS_BETWEEN_STATES:
            weights = [parameter.detach().clone() for parameter in model.parameters()]
            gathered = {name: value.clone() for name, value in optimiser.tensors().items()}
            self._sound = SoundState(step, weights, gathered)

    def set_back(self, step: int, model: nn.Module, optimiser: AdamW) -> int:
        """Put the last sound state in place; gives the step after which it was kept, or `step` if there is none yet."""
        self.set_backs += 1
        model.zero_grad(set_to_none=True)
        if self._sound is None:
            return step
        with torch.no_grad():
            for parameter, value in zip(model.parameters(), self._sound.weights, strict=True):
                parameter.copy_(value)
        optimiser.load(self._sound.optimiser)
        return self._sound.step

    def progress(self) -> dict[str, Any]:
        """What a checkpoint keeps; the sound state is not in it: after a stop it is the checkpoint itself."""
        return {"set_backs": self.set_backs, "norms": list(self._norms)}

    def load(self, progress: dict[str, Any]) -> None:
        """Go on from what `progress` gave; raises KeyError, TypeError or ValueError for anything else."""
        self.set_backs = int(progress["set_backs"])
        self._norms = deque(map(float, progress["norms"]), maxlen=NORMS)
