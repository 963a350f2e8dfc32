"""The Train page with the real engine: the embedded digit-reversal corpus, by mouse and keyboard."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.events import JobFailed, TrainStepDone
from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.pages.train.page import TrainPage
from gui.state.earlier_run import EarlierRun
from gui.state.quantity import Quantity
from gui.state.run_history import Run, find_runs
from gui.state.training_history import TrainingHistory
from gui.state.training_progress import Phase
from tests.gui.pages.train.driving import press


@pytest.fixture
def page(qtbot: QtBot, appearance: AppearanceControl, bridge: EngineBridge) -> TrainPage:
    page = TrainPage(bridge)
    qtbot.addWidget(page)
    page.resize(1368, 900)
    page.show()
    qtbot.waitUntil(lambda: bool(page.settings.chips))
    return page


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


def test_a_training_is_started_paused_resumed_stopped_and_put_on_the_stage(
    qtbot: QtBot, page: TrainPage, bridge: EngineBridge
) -> None:
    start_tiny_reversal(qtbot, page, "attention_rnn")
    qtbot.waitUntil(lambda: steps(page) >= 10)
    controls, history = page.settings.controls, page.progress.parts["attention_rnn"].history
    assert history.steps.values[:10].tolist() == list(range(1, 11))
    assert history.losses.values.min() > 0

    press(qtbot, controls.pause)
    qtbot.waitUntil(is_in(page, Phase.PAUSED))
    held = steps(page)
    refused: list[int] = []
    bridge.arrived.connect(lambda events: refused.extend(e.job_id for e in events if isinstance(e, JobFailed)))
    asked = bridge.load("nowhere/rnn")  # the engine works meanwhile, but not at the training
    qtbot.waitUntil(lambda: asked in refused)
    assert steps(page) == held

    press(qtbot, controls.pause)
    qtbot.waitUntil(is_in(page, Phase.RUNNING))
    qtbot.waitUntil(lambda: steps(page) > held + 5)

    qtbot.waitUntil(page.attention.stage_button.isVisible)
    press(qtbot, controls.stop)
    qtbot.waitUntil(is_in(page, Phase.STOPPED))
    with qtbot.waitSignal(page.stage_requested) as requested:
        press(qtbot, page.attention.stage_button)
    (model,) = requested.args[0]
    assert Path(model) == Path(page.progress.run) / "attention_rnn" / "best"
    assert (Path(model) / "model.json").is_file()

    run = find_runs(Path(page.progress.run).parent)[0]
    assert run.title == "Digit reversal · Tiny"
    assert run.models[0].bleu == pytest.approx(page.progress.parts["attention_rnn"].best_bleu, abs=0.01)
    assert_log_tells_the_curves_that_were_seen(run, history)


def assert_log_tells_the_curves_that_were_seen(run: Run, seen: TrainingHistory) -> None:
    earlier = EarlierRun(run)
    while not earlier.is_complete:
        earlier.read_some()
    read = earlier.histories["attention_rnn"]
    assert len(seen.at_validations(Quantity.ALIGNMENT_ERROR).steps)
    for quantity in Quantity:
        for one, other in (
            (read.at_steps(quantity), seen.at_steps(quantity)),
            (read.at_validations(quantity), seen.at_validations(quantity)),
        ):
            assert one.steps.tolist() == other.steps.tolist()
            assert one.values == pytest.approx(other.values, rel=1e-6)


def test_a_stopped_training_goes_on_where_it_was(qtbot: QtBot, page: TrainPage) -> None:
    start_tiny_reversal(qtbot, page, "rnn")
    qtbot.waitUntil(lambda: steps(page) >= 5)
    press(qtbot, page.settings.controls.stop)
    qtbot.waitUntil(is_in(page, Phase.STOPPED))
    stopped = steps(page)
    press(qtbot, page.settings.controls.pause)
    qtbot.waitUntil(lambda: steps(page) >= stopped + 3)
    numbers = page.progress.parts["rnn"].history.steps.values
    assert numbers.tolist() == list(range(1, len(numbers) + 1))


def test_two_architectures_take_turns(qtbot: QtBot, page: TrainPage, bridge: EngineBridge) -> None:
    taken: list[tuple[str, int]] = []
    bridge.arrived.connect(
        lambda events: taken.extend((e.architecture, e.step) for e in events if isinstance(e, TrainStepDone))
    )
    start_tiny_reversal(qtbot, page, "rnn", "transformer")
    qtbot.waitUntil(lambda: len(taken) >= 40)
    assert list(page.progress.parts) == ["rnn", "transformer"]
    assert taken == [(("rnn", "transformer")[place % 2], place // 2 + 1) for place in range(len(taken))]


def test_a_file_that_is_no_corpus_is_explained(qtbot: QtBot, page: TrainPage, tmp_path: Path) -> None:
    broken = tmp_path / "broken.tsv"
    broken.write_text("one column only\n")
    page.settings.corpus.choose_files([broken])
    press(qtbot, page.settings.controls.start)
    qtbot.waitUntil(is_in(page, Phase.FAILED))
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
    qtbot.waitUntil(lambda: steps(page) >= 5 or page.progress.failure is not None)
    assert page.progress.failure is None


@pytest.fixture
def longest_file() -> Iterator[Callable[[int], None]]:
    """Sets how many bytes a file may have (-1: any number); like a full disk it fails in the midst of writing."""
    resource = pytest.importorskip("resource", reason="limits files as POSIX does")

    def limit(size: int) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    yield limit
    limit(-1)


def test_a_full_disk_pauses_the_training_and_it_is_resumed_when_there_is_room(
    qtbot: QtBot, page: TrainPage, longest_file: Callable[[int], None]
) -> None:
    start_tiny_reversal(qtbot, page, "rnn")
    qtbot.waitUntil(lambda: steps(page) >= 5)
    longest_file(50_000)
    qtbot.waitUntil(is_in(page, Phase.PAUSED), timeout=60_000)  # at its next validation
    held, failure = steps(page), page.messages.failure()
    assert failure is not None
    assert page.messages.isVisible()
    assert "could not be written" in failure.what
    assert "has lost nothing" in failure.kept
    assert "Make room, then resume" in failure.advice
    longest_file(-1)
    press(qtbot, page.settings.controls.pause)
    qtbot.waitUntil(lambda: steps(page) > held)
    assert not page.messages.isVisible()
    numbers = page.progress.parts["rnn"].history.steps.values
    assert numbers.tolist() == list(range(1, len(numbers) + 1))


def test_a_training_that_is_stopped_on_a_full_disk_says_that_its_last_steps_are_lost(
    qtbot: QtBot, page: TrainPage, longest_file: Callable[[int], None]
) -> None:
    start_tiny_reversal(qtbot, page, "rnn")
    qtbot.waitUntil(lambda: steps(page) >= 5)
    longest_file(50_000)
    press(qtbot, page.settings.controls.stop)
    qtbot.waitUntil(is_in(page, Phase.FAILED))
    failure = page.messages.failure()
    assert failure is not None
    assert "The last steps of rnn" in failure.what
    assert "untouched" in failure.kept
    offers_resume = page.settings.controls.pause.text() == "Resume"
    assert offers_resume == ("can be resumed" in failure.advice)
    assert page.settings.controls.start.isEnabled()


def longest_gap(qtbot: QtBot) -> float:
    """How long the window was deaf at most, in a second."""
    longest, until = 0.0, time.perf_counter() + 1.0
    while (now := time.perf_counter()) < until:
        qtbot.wait(1)
        longest = max(longest, time.perf_counter() - now)
    return longest


def test_the_page_stays_awake_while_it_trains(qtbot: QtBot, page: TrainPage) -> None:
    start_tiny_reversal(qtbot, page, "rnn", "attention_rnn", "transformer")
    qtbot.waitUntil(lambda: steps(page) >= 5)
    assert min(longest_gap(qtbot) for _ in range(3)) < 0.5
