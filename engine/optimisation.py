"""The optimiser, its schedule, and what a checkpoint keeps of it."""

import math
from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.optim.adamw import adamw

from engine.config import OptimisationConfig

BETA_OF_MEANS, BETA_OF_SQUARES, EPSILON = 0.9, 0.98, 1e-9
GATHERED = ("step", "exp_avg", "exp_avg_sq")  # of each parameter, as torch names it


class AdamW:
    """AdamW (Loshchilov and Hutter 2019) with the betas of Vaswani et al. 2017; matrices decay, vectors do not.

    Over torch's functional form: torch's class imports torch's compiler with its first parameter, 829 modules and 71
    MiB, which a window beside it feels.

    Attributes:
        parameters: the matrices first.
        gathered: of each parameter, the number of steps and the running means of its gradient and of its square.
        rate: the learning rate of the next step.
    """

    def __init__(self, model: nn.Module, config: OptimisationConfig) -> None:
        self.parameters = sorted(model.parameters(), key=lambda parameter: parameter.dim() <= 1)
        self.weight_decay = config.weight_decay
        self.rate = config.learning_rate
        self.gathered = [_nothing(parameter) for parameter in self.parameters]

    @torch.no_grad()
    def step(self) -> None:
        """Move each parameter that has a gradient along it."""
        for is_matrix in (True, False):
            chosen = [
                (parameter, parameter.grad, *gathered)
                for parameter, gathered in zip(self.parameters, self.gathered, strict=True)
                if parameter.grad is not None and (parameter.dim() > 1) == is_matrix
            ]
            parameters, gradients, steps, means, squares = map(list, zip(*chosen, strict=True)) if chosen else [[]] * 5
            adamw(
                parameters,
                gradients,
                means,
                squares,
                [],
                steps,
                fused=True,
                amsgrad=False,
                beta1=BETA_OF_MEANS,
                beta2=BETA_OF_SQUARES,
                lr=self.rate,
                weight_decay=self.weight_decay if is_matrix else 0.0,
                eps=EPSILON,
                maximize=False,
            )

    def tensors(self) -> dict[str, Tensor]:
        """What was gathered, by `number.name`: the optimiser's own tensors, not copies."""
        every = enumerate(self.gathered)
        return {f"{i}.{name}": value for i, values in every for name, value in zip(GATHERED, values, strict=True)}

    def load(self, tensors: Mapping[str, Tensor]) -> None:
        """Go on from what `tensors` gave, or, if there is nothing of it, from nothing; other names are left alone.

        Raises ValueError for what cannot be true; the optimiser is then as it was.
        """
        names = self.tensors().keys()
        found = {name: tensors[name] for name in names & tensors.keys()}
        if found and found.keys() < names:
            raise ValueError("a part of what the optimiser had gathered is missing")
        for name, value in found.items():
            if not name.endswith(".exp_avg") and (value < 0).any():
                raise ValueError(f"{name} is negative")
        for i, parameter in enumerate(self.parameters):
            for own, name, nothing in zip(self.gathered[i], GATHERED, _nothing(parameter), strict=True):
                own.copy_(found.get(f"{i}.{name}", nothing))


def _nothing(parameter: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    count = torch.zeros((), device=parameter.device)
    return count, torch.zeros_like(parameter, requires_grad=False), torch.zeros_like(parameter, requires_grad=False)


def learning_rate_at(step: int, progress: float | None, config: OptimisationConfig) -> float:
    """The rate of a step (from 1) when `progress` (0..1) of the budget is spent; None: there is no budget.

    Linear warm-up; then half a cosine down to zero at the end of the budget (Loshchilov and Hutter 2017), or, without a
    budget, the inverse square root of the step (Vaswani et al. 2017, equation 3).
    """
    rising = min(1.0, step / config.warmup_steps)
    if progress is None:
        return config.learning_rate * min(rising, math.sqrt(config.warmup_steps / step))
    return config.learning_rate * rising * 0.5 * (1 + math.cos(math.pi * min(1.0, progress)))


def gradient_norm(model: nn.Module) -> Tensor:
    """The norm of the whole gradient, a single number; not finite if any part of it is not."""
    return nn.utils.get_total_norm([p.grad for p in model.parameters() if p.grad is not None])


def take_step(model: nn.Module, optimiser: AdamW, norm: Tensor, clip: float) -> None:
    """Clip the gradient, which has the norm `norm`, to the norm `clip` (Pascanu et al. 2013), and use it up."""
    nn.utils.clip_grads_with_norm_(model.parameters(), clip, norm)
    optimiser.step()
    model.zero_grad(set_to_none=True)
