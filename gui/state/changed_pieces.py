"""What became different when a translation branched off from another."""

from difflib import SequenceMatcher
from functools import lru_cache

from gui.state.translation_trace import LaneTrace


def changed_positions(lane: LaneTrace) -> frozenset[int]:
    """The positions of pieces, from 0, that the former translation does not have there; none without a former one.

    Behind the branch the two are aligned by their longest common runs, so that what only moved is not different.
    """
    if lane.former is None:
        return frozenset()
    return changed_between(lane.former.token_ids[lane.kept :], lane.token_ids[lane.kept :], lane.kept)


@lru_cache(maxsize=64)  # it is asked for at every frame
def changed_between(former: tuple[int, ...], now: tuple[int, ...], offset: int) -> frozenset[int]:
    """The places, counted from `offset`, of pieces that have no like in the former ones."""
    matched = SequenceMatcher(None, former, now, autojunk=False).get_opcodes()
    return frozenset(offset + i for tag, _, _, first, after in matched if tag != "equal" for i in range(first, after))
