"""Where lanes go apart: the tokens that one lane alone produced at a step."""

from collections.abc import Sequence

from engine.events import Piece
from gui.state.translation_trace import LaneTrace


def lone_steps(lanes: Sequence[LaneTrace], step: int) -> list[frozenset[int]]:
    """For each lane the numbers of its pieces until `step` that no other lane produced at the same step.

    A lane that has finished waits with its last piece. Where a lane has not come so far yet, it is not asked.
    """
    return [
        frozenset(
            number
            for number, decoded in enumerate(lane.until(step))
            if (others := _pieces_at([other for other in lanes if other is not lane], number))
            and decoded.piece not in others
        )
        for lane in lanes
    ]


def _pieces_at(lanes: Sequence[LaneTrace], number: int) -> list[Piece]:
    reached = [lane for lane in lanes if lane.steps and (number < len(lane.steps) or lane.is_finished)]
    return [lane.steps[min(number, len(lane.steps) - 1)].piece for lane in reached]
