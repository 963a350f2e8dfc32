"""Tells on the desktop that a training has ended, while its reader is looking at something else."""

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from engine.commands import Command, StartTraining
from engine.events import Event, JobFailed, JobFinished
from gui.bridge import EngineBridge
from gui.desktop_portal import DesktopPortal
from gui.resources import application_icon
from gui.settings import Settings

SHOWN_MILLISECONDS = 10_000


class DesktopNotifications(QObject):
    """Notifies of each training that finishes or fails while the window is not active, unless it is switched off.

    By the desktop's portal where there is one, else by an icon in its tray, which is there as long as the message;
    where there is neither, nothing happens. A training that its reader has stopped is no news.
    """

    def __init__(
        self, bridge: EngineBridge, window: QWidget, settings: Settings, portal: DesktopPortal | None = None
    ) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._portal = portal or DesktopPortal()
        self._titles: dict[int, str] = {}
        self._tray: QSystemTrayIcon | None = None
        bridge.asked.connect(self._on_asked)
        bridge.arrived.connect(self._on_arrived)

    @Slot(object)
    def _on_asked(self, command: Command) -> None:
        if isinstance(command, StartTraining):
            self._titles[command.job_id] = command.config.name

    @Slot(tuple)
    def _on_arrived(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if not isinstance(event, JobFinished | JobFailed) or event.job_id not in self._titles:
                continue
            name = self._titles.pop(event.job_id)
            has_failed = isinstance(event, JobFailed) or event.outcome == "failed"
            is_news = has_failed or (isinstance(event, JobFinished) and event.outcome != "cancelled")
            if is_news and self._settings.tells_ends and not self._window.isActiveWindow():
                self._notify(self.tr("Training failed") if has_failed else self.tr("Training finished"), name)

    def _notify(self, title: str, text: str) -> None:
        if self._portal.notify(title, text):
            return
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(application_icon(), self)
            self._tray.messageClicked.connect(self._window.activateWindow)
        self._tray.show()
        self._tray.showMessage(title, text, application_icon(), SHOWN_MILLISECONDS)
        QTimer.singleShot(SHOWN_MILLISECONDS, self._tray, self._tray.hide)
