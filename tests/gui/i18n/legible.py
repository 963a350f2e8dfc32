"""Whether a part of the window is in Korean, and has room for it."""

import re
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

from PySide6.QtWidgets import QApplication, QWidget

from gui.i18n.language import SOURCES
from tests.gui.i18n.shown_texts import narrow_widgets, painted_texts, told_texts

HANGUL = re.compile("[가-힣]")
ENGLISH = re.compile("[A-Za-z]{2,}")
# Names, measures, keys and kinds of files, which Korean writes as English does.
SAME = re.compile(
    r"Lockstep|RNN|GRU|LSTM|BLEU|chrF\d*|sacrebleu|[Ss]oftmax|tanh|exp|log|ms|</?s>"
    r"|Ctrl|Shift|Alt|Esc|Enter|Home|End|Space|Page Down|F11|PNG|SVG|CSV|JSON"
    r"|\S+:\S+\|\S*"  # a signature of sacrebleu
    r"|3 2 1 after \d+…?"  # what the models of made events translate
)


def in_english(texts: Iterable[str]) -> set[str]:
    return {text for text in texts if ENGLISH.search(SAME.sub("", text))}


def translations() -> Iterator[str]:
    for translation in ElementTree.parse(SOURCES / "lockstep_ko.ts").getroot().iter("translation"):
        yield "".join(translation.itertext()).strip()


def assert_legible(page: QWidget, least: int = 15) -> None:
    """Everything on a page is Korean, at least so many texts that are painted, and none is cut."""
    QApplication.processEvents()  # what was just shown is laid out
    painted = set(painted_texts(page))
    assert sum(bool(HANGUL.search(text)) for text in painted) >= least, f"hardly Korean: {painted}"
    assert in_english(painted) == set()
    assert in_english(told_texts(page)) == set()
    whole = tuple(translations())  # one that goes on in a second line is painted in two parts
    elided = {text for text in painted if SAME.sub("", text).endswith("…") and not any(w.endswith(text) for w in whole)}
    assert elided == set(), "no text is cut short"
    assert list(narrow_widgets(page)) == []
