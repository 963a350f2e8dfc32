"""What one lane shows at one moment of the clock: a pure function of the record and of how one looks at it."""

import math
from dataclasses import dataclass

import numpy as np

from engine.events import Array, Candidate, Piece, TokenDecoded
from gui.state.alignment import shown_kind, shown_reading, step_weights
from gui.state.changed_pieces import changed_positions
from gui.state.look import Kind, Look, Reading
from gui.state.matrix_rows import MatrixRow, MatrixRows, columns_at, labels, matrix_size, spans
from gui.state.translation_trace import LaneTrace
from gui.state.words import padded


@dataclass(frozen=True, slots=True)
class Bar:
    """A candidate as it is drawn: `probability` may be on its way from the step before."""

    candidate: Candidate
    probability: float
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class LaneFrame:
    """One moment of a lane. The clock goes by pieces; what is shown of them goes by pieces or words.

    Attributes:
        source: the pieces that the model read; empty before it has read any.
        context: the one fixed vector of a model without attention, else None.
        produced: the steps up to this moment; the last is the current one.
        columns: what the columns are called: source pieces, words, or for the decoder's self-attention the target.
        rows: of the matrix up to this moment; of the encoder's self-attention all.
        current_row: the number of the row that is shown in full; None if there is none. For the encoder it is that of
            the source piece to which the decoder attends most at this moment.
        output: the translation up to this moment. output_spans: for each part of it the number of its first piece, and
            of the one behind its last.
        weights: of the current row for each column, 0..1, on their way from the step before while `blend` < 1; None if
            they are not known.
        probabilities: of the current step's candidates, on their way from the step before in the same manner.
        blend: 0 at the step before, 1 at the current one.
        kind: what `weights` are. reading: whose they are.
        is_waiting: whether the lane was done before the clock came here.
        row_count: how many rows the whole matrix has; None while that is unknown.
        was_cut: whether the current step is the last only because no more were allowed.
        changed: the positions of pieces, from 0, that the translation before the last branch does not have there.
        branches: how many branches lie between this translation and the model's own.
        kept: how many steps the last branch shares with the translation before it.
        has_failed_saliency: whether saliency that is not known could not be computed.
    """

    source: tuple[Piece, ...] = ()
    context: Array | None = None
    produced: tuple[TokenDecoded, ...] = ()
    columns: tuple[Piece, ...] = ()
    rows: tuple[MatrixRow, ...] = ()
    current_row: int | None = None
    output: tuple[Piece, ...] = ()
    output_spans: tuple[tuple[int, int], ...] = ()
    weights: Array | None = None
    probabilities: tuple[float, ...] = ()
    blend: float = 1.0
    kind: Kind | None = None
    reading: Reading = "cross"
    is_waiting: bool = False
    row_count: int | None = None
    was_cut: bool = False
    changed: frozenset[int] = frozenset()
    branches: int = 0
    kept: int = 0
    has_failed_saliency: bool = False

    @property
    def current(self) -> TokenDecoded | None:
        """The step that is shown."""
        return self.produced[-1] if self.produced else None

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The current step's candidates, most probable first."""
        return self.current.candidates if self.current else ()

    @property
    def reader(self) -> Piece | None:
        """The piece or word whose row is shown in full."""
        return None if self.current_row is None else self.rows[self.current_row].piece

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


def frame_at(
    lane: LaneTrace, step: int, blend: float = 1.0, look: Look | None = None, rows: MatrixRows | None = None
) -> LaneFrame:
    """What `lane` shows at `step` (1: the first piece): exactly what the engine reported for it when `blend` is 1.

    `rows` keeps what was made for other moments, so that a painter knows a row again.
    """
    look, rows = look or Look(), rows or MatrixRows()
    produced = tuple(lane.until(step))
    if not produced:
        return LaneFrame(lane.source_pieces, lane.context, columns=labels(lane.source_pieces, look.by_word))
    is_waiting = len(produced) < step
    blend = 1.0 if is_waiting or len(produced) == 1 else blend
    current, before = produced[-1], produced[-2] if blend < 1 else produced[-1]
    shown = rows.until(lane, len(produced), look)
    place = _current_row(shown, current, look)
    weights = None if place is None else shown[place].weights
    pieces = [step.piece for step in produced]
    if blend < 1:
        earlier = rows.until(lane, len(produced) - 1, look)
        earlier_place = _current_row(earlier, before, look)
        weights = _blended(None if earlier_place is None else earlier[earlier_place].weights, weights, blend)
    return LaneFrame(
        source=lane.source_pieces,
        context=lane.context,
        produced=produced,
        columns=columns_at(lane, len(produced), look),
        rows=shown,
        current_row=place,
        output=labels(pieces, look.by_word),
        output_spans=tuple(spans(pieces, look.by_word)),
        weights=weights,
        probabilities=_blended_probabilities(before, current, blend),
        blend=blend,
        kind=shown_kind(current, look),
        reading=shown_reading(current, look),
        is_waiting=is_waiting,
        row_count=matrix_size(lane, look)[1] if lane.is_finished else None,
        was_cut=lane.was_cut and len(produced) == len(lane.steps),
        changed=changed_positions(lane),
        branches=lane.depth,
        kept=lane.kept,
        has_failed_saliency=lane.has_failed_saliency,
    )


def _current_row(rows: tuple[MatrixRow, ...], step: TokenDecoded, look: Look) -> int | None:
    if not rows:
        return None
    if shown_reading(step, look) != "encoder":
        return len(rows) - 1
    attended = step_weights(step, Look())
    most = 0 if attended is None else int(attended.argmax())
    return next(place for place, row in enumerate(rows) if most <= row.last)


def _blended(before: Array | None, current: Array | None, blend: float) -> Array | None:
    if current is None or before is None:
        return current
    before = padded(before, len(current))
    return np.asarray(before + (current - before) * blend, dtype=np.float32)


def _blended_probabilities(before: TokenDecoded, current: TokenDecoded, blend: float) -> tuple[float, ...]:
    now = [candidate.probability for candidate in current.candidates]
    if blend >= 1 or len(before.candidates) != len(now):
        return tuple(now)
    return tuple(
        old.probability + (new - old.probability) * blend for old, new in zip(before.candidates, now, strict=True)
    )
