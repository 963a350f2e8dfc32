"""Earlier runs, and the one that is going on."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from gui.theme import is_restyling, scaled
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.discard import discard
from gui.widgets.label import Label
from gui.widgets.placeholder import Placeholder
from gui.widgets.run_card import WIDTH as CARD_WIDTH
from gui.widgets.run_card import RunCard, ScoreBar

GAP = 8
FULL_BARS = (40.0, 100.0)
SMALLEST_HEIGHT = 270


@dataclass(frozen=True, slots=True)
class RunEntry:
    """A run as it is listed.

    Attributes:
        folder: tells it from the others.
        bars: the best BLEU of each architecture.
        models: checkpoint folders that can be put on the Stage.
    """

    folder: str
    title: str
    note: str
    bars: tuple[ScoreBar, ...]
    models: tuple[str, ...]
    is_running: bool = False


class RunsPanel(Card):
    """A list of run cards, one chosen; in several columns where the panel is wide.

    Attributes:
        cards: the cards in view, in the order of the entries.
        stage_button: puts the chosen run on the Stage.

    Signals:
        stage_asked(tuple[str, ...]): the checkpoint folders of the chosen run.
    """

    stage_asked = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.cards: list[RunCard] = []
        self._entries: tuple[RunEntry, ...] = ()
        self._group = QButtonGroup(self)
        self._count = Label(px=13, tone="ink3", tabular=True)
        self._scale = Label(px=12, weight=500, tone="ink3")
        self._empty = Placeholder(self)
        self._empty.show_text("", self.tr("Every run is kept here, with the models that it made."))
        self.stage_button = Button(self.tr("Put on Stage"), "stage")
        self.stage_button.setAccessibleName(self.tr("Put the chosen run on the Stage"))
        self.stage_button.clicked.connect(self._on_stage)
        self._group.buttonToggled.connect(self._enable_button)
        self._lay_out()
        self.show_entries(())

    def show_entries(self, entries: Sequence[RunEntry]) -> None:
        """List these; the choice stays with its run, or falls on the first."""
        chosen = self.chosen()
        is_same_list = [e.folder for e in entries] == [e.folder for e in self._entries]
        self._entries = tuple(entries)
        if not is_same_list:
            self._replace_cards()
            self.choose(chosen.folder if chosen else "")
        bleus = [bar.bleu for entry in entries for bar in entry.bars if bar.bleu is not None]
        full = next((f for f in FULL_BARS if max(bleus, default=0.0) <= f), FULL_BARS[-1])
        for card, entry in zip(self.cards, entries, strict=True):
            card.show_run(entry.title, entry.note, entry.bars, full, entry.is_running)
        self._count.setText(str(len(entries)) if entries else "")
        self._scale.setText(self.tr("validation BLEU, bar = 0 to {0}").format(f"{full:g}") if entries else "")
        self._empty.setVisible(not entries)
        self.stage_button.setVisible(bool(entries))
        self._enable_button()

    def choose(self, folder: str) -> None:
        """Choose the run of this folder, or the first if there is none such."""
        folders = [entry.folder for entry in self._entries]
        if folders:
            self.cards[folders.index(folder) if folder in folders else 0].setChecked(True)

    def chosen(self) -> RunEntry | None:
        """The entry chosen."""
        return next((e for card, e in zip(self.cards, self._entries, strict=True) if card.isChecked()), None)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(CARD_WIDTH) + 2 * GAP, scaled(SMALLEST_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyling(event):
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._empty.setGeometry(self.rect().adjusted(2 * GAP, 0, -2 * GAP, 0))
        self._arrange()

    def _replace_cards(self) -> None:
        for card in self.cards:
            self._group.removeButton(card)
        discard(self.cards)
        self.cards = [RunCard(self._list) for _ in self._entries]
        for card in self.cards:
            self._group.addButton(card)
            card.show()
        # The cards' place is before the button, which stays where it is among the others.
        for before, after in pairwise([self.stage_button, *self.cards, self.stage_button]):
            QWidget.setTabOrder(before, after)
        self._arrange()

    def _arrange(self) -> None:
        """Put the cards into as many columns as fit."""
        columns = max(1, (self.width() - GAP) // (scaled(CARD_WIDTH) + GAP))
        for index, card in enumerate(self.cards):
            self._grid.addWidget(card, index // columns, index % columns, Qt.AlignmentFlag.AlignTop)
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        is_wide = columns > 1
        self._foot.setDirection(QBoxLayout.Direction.RightToLeft if is_wide else QBoxLayout.Direction.TopToBottom)
        rows = -(-len(self.cards) // columns)
        for row in range(self._grid.rowCount() + 1):
            self._grid.setRowStretch(row, 1 if row == rows else 0)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(GAP, 0, GAP, 0)
        head.addWidget(Label(self.tr("Runs"), px=16, weight=600))
        head.addStretch(1)
        head.addWidget(self._count)
        self._list = QWidget()
        self._list.setProperty("role", "scrolled")
        self._grid = QGridLayout(self._list)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        area = QScrollArea()
        area.setWidget(self._list)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._foot = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._foot.setSpacing(10)
        self._foot.addWidget(self.stage_button)
        self._foot.addWidget(self._scale, 1)
        self._scale.setIndent(GAP)
        self.body.setContentsMargins(GAP, 12, GAP, 10)
        self.body.setSpacing(10)
        self.body.addLayout(head)
        self.body.addWidget(area, 1)
        self.body.addLayout(self._foot)

    @Slot()
    def _enable_button(self) -> None:
        chosen = self.chosen()
        self.stage_button.setEnabled(chosen is not None and bool(chosen.models))

    @Slot()
    def _on_stage(self) -> None:
        if (chosen := self.chosen()) and chosen.models:
            self.stage_asked.emit(chosen.models)
