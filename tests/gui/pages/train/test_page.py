"""The Train page: what it asks of the engine, and what it shows of the events."""

import shutil
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from engine.commands import Cancel, Pause, Resume, StartTraining
from engine.config import preset, write_config
from engine.events import (
    EngineReady,
    Failure,
    JobFailed,
    JobFinished,
    JobPaused,
    JobProgressed,
    JobResumed,
    TrainingSetBack,
)
from gui.bridge import EngineBridge
from gui.pages.train.page import TrainPage
from gui.state.training_choice import CorpusChoice
from gui.state.training_progress import Phase
from tests.gui.pages.train.driving import ALL, Commands, assert_last, expect, press, report, start
from tests.gui.pages.train.training_events import leave_checkpoints, training_events


def test_before_the_first_training_the_page_says_what_will_happen(page: TrainPage) -> None:
    text = page.curves._placeholder.accessibleName()
    assert "Nothing trained yet" in text
    assert "Attention RNN" in text
    assert "5 min" in text
    page.settings.chips[1].setChecked(False)
    assert "Attention RNN" not in page.curves._placeholder.accessibleName()
    assert list(page.metrics.cards) == ["rnn", "transformer"]


def test_start_asks_for_the_training_that_is_chosen(qtbot: QtBot, page: TrainPage, commands: Commands) -> None:
    press(qtbot, page.settings.chips[0])
    QTest.keyClick(page.settings.corpus, Qt.Key.Key_Down)
    press(qtbot, page.settings.size_choice.button("tiny"))
    start(qtbot, page)
    (command,) = commands.of(StartTraining)
    assert isinstance(command, StartTraining)
    assert command.config.architectures == ("attention_rnn", "transformer")
    assert command.config.corpus.embedded == "reversal"
    assert command.config.name == "Digit reversal · Tiny"
    assert Path(command.run).name.endswith("Digit reversal Tiny")
    expect(page, Phase.PREPARING)


def test_all_that_is_wrong_is_told_at_once_and_nothing_is_asked(
    qtbot: QtBot, page: TrainPage, commands: Commands, tmp_path: Path
) -> None:
    for chip in page.settings.chips:
        press(qtbot, chip)
    page.settings.corpus.choose_files([tmp_path / "gone.tsv"])
    press(qtbot, page.settings.controls.start)
    failure = page.messages.failure()
    assert failure is not None
    assert "at least one architecture" in failure.what
    assert "gone.tsv" in failure.what
    assert page.messages.isVisible()
    assert not commands
    assert page.settings.corpus.choice() == CorpusChoice(files=(tmp_path / "gone.tsv",))
    assert page.is_idle()


def test_a_start_that_succeeds_takes_the_old_complaint_away(qtbot: QtBot, page: TrainPage) -> None:
    for chip in page.settings.chips:
        press(qtbot, chip)
    press(qtbot, page.settings.controls.start)
    press(qtbot, page.settings.chips[0])
    start(qtbot, page)
    assert not page.messages.isVisible()


def test_preparing_shows_what_the_engine_does(qtbot: QtBot, page: TrainPage) -> None:
    job = start(qtbot, page)
    report(page, JobProgressed(job, "Learning the vocabulary", 1, 4))
    assert "Learning the vocabulary" in page.curves._placeholder.accessibleName()
    assert page.settings.corpus.isEnabled() is False
    report(page, *training_events(job, ALL, 1))
    assert not page.curves._placeholder.isVisible()


def test_pause_and_stop_are_acknowledged_before_the_engine_answers(
    qtbot: QtBot, page: TrainPage, commands: Commands
) -> None:
    job, controls = start(qtbot, page), page.settings.controls
    report(page, *training_events(job, ALL, 2))
    press(qtbot, controls.pause)
    assert_last(commands, Pause(job))
    assert (controls.pause.text(), controls.pause.isEnabled()) == ("Pausing…", False)
    report(page, JobPaused(job))
    assert (controls.pause.text(), controls.pause.isEnabled()) == ("Resume", True)
    press(qtbot, controls.pause)
    assert_last(commands, Resume(job))
    assert (controls.pause.text(), controls.pause.isEnabled()) == ("Resuming…", False)
    report(page, JobResumed(job))
    assert controls.pause.text() == "Pause"
    press(qtbot, controls.stop)
    assert_last(commands, Cancel(job))
    assert (controls.stop.text(), controls.stop.isEnabled()) == ("Stopping…", False)
    report(page, JobFinished(job, "cancelled"))
    expect(page, Phase.STOPPED)
    assert controls.start.isEnabled()


