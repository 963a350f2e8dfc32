"""How many operations of a forward pass must wait for each other, read off the graph that autograd keeps of it."""

from typing import Any

import torch
from torch import Tensor
from torch.autograd.graph import Node

from engine.architectures.contract import Architecture
from engine.corpora.tokenizer import END


def operations_in_a_row(model: Architecture[Any], length: int) -> int:
    """The operations on the longest path of a teacher-forced pass over `length` source and target pieces.

    Counted in float32 on the processor, where recurrent layers are made of single operations.
    """
    pieces = torch.full((1, length), END + 1)
    features = model(pieces, torch.ones_like(pieces, dtype=torch.bool), pieces)
    return longest_path(features)


def longest_path(result: Tensor) -> int:
    """The number of operations on the longest path to a tensor; where a weight enters counts for nothing."""
    depths: dict[Node, int] = {}
    start = result.grad_fn
    stack = [start] if start else []
    while stack:
        node = stack[-1]
        before = [other for other, _ in node.next_functions if other is not None]
        waiting = [other for other in before if other not in depths]
        if waiting:
            stack.extend(waiting)
            continue
        stack.pop()
        is_weight = not before and hasattr(node, "variable")
        depths[node] = 0 if is_weight else 1 + max((depths[other] for other in before), default=0)
    return depths[start] if start else 0
