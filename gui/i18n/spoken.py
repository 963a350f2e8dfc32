"""Texts that are said again when the window changes its language."""

from collections.abc import Callable
from types import MethodType
from typing import cast
from weakref import WeakKeyDictionary

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

Text = str | Callable[[], str]
Act = Callable[[], object]

_speakers: WeakKeyDictionary[QObject, None] = WeakKeyDictionary()  # a set that keeps its order


def said(text: Text) -> str:
    """A text as it is said now."""
    return text if isinstance(text, str) else text()


def say(setter: Callable[[str], object], text: Text) -> None:
    """Set a text by this method of what shows it; one that can be asked for is asked for anew in each new language.

    A text that cannot takes the place of one that could: where a text changes with a state, set it by `say` each time,
    or let `on_language` call what shows the state.
    """
    owner = cast(MethodType, setter).__self__
    assert isinstance(owner, QObject), "a method of a Qt object sets a text"
    if isinstance(text, str):
        _acts(owner).pop(setter, None)
        setter(text)
    else:
        _acts(owner)[setter] = lambda: setter(text())
        setter(text())


def on_language(owner: QObject, act: Act) -> None:
    """Do this each time the language has changed, as long as the owner lives."""
    _acts(owner)[act] = act


def say_again() -> None:
    """Let all be said in the language that is installed now, in the order in which it was said at first.

    So a text may be made of what something older says.
    """
    for owner in list(_speakers):
        for act in list(_acts(owner).values()) if shiboken6.isValid(owner) else ():
            act()
    for window in QApplication.topLevelWidgets():
        _repaint(window)


def _acts(owner: QObject) -> dict[object, Act]:
    # Kept with the owner, not in a dictionary of all: what they refer to goes when it goes.
    _speakers.setdefault(owner)
    acts: dict[object, Act] = vars(owner).setdefault("_said_again", {})
    return acts


def _repaint(window: QWidget) -> None:
    """Canvases ask for their texts while they paint."""
    for widget in (window, *window.findChildren(QWidget)):
        widget.update()