def test_a_stopped_training_goes_on_in_its_own_folder(
    qtbot: QtBot, page: TrainPage, commands: Commands, tmp_path: Path
) -> None:
    page.start(tmp_path)
    job = page.progress.job_id
    leave_checkpoints(tmp_path, ALL)
    report(page, *training_events(job, ALL, 30), JobFinished(job, "cancelled"))
    assert page.settings.controls.pause.text() == "Resume"
    press(qtbot, page.settings.controls.pause)
    command = commands[-1]
    assert isinstance(command, StartTraining)
    assert (command.resume, command.run) == (True, str(tmp_path))
    report(page, *training_events(command.job_id, ALL, 1, start=31))
    assert page.progress.parts["rnn"].history.steps.values.tolist() == list(range(1, 32))


def test_a_training_that_could_not_be_saved_is_not_offered_to_go_on(page: TrainPage, tmp_path: Path) -> None:
    page.start(tmp_path)
    job, resume = page.progress.job_id, page.settings.controls.pause
    leave_checkpoints(tmp_path, ALL[:2])  # then the disk was full
    report(page, *training_events(job, ALL, 30), JobFailed(job, Failure("not saved", "", "", "")))
    expect(page, Phase.FAILED)
    assert (resume.text(), resume.isEnabled()) == ("Pause", False)
    assert page.settings.controls.start.isEnabled()


def test_models_are_put_on_the_stage_one_or_all(qtbot: QtBot, page: TrainPage) -> None:
    job = start(qtbot, page)
    report(page, *training_events(job, ALL, 30), JobFinished(job, "out_of_time"))
    with qtbot.waitSignal(page.stage_requested) as requested:
        press(qtbot, page.attention.stage_button)
    assert requested.args == [("run/rnn/best", "run/attention_rnn/best", "run/transformer/best")]
    with qtbot.waitSignal(page.stage_requested) as requested:
        press(qtbot, page.metrics.cards["transformer"].stage_button)
    assert requested.args == [("run/transformer/best",)]


def test_the_best_model_so_far_can_be_put_on_the_stage_during_training(qtbot: QtBot, page: TrainPage) -> None:
    job = start(qtbot, page)
    report(page, *training_events(job, ("rnn",), 24))
    qtbot.waitUntil(lambda: not page._figures_timer.isActive())
    assert not page.attention.stage_button.isVisible()
    report(page, *training_events(job, ("rnn",), 1, start=25))
    qtbot.waitUntil(page.attention.stage_button.isVisible)
    with qtbot.waitSignal(page.stage_requested) as requested:
        press(qtbot, page.attention.stage_button)
    assert requested.args == [("run/rnn/best",)]
    expect(page, Phase.RUNNING)


def test_the_strip_shows_first_and_newest_alignments_with_the_chosen_translations(
    qtbot: QtBot, page: TrainPage
) -> None:
    job = start(qtbot, page)
    report(page, *training_events(job, ALL, 1000), JobFinished(job, "done"))
    strip = page.attention.strip
    steps = [column["transformer"].translated.step for column in strip._columns]
    assert len(steps) == strip.geometry_now().columns == 5
    assert (steps[0], steps[-1]) == (25, 1000)
    newest = strip.geometry_now().output(4).center()
    assert strip.tip_at(newest) == "3 2 1 after 1000"
    assert strip.tip_at(strip.geometry_now().thumbnail(4, 1).topLeft()) == "</s> ← 1  1.00"
    QTest.keyClick(page.attention.output_of, Qt.Key.Key_Up)
    assert page.attention.output_of.currentText() == "Attention RNN"
    assert "step 1000, BLEU 99.0" in strip.accessibleDescription()


def test_a_training_without_attention_shows_its_translations_alone(qtbot: QtBot, page: TrainPage) -> None:
    for chip in page.settings.chips[1:]:
        press(qtbot, chip)
    job = start(qtbot, page)
    report(page, *training_events(job, ("rnn",), 60), JobFinished(job, "done"))
    assert page.attention.strip.geometry_now().lanes == 0
    assert "3 2 1 after 50" in page.attention.strip.accessibleDescription()


