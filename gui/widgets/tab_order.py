"""The order of Tab for widgets that were not made in it."""

import itertools
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.widgets.segmented import SegmentedControl


def order_tabs(widgets: Iterable[QWidget]) -> None:
    """Let Tab go from one widget to the next; of a choice among a few it finds the chosen option, whichever it is."""
    widgets = list(widgets)
    choices = [widget for widget in widgets if isinstance(widget, SegmentedControl)]
    for choice in choices:
        for segment in choice.segments():
            segment.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # what Tab passes by cannot be given a place
    stops = [stop for widget in widgets for stop in _stops(widget)]
    for before, after in itertools.pairwise(stops):
        QWidget.setTabOrder(before, after)
    for choice in choices:
        choice.let_tab_find_the_chosen()


def _stops(widget: QWidget) -> tuple[QWidget, ...]:
    return widget.segments() if isinstance(widget, SegmentedControl) else (widget,)
