"""Experiment 5: all heads of the Transformer, what they do, and what it is without some of them."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from engine.events import Event, PackDescription
from engine.measurements.contract import Table
from engine.measurements.self_attention import SelfAttentionOptions, self_attention_tables
from gui.bridge import EngineBridge
from gui.i18n.engine_words import engine_words
from gui.i18n.spoken import say
from gui.pages.why.experiment_panel import ExperimentPanel
from gui.pages.why.heads_view import HeadsView
from gui.resources import Sample, samples
from gui.state.experiment_run import ExperimentRun, Phase
from gui.state.heads import Heads
from gui.theme import CONTROL_HEIGHT
from gui.widgets.button import Button
from gui.widgets.combo import LabelledCombo
from gui.widgets.sample_gallery import SampleGallery
from gui.widgets.sentence_field import SentenceField

SHOWN_FIRST = "The small white house is beautiful."
WIDEST_SENTENCE = 440  # px at any size of text: the controls must fit
LOOKS_AHEAD = (2, 0)  # the head of the grammar pack that is missed most


class SelfAttentionPanel(ExperimentPanel):
    """A sentence that is read at once, and the measurement of all heads on a sample when it is run.

    Attributes:
        sentence: what is read. gallery: sentences for the models of the pack.
        heads: what is known. view: what is seen of it.
        reading: the record of the last sentence's run.
    """

    NAME = "self_attention"

    def __init__(self, bridge: EngineBridge, parent: QWidget | None = None) -> None:
        self.heads, self.reading = Heads(kind="cross", chosen=LOOKS_AHEAD), ExperimentRun()
        self._read_last: tuple[Any, ...] = ()  # what is in view while another sentence is read, or was not to be read
        super().__init__(bridge, parent)
        self._packs: tuple[PackDescription, ...] = ()
        self.sentence = SentenceField(CONTROL_HEIGHT, 15)
        self.sentence.setMaximumWidth(WIDEST_SENTENCE)
        self.pack = LabelledCombo(lambda: self.tr("Pack"))
        self.samples_button = Button("", "samples")
        say(self.samples_button.setAccessibleName, lambda: self.tr("Samples"))
        say(self.samples_button.setToolTip, lambda: self.tr("Sentences that each show something"))
        self.gallery = SampleGallery(self)
        self.view = HeadsView(self.heads)
        for control in (self.sentence, self.samples_button, self.pack):
            self.controls.addWidget(control)
        self.body.addWidget(self.view)
        self.pack.activated.connect(self._on_pack)
        self.samples_button.clicked.connect(self._on_samples)
        self.gallery.chosen.connect(self._on_sample)
        self.sentence.paused.connect(self.read)
        self.sentence.submitted.connect(self.read)
        self.view.off_changed.connect(self.read)
        bridge.arrived.connect(self._on_read)

    def options(self) -> dict[str, Any]:
        pack = self._pack()
        name = pack.name if pack else "grammar"
        return {"pack": name, "corpus": "reversal" if pack and pack.corpus == "reversal" else "grammar"}

    def tables(self, measured: Sequence[Any]) -> tuple[Table, ...]:
        return self_attention_tables(measured)

    def show_measurements(self, measured: Sequence[Any]) -> None:
        self.heads.take(measured)
        self._show()

    def measured(self) -> tuple[Any, ...]:
        return (*self.run.measurements, *self._read_last)

    def invitation(self) -> tuple[str, str]:
        if self.reading.phase.is_active or not self._has_engine:
            return self.tr("Reading the sentence…"), ""
        return self.tr("Nothing was read yet"), self.tr("Type a sentence: all heads show what they look at.")

    def set_packs(self, packs: Sequence[PackDescription]) -> None:
        self._packs = tuple(pack for pack in packs if any(m.endswith("/transformer") for m in pack.models))
        before = self.pack.currentData()
        self.pack.offer_instead([(partial(engine_words, pack.title), pack.name) for pack in self._packs], "grammar")
        if before is None:
            self._take_a_sample()
        elif before != self.pack.currentData():
            self._on_pack()

    def open(self) -> None:
        super().open()
        if self._has_engine and not self.reading.job_id:
            self.read()

    def is_idle(self) -> bool:
        return super().is_idle() and not self.reading.phase.is_active

    def set_choices(self, choices: Mapping[str, Any]) -> None:
        """Make choices; beside those of the options `head`, which is in front, and `reader`, the piece that is picked.

        Raises KeyError for a choice that there is not, and ValueError for one that makes no sense.
        """
        for name in choices.keys() - {"pack", "sentence", "off", "head", "reader"}:
            raise KeyError(name)
        chosen = SelfAttentionOptions.model_validate(
            {"sentence": self.sentence.text(), **{name: choices[name] for name in ("sentence", "off") & choices.keys()}}
        )
        if "pack" in choices:
            self.pack.setCurrentIndex(self.pack.findData(choices["pack"]))
            self._on_pack()
        if "sentence" in choices:
            self.sentence.setText(chosen.sentence)
        if "head" in choices:
            kind, layer, number = choices["head"]
            self.view.kinds.set_value(kind)
            self.heads.choose((layer, number))
        self.heads.off = frozenset(chosen.off)
        self.view.lines.choose(("reader", choices["reader"]) if "reader" in choices else None)
        self.read()

    @Slot()
    def read(self) -> None:
        """Read the sentence, without the heads that are off."""
        self._show()
        text = self.sentence.text().strip()
        if not self._has_engine or not self._is_open or not text:
            return
        if self.reading.phase.is_active:
            self._bridge.cancel(self.reading.job_id)
        if self.reading.failure:
            self.messages.withdraw(self.reading.failure)
        asked = {**self.options(), "sentence": text, "off": self.heads.off_in_order}
        self.reading = ExperimentRun.begin(self._bridge.run_experiment(self.NAME, asked))
        self.phase_changed.emit()

    @Slot(tuple)
    def _on_read(self, events: tuple[Event, ...]) -> None:
        phase, count = self.reading.phase, len(self.reading.measurements)
        taken = [event for event in events if self.reading.apply(event)]
        if not taken:
            return
        if self.reading.failure and phase is not Phase.FAILED:
            self.messages.show_failure(self.reading.failure)
        if len(self.reading.measurements) > count:
            self.heads.take(self.reading.measurements[count:])
            self._read_last = tuple(self.reading.measurements)
        self._show_run()
        if self.reading.phase is not phase:
            self.phase_changed.emit()

    @Slot()
    def _on_pack(self) -> None:
        self.heads.forget()
        self._read_last = ()
        self.view.lines.choose(None)
        self._take_a_sample()
        self.choose()
        self.read()

    @Slot(str)
    def _on_sample(self, text: str) -> None:
        self.sentence.setText(text)
        self.read()

    @Slot()
    def _on_samples(self) -> None:
        self.gallery.show_samples([sample for sample in self._samples() if not sample.rung])
        self.gallery.open_below(self.samples_button)

    def _samples(self) -> tuple[Sample, ...]:
        """The sentences for the pack's models."""
        pack = self._pack()
        return samples(pack.source_language, pack.target_language, pack.corpus) if pack else ()

    def _take_a_sample(self) -> None:
        """Put one of the sentences for the pack's models into the field, unless one of them stands there."""
        texts = [sample.text for sample in self._samples()]
        self.samples_button.setEnabled(bool(texts))
        if texts and self.sentence.text() not in texts:
            self.sentence.setText(SHOWN_FIRST if SHOWN_FIRST in texts else texts[0])
            self.sentence.home(False)

    def _pack(self) -> PackDescription | None:
        return next((pack for pack in self._packs if pack.name == self.pack.currentData()), None)

    def _show(self) -> None:
        self.view.show_heads(is_measuring=self.run.phase.is_active and not self.run.only_recalls)
