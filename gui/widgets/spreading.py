"""Keeps labels at a readable distance from one another."""

from collections.abc import Sequence


def spread_apart(positions: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Positions at least `gap` apart and inside `low`..`high` while there is room, each near its own; order is kept."""
    order = sorted(range(len(positions)), key=lambda i: positions[i])
    placed: list[float] = []
    for i in order:
        placed.append(max(positions[i], placed[-1] + gap) if placed else max(positions[i], low))
    ceiling = high
    for k in reversed(range(len(placed))):
        placed[k] = max(low, min(placed[k], ceiling))
        ceiling = placed[k] - gap
    result = [0.0] * len(positions)
    for position, i in zip(placed, order, strict=True):
        result[i] = position
    return result


def keep_apart(positions: Sequence[float], gap: float) -> list[int]:
    """Indices of rising positions at least `gap` apart, chosen from the last one backwards."""
    kept: list[int] = []
    for i in reversed(range(len(positions))):
        if not kept or positions[kept[-1]] - positions[i] >= gap:
            kept.append(i)
    return kept[::-1]
