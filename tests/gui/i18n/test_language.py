"""The language of the window: which it is, and that its words come into the application."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, QObject
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui.i18n import language
from gui.i18n.engine_words import engine_words
from gui.i18n.language import compiled, install_language, language_of
from gui.i18n.text import tr
from gui.widgets.playback_bar import PlayButton

START = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import main
application = QApplication([])

def tell():
    from gui.main_window import MainWindow
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    text = f"{window.stage.top_bar.translate_button.text()} {window.stage.accessibleName()}"
    sys.stdout.buffer.write(f"{text}\\n".encode())
    window.close()

QTimer.singleShot(0, tell)
sys.exit(main.run(["--language", "ko"]))
"""
SMALL = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="ko"><context><name></name>
<message><source>running</source><translation>{}</translation></message></context></TS>"""


def test_a_chosen_language_is_taken_whatever_the_system_speaks() -> None:
    assert language_of("ko", QLocale("fr_FR")) == "ko"
    assert language_of("en", QLocale("ko_KR")) == "en"


@pytest.mark.parametrize(("system", "expected"), [("ko_KR", "ko"), ("en_GB", "en"), ("fr_FR", "en"), ("C", "en")])
def test_without_a_choice_the_systems_is_taken_if_the_window_speaks_it(system: str, expected: str) -> None:
    assert language_of("system", QLocale(system)) == expected


def test_the_words_of_widgets_of_functions_of_qt_and_the_locale_change_together(
    qtbot: QtBot, english_again: None
) -> None:
    button = PlayButton()
    qtbot.addWidget(button)
    install_language("ko")
    assert (button.tr("Play"), tr("running"), QLocale().language()) == ("재생", "실행 중", QLocale.Language.Korean)
    assert QApplication.translate("QPlatformTheme", "Cancel") == "취소"
    install_language("en")
    assert (button.tr("Play"), tr("running"), QLocale().language()) == ("Play", "running", QLocale.Language.English)
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_widgets_are_told_that_the_language_is_another_one(qtbot: QtBot, english_again: None) -> None:
    class Told(QObject):
        count = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.count += event.type() == QEvent.Type.LanguageChange
            return False

    button, told = QPushButton(), Told()
    qtbot.addWidget(button)
    button.installEventFilter(told)
    install_language("ko")
    QApplication.processEvents()
    assert told.count


def test_words_are_compiled_once_and_anew_when_they_have_changed(tmp_path: Path) -> None:
    source, cache = tmp_path / "words_ko.ts", tmp_path / "cache"
    source.write_text(SMALL.format("도는 중"), encoding="utf-8")
    first = compiled(source, cache)
    made = first.stat().st_mtime_ns
    assert compiled(source, cache) == first
    assert first.stat().st_mtime_ns == made
    source.write_text(SMALL.format("실행 중"), encoding="utf-8")
    second = compiled(source, cache)
    assert second != first
    assert list(cache.iterdir()) == [second]


def test_words_that_are_shipped_compiled_are_taken_as_they_are(tmp_path: Path) -> None:
    source, cache = tmp_path / "program" / "words_ko.ts", tmp_path / "cache"
    source.parent.mkdir()
    source.write_text(SMALL.format("도는 중"), encoding="utf-8")
    shipped = compiled(source, source.parent)
    assert compiled(source, cache) == shipped
    assert not cache.exists()


def test_words_are_there_where_no_cache_can_be_written(
    qtbot: QtBot, english_again: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "no folder"
    in_the_way.touch()
    monkeypatch.setattr(language, "user_cache", lambda: in_the_way)
    install_language("ko")
    assert tr("running") == "실행 중"


def test_where_words_cannot_be_compiled_the_window_speaks_english_and_the_log_tells(
    qtbot: QtBot,
    english_again: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(language, "user_cache", lambda: tmp_path)
    monkeypatch.setattr(language, "_lrelease", lambda: str(tmp_path / "no such program"))
    with caplog.at_level(logging.WARNING, "lockstep"):
        install_language("ko")
    assert tr("running") == "running"
    assert "The words of the language ko could not be compiled" in caplog.text


def test_what_varies_in_a_text_of_the_engine_stands_in_its_translation(korean: None) -> None:
    assert engine_words("Attention RNN") == "어텐션 RNN"
    assert engine_words("Validating Attention RNN") == "어텐션 RNN 검증"
    assert engine_words("Step 5 of Transformer") == "트랜스포머: 5스텝"
    assert engine_words("My own pack") == "My own pack"


def test_the_program_starts_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", START],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "LOCKSTEP_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    assert done.stdout == "번역 무대\n", done.stderr
