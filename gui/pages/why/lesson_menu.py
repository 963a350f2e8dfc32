"""The choice of a lesson: those that come with the program, and files."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from gui.i18n.language import installed_language
from gui.i18n.spoken import say
from gui.resources import shipped_lessons
from gui.state.lesson import Lesson
from gui.theme import SMALL_CONTROL_HEIGHT
from gui.widgets.button import Button
from gui.widgets.save_dialog import remember_folder, usual_folder


class LessonMenu(Button):
    """A button with a menu of lessons, those in the window's language first.

    Attributes:
        offered: the menu, filled whenever it is opened.

    Signals:
        chosen(Path): the file of a lesson.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(lambda: self.tr("Lessons"), height=SMALL_CONTROL_HEIGHT, px=13, parent=parent)
        say(self.setToolTip, lambda: self.tr("A guided tour, and lessons for a class"))
        self.offered = QMenu(self)
        self.clicked.connect(self.open)

    @Slot()
    def open(self) -> None:
        """Show the menu."""
        self.offered.clear()
        lessons = [(Lesson.read(path), path) for path in shipped_lessons()]
        for lesson, path in sorted(lessons, key=lambda known: known[0].language != installed_language()):
            text = self.tr("{title} ({minutes} min)").format(title=lesson.title, minutes=lesson.minutes)
            self.offered.addAction(text).triggered.connect(partial(self._choose, path))
        self.offered.addSeparator()
        self.offered.addAction(self.tr("Open lesson…")).triggered.connect(self._ask)
        self.offered.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _choose(self, path: Path, _: bool = False) -> None:
        self.chosen.emit(path)

    def _ask(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Open lesson"), usual_folder(), self.tr("Lesson (*.json)"))
        dialog.fileSelected.connect(self._on_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_file(self, path: str) -> None:
        remember_folder(Path(path).parent)
        self.chosen.emit(Path(path))
