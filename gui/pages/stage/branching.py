"""What if: a lane goes on otherwise from a step, and comes back."""

from PySide6.QtCore import QObject, Signal, Slot

from gui.bridge import EngineBridge
from gui.pages.stage.lane_row import LaneRow
from gui.state.playback import Playback
from gui.state.translation_trace import LaneTrace, TranslationTrace


class Branching(QObject):
    """Asks for a translation that goes on from a forced piece, and plays it from there.

    Signals:
        changed(): another record is shown, or the clock has moved.
    """

    changed = Signal()

    def __init__(self, bridge: EngineBridge, lanes: LaneRow, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._playback = playback
        self._trace: TranslationTrace | None = None
        self._awaited: LaneTrace | None = None
        lanes.forced.connect(self.force)
        lanes.taken_back.connect(self.take_back)

    def begin(self, trace: TranslationTrace | None) -> None:
        """Work on this record from now on; the branches of the one before are forgotten with it."""
        self._trace, self._awaited = trace, None

    def settle(self) -> None:
        """Play on from the forced piece as soon as it is recorded; to be called when something was."""
        branch = self._awaited
        if self._trace and branch and self._trace.lanes[branch.model] is branch:
            self._awaited = None
            self._playback.play_on_from(branch.kept + 1)

    @Slot(str, int, int)
    def force(self, model: str, position: int, token_id: int) -> None:
        """Let a lane go on with this piece at this position, from 0."""
        if self._trace:
            before = self._trace.lanes[model].token_ids[:position]
            self.follow(model, (*before, token_id))

    @Slot(str, object)
    def follow(self, model: str, token_ids: tuple[int, ...]) -> None:
        """Let a lane begin with these pieces; what it has of them already is kept as it is."""
        if self._trace is None:
            return
        produced = self._trace.lanes[model].token_ids
        pairs = zip(produced, token_ids, strict=False)
        kept = next((i for i, (old, new) in enumerate(pairs) if old != new), min(len(produced), len(token_ids)))
        if kept == len(token_ids):
            return
        self._playback.seek(kept + 1)
        open_jobs = self._trace.open_jobs
        job_id = self._bridge.translate(
            self._trace.text, (model,), forced=(token_ids,), sampling=self._trace.decoding.sampling
        )
        self._awaited = self._trace.branch(model, job_id, kept)
        self._cancel(open_jobs - self._trace.open_jobs)
        self.changed.emit()

    @Slot(str)
    def take_back(self, model: str) -> None:
        """Show a lane as it was before its last branch; the clock stays on its step if it can."""
        if self._trace:
            open_jobs = self._trace.open_jobs
            self._trace.take_back(model)
            self._cancel(open_jobs - self._trace.open_jobs)
            self.changed.emit()

    def _cancel(self, jobs: frozenset[int]) -> None:
        for job_id in jobs:
            self._bridge.cancel(job_id)
