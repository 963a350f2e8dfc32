"""The advanced settings, how several architectures take turns, and what they start from: by mouse and keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.architectures import ARCHITECTURES
from engine.commands import StartTraining
from engine.config import TrainingConfig, preset, setting_fields
from engine.events import JobFinished, PackDescription, TrainStepDone
from gui.appearance import AppearanceControl
from gui.i18n.language import install_language
from gui.pages.train.page import TrainPage
from gui.pages.train.setting_row import SettingRow
from gui.pages.train.setting_texts import group_title, setting_text
from gui.widgets.choice_button import ChoiceButton
from gui.widgets.columns import split_evenly
from gui.widgets.combo import LabelledCombo
from gui.widgets.text_field import TextField
from tests.gui.pages.train.driving import ALL, Commands, press, report, start
from tests.gui.pages.train.training_events import READY, training_events

SIZES = tuple(tuple(setting_fields(ARCHITECTURES[name].config, ("sizes", name))) for name in ALL)
PACKS = (
    PackDescription("whole", "Whole", "English", "French", tuple(f"whole/{name}" for name in ALL)),
    PackDescription("lone", "Lone", "English", "French", ("lone/rnn",)),
)
RATE, HEADS, SEED = ("optimisation", "learning_rate"), ("sizes", "transformer", "heads"), ("seed",)
CELL, HIDDEN = ("sizes", "rnn", "cell"), ("sizes", "rnn", "hidden_size")


@pytest.fixture
def page(page: TrainPage) -> TrainPage:
    """With all that an engine tells that has started."""
    report(page, replace(READY, sizes=SIZES, packs=PACKS))
    return page


def open_advanced(qtbot: QtBot, page: TrainPage) -> None:
    press(qtbot, page.settings.advanced_button)
    qtbot.waitUntil(page.advanced.isVisible)


def type_into(page: TrainPage, path: tuple[str, ...], text: str) -> SettingRow:
    row = page.advanced.rows[path]
    assert isinstance(row.editor, TextField)
    QTest.mouseClick(row.editor, Qt.MouseButton.LeftButton)
    row.editor.selectAll()
    QTest.keyClick(row.editor, Qt.Key.Key_Delete)
    QTest.keyClicks(row.editor, text)
    QTest.keyClick(row.editor, Qt.Key.Key_Tab)
    return row


def choose(qtbot: QtBot, button: ChoiceButton, text: str) -> None:
    press(qtbot, button)
    qtbot.waitUntil(button.choices.isVisible)
    action = next(action for action in button.choices.actions() if action.text() == text)
    QTest.mouseClick(button.choices, Qt.MouseButton.LeftButton, pos=button.choices.actionGeometry(action).center())


def asked(commands: Commands) -> TrainingConfig:
    (command,) = commands.of(StartTraining)
    assert isinstance(command, StartTraining)
    return command.config


def told(row: SettingRow) -> str:
    return row._wrong.text() if row._wrong.isVisible() else ""


def test_every_setting_shows_the_preset_s_value(qtbot: QtBot, page: TrainPage) -> None:
    open_advanced(qtbot, page)
    assert not page.curves.isVisible()
    rate, cell = page.advanced.rows[RATE].editor, page.advanced.rows[CELL].editor
    assert isinstance(rate, TextField)
    assert isinstance(cell, LabelledCombo)
    assert (rate.text(), rate.placeholderText(), cell.currentText()) == ("", "0.002", "GRU")
    press(qtbot, page.settings.size_choice.button("base"))
    assert rate.placeholderText() == "0.001"
    press(qtbot, page.advanced.close_button)
    assert page.curves.isVisible()
    assert page.settings.advanced_button.hasFocus()


def test_every_setting_has_its_own_words(page: TrainPage) -> None:
    """One that is added to the configuration works without them, under its bare name."""
    texts = [setting_text(row.setting) for row in page.advanced.rows.values()]
    assert not [text for text in texts if not text.help]
    assert {group_title(group.group) for group in page.advanced._groups} >= {"Data", "Budget"}
    assert setting_text(replace(SIZES[0][0], path=("sizes", "rnn", "depth_of_thought"))).title == "Depth of thought"


def test_what_is_typed_is_trained_with(qtbot: QtBot, page: TrainPage, commands: Commands) -> None:
    open_advanced(qtbot, page)
    type_into(page, RATE, "5e-4")
    type_into(page, HIDDEN, "64")
    QTest.keyClick(page.advanced.rows[CELL].editor, Qt.Key.Key_Down)
    assert "preset: 0.002" in page.advanced.rows[RATE]._help.text()
    assert page.settings.advanced_button.text() == "Advanced · 3"
    start(qtbot, page)
    config = asked(commands)
    assert config.optimisation == preset("small").optimisation.model_copy(update={"learning_rate": 0.0005})
    assert config.sizes["rnn"] == preset("small").sizes["rnn"] | {"hidden_size": 64, "cell": "lstm"}
    assert config.sizes["attention_rnn"] == preset("small").sizes["attention_rnn"]
    assert not page.advanced.isVisible()
    assert page.curves.isVisible()


def test_all_that_is_wrong_is_named_at_once_beside_its_setting_and_nothing_starts(
    qtbot: QtBot, page: TrainPage, commands: Commands
) -> None:
    open_advanced(qtbot, page)
    wrong = {RATE: "5", HEADS: "3", SEED: "soon"}
    rows = {path: type_into(page, path, text) for path, text in wrong.items()}
    press(qtbot, page.advanced.close_button)
    press(qtbot, page.settings.controls.start)
    assert not commands.of(StartTraining)
    assert page.advanced.isVisible()
    assert page.advanced.rows[HEADS].editor.hasFocus()
    assert told(rows[RATE]) == "“5” cannot be used. Possible: numbers · above 0 · at most 1"
    assert told(rows[HEADS]) == "“3” cannot be used: Model size (128) is no multiple of it."
    assert told(rows[SEED]).startswith("“soon” cannot be used. Possible: whole numbers")
    failure = page.messages.failure()
    assert failure is not None
    first, second, third = failure.what.splitlines()
    assert first == f"Transformer, Heads: {told(rows[HEADS])}"
    assert second == f"Learning rate: {told(rows[RATE])}"
    assert third == f"Seed: {told(rows[SEED])}"
    assert {path: row.text() for path, row in rows.items()} == wrong

    for path, text in {RATE: "0.5", HEADS: "8", SEED: "4"}.items():
        assert told(type_into(page, path, text)) == ""
        failure = page.messages.failure()
        assert failure is None or rows[path]._title.text() not in failure.what
    assert not page.messages.isVisible()
    start(qtbot, page)
    assert asked(commands).seed == 4


def test_nonsense_in_every_field_is_named_and_nothing_starts(qtbot: QtBot, page: TrainPage, commands: Commands) -> None:
    """A hundred digits and more too, which no float can hold."""
    numbers = {path: row for path, row in page.advanced.rows.items() if row.setting.kind in ("whole", "number")}
    for text in ("9" * 400, "nan", "-1", "½ \x00", "1e999"):
        page.advanced.set_texts(dict.fromkeys(page.advanced.rows, text))
        press(qtbot, page.settings.controls.start)
        assert not commands.of(StartTraining)
        failure = page.messages.failure()
        assert failure is not None
        assert max(map(len, failure.what.splitlines())) < 200, "a long text is cut where it is told"
        assert not [path for path, row in numbers.items() if text != "9" * 400 and row.isVisible() and not told(row)]
        press(qtbot, page.advanced.reset_button)
        assert not page.messages.isVisible()
    type_into(page, ("corpus", "pairs"), "9999999")
    assert told(page.advanced.rows["corpus", "pairs"]).endswith("at least 100 · at most 5,000,000")


def test_a_complaint_waits_until_the_field_is_left_and_goes_as_soon_as_it_is_right(
    qtbot: QtBot, page: TrainPage
) -> None:
    open_advanced(qtbot, page)
    row = page.advanced.rows["corpus", "pairs"]
    row.editor.setFocus()
    QTest.keyClicks(row.editor, "20")
    assert told(row) == ""
    QTest.keyClick(row.editor, Qt.Key.Key_Tab)
    assert "at least 100" in told(row)
    row.editor.setFocus()
    QTest.keyClick(row.editor, Qt.Key.Key_End)
    QTest.keyClicks(row.editor, "0")
    assert told(row) == ""


def test_reset_brings_the_preset_back(qtbot: QtBot, page: TrainPage, commands: Commands) -> None:
    open_advanced(qtbot, page)
    assert not page.advanced.reset_button.isEnabled()
    type_into(page, RATE, "7")
    QTest.keyClick(page.advanced.rows[CELL].editor, Qt.Key.Key_Down)
    press(qtbot, page.advanced.reset_button)
    assert page.settings.advanced_button.text() == "Advanced…"
    assert told(page.advanced.rows[RATE]) == ""
    start(qtbot, page)
    assert asked(commands).sizes == preset("small").sizes


def test_settings_of_what_is_not_chosen_are_not_shown(qtbot: QtBot, page: TrainPage, commands: Commands) -> None:
    open_advanced(qtbot, page)
    type_into(page, HEADS, "3")
    press(qtbot, page.settings.chips[2])
    assert not page.advanced.rows[HEADS].isVisible()
    assert page.settings.advanced_button.text() == "Advanced…"
    start(qtbot, page)
    assert asked(commands).architectures == ALL[:2]


def test_what_is_trained_can_be_looked_at_but_not_changed(qtbot: QtBot, page: TrainPage) -> None:
    job = start(qtbot, page)
    open_advanced(qtbot, page)
    assert not page.advanced.rows[RATE].editor.isEnabled()
    report(page, JobFinished(job, "cancelled"))
    assert page.advanced.rows[RATE].editor.isEnabled()


def test_architectures_are_trained_one_after_the_other_if_that_is_chosen(
    qtbot: QtBot, page: TrainPage, commands: Commands
) -> None:
    assert "Step by step in turn" in page.curves._placeholder.accessibleName()
    choose(qtbot, page.settings.order, "One after the other")
    assert page.settings.order.accessibleName() == "Turns: One after the other"
    assert "One after the other" in page.curves._placeholder.accessibleName()
    start(qtbot, page)
    assert asked(commands).order == "sequential"
    assert not page.settings.order.isEnabled()


def test_a_single_architecture_takes_no_turns(qtbot: QtBot, page: TrainPage) -> None:
    for chip in page.settings.chips[1:]:
        press(qtbot, chip)
    assert not page.settings.order.isVisible()
    press(qtbot, page.settings.chips[1])
    assert page.settings.order.isVisible()


def test_a_training_starts_from_a_loaded_pack(qtbot: QtBot, page: TrainPage, commands: Commands) -> None:
    choose(qtbot, page.settings.start_from, "From “Whole”")
    open_advanced(qtbot, page)
    for path, can_be_set in ((HIDDEN, False), (("corpus", "vocabulary_size"), False), (RATE, True)):
        assert page.advanced.rows[path].isVisible() is can_be_set
    assert page.advanced.rows["sizes", "rnn", "dropout"].isVisible()
    start(qtbot, page)
    assert asked(commands).start_from == "whole"


def test_an_architecture_that_the_pack_lacks_is_named(qtbot: QtBot, page: TrainPage, commands: Commands) -> None:
    choose(qtbot, page.settings.start_from, "From “Lone”")
    press(qtbot, page.settings.controls.start)
    failure = page.messages.failure()
    assert failure is not None
    assert "Attention RNN, Transformer" in failure.what
    assert not commands.of(StartTraining)
    for chip in page.settings.chips[1:]:
        press(qtbot, chip)
    start(qtbot, page)
    assert (asked(commands).architectures, asked(commands).start_from) == (("rnn",), "lone")


def test_without_a_limit_of_time_the_budget_is_what_else_is_set(
    qtbot: QtBot, page: TrainPage, commands: Commands
) -> None:
    page.settings.minutes.setFocus()
    QTest.keyClick(page.settings.minutes, Qt.Key.Key_End)
    open_advanced(qtbot, page)
    type_into(page, ("budget", "steps"), "300")
    start(qtbot, page)
    assert (asked(commands).budget.minutes, asked(commands).budget.steps) == (None, 300)


def test_how_long_each_and_all_still_take_is_shown(qtbot: QtBot, page: TrainPage) -> None:
    """30 s of each are left, and all take as many steps: each ends when all do."""
    job = start(qtbot, page)
    report(page, *training_events(job, ALL, 1))
    report(page, *(TrainStepDone(job, name, 10, 2.0, 1e-3, 1.0, 900.0, 30.0, 10.0) for name in ALL))
    qtbot.waitUntil(lambda: page.settings.times.text().startswith("1:30 left for all, until "))
    cards = page.metrics.cards.values()
    qtbot.waitUntil(lambda: all("ETA 1:30" in card.accessibleDescription() for card in cards))
    report(page, JobFinished(job, "done"))
    assert page.settings.times.text() == ""


@pytest.mark.parametrize("width", [1440, 952])
def test_nothing_of_the_settings_is_cut_off_and_all_is_reached_by_tab(
    qtbot: QtBot, page: TrainPage, appearance: AppearanceControl, width: int
) -> None:
    page.resize(width, 900)
    open_advanced(qtbot, page)
    QApplication.processEvents()
    for row in page.advanced.rows.values():
        if row.isVisible():
            right = row.editor.mapTo(page.advanced, QPoint(row.editor.width(), 0)).x()
            assert right <= page.advanced.width()
    page.advanced.close_button.setFocus()
    reached = []
    for _ in page.advanced.rows:
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        reached.append(page.focusWidget())
    visible = [row.editor for row in page.advanced.rows.values() if row.isVisible()]
    assert reached[: len(visible)] == visible


def test_the_settings_are_said_again_when_the_language_changes(
    qtbot: QtBot, page: TrainPage, english_again: None
) -> None:
    open_advanced(qtbot, page)
    row = type_into(page, HEADS, "3")
    install_language("ko")
    assert (row._title.text(), row._help.text()) == ("헤드", "바뀜, 프리셋: 4")
    assert {group._title.text() for group in page.advanced._groups} >= {"트랜스포머", "데이터"}
    assert page.settings.order.text() == "번갈아"
    assert page.settings.advanced_button.text() == "고급 · 1"
    install_language("en")
    page.advanced.show_problems()
    told = row.problem
    install_language("ko")
    assert row.problem not in ("", told)
    assert [other for other in page.advanced.rows.values() if other.problem] == [row]
    install_language("en")
    assert row.problem == told
    assert (row._title.text(), row.text()) == ("Heads", "3")


def test_columns_are_as_even_as_can_be_and_keep_the_order() -> None:
    assert split_evenly([7, 8, 7, 7, 3, 8, 6, 5], 3) == (0, 2, 5)
    assert split_evenly([5, 1, 1], 2) == (0, 1)
    assert split_evenly([4], 3) == (0,)
    assert split_evenly([], 3) == ()
