"""Experiment 3: how far the gradient of one output reaches back."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.measurements.contract import Table
from engine.measurements.gradient_reach import (
    LONGEST,
    NETWORKS,
    SHORTEST,
    TRAINED_LENGTHS,
    GradientReachOptions,
    NetworkReach,
    gradient_reach_tables,
)
from gui.bridge import EngineBridge
from gui.i18n.spoken import on_language, say
from gui.pages.why.experiment_panel import ExperimentPanel
from gui.state.gradient_curves import GradientCurve, digit_norms, gradient_curves
from gui.state.number_format import format_magnitude
from gui.theme import scaled
from gui.widgets.combo import LabelledCombo
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.gradient_chart_painter import CurveLabel, GradientChart
from gui.widgets.gradient_chart_view import GradientChartView
from gui.widgets.label import Label
from gui.widgets.labelled_slider import LabelledSlider
from gui.widgets.segmented import SegmentedControl

SLIDING_MILLISECONDS = 150
ROOM_FOR_CAPTION = 520
OPEN_GATES = 1.0  # the usual bias: a gate lets 73 % through instead of 50
STEADY = 0.5  # of the variance; a line that explains less tells of no decay


class GradientReachPanel(ExperimentPanel):
    """Curves of norms against the distance from the end of the source, one a network."""

    NAME = "gradient_reach"
    RUNS_AT_ONCE = True

    def __init__(self, bridge: EngineBridge, parent: QWidget | None = None) -> None:
        self._shown: tuple[NetworkReach, ...] = ()
        self._lit: str = NETWORKS[0]
        self._cursor: int | None = None
        super().__init__(bridge, parent)
        self.state = SegmentedControl([(lambda: self.tr("Untrained"), False), (lambda: self.tr("Trained"), True)])
        say(self.state.setAccessibleName, lambda: self.tr("Networks"))
        self.state.set_value(True)
        self.quantity = SegmentedControl(
            [(lambda: self.tr("Gradient"), "gradient"), (lambda: self.tr("Jacobian"), "jacobian")]
        )
        say(self.quantity.setAccessibleName, lambda: self.tr("What is measured"))
        self.scale = SegmentedControl(
            [(lambda: self.tr("nearest = 1"), True), (lambda: self.tr("as measured"), False)], 28, 13
        )
        say(self.scale.setAccessibleName, lambda: self.tr("Scale"))
        self.output = LabelledCombo(lambda: self.tr("Output"))
        self.output.offer(lambda: self.tr("first"), "first")
        self.output.offer(lambda: self.tr("middle"), "middle")
        self.output.offer(lambda: self.tr("last"), "last")
        self.gates = LabelledCombo(lambda: self.tr("Gates"), 28, 13)
        self.gates.offer(lambda: self.tr("half open"), 0.0)
        self.gates.offer(lambda: self.tr("open"), OPEN_GATES)
        self.gates.hide()
        self.output.setCurrentIndex(self.output.findData(GradientReachOptions().output))
        self.length = LabelledSlider(lambda: self.tr("Digits"), SHORTEST, LONGEST)
        self.length.setValue(GradientReachOptions().length)
        self.curves, self.caption = GradientChartView(), Label("", 13, tone="ink3")
        say(self.curves.setAccessibleName, lambda: self.tr("Norms by distance"))
        self.caption.setWordWrap(True)
        for control in (self.state, self.quantity, self.output, self.length):
            self.controls.addWidget(control)
        self.unit = ElidedLabel("", 14, "ink2")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.unit, 1)
        head.addWidget(self.gates)
        head.addWidget(self.scale)
        self.body.addLayout(head)
        self.body.addWidget(self.curves, 1)
        self.body.addWidget(self.caption)
        self.scale.hide()
        self._sliding = QTimer(self)
        self._sliding.setSingleShot(True)
        self._sliding.setInterval(SLIDING_MILLISECONDS)
        self._connect()

    def options(self) -> dict[str, Any]:
        return {
            "length": self.length.value(),
            "output": self.output.currentData(),
            "trained": self.state.value(),
            "gate_bias": 0.0 if self.state.value() else self.gates.currentData(),
        }

    def tables(self, measured: Sequence[NetworkReach]) -> tuple[Table, ...]:
        return gradient_reach_tables(measured)

    def set_choices(self, choices: Mapping[str, Any]) -> None:
        take: dict[str, Callable[[Any], object]] = {
            "trained": self.state.set_value,
            "quantity": self.quantity.set_value,
            "output": lambda output: self.output.setCurrentIndex(self.output.findData(output)),
            "gate_bias": lambda bias: self.gates.setCurrentIndex(self.gates.findData(float(bias))),
            "length": self.length.setValue,
            "network": lambda network: self.point_at(network, self._cursor),
            "distance": lambda distance: self.point_at(self._lit, distance),
        }
        for name, value in choices.items():
            take[name](value)
        self.choose()

    def show_measurements(self, measured: Sequence[NetworkReach]) -> None:
        # While the slider moves, a whole picture stays until the next one is whole.
        if len(measured) == len(NETWORKS) or not self._shown or not self.run.phase.is_active:
            self._shown = tuple(measured)
            self._show()

    @property
    def is_waiting(self) -> bool:
        """Whether a slider has just moved, so that a run is about to begin."""
        return self._sliding.isActive()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.caption.setVisible(self.height() >= scaled(ROOM_FOR_CAPTION))

    @Slot(object, object)
    def point_at(self, network: str, distance: int | None) -> None:
        """Look at a network, and at the digit so many positions back."""
        if (network, distance) != (self._lit, self._cursor):
            self._lit, self._cursor = network, distance
            self._show()

    def _connect(self) -> None:
        self.state.value_changed.connect(self._on_state)
        self.quantity.value_changed.connect(self._show)
        self.scale.value_changed.connect(self._show)
        for combo in (self.output, self.gates):
            combo.activated.connect(self.choose)
        self.length.valueChanged.connect(self._sliding.start)
        self._sliding.timeout.connect(self.choose)
        self.curves.pointed.connect(self.point_at)
        on_language(self, self._show)

    @Slot(object)
    def _on_state(self, is_trained: bool) -> None:
        self.gates.setHidden(is_trained)  # training has set them
        self.choose()

    @Slot()
    def _show(self) -> None:
        """Draw what is known."""
        shown = self._shown
        self.scale.setVisible(bool(shown))
        if not shown:
            self.curves.show_chart(GradientChart((), (), 0, "", ""), "")
            self.caption.setText("")
            self.unit.setText("")
            return
        curves = gradient_curves(shown, self.quantity.value(), is_relative=self.scale.value())
        lit = next((m for m in shown if m.network == self._lit), shown[0])
        first, digits = shown[0], digit_norms(lit)
        cursor = None if self._cursor is None else min(self._cursor, len(first.digits))
        labels = tuple(self._label(curve, cursor) for curve in curves)
        is_beyond = first.is_trained and len(first.digits) > TRAINED_LENGTHS[1]
        chart = GradientChart(
            curves,
            labels,
            len(first.digits),
            self.tr("positions back"),
            self.tr("{network}, linear").format(network=self._name_of(lit.network)),
            digits,
            digits.digits[digits.copied],
            (TRAINED_LENGTHS[1], self.tr("longer than in training")) if is_beyond else None,
            lit.network,
            cursor,
        )
        self.curves.show_chart(chart, "\n".join(f"{label.title}: {label.text} {label.quality}" for label in labels))
        self.caption.setText(self._caption(lit))
        self.unit.setText(self._unit())

    def _label(self, curve: GradientCurve, cursor: int | None) -> CurveLabel:
        title = self._name_of(curve.network)
        if curve.decay is None:
            return CurveLabel(title, "", self.tr("no chain of states"))
        quality = f"R² {curve.decay.quality:.2f}"
        if cursor is not None and cursor <= len(curve.norms):
            value = format_magnitude(curve.norms[cursor - 1])
            return CurveLabel(title, quality, self.tr("{value} at {place} back").format(value=value, place=cursor))
        halving = curve.decay.halving
        if halving is None:
            return CurveLabel(title, quality, self.tr("does not fall"))
        if curve.decay.quality < STEADY:
            return CurveLabel(title, quality, self.tr("no steady fall"))
        count = f"{halving:.1f}" if halving < 19.95 else f"{halving:.0f}"
        return CurveLabel(title, quality, self.tr("halves every {count} positions").format(count=count))

    def _unit(self) -> str:
        if self.quantity.value() == "gradient":
            return self.tr("Norm of the gradient at a digit's embedding")
        return self.tr("Spectral norm of ∂(last state) / ∂(state after a digit)")

    def _caption(self, lit: NetworkReach) -> str:
        if self.quantity.value() == "jacobian":
            return self.tr(
                "The attention RNN's encoder forgets too, after training soonest of all: its decoder reads every state"
                " directly. The Transformer hands no state on from one position to the next: there is nothing to"
                " multiply."
            )
        return self.tr(
            "Gradient of the log-probability of the digit at the end, which should copy the framed one. Line: geometric"
            " mean of {samples} samples; band: eight in ten of them. {network}: {parameters:,} parameters, probability"
            " {probability:.2f}."
        ).format(
            samples=lit.gradient.samples,
            network=self._name_of(lit.network),
            parameters=lit.parameters,
            probability=lit.probability,
        )

    def _name_of(self, network: str) -> str:
        return {
            "tanh": self.tr("tanh RNN"),
            "gru": self.tr("GRU"),
            "lstm": self.tr("LSTM"),
            "attention_rnn": self.tr("Attention RNN"),
            "transformer": self.tr("Transformer"),
        }[network]
