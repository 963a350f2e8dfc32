"""What the engine says in English words, in the language of the window.

The engine knows no language. Its names and notes come as English texts, and those that are known here are translated,
also where a part of them varies; a name that a user gave, or that a new architecture brings along, stays as it is.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from engine.events import ArchitectureDescription, PackDescription
from gui.i18n.card_words import CARD_TEXTS

PART = re.compile(r"\\\{\d\\\}")  # of a text that is escaped for a regular expression

KNOWN = (
    # Architectures, and what each reads.
    QT_TRANSLATE_NOOP("engine", "RNN"),
    QT_TRANSLATE_NOOP("engine", "1 fixed vector"),
    QT_TRANSLATE_NOOP("engine", "Attention RNN"),
    QT_TRANSLATE_NOOP("engine", "soft alignment"),
    QT_TRANSLATE_NOOP("engine", "Transformer"),
    QT_TRANSLATE_NOOP("engine", "self-attention and cross-attention"),
    # Packs.
    QT_TRANSLATE_NOOP("engine", "Everyday"),
    QT_TRANSLATE_NOOP("engine", "Grammar"),
    QT_TRANSLATE_NOOP("engine", "Digit reversal"),
    # Languages.
    QT_TRANSLATE_NOOP("engine", "English"),
    QT_TRANSLATE_NOOP("engine", "French"),
    QT_TRANSLATE_NOOP("engine", "German"),
    QT_TRANSLATE_NOOP("engine", "Spanish"),
    QT_TRANSLATE_NOOP("engine", "Italian"),
    QT_TRANSLATE_NOOP("engine", "Portuguese"),
    QT_TRANSLATE_NOOP("engine", "Dutch"),
    QT_TRANSLATE_NOOP("engine", "Korean"),
    QT_TRANSLATE_NOOP("engine", "Japanese"),
    QT_TRANSLATE_NOOP("engine", "Chinese"),
    QT_TRANSLATE_NOOP("engine", "Russian"),
    QT_TRANSLATE_NOOP("engine", "Digits"),
    QT_TRANSLATE_NOOP("engine", "Digits reversed"),
    QT_TRANSLATE_NOOP("engine", "Source"),
    QT_TRANSLATE_NOOP("engine", "Target"),
    # What a long job is at.
    QT_TRANSLATE_NOOP("engine", "Making the corpus"),
    QT_TRANSLATE_NOOP("engine", "Reading the corpus"),
    QT_TRANSLATE_NOOP("engine", "Reading the validation pairs"),
    QT_TRANSLATE_NOOP("engine", "Looking for repeated pairs"),
    QT_TRANSLATE_NOOP("engine", "Setting validation pairs apart"),
    QT_TRANSLATE_NOOP("engine", "Learning the vocabulary"),
    QT_TRANSLATE_NOOP("engine", "Cutting sentences into pieces"),
    QT_TRANSLATE_NOOP("engine", "Aligning pairs to validate with"),
    QT_TRANSLATE_NOOP("engine", "Validating {0}"),
    QT_TRANSLATE_NOOP("engine", "Connecting"),
    QT_TRANSLATE_NOOP("engine", "Unpacking {0}"),
    QT_TRANSLATE_NOOP("engine", "Writing pairs"),
    QT_TRANSLATE_NOOP("engine", "Counting pairs"),
    # What an experiment is at.
    QT_TRANSLATE_NOOP("engine", "Translating {0} to {1} words with {2}"),
    QT_TRANSLATE_NOOP("engine", "Making the pairs"),
    QT_TRANSLATE_NOOP("engine", "Training"),
    QT_TRANSLATE_NOOP("engine", "Reversing digits"),
    QT_TRANSLATE_NOOP("engine", "Measuring the untrained network {0}"),
    QT_TRANSLATE_NOOP("engine", "Measuring the trained network {0}"),
    QT_TRANSLATE_NOOP("engine", "Forcing the nouns of sentences"),
    QT_TRANSLATE_NOOP("engine", "Watching the heads"),
    QT_TRANSLATE_NOOP("engine", "Translating with all heads"),
    QT_TRANSLATE_NOOP("engine", "Translating without {0}"),
    QT_TRANSLATE_NOOP("engine", "Reading the model"),
    QT_TRANSLATE_NOOP("engine", "Translating the sample, positions {0}"),
    QT_TRANSLATE_NOOP("engine", "shifted by {0}"),
    QT_TRANSLATE_NOOP("engine", "Step {0} of {1}"),
    QT_TRANSLATE_NOOP("engine", "Longer sentences for {0}"),
    *CARD_TEXTS,
)


def engine_words(text: str) -> str:
    """A text of the engine in the language of the window, or as it is."""
    return known_words(text, KNOWN)


def known_words(text: str, known: tuple[object, ...]) -> str:
    """A text in the language of the window, if it is among these or one of them whose parts vary; else as it is.

    The first that fits is taken; its parts are looked for in the same way.
    """
    if not text:
        return ""
    told = QCoreApplication.translate("engine", text)
    if told != text:
        return told
    for form, shape in _forms(known):
        if found := shape.fullmatch(text):
            parts = (known_words(part, known) for part in found.groups())
            return QCoreApplication.translate("engine", form).format(*parts)
    return text


@cache
def _forms(known: tuple[object, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The known texts of which a part varies, and what they look like when they are said."""
    return tuple((text, re.compile(PART.sub("(.+)", re.escape(text)))) for text in map(str, known) if "{" in text)


def described(architecture: ArchitectureDescription) -> ArchitectureDescription:
    """An architecture with its title and what it reads in the language of the window."""
    return replace(architecture, title=engine_words(architecture.title), reads=engine_words(architecture.reads))


def titles_of(architectures: Iterable[ArchitectureDescription]) -> dict[str, str]:
    """What architectures are called in the language of the window, by name."""
    return {architecture.name: engine_words(architecture.title) for architecture in architectures}


def titled(pack: PackDescription) -> PackDescription:
    """A pack with its title in the language of the window; its languages stay the names by which samples are found."""
    return replace(pack, title=engine_words(pack.title))
