"""Weights without the way through their modules, for what is done at every step of a single sentence."""

from torch import Tensor, nn


def at_hand(*layers: nn.Linear | nn.LayerNorm) -> tuple[tuple[Tensor, Tensor], ...]:
    """Weight and bias of each layer, to be kept beside them.

    A step of a Transformer looked up 137 attributes of modules, each in Python, which took a tenth of its time. The
    tensors stay the layers' own when a model is copied, loaded or moved to a processor or a GPU: only their content
    changes then. What gives a layer other tensors (`load_state_dict(assign=True)`, the `meta` device) is not done here.
    """
    return tuple((layer.weight, layer.bias) for layer in layers)
