"""The models that are here: chosen, exported, imported, duplicated, renamed, deleted and taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QFile, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from engine.checkpoint import FACTS
from engine.events import Failure, JobFailed
from gui.bridge import EngineBridge
from gui.pages.models.page import ModelsPage
from gui.widgets.button import Button
from gui.widgets.save_dialog import SaveDialog


def click(button: Button) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def titles(page: ModelsPage) -> list[str]:
    return [row.text() for row in page.library.list.rows.values()]


def packs(page: ModelsPage) -> list[str]:
    return [family.title for family in page.library.families]


def choose(page: ModelsPage, reference: str) -> None:
    assert page.choose(reference)


def test_packs_and_their_models_are_listed_and_chosen_by_clicks_and_keys(qtbot: QtBot, page: ModelsPage) -> None:
    assert titles(page) == ["Digit reversal", "RNN", "Attention RNN", "Transformer"]
    details = page.library.details
    assert details.head.title() == "Digit reversal"
    assert details.rename.isVisible()
    assert not details.card.isVisible()
    rows = list(page.library.list.rows.values())
    QTest.mouseClick(rows[1], Qt.MouseButton.LeftButton)
    assert details.head.title() == "RNN"
    assert not details.rename.isVisible()
    rows[1].setFocus()
    QTest.keyClick(rows[1], Qt.Key.Key_Down)
    assert details.head.title() == "Attention RNN"


def test_a_pack_and_a_model_are_put_on_the_stage(qtbot: QtBot, page: ModelsPage) -> None:
    with qtbot.waitSignal(page.stage_requested) as asked:
        click(page.library.details.stage)
    assert asked.args == [("tiny/rnn", "tiny/attention_rnn", "tiny/transformer")]
    choose(page, "tiny/transformer")
    with qtbot.waitSignal(page.stage_requested) as asked:
        click(page.library.details.stage)
    assert asked.args == [("tiny/transformer",)]


def test_a_pack_is_exported_and_imported(qtbot: QtBot, page: ModelsPage, tmp_path: Path) -> None:
    click(page.library.details.export)
    dialog = page.findChild(SaveDialog)
    assert isinstance(dialog, SaveDialog)
    assert Path(dialog.selectedFiles()[0]).name == "Digit reversal.lockmodel"
    dialog.fileSelected.emit(str(tmp_path / "a.lockmodel"))
    dialog.close()
    assert page.library.notice.text() == "Exporting a.lockmodel…"
    qtbot.waitUntil(page.is_idle)
    assert page.library.notice.text().startswith("a.lockmodel is written, ")
    click(page.import_button)
    dialogs = page.findChildren(QFileDialog)
    dialogs[-1].fileSelected.emit(str(tmp_path / "a.lockmodel"))
    dialogs[-1].done(0)
    qtbot.waitUntil(lambda: page.is_idle() and len(page.library.families) == 2)
    assert packs(page) == ["Digit reversal", "Digit reversal 2"]
    assert page.library.details.head.title() == "Digit reversal 2", "what came is chosen"
    with qtbot.waitSignal(page.stage_requested) as asked:
        click(page.library.notice.button)
    assert asked.args == [("tiny-2/rnn", "tiny-2/attention_rnn", "tiny-2/transformer")]


def test_a_foreign_file_is_refused_and_nothing_is_kept(
    qtbot: QtBot, page: ModelsPage, bridge: EngineBridge, tmp_path: Path
) -> None:
    failed: list[Failure] = []
    bridge.arrived.connect(lambda events: failed.extend(e.failure for e in events if isinstance(e, JobFailed)))
    (tmp_path / "a.lockmodel").write_text("no models")
    page.import_models(tmp_path / "a.lockmodel")
    qtbot.waitUntil(lambda: bool(failed) and page.is_idle())
    assert "no file of models" in failed[0].what
    assert not page.library.notice.isVisible()
    assert packs(page) == ["Digit reversal"]


def test_a_model_is_duplicated_and_the_copy_renamed(qtbot: QtBot, page: ModelsPage) -> None:
    choose(page, "tiny/rnn")
    click(page.library.details.duplicate)
    qtbot.waitUntil(lambda: page.is_idle() and len(page.library.families) == 2)
    choose(page, "tiny-2")
    head = page.library.details.head
    click(page.library.details.rename)
    assert head.field.hasFocus() or not page.isActiveWindow()
    head.field.setText("Something else")
    QTest.keyClick(head.field, Qt.Key.Key_Escape)
    assert not head.field.isVisible()
    click(page.library.details.rename)
    head.field.setText("거꾸로")
    QTest.keyClick(head.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "거꾸로" in packs(page))
    assert head.title() == "거꾸로"
    assert "Something else" not in packs(page)


def test_a_pack_goes_into_the_bin_and_comes_back(qtbot: QtBot, page: ModelsPage, user_data: Path) -> None:
    before = sorted(str(path) for path in (user_data / "models").rglob("*"))
    click(page.library.details.delete)
    qtbot.waitUntil(lambda: page.is_idle() and not page.library.families)
    assert not (user_data / "models" / "tiny").exists()
    assert not page.library.details.isVisible()
    assert page.library.notice.text() == "Digit reversal is in the bin."
    click(page.library.notice.button)
    qtbot.waitUntil(lambda: page.is_idle() and bool(page.library.families))
    assert sorted(str(path) for path in (user_data / "models").rglob("*")) == before
    assert page.library.details.head.title() == "Digit reversal"


def test_a_single_model_of_a_pack_is_deleted(qtbot: QtBot, page: ModelsPage, user_data: Path) -> None:
    choose(page, "tiny/rnn")
    click(page.library.details.delete)
    qtbot.waitUntil(lambda: page.is_idle() and len(page.library.families[0].models) == 2)
    assert not (user_data / "models" / "tiny" / "rnn").exists()
    assert (user_data / "models" / "tiny" / "transformer").exists()


def test_a_damaged_model_is_listed_with_what_is_wrong(qtbot: QtBot, page: ModelsPage, user_data: Path) -> None:
    (user_data / "models" / "tiny" / "rnn" / FACTS).write_text("{")
    page.library.refresh()
    qtbot.waitUntil(page.is_idle)
    choose(page, "tiny/rnn")
    details = page.library.details
    assert not details.stage.isVisible()
    assert not details.export.isVisible()
    assert details.delete.isVisible()
    choose(page, "tiny")
    with qtbot.waitSignal(page.stage_requested) as asked:
        click(details.stage)
    assert asked.args == [("tiny/attention_rnn", "tiny/transformer")]


def test_a_bin_that_is_not_there_is_told_and_nothing_is_deleted(
    qtbot: QtBot, page: ModelsPage, user_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class BinlessFile(QFile):
        def moveToTrash(self, *_: object) -> bool:
            return False

    monkeypatch.setattr("gui.trash.QFile", BinlessFile)
    with qtbot.waitSignal(page.failed) as failed:
        click(page.library.details.delete)
    assert failed.args is not None
    assert failed.args[0].kept == "Nothing was deleted."
    assert (user_data / "models" / "tiny" / "rnn" / FACTS).is_file()
    qtbot.waitUntil(page.is_idle)
