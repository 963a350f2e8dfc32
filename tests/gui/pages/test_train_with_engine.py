"""The Train page with the real engine: the embedded digit-reversal corpus, by mouse and keyboard."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.pages.train.page import TrainPage
from gui.state.run_history import find_runs
from gui.state.training_progress import Phase

PATIENCE = 90_000
PROMPT = 3_000  # the 300 ms, on a machine that may be busy with other tests


@pytest.fixture
def page(qtbot: QtBot, appearance: AppearanceControl, bridge: EngineBridge) -> TrainPage:
    page = TrainPage(bridge)
    qtbot.addWidget(page)
    page.resize(1368, 900)
    page.show()
    wait(qtbot, lambda: bool(page.settings.chips))
    return page


def wait(qtbot: QtBot, condition: Callable[[], bool], milliseconds: int = PATIENCE) -> None:
    qtbot.waitUntil(condition, timeout=milliseconds)


def press(qtbot: QtBot, button: QAbstractButton) -> None:
    wait(qtbot, lambda: button.isVisible() and button.isEnabled())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def start_tiny_reversal(qtbot: QtBot, page: TrainPage, *names: str) -> None:
    for chip in page.settings.chips:
        if chip.architecture not in names:
            press(qtbot, chip)
    while page.settings.corpus.choice().embedded != "reversal":
        QTest.keyClick(page.settings.corpus, Qt.Key.Key_Down)
    press(qtbot, page.settings.size_choice.button("tiny"))
    press(qtbot, page.settings.controls.start)


def steps(page: TrainPage) -> int:
    return page.progress.step


def is_in(page: TrainPage, phase: Phase) -> Callable[[], bool]:
    return lambda: page.progress.phase is phase


def test_a_training_is_started_paused_resumed_stopped_and_put_on_the_stage(qtbot: QtBot, page: TrainPage) -> None:
    start_tiny_reversal(qtbot, page, "attention_rnn")
    wait(qtbot, lambda: steps(page) >= 10)
    controls, history = page.settings.controls, page.progress.parts["attention_rnn"].history
    assert history.steps.values[:10].tolist() == list(range(1, 11))
    assert history.losses.values.min() > 0

    press(qtbot, controls.pause)
    wait(qtbot, is_in(page, Phase.PAUSED), PROMPT)
    held = steps(page)
    qtbot.wait(300)
    assert steps(page) == held

    press(qtbot, controls.pause)
    wait(qtbot, is_in(page, Phase.RUNNING), PROMPT)
    wait(qtbot, lambda: steps(page) > held + 5)

    wait(qtbot, page.attention.stage_button.isVisible)
    press(qtbot, controls.stop)
    wait(qtbot, is_in(page, Phase.STOPPED), PROMPT)
    with qtbot.waitSignal(page.stage_requested) as requested:
        press(qtbot, page.attention.stage_button)
    (model,) = requested.args[0]
    assert Path(model) == Path(page.progress.run) / "attention_rnn" / "best"
    assert (Path(model) / "model.json").is_file()

    run = find_runs(Path(page.progress.run).parent)[0]
    assert run.title == "Digit reversal · Tiny"
    assert run.models[0].bleu == pytest.approx(page.progress.parts["attention_rnn"].best_bleu, abs=0.01)


def test_a_stopped_training_goes_on_where_it_was(qtbot: QtBot, page: TrainPage) -> None:
    start_tiny_reversal(qtbot, page, "rnn")
    wait(qtbot, lambda: steps(page) >= 5)
    press(qtbot, page.settings.controls.stop)
    wait(qtbot, is_in(page, Phase.STOPPED), PROMPT)
    stopped = steps(page)
    press(qtbot, page.settings.controls.pause)
    wait(qtbot, lambda: steps(page) >= stopped + 3)
    numbers = page.progress.parts["rnn"].history.steps.values
    assert numbers.tolist() == list(range(1, len(numbers) + 1))


def test_two_architectures_take_turns(qtbot: QtBot, page: TrainPage) -> None:
    start_tiny_reversal(qtbot, page, "rnn", "transformer")
    wait(qtbot, lambda: steps(page) >= 20)
    counts = [part.step for part in page.progress.parts.values()]
    assert list(page.progress.parts) == ["rnn", "transformer"]
    assert max(counts) - min(counts) <= 1


def test_a_file_that_is_no_corpus_is_explained(qtbot: QtBot, page: TrainPage, tmp_path: Path) -> None:
    broken = tmp_path / "broken.tsv"
    broken.write_text("one column only\n")
    page.settings.corpus.choose_files([broken])
    press(qtbot, page.settings.controls.start)
    wait(qtbot, is_in(page, Phase.FAILED))
    failure = page.messages.failure()
    assert failure is not None
    assert "broken.tsv" in failure.what
    assert page.settings.controls.start.isEnabled()


def test_own_parallel_files_are_trained_on(qtbot: QtBot, page: TrainPage, tmp_path: Path) -> None:
    words = ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"]
    lines = [[i % 9, (i * 7 + i // 9) % 9, (i // 81) % 9] for i in range(600)]
    sources, targets = tmp_path / "count.en", tmp_path / "count.fr"
    sources.write_text("".join(" ".join(str(d + 1) for d in line) + "\n" for line in lines))
    targets.write_text("".join(" ".join(words[d] for d in line) + "\n" for line in lines), encoding="utf-8")
    page.settings.corpus.choose_files([sources, targets])
    for chip in page.settings.chips[1:]:
        press(qtbot, chip)
    press(qtbot, page.settings.size_choice.button("tiny"))
    press(qtbot, page.settings.controls.start)
    wait(qtbot, lambda: steps(page) >= 5 or page.progress.failure is not None)
    assert page.progress.failure is None


def test_the_page_stays_awake_while_it_trains(qtbot: QtBot, page: TrainPage) -> None:
    start_tiny_reversal(qtbot, page, "rnn", "attention_rnn", "transformer")
    wait(qtbot, lambda: steps(page) >= 5)
    longest, until = 0.0, time.perf_counter() + 2.0
    while (now := time.perf_counter()) < until:
        qtbot.wait(1)
        longest = max(longest, time.perf_counter() - now)
    assert longest < 0.5
