"""The running model with other positions: one sentence, and a sample."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from engine.measurements.positions import PositionsOptions, Variant
from gui.i18n.spoken import say
from gui.state.position_record import VARIANTS, PositionRecord, marked_words
from gui.theme import scaled
from gui.widgets.label import Label
from gui.widgets.marked_text import MarkedText
from gui.widgets.segmented import SegmentedControl
from gui.widgets.sentence_field import SentenceField
from gui.widgets.shift_curves import ShiftCurves
from gui.widgets.variant_bars import VariantBars

ROOMY_FIELD = 320
SENTENCE = str(PositionsOptions.model_fields["sentence"].default)


class PositionsTrial(QWidget):
    """A sentence and the same words shuffled, translated as ever and with the chosen positions; below, the scores.

    Attributes:
        sentence: what is translated. variant: which positions are chosen.
        normal, other: translations as ever, and with the chosen positions. shuffled_*: of the shuffled words.
        bars, curves: the sample.

    Signals:
        sentence_given(): another one is to be translated.
        shift_chosen(int): in the curves.
    """

    sentence_given = Signal()
    shift_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record, self._shift = PositionRecord(), 0
        self.sentence = SentenceField(40, 15)
        self.sentence.setText(SENTENCE)
        self.sentence.setCursorPosition(0)
        self._asked = SENTENCE
        self.variant = SegmentedControl([(partial(self.name, variant), variant) for variant in VARIANTS])
        say(self.variant.setAccessibleName, lambda: self.tr("Positions"))
        self.normal, self.other = MarkedText(), MarkedText()
        self.shuffled_normal, self.shuffled_other = MarkedText(), MarkedText()
        self._note = Label("", 14, 600)
        self._shuffled = Label("", 13, 400, "ink3")
        self._sample_note = Label("", 14, 400, "ink3")
        self.bars, self.curves = VariantBars(), ShiftCurves()
        self._charts = QWidget()
        self._top, self._column = QHBoxLayout(), QVBoxLayout(self)
        for label in (self._note, self._shuffled, self._sample_note):
            label.setWordWrap(True)
        self._lay_out()
        self.sentence.submitted.connect(self._on_sentence)
        self.sentence.paused.connect(self._on_sentence)
        self.variant.value_changed.connect(self.show_choice)
        self.bars.variant_chosen.connect(self.variant.set_value)
        self.curves.shift_chosen.connect(self._on_shift)

    def name(self, variant: Variant) -> str:
        """What a kind of positions is called."""
        names: dict[Variant, str] = {
            "normal": self.tr("normal"),
            "off": self.tr("off"),
            "shuffled": self.tr("shuffled"),
            "shifted": self.tr("shifted"),
            "learned": self.tr("learned"),
        }
        return names[variant]

    def text(self) -> str:
        """What is to be translated: the usual sentence where none is typed."""
        return self._asked

    def set_text(self, text: str) -> None:
        """Have this translated when it is asked for next."""
        self.sentence.setText(text)
        self._asked = text

    def show_record(self, record: PositionRecord, shift: int) -> None:
        """Show what is known; the shifted positions are those that are off by `shift`."""
        self._record, self._shift = record, shift
        known = set(record.sentences)
        for variant in VARIANTS:
            self.variant.button(variant).setEnabled(not known or variant in known)
        if known and self.variant.value() not in known:
            self.variant.set_value("normal")
        self.show_choice()

    @Slot()
    def show_choice(self) -> None:
        """Show the chosen positions."""
        self._show_sentences()
        variant: Variant = self.variant.value()
        scores = self._record.scores(self._shift)
        self.bars.show_scores(scores, self._bar_names(), variant)
        self.curves.show_scores(self._record.shifts(), self._shift if variant == "shifted" else None)
        has_scores = bool(scores)
        self._charts.setVisible(has_scores)
        self._column.setStretch(
            self._column.count() - 1, 0 if has_scores else 1
        )  # without charts the room is left below
        self._sample_note.setText(self._sample_text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_roomy = self.width() >= self.variant.sizeHint().width() + scaled(ROOMY_FIELD)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(across if is_roomy else down)

    def _show_sentences(self) -> None:
        variant: Variant = self.variant.value()
        normal, other = self._record.sentences.get("normal"), self._record.sentences.get(variant)
        shown = normal is not None and other is not None
        for widget in (self.normal, self.other, self.shuffled_normal, self.shuffled_other):
            widget.setVisible(shown)
        self._note.setText("")
        self._shuffled.setText("")
        if normal is None or other is None:
            return
        as_ever, changed = self.tr("positions as ever"), self.tr("positions {kind}").format(kind=self._name(variant))
        self.normal.show_words(as_ever, marked_words(normal.translation, normal.translation))
        self.other.show_words(changed, marked_words(other.translation, normal.translation))
        plain = marked_words(normal.shuffled_translation, normal.translation)
        self.shuffled_normal.show_words(as_ever, plain)
        self.shuffled_other.show_words(changed, marked_words(other.shuffled_translation, other.translation))
        self._shuffled.setText(self.tr("The same words shuffled: {words}").format(words=other.shuffled_source))
        if other.shuffled_source != other.source:
            self._note.setText(
                self.tr(
                    "Shuffled or not, the translation is the same: the order of the words does not reach the decoder."
                )
                if other.translation == other.shuffled_translation
                else self.tr("Shuffled words are another sentence: the order of the words is read.")
            )

    def _name(self, variant: Variant) -> str:
        if variant == "shifted":
            return self.tr("shifted by {shift}").format(shift=self._shift)
        return self.name(variant)

    def _bar_names(self) -> Mapping[Variant, str]:
        return {variant: self._name(variant) for variant in VARIANTS}

    def _sample_text(self) -> str:
        scores = self._record.scores(self._shift)
        if not scores:
            return self.tr("Press Run to translate a sample with each kind of positions.")
        first = next(iter(scores.values()))
        words = self.tr(
            "BLEU of {count} sentences. Words and order of {pairs} mirrored pairs, in which who does it and to whom "
            "are exchanged; order is Kendall's tau, 0 is none."
        )
        return words.format(count=first.sentences, pairs=first.pairs)

    def _lay_out(self) -> None:
        self._top.setSpacing(8)
        self._top.addWidget(self.sentence, 1)
        self._top.addWidget(self.variant)
        texts = QGridLayout()
        texts.setHorizontalSpacing(24)
        texts.setVerticalSpacing(4)
        texts.addWidget(self.normal, 0, 0)
        texts.addWidget(self.other, 0, 1)
        texts.addWidget(self._shuffled, 1, 0, 1, 2)
        texts.addWidget(self.shuffled_normal, 2, 0)
        texts.addWidget(self.shuffled_other, 2, 1)
        texts.addWidget(self._note, 3, 0, 1, 2)
        for side in (0, 1):
            texts.setColumnStretch(side, 1)
        charts = QHBoxLayout(self._charts)
        charts.setContentsMargins(0, 0, 0, 0)
        charts.setSpacing(24)
        charts.addWidget(self.bars, 3)
        charts.addWidget(self.curves, 2)
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._top)
        column.addLayout(texts)
        column.addWidget(self._charts, 1)
        column.addWidget(self._sample_note)
        column.addStretch()

    @Slot()
    def _on_sentence(self) -> None:
        text = " ".join(self.sentence.text().split())
        if text and text != self._asked:
            self._asked = text
            self.sentence_given.emit()

    @Slot(int)
    def _on_shift(self, shift: int) -> None:
        self.variant.set_value("shifted")
        self.shift_chosen.emit(shift)
