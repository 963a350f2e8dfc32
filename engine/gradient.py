"""The gradient of a batch, part by part: so that others can be served in between, and where memory is short."""

import math
from collections.abc import Generator
from typing import Any

import torch
from torch import Tensor

from engine.architectures.contract import Architecture
from engine.corpora.batching import Batch
from engine.device import mixed_precision
from engine.errors import TrainingError
from engine.failures import is_out_of_memory
from engine.loss import sequence_loss

PIECES_A_PART = 4096  # a preset has 2,048 at most; to take them in halves cost an RNN an eighth of its speed


def width_of(batch: Batch) -> int:
    """Padded pieces of a pair on the wider side."""
    return max(batch.source.size(1), batch.target_out.size(1))


def rows_a_part(batch: Batch, pieces: int) -> int:
    """How many pairs of the batch have at most so many padded pieces on the wider side, in parts of about equal size.

    It depends on nothing else, so that a training that is resumed computes the same sums.
    """
    rows = len(batch.source)
    parts = math.ceil(rows / max(1, pieces // width_of(batch)))
    return math.ceil(rows / parts)


def accumulate_gradient(
    model: Architecture[Any], batch: Batch, smoothing: float, precision: torch.dtype, rows: int | None = None
) -> Generator[None, None, tuple[Tensor, int]]:
    """Put the gradient of the batch's mean loss into the parameters; give the loss and how many pairs fitted at once.

    At most `rows` pairs are taken at once. Yields before and after the loss of each part and between parts; who
    advances it sees to the random state, for what is done in between may draw random numbers too.

    Where memory runs out the parts are halved, down to single pairs, and the gradients are added up: the same up to the
    order of sums (and to the dropout, which is drawn anew). Raises TrainingError if one pair is still too much.
    """
    rows = min(rows or len(batch.source), len(batch.source))
    while True:
        model.zero_grad(set_to_none=True)  # a part of it may be there already when memory runs out
        try:
            loss = yield from _add_gradients(model, list(batch.split(rows)), smoothing, precision)
            return loss, rows
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


def _add_gradients(
    model: Architecture[Any], parts: list[Batch], smoothing: float, precision: torch.dtype
) -> Generator[None, None, Tensor]:
    """Add the gradient of the mean loss over all parts, and give that loss."""
    pieces = [int(part.target_out.ne(0).sum()) for part in parts]
    whole = torch.zeros((), device=parts[0].source.device)
    for i, (part, count) in enumerate(zip(parts, pieces, strict=True)):
        if i:
            yield
        with mixed_precision(part.source.device, precision):
            features = model(part.source, part.source_mask, part.target_in)
        yield
        with mixed_precision(part.source.device, precision):
            mask = part.target_out.ne(0)
            loss = count / sum(pieces) * sequence_loss(model.projection, features, part.target_out, mask, smoothing)
        yield
        loss.backward()  # type: ignore[no-untyped-call]
        whole += loss.detach()
    return whole
