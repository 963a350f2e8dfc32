"""Asks how many parameters the models would have that are being planned."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from engine.config import TrainingConfig
from engine.events import Event, ParametersCounted
from gui.bridge import EngineBridge

REST_MILLISECONDS = 250  # while somebody types, there is a new plan with every key


class ParameterCounts(QObject):
    """Asks the engine anew a moment after a plan has changed.

    Signals:
        counted(dict): number of parameters by architecture; empty where there is no plan that could be trained.
    """

    counted = Signal(dict)

    def __init__(self, bridge: EngineBridge, plan: Callable[[], TrainingConfig | None], parent: QObject) -> None:
        """`plan` gives what would be trained, or None."""
        super().__init__(parent)
        self._bridge, self._plan = bridge, plan
        self._asked: TrainingConfig | None = None
        self._job_id = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MILLISECONDS)
        self._rest.timeout.connect(self._ask)
        bridge.arrived.connect(self._on_arrived)

    @Slot()
    def ask_soon(self) -> None:
        """The plan may have changed."""
        self._rest.start()

    @Slot()
    def _ask(self) -> None:
        plan = self._plan()
        if plan == self._asked:
            return
        self._asked, self._job_id = plan, 0
        if plan is None:
            self.counted.emit({})
        else:
            self._job_id = self._bridge.count_parameters(plan)

    @Slot(tuple)
    def _on_arrived(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, ParametersCounted) and event.job_id == self._job_id:
                self.counted.emit(dict(event.parameters))
