"""The list of runs, by mouse, keyboard and menu, with the real engine and runs that were really trained."""

import json
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QFile, QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QContextMenuEvent, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from engine.config import read_config
from engine.event_log import EVENT_LOG
from engine.events import JobFinished
from engine.paths import user_runs
from engine.run_lock import held_run
from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.pages.train.page import TrainPage
from gui.state.run_history import Run, read_run, rename_run
from gui.state.training_progress import Phase, TrainingProgress
from gui.widgets.run_card import RunCard
from tests.gui.pages.train.driving import press

ALL = ["rnn", "attention_rnn", "transformer"]


@pytest.fixture
def runs(tiny_run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the runs with two that are finished and one that was stopped; the bin too is this test's own."""
    monkeypatch.setenv("LOCKSTEP_HOME", str(tmp_path / "home"))
    (tmp_path / "data").mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for day, title in enumerate(("oldest", "middle", "newest"), start=1):
        copy_run(tiny_run, user_runs() / f"2026-01-0{day} 00-00-00 {title}", title)
    log = user_runs() / "2026-01-01 00-00-00 oldest" / EVENT_LOG
    log.write_text(log.read_text(encoding="utf-8").replace('"outcome":"done"}', '"outcome":"cancelled"}'), "utf-8")
    return user_runs()


def copy_run(run: Path, copy: Path, title: str) -> None:
    shutil.copytree(run, copy)
    rename_run(run_in(copy), title)


def run_in(folder: Path) -> Run:
    run = read_run(folder)
    assert run
    return run


@pytest.fixture
def page(qtbot: QtBot, appearance: AppearanceControl, runs: Path, bridge: EngineBridge) -> TrainPage:
    page = TrainPage(bridge)
    qtbot.addWidget(page)
    page.resize(1368, 900)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: bool(page.settings.chips) and page.isActiveWindow())
    return page


def titles(page: TrainPage) -> list[str]:
    return [card.text() for card in page.runs.cards]


def card_of(page: TrainPage, title: str) -> RunCard:
    return next(card for card in page.runs.cards if card.text() == title)


def choose_in_menu(qtbot: QtBot, page: TrainPage, title: str, action: str) -> None:
    """By the right mouse button, as a reader does."""
    card = card_of(page, title)
    place = card.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, card.mapToGlobal(place))
    QApplication.sendEvent(card, event)
    menu = page.runs.menu
    qtbot.waitUntil(menu.isVisible)
    chosen = menu.choices[action]  # type: ignore[index]
    assert chosen.isEnabled()
    if action in ("tensorboard", "csv", "json"):
        menu.hide()
        chosen.trigger()
    else:
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(chosen).center())
    qtbot.waitUntil(lambda: not menu.isVisible())


def test_runs_are_listed_with_what_can_be_done(page: TrainPage) -> None:
    assert titles(page) == ["newest", "middle", "oldest"]
    by_title = {entry.title: entry for entry in page.runs._entries}
    assert "continue" not in by_title["newest"].actions
    assert "continue" in by_title["oldest"].actions
    assert by_title["oldest"].note.endswith("not finished")
    assert not page.runs.continue_button.isVisible()
    card_of(page, "oldest").click()
    assert page.runs.continue_button.isVisible()


def test_a_run_is_renamed_by_key_and_a_name_is_given_up(qtbot: QtBot, page: TrainPage, runs: Path) -> None:
    card = card_of(page, "middle")
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_F2)
    assert card.field.hasFocus()
    QTest.keyClicks(card.field, "With  dropout ")
    QTest.keyClick(card.field, Qt.Key.Key_Return)
    assert titles(page) == ["newest", "With  dropout", "oldest"]
    folder = runs / "2026-01-02 00-00-00 middle"
    assert read_config(folder / "config.toml").name == "With  dropout"
    assert sorted(path.name for path in folder.iterdir() if path.name.startswith(".")) == []

    card = card_of(page, "newest")
    choose_in_menu(qtbot, page, "newest", "rename")
    QTest.keyClicks(card.field, "else")
    QTest.keyClick(card.field, Qt.Key.Key_Escape)
    assert not card.field.isVisible()
    assert titles(page)[0] == "newest"


