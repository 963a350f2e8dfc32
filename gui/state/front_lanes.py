"""Which lanes stand in front where a window is too narrow for all of them; the others are seen as thumbnails."""

from collections.abc import Mapping, Sequence


def lanes_that_fit(room: int, count: int, narrowest: int, gutter: int, thumbnails: int) -> int:
    """How many of `count` lanes stand side by side in `room` px, at least one.

    Where not all of them do, so many px of it go to the `thumbnails` of the others.
    """
    if count * (narrowest + gutter) <= room + gutter:
        return count
    return max((room - thumbnails) // (narrowest + gutter), 1)


def lanes_in_front(architectures: Mapping[str, str], chosen: Sequence[str], room: int) -> tuple[str, ...]:
    """The models, of those with these architectures, whose lanes are among the `room` in front, from left to right.

    First come those that the reader has chosen, the last one before the others; then those that are compared with
    another one of the same architecture; then those further left.
    """
    kinds = list(architectures.values())
    by_need = sorted(architectures, key=lambda model: kinds.count(architectures[model]) < 2)
    wanted = dict.fromkeys([*(model for model in chosen if model in architectures), *by_need])
    front = list(wanted)[:room]
    return tuple(model for model in architectures if model in front)