def test_the_crosshair_walks_over_the_validations_by_keyboard(qtbot: QtBot, page: TrainPage) -> None:
    job, plot = start(qtbot, page), page.curves.plot
    report(page, *training_events(job, ALL, 100))
    QTest.keyClick(plot, Qt.Key.Key_End)
    assert plot.accessibleDescription().startswith("step 100: RNN 1.76")
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert plot.accessibleDescription().startswith("step 75:")
    QTest.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.accessibleDescription().startswith("step 100:")


def test_the_crosshair_follows_the_mouse(qtbot: QtBot, page: TrainPage) -> None:
    job, plot = start(qtbot, page), page.curves.plot
    report(page, *training_events(job, ALL, 100))
    QApplication.processEvents()
    frame = plot.frame()
    QTest.mouseMove(plot, QPoint(round(frame.x(50)), 60))
    assert plot.accessibleDescription().startswith(("step 49:", "step 50:", "step 51:"))


def test_the_step_axis_can_be_linear(qtbot: QtBot, page: TrainPage) -> None:
    assert page.curves.plot.frame().has_logarithmic_steps
    press(qtbot, page.curves.axis_choice.button(False))
    assert not page.curves.plot.frame().has_logarithmic_steps


def test_a_page_that_is_not_shown_keeps_the_record(qtbot: QtBot, page: TrainPage) -> None:
    job = start(qtbot, page)
    page.hide()
    report(page, *training_events(job, ALL, 100))
    page.show()
    assert page.metrics.cards["rnn"].accessibleDescription().startswith("step 100")


def test_a_gradient_that_exploded_is_told_where_the_learning_rate_stands(qtbot: QtBot, page: TrainPage) -> None:
    job = start(qtbot, page)
    report(page, *training_events(job, ALL, 30), TrainingSetBack(job, "transformer", 31, 1e9, 20, 0.25))
    report(page, *training_events(job, ALL, 5, start=32))
    told, quiet = page.metrics.cards["transformer"], page.metrics.cards["rnn"]
    qtbot.waitUntil(lambda: "learn rate ÷4" in told.accessibleDescription())
    assert "step 31 the gradient exploded: the weights went back to step 20" in told.toolTip()
    assert "÷" not in quiet.accessibleDescription()
    assert "exploded" not in quiet.toolTip()


def test_an_engine_that_cannot_start_leaves_nothing_to_start(
    qtbot: QtBot, idle_bridge: EngineBridge, commands: Commands
) -> None:
    page = TrainPage(idle_bridge)
    qtbot.addWidget(page)
    page.show()
    idle_bridge.arrived.emit((EngineReady(0, (), (), "cpu"),))
    page.start()
    assert page.messages.failure() is not None
    assert not commands


def test_two_parallel_files_are_offered_in_both_directions(page: TrainPage, tmp_path: Path) -> None:
    english, french = tmp_path / "a.en", tmp_path / "a.fr"
    combo = page.settings.corpus
    combo.choose_files([english, french])
    assert combo.currentText() == "a.en → a.fr"
    assert combo.choice() == CorpusChoice(files=(english, french))
    combo.setCurrentIndex(combo.findText("a.fr → a.en"))
    assert combo.choice() == CorpusChoice(files=(french, english))


def test_asking_for_an_own_file_keeps_the_choice_until_there_is_one(qtbot: QtBot, page: TrainPage) -> None:
    combo = page.settings.corpus
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_End)
    dialog = combo.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()
    assert combo.choice() == CorpusChoice(embedded="grammar")


def test_earlier_runs_are_listed_and_put_on_the_stage(qtbot: QtBot, page: TrainPage, home: Path) -> None:
    best = home / "runs" / "2026-01-02 03-04-05 Old" / "rnn" / "best"
    best.mkdir(parents=True)
    write_config(preset("tiny", name="Old · Tiny"), best.parent.parent / "config.toml")
    (best / "model.json").write_text('{"bleu": 41.5, "step": 10, "seconds": 1.0}')
    try:
        page.hide()
        page.show()
        names = [card.accessibleName() for card in page.runs.cards]
        (place,) = [i for i, name in enumerate(names) if name.startswith("Old · Tiny")]
        assert "41.5" in names[place]
        press(qtbot, page.runs.cards[place])
        with qtbot.waitSignal(page.stage_requested) as requested:
            press(qtbot, page.runs.stage_button)
        assert requested.args == [(str(best),)]
    finally:
        shutil.rmtree(best.parent.parent)
