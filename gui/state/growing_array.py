"""An array that grows at its end."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class GrowingArray:
    """A one-dimensional float array with cheap appending: room doubles, so that n appends cost O(n)."""

    def __init__(self) -> None:
        self._room = np.empty(256)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def append(self, value: float) -> None:
        """Add one value at the end."""
        if self._size == len(self._room):
            self._room = np.concatenate([self._room, np.empty(max(self._size, 256))])
        self._room[self._size] = value
        self._size += 1

    def truncate(self, size: int) -> None:
        """Forget all values but the first `size`."""
        self._size = min(self._size, size)

    def replace(self, values: Floats) -> None:
        """Hold these values (size,) in place of all others."""
        self._room, self._size = np.array(values, dtype=float), len(values)

    @property
    def values(self) -> Floats:
        """All values so far (size,), as a view that is good until the next append."""
        return self._room[: self._size]
