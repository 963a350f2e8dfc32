"""The optimiser, its schedule, and what a checkpoint keeps of it."""

import math
from collections.abc import Generator
from contextlib import suppress
from importlib import import_module

import torch
from torch import Tensor, nn

from engine.config import OptimisationConfig


def import_optimisers() -> Generator[None, None, None]:
    """Import what torch imports with its first optimiser, and yield in between: in one go that takes 0.6 s."""
    for name in ("sympy", "torch.fx.experimental.symbolic_shapes", "torch.distributed.fsdp", "torch._dynamo"):
        yield
        with suppress(ImportError):  # not every build of torch has all of them
            import_module(name)


def build_optimiser(model: nn.Module, config: OptimisationConfig) -> torch.optim.AdamW:
    """AdamW (Loshchilov and Hutter 2019) with the betas of Vaswani et al. 2017; matrices decay, vectors do not."""
    parameters = list(model.parameters())
    groups = [
        {"params": [p for p in parameters if p.dim() > 1], "weight_decay": config.weight_decay},
        {"params": [p for p in parameters if p.dim() <= 1], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=config.learning_rate, betas=(0.9, 0.98), eps=1e-9, fused=True)


def learning_rate_at(step: int, progress: float | None, config: OptimisationConfig) -> float:
    """The rate of a step (from 1) when `progress` (0..1) of the budget is spent; None: there is no budget.

    Linear warm-up; then half a cosine down to zero at the end of the budget (Loshchilov and Hutter 2017), or, without a
    budget, the inverse square root of the step (Vaswani et al. 2017, equation 3).
    """
    rising = min(1.0, step / config.warmup_steps)
    if progress is None:
        return config.learning_rate * min(rising, math.sqrt(config.warmup_steps / step))
    return config.learning_rate * rising * 0.5 * (1 + math.cos(math.pi * min(1.0, progress)))


def set_learning_rate(optimiser: torch.optim.Optimizer, rate: float) -> None:
    """The rate of the next step, for all groups."""
    for group in optimiser.param_groups:
        group["lr"] = rate


def gradient_norm(model: nn.Module) -> Tensor:
    """The norm of the whole gradient, a single number; not finite if any part of it is not."""
    return nn.utils.get_total_norm([p.grad for p in model.parameters() if p.grad is not None])


def take_step(model: nn.Module, optimiser: torch.optim.Optimizer, norm: Tensor, clip: float) -> None:
    """Clip the gradient, which has the norm `norm`, to the norm `clip` (Pascanu et al. 2013), and use it up."""
    nn.utils.clip_grads_with_norm_(model.parameters(), clip, norm)
    optimiser.step()
    optimiser.zero_grad(set_to_none=True)


def optimiser_tensors(optimiser: torch.optim.Optimizer) -> dict[str, Tensor]:
    """What the optimiser has gathered of each parameter, by `number.name`, to be kept in a checkpoint."""
    state = optimiser.state_dict()["state"]
    return {f"{i}.{name}": value.cpu() for i, values in state.items() for name, value in values.items()}


def optimiser_outline(optimiser: torch.optim.Optimizer) -> dict[str, Tensor]:
    """Names and shapes of what `optimiser_tensors` gives after a step, without values; before one it gives nothing."""
    outline: dict[str, Tensor] = {}
    for i, parameter in enumerate(p for group in optimiser.param_groups for p in group["params"]):
        moment = torch.empty_like(parameter, device="meta")
        outline |= {f"{i}.step": moment.new_empty(()), f"{i}.exp_avg": moment, f"{i}.exp_avg_sq": moment}
    return outline


def load_optimiser(optimiser: torch.optim.Optimizer, tensors: dict[str, Tensor]) -> None:
    """Go on from what `optimiser_tensors` gave; other names are left alone, ValueError for what cannot be true."""
    outline = optimiser_outline(optimiser)
    state: dict[int, dict[str, Tensor]] = {}
    for key in outline.keys() & tensors.keys():
        i, _, name = key.partition(".")
        state.setdefault(int(i), {})[name] = tensors[key]
        if name != "exp_avg" and (tensors[key] < 0).any():
            raise ValueError(f"{key} is negative")
    if state and not outline.keys() <= tensors.keys():
        raise ValueError("a part of what the optimiser had gathered is missing")
    optimiser.load_state_dict({**optimiser.state_dict(), "state": state})
