"""Pairs as numbers of pieces, packed closely."""

import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

EncodedPair = tuple[list[int], list[int]]
"""Piece numbers of the source and of the target, the end symbol last in both."""


class EncodedPairs(Sequence[EncodedPair]):
    """A sequence of encoded pairs that keeps all pieces in one array and makes a pair's lists when it is asked for.

    As lists, 300,000 pairs take nine times the memory, and each full garbage collection 0.4 s, in which nothing else
    goes on.
    """

    def __init__(self, pairs: Iterable[EncodedPair] = ()) -> None:
        self._pieces = array("i")
        self._ends = array("q", [0])  # of each source and target in turn
        self.extend(pairs)

    def extend(self, pairs: Iterable[EncodedPair]) -> None:
        """Put pairs at the end."""
        for pair in pairs:
            for side in pair:
                self._pieces.fromlist(side)
                self._ends.append(len(self._pieces))

    def widths(self) -> NDArray[np.int64]:
        """The number of pieces of each pair's longer side, (pairs,)."""
        lengths = np.diff(np.array(self._ends, dtype=np.int64))
        widths: NDArray[np.int64] = lengths.reshape(-1, 2).max(1)
        return widths

    def checksum(self) -> int:
        """Equal for the same pairs in the same order, and hardly ever for others."""
        return zlib.crc32(self._pieces, zlib.crc32(self._ends))

    def __len__(self) -> int:
        return len(self._ends) // 2

    @overload
    def __getitem__(self, index: int) -> EncodedPair: ...
    @overload
    def __getitem__(self, index: slice) -> list[EncodedPair]: ...
    def __getitem__(self, index: int | slice) -> EncodedPair | list[EncodedPair]:
        if isinstance(index, slice):
            return [self._pair(i) for i in range(*index.indices(len(self)))]
        return self._pair(range(len(self))[index])

    def __iter__(self) -> Iterator[EncodedPair]:
        return map(self._pair, range(len(self)))

    def _pair(self, index: int) -> EncodedPair:
        first, middle, last = self._ends[2 * index : 2 * index + 3]
        return self._pieces[first:middle].tolist(), self._pieces[middle:last].tolist()
