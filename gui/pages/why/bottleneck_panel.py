"""Experiment 1: quality against the length of the source."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from engine.events import PackDescription
from engine.measurements.bottleneck import LengthMeasured, bottleneck_tables
from engine.measurements.contract import Table
from gui.bridge import EngineBridge
from gui.pages.why.experiment_panel import ExperimentPanel
from gui.theme import theme_of
from gui.widgets.combo import LabelledCombo
from gui.widgets.length_chart import LengthChart, LengthCurve, paint_length_chart


class BottleneckPanel(ExperimentPanel):
    """Curves of BLEU against length, one a model."""

    NAME = "bottleneck"

    def __init__(self, bridge: EngineBridge, parent: QWidget | None = None) -> None:
        self.pack = LabelledCombo()
        self.curves = BottleneckCurves()
        super().__init__(bridge, parent)
        self.pack.show_label(self.tr("Pack"))
        self.pack.setAccessibleName(self.tr("Pack"))
        self.controls.addWidget(self.pack)
        self.body.addWidget(self.curves)
        self.pack.activated.connect(self.choose)

    def options(self) -> dict[str, Any]:
        pack = self.pack.currentData() or "grammar"
        return {"pack": pack, "corpus": "reversal" if pack == "reversal" else "grammar"}

    def tables(self, measured: Sequence[LengthMeasured]) -> tuple[Table, ...]:
        return bottleneck_tables(measured)

    def show_measurements(self, measured: Sequence[LengthMeasured]) -> None:
        self.curves.show_measurements(measured)

    def set_packs(self, packs: Sequence[PackDescription]) -> None:
        self.pack.clear()
        for pack in packs:
            self.pack.addItem(pack.title, pack.name)
        self.pack.setCurrentIndex(max(0, self.pack.findData("grammar")))


class BottleneckCurves(QWidget):
    """The chart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measured: Sequence[LengthMeasured] = ()

    def show_measurements(self, measured: Sequence[LengthMeasured]) -> None:
        """Draw these scores, as far as all models have them."""
        self._measured = measured
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        models = dict.fromkeys(m.model for m in self._measured)
        whole = min((sum(m.model == model for m in self._measured) for model in models), default=0)
        if not whole:
            return
        rows = {model: [m for m in self._measured if m.model == model][:whole] for model in models}
        first = next(iter(rows.values()))
        chart = LengthChart(
            "",
            "",
            "BLEU",
            tuple(f"{m.shortest}–{m.longest}" for m in first),
            tuple(len(m.sentences) for m in first),
            tuple(
                LengthCurve(row[0].architecture, row[0].architecture, tuple(m.bleu.score for m in row))
                for row in rows.values()
            ),
        )
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_length_chart(painter, theme_of(self), QRectF(self.rect()), chart)