def test_a_run_is_deleted_by_key_and_taken_back(qtbot: QtBot, page: TrainPage, runs: Path) -> None:
    folder = runs / "2026-01-02 00-00-00 middle"
    card = card_of(page, "middle")
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Delete)
    assert titles(page) == ["newest", "oldest"]
    assert not folder.exists()
    notice = page.runs_control.notice
    assert notice.text() == "middle is in the bin."
    press(qtbot, notice.button)
    assert titles(page) == ["newest", "middle", "oldest"]
    assert (folder / EVENT_LOG).is_file()
    assert not notice.isVisible()


def test_a_run_that_was_trained_here_leaves_the_list_when_it_is_deleted(page: TrainPage, runs: Path) -> None:
    page.progress = TrainingProgress.begin(9, str(runs / "2026-01-02 00-00-00 middle"), ("rnn",))
    page._bridge.arrived.emit((JobFinished(9, "done"),))
    assert titles(page) == ["middle", "newest", "oldest"]
    card_of(page, "middle").click()
    page.runs.menu.choices["delete"].trigger()
    assert titles(page) == ["newest", "oldest"]
    page.runs_control.notice.button.click()
    assert titles(page) == ["middle", "newest", "oldest"]


def test_a_new_name_is_told_wherever_the_run_is_in_view(qtbot: QtBot, page: TrainPage, runs: Path) -> None:
    choose_in_menu(qtbot, page, "newest", "compare")
    choose_in_menu(qtbot, page, "middle", "show")
    qtbot.waitUntil(lambda: "finished" in page.runs_control.standing.text())
    page.runs.renamed.emit(str(runs / "2026-01-02 00-00-00 middle"), "Once more")
    assert page.runs_control.standing.text().startswith("Once more,")
    page.runs.renamed.emit(str(runs / "2026-01-03 00-00-00 newest"), "Beside it")
    assert [run.title for run in page.curves._earlier.curves()] == ["Beside it"]
    assert titles(page) == ["Beside it", "Once more", "oldest"]


def test_where_there_is_no_bin_words_say_so(page: TrainPage, runs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class BinlessFile(QFile):
        def moveToTrash(self, *_: object) -> bool:
            return False

    monkeypatch.setattr("gui.trash.QFile", BinlessFile)
    card = card_of(page, "middle")
    card.click()
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Delete)
    failure = page.messages.failure()
    assert failure is not None
    assert "could not be moved to the bin" in failure.what
    assert titles(page) == ["newest", "middle", "oldest"]


def test_a_run_that_another_program_trains_is_neither_deleted_nor_continued(page: TrainPage, runs: Path) -> None:
    with held_run(runs / "2026-01-01 00-00-00 oldest"):
        page.hide()
        page.show()
        (entry,) = [entry for entry in page.runs._entries if entry.title == "oldest"]
        assert not entry.actions & {"delete", "rename", "continue"}
        assert entry.actions >= {"show"}
        assert entry.note.endswith("runs elsewhere")
    page.hide()
    page.show()
    assert "continue" in page.runs._entries[2].actions


class Opener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


def test_the_folder_of_a_run_is_opened(qtbot: QtBot, page: TrainPage, runs: Path) -> None:
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")  # type: ignore[arg-type]  # its stub is wrong
    try:
        choose_in_menu(qtbot, page, "newest", "open_folder")
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert opener.opened == [str(runs / "2026-01-03 00-00-00 newest")]


def test_up_to_three_runs_are_compared_and_a_fourth_takes_the_place_of_the_first(
    qtbot: QtBot, page: TrainPage, runs: Path
) -> None:
    copy_run(runs / "2026-01-03 00-00-00 newest", runs / "2025-01-01 00-00-00 before", "before")
    page.hide()
    page.show()
    told: list[list[str]] = []
    page.runs_control.compared.connect(lambda runs: told.append([run.title for run in runs]))
    for title in ("newest", "middle", "oldest", "before"):
        choose_in_menu(qtbot, page, title, "compare")
    assert told[-1] == ["middle", "oldest", "before"]
    assert "compared" in card_of(page, "middle").accessibleName()
    assert "compared" not in card_of(page, "newest").accessibleName()
    choose_in_menu(qtbot, page, "middle", "compare")
    assert told[-1] == ["oldest", "before"]
    qtbot.waitUntil(lambda: not page.curves.is_reading())


