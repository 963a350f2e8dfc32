"""A quiet button that says what is chosen, and offers the other choices in a menu."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Signal, Slot
from PySide6.QtGui import QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from gui.i18n.spoken import Text, on_language
from gui.theme import SMALL_CONTROL_HEIGHT, scaled, theme_of
from gui.widgets.button import Button
from gui.widgets.icon import paint_icon

CHEVRON, GAP = 12, 6


class ChoiceButton(Button):
    """One of a few, for what is seldom chosen anew.

    Attributes:
        choices: the menu.

    Signals:
        value_changed(object): another value was chosen, by hand or by `set_value`.
    """

    value_changed = Signal(object)

    def __init__(self, title: Text, height: int = SMALL_CONTROL_HEIGHT, px: float = 13, parent: QWidget | None = None):
        """`title` says what is chosen, for who cannot see where the button stands."""
        super().__init__("", role="quiet", height=height, px=px, parent=parent)
        self._title = title
        self._options: list[tuple[Text, Any]] = []
        self._value: Any = None
        self.choices = QMenu(self)
        self.clicked.connect(self._open)
        on_language(self, self._show)

    def set_options(self, options: Sequence[tuple[Text, Any]]) -> None:
        """Offer these (shown text, value) pairs; the value stays if it is among them, else the first is chosen."""
        self._options = list(options)
        values = [value for _, value in options]
        if self._value not in values:
            self.set_value(values[0])
        self._show()

    def value(self) -> Any:
        """The value that is chosen."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Choose a value; raises ValueError if it is not offered."""
        if value not in [offered for _, offered in self._options]:
            raise ValueError(f"{value!r} cannot be chosen")
        if value != self._value:
            self._value = value
            self._show()
            self.value_changed.emit(value)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(scaled(CHEVRON + GAP), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme, size = theme_of(self), scaled(CHEVRON)
        spot = QRectF(self.width() - size - scaled(GAP), (self.height() - size) / 2, size, size)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_icon(painter, "chevron-down", spot, theme.ink2 if self.isEnabled() else theme.ink3)

    @Slot()
    def _open(self) -> None:
        self.choices.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _show(self) -> None:
        texts = [(text if isinstance(text, str) else text(), value) for text, value in self._options]
        chosen = next((text for text, value in texts if value == self._value), "")
        title = self._title if isinstance(self._title, str) else self._title()
        self.setText(chosen)
        self.setAccessibleName(f"{title}: {chosen}")
        self.choices.setAccessibleName(title)
        self.choices.clear()
        group = QActionGroup(self.choices)
        for text, value in texts:
            action = group.addAction(text)
            action.setCheckable(True)
            action.setChecked(value == self._value)
            action.triggered.connect(lambda _=False, value=value: self.set_value(value))
            self.choices.addAction(action)
