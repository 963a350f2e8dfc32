"""Which theme, text size and language the application is shown in, and switching them while it runs."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from gui.desktop_motion import desktop_reduces_motion
from gui.i18n.language import LanguageChoice, install_language, language_of
from gui.settings import Appearance, Motion, Settings
from gui.style_sheet import style_sheet
from gui.theme import (
    DARK,
    HIGH_CONTRAST,
    LARGEST_TEXT_SCALE,
    LIGHT,
    SMALLEST_TEXT_SCALE,
    THEMES,
    Theme,
    mix,
    set_text_scale,
    text_font,
    text_scale,
)

TEXT_SCALE_STEP = 0.1
LECTURE_MAGNIFICATION = 1.5


class AppearanceControl(QObject):
    """Sets the application's palette, font and style sheet, following the system's colours unless told otherwise.

    Signals:
        theme_changed(): another theme is shown.
        motion_changed(): what `reduces_motion` tells has changed.
    """

    theme_changed = Signal()
    motion_changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._hints = QApplication.styleHints()
        self._hints.colorSchemeChanged.connect(self.on_system_change)
        if hasattr(self._hints, "accessibility"):  # since Qt 6.10
            self._hints.accessibility().contrastPreferenceChanged.connect(self.on_system_change)
        self._magnification = 1.0
        set_text_scale(settings.text_scale)
        self._reduces_motion = self._wants_less_motion()
        self._theme = self._wanted()
        self._show_scheme()
        self._apply()

    @property
    def theme(self) -> Theme:
        """The theme in view."""
        return self._theme

    @property
    def choice(self) -> Appearance:
        """The colours that were chosen."""
        return self._settings.appearance

    @property
    def motion(self) -> Motion:
        """The motion that was chosen."""
        return self._settings.motion

    @property
    def reduces_motion(self) -> bool:
        """Whether nothing is to glide, by choice or because the desktop was asked so."""
        return self._reduces_motion

    def choose(self, choice: Appearance) -> None:
        """Show these colours, or follow the system's."""
        self._settings.appearance = choice
        self._show_scheme()
        self._show(self._wanted())

    @property
    def language(self) -> LanguageChoice:
        """The language that was chosen."""
        return self._settings.language

    def choose_language(self, language: LanguageChoice) -> None:
        """Let all texts be in this language, or in the system's."""
        self._settings.language = language
        install_language(language_of(language))

    def choose_motion(self, motion: Motion) -> None:
        """Let what is shown glide or jump, or follow the desktop."""
        before, self._settings.motion = self._reduces_motion, motion
        self._reduces_motion = self._wants_less_motion()
        if before != self._reduces_motion:
            self.motion_changed.emit()

    @Slot()
    def toggle_theme(self) -> None:
        """Show light colours for dark ones, or dark for light; what the system has too follows it from now on."""
        wanted = LIGHT if self._theme.is_dark else DARK
        self._hints.unsetColorScheme()
        as_system = wanted is self._system_theme()
        self.choose("system" if as_system else "dark" if wanted.is_dark else "light")

    @Slot()
    def enlarge_text(self) -> None:
        """Show all text a step larger."""
        self._scale_text(self._settings.text_scale + TEXT_SCALE_STEP)

    @Slot()
    def shrink_text(self) -> None:
        """Show all text a step smaller."""
        self._scale_text(self._settings.text_scale - TEXT_SCALE_STEP)

    @Slot()
    def reset_text(self) -> None:
        """Show all text in its own size."""
        self._scale_text(1.0)

    def magnify_text(self, is_lecture: bool) -> None:
        """Show all text half as large again, for the back row, or in its chosen size; nothing is remembered."""
        self._magnification = LECTURE_MAGNIFICATION if is_lecture else 1.0
        self._scale_text(self._settings.text_scale)

    def _scale_text(self, factor: float) -> None:
        before = text_scale()
        self._settings.text_scale = round(min(max(factor, SMALLEST_TEXT_SCALE), LARGEST_TEXT_SCALE), 2)
        set_text_scale(self._settings.text_scale * self._magnification)
        if text_scale() != before:
            self._apply()

    def _system_theme(self) -> Theme:
        hints = self._hints.accessibility() if hasattr(self._hints, "accessibility") else None
        if hints and hints.contrastPreference() == Qt.ContrastPreference.HighContrast:
            return HIGH_CONTRAST
        return DARK if self._hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT

    def _wanted(self) -> Theme:
        chosen = self._settings.appearance
        return next((theme for theme in THEMES if theme.name == chosen), None) or self._system_theme()

    def _wants_less_motion(self) -> bool:
        chosen = self._settings.motion
        return desktop_reduces_motion() if chosen == "system" else chosen == "reduced"

    def _show_scheme(self) -> None:
        """Let what the platform draws, the window's frame and file dialogues, fit what was chosen."""
        if self._settings.appearance == "system":
            self._hints.unsetColorScheme()
        else:
            self._hints.setColorScheme(Qt.ColorScheme.Dark if self._wanted().is_dark else Qt.ColorScheme.Light)

    @Slot()
    def on_system_change(self) -> None:
        """Take over the system's colours, if nothing else was chosen."""
        self._show(self._wanted())

    def _show(self, theme: Theme) -> None:
        if theme is not self._theme:
            self._theme = theme
            self._apply()
            self.theme_changed.emit()

    def _apply(self) -> None:
        # In this order: the style sheet hands palette and font on to every widget.
        QApplication.setPalette(palette_of(self._theme))
        QApplication.setFont(text_font(14))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setStyleSheet(style_sheet(self._theme))


def palette_of(theme: Theme) -> QPalette:
    """Qt's palette in a theme's colours, for what the style sheet does not reach."""
    role = QPalette.ColorRole
    colours: dict[QPalette.ColorRole, QColor] = {
        role.Window: theme.bg,
        role.WindowText: theme.ink,
        role.Base: theme.card,
        role.AlternateBase: theme.well,
        role.Text: theme.ink,
        role.Button: theme.card,
        role.ButtonText: theme.ink,
        role.BrightText: theme.ink,
        role.ToolTipBase: theme.ink,
        role.ToolTipText: theme.card,
        role.PlaceholderText: theme.ink3,
        role.Highlight: theme.ink,
        role.HighlightedText: theme.card,
        role.Accent: theme.ink,
        role.Link: theme.lane("attention_rnn").text,
        role.LinkVisited: theme.lane("attention_rnn").text,
        role.Light: theme.card,
        role.Midlight: theme.faint,
        role.Mid: theme.line2,
        role.Dark: theme.ink3,
        role.Shadow: mix(theme.ink, theme.bg, 0.2),
    }
    palette = QPalette()
    for name, colour in colours.items():
        palette.setColor(name, colour)
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, theme.ink3)
    return palette
