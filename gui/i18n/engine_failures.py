"""What the engine says when something fails, to be known by `gui/i18n/engine_words.py`."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

FAILURES = (
    # What any job may meet: engine/failures.py.
    QT_TRANSLATE_NOOP("engine", "Loaded models and saved checkpoints are as they were."),
    QT_TRANSLATE_NOOP("engine", "There was not enough memory to go on."),
    QT_TRANSLATE_NOOP("engine", "Close other programs, or choose a smaller preset or smaller batches."),
    QT_TRANSLATE_NOOP("engine", "The disk is full."),
    QT_TRANSLATE_NOOP("engine", "What was written before is whole."),
    QT_TRANSLATE_NOOP("engine", "Make room on the disk and try again."),
    QT_TRANSLATE_NOOP("engine", "A file could not be used ({0})."),
    QT_TRANSLATE_NOOP("engine", "See whether it is there and may be used, and try again."),
    QT_TRANSLATE_NOOP("engine", "The engine met something that it did not expect ({0})."),
    QT_TRANSLATE_NOOP("engine", "Try it again; if it fails again, report it with its details."),
)
