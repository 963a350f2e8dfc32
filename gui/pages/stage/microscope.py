"""Under the microscope: one step of a lane, taken apart in place of the lanes."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from engine.events import Event, JobFailed, JobFinished, StepInspected
from gui.bridge import EngineBridge
from gui.i18n.spoken import on_language
from gui.pages.stage.lane_row import LaneRow
from gui.pages.stage.microscope_panel import MicroscopePanel
from gui.pages.stage.stage_views import StageViews
from gui.state.alignment import head_matrices, head_scores
from gui.state.inspected_step import InspectedStep
from gui.state.look import Head
from gui.state.translation_trace import LaneTrace, TranslationTrace


class Microscope(QObject):
    """Asks the engine for the numbers of the step at which the clock stands, while its panel is open.

    Signals:
        sought(int): the reader chose this step, 1 for the first piece.
    """

    sought = Signal(int)

    def __init__(self, bridge: EngineBridge, views: StageViews, lanes: LaneRow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._views = views
        self._lanes = lanes
        self._trace: TranslationTrace | None = None
        self._model = ""
        self._at = 0
        self._step: InspectedStep | None = None
        self._job_id: int | None = None
        self.panel = MicroscopePanel()
        self.panel.hide()
        self.panel.closed.connect(views.close_view)
        self.panel.retried.connect(self._ask)
        self.panel.lane_chosen.connect(self._on_lane_chosen)
        lanes.inspected.connect(self.open)
        views.closed.connect(self._on_closed)
        on_language(self, self._name_lanes)

    @property
    def is_open(self) -> bool:
        """Whether it is seen in place of the lanes."""
        return self._views.opened is self.panel

    @property
    def is_waiting(self) -> bool:
        """Whether the engine has not answered yet."""
        return self._job_id is not None

    @Slot(str, int)
    def open(self, model: str, step: int) -> None:
        """Look at a step of a model."""
        if self._trace is None or not self._trace.lanes[model].steps:
            return
        self._model = model
        self._views.open(self.panel)
        self.sought.emit(step)

    def toggle(self) -> None:
        """Look at the clock's step, in the lane with the focus or else the last one looked at; or close."""
        if self.is_open:
            self._views.close_view()
        elif self._trace:
            with_focus = (model for model in self._trace.lanes if self._has_focus(model))
            traced = self._trace.lanes
            first = next(model for model in (*self._lanes.in_front(), *traced) if model in traced)
            model = next(with_focus, self._model if self._model in self._trace.lanes else first)
            self.open(model, self._at)

    def show(self, trace: TranslationTrace | None, step: int) -> None:
        """Follow the record and the clock; without a record it closes."""
        self._trace, self._at = trace, step
        if not self.is_open:
            self._on_closed()  # something else was opened over it
            return
        lane = trace.lanes.get(self._model) if trace else None
        if lane is None or not lane.steps or not step:
            self._views.close_view()
            return
        described = self._lanes.lane(lane.model)
        title = described.facts.title
        shown = InspectedStep(described.architecture, title, lane, min(step, len(lane.steps)))
        if self._step is None or not self._step.is_same(shown):
            self._step = shown
            self._ask()
        elif self._step.lane is not lane:  # a branch begins with another piece at this very step
            self._show(replace(shown, told=self._step.told, failure=self._step.failure))

    def record(self, event: Event) -> bool:
        """Show what the engine answers; whether the event is an answer to the microscope."""
        if self._job_id is None or event.job_id != self._job_id:
            return False
        match event:
            case StepInspected() if self._step:
                self._show(replace(self._step, told=event))
            case JobFailed() if self._step:
                self._job_id = None
                self._show(replace(self._step, failure=event.failure))
            case JobFinished():
                self._job_id = None
        return True

    @Slot()
    def _ask(self) -> None:
        """Have the step taken apart; an answer to an older question is not awaited any more."""
        self._cancel()
        if self._step and self._trace:
            before = self._step.lane.token_ids[: self._step.step - 1]
            self._job_id = self._bridge.inspect_step(self._step.lane.model, self._trace.text, before)
            self._show(replace(self._step, told=None, failure=None))

    def _show(self, step: InspectedStep) -> None:
        self._step = step
        self._name_lanes()
        self.panel.show_step(step, self._head_of(step.lane))

    def _name_lanes(self) -> None:
        if self._trace and self._step:
            lanes = [(model, self._lanes.lane(model).facts.title) for model in self._trace.lanes]
            self.panel.show_lanes(lanes, self._step.lane.model)

    def _head_of(self, lane: LaneTrace) -> Head:
        """The head that the lane shows, or where it shows their mean the one that looks most sharply."""
        chosen = self._lanes.lane(lane.model).reads.heads.head
        matrices = head_matrices(lane, len(lane.steps), "cross")
        if chosen or matrices is None:
            return chosen or (0, 0)
        scores = head_scores(matrices)
        layer, head = divmod(int(scores.argmax()), scores.shape[1])
        return layer, head

    def _has_focus(self, model: str) -> bool:
        focused = self._lanes.lane(model).window().focusWidget()
        return focused is not None and self._lanes.lane(model).isAncestorOf(focused)

    def _cancel(self) -> None:
        if self._job_id is not None:
            self._bridge.cancel(self._job_id)
            self._job_id = None

    @Slot(str)
    def _on_lane_chosen(self, model: str) -> None:
        self._model = model
        self.show(self._trace, self._at)

    @Slot()
    def _on_closed(self) -> None:
        if not self.is_open:
            self._cancel()
            self._step = None
