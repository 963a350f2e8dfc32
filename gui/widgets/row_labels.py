"""Which rows of a matrix have room for their label, and how large that is: pure arithmetic."""

import math
from collections.abc import Sequence

LARGEST, SMALLEST = 12.5, 10.0
SHARE = LARGEST / 15  # of a row's height


def row_label_px(height: float) -> float:
    """The size of type beside rows of a height: 12.5 px, less where rows are low, never under 10."""
    return min(LARGEST, max(SMALLEST, height * SHARE))


def labelled_rows(first: int, last: int, height: float, line: float, strong: Sequence[int]) -> list[int]:
    """The rows from `first` up to `last` whose labels, of `line` px, stand free of one another beside `height` px.

    Those in `strong` come first, the earlier the more; of the others every second, third and so on, always the same
    ones, so that labels do not wander while the matrix grows.
    """
    apart = max(math.ceil(line * 0.9 / height), 1)
    chosen: list[int] = []
    for row in dict.fromkeys([*strong, *(row for row in range(first, last) if row % apart == 0)]):
        if first <= row < last and all(abs(row - other) >= apart for other in chosen):
            chosen.append(row)
    return sorted(chosen)
