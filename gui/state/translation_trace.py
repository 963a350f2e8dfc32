"""The record of one translation: what each model reported, in order, so that going back never asks the engine."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median

from engine.events import (
    Array,
    DecodeFinished,
    DecodeStarted,
    Event,
    Failure,
    JobFailed,
    JobFinished,
    Piece,
    TokenDecoded,
)


@dataclass(slots=True)
class LaneTrace:
    """What one model reported.

    Attributes:
        source_pieces: what it read; empty until it has read it.
        context, encoder_attention: as in `DecodeStarted`.
        steps: the pieces it produced, in order.
        text: the whole translation; None until the model has come to its end.
        was_cut: whether it stopped at the limit and not by itself.
    """

    model: str
    source_pieces: tuple[Piece, ...] = ()
    context: Array | None = None
    encoder_attention: Array | None = None
    steps: list[TokenDecoded] = field(default_factory=list)
    text: str | None = None
    was_cut: bool = False

    @property
    def is_finished(self) -> bool:
        """Whether no further piece follows."""
        return self.text is not None or bool(self.steps and self.steps[-1].is_last)

    @property
    def seconds_per_token(self) -> float | None:
        """The median time of a step, since the first one often waits for memory; None before the first."""
        return median(step.seconds for step in self.steps) if self.steps else None

    def until(self, step: int) -> list[TokenDecoded]:
        """What had been produced at `step` (1: the first piece); all of it if the model was done before."""
        return self.steps[: max(step, 0)]


class TranslationTrace:
    """All lanes of one translation.

    Attributes:
        job_id: events of other jobs are dropped.
        text: the sentence that is translated.
        lanes: by model, in the order of the page.
        is_over: whether the engine has ended the job, so that nothing follows.
        failure: why it ended before its end; None if it did not.
    """

    def __init__(self, job_id: int, text: str, models: Iterable[str]) -> None:
        self.job_id = job_id
        self.text = text
        self.lanes = {model: LaneTrace(model) for model in models}
        self.is_over = False
        self.failure: Failure | None = None

    @property
    def unknown_texts(self) -> tuple[str, ...]:
        """Parts of the sentence for which a model has no piece, each once, in their order."""
        pieces = (piece for lane in self.lanes.values() for piece in lane.source_pieces if piece.is_unknown)
        return tuple(dict.fromkeys(piece.text for piece in pieces))

    @property
    def length(self) -> int:
        """Steps that every lane has reached or ended before; when nothing follows, the steps of the longest lane."""
        lanes = self.lanes.values()
        if self.is_complete:
            return max((len(lane.steps) for lane in lanes), default=0)
        return min(len(lane.steps) for lane in lanes if not lane.is_finished)

    @property
    def is_complete(self) -> bool:
        """Whether no further step follows in any lane."""
        return self.is_over or all(lane.is_finished for lane in self.lanes.values())

    def record(self, event: Event) -> bool:
        """Keep what belongs to this translation; whether anything did."""
        if event.job_id != self.job_id:
            return False
        match event:
            case DecodeStarted(model=model) if lane := self.lanes.get(model):
                lane.source_pieces = event.source_pieces
                lane.context = event.context
                lane.encoder_attention = event.encoder_attention
            case TokenDecoded(model=model) if (lane := self.lanes.get(model)) and event.position == len(lane.steps):
                lane.steps.append(event)
            case DecodeFinished(model=model) if lane := self.lanes.get(model):
                lane.text, lane.was_cut = event.text, event.was_cut
            case JobFailed():
                self.is_over, self.failure = True, event.failure
            case JobFinished():
                self.is_over = True
            case _:
                return False
        return True
