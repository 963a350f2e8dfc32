"""The choice of what is dropped from a corpus before training."""

from collections.abc import Collection

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from engine.config import CleaningConfig
from engine.events import CorpusInspection
from gui.state.number_format import format_count
from gui.widgets.card import Card
from gui.widgets.check_chip import CheckChip
from gui.widgets.discard import discard
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.label import Label

GAP = 8
NARROWEST = 300


class CleaningCard(Card):
    """A check box for each option with the number of pairs that it drops, and what all chosen ones leave.

    Attributes:
        chips: by the option's name in `CleaningConfig`.

    Signals:
        chosen(): another choice was made.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.chips: dict[str, CheckChip] = {}
        self._inspection: CorpusInspection | None = None
        self._kept = Label(px=13, tone="ink2", tabular=True)
        self._kept.setWordWrap(True)
        self.setMinimumWidth(NARROWEST)
        self._flow = FlowLayout(GAP)
        self.body.setSpacing(10)
        self.body.addWidget(Label(lambda: self.tr("Leave out of training"), px=16, weight=600))
        self.body.addWidget(self._kept)
        self.body.addLayout(self._flow)
        self.body.addStretch(1)

    def show_inspection(self, inspection: CorpusInspection, options: Collection[str]) -> None:
        """Offer what was counted; these options are chosen."""
        self._inspection = inspection
        discard(self.chips.values())
        self.chips = {}
        for option, count in inspection.drops:
            title = self.title(option, inspection.cleaning)
            chip = CheckChip("", f"{title} · {format_count(count)}")
            chip.setAccessibleName(self.tr("Leave out {0}: {1} pairs", "", count).format(title, format_count(count)))
            chip.setToolTip(self._explanation(option))
            chip.setChecked(option in options)
            chip.toggled.connect(self._on_toggled)
            self.chips[option] = chip
            self._flow.addWidget(chip)
        self._show_kept()

    def options(self) -> frozenset[str]:
        """Names of the options chosen."""
        return frozenset(option for option, chip in self.chips.items() if chip.isChecked())

    @Slot()
    def _on_toggled(self) -> None:
        self._show_kept()
        self.chosen.emit()

    def _show_kept(self) -> None:
        if self._inspection is None:
            return
        pairs, dropped = self._inspection.pairs, self._inspection.dropped_by(self.options())
        text = self.tr("{0} of {1} pairs stay.", "", pairs).format(format_count(pairs - dropped), format_count(pairs))
        self._kept.setText(text if self.options() else self.tr("Nothing is left out; all pairs stay."))

    def title(self, option: str, cleaning: CleaningConfig) -> str:
        """An option in a few words, with its limit."""
        titles = {
            "drop_duplicates": self.tr("Duplicates"),
            "shortest_words": self.tr("Under {0} words"),
            "longest_words": self.tr("Over {0} words"),
            "largest_length_ratio": self.tr("Over {0} times as long"),
            "drop_copies": self.tr("Not translated"),
            "drop_unequal_numbers": self.tr("Other numbers"),
            "drop_markup": self.tr("No sentences"),
            "drop_odd_characters": self.tr("Damaged text"),
        }
        return titles[option].format(f"{getattr(cleaning, option):g}")

    def _explanation(self, option: str) -> str:
        return {
            "drop_duplicates": self.tr("Pairs that came before, both sides equal."),
            "shortest_words": self.tr("Pairs with fewer words than that on a side."),
            "longest_words": self.tr("Pairs with more words than that on a side."),
            "largest_length_ratio": self.tr(
                "One side has so many times the characters of the other, ten added to each: misaligned or cut off."
            ),
            "drop_copies": self.tr("Nearly the same words stand on both sides."),
            "drop_unequal_numbers": self.tr("Both sides have numbers in digits that the other lacks: misaligned."),
            "drop_markup": self.tr("A side is mostly punctuation, addresses or tags."),
            "drop_odd_characters": self.tr("Control characters, U+FFFD, or UTF-8 that was read as Latin-1."),
        }[option]
