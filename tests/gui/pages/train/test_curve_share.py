"""What is taken away of the curves of a training."""

import csv
import io
import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gui.pages.train.curves_panel import CurvesPanel
from gui.pages.train.page import TrainPage
from tests.gui.pages.train.driving import ALL, report, start
from tests.gui.pages.train.training_events import training_events


def choose(panel: CurvesPanel, text: str) -> None:
    QTest.mouseClick(panel.share, Qt.MouseButton.LeftButton)
    menu = panel.share.choices
    (action,) = [action for action in menu.actions() if action.text() == text]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def save_as(panel: CurvesPanel, path: Path) -> str:
    """Answer the dialog with a path; the name that it had suggested."""
    (dialog,) = [dialog for dialog in panel.window().findChildren(QFileDialog) if dialog.isVisible()]
    suggested = Path(dialog.selectedFiles()[0]).name
    dialog.selectFile(str(path))
    dialog.accept()
    return suggested


def trained(qtbot: QtBot, page: TrainPage) -> CurvesPanel:
    assert not page.curves.share.isEnabled()
    report(page, *training_events(start(qtbot, page), ALL, 100))
    return page.curves


def test_the_curves_are_saved_as_a_picture_of_pixels_and_of_shapes(
    qtbot: QtBot, page: TrainPage, tmp_path: Path
) -> None:
    panel = trained(qtbot, page)
    choose(panel, "Save picture…")
    assert save_as(panel, tmp_path / "curves.png") == "Loss - picture.png"
    image = QImage(str(tmp_path / "curves.png"))
    assert image.width() == 2 * panel._picture.width()
    choose(panel, "Save picture…")
    save_as(panel, tmp_path / "curves.svg")
    drawing = (tmp_path / "curves.svg").read_text(encoding="utf-8")
    assert QSvgRenderer(str(tmp_path / "curves.svg")).viewBox().size() == panel._picture.size()
    assert "<image" not in drawing  # shapes, not pixels in an envelope
    assert drawing.count("<p") > 30


def test_all_points_are_copied_as_numbers(qtbot: QtBot, page: TrainPage) -> None:
    panel = trained(qtbot, page)
    choose(panel, "Copy numbers (CSV)")
    rows = list(csv.DictReader(io.StringIO(QGuiApplication.clipboard().text())))
    validations = [row for row in rows if row["architecture"] == "rnn" and row["of"] == "validation"]
    assert [int(row["step"]) for row in validations] == [25, 50, 75, 100]
    kept = page.progress.parts["rnn"].history
    assert [float(row["loss"]) for row in validations] == [float(f"{v:.7g}") for v in kept.validation_losses.values]
    steps = [row for row in rows if row["architecture"] == "rnn" and row["of"] == "each step"]
    assert [float(row["loss"]) for row in steps] == [float(f"{v:.7g}") for v in kept.losses.values]
    assert {row["run"] for row in rows} == {Path(page.progress.run).name}
    choose(panel, "Copy numbers (JSON)")
    record = json.loads(QGuiApplication.clipboard().text())
    assert record["quantity"] == "loss"
    assert {(curve["architecture"], curve["of"]) for curve in record["curves"]} == {
        (name, of) for name in ALL for of in ("validation", "each step", "averaged")
    }
