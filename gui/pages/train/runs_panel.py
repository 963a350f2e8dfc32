"""Earlier runs, and the one that is going on."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from gui.i18n.spoken import on_language, say
from gui.pages.train.run_menu import RunAction, RunMenu
from gui.theme import SMALL_CONTROL_HEIGHT, is_restyling, scaled
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
        actions: what can be done with it.
        tip: what there is no room for on its card.
    """

    folder: str
    title: str
    note: str
    bars: tuple[ScoreBar, ...]
    models: tuple[str, ...]
    is_running: bool = False
    actions: frozenset[RunAction] = frozenset()
    is_compared: bool = False
    tip: str = ""


class RunsPanel(Card):
    """A list of run cards, one chosen; in several columns where the panel is wide.

    Attributes:
        cards: the cards in view, in the order of the entries.
        stage_button: puts the chosen run on the Stage.
        continue_button: goes on with the chosen run, if that can be.
        menu, menu_button: all that can be done with the chosen run.
        follow_button: asks for a folder to follow.

    Signals:
        stage_asked(tuple[str, ...]): the checkpoint folders of the chosen run.
        action_asked(str, str): another action of the menu, and the folder of the chosen run.
        renamed(str, str): the folder of a run, and the title that was typed for it.
    """

    stage_asked = Signal(tuple)
    action_asked = Signal(str, str)
    renamed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.cards: list[RunCard] = []
        self._entries: tuple[RunEntry, ...] = ()
        self._group = QButtonGroup(self)
        self._count = Label(px=13, tone="ink3", tabular=True)
        self._scale = Label(px=12, weight=500, tone="ink3")
        self._empty = Placeholder(self)
        on_language(self, self._say_emptiness)
        self._say_emptiness()
        self._strays = Label(px=12, weight=500, tone="ink3")
        self._strays.setWordWrap(True)
        self._strays.setIndent(GAP)
        self.stage_button = Button(lambda: self.tr("Put on Stage"), "stage")
        say(self.stage_button.setAccessibleName, lambda: self.tr("Put the chosen run on the Stage"))
        self.stage_button.clicked.connect(self._on_stage)
        self.continue_button = Button(lambda: self.tr("Continue"), "play")
        say(self.continue_button.setAccessibleName, lambda: self.tr("Continue the training of the chosen run"))
        self.continue_button.clicked.connect(lambda: self._do("continue"))
        self.menu, self.menu_button = RunMenu(self), Button("", "more")
        self.menu.asked.connect(self._do)
        for setter in (self.menu_button.setAccessibleName, self.menu_button.setToolTip):
            say(setter, lambda: self.tr("More that can be done with the chosen run"))
        self.menu_button.clicked.connect(self._open_menu_at_button)
        self.follow_button = Button(lambda: self.tr("Follow…"), role="quiet", height=SMALL_CONTROL_HEIGHT, px=13)
        say(self.follow_button.setAccessibleName, lambda: self.tr("Follow a folder that another machine trains into"))
        say(self.follow_button.setToolTip, lambda: self.tr("Follow a folder that another machine trains into"))
        self._group.buttonToggled.connect(self._enable_buttons)
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
            card.show_run(entry.title, entry.note, entry.bars, full, entry.is_running, entry.is_compared, tip=entry.tip)
        self._count.setText(str(len(entries)) if entries else "")
        self._scale.setText(self.tr("validation BLEU, bar = 0 to {0}").format(f"{full:g}") if entries else "")
        self._empty.setVisible(not entries)
        for button in (self.stage_button, self.menu_button):
            button.setVisible(bool(entries))
        self._enable_buttons()

    def show_strays(self, text: str, tip: str) -> None:
        """Say this of folders among the runs that are none, "" for nothing."""
        self._strays.setText(text)
        self._strays.setToolTip(tip)
        self._strays.setAccessibleDescription(tip)
        self._strays.setVisible(bool(text))

    def ask_for_title(self) -> None:
        """Let the chosen run's title be typed anew."""
        if card := next((card for card in self.cards if card.isChecked()), None):
            card.ask_for_title()

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
            card.opened.connect(lambda: self._do("show"))
            card.menu_asked.connect(partial(self._open_menu, card))
            card.renamed.connect(self._on_renamed)
            card.show()
        # The cards' place is between the buttons above and below them, which stay where they are among the others.
        foot = (self.continue_button, self.stage_button, self.menu_button)
        for before, after in pairwise([self.follow_button, *self.cards, *foot]):
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
        head.setContentsMargins(GAP, 0, 0, 0)
        head.setSpacing(GAP)
        head.addWidget(Label(lambda: self.tr("Runs"), px=16, weight=600))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.follow_button)
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
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.stage_button, 1)
        buttons.addWidget(self.menu_button)
        self._foot.addWidget(self.continue_button)
        self._foot.addLayout(buttons)
        self._foot.addWidget(self._scale, 1)
        self._foot.addWidget(self._strays)
        self._scale.setIndent(GAP)
        self.body.setContentsMargins(GAP, 12, GAP, 10)
        self.body.setSpacing(10)
        self.body.addLayout(head)
        self.body.addWidget(area, 1)
        self.body.addLayout(self._foot)

    def _say_emptiness(self) -> None:
        self._empty.show_text("", self.tr("Every run is kept here, with the models that it made."))

    @Slot()
    def _enable_buttons(self) -> None:
        chosen = self.chosen()
        actions = chosen.actions if chosen else frozenset[RunAction]()
        self.stage_button.setEnabled(chosen is not None and bool(chosen.models))
        self.continue_button.setVisible("continue" in actions)
        self.menu.offer(actions, is_compared=chosen is not None and chosen.is_compared)

    def _open_menu(self, card: RunCard, place: QPoint) -> None:
        card.setChecked(True)
        self.menu.popup(place)

    @Slot()
    def _open_menu_at_button(self) -> None:
        height = self.menu.sizeHint().height()
        self.menu.popup(self.menu_button.mapToGlobal(QPoint(0, -height)))

    @Slot(str)
    def _do(self, action: RunAction) -> None:
        chosen = self.chosen()
        if chosen is None or action not in chosen.actions:
            return
        if action == "stage":
            self._on_stage()
        elif action == "rename":
            self.ask_for_title()
        else:
            self.action_asked.emit(action, chosen.folder)

    @Slot(str)
    def _on_renamed(self, title: str) -> None:
        if chosen := self.chosen():
            self.renamed.emit(chosen.folder, title)

    @Slot()
    def _on_stage(self) -> None:
        if (chosen := self.chosen()) and chosen.models:
            self.stage_asked.emit(chosen.models)
