"""What is kept here, models and corpora, and getting more."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gui.bridge import EngineBridge
from gui.i18n.spoken import say
from gui.pages.models.corpora_panel import CorporaPanel
from gui.pages.models.library_panel import LibraryPanel
from gui.theme import PAGE_MARGIN
from gui.widgets.button import Button
from gui.widgets.segmented import SegmentedControl

GUTTER = 16


class ModelsPage(QWidget):
    """Models, or corpora, as the control at the top says.

    Attributes:
        library, corpora: the two parts. parts: the control. import_button: asks for a file of models.

    Signals:
        stage_requested(tuple[str, ...]): models to put on the Stage.
        corpus_requested(Path, bool): a file of pairs to train on; whether to look into it first.
        failed(Failure): something could not be done here in the window.
    """

    stage_requested = Signal(tuple)
    corpus_requested = Signal(object, bool)
    failed = Signal(object)

    def __init__(self, bridge: EngineBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.library, self.corpora = LibraryPanel(bridge), CorporaPanel(bridge)
        self.parts = SegmentedControl(
            [(lambda: self.tr("Models"), self.library), (lambda: self.tr("Corpora"), self.corpora)], 40
        )
        say(self.parts.setAccessibleName, lambda: self.tr("Models or corpora"))
        self.import_button = Button(lambda: self.tr("Import…"), "download")
        say(
            self.import_button.setToolTip,
            lambda: self.tr("Import models from a file; it can be dropped on the window, too"),
        )
        self._stack = QStackedWidget()
        for part in (self.library, self.corpora):
            self._stack.addWidget(part)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.parts)
        top.addStretch(1)
        top.addWidget(self.corpora.languages)
        top.addWidget(self.import_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, GUTTER, PAGE_MARGIN, GUTTER)
        column.setSpacing(GUTTER)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        self.parts.value_changed.connect(self._show_part)
        self.import_button.clicked.connect(self.library.ask_for_import)
        self.library.stage_asked.connect(self.stage_requested)
        self.library.failed.connect(self.failed)
        self.corpora.corpus_asked.connect(self.corpus_requested)
        self.corpora.failed.connect(self.failed)
        self._show_part()

    def is_idle(self) -> bool:
        """Whether nothing goes on."""
        return self.library.is_idle() and self.corpora.is_idle()

    def import_models(self, path: Path) -> None:
        """Keep what is in an exported file or a folder."""
        self.parts.set_value(self.library)
        self.library.import_from(path)

    def choose(self, name: str) -> bool:
        """Choose a pack, a model such as `everyday/rnn`, or a corpus; whether there is one of this name."""
        if name in self.corpora.list.rows:
            self.parts.set_value(self.corpora)
            self.corpora.list.choose(name)
            return True
        self.parts.set_value(self.library)
        return self.library.choose(name)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.library.refresh()
        self.corpora.refresh()

    @Slot()
    def _show_part(self) -> None:
        is_library = self.parts.value() is self.library
        self._stack.setCurrentWidget(self.parts.value())
        self.import_button.setVisible(is_library)
        self.corpora.languages.setVisible(not is_library)
