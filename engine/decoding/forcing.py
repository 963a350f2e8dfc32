"""What a model attends to while it is made to write a given target."""

from collections.abc import Generator
from typing import Any

import torch
from torch import Tensor

from engine.architectures.contract import Architecture
from engine.corpora.batching import Batch


@torch.inference_mode()
def attention_to_reference(model: Architecture[Any], batch: Batch) -> Generator[None, None, Tensor | None]:
    """Yield between steps; return the attention (batch, layers, heads, target, source), or None if there is none.

    Row t is of the step that scores piece t of the target and has not been fed it yet. An architecture with one weight
    for each source piece has one layer of one head.
    """
    state = model.start(batch.source, batch.source_mask, with_attention=False)
    rows: list[Tensor] = []
    for token_ids in batch.target_in.unbind(1):
        output = model.step(state, token_ids)
        if output.attention is None:
            return None
        state = output.state
        weights = output.attention
        rows.append(weights if weights.dim() == 4 else weights[:, None, None])
        yield
    return torch.stack(rows, dim=3)
