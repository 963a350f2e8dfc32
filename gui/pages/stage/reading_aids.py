"""Tells of each lane's translation once it is whole, and has the engine score it where a reference is known."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from engine.events import Event, JobFailed, JobFinished, TranslationScored
from gui.bridge import EngineBridge
from gui.pages.stage.lane_row import LaneRow
from gui.pages.stage.reference_popup import ReferencePopup
from gui.state.reading_aids import LaneAids, lane_aids
from gui.state.translation_trace import LaneTrace, TranslationTrace

Scored = tuple[str, str]
"""A translation and its reference."""


class ReadingAids(QObject):
    """Keeps the references of sentences, and what is told of the translation that is shown.

    Signals:
        changed(): there is something new to show.
    """

    changed = Signal()

    def __init__(
        self, bridge: EngineBridge, lanes: LaneRow, reference_of: Callable[[str], str], parent: QObject | None = None
    ) -> None:
        """`reference_of` gives what is known as the reference of a sentence from elsewhere, or ""."""
        super().__init__(parent)
        self._bridge = bridge
        self._lanes = lanes
        self._known = reference_of
        self._given: dict[str, str] = {}
        self._trace: TranslationTrace | None = None
        self._jobs: dict[int, Scored] = {}
        self._scores: dict[Scored, TranslationScored | None] = {}
        self._made_of: tuple[object, ...] = ()
        self._popup = ReferencePopup(lanes)
        self._popup.given.connect(self.set_reference)
        bridge.arrived.connect(self._on_events)
        lanes.reference_asked.connect(self._open_popup)

    @property
    def reference(self) -> str:
        """The reference of the sentence that is shown; "" if none is known."""
        return self.reference_of(self._trace.text) if self._trace else ""

    @property
    def is_scoring(self) -> bool:
        """Whether a score that was asked for has not come yet."""
        return bool(self._jobs)

    @property
    def popup(self) -> ReferencePopup:
        """Where the reference is read and given."""
        return self._popup

    def reference_of(self, sentence: str) -> str:
        """What the reader gave as a sentence's reference, else what is known from elsewhere."""
        return self._given.get(sentence, self._known(sentence))

    def score(self, model: str) -> float | None:
        """The sentence chrF of a lane's whole translation; None while it is not known."""
        found = self._score(self._trace.lanes[model]) if self._trace else None
        return found.chrf if found else None

    def begin(self, trace: TranslationTrace | None) -> None:
        """Tell of this record from now on."""
        self._trace, self._made_of = trace, ()

    def refresh(self) -> None:
        """Ask for the scores that are lacking, and have the lanes tell what is known."""
        if self._trace is None:
            return
        reference = self.reference
        lanes = self._trace.lanes
        if reference:
            for lane in lanes.values():
                self._ask(lane, reference)
        made_of = (reference, *((id(lane), lane.text, self._score(lane)) for lane in lanes.values()))
        if made_of != self._made_of:
            self._made_of = made_of
            self._lanes.set_aids({model: self._aids(lane) for model, lane in lanes.items()}, reference)

    @Slot(str)
    def set_reference(self, reference: str) -> None:
        """Score the sentence that is shown against this from now on; "": against nothing."""
        if self._trace and reference != self.reference:
            self._given[self._trace.text] = reference
            self.changed.emit()

    @Slot(tuple)
    def _on_events(self, events: tuple[Event, ...]) -> None:
        """Keep the scores that were asked for; one that failed is told by the window and not awaited any more."""
        answers = [event for event in events if event.job_id in self._jobs]
        for event in answers:
            if isinstance(event, TranslationScored):
                self._scores[self._jobs[event.job_id]] = event
            elif isinstance(event, JobFailed | JobFinished):
                del self._jobs[event.job_id]
        if answers:
            self.changed.emit()

    def _ask(self, lane: LaneTrace, reference: str) -> None:
        if lane.text is not None and (lane.text, reference) not in self._scores:
            self._scores[lane.text, reference] = None
            self._jobs[self._bridge.score(lane.text, reference)] = (lane.text, reference)

    def _score(self, lane: LaneTrace) -> TranslationScored | None:
        return self._scores.get((lane.text or "", self.reference))

    def _aids(self, lane: LaneTrace) -> LaneAids | None:
        score = self._score(lane)
        if lane.text is None:
            return None
        return lane_aids(lane, score.chrf, score.signature) if score else lane_aids(lane)

    @Slot(str)
    def _open_popup(self, model: str) -> None:
        score = self._score(self._trace.lanes[model]) if self._trace else None
        anchor = self._lanes.lane(model).aids.score
        self._popup.open_above(anchor, self.reference, score.signature if score else "")
