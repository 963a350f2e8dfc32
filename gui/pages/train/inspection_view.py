"""What a corpus holds, before anything is trained on it; it takes the place of the training's panels."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.config import CleaningConfig, TrainingConfig
from engine.events import CorpusInspection, Event, SuspectReason
from gui.bridge import EngineBridge
from gui.i18n.engine_failures import failure_words
from gui.i18n.engine_words import engine_words
from gui.i18n.spoken import Text, on_language, say
from gui.pages.train.cleaning_card import CleaningCard
from gui.pages.train.corpus_facts import CorpusFacts
from gui.pages.train.excerpt_list import ExcerptList
from gui.state.corpus_inspection import CleaningChoices, InspectionProgress
from gui.state.number_format import format_count
from gui.state.training_choice import CorpusChoice
from gui.theme import SMALL_CONTROL_HEIGHT, is_restyling, scaled
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.combo import LabelledCombo
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.label import Label
from gui.widgets.length_histogram import LengthHistogram
from gui.widgets.placeholder import Placeholder

GUTTER = 16
WIDE = 1100
COLUMNS = 6
# By whether there is room: row, column and spans of the histogram, the facts, cleaning, suspects and samples.
PLACES = {
    True: ((0, 0, 1, 2), (0, 2, 1, 2), (0, 4, 1, 2), (1, 0, 1, 3), (1, 3, 1, 3)),
    False: ((0, 0, 1, 6), (1, 0, 1, 3), (1, 3, 1, 3), (2, 0, 1, 6), (3, 0, 1, 6)),
}


class InspectionView(QWidget):
    """Asks the engine what a corpus holds, shows it, and remembers which pairs shall be left out of training.

    Attributes:
        progress: what is known so far.
        close_button: ends the look at the corpus, also while the engine is still at it.
        histogram, facts, cleaning, suspects, samples: what is shown at the end.
        suspects_of: for which reason suspects are shown.

    Signals:
        closed(): the button was pressed.
        cleaning_chosen(): another choice of what is left out was made.
    """

    closed = Signal()
    cleaning_chosen = Signal()

    def __init__(self, bridge: EngineBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._choices = CleaningChoices()
        self.progress = InspectionProgress()
        self._title, self._pairs = ElidedLabel(px=16), Label(px=14, tone="ink3", tabular=True)
        self.close_button = Button(lambda: self.tr("Close"), "close", height=SMALL_CONTROL_HEIGHT, px=13)
        say(self.close_button.setAccessibleName, lambda: self.tr("Close the view of the corpus"))
        self.histogram, self.facts, self.cleaning = LengthHistogram(), CorpusFacts(), CleaningCard()
        self.suspects, self.samples = ExcerptList(), ExcerptList()
        self.suspects_of = LabelledCombo(height=SMALL_CONTROL_HEIGHT, px=13)
        say(self.suspects_of.setAccessibleName, lambda: self.tr("Suspects for the reason"))
        self._waiting = Placeholder()
        self._findings = QWidget()
        self._lay_out()
        bridge.arrived.connect(self._on_arrived)
        self.close_button.clicked.connect(self.close_view)
        self.suspects_of.currentIndexChanged.connect(self._show_suspects)
        self.cleaning.chosen.connect(self._on_chosen)
        on_language(self, self._show)
        self.hide()

    def inspect(self, corpus: CorpusChoice, title: Text, config: TrainingConfig) -> None:
        """Look at a corpus as a training with this configuration would have it."""
        self._forget()
        plain = config.corpus.model_copy(update={"cleaning": CleaningConfig()})
        self.progress = InspectionProgress(self._bridge.inspect(plain, config.seed), corpus, "running")
        say(self._title.setText, title)
        self._show()
        self.show()

    def cleaning_of(self, corpus: CorpusChoice) -> CleaningConfig:
        """What shall be left out of a training on this corpus."""
        return self._choices.cleaning(corpus)

    def is_complete(self) -> bool:
        """Whether all that a corpus holds is shown."""
        return self.progress.state == "done"

    @Slot()
    def close_view(self) -> None:
        """Go back to the training; what was chosen is kept."""
        self._forget()
        self.hide()
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self._arrange()
        super().changeEvent(event)

    def _forget(self) -> None:
        if self.progress.state == "running":
            self._bridge.cancel(self.progress.job_id)
        self.progress = InspectionProgress()

    @Slot(tuple)
    def _on_arrived(self, events: tuple[Event, ...]) -> None:
        has_news = False
        for event in events:
            has_news |= self.progress.apply(event)
        if has_news:
            self._show()

    @Slot()
    def _on_chosen(self) -> None:
        corpus, inspection = self.progress.corpus, self.progress.inspection
        if corpus and inspection:
            self._choices.choose(corpus, inspection.cleaning, self.cleaning.options())
            self.cleaning_chosen.emit()

    def _show(self) -> None:
        progress = self.progress
        is_done = progress.state == "done" and progress.inspection is not None
        self._waiting.setVisible(not is_done)
        self._findings.setVisible(is_done)
        if progress.state == "failed" and progress.failure:
            self._pairs.setText("")
            failure = progress.failure
            advice = failure_words(failure.advice)
            self._waiting.show_text(failure_words(failure.what), " ".join([*progress.remarks, advice]).strip())
        elif not is_done:
            share = progress.done / progress.total if progress.total else None
            done = self.tr("{0} pairs", "", progress.done).format(format_count(progress.done)) if progress.done else ""
            self._pairs.setText(done)
            self._waiting.show_text(self.tr("Looking at the corpus…"), engine_words(progress.activity), share)
        elif progress.inspection and progress.corpus:
            self._show_inspection(progress.inspection, progress.corpus)

    def _show_inspection(self, inspection: CorpusInspection, corpus: CorpusChoice) -> None:
        self._pairs.setText(self.tr("{0} pairs", "", inspection.pairs).format(format_count(inspection.pairs)))
        self.histogram.show_sides(inspection.source, inspection.target)
        self.facts.show_inspection(inspection, self.progress.remarks)
        self.cleaning.show_inspection(inspection, self._choices.options(corpus))
        self.samples.show_excerpts(inspection.samples)
        reasons = [(f"{self._reason(s.reason)} · {format_count(s.pairs)}", s.reason) for s in inspection.suspects]
        self.suspects_of.offer_instead(reasons)
        self.suspects_of.setVisible(bool(inspection.suspects))
        self._no_suspects.setVisible(not inspection.suspects)
        self._show_suspects()

    @Slot()
    def _show_suspects(self) -> None:
        inspection, chosen = self.progress.inspection, self.suspects_of.currentData()
        suspects = inspection.suspects if inspection else ()
        self.suspects.show_excerpts(next((found.examples for found in suspects if found.reason == chosen), ()))

    def _reason(self, reason: SuspectReason) -> str:
        return {
            "length": self.tr("Unusual lengths"),
            "copy": self.tr("Not translated"),
            "numbers": self.tr("Other numbers"),
            "script": self.tr("Another script"),
            "markup": self.tr("No sentences"),
            "characters": self.tr("Damaged text"),
        }[reason]

    def _lay_out(self) -> None:
        head = Card(padding=0)
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._title, 1)
        row.addWidget(self._pairs)
        row.addWidget(self.close_button)
        head.body.addLayout(row)
        lengths = Card()
        lengths.body.setSpacing(6)
        lengths.body.addWidget(Label(lambda: self.tr("Words in a sentence"), px=16, weight=600))
        lengths.body.addWidget(self.histogram, 1)
        self._no_suspects = Label(lambda: self.tr("No pair looks wrong."), px=13, tone="ink3")
        suspects = self._list_card(lambda: self.tr("Suspects"), self.suspects, self.suspects_of)
        suspects.body.insertWidget(1, self._no_suspects)
        samples = self._list_card(lambda: self.tr("Samples of all lengths"), self.samples)
        self._cards = (lengths, self.facts, self.cleaning, suspects, samples)
        self._grid = QGridLayout(self._findings)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GUTTER)
        for index in range(COLUMNS):
            self._grid.setColumnStretch(index, 1)
        self._is_wide: bool | None = None
        self._waiting.setMinimumHeight(scaled(240))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GUTTER)
        column.addWidget(head)
        column.addWidget(self._waiting, 1)
        column.addWidget(self._findings)
        column.addStretch(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._arrange()

    @staticmethod
    def _list_card(title: Text, pairs: ExcerptList, chooser: QWidget | None = None) -> Card:
        card = Card()
        card.body.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(Label(title, px=16, weight=600))
        head.addStretch(1)
        if chooser:
            head.addWidget(chooser)
        card.body.addLayout(head)
        card.body.addWidget(pairs, 1, Qt.AlignmentFlag(0))
        return card

    def _arrange(self) -> None:
        """Three cards beside each other where there is room, else two."""
        is_wide = self.width() >= scaled(WIDE)
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        for card, place in zip(self._cards, PLACES[is_wide], strict=True):
            self._grid.addWidget(card, *place)
