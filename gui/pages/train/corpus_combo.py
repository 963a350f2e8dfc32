"""The choice of a corpus: an embedded one, or the user's own files."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.i18n.spoken import Text, say
from gui.state.training_choice import CorpusChoice
from gui.widgets.combo import LabelledCombo


class CorpusCombo(LabelledCombo):
    """Embedded corpora, own files once they are chosen, and "Own file…", which asks for them.

    Two parallel files are offered in both directions.

    Signals:
        chosen(): another corpus was chosen.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._choices: list[CorpusChoice | None] = []
        self._last = 0
        self._dialog: QFileDialog | None = None
        say(self.setAccessibleName, lambda: self.tr("Corpus"))
        self._add(lambda: self.tr("English–French grammar"), CorpusChoice(embedded="grammar"))
        self._add(lambda: self.tr("Digit reversal"), CorpusChoice(embedded="reversal"))
        self._add(lambda: self.tr("Own file…"), None)
        self.activated.connect(self._on_activated)

    def choice(self) -> CorpusChoice:
        """The corpus chosen."""
        return self._choices[self.currentIndex()] or CorpusChoice()

    def short_title(self) -> str:
        """The corpus's name where there is little room."""
        is_grammar = self.choice().embedded == "grammar"
        return self.tr("Grammar En–Fr") if is_grammar else self.currentText()

    def choose(self, choice: CorpusChoice) -> None:
        """Choose a corpus that is offered; any other changes nothing."""
        if choice in self._choices and self._choices.index(choice) != self._last:
            self._last = self._choices.index(choice)
            self.setCurrentIndex(self._last)
            self.chosen.emit()

    def choose_files(self, paths: Sequence[Path]) -> None:
        """Choose one TSV file, or a source and a target file; more are ignored."""
        files = tuple(paths[:2])
        self._insert(files)
        if len(files) == 2:
            self._insert(files[::-1])
            self.setCurrentIndex(self._choices.index(CorpusChoice(files=files)))
        self._last = self.currentIndex()
        self.chosen.emit()

    def sizeHint(self) -> QSize:
        # Long names of own files must not push the other settings away.
        hint = super().sizeHint()
        return QSize(max(min(hint.width(), hint.height() * 6), hint.height() * 4), hint.height())

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(round(hint.height() * 3.5), hint.height())

    def _add(self, title: Text, choice: CorpusChoice | None) -> None:
        self._choices.append(choice)
        self.offer(title)

    def _insert(self, files: tuple[Path, ...]) -> None:
        choice = CorpusChoice(files=files)
        if choice not in self._choices:
            place = len(self._choices) - 1
            self._choices.insert(place, choice)
            self.insertItem(place, " → ".join(file.name for file in files))
        self.setCurrentIndex(self._choices.index(choice))

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        if self._choices[index] is None:
            self.setCurrentIndex(self._last)
            self._ask_for_files()
        elif index != self._last:
            self._last = index
            self.chosen.emit()

    def _ask_for_files(self) -> None:
        if self._dialog is None:
            self._dialog = QFileDialog(self, self.tr("One TSV file, or two parallel files"))
            self._dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
            self._dialog.setNameFilters(
                [self.tr("Text (*.tsv *.txt *.tsv.gz *.tsv.xz *.gz *.xz)"), self.tr("All files (*)")]
            )
            self._dialog.filesSelected.connect(self._on_files_selected)
        self._dialog.open()

    @Slot(list)
    def _on_files_selected(self, paths: list[str]) -> None:
        self.choose_files([Path(path) for path in paths])
