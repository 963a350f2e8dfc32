"""What the program remembers of the user's choices."""

import os
from pathlib import Path
from typing import Literal, get_args

from PySide6.QtCore import QByteArray, QSettings

from engine.paths import user_data
from gui.i18n.language import LanguageChoice
from gui.settings_file import INI, open_settings
from gui.theme import LARGEST_TEXT_SCALE, SMALLEST_TEXT_SCALE

Appearance = Literal["system", "light", "dark", "high-contrast"]
Motion = Literal["system", "reduced", "full"]


class Settings:
    """The choices that outlive a session, in an INI file: the given one, or in `LOCKSTEP_HOME`, or the platform's.

    A value that is missing or makes no sense reads as its default. Two programs may have the file open: each value is
    that of the last one to write it.

    Attributes:
        put_aside: where the file was put that stood in this one's place and held no settings of ours, if there was one.
    """

    def __init__(self, path: Path | None = None) -> None:
        if path is None and os.environ.get("LOCKSTEP_HOME"):
            path = user_data() / "settings.ini"
        if path is None:
            path = Path(QSettings(INI, QSettings.Scope.UserScope, "lockstep", "lockstep").fileName())
        self._file, self.put_aside = open_settings(path)

    @property
    def path(self) -> Path:
        """The file."""
        return Path(self._file.fileName())

    @property
    def appearance(self) -> Appearance:
        """The colours by name, or as the system has them (the default)."""
        kept = self._file.value("window/appearance")
        return next((choice for choice in get_args(Appearance) if choice == kept), "system")

    @appearance.setter
    def appearance(self, value: Appearance) -> None:
        self._file.setValue("window/appearance", value)

    @property
    def motion(self) -> Motion:
        """Whether what is shown glides from step to step, or as the desktop has it (the default)."""
        kept = self._file.value("window/motion")
        return next((choice for choice in get_args(Motion) if choice == kept), "system")

    @motion.setter
    def motion(self, value: Motion) -> None:
        self._file.setValue("window/motion", value)

    @property
    def language(self) -> LanguageChoice:
        """The language of the window, or the system's (the default)."""
        kept = self._file.value("window/language")
        return next((choice for choice in get_args(LanguageChoice) if choice == kept), "system")

    @language.setter
    def language(self, value: LanguageChoice) -> None:
        self._file.setValue("window/language", value)

    @property
    def text_scale(self) -> float:
        """Factor between the tokens' sizes of text and those shown."""
        try:
            kept = float(str(self._file.value("window/text_scale", 1.0)))
        except ValueError:
            return 1.0
        return kept if SMALLEST_TEXT_SCALE <= kept <= LARGEST_TEXT_SCALE else 1.0

    @text_scale.setter
    def text_scale(self, value: float) -> None:
        self._file.setValue("window/text_scale", value)

    @property
    def tells_ends(self) -> bool:
        """Whether the desktop is told that a training has ended (the default)."""
        return str(self._file.value("window/tells_ends", "true")).lower() != "false"

    @tells_ends.setter
    def tells_ends(self, value: bool) -> None:
        self._file.setValue("window/tells_ends", "true" if value else "false")

    @property
    def geometry(self) -> QByteArray:
        """The main window's place and size as `QWidget.saveGeometry` gives them; empty if there are none."""
        kept = self._file.value("window/geometry")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._file.setValue("window/geometry", value)

    @property
    def seen_experiments(self) -> tuple[str, ...]:
        """Names of the experiments that were run to their end while the reader looked on."""
        return tuple(filter(None, str(self._file.value("why/seen", "")).split(";")))

    @seen_experiments.setter
    def seen_experiments(self, names: tuple[str, ...]) -> None:
        self._file.setValue("why/seen", ";".join(names))

    def kept(self, key: str) -> str:
        """What was kept of a page's state under `page/name`, "" if nothing."""
        value = self._file.value(key, "")
        return value if isinstance(value, str) else ""

    def keep(self, key: str, value: str) -> None:
        """Keep something of a page's state under `page/name`."""
        self._file.setValue(key, value)

    def save(self) -> None:
        """Write to disk now."""
        self._file.sync()
