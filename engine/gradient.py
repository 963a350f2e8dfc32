"""The gradient of a batch: whole where memory suffices, else part by part."""

from typing import Any

import torch
from torch import Tensor

from engine.architectures.contract import Architecture
from engine.corpora.batching import Batch
from engine.device import mixed_precision
from engine.errors import TrainingError
from engine.failures import is_out_of_memory
from engine.loss import sequence_loss


def accumulate_gradient(
    model: Architecture[Any], batch: Batch, smoothing: float, precision: torch.dtype, rows: int | None = None
) -> Tensor:
    """Put the gradient of the batch's mean loss into the parameters and give the loss; `rows`: most pairs at once.

    Where memory runs out the batch is halved, down to single pairs, and the gradients are added up: the same up to the
    order of sums (and to the dropout, which is drawn anew). Raises TrainingError if one pair is still too much.
    """
    rows = rows or len(batch.source)
    while True:
        model.zero_grad(set_to_none=True)  # a part of it may be there already when memory runs out
        try:
            parts = list(batch.split(rows))
            pieces = [int(part.target_out.ne(0).sum()) for part in parts]
            shares = [count / sum(pieces) for count in pieces]
            return sum(
                (_add_gradient(model, *part, smoothing, precision) for part in zip(parts, shares, strict=True)),
                start=torch.zeros((), device=batch.source.device),
            )
        except (MemoryError, RuntimeError) as error:
            if not is_out_of_memory(error):
                raise
        # Tried again out here: as long as the error is caught, its traceback holds all that was computed.
        if rows == 1:
            model.zero_grad(set_to_none=True)
            raise TrainingError(
                "There is not enough memory for a training step, even with one pair at a time.",
                kept="The saved checkpoints are as they were.",
                advice="Close other programs and resume, or train smaller sizes or shorter pairs.",
            )
        rows = (rows + 1) // 2


def _add_gradient(
    model: Architecture[Any], batch: Batch, share: float, smoothing: float, precision: torch.dtype
) -> Tensor:
    """Add the gradient of the batch's mean loss times `share`, and give the loss times `share`."""
    with mixed_precision(batch.source.device, precision):
        features = model(batch.source, batch.source_mask, batch.target_in)
        mask = batch.target_out.ne(0)
        loss = share * sequence_loss(model.projection, features, batch.target_out, mask, smoothing)
    loss.backward()  # type: ignore[no-untyped-call]
    return loss.detach()
