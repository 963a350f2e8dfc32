"""Files are dragged over the window, which says what a drop would do, and dropped; with the real engine behind it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.child_process import finish
from gui.main_window import MainWindow
from tests.gui.pages.models.conftest import user_data as user_data
from tests.gui.test_main_window import open_window as open_window
from tests.gui.test_main_window import window as window

LESSON = Path(__file__).parents[2] / "assets" / "lessons" / "ten-minutes.json"
BUTTONS, KEYS, COPY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction


def data_of(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drag(window: MainWindow, data: QMimeData) -> bool:
    """Drag over the window; whether it would take it."""
    enter = QDragEnterEvent(QPoint(300, 300), COPY, data, BUTTONS, KEYS)
    QApplication.sendEvent(window, enter)
    return enter.isAccepted()


def drop(window: MainWindow, *paths: Path) -> None:
    data = data_of(*paths)
    assert drag(window, data)
    assert window.drops.overlay.isVisible()
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), COPY, data, BUTTONS, KEYS))
    assert not window.drops.overlay.isVisible()


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], Path]:
    """Makes a table of pairs of any name."""

    def make(name: str) -> Path:
        (tmp_path / name).write_text("one\tun\ntwo\tdeux\n", encoding="utf-8")
        return tmp_path / name

    return make


def test_while_it_is_dragged_it_says_what_would_happen(window: MainWindow, file: Callable[[str], Path]) -> None:
    heads = {
        "a.lockstep": "Open the session on the Stage",
        "a.json": "Begin the lesson",
        "a.lockmodel": "Import the models",
        "a.tsv": "Choose the corpus for training",
        "a.png": "This cannot be used here",
    }
    for name, head in heads.items():
        assert drag(window, data_of(file(name)))
        overlay = window.drops.overlay
        assert overlay.isVisible()
        assert overlay.size() == window.size()
        assert overlay.words[0] == head
        QApplication.sendEvent(window, QDragLeaveEvent())
        assert not overlay.isVisible()
    text = QMimeData()
    text.setText("no file")
    assert not drag(window, text)
    web = QMimeData()
    web.setUrls([QUrl("https://example.org/a.tsv")])
    assert not drag(window, web)


def test_models_are_imported_from_a_file_and_from_a_folder(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, tiny_run: Path
) -> None:
    from engine.library.keeping import export_models  # here, for it imports torch

    finish(export_models("tiny", tmp_path / "a.lockmodel"))
    drop(window, tmp_path / "a.lockmodel")
    library = window.models.library
    qtbot.waitUntil(lambda: window.models.is_idle() and len(library.families) == 2)
    assert window.models.isVisible()
    assert library.details.head.title() == "Digit reversal 2"
    drop(window, tiny_run / "rnn" / "best")
    qtbot.waitUntil(lambda: window.models.is_idle() and len(library.families) == 3)
    packs = [pack.name for pack in window.stage.top_bar.packs.packs]
    assert "tiny-2" in packs, "the Stage offers what was imported"
    assert len(packs) == 3
    assert window.messages.failure() is None


def test_a_corpus_is_chosen_on_the_train_page(qtbot: QtBot, window: MainWindow, file: Callable[[str], Path]) -> None:
    table = file("pairs.tsv")
    drop(window, table)
    assert window.train.isVisible()
    assert window.train.settings.corpus.choice().files == (table,)
    sides = file("news.en"), file("news.fr")
    drop(window, *sides)
    assert window.train.settings.corpus.choice().files == sides


def test_a_lesson_begins(qtbot: QtBot, window: MainWindow) -> None:
    drop(window, LESSON)
    assert window.lessons.strip.isVisible()


def test_what_cannot_be_used_is_refused_with_what_can(window: MainWindow, file: Callable[[str], Path]) -> None:
    drop(window, file("a.png"))
    failure = window.messages.failure()
    assert failure is not None
    assert failure.what == "a.png cannot be used here."
    assert ".lockmodel" in failure.advice
    drop(window, file("a.tsv"), file("b.tsv"), file("c.tsv"))
    failure = window.messages.failure()
    assert failure is not None
    assert failure.what == "These 3 files cannot be used together."
