"""How all lanes are looked at: attention or saliency, pieces or words."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gui.i18n.spoken import say
from gui.theme import SMALL_CONTROL_HEIGHT
from gui.widgets.segmented import SegmentedControl

GAP = 12


class LookChoice(QWidget):
    """Two choices of two, for all lanes at once.

    Signals:
        kind_chosen(Kind): attention or saliency.
        by_word_chosen(bool): whether pieces are put together to words.
    """

    kind_chosen = Signal(object)
    by_word_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kinds = (lambda: self.tr("Attention"), "attention"), (lambda: self.tr("Saliency"), "saliency")
        self.kinds = SegmentedControl(kinds, SMALL_CONTROL_HEIGHT, 13)
        say(self.kinds.setAccessibleName, lambda: self.tr("What the lanes show"))
        units = (lambda: self.tr("Pieces"), False), (lambda: self.tr("Words"), True)
        self.units = SegmentedControl(units, SMALL_CONTROL_HEIGHT, 13)
        say(self.units.setAccessibleName, lambda: self.tr("Pieces or words"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.kinds)
        row.addWidget(self.units)
        self.kinds.value_changed.connect(self.kind_chosen)
        self.units.value_changed.connect(self.by_word_chosen)
        self.set_usable(True)

    def set_usable(self, is_usable: bool) -> None:
        """Let the reader choose while the lanes are seen, and say why not while something else is."""
        self.setEnabled(is_usable)
        for button, tip in self._tips().items():
            say(button.setToolTip, tip if is_usable else lambda: self.tr("For the lanes: go back to them with Escape"))

    def _tips(self) -> dict[QPushButton, Callable[[], str]]:
        """What each choice means."""
        return {
            self.kinds.button("attention"): lambda: self.tr(
                "What the models with attention look at; the RNN has none, so it shows saliency"
            ),
            self.kinds.button("saliency"): lambda: self.tr(
                "Gradient × input: how much each source piece moves the piece that is produced"
            ),
            self.units.button(False): lambda: self.tr("The pieces that the models read and produce"),
            self.units.button(True): lambda: self.tr("Pieces put together to words: weights added, rows averaged"),
        }
