"""The curves of an earlier run, read from its event log bit by bit."""

from engine.event_log_reader import EVENT_LOG, EventLogReader
from engine.events import TrainingStarted, TrainStepDone, ValidationScored
from gui.state.run_history import Run
from gui.state.training_history import TrainingHistory


class EarlierRun:
    """A run on disk with its curves, as far as they are read.

    Attributes:
        run: which one.
        histories: by architecture.
        is_complete: whether all that is written was read.
    """

    def __init__(self, run: Run) -> None:
        self.run = run
        self.histories: dict[str, TrainingHistory] = {}
        self.is_complete = False
        self._reader = EventLogReader(run.folder / EVENT_LOG)

    def read_some(self) -> None:
        """Read the next few hundred events of the log; without a log, or with one of nothing, it is complete at once.

        Raises EventLogError if the file is no event log, OSError if it cannot be read.
        """
        events = self._reader.new_events()
        self.is_complete = not events
        for event in (logged.event for logged in events):
            if isinstance(event, TrainingStarted | TrainStepDone | ValidationScored):
                self.histories.setdefault(event.architecture, TrainingHistory()).take_in(event)
