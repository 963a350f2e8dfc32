"""Attention being born: the pinned sentence's alignments and translations through a training."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from engine.events import ArchitectureDescription
from gui.i18n.engine_words import engine_words
from gui.i18n.spoken import on_language, say
from gui.pages.train.sample_transport import SampleTransport
from gui.state.alignment_samples import sentence_of
from gui.state.training_progress import TrainingProgress
from gui.theme import CARD_PADDING, SMALL_CONTROL_HEIGHT
from gui.widgets.attention_strip import AttentionStrip
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.combo import LabelledCombo
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.label import Label
from gui.widgets.placeholder import Placeholder


class AttentionPanel(Card):
    """Thumbnails from the first validation to the newest, the translations of one architecture, and the way on.

    Attributes:
        strip: the thumbnails.
        transport: goes back and forth through the validations.
        output_of: whose translations are shown.
        stage_button: puts the run's models on the Stage.

    Signals:
        stage_asked(): the button was pressed.
    """

    stage_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._descriptions: tuple[ArchitectureDescription, ...] = ()
        self._progress = TrainingProgress()
        self._shown: object = None
        self._pinned = ElidedLabel(px=13, tone="ink3")
        self.stage_button = Button("", "stage", height=SMALL_CONTROL_HEIGHT, px=13)
        self.stage_button.clicked.connect(self.stage_asked)
        self.output_of = LabelledCombo(height=SMALL_CONTROL_HEIGHT, px=13)
        say(self.output_of.setAccessibleName, lambda: self.tr("Translations of"))
        self.output_of.currentIndexChanged.connect(self._show_samples)
        self.strip = AttentionStrip()
        self.strip.hold_chooser(self.output_of)
        self.transport = SampleTransport()
        self.transport.moved.connect(self._show_samples)
        self.strip.asked.connect(self.transport.go_to_step)
        self._placeholder = Placeholder(self.strip)
        head = QHBoxLayout()
        head.setSpacing(20)
        head.addWidget(Label(lambda: self.tr("Attention being born"), px=16, weight=600))
        head.addWidget(self._pinned, 1)
        head.addWidget(self.stage_button, 0, Qt.AlignmentFlag.AlignVCenter)
        for part in (self.stage_button, self.transport):  # what is below them stays where it is while they are hidden
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
        self.body.setContentsMargins(CARD_PADDING, 8, CARD_PADDING, 8)
        self.body.setSpacing(4)
        self.body.addLayout(head)
        self.body.addWidget(self.transport)
        self.body.addWidget(self.strip, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        on_language(self, self._show_again)
        self._show_again()

    def set_architectures(self, descriptions: Sequence[ArchitectureDescription]) -> None:
        """Show these; the last one's translations come first."""
        chosen = self.output_of.currentData()
        self._descriptions = tuple(descriptions)
        self.output_of.blockSignals(True)
        self.output_of.clear()
        for description in descriptions:
            self.output_of.offer(partial(engine_words, description.title), description.name)
        found = self.output_of.findData(chosen)
        self.output_of.setCurrentIndex(found if found >= 0 else self.output_of.count() - 1)
        self.output_of.blockSignals(False)
        self._shown = None
        self._show_samples()

    def show_progress(self, progress: TrainingProgress) -> None:
        """Show the samples of a training as it stands."""
        if progress is not self._progress:
            self.transport.begin()
        self._progress = progress
        self._show_button()
        shown = [(name, [(s.translated.step, s.bleu) for s in part.samples]) for name, part in progress.parts.items()]
        if (progress.job_id, shown) != self._shown:
            self._shown = (progress.job_id, shown)
            self._show_samples()

    def _show_button(self) -> None:
        models = self._progress.models
        self.stage_button.setVisible(bool(models))
        self.stage_button.setText(self.tr("Put on Stage") if len(models) == 1 else self.tr("Put all on Stage"))

    def _show_again(self) -> None:
        self._show_button()
        self._show_samples()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_placeholder()

    def _place_placeholder(self) -> None:
        geometry = self.strip.geometry_now()
        room = geometry.whole_output if geometry.lanes else QRectF(self.strip.rect())
        self._placeholder.setGeometry(room.toRect())

    @Slot()
    def _show_samples(self) -> None:
        parts = self._progress.parts
        lanes = [(d.name, engine_words(d.title)) for d in self._descriptions if d.attention != "none"]
        samples, leader = {name: part.samples for name, part in parts.items()}, str(self.output_of.currentData())
        self.transport.show_samples(samples.get(leader, ()))
        self.transport.setVisible(bool(samples.get(leader)))
        self.strip.show_samples(lanes, samples, leader, self.transport.index)
        has_samples = any(part.samples for part in parts.values())
        pinned = next((part.samples[0].translated.source_pieces for part in parts.values() if part.samples), ())
        self._pinned.setText(self.tr("pinned: {0}").format(sentence_of(pinned)) if has_samples else "")
        self.output_of.setVisible(has_samples)
        self._place_placeholder()
        self._placeholder.setVisible(not has_samples)
        self._placeholder.show_text(
            "",
            self.tr(
                "At every validation the same sentence is translated again. Its alignments line up here, "
                "from even grey to the pattern that the model has found."
            ),
        )
