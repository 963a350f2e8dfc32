"""Puts the window together with its settings, its look and the engine, and runs it."""

import logging
import signal
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from engine.events import Failure
from gui.accessible_roles import install_accessible_roles
from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.i18n.language import Language, install_language, language_of
from gui.i18n.text import tr
from gui.log_file import start_log
from gui.main_window import MainWindow
from gui.resources import application_icon
from gui.settings import Settings

CLOSING_SECONDS = 4.0  # with what else is to be done, the process has ended after 5
FIRST_FRAMES_MILLISECONDS = 100  # the window is painted before the engine's imports hold the interpreter
LOG = logging.getLogger("lockstep")


@dataclass(frozen=True, slots=True)
class Session:
    """Everything that lives while the window is open; `close` it before the process ends."""

    application: QApplication
    appearance: AppearanceControl
    bridge: EngineBridge
    window: MainWindow

    def close(self) -> bool:
        """Close the window and the engine; whether the engine's thread has ended."""
        self.window.close()
        QGuiApplication.sync()  # the window is gone before the engine is waited for
        return self.bridge.close(CLOSING_SECONDS)


def open_session(settings: Settings, language: Language | None = None) -> Session:
    """Make the application and its window, neither shown nor started yet, in this language or that of the settings."""
    application = _application()
    install_language(language or language_of(settings.language))
    appearance = AppearanceControl(settings, application)
    bridge = EngineBridge(application)
    window = MainWindow(bridge, appearance, settings)
    return Session(application, appearance, bridge, window)


def run_application(session_file: Path | None = None, language: Language | None = None) -> tuple[int, bool]:
    """Open the window and run until it is closed; with a session file, it is opened as soon as the engine is there.

    A language given here is for this time alone.

    Returns the exit code, and whether the engine's thread has ended.
    """
    start_log()
    session = open_session(Settings(), language)
    report_exceptions_to(session.window)
    _quit_on_signals()
    session.window.show()
    if session_file:
        session.window.open_file(session_file)
    QTimer.singleShot(FIRST_FRAMES_MILLISECONDS, session.bridge.start)
    code = session.application.exec()
    return code, session.close()


def _application() -> QApplication:
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("Lockstep")
    application.setDesktopFileName("lockstep")
    application.setStyle("Fusion")
    application.setWindowIcon(application_icon())
    install_accessible_roles()
    return application


def report_exceptions_to(window: MainWindow) -> None:
    """From now on, show what a slot did not catch in the message bar, and write it to the log."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        LOG.error("Uncaught in the window", exc_info=(kind, error, trace))
        window.show_failure(describe_uncaught(error))

    sys.excepthook = report


def describe_uncaught(error: BaseException) -> Failure:
    """An error of the window itself, for its reader."""
    return Failure(
        tr("The window met an error that it did not expect ({error}).").format(error=type(error).__name__),
        tr("Models, trainings and settings are as they were."),
        tr("Go on, or restart Lockstep if something looks wrong; copy the details to report it."),
        "".join(traceback.format_exception(error)),
    )


def _quit_on_signals() -> None:
    """End as by closing the window; Python sees a signal at the bridge's next tick."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: QCoreApplication.quit())
