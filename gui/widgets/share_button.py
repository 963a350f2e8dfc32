"""Copying and saving a picture and the numbers behind it."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from gui.i18n.spoken import Text, say
from gui.state.file_names import suggested_name
from gui.theme import SMALL_CONTROL_HEIGHT
from gui.whole_files import write_whole
from gui.widgets import snapshot
from gui.widgets.button import Button
from gui.widgets.save_dialog import SaveDialog

TOLD_MILLISECONDS = 1500


class ShareButton(Button):
    """A button with a menu of what can be taken along; it shows a tick for a moment when something was.

    Attributes:
        choices: the menu; add entries with `offer`, `offer_picture` and `offer_numbers`.

    Signals:
        opening(): the menu is about to be opened.
        failed(Failure): a file could not be written.
    """

    opening = Signal()
    failed = Signal(object)

    def __init__(self, height: int = SMALL_CONTROL_HEIGHT, parent: QWidget | None = None) -> None:
        super().__init__("", "share", role="quiet", height=height, parent=parent)
        say(self.setAccessibleName, lambda: self.tr("Copy or save"))
        say(self.setToolTip, lambda: self.tr("Copy or save the picture and its numbers"))
        self.choices = QMenu(self)
        self._told = QTimer(self)
        self._told.setSingleShot(True)
        self._told.setInterval(TOLD_MILLISECONDS)
        self._told.timeout.connect(partial(self.set_icon_name, "share"))
        self.clicked.connect(self._open)

    def offer(self, text: Text, action: Callable[[], None]) -> None:
        """Add an entry."""
        entry = self.choices.addAction("")
        say(entry.setText, text)
        entry.triggered.connect(lambda _=False: action())

    def offer_picture(self, widget: QWidget, title: Callable[[], str]) -> None:
        """Add copying and saving what a widget shows, under a title that is asked for then."""
        self.offer(lambda: self.tr("Copy picture"), lambda: self.copy_picture(widget, title()))
        self.offer(lambda: self.tr("Save picture…"), lambda: self.save_picture(widget, title(), self.tr("picture")))

    def offer_numbers(self, contents: Callable[[], Mapping[str, str]], title: Callable[[], str]) -> None:
        """Add copying and saving numbers, as texts by suffix: `csv` and `json`."""
        self.offer(lambda: self.tr("Copy numbers (CSV)"), lambda: self.copy_text(contents()["csv"]))
        self.offer(lambda: self.tr("Copy numbers (JSON)"), lambda: self.copy_text(contents()["json"]))
        self.offer(lambda: self.tr("Save numbers…"), lambda: self.save_numbers(contents(), title(), self.tr("numbers")))

    def copy_picture(self, widget: QWidget, title: str) -> None:
        """Copy what a widget shows."""
        QGuiApplication.clipboard().setMimeData(snapshot.both(widget, title))
        self._tell()

    def save_picture(self, widget: QWidget, title: str, subject: str) -> None:
        """Ask where to save what a widget shows; the title and the subject make up the file's name."""
        kinds = {"png": self.tr("Picture"), "svg": self.tr("Drawing, of any size")}
        contents = {"png": snapshot.png(widget), "svg": snapshot.svg(widget, title)}
        self._save(self.tr("Save picture"), suggested_name(title, subject), kinds, contents)

    def copy_text(self, text: str) -> None:
        """Copy a text."""
        QGuiApplication.clipboard().setText(text)
        self._tell()

    def save_numbers(self, texts: Mapping[str, str], title: str, subject: str) -> None:
        """Ask where to save numbers, as texts by suffix: `csv` and `json`."""
        kinds = {"csv": self.tr("Table, for a spreadsheet"), "json": self.tr("All numbers")}
        # Without the mark at its head, Excel takes a CSV file for Latin-1.
        contents = {"csv": texts["csv"].encode("utf-8-sig"), "json": texts["json"].encode()}
        self._save(self.tr("Save numbers"), suggested_name(title, subject), kinds, contents)

    def _save(self, title: str, name: str, kinds: Mapping[str, str], contents: Mapping[str, bytes]) -> None:
        """Ask for a path and write there what belongs to its suffix; the first kind if that is none of them."""

        def write(path: Path) -> None:
            suffix = path.suffix.lower().removeprefix(".")
            failure = write_whole(path, contents[suffix if suffix in contents else next(iter(contents))])
            if failure:
                self.failed.emit(failure)
            else:
                self._tell()

        SaveDialog(self.window(), title, name, dict(kinds), write).open()

    def _tell(self) -> None:
        """Show for a moment that it is done."""
        self.set_icon_name("check")
        self._told.start()

    @Slot()
    def _open(self) -> None:
        self.opening.emit()
        self.choices.popup(self.mapToGlobal(self.rect().bottomLeft()))
