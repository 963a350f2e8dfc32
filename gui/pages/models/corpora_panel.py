"""The published corpora: a list, the one that is chosen, and what is on its way."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from engine.events import CorporaListed, Event, Failure, JobFailed, JobFinished, ListedCorpus
from gui.bridge import EngineBridge
from gui.i18n.engine_failures import failure_words
from gui.i18n.engine_words import engine_words
from gui.i18n.spoken import Text, on_language, say
from gui.pages.models.corpus_details import CorpusDetails
from gui.pages.models.corpus_words import corpus_choice
from gui.pages.models.list_and_details import ListAndDetails
from gui.state.corpora import Corpora
from gui.trash import Trashed, move_to_trash
from gui.widgets.choice_list import Choice
from gui.widgets.combo import LabelledCombo


class CorporaPanel(ListAndDetails):
    """Corpora at the left, those that are here first; the chosen one at the right.

    Attributes:
        details: of the chosen one. languages: of which language the corpora are; its place is elsewhere.
        corpora: what is known.

    Signals:
        corpus_asked(Path, bool): train on this file of pairs; whether to look into it first.
        failed(Failure): something could not be done here in the window.
    """

    LIST_WIDTH, LIST_SHARE = 460, 0.48

    corpus_asked = Signal(object, bool)
    failed = Signal(object)

    def __init__(self, bridge: EngineBridge, parent: QWidget | None = None) -> None:
        self.details = CorpusDetails()
        super().__init__(self.details, parent)
        self._bridge, self._listing = bridge, 0
        self._failure: Failure | None = None
        self.corpora = Corpora()
        self.languages = LabelledCombo(lambda: self.tr("Language"))
        self.languages.offer(lambda: self.tr("all"), "")
        say(self.list.setAccessibleName, lambda: self.tr("Corpora"))
        bridge.arrived.connect(self._on_events)
        self.list.chosen.connect(self._show_chosen)
        self.languages.currentIndexChanged.connect(self._show_list)
        self.details.get_asked.connect(self._get)
        self.details.cancel_asked.connect(self._cancel)
        self.details.train_asked.connect(partial(self._hand_over, False))
        self.details.inspect_asked.connect(partial(self._hand_over, True))
        self.details.delete_asked.connect(self._delete)
        on_language(self, self._show_list)
        self._show_list()

    def refresh(self) -> None:
        """Ask which corpora are known and here now."""
        self._listing = self._bridge.list_corpora()

    def is_idle(self) -> bool:
        """Whether nothing is looked for or on its way."""
        return not self._listing and not self.corpora.is_busy()

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
            title = corpus.title
            self.notice.show_notice(
                lambda: self.tr("{name} is in the bin.").format(name=title),
                lambda: self.tr("Undo"),
                partial(self._restore, result),
            )
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
                self._failure = event.failure if isinstance(event, JobFailed) else None
                has_news = True
        if has_ended:
            self.refresh()
        if has_news:
            self._show_list()

    def _offer_languages(self) -> None:
        everything: tuple[Text, object] = (lambda: self.tr("all")), ""
        languages = self.corpora.languages()
        self.languages.offer_instead([everything, *((partial(engine_words, each), each) for each in languages)])

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
        if self._failure:
            self.placeholder.show_text(failure_words(self._failure.what), failure_words(self._failure.advice))
        else:
            self.placeholder.show_text(self.tr("Looking for corpora…"), "")
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        corpus = self._chosen()
        self.show_details(corpus is not None)
        if corpus:
            self.details.show_corpus(corpus, self.corpora.downloads.get(corpus.name))
