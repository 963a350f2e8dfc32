"""A choice of one among a few, all of them in view."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from gui.i18n.spoken import Text, say
from gui.theme import is_restyling, scaled, text_font
from gui.widgets.hover_text import tell_on_hover

AIR = 10  # of the 22 px beside its text, what an option can do without


class Segment(QPushButton):
    """One option, in bold while it is chosen, as wide in both; cut and told on hover where a window is too narrow."""

    def __init__(self, text: Text, height: int, px: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._height, self._px = height, px
        self.setProperty("role", "segment")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(self._set_font)
        say(self.setText, text)
        self._restyle()

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(text_font(self._px, 600)).horizontalAdvance(self.text())
        return QSize(round(width) + 2 * scaled(11), scaled(self._height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        told = "\n".join(filter(None, (self.text(), self.toolTip())))
        return (self._is_cut() and tell_on_hover(self, event, told)) or super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self._restyle()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        if self._is_cut():
            room = self.width() - scaled(AIR)
            option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()

    def _is_cut(self) -> bool:
        return self.width() < self.sizeHint().width() - scaled(AIR)

    def _restyle(self) -> None:
        self.setFixedHeight(scaled(self._height))
        self._set_font()
        self.updateGeometry()

    @Slot()
    def _set_font(self) -> None:
        self.setFont(text_font(self._px, 600 if self.isChecked() else 400))


class SegmentedControl(QFrame):
    """Options in a row with a thumb on the chosen one; arrow keys move between them.

    `options` are (shown text, value) pairs; the first is chosen at the start. `height` is 24 in a lane, else 28 to 40.

    Signals:
        value_changed(object): the value chosen, by hand or by `set_value`.
    """

    value_changed = Signal(object)

    def __init__(
        self, options: Sequence[tuple[Text, Any]], height: int = 36, px: float = 14, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "segmented")
        self._height = height
        self._values = [value for _, value in options]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for index, (text, _) in enumerate(options):
            segment = Segment(text, height - 6, px, self)
            segment.setChecked(index == 0)
            self._group.addButton(segment, index)
            row.addWidget(segment)
        self._group.idToggled.connect(self._on_toggled)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(scaled(height))
        self.let_tab_find_the_chosen()

    def value(self) -> Any:
        """The chosen option's value; None if none is chosen."""
        place = self._group.checkedId()
        return None if place < 0 else self._values[place]

    def set_value(self, value: Any) -> None:
        """Choose the option with this value; raises ValueError if there is none."""
        self._group.button(self._values.index(value)).setChecked(True)

    def show_value(self, value: Any) -> None:
        """Choose the option with this value; none, and nothing is told, if the value in use is none of the options."""
        if value in self._values:
            self.set_value(value)
            return
        self._group.setExclusive(False)
        for segment in self._group.buttons():
            segment.setChecked(False)
        self._group.setExclusive(True)
        self.let_tab_find_the_chosen()

    def button(self, value: Any) -> QPushButton:
        """The button of an option, to disable it, name it or press it; raises ValueError if there is none."""
        button = self._group.button(self._values.index(value))
        assert isinstance(button, QPushButton)
        return button

    def segments(self) -> tuple[QWidget, ...]:
        """The options' buttons, from left to right."""
        return tuple(self._group.buttons())

    def let_tab_find_the_chosen(self) -> None:
        """Let Tab stop at the chosen option alone, at the first if none is chosen.

        Qt does so itself only once one of a group has had the focus.
        """
        stop = max(self._group.checkedId(), 0)
        for segment in self._group.buttons():
            is_stop = self._group.id(segment) == stop
            segment.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_stop else Qt.FocusPolicy.NoFocus)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.setFixedHeight(scaled(self._height))
        super().changeEvent(event)

    @Slot(int, bool)
    def _on_toggled(self, index: int, is_checked: bool) -> None:
        if is_checked:
            self.let_tab_find_the_chosen()
            self.value_changed.emit(self._values[index])
