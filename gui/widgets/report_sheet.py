"""A report of a problem, to be read and copied."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from gui.i18n.spoken import say
from gui.theme import scaled, theme_of
from gui.widgets.button import Button
from gui.widgets.label import Label
from gui.widgets.popup_ground import paint_ground, show_over

WIDTH, HEIGHT = 720, 520
MARGIN = 24


class ReportSheet(QFrame):
    """A popup with the report; Escape closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        say(self.setAccessibleName, lambda: self.tr("Report a problem"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        say(self.text.setAccessibleName, lambda: self.tr("The report"))
        self.copy = Button(lambda: self.tr("Copy the report"), "copy", role="primary")
        self.copy.clicked.connect(self._copy)
        close = Button(lambda: self.tr("Close"), role="quiet")
        close.clicked.connect(self.close)
        hint = Label(
            lambda: self.tr(
                "Nothing is sent anywhere: read it, leave out what you like, and send it to whom you like."
            ),
            13,
            tone="ink2",
        )
        hint.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 18, MARGIN, 20)
        column.setSpacing(12)
        column.addWidget(Label(lambda: self.tr("Report a problem"), 20, 600))
        column.addWidget(hint)
        column.addWidget(self.text, 1)
        column.addLayout(buttons)

    def open_over(self, window: QWidget, report: str) -> None:
        """Show this report over a window."""
        paint_ground(self)
        theme = theme_of(self)
        self.text.setStyleSheet(
            f"QPlainTextEdit {{ background: {theme.well.name()}; color: {theme.ink.name()};"
            f" border: 1px solid {theme.line.name()}; padding: {scaled(6)}px; }}"
        )
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(scaled(13))
        self.text.setFont(font)
        self.text.setPlainText(report)
        say(self.copy.setText, lambda: self.tr("Copy the report"))
        room = window.size()
        self.resize(min(scaled(WIDTH), room.width() - 2 * MARGIN), min(scaled(HEIGHT), room.height() - 2 * MARGIN))
        show_over(self, window)
        self.copy.setFocus()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        say(self.copy.setText, lambda: self.tr("Copied"))
