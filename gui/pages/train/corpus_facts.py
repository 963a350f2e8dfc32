"""What is repeated in a corpus, and of which characters it is made, in a few lines."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.events import CharacterCount, CorpusInspection, SideInspection
from gui.i18n.engine_words import engine_words
from gui.state.number_format import format_count
from gui.widgets.card import Card
from gui.widgets.discard import discard
from gui.widgets.label import Label

NARROWEST = 300
MOST_SCRIPTS, MOST_CHARACTERS = 4, 6


class CorpusFacts(Card):
    """Lines of text under small headings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._labels: list[Label] = []
        self.setMinimumWidth(NARROWEST)  # else the lines break so often that the page is planned far too high
        self._lines = QVBoxLayout()
        self._lines.setSpacing(3)
        self.body.setSpacing(10)
        self.body.addWidget(Label(lambda: self.tr("Repeated, and characters"), px=16, weight=600))
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def show_inspection(self, inspection: CorpusInspection, remarks: Sequence[str]) -> None:
        """Show what was found; `remarks` are lines on the files."""
        discard(self._labels)
        self._labels = []
        for line in remarks:
            self._add(line, "ink")
        repeated = self.tr("{0} pairs came before", "", inspection.duplicate_pairs)
        self._add(repeated.format(format_count(inspection.duplicate_pairs)), "ink")
        sources = self.tr("{0} sources came before; {1} have two translations or more")
        self._add(
            sources.format(format_count(inspection.repeated_sources), format_count(inspection.ambiguous_sources)), "ink"
        )
        for side in (inspection.source, inspection.target):
            self._add_side(side)

    def text(self) -> str:
        """All lines."""
        return "\n".join(label.text() for label in self._labels)

    def _add_side(self, side: SideInspection) -> None:
        letters = max(1, sum(count for _, count in side.scripts))
        scripts = [f"{script} {self._share(count / letters)}" for script, count in side.scripts[:MOST_SCRIPTS]]
        head = self.tr("{0}: {1} different characters").format(
            engine_words(side.language), format_count(side.distinct_characters)
        )
        self._add("; ".join([head, ", ".join(scripts)]) if scripts else head, "ink")
        for what, characters, is_named in (
            (self.tr("damaged or odd"), side.odd_characters, True),
            (self.tr("invisible"), side.invisible_characters, True),
            (self.tr("{0} rare").format(format_count(side.rare_characters)), side.rarest_characters, False),
        ):
            if characters:
                self._add(f"{what}: {self._listed(characters, is_named)}", "ink3")

    def _add(self, text: str, tone: str) -> None:
        label = Label(text, px=13, tone=tone, tabular=True)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self._labels.append(label)
        self._lines.addWidget(label)

    @staticmethod
    def _listed(characters: Sequence[CharacterCount], is_named: bool) -> str:
        shown = characters[:MOST_CHARACTERS]
        names = [f"{c.name if is_named else c.name.split()[0]} ({format_count(c.count)})" for c in shown]
        return ", ".join([*names, "…"] if len(characters) > MOST_CHARACTERS else names)

    @staticmethod
    def _share(share: float) -> str:
        return f"{100 * share:.1f} %" if share >= 0.0005 else "<0.1 %"
