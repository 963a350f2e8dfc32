"""The saliency of models with attention, which takes time and is asked for when it is to be seen."""

from PySide6.QtCore import QObject

from engine.events import Event, JobFailed, JobFinished, TokenDecoded
from gui.bridge import EngineBridge
from gui.state.look import Kind
from gui.state.translation_trace import LaneTrace, TranslationTrace


class SaliencyRequests(QObject):
    """Asks for the saliency that a record lacks, and adds it to the record; once for each lane and branch.

    A translation that goes on is waited for, so that no token is late for it. Then each model is made to write what it
    wrote before, this time with gradients; however its pieces were chosen, they are the same.
    """

    def __init__(self, bridge: EngineBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._jobs: dict[int, dict[str, LaneTrace]] = {}
        self._asked: list[LaneTrace] = []

    @property
    def is_busy(self) -> bool:
        """Whether some is being computed."""
        return bool(self._jobs)

    def complete(self, trace: TranslationTrace, kind: Kind) -> None:
        """Ask for what the lanes of a record lack, if nothing more will be recorded of them.

        To show attention, only models that have none need it: of a beam search they have not reported it.
        """
        if not trace.is_over:
            return
        lanes = {lane.model: lane for lane in trace.lanes.values() if self._needs(lane, kind)}
        if lanes:
            forced = tuple(lane.token_ids for lane in lanes.values())
            longest = max(map(len, forced))
            job = self._bridge.translate(trace.text, tuple(lanes), longest, forced=forced, with_saliency=True)
            self._jobs[job] = lanes
            self._asked += lanes.values()

    def record(self, event: Event) -> bool:
        """Add what an event says to its record; whether it was about saliency that was asked for."""
        lanes = self._jobs.get(event.job_id)
        if lanes is None:
            return False
        match event:
            case TokenDecoded():
                lanes[event.model].add_saliency(event)
            case JobFailed():
                del self._jobs[event.job_id]
                for lane in lanes.values():
                    lane.has_failed_saliency = True
            case JobFinished():
                del self._jobs[event.job_id]
        return True

    def forget(self) -> None:
        """Give up what is being computed, and the records that it is for."""
        for job_id in self._jobs:
            self._bridge.cancel(job_id)
        self._jobs.clear()
        self._asked.clear()

    def _needs(self, lane: LaneTrace, kind: Kind) -> bool:
        if any(lane is asked for asked in self._asked) or not lane.steps:
            return False
        return (kind == "saliency" or lane.steps[0].attention is None) and lane.lacks_saliency
