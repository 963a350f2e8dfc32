"""What one lane shows at one moment of the clock: a pure function of the record."""

import math
from dataclasses import dataclass

import numpy as np

from engine.events import Array, Candidate, Piece, TokenDecoded
from gui.state.alignment import Head, Kind, kind_of, source_weights
from gui.state.changed_pieces import changed_positions
from gui.state.translation_trace import LaneTrace


@dataclass(frozen=True, slots=True)
class Bar:
    """A candidate as it is drawn: `probability` may be on its way from the step before."""

    candidate: Candidate
    probability: float
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class LaneFrame:
    """One moment of a lane.

    Attributes:
        source: the pieces that the model read; empty before it has read any.
        context: the one fixed vector of a model without attention, else None.
        produced: the steps up to this moment; the last is the current one.
        weights: of the current step for each source piece, 0..1, on their way from the step before while `blend` < 1;
            None if the model reports none.
        probabilities: of the current step's candidates, on their way from the step before in the same manner.
        blend: 0 at the step before, 1 at the current one.
        kind: what `weights` are.
        is_waiting: whether the lane was done before the clock came here.
        length: how many pieces the whole translation has; None while that is unknown.
        was_cut: whether the current step is the last only because no more were allowed.
        changed: the positions of pieces, from 0, that the translation before the last branch does not have there.
        branches: how many branches lie between this translation and the model's own.
        kept: how many steps the last branch shares with the translation before it.
    """

    source: tuple[Piece, ...] = ()
    context: Array | None = None
    produced: tuple[TokenDecoded, ...] = ()
    weights: Array | None = None
    probabilities: tuple[float, ...] = ()
    blend: float = 1.0
    kind: Kind | None = None
    is_waiting: bool = False
    length: int | None = None
    was_cut: bool = False
    changed: frozenset[int] = frozenset()
    branches: int = 0
    kept: int = 0

    @property
    def current(self) -> TokenDecoded | None:
        """The step that is shown."""
        return self.produced[-1] if self.produced else None

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The current step's candidates, most probable first."""
        return self.current.candidates if self.current else ()

    def bars(self, count: int) -> tuple[Bar, ...]:
        """The `count` most probable candidates; the produced piece in place of the last if it is none of them."""
        current = self.current
        if current is None or not count:
            return ()
        pairs = list(zip(self.candidates, self.probabilities, strict=True))[:count]
        ids = [candidate.token_id for candidate, _ in pairs]
        if current.token_id not in ids:
            probability = math.exp(current.log_prob)
            pairs[-1] = Candidate(current.piece, probability, current.token_id), probability
            ids[-1] = current.token_id
        chosen = ids.index(current.token_id)
        return tuple(Bar(*pair, is_chosen=rank == chosen) for rank, pair in enumerate(pairs))


def frame_at(lane: LaneTrace, step: int, blend: float = 1.0, head: Head | None = None) -> LaneFrame:
    """What `lane` shows at `step` (1: the first piece): exactly what the engine reported for it when `blend` is 1."""
    produced = tuple(lane.until(step))
    if not produced:
        return LaneFrame(lane.source_pieces, lane.context)
    is_waiting = len(produced) < step
    blend = 1.0 if is_waiting or len(produced) == 1 else blend
    current, before = produced[-1], produced[-2] if blend < 1 else produced[-1]
    return LaneFrame(
        source=lane.source_pieces,
        context=lane.context,
        produced=produced,
        weights=_blended(source_weights(before, head), source_weights(current, head), blend),
        probabilities=_blended_probabilities(before, current, blend),
        blend=blend,
        kind=kind_of(current),
        is_waiting=is_waiting,
        length=len(lane.steps) if lane.is_finished else None,
        was_cut=lane.was_cut and len(produced) == len(lane.steps),
        changed=changed_positions(lane),
        branches=lane.depth,
        kept=lane.kept,
    )


def _blended(before: Array | None, current: Array | None, blend: float) -> Array | None:
    if current is None or before is None or blend >= 1:
        return current
    return np.asarray(before + (current - before) * blend, dtype=np.float32)


def _blended_probabilities(before: TokenDecoded, current: TokenDecoded, blend: float) -> tuple[float, ...]:
    now = [candidate.probability for candidate in current.candidates]
    if blend >= 1 or len(before.candidates) != len(now):
        return tuple(now)
    return tuple(
        old.probability + (new - old.probability) * blend for old, new in zip(before.candidates, now, strict=True)
    )
