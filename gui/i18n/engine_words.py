"""What the engine says in fixed English words, in the language of the window.

The engine knows no language. Its names and notes come as English texts, and those that are known here are translated;
a name that a user gave, or that a new architecture brings along, stays as it is.
"""

from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from engine.events import ArchitectureDescription, PackDescription

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
    QT_TRANSLATE_NOOP("engine", "Making the pairs"),
    QT_TRANSLATE_NOOP("engine", "Training"),
    QT_TRANSLATE_NOOP("engine", "Reversing digits"),
    QT_TRANSLATE_NOOP("engine", "Validating RNN"),
    QT_TRANSLATE_NOOP("engine", "Validating Attention RNN"),
    QT_TRANSLATE_NOOP("engine", "Validating Transformer"),
)


def engine_words(text: str) -> str:
    """A text of the engine in the language of the window, or as it is."""
    return QCoreApplication.translate("engine", text) if text else ""


def described(architecture: ArchitectureDescription) -> ArchitectureDescription:
    """An architecture with its title and what it reads in the language of the window."""
    return replace(architecture, title=engine_words(architecture.title), reads=engine_words(architecture.reads))


def titled(pack: PackDescription) -> PackDescription:
    """A pack with its title in the language of the window; its languages stay the names by which samples are found."""
    return replace(pack, title=engine_words(pack.title))
