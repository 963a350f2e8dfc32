"""Finds widgets that are touched by another thread than that of the window.

`guarded_widgets` costs nothing and is on in every test of the window, but watches only the methods that are named
below: slots and virtual methods cannot be replaced without changing what Qt does with them. Qt's own warnings, which
fail a test too, tell of timers, parents and painters. `profiled_widgets` sees whatever Python calls of a widget in a
thread that starts while it is open, and makes that thread several times as slow. What C++ does by itself neither sees.
"""

import functools
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from PySide6 import QtWidgets
from PySide6.QtWidgets import QWidget

# Neither virtual, which Qt would take for overridden, nor slots, which it would connect in another way.
WATCHED = (
    "updateGeometry", "adjustSize", "resize", "move", "setGeometry", "setFixedSize", "setFixedHeight", "setFixedWidth",
    "setMinimumSize", "setMaximumWidth", "setFont", "setPalette", "setCursor", "setToolTip", "setAccessibleName",
    "setAccessibleDescription", "setLayout", "setProperty", "addItem", "addItems", "isVisible", "text", "width",
    "height",
)  # fmt: skip


@contextmanager
def profiled_widgets() -> Iterator[list[str]]:
    """While it is open, note what threads that start now call of a widget."""
    touched: list[str] = []

    def watch(frame: FrameType, event: str, called: Any) -> None:
        if event == "c_call" and isinstance(getattr(called, "__self__", None), QWidget):
            kind, thread = type(called.__self__).__name__, threading.current_thread().name
            touched.append(f"{kind}.{called.__name__} in {thread}: {frame.f_code.co_qualname}")

    threading.setprofile(watch)
    try:
        yield touched
    finally:
        threading.setprofile(None)


@contextmanager
def guarded_widgets() -> Iterator[list[str]]:
    """While it is open, note where another thread than this one touches a widget."""
    touched: list[str] = []
    gui_thread = threading.get_ident()
    originals: list[tuple[type[QWidget], str, Any]] = []

    def watching(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(original)
        def watched(self: QWidget, *arguments: Any, **options: Any) -> Any:
            if threading.get_ident() != gui_thread:
                where = "".join(traceback.format_stack(limit=4)[:-1])
                touched.append(f"{type(self).__name__}.{name} in {threading.current_thread().name}:\n{where}")
            return original(self, *arguments, **options)

        return watched

    for kind in _widget_classes():
        for name in WATCHED:
            if name in vars(kind):
                originals.append((kind, name, vars(kind)[name]))
                setattr(kind, name, watching(name, vars(kind)[name]))
    try:
        yield touched
    finally:
        for kind, name, original in originals:
            setattr(kind, name, original)


def _widget_classes() -> list[type[QWidget]]:
    found = (getattr(QtWidgets, name) for name in dir(QtWidgets))
    return [kind for kind in found if isinstance(kind, type) and issubclass(kind, QWidget)]
