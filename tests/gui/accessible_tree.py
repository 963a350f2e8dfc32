"""What those find in a window who use it by keyboard or do not see it."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLabel, QScrollBar, QWidget

NOTHING_IN_PARTICULAR = (QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Border)
MOST_TABS = 200


def is_ours(widget: QWidget) -> bool:
    return type(widget).__module__.startswith("gui.")


def paints_itself(widget: QWidget) -> bool:
    """Whether a class of the project paints it."""
    return any("paintEvent" in vars(base) for base in type(widget).__mro__ if base.__module__.startswith("gui."))


def takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.isVisible()


def is_within(widget: QWidget, window: QWidget) -> bool:
    return widget.window() is window


def shown(window: QWidget) -> list[QWidget]:
    return [w for w in window.findChildren(QWidget) if w.isVisible() and is_within(w, window)]


def described(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    name = interface.text(QAccessible.Text.Name) if interface else "-"
    parents: list[str] = []
    owner = widget.parentWidget()
    while owner and len(parents) < 3:
        parents.append(type(owner).__name__)
        owner = owner.parentWidget()
    return f"{type(widget).__name__} {name!r} in {' in '.join(parents)}"


def nameless(window: QWidget) -> Iterator[str]:
    """Every control that Tab reaches and every canvas that has no name, or none but that of its kind."""
    for widget in shown(window):
        if takes_tab(widget) or (paints_itself(widget) and not isinstance(widget, QLabel)):
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface or not interface.text(QAccessible.Text.Name).strip():
                yield described(widget)


def without_role(window: QWidget) -> Iterator[str]:
    """Every one of them that is nothing in particular to a reader of the screen."""
    for widget in shown(window):
        if takes_tab(widget) or paints_itself(widget):
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface or interface.role() in NOTHING_IN_PARTICULAR:
                yield described(widget)


def untold_buttons(window: QWidget) -> Iterator[str]:
    """Every button without a text that tells nothing on hover."""
    for widget in shown(window):
        if isinstance(widget, QAbstractButton) and not widget.text() and not widget.toolTip():
            yield described(widget)


def tab_stops(window: QWidget) -> list[QWidget]:
    """Where Tab goes, until it comes to a place for the second time."""
    stops: list[QWidget] = []
    for _ in range(MOST_TABS):
        focused = QApplication.focusWidget()
        QTest.keyClick(focused or window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is None or focused in stops:
            return stops
        stops.append(focused)
    return stops


def passed_by(window: QWidget, stops: list[QWidget]) -> Iterator[str]:
    """Every control that Tab should reach and does not."""
    for widget in shown(window):
        if takes_tab(widget) and widget not in stops and not isinstance(widget, QScrollBar):
            proxy = widget.focusProxy()
            if proxy is None or proxy not in stops:
                yield described(widget)


def unseen_focus(window: QWidget, stops: list[QWidget]) -> Iterator[str]:
    """Every stop of which the window looks the same with the focus and without."""
    for widget in stops:
        if isinstance(widget, QAbstractScrollArea) and not is_ours(widget):
            continue
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        with_focus = widget.grab().toImage()
        widget.clearFocus()
        QApplication.processEvents()
        if widget.grab().toImage() == with_focus:
            yield described(widget)
