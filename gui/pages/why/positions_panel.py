"""Experiment 6: the sinusoids, and what a Transformer is without them."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from engine.events import Event, PackDescription
from engine.measurements.contract import Table
from engine.measurements.positions import SHIFTS, PositionsMeasured, positions_tables
from gui.bridge import EngineBridge
from gui.i18n.engine_words import engine_words
from gui.i18n.spoken import say
from gui.pages.why.experiment_panel import ExperimentPanel
from gui.pages.why.positions_trial import PositionsTrial
from gui.state.experiment_run import ExperimentRun, Phase
from gui.state.position_record import PositionRecord
from gui.theme import CONTROL_HEIGHT
from gui.widgets.combo import LabelledCombo
from gui.widgets.offset_view import OffsetView
from gui.widgets.rotation_view import RotationView
from gui.widgets.segmented import SegmentedControl
from gui.widgets.sinusoid_view import SinusoidView

USUAL_SHIFT = 20
USUAL_PACK = "grammar"
LANGUAGES = ("English", "French")


class PositionsPanel(ExperimentPanel):
    """Four views: the vectors, their dot products, a shift as a rotation, and the model with other positions.

    The sentence, the vectors and the shift are answered at once; Run translates the sample.

    Attributes:
        answer: the record of what is answered at once; it is shown when it is whole.
    """

    NAME = "positions"

    def __init__(self, bridge: EngineBridge, parent: QWidget | None = None) -> None:
        self.answer = ExperimentRun()
        self._answered: tuple[Any, ...] = ()
        super().__init__(bridge, parent)
        self._record = PositionRecord()
        self.view = SegmentedControl(
            [
                (lambda: self.tr("Vectors"), "vectors"),
                (lambda: self.tr("Products"), "products"),
                (lambda: self.tr("Shift"), "shift"),
                (lambda: self.tr("Translation"), "translation"),
            ]
        )
        say(self.view.setAccessibleName, lambda: self.tr("View"))
        self.pack = LabelledCombo(lambda: self.tr("Pack"))
        self.table = SegmentedControl(
            [(lambda: self.tr("sinusoids"), "sinusoids"), (lambda: self.tr("learned"), "learned")],
            height=CONTROL_HEIGHT,
        )
        say(self.table.setAccessibleName, lambda: self.tr("Table of positions"))
        self.shift = LabelledCombo("k")
        say(self.shift.setAccessibleName, lambda: self.tr("Shift, in positions"))
        for shift in SHIFTS:
            self.shift.addItem(f"{shift}", shift)
        self.shift.setCurrentIndex(SHIFTS.index(USUAL_SHIFT))
        self.side = LabelledCombo(lambda: self.tr("In", "where positions are changed"))
        say(self.side.setAccessibleName, lambda: self.tr("Where positions are changed"))
        self.side.offer(lambda: self.tr("encoder"), "encoder")
        self.side.offer(lambda: self.tr("decoder"), "decoder")
        self.side.offer(lambda: self.tr("both"), "both")
        self.vectors, self.products, self.rotation = SinusoidView(), OffsetView(), RotationView()
        self.trial = PositionsTrial()
        self._views: dict[str, QWidget] = {
            "vectors": self.vectors,
            "products": self.products,
            "shift": self.rotation,
            "translation": self.trial,
        }
        for control in (self.pack, self.table, self.shift, self.side):
            self.controls.addWidget(control)
        self.tabs.addWidget(self.view)
        self.tabs.addStretch(1)
        for view in self._views.values():
            self.body.addWidget(view)
        bridge.arrived.connect(self._on_answer)
        self.view.value_changed.connect(self._on_view)
        self.table.value_changed.connect(self._show)
        self.pack.activated.connect(self.choose)
        self.side.activated.connect(self.choose)
        self.shift.activated.connect(self.ask)
        self.trial.sentence_given.connect(self.ask)
        self.trial.shift_chosen.connect(self._on_shift)
        self._on_view()

    def options(self) -> dict[str, Any]:
        return {"pack": self.pack.currentData() or USUAL_PACK, "side": self.side.currentData()}

    def measured(self) -> tuple[Any, ...]:
        return (*self.run.measurements, *self._answered)

    def tables(self, measured: Sequence[PositionsMeasured]) -> tuple[Table, ...]:
        return positions_tables(measured)

    def show_measurements(self, measured: Sequence[PositionsMeasured]) -> None:
        self._record = PositionRecord(measured)
        self._show()

    def set_packs(self, packs: Sequence[PackDescription]) -> None:
        able = [
            pack
            for pack in packs
            if any(model.endswith("/transformer") for model in pack.models)
            and (pack.source_language, pack.target_language) == LANGUAGES
        ]
        self.pack.offer_instead([(partial(engine_words, pack.title), pack.name) for pack in able], USUAL_PACK)

    def set_choices(self, choices: Mapping[str, Any]) -> None:
        """Make choices: options, and `view`, `table` and `positions`, which are those that are translated with.

        Raises KeyError for a choice that there is not, and ValueError for one that makes no sense.
        """
        take: dict[str, Callable[[Any], object]] = {
            "pack": self.pack.choose_value,
            "side": self.side.choose_value,
            "shift": self.shift.choose_value,
            "sentence": self.trial.set_text,
            "view": self.view.set_value,
            "table": self.table.set_value,
            "positions": self.trial.variant.set_value,
        }
        for name, value in choices.items():
            take[name](value)
        self.choose()

    def is_idle(self) -> bool:
        return super().is_idle() and not self.answer.phase.is_active

    @Slot()
    def choose(self) -> None:
        super().choose()
        self.ask()

    @Slot()
    def ask(self) -> None:
        """Have the sentence translated with all positions, and the shift computed."""
        if not (self._has_engine and self._is_open):
            return
        if self.answer.phase.is_active:
            self._bridge.cancel(self.answer.job_id)
        options = self.options() | {
            "shift": self.shift.currentData(),
            "sentence": self.trial.text(),
            "sentences": 0,
        }
        self.answer = ExperimentRun.begin(self._bridge.run_experiment(self.NAME, options))

    @Slot(tuple)
    def _on_answer(self, events: tuple[Event, ...]) -> None:
        if not [event for event in events if self.answer.apply(event)]:
            return
        if self.answer.phase is Phase.FAILED and self.answer.failure:
            self.messages.show_failure(self.answer.failure)
        if self.answer.phase is Phase.COMPLETE:
            self._answered = tuple(self.answer.measurements)
        if not self.answer.phase.is_active:
            self._show_run()
            self.phase_changed.emit()

    @Slot()
    def _on_view(self) -> None:
        view = self.view.value()
        for name, widget in self._views.items():
            widget.setVisible(name == view)
        self.table.setVisible(view == "vectors" and "learned" in self._record.tables)
        self.shift.setVisible(view in ("shift", "translation"))
        self.side.setVisible(view == "translation")

    @Slot(int)
    def _on_shift(self, shift: int) -> None:
        self.shift.choose_value(shift)
        self.ask()

    @Slot()
    def _show(self) -> None:
        record, table = self._record, self.table.value()
        if table not in record.tables:
            table = "sinusoids"
        self.vectors.show_vectors(record.tables.get(table), are_waves=table == "sinusoids")
        self.products.show_products(record.products)
        self.rotation.show_rotation(record.rotation)
        shift = self.shift.currentData()
        self.trial.show_record(record, record.rotation.shift if record.rotation else shift)
        self._on_view()
