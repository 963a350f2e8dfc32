"""Drawing a piece by chance, from a distribution that was sharpened or cut before.

Distributions are log-probabilities (vocabulary,); what is cut has minus infinity.
"""

from collections.abc import Callable

import torch
from torch import Tensor

from engine.commands import Sampling

Sampler = Callable[[Tensor], int]


def sampler(sampling: Sampling) -> Sampler:
    """A function that draws a piece from log-probabilities (vocabulary,): temperature first, then top-k, then top-p."""
    # On the CPU, so that a seed draws the same on every device.
    chance = torch.Generator()
    if sampling.seed is None:
        chance.seed()
    else:
        chance.manual_seed(sampling.seed)

    def draw(log_probs: Tensor) -> int:
        log_probs = with_temperature(log_probs.cpu(), sampling.temperature)
        if sampling.top_k:
            log_probs = keep_top_k(log_probs, sampling.top_k)
        if sampling.top_p < 1:
            log_probs = keep_top_p(log_probs, sampling.top_p)
        return int(log_probs.exp().multinomial(1, generator=chance))

    return draw


def with_temperature(log_probs: Tensor, temperature: float) -> Tensor:
    """Probabilities to the power of 1 / temperature, renormalised: below 1 sharper, above 1 flatter."""
    # The largest is subtracted first and in double: a temperature next to zero would make all of them infinite.
    return ((log_probs - log_probs.max()).double() / temperature).log_softmax(-1)


def keep_top_k(log_probs: Tensor, k: int) -> Tensor:
    """Only the k most probable pieces, renormalised (Fan et al. 2018, 1805.04833, section 5)."""
    return _keep(log_probs, log_probs.topk(min(k, log_probs.numel())).indices)


def keep_top_p(log_probs: Tensor, p: float) -> Tensor:
    """Only the fewest most probable pieces that together reach p, renormalised (Holtzman et al. 2020, 1904.09751)."""
    ordered, indices = log_probs.sort(descending=True)
    together = ordered.exp().cumsum(-1)
    is_needed = torch.cat([together.new_zeros(1), together[:-1]]) < p
    return _keep(log_probs, indices[is_needed])


def _keep(log_probs: Tensor, indices: Tensor) -> Tensor:
    kept = torch.full_like(log_probs, float("-inf"))
    kept[indices] = log_probs[indices]
    return kept.log_softmax(-1)
