"""Where chips of different widths stand in rows: pure arithmetic."""

from collections.abc import Sequence

GAP = 8


def place_chips(widths: Sequence[float], room: float) -> list[tuple[int, float]]:
    """The row, from 0, and the left edge of each chip, in px: a row ends where the next one would leave `room`."""
    placed: list[tuple[int, float]] = []
    row, x = 0, 0.0
    for width in widths:
        if x and x + width > room:
            row, x = row + 1, 0.0
        placed.append((row, x))
        x += width + GAP
    return placed
