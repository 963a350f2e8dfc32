"""The menu of how the window looks and speaks: its colours, its motion and its language."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gui.appearance import AppearanceControl
from gui.i18n.spoken import Text, said, say
from gui.window_commands import WindowCommand

Choice = tuple[Text, str, Callable[[], None]]


class LookMenu(QMenu):
    """Colours, motion and language, each a choice of which the one in use is ticked."""

    def __init__(self, appearance: AppearanceControl, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        say(self.setAccessibleName, lambda: self.tr("Appearance"))
        self._themes = self._add(self._theme_choices())
        self.addSeparator()
        self._motions = self._add(self._motion_choices())
        self.addSeparator()
        self._languages = self._add(self._language_choices())
        self.aboutToShow.connect(self._tick)

    def add_switch(self, title: Text, is_on: Callable[[], bool], switch: Callable[[bool], None]) -> QAction:
        """Add something that is on or off, at the end."""
        self.addSeparator()
        action = self.addAction("")
        say(action.setText, title)
        action.setCheckable(True)
        action.toggled.connect(switch)
        self.aboutToShow.connect(lambda: action.setChecked(is_on()))
        return action

    def commands(self, group: str) -> tuple[WindowCommand, ...]:
        """The same choices, for the command palette."""
        choices = *self._theme_choices(), *self._motion_choices(), *self._language_choices()
        return tuple(WindowCommand(said(title), choose, group) for title, _, choose in choices)

    def _theme_choices(self) -> tuple[Choice, ...]:
        choose = self._appearance.choose
        return (
            (lambda: self.tr("Colours of the system"), "system", partial(choose, "system")),
            (lambda: self.tr("Light colours"), "light", partial(choose, "light")),
            (lambda: self.tr("Dark colours"), "dark", partial(choose, "dark")),
            (lambda: self.tr("High contrast"), "high-contrast", partial(choose, "high-contrast")),
        )

    def _motion_choices(self) -> tuple[Choice, ...]:
        choose = self._appearance.choose_motion
        return (
            (lambda: self.tr("Motion as the system has it"), "system", partial(choose, "system")),
            (lambda: self.tr("Glide from step to step"), "full", partial(choose, "full")),
            (lambda: self.tr("Reduced motion"), "reduced", partial(choose, "reduced")),
        )

    def _language_choices(self) -> tuple[Choice, ...]:
        choose = self._appearance.choose_language
        return (
            (lambda: self.tr("Language of the system"), "system", partial(choose, "system")),
            ("English", "en", partial(choose, "en")),  # each by its own name, for those who cannot read the other
            ("한국어", "ko", partial(choose, "ko")),
        )

    def _add(self, choices: Sequence[Choice]) -> dict[str, QAction]:
        group, actions = QActionGroup(self), {}
        for title, name, choose in choices:
            action = actions[name] = group.addAction("")
            say(action.setText, title)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, choose=choose: choose())
            self.addAction(action)
        return actions

    @Slot()
    def _tick(self) -> None:
        self._themes[self._appearance.choice].setChecked(True)
        self._motions[self._appearance.motion].setChecked(True)
        self._languages[self._appearance.language].setChecked(True)
