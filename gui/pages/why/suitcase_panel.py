"""Experiment 2: exact match against length for context vectors of several lengths."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from engine.measurements.contract import Table
from engine.measurements.suitcase import LENGTHS, SHIPPED_STEPS, VECTORS, ReversalMeasured, suitcase_tables
from gui.bridge import EngineBridge
from gui.pages.why.experiment_panel import ExperimentPanel
from gui.pages.why.suitcase_side import SuitcaseSide
from gui.state.number_format import format_count
from gui.state.reversal_curves import ReversalCurves, Reverser
from gui.theme import scaled
from gui.widgets.combo import LabelledCombo
from gui.widgets.reversal_chart import ReversalChart
from gui.widgets.reversal_painter import PaintedCurve
from gui.widgets.suitcase_rows import SuitcaseRow

LIVE_VECTORS = (4, 8, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 1024)
STEPS = (SHIPPED_STEPS, 2 * SHIPPED_STEPS, 4 * SHIPPED_STEPS, 6 * SHIPPED_STEPS)
SEEDS = (1, 2, 3, 4, 5)
FIRST_LENGTH, FIRST_NUMBERS = 9, 64
ROOMY = 560


class SuitcasePanel(ExperimentPanel):
    """The shipped models at once; one that is trained live is put beside them.

    Attributes:
        models: what is run: the shipped ones (None), or the vector of the one to train.
        steps, seed: of a live training.
        chart: the curves. side: what came back at one length.
    """

    NAME = "suitcase"

    def __init__(self, bridge: EngineBridge, parent: QWidget | None = None) -> None:
        self._curves = ReversalCurves()
        super().__init__(bridge, parent)
        self._length = FIRST_LENGTH
        self._model: Reverser | None = None
        self.models = LabelledCombo(lambda: self.tr("Models"))
        self.steps, self.seed = LabelledCombo(lambda: self.tr("Steps")), LabelledCombo(lambda: self.tr("Seed"))
        for numbers in (None, *LIVE_VECTORS):
            self.models.offer(partial(self._offered, numbers), numbers)
        for steps in STEPS:
            self.steps.addItem(format_count(steps), steps)
        for seed in SEEDS:
            self.seed.addItem(f"{seed}", seed)
        self.chart, self.side = ReversalChart(LENGTHS), SuitcaseSide()
        self.side.setVisible(False)
        self.controls.addWidget(self.models)
        for choice in (self.steps, self.seed):
            self.controls.addWidget(choice)
            choice.setVisible(False)
            choice.activated.connect(self.choose)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(24)
        self._columns.addWidget(self.chart, 5)
        self._columns.addWidget(self.side, 3)
        self.body.addLayout(self._columns)
        self.models.activated.connect(self._on_models)
        self.chart.chosen.connect(self.choose_point)
        self.chart.opened.connect(self.side.open_mistakes)
        self.side.row_chosen.connect(lambda place: self.choose_point(self._length, place))

    def options(self) -> dict[str, Any]:
        numbers = self.models.currentData()
        if numbers is None:
            return {}
        return {"train": numbers, "steps": self.steps.currentData(), "seed": self.seed.currentData()}

    def set_choices(self, choices: Mapping[str, Any]) -> None:
        """Choose which vector to `train`, and its `steps` and `seed`; raises KeyError or ValueError for another."""
        for name, value in choices.items():
            {"train": self.models, "steps": self.steps, "seed": self.seed}[name].choose_value(value)
        self._on_models()

    def tables(self, measured: Sequence[ReversalMeasured]) -> tuple[Table, ...]:
        return suitcase_tables(measured)

    def measured(self) -> tuple[ReversalMeasured, ...]:
        """What this run measured, and those before it: live curves stand beside the shipped ones."""
        before = self._curves.models
        self._curves.take(m for m in self.run.measurements if isinstance(m, ReversalMeasured))
        for model in self._curves.models:
            if model not in before and not model.is_shipped:
                self._model = model  # what was waited for is what is looked at
        return self._curves.measurements

    def show_measurements(self, measured: Sequence[ReversalMeasured]) -> None:
        models = self._curves.models
        self.side.setVisible(bool(models))
        place = self._place(models)
        self.chart.show_curves([self._painted(model) for model in models], self._length, place)
        self.side.show_column(self._length, [self._row(model) for model in models], place)
        if models:
            self.side.show_mistakes(self._name(models[place]), self._curves.at(models[place], self._length))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large letters leave no room for two columns."""
        super().resizeEvent(event)
        across = self.width() >= scaled(ROOMY)
        direction = QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)

    @Slot()
    def choose(self) -> None:
        """The shipped models are measured at once, in seconds; a live training waits for its button."""
        if self._has_engine and self._is_open:
            self._begin(only_recall=self.models.currentData() is not None)

    @Slot(int, int)
    def choose_point(self, length: int, model: int) -> None:
        """Read this length's column, and this model's mistakes."""
        self._length, self._model = length, self._curves.models[model]
        self.show_measurements(self._curves.measurements)

    @Slot()
    def _on_models(self) -> None:
        for choice in (self.steps, self.seed):
            choice.setVisible(self.models.currentData() is not None)
        self.choose()

    def _offered(self, numbers: int | None) -> str:
        """How the shipped models (None), or the training of one of so many numbers, are offered."""
        if numbers is None:
            return self.tr("shipped, {first} to {last} numbers").format(first=VECTORS[0], last=VECTORS[-1])
        return self.tr("train live: {count} numbers").format(count=numbers)

    def _place(self, models: Sequence[Reverser]) -> int:
        """Where the model that was chosen stands now; at first one that makes mistakes at the first length."""
        if self._model in models:
            return models.index(self._model)
        numbers = [model.numbers for model in models]
        return numbers.index(FIRST_NUMBERS) if FIRST_NUMBERS in numbers else 0

    def _painted(self, model: Reverser) -> PaintedCurve:
        known = [m for length in LENGTHS if (m := self._curves.at(model, length))]
        return PaintedCurve(
            model.architecture,
            None if model.numbers is None else model.share,
            self._short_name(model),
            self._curves.curve(model),
            [(m.length, m.low, m.high) for m in known],
            is_dashed=not model.is_shipped,
        )

    def _row(self, model: Reverser) -> SuitcaseRow:
        measured = self._curves.at(model, self._length)
        return SuitcaseRow(
            model.architecture,
            None if model.numbers is None else model.share,
            model.numbers,
            model.state_size,
            self._length + 1,
            self._name(model),
            f"{measured.exact_match:.1f} %" if measured else "",
        )

    def _short_name(self, model: Reverser) -> str:
        """What stands on its curve: how often it was trained for as long as the shipped ones, if not once."""
        if model.numbers is None:
            return self.tr("attention")
        return (
            f"{model.numbers}"
            if model.steps == SHIPPED_STEPS
            else f"{model.numbers} ×{model.steps / SHIPPED_STEPS:.2g}"
        )

    def _name(self, model: Reverser) -> str:
        if model.numbers is None:
            return self.tr("attention: {count} a piece").format(count=model.state_size)
        text = self.tr("vector of {count}").format(count=model.numbers)
        if model.is_shipped:
            return text
        live = self.tr("{vector}, live, {steps} steps, seed {seed}")
        return live.format(vector=text, steps=format_count(model.steps), seed=model.seed)
