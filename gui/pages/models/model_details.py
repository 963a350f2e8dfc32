"""The pack or model that was chosen: its card, and what can be done with it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.events import StoredModel
from gui.i18n.engine_failures import failure_words
from gui.i18n.engine_words import engine_words
from gui.i18n.spoken import Text, say
from gui.pages.models.detail_head import DetailHead
from gui.pages.models.model_choices import checkpoint_words, direction, family_title
from gui.state.library import Subject
from gui.state.number_format import format_bytes, format_count, format_parameters
from gui.theme import SMALL_CONTROL_HEIGHT
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.figure_table import FigureTable
from gui.widgets.label import Label
from gui.widgets.model_card_view import ModelCardView, breakable
from gui.widgets.reading_width import ReadingWidth
from gui.widgets.scrolling import replace_content, scrolled


class ModelDetails(Card):
    """Shows one subject; its buttons ask for what they say.

    Attributes:
        head: title, note and buttons. card: the model's card, where it has one.
        stage, export, duplicate, rename, delete, folder: the buttons.

    Signals:
        stage_asked(tuple[str, ...]): put these models on the Stage.
        export_asked(), duplicate_asked(), delete_asked(): do so with what is shown.
        renamed(str): another title was typed.
    """

    stage_asked = Signal(tuple)
    export_asked = Signal()
    duplicate_asked = Signal()
    delete_asked = Signal()
    renamed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.subject: Subject | None = None
        self.stage = _small(lambda: self.tr("Put on Stage"), "stage", role="primary")
        self.export = _small(lambda: self.tr("Export…"), "share")
        self.duplicate = _small(lambda: self.tr("Duplicate"), "copy")
        self.rename = _small(lambda: self.tr("Rename"))
        self.delete = _small(lambda: self.tr("Delete"))
        self.folder = _small(lambda: self.tr("Open folder"))
        self._tips()
        self.head = DetailHead((self.stage, self.export, self.duplicate, self.rename, self.delete, self.folder))
        self.card = ModelCardView()
        self._column: QVBoxLayout
        self._facts_area = scrolled(QWidget())
        self.body.setSpacing(16)
        self.body.addWidget(self.head)
        parts = QWidget()
        column = QVBoxLayout(parts)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        column.addWidget(self._facts_area)
        self.body.addWidget(parts, 1)
        self.stage.clicked.connect(self._on_stage)
        self.export.clicked.connect(self.export_asked)
        self.duplicate.clicked.connect(self.duplicate_asked)
        self.rename.clicked.connect(self.head.ask_for_title)
        self.delete.clicked.connect(self.delete_asked)
        self.folder.clicked.connect(self._open_folder)
        self.head.renamed.connect(self.renamed)

    def show_subject(self, subject: Subject, titles: Mapping[str, str]) -> None:
        """Show a pack or a model; `titles` name the architectures. A title that is typed for another is given up."""
        is_other = self.subject is None or self.subject.key != subject.key
        self.subject = subject
        family, model = subject.family, subject.model
        title = titles.get(model.architecture, model.architecture) if model else family_title(family)
        self.head.show_words(title, " · ".join(filter(None, self._notes(subject))))
        if is_other:
            self.head.show_title()
            self._facts_area.verticalScrollBar().setValue(0)
        self.stage.setVisible(bool(subject.usable))
        is_sound = bool(subject.usable) and not any(m.trouble for m in ((model,) if model else family.models))
        self.export.setVisible(is_sound)
        self.duplicate.setVisible(is_sound)
        self.rename.setVisible(subject.is_own and model is None)
        self.delete.setVisible(subject.is_own)
        card = model.card if model and not model.trouble else None
        self.card.setVisible(card is not None)
        self._facts_area.setVisible(card is None)
        if card:
            self.card.show_card(card)
        else:
            self._show_facts(subject, titles)

    def _tips(self) -> None:
        for button, tip in (
            (self.stage, lambda: self.tr("Translate with it on the Stage")),
            (self.export, lambda: self.tr("Write it into one file, to carry to another computer")),
            (self.duplicate, lambda: self.tr("Keep a copy as a pack of your own")),
            (self.rename, lambda: self.tr("Give the pack another title")),
            (self.delete, lambda: self.tr("Move it to the bin")),
            (self.folder, lambda: self.tr("Show its files")),
        ):
            say(button.setToolTip, tip)

    def _notes(self, subject: Subject) -> list[str]:
        """What is told under the title, from what it is to how large it is."""
        family, model = subject.family, subject.model
        places = {"own": self.tr("your own"), "shipped": self.tr("shipped"), "run": self.tr("of a training")}
        size = format_bytes(model.bytes if model else family.bytes)
        if model is None:
            return [direction(family), places[family.place], size]
        parameters = self.tr("{0} parameters").format(format_parameters(model.parameters)) if model.parameters else ""
        return [family_title(family), checkpoint_words(model), direction(family), parameters, size]

    def _show_facts(self, subject: Subject, titles: Mapping[str, str]) -> None:
        """What is known of a pack, or of a model that has no card."""
        facts = QWidget()
        facts.setProperty("role", "scrolled")
        self._column = QVBoxLayout(facts)
        self._column.setContentsMargins(0, 0, 10, 0)
        self._column.setSpacing(6)
        family, model = subject.family, subject.model
        if model is None:
            self._column.addWidget(self._table(family.models, titles))
            self._column.addSpacing(10)
            if family.use:
                self._say(self.tr("For {use}.").format(use=engine_words(family.use)))
        elif model.trouble:
            self._say(failure_words(model.trouble), "ink")
            self._say(self.tr("It cannot be used. Delete it, or put a whole copy in its place."))
        else:
            self._say(self.tr("No card tells how this model was measured."), "ink")
            self._say(self.tr("Trained for {0} steps", "", model.step).format(format_count(model.step)))
            if model.bleu is not None:
                self._say(self.tr("BLEU {0:.1f} on its validation pairs").format(model.bleu))
        if family.corpus:
            self._say(self.tr("Trained on {corpus}").format(corpus=engine_words(family.corpus)))
        self._say(str(subject.folder), "ink3")
        self._column.addStretch(1)
        replace_content(self._facts_area, ReadingWidth(facts))

    def _table(self, models: tuple[StoredModel, ...], titles: Mapping[str, str]) -> FigureTable:
        rows = []
        for model in models:
            title = titles.get(model.architecture, model.architecture)
            score = model.card.scores[0].bleu if model.card and model.card.scores else model.bleu
            rows.append(
                (
                    f"{title}, {checkpoint_words(model)}" if model.checkpoint else title,
                    format_parameters(model.parameters) if model.parameters else "–",
                    format_bytes(model.bytes),
                    "–" if score is None else f"{score:.1f}",
                )
            )
        columns = self.tr("Model"), self.tr("Parameters"), self.tr("Size"), self.tr("BLEU")
        return FigureTable(columns, rows)

    def _say(self, text: str, tone: str = "ink2") -> None:
        label = Label(breakable(text), 13, 400, tone, tabular=True)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self._column.addWidget(label)

    @Slot()
    def _on_stage(self) -> None:
        if self.subject and self.subject.usable:
            self.stage_asked.emit(tuple(model.model for model in self.subject.usable))

    @Slot()
    def _open_folder(self) -> None:
        if self.subject:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.subject.folder)))


def _small(text: Text, icon_name: str = "", role: str = "plain") -> Button:
    return Button(text, icon_name, role, SMALL_CONTROL_HEIGHT, 13)
