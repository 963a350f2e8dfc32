"""The published corpora: a list, the one that is chosen, and what is on its way."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.events import CorporaListed, Event, JobFailed, JobFinished, ListedCorpus
from gui.bridge import EngineBridge
from gui.i18n.engine_words import engine_words
from gui.i18n.spoken import say
from gui.pages.models.corpus_details import CorpusDetails
from gui.pages.models.corpus_words import corpus_choice
from gui.state.corpora import Corpora
from gui.theme import scaled
from gui.trash import Trashed, move_to_trash
from gui.widgets.card import Card
from gui.widgets.choice_list import Choice, ChoiceList
from gui.widgets.combo import LabelledCombo
from gui.widgets.notice_bar import NoticeBar
from gui.widgets.placeholder import Placeholder

GUTTER, LIST_WIDTH, LIST_SHARE = 16, 460, 0.48


class CorporaPanel(QWidget):
    """Corpora at the left, those that are here first; the chosen one at the right.

    Attributes:
        list, details, notice: the parts. languages: of which language the corpora are; its place is elsewhere.
        corpora: what is known.

    Signals:
        corpus_asked(Path, bool): train on this file of pairs; whether to look into it first.
        failed(Failure): something could not be done here in the window.
    """

    corpus_asked = Signal(object, bool)
    failed = Signal(object)

    def __init__(self, bridge: EngineBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._listing = bridge, 0
        self.corpora = Corpora()
        self.notice, self.list, self.details = NoticeBar(), ChoiceList(), CorpusDetails()
        self.languages = LabelledCombo(self.tr("Language"))
        self.languages.addItem(self.tr("all"), "")
        self._empty = Placeholder()
        self._empty.show_text(self.tr("Looking for corpora…"), "")
        say(self.list.setAccessibleName, lambda: self.tr("Corpora"))
        self._lay_out()
        bridge.arrived.connect(self._on_events)
        self.list.chosen.connect(self._show_chosen)
        self.languages.currentIndexChanged.connect(self._show_list)
        self.details.get_asked.connect(self._get)
        self.details.cancel_asked.connect(self._cancel)
        self.details.train_asked.connect(partial(self._hand_over, False))
        self.details.inspect_asked.connect(partial(self._hand_over, True))
        self.details.delete_asked.connect(self._delete)

    def refresh(self) -> None:
        """Ask which corpora are known and here now."""
        self._listing = self._bridge.list_corpora()

    def is_idle(self) -> bool:
        """Whether nothing is looked for or on its way."""
        return not self._listing and not self.corpora.is_busy()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._list_card.setFixedWidth(min(scaled(LIST_WIDTH), round(self.width() * LIST_SHARE)))

    def _chosen(self) -> ListedCorpus | None:
        return self.corpora.listed.get(self.list.key)

    @Slot()
    def _get(self) -> None:
        if corpus := self._chosen():
            self.corpora.begin(corpus.name, self._bridge.download(corpus.name))
            self._show_list()

    @Slot()
    def _cancel(self) -> None:
        if (corpus := self._chosen()) and (download := self.corpora.downloads.get(corpus.name)):
            self._bridge.cancel(download.job_id)

    def _hand_over(self, is_inspection: bool) -> None:
        if (corpus := self._chosen()) and corpus.path:
            self.corpus_asked.emit(Path(corpus.path), is_inspection)

    @Slot()
    def _delete(self) -> None:
        corpus = self._chosen()
        if corpus is None or not corpus.path:
            return
        path = Path(corpus.path)
        result = move_to_trash([path, path.with_suffix(".json")])
        if isinstance(result, Trashed):
            text = self.tr("{name} is in the bin.").format(name=corpus.title)
            self.notice.show_notice(text, self.tr("Undo"), partial(self._restore, result))
        else:
            self.failed.emit(result)
        self.refresh()

    def _restore(self, trashed: Trashed) -> None:
        self.notice.clear()
        if failure := trashed.restore():
            self.failed.emit(failure)
        self.refresh()

    @Slot(tuple)
    def _on_events(self, events: tuple[Event, ...]) -> None:
        has_news = has_ended = False
        for event in events:
            if isinstance(event, CorporaListed):
                self.corpora.listed = {corpus.name: corpus for corpus in event.corpora}
                self._offer_languages()
                has_news = True
            elif self.corpora.apply(event):
                has_news = True
                has_ended |= isinstance(event, JobFinished | JobFailed)
            elif event.job_id == self._listing and isinstance(event, JobFinished | JobFailed):
                self._listing = 0
                if isinstance(event, JobFailed):
                    self._empty.show_text(event.failure.what, event.failure.advice)
        if has_ended:
            self.refresh()
        if has_news:
            self._show_list()

    def _offer_languages(self) -> None:
        chosen = self.languages.currentData()
        with QSignalBlocker(self.languages):
            self.languages.clear()
            self.languages.addItem(self.tr("all"), "")
            for language in self.corpora.languages():
                self.languages.addItem(engine_words(language), language)
            self.languages.setCurrentIndex(max(0, self.languages.findData(chosen)))
        self.languages.updateGeometry()

    @Slot()
    def _show_list(self) -> None:
        choices: list[Choice] = []
        caption = ""
        for corpus in self.corpora.of_language(self.languages.currentData()):
            download = self.corpora.downloads.get(corpus.name)
            here = self.tr("Here") if corpus.path or download else self.tr("On the network")
            choices.append(corpus_choice(corpus, download, here if here != caption else ""))
            caption = here
        self.list.show_choices(choices)
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        corpus = self._chosen()
        self.details.setVisible(corpus is not None)
        self._empty.setVisible(corpus is None)
        if corpus:
            self.details.show_corpus(corpus, self.corpora.downloads.get(corpus.name))

    def _lay_out(self) -> None:
        self._list_card = Card(padding=8)
        self._list_card.body.addWidget(self.list)
        row = QHBoxLayout()
        row.setSpacing(GUTTER)
        row.addWidget(self._list_card)
        row.addWidget(self.details, 1)
        row.addWidget(self._empty, 1)
        self.details.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GUTTER)
        column.addWidget(self.notice)
        column.addLayout(row, 1)
