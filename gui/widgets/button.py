"""A push button in the application's look, with or without an icon."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from gui.i18n.spoken import Text, say
from gui.theme import CONTROL_HEIGHT, TOP_FIELD_HEIGHT, is_restyling, scaled, text_font, theme_of
from gui.widgets.icon import icon

ICON_SIZE = 16
ICON_GAP = 5  # beside Qt's own 4 px between icon and text


class Button(QPushButton):
    """A button of fixed height that follows the theme and the text scale.

    `role` is `plain` (bordered), `primary` (filled; one a page) or `quiet` (no border). `icon_name` is a file of
    assets/icons without its suffix. Without text it is a square, and needs an accessible name and a tool tip.
    """

    def __init__(
        self,
        text: Text = "",
        icon_name: str = "",
        role: str = "plain",
        height: int = CONTROL_HEIGHT,
        px: float = 14,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._height, self._px = icon_name, height, px
        self.setProperty("role", role)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        say(self.setText, text)
        self._restyle()

    def setText(self, text: str) -> None:
        changes_shape = bool(text) != bool(self.text())
        super().setText(text)
        if changes_shape:
            self._restyle()

    def set_icon_name(self, name: str) -> None:
        """Show another icon, or none for ""."""
        if name != self._icon_name:
            self._icon_name = name
            self._restyle()

    def set_role(self, role: str) -> None:
        """Take another look."""
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)
            self._restyle()

    def sizeHint(self) -> QSize:
        if not self.text():
            return QSize(scaled(self._height), scaled(self._height))
        air = scaled(16) if self._height >= TOP_FIELD_HEIGHT and not self._icon_name else 0
        return QSize(super().sizeHint().width() + air, scaled(self._height))

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self._restyle()
        super().changeEvent(event)

    def _restyle(self) -> None:
        theme = theme_of(self)
        self.setFont(text_font(self._px, 500))
        self.setFixedHeight(scaled(self._height))
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Minimum if self.text() else QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        if self._icon_name:
            colour = theme.on_primary if self.property("role") == "primary" else theme.ink
            size, gap = scaled(ICON_SIZE), scaled(ICON_GAP) if self.text() else 0
            self.setIcon(icon(self._icon_name, size, colour, theme.ink3, gap))
            self.setIconSize(QSize(size + gap, size))
        else:
            self.setIcon(QIcon())
