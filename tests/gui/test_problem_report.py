"""A report of a problem: what it tells, what it leaves out, and how the reader comes to it."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

import main
from engine.events import Failure
from engine.paths import user_logs
from engine.version import version
from gui.log_file import NAME
from gui.main_window import MainWindow
from gui.problem_report import problem_report, without_home
from gui.widgets.report_sheet import ReportSheet
from tests.gui.test_palette import palette, titles, window

__all__ = ["window"]  # a fixture
FAILURE = Failure("It broke.", "All was kept.", "Try again.", "Traceback: in the middle of it")


@pytest.fixture
def logged() -> str:
    user_logs().mkdir(parents=True, exist_ok=True)
    (user_logs() / NAME).write_text("something was odd\n", encoding="utf-8")
    return "something was odd"


def sheet_of(window: MainWindow) -> ReportSheet:
    found = window.findChild(ReportSheet)
    assert isinstance(found, ReportSheet)
    return found


def test_it_tells_versions_the_failure_and_the_log(logged: str) -> None:
    told = problem_report(FAILURE)
    assert f"- Lockstep: {version()}" in told
    for name in ("Python", "Qt", "torch", "System"):
        assert f"- {name}: " in told
    assert "unknown" not in told
    for part in (FAILURE.what, FAILURE.kept, FAILURE.advice, FAILURE.details, logged):
        assert part in told


def test_the_folder_of_the_user_is_not_told() -> None:
    home = Path("/home/kim")
    assert without_home("in /home/kim/texts/a.tsv", home) == "in ~/texts/a.tsv"
    told = problem_report(Failure("", "", "", f"File {Path.home() / 'secret' / 'a.py'}"))
    assert str(Path.home()) not in told
    assert "secret" in told


def test_it_is_found_in_the_palette_and_copied_with_what_the_bar_tells(window: MainWindow, logged: str) -> None:
    window.show_failure(FAILURE)
    found = palette(window)
    QTest.keyClicks(found.field, "report")
    assert titles(found) == ["Report a problem…"]
    QTest.keyClick(found.field, Qt.Key.Key_Return)
    sheet = sheet_of(window)
    assert sheet.isVisible()
    assert sheet.copy.hasFocus()
    QTest.keyClick(sheet.copy, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == sheet.text.toPlainText()
    assert FAILURE.details in sheet.text.toPlainText()
    assert logged in sheet.text.toPlainText()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_the_bar_leads_to_it_where_there_are_details(window: MainWindow) -> None:
    window.show_failure(FAILURE)
    report = next(b for b in window.messages.findChildren(QPushButton) if b.text() == "Report…")
    QTest.mouseClick(report, Qt.MouseButton.LeftButton)
    sheet = sheet_of(window)
    assert sheet.isVisible()
    assert FAILURE.what in sheet.text.toPlainText()
    sheet.close()
    window.show_failure(Failure("Choose a corpus.", "", "", ""))
    assert not report.isVisible()


def test_what_the_bar_tells_is_in_the_log(window: MainWindow, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", "lockstep"):
        window.show_failure(FAILURE)
    assert FAILURE.details in caplog.text


def test_the_command_line_tells_it_without_a_display(logged: str) -> None:
    done = subprocess.run(
        [sys.executable, "main.py", "--report"],
        cwd=Path(main.__file__).parent,
        capture_output=True,
        timeout=120,
        check=True,
    )
    assert f"- Lockstep: {version()}" in done.stdout.decode()
    assert logged in done.stdout.decode()
