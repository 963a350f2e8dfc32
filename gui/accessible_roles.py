"""What painted canvases are to those who do not see the window: Qt itself takes them for nothing in particular."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QFrame, QWidget

_is_installed = False


def install_accessible_roles() -> None:
    """From now on, tell of a canvas as a graphic, and of a named container as a grouping.

    A widget is something else by an attribute `accessible_role`. Qt's own controls, and what is made from them, keep
    the roles that Qt gives them.
    """
    global _is_installed
    if not _is_installed:
        QAccessible.installFactory(_interface)
        _is_installed = True


def _interface(_class_name: str, widget: QObject | None) -> QAccessibleInterface | None:
    role = _role(widget) if isinstance(widget, QWidget) else None
    return QAccessibleWidget(widget, role) if isinstance(widget, QWidget) and role is not None else None


def _role(widget: QWidget) -> QAccessible.Role | None:
    """The role that Qt would not know; None where it knows better."""
    told = getattr(widget, "accessible_role", None)
    if isinstance(told, QAccessible.Role):
        return told
    plain = next(base for base in type(widget).__mro__ if base.__module__.startswith("PySide6"))
    if plain not in (QWidget, QFrame) or widget.isWindow():
        return None
    if type(widget).paintEvent not in (QWidget.paintEvent, QFrame.paintEvent):
        return QAccessible.Role.Graphic
    return QAccessible.Role.Grouping if widget.accessibleName() else None
