"""The command palette: everything that the window can do, found by typing a few letters of it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gui.i18n.spoken import say
from gui.theme import scaled
from gui.widgets.popup_ground import paint_ground, show_over
from gui.widgets.text_field import TextField
from gui.window_commands import WindowCommand

WIDTH, ROW, MOST_ROWS = 560, 34, 10
COMMAND_ROLE = Qt.ItemDataRole.UserRole


class CommandPalette(QFrame):
    """A popup with a field and a list; Up and Down choose, Enter does it, Escape closes.

    Attributes:
        field: what is looked for. found: the commands that fit.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        say(self.setAccessibleName, lambda: self.tr("Commands"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._commands: tuple[WindowCommand, ...] = ()
        self.field = TextField(px=15)
        say(self.field.setPlaceholderText, lambda: self.tr("What would you like to do?"))
        say(self.field.setAccessibleName, lambda: self.tr("Command"))
        self.found = QListWidget()
        self.found.setFrameShape(QFrame.Shape.NoFrame)
        say(self.found.setAccessibleName, lambda: self.tr("Commands that fit"))
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.found)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self._do)
        self.found.itemClicked.connect(self._do)

    def open_over(self, window: QWidget, commands: Sequence[WindowCommand]) -> None:
        """Offer commands, over a window."""
        self._commands = tuple(commands)
        self.field.clear()
        self._narrow()
        paint_ground(self)
        self.setFixedSize(min(scaled(WIDTH), window.width() - 40), scaled(ROW) * MOST_ROWS + self.field.height() + 40)
        show_over(self, window)
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
            if (move := moves.get(Qt.Key(event.key()))) is not None:
                row = self.found.currentRow() + move
                self.found.setCurrentRow(min(max(row, 0), self.found.count() - 1))
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _narrow(self) -> None:
        """List the commands that have all of the words, those first whose title begins with them."""
        words = self.field.text().casefold().split()
        fitting = [c for c in self._commands if all(word in f"{c.title} {c.group}".casefold() for word in words)]
        beginning = self.field.text().casefold().strip()
        self.found.clear()
        for command in sorted(fitting, key=lambda c: not c.title.casefold().startswith(beginning)):
            keys = f"    {command.shown_keys}" if command.keys else ""
            item = QListWidgetItem(f"{command.title}{keys}")
            item.setData(COMMAND_ROLE, command)
            item.setSizeHint(QSize(0, scaled(ROW)))
            self.found.addItem(item)
        self.found.setCurrentRow(0)

    @Slot()
    def _do(self) -> None:
        item = self.found.currentItem()
        if item is not None:
            command: WindowCommand = item.data(COMMAND_ROLE)
            self.close()
            command.action()
