"""The record of one translation: what each model reported, in order, so that going back never asks the engine."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from statistics import median

from engine.events import (
    Array,
    BeamAdvanced,
    DecodeFinished,
    DecodeStarted,
    Event,
    Failure,
    JobFailed,
    JobFinished,
    Piece,
    TokenDecoded,
)
from gui.state.decoding_choice import GREEDY, DecodingChoice


@dataclass(slots=True)
class LaneTrace:
    """What one model reported.

    Attributes:
        source_pieces: what it read; empty until it has read it.
        context, encoder_attention: as in `DecodeStarted`.
        steps: the pieces it produced, in order.
        beam: the steps of the search that its pieces were found by; empty without one.
        text: the whole translation; None until the model has come to its end.
        was_cut: whether it stopped at the limit and not by itself.
        former: the translation that this one branches off from; None for the model's own.
        kept: how many of its steps are the former's.
        has_failed_saliency: whether the saliency that its steps lack was asked for and could not be computed.
    """

    model: str
    source_pieces: tuple[Piece, ...] = ()
    context: Array | None = None
    encoder_attention: Array | None = None
    steps: list[TokenDecoded] = field(default_factory=list)
    beam: list[BeamAdvanced] = field(default_factory=list)
    text: str | None = None
    was_cut: bool = False
    former: "LaneTrace | None" = field(default=None, repr=False, compare=False)
    kept: int = 0
    has_failed_saliency: bool = False

    @property
    def is_finished(self) -> bool:
        """Whether no further piece follows."""
        return self.text is not None or bool(self.steps and self.steps[-1].is_last)

    @property
    def seconds_per_token(self) -> float | None:
        """The median time of a step, since the first one often waits for memory; None before the first."""
        return median(step.seconds for step in self.steps) if self.steps else None

    @property
    def token_ids(self) -> tuple[int, ...]:
        """The pieces it produced, by their numbers."""
        return tuple(step.token_id for step in self.steps)

    @property
    def depth(self) -> int:
        """How many branches lie between it and the model's own."""
        return 0 if self.former is None else self.former.depth + 1

    @property
    def lacks_saliency(self) -> bool:
        """Whether saliency of any step is not known."""
        return any(step.saliency is None for step in self.steps)

    def add_saliency(self, event: TokenDecoded) -> None:
        """Take over the saliency of the same piece at the same position, reported anew."""
        position = event.position
        if position < len(self.steps) and self.steps[position].token_id == event.token_id:
            self.steps[position] = replace(self.steps[position], saliency=event.saliency)

    def until(self, step: int) -> list[TokenDecoded]:
        """What had been produced at `step` (1: the first piece); all of it if the model was done before."""
        return self.steps[: max(step, 0)]


class TranslationTrace:
    """All lanes of one translation, and the branches that were made of them.

    Attributes:
        job_id: of the translation itself; each branch has a job of its own.
        text: the sentence that is translated.
        decoding: how it was asked for.
        lanes: what is shown, by model, in the order of the page.
        failure: why it, or the last branch, ended before its end; None if it did not.
    """

    def __init__(self, job_id: int, text: str, models: Iterable[str], decoding: DecodingChoice = GREEDY) -> None:
        self.job_id = job_id
        self.text = text
        self.decoding = decoding
        self.lanes = {model: LaneTrace(model) for model in models}
        self.failure: Failure | None = None
        self._records = {job_id: dict(self.lanes)}  # by job and model, shown or not
        self._open = {job_id}

    @property
    def open_jobs(self) -> frozenset[int]:
        """The jobs that the engine has not ended and that are still of use."""
        return frozenset(self._open)

    @property
    def is_over(self) -> bool:
        """Whether the engine has ended all jobs, so that nothing follows."""
        return not self._open

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

    def branch(self, model: str, job_id: int, kept: int) -> LaneTrace:
        """Let a lane go on otherwise behind its first `kept` steps, as `job_id` will report.

        It is shown from its first step of its own on. Another branch that is not shown yet is given up.
        """
        lane = self.lanes[model]
        self._give_up(model, [lane])
        self.failure = None
        steps = lane.steps[:kept]
        branch = replace(lane, steps=steps, text=None, was_cut=False, former=lane, kept=kept, has_failed_saliency=False)
        self._records[job_id] = {model: branch}
        self._open.add(job_id)
        return branch

    def is_of(self, job_id: int) -> bool:
        """Whether a job is the translation's own or that of a branch which is still of use."""
        return job_id in self._records

    def take_back(self, model: str) -> None:
        """Show a lane as it was before its last branch; without one nothing changes."""
        lane = self.lanes[model]
        if lane.former:
            self._give_up(model, [lane, lane.former])
            self.lanes[model] = lane.former

    def record(self, event: Event) -> bool:
        """Keep what belongs to this translation; whether anything did."""
        if event.job_id not in self._open:
            return False
        lanes = self._records[event.job_id]
        match event:
            case DecodeStarted(model=model) if (lane := lanes.get(model)) and lane.former is None:
                lane.source_pieces = event.source_pieces
                lane.context = event.context
                lane.encoder_attention = event.encoder_attention
            case TokenDecoded(model=model) if (lane := lanes.get(model)) and event.position == len(lane.steps):
                lane.steps.append(event)
                if lane.former is self.lanes[model]:
                    self.lanes[model] = lane
            case BeamAdvanced(model=model) if lane := lanes.get(model):
                lane.beam.append(event)
            case DecodeFinished(model=model) if lane := lanes.get(model):
                lane.text, lane.was_cut = event.text, event.was_cut
            case JobFailed():
                self._open.discard(event.job_id)
                self.failure = event.failure
            case JobFinished():
                self._open.discard(event.job_id)
            case _:
                return False
        return True

    def _give_up(self, model: str, formers: list[LaneTrace]) -> None:
        """Forget the branches that were made of one of these."""
        for job, lanes in list(self._records.items()):
            if model in lanes and any(lanes[model].former is former for former in formers):
                del self._records[job]
                self._open.discard(job)