def test_a_run_is_put_on_the_stage_from_its_menu(qtbot: QtBot, page: TrainPage, runs: Path) -> None:
    with qtbot.waitSignal(page.stage_requested) as requested:
        choose_in_menu(qtbot, page, "middle", "stage")
    assert requested.args[0] == tuple(str(runs / "2026-01-02 00-00-00 middle" / name / "best") for name in ALL)


def test_return_shows_the_curves_and_the_strip_of_an_earlier_run(qtbot: QtBot, page: TrainPage) -> None:
    card = card_of(page, "middle")
    card.click()
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.in_view.phase is Phase.FINISHED)
    assert list(page.in_view.parts) == ALL
    for part in page.in_view.parts.values():
        assert part.history.steps.values.tolist() == list(range(1, 101))
        assert part.samples
    assert page.runs_control.standing.text() == "middle, as its log tells it: finished."
    assert titles(page) == ["newest", "middle", "oldest"]
    assert page.settings.controls.start.isEnabled(), "this program's own training is another matter"
    press(qtbot, page.runs_control.standing.button)
    assert page.in_view is page.progress
    assert not page.runs_control.standing.isVisible()


def export(qtbot: QtBot, page: TrainPage, form: str, target: Path) -> None:
    choose_in_menu(qtbot, page, "newest", form)
    dialog = next(dialog for dialog in page.findChildren(QFileDialog) if dialog.isVisible())
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    qtbot.waitUntil(lambda: "is written" in page.runs_control.notice.text())


def test_the_figures_are_exported_for_tensorboard_and_as_tables(qtbot: QtBot, page: TrainPage, tmp_path: Path) -> None:
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    export(qtbot, page, "tensorboard", tmp_path / "board")
    assert f'tensorboard --logdir "{tmp_path / "board"}"' in page.runs_control.notice.text()
    board = EventAccumulator(str(tmp_path / "board" / "transformer"))
    board.Reload()
    losses = [each.value for each in board.Scalars("loss/training")]
    page.runs_control.notice.clear()
    export(qtbot, page, "json", tmp_path / "run.json")
    scalars = json.loads((tmp_path / "run.json").read_text())["scalars"]
    assert losses == pytest.approx(scalars["transformer"]["loss/training"]["value"])
    assert len(losses) == 100


def test_damaged_half_written_and_foreign_folders_are_told_and_left_alone(
    qtbot: QtBot, page: TrainPage, runs: Path
) -> None:
    damaged = runs / "2026-01-04 00-00-00 damaged"
    shutil.copytree(runs / "2026-01-03 00-00-00 newest", damaged)
    (damaged / "config.toml").write_text("not = [toml", encoding="utf-8")
    half = runs / "2026-01-05 00-00-00 half"
    half.mkdir()
    shutil.copy(runs / "2026-01-03 00-00-00 newest" / "config.toml", half)
    lines = (runs / "2026-01-03 00-00-00 newest" / EVENT_LOG).read_bytes().split(b"\n")
    (half / EVENT_LOG).write_bytes(b"\n".join(lines[:20]) + b'\n{"time":17')
    (runs / "garden").mkdir()
    (runs / "holiday").mkdir()
    (runs / "holiday" / "photo.jpg").write_bytes(b"\xff\xd8")
    before = {path: path.read_bytes() for path in runs.rglob("*") if path.is_file()}
    page.hide()
    page.show()
    entries = {Path(entry.folder): entry for entry in page.runs._entries}
    assert entries[damaged].note == "cannot be read"
    assert "is not a TOML file" in entries[damaged].tip
    assert entries[damaged].actions == {"open_folder", "delete"}
    assert "cannot be continued" in entries[half].tip
    assert "continue" not in entries[half].actions
    assert page.runs._strays.text() == "2 more folders hold no run"
    assert page.runs._strays.toolTip() == "holiday\ngarden"
    page.runs.choose(str(half))
    page.runs.menu.choices["show"].trigger()
    qtbot.waitUntil(lambda: page.runs_control.opened.is_caught_up)
    assert page.in_view.step > 0
    assert {path: path.read_bytes() for path in runs.rglob("*") if path.is_file()} == before


