"""Switching the language of a window that is open, and what of the other one is left."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from pydantic import BaseModel
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from gui.i18n.language import install_language
from gui.widgets.model_card_view import ZERO_WIDTH_SPACE
from tests.gui.i18n.legible import HANGUL, SAME
from tests.gui.i18n.shown_texts import painted_texts, told_texts

WORD = re.compile(r"[^\W\d_]+")
ENGLISH_WORD = re.compile("[A-Za-z]{2,}")
# Units, the vector of a position in a formula, and signatures of sacrebleu, which name what they stand for.
NO_WORDS = re.compile(r"\b[KMG]iB\b|\bPE\b|\S+:\S+\|\S*")
SETTLING_MILLISECONDS, MOST_TURNS = 40, 50


def words_in(data: object) -> Iterator[str]:
    """The words of all texts in some data, which no translation changes: sentences, names and what files tell."""
    if isinstance(data, str):
        yield from WORD.findall(data)
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from words_in(value)
    elif isinstance(data, BaseModel):
        for _, value in data:
            yield from words_in(value)
    elif is_dataclass(data):
        for field in fields(data):
            yield from words_in(getattr(data, field.name))
    elif isinstance(data, Sequence):
        for value in data:
            yield from words_in(value)


def english_left(texts: Iterable[str], known: Iterable[str]) -> set[str]:
    """The texts with an English word that is none of the data's; one may be cut short at its end."""
    names = set(known)

    def is_known(word: str, text: str) -> bool:
        is_cut = text.endswith(f"{word}…") and any(name.startswith(word) for name in names)
        return word in names or is_cut or bool(SAME.fullmatch(word) or not ENGLISH_WORD.fullmatch(word))

    plain = {text: NO_WORDS.sub(" ", text.replace(ZERO_WIDTH_SPACE, "")) for text in texts}
    return {text for text, rest in plain.items() if not all(is_known(word, rest) for word in WORD.findall(rest))}


def shown(widget: QWidget) -> set[str]:
    """All that is painted and told."""
    return {*painted_texts(widget), *told_texts(widget)}


def kept(widget: QWidget) -> dict[str, Any]:
    """What a reader has chosen, scrolled to, typed and gone to."""
    children = widget.findChildren(QWidget)
    return {
        "focus": QApplication.focusWidget(),
        "scrolled": [bar.value() for bar in children if isinstance(bar, QScrollBar) and bar.isVisible()],
        "typed": [field.text() for field in children if isinstance(field, QLineEdit)],
        "lists": [combo.currentData() for combo in children if isinstance(combo, QComboBox)],
        "pressed": [b.isChecked() for b in children if isinstance(b, QAbstractButton) and b.isCheckable()],
    }


def settled(qtbot: QtBot, widget: QWidget) -> set[str]:
    """What is shown once all is laid out: twice the same."""
    texts: set[str] = set()
    for _ in range(MOST_TURNS):
        qtbot.wait(SETTLING_MILLISECONDS)
        before, texts = texts, shown(widget)
        if texts == before:
            break
    return texts


def assert_speaks_both(qtbot: QtBot, widget: QWidget, known: Iterable[str], least: int = 10) -> None:
    """Shown in English, it is in Korean once that is chosen, at least in so many texts, and in English again after."""
    before = settled(qtbot, widget)
    choices = kept(widget)
    install_language("ko")
    texts = settled(qtbot, widget)
    left = english_left(texts, known)
    assert not left, f"still English: {left}"
    assert sum(bool(HANGUL.search(text)) for text in texts) >= least, f"hardly Korean: {texts}"
    assert_kept(widget, choices)
    install_language("en")
    after = settled(qtbot, widget)
    assert after == before, f"gone: {before - after}, new: {after - before}"
    assert_kept(widget, choices)


def assert_kept(widget: QWidget, choices: dict[str, Any]) -> None:
    now = kept(widget)
    changed = {name: (choices[name], now[name]) for name in choices if choices[name] != now[name]}
    assert not changed, f"switching has changed {changed}"
