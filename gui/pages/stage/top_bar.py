"""The row over the lanes: the sentence, the pack of models, the samples, and the button to translate."""

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.i18n.engine_words import engine_words
from gui.i18n.spoken import on_language, say
from gui.pages.stage.pack_chooser import PackChooser
from gui.resources import Sample, samples
from gui.state.sentence_memory import SentenceMemory
from gui.theme import TOP_FIELD_HEIGHT, is_restyling, scaled
from gui.widgets.button import Button
from gui.widgets.sample_gallery import SampleGallery
from gui.widgets.sentence_field import SentenceField

NARROW, TIGHT = 1100, 760
GAP, TIGHT_GAP = 16, 8


class TopBar(QWidget):
    """What is to be translated, and by which models.

    Signals:
        paused(): a sentence was typed and stands.
        submitted(): Enter, a sample or the button asked for a translation.
        left(): the reader left the field with Escape.
        ladder_asked(): the reader wants the ladder of sentences played.
    """

    paused = Signal()
    submitted = Signal()
    left = Signal()
    ladder_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = SentenceField()
        self.packs = PackChooser()
        self._samples = Button(self.tr("Samples"), "samples", height=TOP_FIELD_HEIGHT)
        say(self._samples.setAccessibleName, lambda: self.tr("Samples"))
        self._translate = Button(lambda: self.tr("Translate"), role="primary", height=TOP_FIELD_HEIGHT, px=16)
        self._gallery = SampleGallery(self)
        self._memory = SentenceMemory()
        self._offered: tuple[Sample, ...] = ()
        self._spoken = "", "", ""
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.field, 1)
        row.addWidget(self.packs)
        row.addWidget(self._samples)
        row.addWidget(self._translate)
        self.field.submitted.connect(self.submitted)
        self.field.paused.connect(self.paused)
        self.field.left.connect(self.left)
        self._translate.clicked.connect(self.submitted)
        self._samples.clicked.connect(self._open_gallery)
        self._gallery.chosen.connect(self._on_sample)
        self._gallery.ladder_asked.connect(self.ladder_asked)
        self.show_languages("", "")
        on_language(self, self._offer)

    @property
    def samples_button(self) -> Button:
        """The button that opens the gallery."""
        return self._samples

    @property
    def translate_button(self) -> Button:
        """The one filled button of the page."""
        return self._translate

    @property
    def gallery(self) -> SampleGallery:
        """The popup with the sentences."""
        return self._gallery

    @property
    def rungs(self) -> tuple[str, ...]:
        """The sentences of the ladder for the models on the lanes, the shortest first; none if there is no ladder."""
        return tuple(sample.text for sample in sorted(self._offered, key=lambda sample: sample.rung) if sample.rung)

    def sample(self, text: str) -> Sample | None:
        """The sample that a sentence is, among those for the models on the lanes."""
        return next((sample for sample in self._offered if sample.text == text), None)

    def reference(self, text: str) -> str:
        """The reference of a sentence that is a sample and has one, else ""."""
        sample = self.sample(text)
        return sample.reference if sample else ""

    def set_lecturing(self, is_on: bool) -> None:
        """Show the sentence and the samples alone, or all of the row."""
        self.packs.setVisible(not is_on)
        self._translate.setVisible(not is_on)

    def show_languages(self, source: str, target: str, corpus: str = "") -> None:
        """Ask for a sentence in the source language and offer the samples for models of this corpus.

        A sentence in the field that is none for them is replaced by one that is.
        """
        self._spoken = source, target, corpus
        self._offer()
        text = self.field.text()
        sentence = self._memory.switch(text, source, [sample.text for sample in self._offered])
        if sentence != text:
            self.field.setText(sentence)
            self.field.home(False)

    def _offer(self) -> None:
        """The samples, and what is said of them in the language of the window."""
        source, _, _ = self._spoken
        offered = self._offered = samples(*self._spoken)
        self._gallery.show_samples(offered)
        self._samples.setEnabled(bool(offered))
        tips = self.tr("Sentences that each show something"), self.tr("No sentences are here for these models")
        self._samples.setToolTip(tips[0] if offered else tips[1])
        if not source:
            self.field.setPlaceholderText(self.tr("Type a sentence"))
        elif offered:
            text = self.tr("Type a sentence in {language}, such as: {example}")
            self.field.setPlaceholderText(text.format(language=engine_words(source), example=offered[0].text))
        else:
            self.field.setPlaceholderText(
                self.tr("Type a sentence in {language}").format(language=engine_words(source))
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._adapt()

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self._adapt()
        super().changeEvent(event)

    def _adapt(self) -> None:
        """Shed what can be missed where room is short for text of this size."""
        is_compact, is_tight = self.width() < scaled(NARROW), self.width() < scaled(TIGHT)
        self.packs.set_compact(is_compact, is_single=is_tight)
        self._samples.setText("" if is_compact else self.tr("Samples"))
        self._row.setSpacing(TIGHT_GAP if is_tight else GAP)

    @Slot()
    def _open_gallery(self) -> None:
        self._gallery.open_below(self._samples)

    @Slot(str)
    def _on_sample(self, text: str) -> None:
        self.field.setText(text)
        self.submitted.emit()