def test_the_menu_opens_by_key_and_by_its_button(qtbot: QtBot, page: TrainPage) -> None:
    card = card_of(page, "oldest")
    place = QPoint(5, 5)
    QApplication.sendEvent(card, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, card.mapToGlobal(place)))
    menu = page.runs.menu
    qtbot.waitUntil(menu.isVisible)
    assert card.isChecked()
    assert menu.choices["continue"].isEnabled()
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    card_of(page, "newest").click()
    press(qtbot, page.runs.menu_button)
    qtbot.waitUntil(menu.isVisible)
    assert not menu.choices["continue"].isEnabled()
    QTest.keyClick(menu, Qt.Key.Key_Escape)


def continue_oldest(qtbot: QtBot, page: TrainPage, runs: Path, steps: int) -> None:
    """Go on with the run that was stopped after step 100, which now is to have this many."""
    config = runs / "2026-01-01 00-00-00 oldest" / "config.toml"
    config.write_text(config.read_text(encoding="utf-8").replace("\nsteps = 100", f"\nsteps = {steps}"), "utf-8")
    card_of(page, "oldest").click()
    press(qtbot, page.runs.continue_button)


def test_a_run_that_was_stopped_is_continued_with_its_own_configuration_and_its_whole_past(
    qtbot: QtBot, page: TrainPage, runs: Path
) -> None:
    past = (runs / "2026-01-01 00-00-00 oldest" / EVENT_LOG).read_text(encoding="utf-8").splitlines()
    samples = sum('"event":"SampleTranslated"' in line for line in past)
    continue_oldest(qtbot, page, runs, 106)
    qtbot.waitUntil(lambda: page.progress.phase is Phase.FINISHED)
    assert page.progress.run == str(runs / "2026-01-01 00-00-00 oldest")
    for part in page.progress.parts.values():
        assert part.history.steps.values.tolist() == list(range(1, 107)), "old and new steps, each once"
    assert sum(len(part.samples) for part in page.progress.parts.values()) >= samples + 3
    assert not page.messages.failure()
    assert "continue" not in next(entry for entry in page.runs._entries if entry.title == "oldest").actions


def test_a_run_without_a_log_that_can_be_read_is_continued_all_the_same(
    qtbot: QtBot, page: TrainPage, runs: Path
) -> None:
    log = runs / "2026-01-01 00-00-00 oldest" / EVENT_LOG
    header, *lines = log.read_bytes().split(b"\n")
    log.write_bytes(b"\n".join([header, *(line[:40] for line in lines[:-2]), *lines[-2:]]))
    continue_oldest(qtbot, page, runs, 102)
    qtbot.waitUntil(lambda: page.progress.phase is Phase.FINISHED)
    assert page.progress.parts["rnn"].history.steps.values.tolist() == [101, 102]


def test_no_second_training_is_continued_beside_one_that_goes_on(qtbot: QtBot, page: TrainPage, runs: Path) -> None:
    continue_oldest(qtbot, page, runs, 100_000)
    qtbot.waitUntil(lambda: page.progress.step > 100)
    log = runs / "2026-01-02 00-00-00 middle" / EVENT_LOG
    log.write_text(log.read_text(encoding="utf-8").replace('"outcome":"done"}', '"outcome":"cancelled"}'), "utf-8")
    page.runs_control.read()
    page.runs_control.view_changed.emit()
    choose_in_menu(qtbot, page, "middle", "continue")
    failure = page.messages.failure()
    assert failure is not None
    assert "cannot be continued while another training goes on" in failure.what
    assert page.progress.run.endswith("oldest")
    press(qtbot, page.settings.controls.stop)
    qtbot.waitUntil(lambda: page.progress.phase is Phase.STOPPED)
