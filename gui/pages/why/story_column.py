"""The story in the order of its experiments."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from engine.measurements.description import ExperimentDescription
from gui.pages.why.lesson_menu import LessonMenu
from gui.pages.why.story_card import StoryCard
from gui.widgets.label import Label
from gui.widgets.scrolling import scrolled

GAP = 8


class StoryColumn(QWidget):
    """A card for each experiment, one of them chosen; the arrow keys go up and down.

    Attributes:
        cards: by the experiment's name.
        head: the row of the page's title. lessons: the choice of a lesson.

    Signals:
        chosen(str): an experiment's name.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: dict[str, StoryCard] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_clicked)
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.addWidget(Label(lambda: self.tr("Why"), 24, 600))
        self.head.addStretch(1)
        self.lessons = LessonMenu()
        self.head.addWidget(self.lessons)
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(GAP)
        self._list.addStretch(0)
        area = scrolled(inside)
        self._area = area
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self.head)
        column.addWidget(area, 1)

    def show_story(self, descriptions: Sequence[ExperimentDescription], language: str) -> None:
        """List these experiments in words of this language."""
        for description in descriptions:
            card = self.cards.get(description.name) or self._add(description)
            text = description.text(language)
            card.show_words(text.title, text.subtitle)

    def set_narrow(self, is_narrow: bool) -> None:
        """Show the numbers alone: the name of the open experiment stands beside the column."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self.head.setDirection(down if is_narrow else across)
        for card in self.cards.values():
            card.set_narrow(is_narrow)

    def choose(self, name: str) -> None:
        """Mark an experiment as the one that is open."""
        self.cards[name].setChecked(True)
        self._area.ensureWidgetVisible(self.cards[name])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        names = list(self.cards)
        here = next((i for i, name in enumerate(names) if self.cards[name].isChecked()), 0)
        if (move := moves.get(Qt.Key(event.key()))) is None or not 0 <= here + move < len(names):
            super().keyPressEvent(event)
            return
        self.cards[names[here + move]].setFocus()
        self.cards[names[here + move]].click()

    def _add(self, description: ExperimentDescription) -> StoryCard:
        card = StoryCard(description.number)
        self.cards[description.name] = card
        self._group.addButton(card)
        self._list.insertWidget(len(self.cards) - 1, card, 1)
        return card

    @Slot(object)
    def _on_clicked(self, card: StoryCard) -> None:
        self.chosen.emit(next(name for name, known in self.cards.items() if known is card))
