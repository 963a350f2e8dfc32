"""From tensors to what an event may carry."""

import numpy as np
from torch import Tensor

from engine.events import Array


def read_only(tensor: Tensor) -> Array:
    """A copy of a tensor as a read-only float32 array."""
    array = np.array(tensor.detach().to("cpu").float().numpy(), dtype=np.float32)
    array.setflags(write=False)
    return array
