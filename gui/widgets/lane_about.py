"""The card of a lane's model, which can be opened in place of its translation, and the button that does so."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.events import ModelCard
from gui.i18n.spoken import say
from gui.theme import SMALL_CONTROL_HEIGHT
from gui.widgets.button import Button
from gui.widgets.lane_header import ABOUT_SIZE
from gui.widgets.model_card_view import ModelCardView

GAP = 8


class LaneAbout(QWidget):
    """Lies over a lane from under its header to its end; its button stands behind the lane's name.

    Over the card there is a button that asks what to compare the model with.

    Signals:
        toggled(): the reader opened the card or closed it.
    """

    toggled = Signal()

    def __init__(self, lane: QWidget) -> None:
        super().__init__(lane)
        self._title = ""
        self._model_card: ModelCard | None = None
        self._is_open = False
        self.button = Button("", "info", role="quiet", height=ABOUT_SIZE, parent=lane)
        self.button.clicked.connect(self.toggle)
        self.button.hide()  # until there is a card
        self.compare = Button(lambda: self.tr("Compare with…"), "compare", height=SMALL_CONTROL_HEIGHT, px=13)
        say(self.compare.setToolTip, lambda: self.tr("Compare this lane with another checkpoint of its architecture"))
        self.card = ModelCardView(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.card, 1)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether the card is shown."""
        return self._is_open

    def describe(self, title: str, card: ModelCard | None) -> None:
        """Take note of a model; an open card becomes that of this one, or is closed where it has none."""
        self._title, self._model_card = title, card
        self.open(self._is_open)

    def set_title(self, title: str) -> None:
        """Name the lane whose model it tells of."""
        self._title = title
        text = self.tr("Back to the translation") if self._is_open else self.tr("About this model")
        self.button.setToolTip(text)
        self.button.setAccessibleName(self.tr("{action}: {title}").format(action=text, title=title))
        self.compare.setAccessibleName(self.tr("Compare with: {title}").format(title=title))

    def open(self, is_open: bool) -> None:
        """Show the card, if there is one, or hide it."""
        self._is_open = is_open and self._model_card is not None
        if self._is_open and self._model_card:
            self.card.show_card(self._model_card)  # not before: a long one takes its time
        self.button.set_icon_name("close" if self._is_open else "info")
        self.button.setVisible(self._model_card is not None)
        self.setVisible(self._is_open)
        self.set_title(self._title)

    @Slot()
    def toggle(self) -> None:
        """Open the card or close it, and put the focus where the reader goes on."""
        self.open(not self._is_open)
        self.toggled.emit()
        (self.card if self._is_open else self.button).setFocus()

    def place(self, card: QRect, button: QPoint) -> None:
        """Put the card and its button where the lane has room for them."""
        self.setGeometry(card)
        self.button.move(button)
        self.button.raise_()
