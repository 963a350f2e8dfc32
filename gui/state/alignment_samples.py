"""Which samples of a training to show side by side, and how sharp their alignments are."""

from collections.abc import Mapping, Sequence

import numpy as np

from engine.events import Array, Piece
from gui.state.training_progress import Sample


def spread_indices(steps: Sequence[int], count: int) -> tuple[int, ...]:
    """Indices of at most `count` of the rising `steps`: the first, the newest, and between them even in log step.

    Attention takes shape early, so that equal ratios of steps show its birth better than equal distances.
    """
    if len(steps) <= count:
        return tuple(range(len(steps)))
    if count == 1:
        return (len(steps) - 1,)
    positions = np.log1p(np.asarray(steps, dtype=float))
    chosen = [0]
    for mark in np.linspace(positions[0], positions[-1], count)[1:-1]:
        # Enough samples must stay free on the right for the columns still to come.
        last_free = len(steps) - (count - len(chosen))
        free = np.arange(chosen[-1] + 1, last_free + 1)
        chosen.append(int(free[np.argmin(np.abs(positions[free] - mark))]))
    return (*chosen, len(steps) - 1)


def nearest_index(steps: Sequence[int], step: int) -> int | None:
    """Index of the one of `steps` that is nearest to `step` in log step; None if there is none."""
    if not steps:
        return None
    return int(np.argmin(np.abs(np.log1p(np.asarray(steps, dtype=float)) - np.log1p(step))))


def mean_entropy(attention: Array) -> float:
    """Mean entropy in nats of the rows of an alignment (target, source): ln(source) if even, 0 if one-to-one."""
    weights = attention.astype(np.float64)
    logarithms = np.log(weights, where=weights > 0, out=np.zeros_like(weights))
    return float(-(weights * logarithms).sum(axis=1).mean()) if len(weights) else 0.0


def line_up(parts: Mapping[str, Sequence[Sample]], leader: str, count: int) -> list[dict[str, Sample]]:
    """At most `count` columns, oldest first, each with one sample an architecture.

    The columns are the leader's samples, spread as `spread_indices` does; the others join with their nearest ones,
    because each architecture is validated by its own clock.
    """
    steps = {name: [sample.translated.step for sample in samples] for name, samples in parts.items()}
    columns = []
    for chosen in spread_indices(steps.get(leader, []), count) if steps.get(leader) else ():
        step = steps[leader][chosen]
        column = {}
        for name, samples in parts.items():
            index = chosen if name == leader else nearest_index(steps[name], step)
            if index is not None:
                column[name] = samples[index]
        columns.append(column)
    return columns


def sentence_of(pieces: Sequence[Piece]) -> str:
    """The text that pieces make, without the end symbol."""
    parts = [(" " if piece.starts_word else "") + piece.text for piece in pieces if not piece.is_end]
    return "".join(parts).strip()
