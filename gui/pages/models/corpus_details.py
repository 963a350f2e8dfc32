"""The corpus that was chosen: what is known of it, getting it, and what can be done with it."""

from html import escape
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from engine.events import ListedCorpus
from gui.i18n.engine_failures import failure_words
from gui.i18n.engine_words import engine_words
from gui.i18n.spoken import Text, say
from gui.pages.models.corpus_words import check_words, day_words, direction, pairs_words, size_words, state_words
from gui.pages.models.detail_head import DetailHead
from gui.state.corpora import CorpusDownload
from gui.state.number_format import format_bytes, format_count
from gui.theme import SMALL_CONTROL_HEIGHT
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.label import Label
from gui.widgets.model_card_view import breakable
from gui.widgets.notice_bar import ProgressLine


class CorpusDetails(Card):
    """Shows one corpus; its buttons ask for what they say.

    Attributes:
        get, cancel, train, inspect, delete, folder: the buttons; those that make sense are shown.

    Signals:
        get_asked(), cancel_asked(), train_asked(), inspect_asked(), delete_asked(): do so with what is shown.
    """

    get_asked = Signal()
    cancel_asked = Signal()
    train_asked = Signal()
    inspect_asked = Signal()
    delete_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._corpus: ListedCorpus | None = None
        self.get = _small("", "download", role="primary")
        self.cancel = _small(lambda: self.tr("Cancel"), "stop")
        self.train = _small(lambda: self.tr("Train on it"), "train", role="primary")
        self.inspect = _small(lambda: self.tr("Look into it"), "inspect")
        self.delete = _small(lambda: self.tr("Delete"))
        self.folder = _small(lambda: self.tr("Open folder"))
        say(self.train.setToolTip, lambda: self.tr("Choose it on the Train page"))
        say(self.inspect.setToolTip, lambda: self.tr("What the corpus holds, and what to leave out of training"))
        say(self.delete.setToolTip, lambda: self.tr("Move it to the bin"))
        say(self.folder.setToolTip, lambda: self.tr("Show its files"))
        self.head = DetailHead((self.get, self.cancel, self.train, self.inspect, self.delete, self.folder))
        self._line = ProgressLine()
        self._state, self._facts = Label(px=14, weight=500), Label(px=13, tone="ink2", tabular=True)
        self._page = Label(px=13, tone="ink2")
        for label in (self._state, self._facts, self._page):
            label.setWordWrap(True)
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self._page.setTextFormat(Qt.TextFormat.RichText)
        self._page.setOpenExternalLinks(True)
        self._page.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.body.setSpacing(12)
        self.body.addWidget(self.head)
        self.body.addWidget(self._state)
        self.body.addWidget(self._line)
        self.body.addWidget(self._facts)
        self.body.addWidget(self._page)
        self.body.addStretch(1)
        for button, asked in (
            (self.get, self.get_asked),
            (self.cancel, self.cancel_asked),
            (self.train, self.train_asked),
            (self.inspect, self.inspect_asked),
            (self.delete, self.delete_asked),
        ):
            button.clicked.connect(asked)
        self.folder.clicked.connect(self._open_folder)

    def text(self) -> str:
        """All that it says, line by line."""
        return "\n".join(label.text() for label in self.findChildren(Label) if not label.isHidden())

    def show_corpus(self, corpus: ListedCorpus, download: CorpusDownload | None) -> None:
        """Show a corpus, and how far it has come."""
        self._corpus = corpus
        is_active = download is not None and download.is_active
        self.head.show_words(
            corpus.title, " · ".join(filter(None, (direction(corpus), pairs_words(corpus), size_words(corpus))))
        )
        self.get.setText(self._get_words(corpus, download))
        self.get.setVisible(not corpus.path and not is_active)
        self.cancel.setVisible(is_active)
        for button in (self.train, self.inspect, self.delete, self.folder):
            button.setVisible(bool(corpus.path) and not is_active)
        self._line.setVisible(download is not None and download.share is not None)
        self._line.show_share((download.share if download else None) or 0.0)
        self._state.setText(breakable(self._state_words(corpus, download)))
        self._state.setVisible(bool(self._state.text()))
        self._facts.setText(breakable("\n".join(self._fact_words(corpus))))
        colour = self.palette().color(self.foregroundRole()).name()
        page = f'<a style="color:{colour}" href="{escape(corpus.page, quote=True)}">{escape(corpus.page)}</a>'
        self._page.setText(page)

    def _get_words(self, corpus: ListedCorpus, download: CorpusDownload | None) -> str:
        if download and download.state == "failed":
            return self.tr("Try again")
        return self.tr("Go on") if corpus.kept_bytes else self.tr("Get it")

    def _state_words(self, corpus: ListedCorpus, download: CorpusDownload | None) -> str:
        if download and download.failure:
            failure = download.failure
            parts = failure.what, failure.kept, failure.advice
            return "\n".join(failure_words(part) for part in parts if part)
        if download and download.what:
            return f"{engine_words(download.what)} · {self._amount(download)}"
        if download:
            return self.tr("Waiting for the download before")
        if corpus.kept_bytes and not corpus.path:
            return self.tr("{0} of it are here; getting it goes on from there.").format(format_bytes(corpus.kept_bytes))
        return ""

    def _amount(self, download: CorpusDownload) -> str:
        if not download.total:
            return format_bytes(download.done) if download.done else state_words(download)
        return self.tr("{done} of {total}").format(done=format_bytes(download.done), total=format_bytes(download.total))

    def _fact_words(self, corpus: ListedCorpus) -> list[str]:
        lines = [self.tr("Licence: {0}").format(corpus.licence)]
        if corpus.path:
            lines.append(self.tr("Here since {0}").format(day_words(corpus.fetched)))
            if corpus.lines_left_out:
                count = format_count(corpus.lines_left_out)
                lines.append(
                    self.tr("{0} lines that are no pairs were left out", "", corpus.lines_left_out).format(count)
                )
            if corpus.has_changed:
                lines.append(self.tr("It is not the file that came from there before."))
        else:
            lines.append(self.tr("From the network: {0}").format(", ".join(corpus.hosts)))
        return [*lines, check_words(corpus.check)]

    def _open_folder(self) -> None:
        if self._corpus and self._corpus.path:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self._corpus.path).parent)))


def _small(text: Text, icon_name: str = "", role: str = "plain") -> Button:
    return Button(text, icon_name, role, SMALL_CONTROL_HEIGHT, 13)
