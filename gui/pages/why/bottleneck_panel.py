"""Experiment 1: quality against the length of the source."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.events import ArchitectureDescription, PackDescription
from engine.measurements.bottleneck import LengthMeasured, bottleneck_tables
from engine.measurements.contract import Table
from gui.bridge import EngineBridge
from gui.i18n.engine_words import engine_words
from gui.i18n.spoken import Text, say
from gui.pages.why.bottleneck_sentences import BottleneckSentences
from gui.pages.why.experiment_panel import ExperimentPanel
from gui.state.length_scores import LengthScores
from gui.widgets.combo import LabelledCombo
from gui.widgets.length_chart import LengthChart, LengthCurve
from gui.widgets.length_curves import LengthCurves
from gui.widgets.segmented import SegmentedControl

COUNTS = (20, 40, 80, 160)
USUAL_COUNT = 40
OWN_FILE = ""


class BottleneckPanel(ExperimentPanel):
    """Curves of BLEU or chrF against length, one a model; below them the sentences of a bucket."""

    NAME = "bottleneck"

    def __init__(self, bridge: EngineBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._english_titles: dict[str, str] = {}
        self._packs: tuple[PackDescription, ...] = ()
        self._scores = LengthScores()
        self._selected: int | None = None
        self.pack, self.corpus = LabelledCombo(lambda: self.tr("Pack")), LabelledCombo(lambda: self.tr("Sentences"))
        self.count = LabelledCombo(lambda: self.tr("per length"))
        for count in COUNTS:
            self.count.addItem(f"{count}", count)
        self.count.setCurrentIndex(COUNTS.index(USUAL_COUNT))
        self.unit = SegmentedControl([("BLEU", "bleu"), ("chrF", "chrf")])
        say(self.unit.setAccessibleName, lambda: self.tr("Score"))
        self.curves, self.sentences = LengthCurves(), BottleneckSentences()
        say(self.curves.setAccessibleName, lambda: self.tr("Score against length"))
        for control in (self.pack, self.corpus, self.count, self.unit):
            self.controls.addWidget(control)
        self.body.addWidget(self.curves, 3)
        self.body.addWidget(self.sentences, 2)
        self.pack.activated.connect(self._on_pack)
        self.corpus.activated.connect(self._on_corpus)
        self.count.activated.connect(self.choose)
        self.unit.value_changed.connect(self._show)
        self.curves.bucket_chosen.connect(self.choose_bucket)

    def options(self) -> dict[str, Any]:
        return {
            "pack": self.pack.currentData() or "grammar",
            "corpus": self.corpus.currentData() or "grammar",
            "sentences": self.count.currentData(),
        }

    def set_choices(self, choices: Mapping[str, Any]) -> None:
        """Choose the `pack`, the `corpus` or the number of `sentences`; raises KeyError or ValueError for another."""
        for name in sorted(choices, key=lambda name: name != "pack"):  # which corpora there are hangs on the pack
            {"pack": self.pack, "corpus": self.corpus, "sentences": self.count}[name].choose_value(choices[name])
            if name == "pack":
                self._offer_corpora()
        self.choose()

    def tables(self, measured: Sequence[LengthMeasured]) -> tuple[Table, ...]:
        return bottleneck_tables(measured)

    def show_measurements(self, measured: Sequence[LengthMeasured]) -> None:
        self._scores = LengthScores(measured)
        self._show()

    def set_packs(self, packs: Sequence[PackDescription]) -> None:
        before, self._packs = self.pack.currentData(), tuple(packs)
        self.pack.offer_instead([(partial(engine_words, pack.title), pack.name) for pack in packs], "grammar")
        if self.pack.currentData() != before:
            self._offer_corpora()

    def set_architectures(self, architectures: Sequence[ArchitectureDescription]) -> None:
        self._english_titles = {a.name: a.title for a in architectures}

    def choose_file(self, path: Path) -> None:
        """Translate the pairs of a file."""
        place = self.corpus.findData(str(path))
        if place < 0:
            place = self.corpus.count() - 1
            self.corpus.insertItem(place, path.name, str(path))
        self.corpus.setCurrentIndex(place)
        self.choose()

    @Slot(int)
    def choose_bucket(self, place: int) -> None:
        """Open the sentences of a bucket."""
        self._selected = place
        self._show()

    @Slot()
    def _on_pack(self) -> None:
        self._offer_corpora()
        self.choose()

    @Slot()
    def _on_corpus(self) -> None:
        if self.corpus.currentData() != OWN_FILE:
            self.choose()
            return
        self.corpus.setCurrentIndex(0)
        dialog = QFileDialog(self, self.tr("Pairs to translate"))
        dialog.setNameFilters([self.tr("Text (*.tsv *.txt *.tsv.gz *.tsv.xz)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda path: self.choose_file(Path(path)))
        dialog.open()

    def _offer_corpora(self) -> None:
        """The embedded corpus that is in the pack's languages, and own files."""
        is_digits = any(p.name == self.pack.currentData() and p.source_language == "Digits" for p in self._packs)
        digits: tuple[Text, str] = (lambda: self.tr("Digits")), "reversal"
        grammar: tuple[Text, str] = (lambda: self.tr("Grammar")), "grammar"
        self.corpus.offer_instead([digits if is_digits else grammar, (lambda: self.tr("Own file…"), OWN_FILE)])

    @Slot()
    def _show(self) -> None:
        """Draw what is known, and open a bucket's sentences: the one that was chosen, at first the longest."""
        scores, unit = self._scores, self.unit.value()
        buckets = scores.buckets
        selected = min(self._selected if self._selected is not None else len(buckets) - 1, len(buckets) - 1)
        self.sentences.setVisible(bool(buckets))
        self.curves.show_chart(
            LengthChart(
                "",
                "",
                {"bleu": "BLEU", "chrf": "chrF"}[unit],
                tuple(bucket.text for bucket in buckets),
                tuple(bucket.pairs for bucket in buckets),
                tuple(self._curve(name, unit) for name in scores.architectures),
                self.tr("words of the source, and how many pairs"),
                selected if buckets else None,
            )
        )
        if buckets:
            self.sentences.show_bucket(scores, buckets[selected], self._titles())

    def _titles(self) -> dict[str, str]:
        """What the architectures are called."""
        return {name: engine_words(title) for name, title in self._english_titles.items()}

    def _curve(self, architecture: str, unit: str) -> LengthCurve:
        known = self._scores.scores(architecture, unit)
        return LengthCurve(
            architecture,
            self._titles().get(architecture, architecture),
            tuple(interval.score for interval in known),
            tuple(interval.low for interval in known),
            tuple(interval.high for interval in known),
        )
