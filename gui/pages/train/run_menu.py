"""What can be done with a run, as a menu and by key."""

from functools import partial
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from gui.i18n.spoken import Text, say

RunAction = Literal[
    "show", "continue", "stage", "compare", "rename", "tensorboard", "csv", "json", "open_folder", "delete"
]


class RunMenu(QMenu):
    """The actions of the chosen run; those that make no sense for it are grey.

    Attributes:
        choices: the actions by name.

    Signals:
        asked(str): an action was chosen, by mouse or by key.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices: dict[RunAction, QAction] = {}
        say(self.setAccessibleName, lambda: self.tr("What can be done with the run"))
        self._add(self, "show", lambda: self.tr("Show its curves"))
        self._add(self, "continue", lambda: self.tr("Continue the training"))
        self._add(self, "stage", lambda: self.tr("Put on Stage"))
        self._add(self, "compare", lambda: self.tr("Compare")).setCheckable(True)
        self.addSeparator()
        self._add(self, "rename", lambda: self.tr("Rename"), "F2")
        self._exports = self.addMenu("")
        say(self._exports.setTitle, lambda: self.tr("Export…"))
        self._add(self._exports, "tensorboard", lambda: self.tr("For TensorBoard…"))
        self._add(self._exports, "csv", lambda: self.tr("As CSV…"))
        self._add(self._exports, "json", lambda: self.tr("As JSON…"))
        self._add(self, "open_folder", lambda: self.tr("Open the folder"))
        self.addSeparator()
        self._add(self, "delete", lambda: self.tr("Move to the bin"), "Del")
        # So that the keys work in the list while the menu is closed.
        parent.addActions([self.choices["rename"], self.choices["delete"]])

    def offer(self, actions: frozenset[RunAction], *, is_compared: bool) -> None:
        """Enable these alone."""
        for name, action in self.choices.items():
            action.setEnabled(name in actions)
        self.choices["compare"].setChecked(is_compared)
        self._exports.setEnabled("csv" in actions)

    def _add(self, menu: QMenu, name: RunAction, title: Text, keys: str = "") -> QAction:
        action = self.choices[name] = menu.addAction("")
        say(action.setText, title)
        action.triggered.connect(partial(self._ask, name))
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return action

    def _ask(self, name: RunAction, _checked: bool = False) -> None:
        self.asked.emit(name)
