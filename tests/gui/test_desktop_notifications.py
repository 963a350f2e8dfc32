"""The desktop is told that a training has ended, over a real bus of this test's own."""

import shutil
import subprocess
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from engine.commands import StartTraining
from engine.config import preset
from engine.events import Event, Failure, JobFailed, JobFinished
from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.desktop_notifications import DesktopNotifications
from gui.desktop_portal import INTERFACE, PATH, SERVICE, DesktopPortal
from gui.main_window import MainWindow
from gui.settings import Settings
from gui.widgets.look_menu import LookMenu

QtDBus = pytest.importorskip("PySide6.QtDBus", reason="Qt comes without D-Bus here")
FAILURE = Failure("It broke.", "", "", "")


class Portal(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, str]] = []

    @Slot(str, "QVariantMap")
    def AddNotification(self, name: str, notification: dict[str, str]) -> None:
        self.told.append((notification["title"], notification["body"]))


@pytest.fixture
def address() -> Iterator[str]:
    if not shutil.which("dbus-daemon"):
        pytest.skip("there is no dbus-daemon here")
    words = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout
        yield daemon.stdout.readline().strip()
        daemon.terminate()


@pytest.fixture
def portal(address: str) -> Iterator[Portal]:
    portal = Portal()
    bus = QtDBus.QDBusConnection.connectToBus(address, "portal of the test")
    assert bus.registerService(SERVICE)
    assert bus.registerObject(PATH, INTERFACE, portal, QtDBus.QDBusConnection.RegisterOption.ExportAllSlots)
    yield portal
    QtDBus.QDBusConnection.disconnectFromBus("portal of the test")


@pytest.fixture
def client(address: str) -> Iterator[DesktopPortal]:
    yield DesktopPortal(QtDBus.QDBusConnection.connectToBus(address, "window of the test"))
    QtDBus.QDBusConnection.disconnectFromBus("window of the test")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window that is not active, since another one is."""
    window, other = QWidget(), QLabel("other")
    for widget in (window, other):
        qtbot.addWidget(widget)
        widget.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: other.isActiveWindow() and not window.isActiveWindow())
    window.setProperty("other", other)
    return window


def end(bridge: EngineBridge, event: Event) -> None:
    config = preset("tiny", name="Digit reversal · Tiny", corpus={"embedded": "reversal"})
    bridge.asked.emit(StartTraining(event.job_id, config, "run"))
    bridge.arrived.emit((event,))


def test_the_end_of_a_training_is_told_while_the_window_is_not_active(
    qtbot: QtBot, window: QWidget, portal: Portal, client: DesktopPortal, settings: Settings
) -> None:
    bridge = EngineBridge()
    DesktopNotifications(bridge, window, settings, client)
    end(bridge, JobFinished(1, "out_of_time"))
    end(bridge, JobFailed(2, FAILURE))
    end(bridge, JobFinished(3, "cancelled"))
    bridge.arrived.emit((JobFinished(4, "done"),))  # no training
    settings.tells_ends = False
    end(bridge, JobFinished(5, "done"))
    settings.tells_ends = True
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    end(bridge, JobFinished(6, "done"))
    qtbot.waitUntil(lambda: len(portal.told) >= 2)
    qtbot.wait(100)
    assert portal.told == [
        ("Training finished", "Digit reversal · Tiny"),
        ("Training failed", "Digit reversal · Tiny"),
    ]
    bridge.close()


def test_without_a_portal_and_a_tray_nothing_happens(window: QWidget, settings: Settings, address: str) -> None:
    bus = QtDBus.QDBusConnection.connectToBus(address, "bus without a portal")
    assert not QSystemTrayIcon.isSystemTrayAvailable()
    bridge = EngineBridge()
    notifications = DesktopNotifications(bridge, window, settings, DesktopPortal(bus))
    end(bridge, JobFinished(1, "done"))
    assert notifications._tray is None
    bus = QtDBus.QDBusConnection("never connected")
    assert not DesktopPortal(bus).notify("a", "b")
    QtDBus.QDBusConnection.disconnectFromBus("bus without a portal")
    bridge.close()


def test_the_menu_of_appearance_switches_it_off_and_on(
    qtbot: QtBot, resting_bridge: EngineBridge, appearance: AppearanceControl, settings: Settings
) -> None:
    window = MainWindow(resting_bridge, appearance, settings)
    qtbot.addWidget(window)
    window.show()
    assert window.findChild(DesktopNotifications)
    menu = window.findChild(LookMenu)
    assert isinstance(menu, LookMenu)
    menu.popup(window.pos())
    action = menu.actions()[-1]
    assert action.text() == "Tell when a training ends"
    assert action.isChecked()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    assert not settings.tells_ends
    menu.popup(window.pos())
    assert not action.isChecked()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    assert settings.tells_ends
