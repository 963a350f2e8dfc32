"""Experiment 7: what each architecture costs."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.measurements.contract import Table
from engine.measurements.cost_race import (
    ChainMeasured,
    CostMeasured,
    DecodingTimed,
    Entrant,
    Scored,
    cost_race_tables,
)
from gui.bridge import EngineBridge
from gui.i18n.engine_words import engine_words
from gui.i18n.spoken import say
from gui.pages.why.experiment_panel import ExperimentPanel
from gui.state.number_format import format_count
from gui.widgets.combo import LabelledCombo
from gui.widgets.curve_chart import Curve, CurveChart
from gui.widgets.curve_legend import CurveLegend
from gui.widgets.curve_view import CurveView
from gui.widgets.figure_table import FigureTable
from gui.widgets.segmented import SegmentedControl

STEPS = (360, 1000, 3000)


class CostRacePanel(ExperimentPanel):
    """BLEU by the step or by the second; below it what longer sentences cost, and the sum of it."""

    NAME = "cost_race"
    CAN_PAUSE = True

    def __init__(self, bridge: EngineBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.corpus, self.steps = LabelledCombo(lambda: self.tr("Task")), LabelledCombo(lambda: self.tr("Steps"))
        self.corpus.offer(lambda: self.tr("Digit reversal"), "reversal")
        self.corpus.offer(lambda: self.tr("Grammar"), "grammar")
        for steps in STEPS:
            self.steps.addItem(format_count(steps), steps)
        self.axis = SegmentedControl(
            [(lambda: self.tr("by the step"), "step"), (lambda: self.tr("by the second"), "second")]
        )
        say(self.axis.setAccessibleName, lambda: self.tr("What BLEU is drawn against"))
        self.legend = CurveLegend()
        self.quality, self.chains, self.decoding = CurveView(), CurveView(), CurveView()
        self._table: FigureTable | None = None
        for control in (self.corpus, self.steps, self.axis):
            self.controls.addWidget(control)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self.chains)
        below.addWidget(self.decoding)
        self.body.setSpacing(8)
        self.body.addWidget(self.legend)
        self.body.addWidget(self.quality, 4)
        self.body.addLayout(below, 3)
        for combo in (self.corpus, self.steps):
            combo.activated.connect(self.choose)
        self.axis.value_changed.connect(self._show)

    def options(self) -> dict[str, Any]:
        return {"corpus": self.corpus.currentData(), "steps": self.steps.currentData()}

    def set_choices(self, choices: Mapping[str, Any]) -> None:
        """Choose the task (`corpus`) and the `steps`; raises KeyError or ValueError for anything else."""
        for name, value in choices.items():
            {"corpus": self.corpus, "steps": self.steps}[name].choose_value(value)
        self.choose()

    def tables(self, measured: Sequence[CostMeasured]) -> tuple[Table, ...]:
        return cost_race_tables(measured)

    def invitation(self) -> tuple[str, str]:
        how = self.tr("Press Run: the three train from scratch for about a minute, one step each in turn.")
        return self.tr("Nobody has started yet"), how

    def show_measurements(self, measured: Sequence[CostMeasured]) -> None:
        titles = _titles(measured)
        self.legend.set_lanes(list(titles.items()))
        self._show()
        pieces = self.tr("pieces of the sentence")
        chains = {
            (m.architecture, float(m.length)): float(m.operations) for m in measured if isinstance(m, ChainMeasured)
        }
        title = self.tr("Training: operations that wait for each other")
        self.chains.show_chart(CurveChart(title, pieces, _curves(titles, chains), digits=0))
        times = {(m.architecture, float(m.length)): m.milliseconds for m in measured if isinstance(m, DecodingTimed)}
        title = self.tr("Decoding: milliseconds a piece")
        self.decoding.show_chart(CurveChart(title, pieces, _curves(titles, times), digits=2))
        for view, values in ((self.chains, chains), (self.decoding, times)):
            view.setVisible(bool(values))
        self._sum_up(measured)

    @Slot()
    def _show(self) -> None:
        measured: Sequence[Any] = self.run.measurements
        titles = _titles(measured)
        by_step = self.axis.value() == "step"
        scores = {
            (m.architecture, float(m.step) if by_step else m.seconds): m.bleu for m in measured if isinstance(m, Scored)
        }
        unit = self.tr("steps, on the same batches") if by_step else self.tr("seconds of its own training")
        title = self.tr("BLEU on held-out pairs")
        self.quality.show_chart(CurveChart(title, unit, _curves(titles, scores), highest=100.0))

    def _sum_up(self, measured: Sequence[CostMeasured]) -> None:
        """The table, once the race is over."""
        if self._table:
            self.body.removeWidget(self._table)
            self._table.deleteLater()
            self._table = None
        if not any(isinstance(m, DecodingTimed) for m in measured):
            return
        columns = (
            "",
            self.tr("parameters"),
            self.tr("seconds"),
            self.tr("BLEU"),
            self.tr("pieces/s"),
            self.tr("in a row"),
            self.tr("ms a piece"),
        )
        rows = []
        for title, parameters, _, seconds, bleu, speed, chain, time in cost_race_tables(measured)[0].rows:
            figures = (_figure(parameters), _figure(seconds, 1), _figure(bleu, 1), _figure(speed), _figure(chain))
            rows.append((engine_words(f"{title}"), *figures, _figure(time, 2)))
        self._table = FigureTable(columns, rows)
        self.body.addWidget(self._table)


def _titles(measured: Sequence[CostMeasured]) -> dict[str, str]:
    """What those who run are called, by architecture."""
    return {m.architecture: engine_words(m.title) for m in measured if isinstance(m, Entrant)}


def _curves(titles: dict[str, str], values: dict[tuple[str, float], float]) -> tuple[Curve, ...]:
    return tuple(
        Curve(name, title, tuple(sorted((x, y) for (owner, x), y in values.items() if owner == name)))
        for name, title in titles.items()
    )


def _figure(value: object, digits: int = 0) -> str:
    return f"{value:,.{digits}f}" if isinstance(value, int | float) else "–"
