"""Takes widgets off a page while it is shown."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget


def discard(widgets: Iterable[QWidget]) -> None:
    """Hide widgets now, and delete them once Qt has done with their events; their layout forgets them then."""
    for widget in widgets:
        widget.hide()
        widget.deleteLater()
