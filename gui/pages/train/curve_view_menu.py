"""The menu of how the curves of a training are looked at."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gui.i18n.spoken import Text, say
from gui.state.quantity import Quantity

SPANS = (1, 10, 100)


class CurveViewMenu(QMenu):
    """The axis of values, smoothing, and the way back to the whole.

    Attributes:
        whole: the entry that shows all steps again.

    Signals:
        changed(): another choice was made.
    """

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        say(self.setAccessibleName, lambda: self.tr("View of the curves"))
        self.has_logarithmic_values, self.span = False, 10
        self._scales = self._add(
            (
                (lambda: self.tr("Linear values"), False),
                (lambda: self.tr("Logarithmic values"), True),
            ),
            self._choose_scale,
        )
        self.addSeparator()
        self._spans = self._add(
            (
                (lambda: self.tr("Not smoothed"), SPANS[0]),
                (lambda: self.tr("Smoothed over 10 steps"), SPANS[1]),
                (lambda: self.tr("Smoothed over 100 steps"), SPANS[2]),
            ),
            self._choose_span,
        )
        self.addSeparator()
        self.whole = self.addAction("")
        say(self.whole.setText, lambda: self.tr("Show all steps"))
        self.whole.setEnabled(False)
        self._scales[False].setChecked(True)
        self._spans[self.span].setChecked(True)

    def show_quantity(self, quantity: Quantity) -> None:
        """Offer what suits a quantity."""
        for action in self._scales.values():
            action.setEnabled(quantity.has_logarithm)
        for action in self._spans.values():
            action.setEnabled(quantity.is_of_steps)

    def _choose_scale(self, is_logarithmic: int) -> None:
        self.has_logarithmic_values = bool(is_logarithmic)
        self.changed.emit()

    def _choose_span(self, span: int) -> None:
        self.span = span
        self.changed.emit()

    def _add(self, choices: Sequence[tuple[Text, int]], choose: Callable[[int], None]) -> dict[int, QAction]:
        group, actions = QActionGroup(self), {}
        for title, value in choices:
            action = actions[value] = group.addAction("")
            say(action.setText, title)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, value=value: choose(value))
            self.addAction(action)
        return actions
