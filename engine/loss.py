"""Projection to the vocabulary and label-smoothed cross-entropy in one go, in chunks that never hold all logits."""

from typing import Any

import torch
from torch import Tensor, nn
from torch.autograd.function import once_differentiable
from torch.nn import functional

ROWS_A_CHUNK = 1024


def sequence_loss(projection: nn.Linear, features: Tensor, target: Tensor, mask: Tensor, smoothing: float) -> Tensor:
    """Mean loss a target piece, in nats: features (batch, target, size), pieces and mask (batch, target).

    With label smoothing, `smoothing` of the probability is spread over the whole vocabulary (Szegedy et al. 2016).
    """
    kind = features.device.type
    dtype = torch.get_autocast_dtype(kind) if torch.is_autocast_enabled(kind) else torch.float32
    wanted = torch.is_grad_enabled()  # asked here: inside the function it is always off
    arguments = features[mask], projection.weight, projection.bias, target[mask], smoothing, dtype, wanted
    with torch.autocast(kind, enabled=False):  # which would take each softmax in float32 and copy it back
        loss: Tensor = _ProjectedCrossEntropy.apply(*arguments)  # type: ignore[no-untyped-call]
    return loss


class _ProjectedCrossEntropy(torch.autograd.Function):
    """Takes the gradient of a chunk while its logits are at hand, so that they are neither kept nor made twice."""

    @staticmethod
    def forward(
        ctx: Any,
        features: Tensor,
        weight: Tensor,
        bias: Tensor,
        target: Tensor,
        smoothing: float,
        dtype: torch.dtype,
        wanted: bool,
    ) -> Tensor:
        matrix, offset, rows = weight.to(dtype), bias.to(dtype), features.to(dtype)
        loss = torch.zeros((), device=features.device)
        feature_gradients = []
        weight_gradient, bias_gradient = torch.zeros_like(weight, dtype=torch.float32), torch.zeros_like(bias)
        for chunk, pieces in zip(torch.split(rows, ROWS_A_CHUNK), torch.split(target, ROWS_A_CHUNK), strict=True):
            logits = functional.linear(chunk, matrix, offset)
            probabilities = logits.softmax(-1)
            # log(sum(exp(logits))), told by the most probable piece without another pass of exp; as coarse as the
            # products: in bfloat16 a piece with a probability above 0.998 has no loss.
            normaliser = logits.amax(-1).float() - probabilities.amax(-1).float().log()
            picked = logits.gather(1, pieces[:, None])[:, 0].float()
            loss += (normaliser - (1 - smoothing) * picked).sum()
            if wanted:
                gradient = probabilities
                gradient[torch.arange(len(pieces), device=pieces.device), pieces] -= 1 - smoothing
                bias_gradient += gradient.sum(0)
                feature_gradients.append(torch.mm(gradient, matrix))
                weight_gradient += torch.mm(gradient.t(), chunk)
        # What smoothing takes off every logit alike needs no pass over the logits.
        share, summed, mean_weight = smoothing / weight.size(0), features.float().sum(0), weight.float().mean(0)
        loss -= smoothing * (summed @ mean_weight + target.numel() * bias.mean())
        count = target.numel()
        if wanted:
            feature_gradient = torch.cat(feature_gradients).float().sub_(smoothing * mean_weight)
            ctx.save_for_backward(
                feature_gradient, weight_gradient.sub_(share * summed), bias_gradient.sub_(share * count)
            )
            ctx.count, ctx.dtype = count, features.dtype
        return loss / count

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, ...]:
        feature_gradient, weight_gradient, bias_gradient = ctx.saved_tensors
        scale = grad / ctx.count
        gradients = (feature_gradient * scale).to(ctx.dtype), weight_gradient * scale, bias_gradient * scale
        return *gradients, None, None, None, None
