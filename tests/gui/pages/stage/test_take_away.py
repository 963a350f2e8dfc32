"""What is taken away from the Stage: by its menu, by a lane's context menu, whole or with a message."""

import csv
import io
import json
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from engine.events import Failure
from gui.pages.stage.page import StagePage
from tests.gui.pages.stage.driving import SENTENCE, lane


def share(page: StagePage) -> QMenu:
    """The menu behind the share button."""
    QTest.mouseClick(page.take_away.button, Qt.MouseButton.LeftButton)
    return page.take_away.menu


def on_lane(page: StagePage, architecture: str) -> QMenu:
    """The context menu of a lane, asked for on its matrix."""
    matrix = lane(page, architecture).matrix
    place = QPoint(20, 20)
    QApplication.sendEvent(matrix, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, matrix.mapToGlobal(place)))
    return page.take_away.menu


def choose(menu: QMenu, text: str) -> None:
    assert menu.isVisible()
    (action,) = [action for action in menu.actions() if action.text() == text]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def save_as(page: StagePage, path: Path) -> str:
    """Answer the dialog with a path; the name that it had suggested."""
    (dialog,) = [dialog for dialog in page.findChildren(QFileDialog) if dialog.isVisible()]
    suggested = Path(dialog.selectedFiles()[0]).name
    dialog.selectFile(str(path))
    dialog.accept()
    return suggested


def test_all_numbers_are_saved_as_the_engine_reported_them(translated: StagePage, tmp_path: Path) -> None:
    choose(share(translated), "Save all numbers…")
    assert save_as(translated, tmp_path / "all.json") == f"{SENTENCE} - numbers.csv"
    told = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    trace = translated.trace
    assert trace is not None
    assert told["sentence"] == SENTENCE
    for record, (model, kept) in zip(told["lanes"], trace.lanes.items(), strict=True):
        assert record["model"]["name"] == model
        assert len(record["model"]["weights_sha256"]) == 64
        assert [row["log_prob"] for row in record["steps"]] == [step.log_prob for step in kept.steps]
        for row, step in zip(record["steps"], kept.steps, strict=True):
            if step.attention is not None:
                assert np.array_equal(np.asarray(row["attention"], dtype=np.float32), step.attention)


def test_a_lane_gives_its_matrix_as_it_is_looked_at(translated: StagePage, tmp_path: Path) -> None:
    shown = lane(translated, "transformer")
    QTest.keyClick(shown.reads.heads, Qt.Key.Key_Right)
    choose(on_lane(translated, "transformer"), "Save numbers…")
    save_as(translated, tmp_path / "lane.csv")
    text = (tmp_path / "lane.csv").read_text(encoding="utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    assert head[0] == f"Transformer: {shown.matrix.title}"
    assert translated.trace is not None
    _, made = shown.whole_matrix(translated.trace.lanes["tiny/transformer"])
    for row, line in zip(rows, made, strict=True):
        assert line.weights is not None
        assert np.array_equal(np.asarray(row[1:], dtype=np.float32), line.weights)
    choose(on_lane(translated, "transformer"), "Copy numbers")
    assert QGuiApplication.clipboard().text() == text


def test_numbers_are_copied_as_json_just_as_they_are_saved(translated: StagePage, tmp_path: Path) -> None:
    choose(share(translated), "Save all numbers…")
    save_as(translated, tmp_path / "all.json")
    choose(share(translated), "Copy all numbers as JSON")
    text = QGuiApplication.clipboard().text()
    assert text == (tmp_path / "all.json").read_text(encoding="utf-8")
    choose(on_lane(translated, "rnn"), "Copy numbers as JSON")
    (alone,) = json.loads(QGuiApplication.clipboard().text())["lanes"]
    assert alone == json.loads(text)["lanes"][0]


def test_pictures_of_page_lane_and_matrix_are_saved_and_copied(translated: StagePage, tmp_path: Path) -> None:
    choose(share(translated), "Save picture of the page…")
    assert save_as(translated, tmp_path / "page.png") == f"{SENTENCE} - page.png"
    assert QImage(str(tmp_path / "page.png")).size() == translated.size() * 2
    choose(on_lane(translated, "rnn"), "Save picture of the matrix…")
    assert save_as(translated, tmp_path / "matrix.svg") == f"{SENTENCE} - RNN matrix.png"
    assert QSvgRenderer(str(tmp_path / "matrix.svg")).viewBox() == lane(translated, "rnn").matrix.rect()
    choose(on_lane(translated, "rnn"), "Copy picture of the lane")
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.hasImage()
    assert copied.hasFormat("image/svg+xml")
    saved = {path.name for path in tmp_path.iterdir()} - {"settings.ini"}
    assert saved == {"matrix.svg", "page.png"}


def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, translated: StagePage, tmp_path: Path) -> None:
    failures: list[Failure] = []
    translated.take_away.failed.connect(failures.append)
    folder = tmp_path / "gone"
    folder.mkdir()
    choose(share(translated), "Save all numbers…")
    (dialog,) = [dialog for dialog in translated.findChildren(QFileDialog) if dialog.isVisible()]
    dialog.selectFile(str(folder / "a.csv"))
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "a.csv"))
    dialog.reject()
    (failure,) = failures
    assert "a.csv cannot be written" in failure.what


def test_before_a_translation_there_are_pictures_but_no_numbers(loaded: StagePage) -> None:
    menu = share(loaded)
    possible = {action.text(): action.isEnabled() for action in menu.actions()}
    menu.close()
    assert possible["Copy picture of the page"]
    assert not possible["Save all numbers…"]


def test_the_menu_opens_by_keyboard_and_has_each_lane(translated: StagePage) -> None:
    translated.take_away.button.setFocus()
    QTest.keyClick(translated.take_away.button, Qt.Key.Key_Space)
    menu = translated.take_away.menu
    assert menu.isVisible()
    assert [action.text() for action in menu.actions() if action.menu()] == ["RNN", "Attention RNN", "Transformer"]
    menu.close()
