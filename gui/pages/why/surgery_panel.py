"""Experiment 4: what attention computes, and what becomes of the translation when its weights are changed by hand."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Literal

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from engine.events import PackDescription
from engine.measurements.contract import Table
from engine.measurements.surgery import NounTrial, SentenceTried, StepOperated, SurgeryOptions, surgery_tables
from gui.bridge import EngineBridge
from gui.i18n.engine_words import engine_words
from gui.i18n.spoken import say
from gui.pages.why.experiment_panel import ExperimentPanel
from gui.pages.why.surgery_survey import SurgerySurvey
from gui.pages.why.surgery_tools import SurgeryTools
from gui.resources import samples
from gui.state.surgery import ARCHITECTURE, OWN, OperatedView, Operation, Surgery, with_weight
from gui.theme import CONTROL_HEIGHT
from gui.widgets.button import Button
from gui.widgets.combo import LabelledCombo
from gui.widgets.compared_translations import ComparedTranslations
from gui.widgets.sample_gallery import SampleGallery
from gui.widgets.segmented import SegmentedControl
from gui.widgets.sentence_field import SentenceField
from gui.widgets.surgery_canvas import SurgeryCanvas
from gui.widgets.tab_order import order_tabs

Mode = Literal["step", "nouns"]

CHOSEN_WITH_ALIGNMENT = {"alignment", "position", "shift", "weights"}
STEP_PACK, NOUNS_PACK = "everyday", "grammar"


class SurgeryPanel(ExperimentPanel):
    """One step of one sentence, to operate on; or what operations on the nouns of many sentences do."""

    NAME = "surgery"
    RUNS_AT_ONCE = True

    def __init__(self, bridge: EngineBridge, parent: QWidget | None = None) -> None:
        self.surgery = Surgery()
        self._mode: Mode = "step"
        super().__init__(bridge, parent)
        self._packs: dict[str, PackDescription] = {}
        self._chosen_packs: dict[Mode, str] = {"step": STEP_PACK, "nouns": NOUNS_PACK}
        self._found: StepOperated | None = None
        self._drafted: tuple[float, ...] | None = None
        self._dragged_from: tuple[float, ...] = ()
        self._is_waiting = False
        self.mode = SegmentedControl(
            [(lambda: self.tr("One step"), "step"), (lambda: self.tr("Many nouns"), "nouns")], CONTROL_HEIGHT
        )
        say(self.mode.setAccessibleName, lambda: self.tr("What is operated on"))
        self.pack = LabelledCombo(lambda: self.tr("Pack"))
        self.field = SentenceField(CONTROL_HEIGHT, 15)
        self.samples_button = Button(lambda: self.tr("Samples"), "samples")
        self.gallery = SampleGallery(self)
        self.translations = ComparedTranslations(ARCHITECTURE)
        self.canvas, self.tools, self.survey = SurgeryCanvas(), SurgeryTools(), SurgerySurvey()
        self._pages = QStackedWidget()
        self._lay_out_pages()
        self._connect()
        self._order_tabs()

    def options(self) -> dict[str, Any]:
        return self.surgery.options() if self._mode == "step" else {"pack": self._chosen_packs["nouns"]}

    def tables(self, measured: Sequence[StepOperated | SentenceTried]) -> tuple[Table, ...]:
        return surgery_tables(measured)

    def invitation(self) -> tuple[str, str]:
        if self._mode == "nouns":
            return super().invitation()
        return self.tr("No sentence yet"), self.tr("Type one, or choose a sample: its second step is taken apart.")

    def set_packs(self, packs: Sequence[PackDescription]) -> None:
        self._packs = {pack.name: pack for pack in packs if f"{pack.name}/{ARCHITECTURE}" in pack.models}
        before = self._chosen_packs["step"]
        for mode, wanted in self._chosen_packs.items():
            offered = self._offered(mode)
            if offered and wanted not in offered:
                self._chosen_packs[mode] = offered[0]
        self._show_mode()
        if not self.surgery.text or self._chosen_packs["step"] != before:
            self._take_first_sample()

    def show_measurements(self, measured: Sequence[StepOperated | SentenceTried]) -> None:
        steps = [found for found in measured if isinstance(found, StepOperated)]
        if self._mode == "nouns":
            self.survey.show_sentences([found for found in measured if isinstance(found, SentenceTried)])
            return
        if steps:
            if steps[-1] is not self._found and not self._is_waiting:
                self._drafted = None
            self._found = steps[-1]
        elif not self.run.phase.is_active:
            self._found = None
        self._show_step()

    def open(self) -> None:
        super().open()
        self._on_phase()

    @Slot()
    def choose(self) -> None:
        if self._has_subject:
            super().choose()

    def start(self, *, is_fresh: bool = False) -> None:
        if self._has_subject:
            super().start(is_fresh=is_fresh)

    def set_choices(self, choices: Mapping[str, Any]) -> None:
        """Make choices, by the names of the options; an empty `text` stands for many nouns.

        What is not named stays: sentence, step, and for how long an operation holds. Raises KeyError for a choice that
        there is not, and ValueError for one that makes no sense.
        """
        for name in choices.keys() - self.surgery.options().keys() - CHOSEN_WITH_ALIGNMENT:
            raise KeyError(name)
        chosen = SurgeryOptions.model_validate({**self.surgery.options(), "alignment": "own", **choices})
        mode: Mode = "step" if chosen.text else "nouns"
        if chosen.pack not in self._offered(mode):
            raise ValueError(f"there is no pack {chosen.pack} to choose")
        self._chosen_packs[mode] = chosen.pack
        if mode == "step":
            self._look_at(chosen)
        with QSignalBlocker(self.mode):
            self.mode.set_value(mode)
        self._turn_to(mode)
        self._ask()

    def _look_at(self, chosen: SurgeryOptions) -> None:
        """Take over a sentence, a step, and what is done to it."""
        self.surgery.choose_sentence(chosen.pack, chosen.text)
        self.surgery.choose_step(chosen.step)
        self.surgery.operate(Operation(chosen.alignment, chosen.position, chosen.shift, chosen.weights))
        self._drafted = None
        self.surgery.lasts = chosen.lasts
        with QSignalBlocker(self.field), QSignalBlocker(self.tools.lasts):
            self.field.setText(chosen.text)
            self.tools.lasts.set_value(chosen.lasts)

    @property
    def _has_subject(self) -> bool:
        """Whether there is something to measure: a blank sentence has no step."""
        return self._mode == "nouns" or bool(self.surgery.text)

    @property
    def is_waiting(self) -> bool:
        """Whether something is still to be asked, once what was asked before is answered."""
        return self._is_waiting

    def _lay_out_pages(self) -> None:
        sentence = QHBoxLayout()
        sentence.setSpacing(8)
        sentence.addWidget(self.field, 1)
        sentence.addWidget(self.samples_button)
        step = QWidget()
        column = QVBoxLayout(step)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(sentence)
        column.addWidget(self.translations)
        column.addWidget(self.tools)
        column.addWidget(self.canvas, 1)
        self._pages.addWidget(step)
        self._pages.addWidget(self.survey)
        self.body.addWidget(self._pages)
        self.controls.addWidget(self.mode)
        self.controls.addWidget(self.pack)

    def _connect(self) -> None:
        self.mode.value_changed.connect(self._on_mode)
        self.pack.activated.connect(self._on_pack)
        self.field.paused.connect(self._on_sentence)
        self.field.submitted.connect(self._on_sentence)
        self.samples_button.clicked.connect(self._on_samples)
        self.gallery.chosen.connect(self._on_sample)
        self.translations.step_chosen.connect(self._on_step)
        self.canvas.weight_set.connect(self._on_weight)
        self.canvas.one_hot_asked.connect(self._on_one_hot)
        self.tools.uniform_asked.connect(lambda: self._operate(Operation("uniform")))
        self.tools.one_hot_asked.connect(lambda: self._on_one_hot(self.canvas.position))
        self.tools.own_asked.connect(lambda: self._operate(OWN))
        self.tools.shift_asked.connect(self._on_shift)
        self.tools.undo_asked.connect(self._on_undo)
        self.tools.lasts.value_changed.connect(self._on_lasts)
        self.survey.opened.connect(self._on_trial)
        self.phase_changed.connect(self._on_phase)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self._on_undo)

    def _order_tabs(self) -> None:
        """From the choices over the sentence and its steps to what is done to the weights, and to the weights."""
        tools = (self.tools.uniform, self.tools.one_hot, self.tools.shift_back, self.tools.shift, self.tools.own)
        step = (self.field, self.samples_button, self.translations, *tools, self.tools.undo, self.tools.lasts)
        order_tabs((self.mode, self.pack, self.buttons.run, self.share, *step, self.canvas, self.survey.trials))

    def _offered(self, mode: Mode) -> list[str]:
        """The packs that can be chosen: for the grammar's nouns those of its languages."""
        packs = self._packs.values()
        languages = ("English", "French")
        return [p.name for p in packs if mode == "step" or (p.source_language, p.target_language) == languages]

    def _turn_to(self, mode: Mode) -> None:
        """Show the one step or the many nouns, of which nothing is measured yet."""
        if mode != self._mode:
            self._mode = mode
            self.stop()
            self.run.measurements.clear()
        self._show_mode()

    def _show_mode(self) -> None:
        mode = self._mode
        self._pages.setCurrentIndex(0 if mode == "step" else 1)
        self.buttons.setVisible(mode == "nouns")
        with QSignalBlocker(self.pack):
            self.pack.clear()
            for name in self._offered(mode):
                self.pack.offer(partial(engine_words, self._packs[name].title), name)
            self.pack.setCurrentIndex(max(self.pack.findData(self._chosen_packs[mode]), 0))

    def _show_step(self) -> None:
        found = self._found
        view = OperatedView(found, self._drafted) if found else None
        self.canvas.show_view(view)
        self.tools.show_surgery(self.surgery, has_step=view is not None)
        self.translations.setVisible(view is not None)
        if found and view:
            note = self.tr("chrF {score:.1f}").format(score=found.chrf)
            pieces = found.untouched.pieces, found.operated.pieces
            self.translations.show_translations(*pieces, found.step, view.changed, note)

    def _ask(self) -> None:
        """Have the step measured, once what was asked before is answered; a blank sentence has none."""
        self._is_waiting = not self.is_idle() or not self._is_open
        if not self._has_subject:
            self._found, self._is_waiting = None, False
            self._show_step()
        elif not self._is_waiting:
            self.choose()

    def _operate(self, operation: Operation, *, goes_on: bool = False) -> None:
        if self.surgery.operate(operation, goes_on=goes_on):
            self._ask()

    def _take_first_sample(self) -> None:
        pack = self._packs.get(self._chosen_packs["step"])
        found = samples(pack.source_language, pack.target_language, pack.corpus) if pack else ()
        text = found[0].text if found else ""
        with QSignalBlocker(self.field):
            self.field.setText(text)
        self.surgery.choose_sentence(self._chosen_packs["step"], text)
        self._drafted = None

    @Slot()
    def _on_phase(self) -> None:
        if self._is_waiting and self.is_idle() and self._is_open:
            self._ask()

    @Slot(object)
    def _on_mode(self, mode: Mode) -> None:
        self._turn_to(mode)
        self._ask()

    @Slot()
    def _on_pack(self) -> None:
        self._chosen_packs[self._mode] = self.pack.currentData()
        if self._mode == "step":
            self._take_first_sample()
        self._ask()

    @Slot()
    def _on_sentence(self) -> None:
        self.surgery.choose_sentence(self._chosen_packs["step"], self.field.text().strip())
        self._drafted = None
        self._ask()

    @Slot()
    def _on_samples(self) -> None:
        pack = self._packs.get(self._chosen_packs["step"])
        found = samples(pack.source_language, pack.target_language, pack.corpus) if pack else ()
        self.gallery.show_samples([sample for sample in found if not sample.rung])
        self.gallery.open_below(self.samples_button)

    @Slot(str)
    def _on_sample(self, text: str) -> None:
        self.field.setText(text)
        self._on_sentence()

    @Slot(int)
    def _on_step(self, step: int) -> None:
        self.surgery.choose_step(step)
        self._drafted = None
        self._ask()

    @Slot(int, float, bool)
    def _on_weight(self, position: int, weight: float, goes_on: bool) -> None:
        """Draw the new weights and their sum at once, and have what follows from them measured."""
        if self._found is None:
            return
        if not goes_on:
            self._dragged_from = OperatedView(self._found, self._drafted).weights
        self._drafted = with_weight(self._dragged_from, position, weight)
        self._operate(Operation("given", weights=self._drafted), goes_on=goes_on)
        self._show_step()

    @Slot(int)
    def _on_one_hot(self, position: int) -> None:
        self._operate(Operation("one_hot", position=position + 1))

    @Slot(int)
    def _on_shift(self, pieces: int) -> None:
        if self.surgery.shift_by(pieces):
            self._ask()

    @Slot()
    def _on_undo(self) -> None:
        if self.surgery.undo():
            self._ask()

    @Slot(object)
    def _on_lasts(self, lasts: Any) -> None:
        self.surgery.lasts = lasts
        self._ask()

    @Slot(object, object)
    def _on_trial(self, sentence: SentenceTried, trial: NounTrial) -> None:
        """Look at the step of a trial, by the model that was tried."""
        weights = tuple(float(place in trial.positions) for place in range(1, sentence.source_pieces + 1))
        self.set_choices(
            {
                "pack": self._chosen_packs["nouns"],
                "text": sentence.source,
                "step": trial.step,
                "alignment": "given",
                "weights": weights,
                "lasts": "word",
            }
        )
