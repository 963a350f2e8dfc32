"""The keys of the pages themselves, for the sheet of keys."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence

from gui.i18n.text import tr
from gui.widgets.key_sheet import KeyGroup
from gui.window_commands import native


def stage_keys() -> Sequence[KeyGroup]:
    """What is pressed on the Stage and on the Why page."""
    standard = QKeySequence.StandardKey
    clock = (
        (native("Space"), tr("play or pause")),
        ("←  →", tr("a step back or on")),
        (f"{native('Home')}  {native('End')}", tr("first or last step")),
        ("+  −", tr("faster or slower")),
    )
    stage = (
        (native("Return"), tr("translate what is typed")),
        (native("I"), tr("take the step apart")),
        (native("PgDown"), tr("the ladder's next rung")),
        (native("Esc"), tr("back to the lanes, leave the lecture")),
        (QKeySequence(standard.Open).toString(QKeySequence.SequenceFormat.NativeText), tr("open a session")),
        (QKeySequence(standard.Save).toString(QKeySequence.SequenceFormat.NativeText), tr("save a session")),
    )
    why = (("↑  ↓", tr("the experiment before or after")), ("←  →", tr("walk through a chart's points")))
    return (tr("Clock"), clock), (tr("Stage"), stage), (tr("Why"), why)
