"""Where lanes go apart: the tokens that one lane alone produced at a step."""

from collections.abc import Sequence

from engine.events import Piece
from gui.state.translation_trace import LaneTrace


def lone_steps(lanes: Sequence[LaneTrace], step: int) -> list[frozenset[int]]:
    """For each lane the numbers of its pieces until `step` that no other lane produced at the same step.

    A lane that has finished waits with its last piece. Where a lane has not come so far yet, it is not asked.
    """
    found: list[set[int]] = [set() for _ in lanes]
    for number in range(max((len(lane.until(step)) for lane in lanes), default=0)):
        pieces = [_piece_at(lane, number) for lane in lanes]
        if len(reached := [piece for piece in pieces if piece is not None]) < 2:
            continue
        for lane, piece, own in zip(lanes, pieces, found, strict=True):
            if number < len(lane.steps) and piece is not None and reached.count(piece) == 1:
                own.add(number)
    return [frozenset(numbers) for numbers in found]


def _piece_at(lane: LaneTrace, number: int) -> Piece | None:
    """What a lane shows at a step, counted from 0; None where it has not come so far."""
    if not lane.steps or (number >= len(lane.steps) and not lane.is_finished):
        return None
    return lane.steps[min(number, len(lane.steps) - 1)].piece
