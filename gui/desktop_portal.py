"""Notifications by the freedesktop portal, which Linux desktops offer over D-Bus.

Not by `org.freedesktop.Notifications`: it takes an unsigned number, which PySide cannot send.
"""

from typing import Any

try:
    from PySide6 import QtDBus
except ImportError:  # where Qt comes without D-Bus, as on Windows
    QtDBus = None  # type: ignore[assignment]

SERVICE, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Notification"
TRAINING = "training"  # a later one takes the place of an earlier one


class DesktopPortal:
    """The portal on the session's bus, or on another one that is given."""

    def __init__(self, bus: Any = None) -> None:
        self._bus = bus

    def notify(self, title: str, text: str) -> bool:
        """Ask for a notification without waiting for it; whether there is a portal to ask."""
        if QtDBus is None:
            return False
        bus = self._bus or QtDBus.QDBusConnection.sessionBus()
        if not bus.isConnected() or not bus.interface().isServiceRegistered(SERVICE).value():
            return False
        message = QtDBus.QDBusMessage.createMethodCall(SERVICE, PATH, INTERFACE, "AddNotification")
        message.setArguments([TRAINING, {"title": title, "body": text}])
        return bool(bus.send(message))
