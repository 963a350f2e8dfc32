"""The published corpora as the Models page words them."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from engine.events import ListedCorpus
from gui.i18n.engine_words import engine_words
from gui.i18n.text import tr
from gui.state.corpora import CorpusDownload
from gui.state.number_format import format_bytes, format_count
from gui.widgets.choice_list import Choice


def corpus_choice(corpus: ListedCorpus, download: CorpusDownload | None, caption: str) -> Choice:
    """A row of the list."""
    aside, sign = size_words(corpus), ""
    if download:
        aside, sign = state_words(download), "warning" if download.state == "failed" else "download"
    elif corpus.path:
        aside, sign = format_bytes(corpus.here_bytes), "check"
    share = download.share if download else None
    return Choice(corpus.name, corpus.title, notes(corpus), aside, sign, caption=caption, progress=share)


def notes(corpus: ListedCorpus) -> str:
    """Its languages and how many pairs it has."""
    return " · ".join(filter(None, (direction(corpus), pairs_words(corpus))))


def direction(corpus: ListedCorpus) -> str:
    """From which language into which."""
    return tr("{source} → {target}").format(
        source=engine_words(corpus.source_language), target=engine_words(corpus.target_language)
    )


def pairs_words(corpus: ListedCorpus) -> str:
    """How many pairs it has, as counted here or as published."""
    if corpus.path:
        return tr("{0} pairs", "", corpus.here_pairs).format(format_count(corpus.here_pairs))
    if corpus.pairs is None:
        return ""
    count = format_count(corpus.pairs)
    return (
        tr("about {0} pairs").format(count)
        if corpus.approximate_pairs
        else tr("{0} pairs", "", corpus.pairs).format(count)
    )


def size_words(corpus: ListedCorpus) -> str:
    """How much is downloaded, "" where nobody knows."""
    if corpus.size is None:
        return ""
    size = format_bytes(corpus.size)
    return tr("about {0}").format(size) if corpus.approximate_size else size


def state_words(download: CorpusDownload) -> str:
    """How far a download is, in a word."""
    if download.state == "failed":
        return tr("failed")
    if download.share is not None:
        return f"{100 * download.share:.0f} %"
    return tr("waiting") if download.state == "waiting" else tr("on its way")


def check_words(check: str) -> str:
    """What is done to make sure that the right file came."""
    words = {
        "first use": tr("Nobody has published a digest of it: what comes later is compared with what came first."),
        "size": tr("What comes is checked by its size."),
    }
    return words.get(check, tr("What comes is checked by {0}.").format(check))


def day_words(day: str) -> str:
    """A day as people write it."""
    when = date.fromisoformat(day)
    return QLocale().toString(QDate(when.year, when.month, when.day), QLocale.FormatType.ShortFormat)
