"""What the settings of the Train page ask for, with the real engine: by mouse and keyboard."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.config import read_config
from engine.events import Event, TrainStepDone
from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.pages.train.page import TrainPage
from gui.state.training_progress import Phase
from tests.gui.pages.train.driving import press
from tests.gui.pages.train.test_advanced import choose, open_advanced, type_into

SMALL = {
    ("corpus", "pairs"): "400",
    ("corpus", "validation_pairs"): "4",
    ("validation", "bleu_pairs"): "2",
    ("optimisation", "batch_tokens"): "128",
    ("optimisation", "learning_rate"): "0.004",
}


@pytest.fixture
def page(qtbot: QtBot, tiny_pack: Path, appearance: AppearanceControl, bridge: EngineBridge) -> TrainPage:
    """With two architectures chosen, small and quick ones."""
    page = TrainPage(bridge)
    qtbot.addWidget(page)
    page.resize(1368, 900)
    page.show()
    qtbot.waitUntil(lambda: bool(page.settings.chips))
    press(qtbot, page.settings.chips[1])
    press(qtbot, page.settings.size_choice.button("tiny"))
    page.settings.corpus.setCurrentIndex(1)
    open_advanced(qtbot, page)
    for path, text in SMALL.items():
        type_into(page, path, text)
    return page


@pytest.fixture
def stepped(page: TrainPage, bridge: EngineBridge) -> list[TrainStepDone]:
    """The steps that were taken, in their order."""
    steps: list[TrainStepDone] = []

    def note(events: tuple[Event, ...]) -> None:
        steps.extend(event for event in events if isinstance(event, TrainStepDone))

    bridge.arrived.connect(note)
    return steps


def test_one_after_the_other_is_stopped_and_gone_on_with_in_the_second_one(
    qtbot: QtBot, page: TrainPage, stepped: list[TrainStepDone]
) -> None:
    choose(qtbot, page.settings.order, "One after the other")
    type_into(page, ("budget", "steps"), "12")
    press(qtbot, page.settings.controls.start)
    qtbot.waitUntil(lambda: any(step.architecture == "transformer" for step in stepped))
    assert page.progress.parts["rnn"].outcome == "done"
    press(qtbot, page.settings.controls.stop)
    qtbot.waitUntil(lambda: page.progress.phase is Phase.STOPPED)
    press(qtbot, page.settings.controls.pause)  # which says Resume now
    qtbot.waitUntil(lambda: page.progress.phase is Phase.FINISHED)
    assert [(step.architecture, step.step) for step in stepped] == [
        (name, step) for name in ("rnn", "transformer") for step in range(1, 13)
    ]
    assert read_config(Path(page.progress.run) / "config.toml").order == "sequential"
    assert page.settings.times.text() == ""


def test_models_of_a_pack_are_trained_on_with_their_sizes(
    qtbot: QtBot, page: TrainPage, stepped: list[TrainStepDone]
) -> None:
    choose(qtbot, page.settings.start_from, "From “Digit reversal”")
    press(qtbot, page.settings.size_choice.button("base"))
    type_into(page, ("budget", "steps"), "400")
    press(qtbot, page.settings.controls.start)
    qtbot.waitUntil(lambda: len(stepped) >= 8)
    press(qtbot, page.settings.controls.stop)
    qtbot.waitUntil(lambda: page.progress.phase is Phase.STOPPED)
    config = read_config(Path(page.progress.run) / "config.toml")
    assert (config.start_from, config.sizes["rnn"]["hidden_size"]) == ("tiny", 96)
    taken = len(stepped)
    press(qtbot, page.settings.controls.pause)
    qtbot.waitUntil(lambda: len(stepped) >= taken + 4)
    assert page.progress.failure is None


def test_how_long_all_of_it_takes_is_told_while_it_is_trained(
    qtbot: QtBot, page: TrainPage, stepped: list[TrainStepDone]
) -> None:
    press(qtbot, page.settings.controls.start)
    qtbot.waitUntil(lambda: {step.architecture for step in stepped} == {"rnn", "transformer"})
    qtbot.waitUntil(lambda: "left for all, until" in page.settings.times.text())
    press(qtbot, page.settings.controls.pause)
    qtbot.waitUntil(lambda: page.settings.times.text().endswith("left for all"))
    minutes = int(page.settings.times.text().split(":")[0])
    assert 8 <= minutes <= 10  # of two architectures with five minutes each


def test_how_large_the_models_would_be_is_told_beside_their_sizes(qtbot: QtBot, page: TrainPage) -> None:
    groups = {group.architecture: group for group in page.advanced._groups}
    qtbot.waitUntil(lambda: groups["rnn"]._note.text().endswith("k parameters"))
    before = groups["rnn"]._note.text()
    type_into(page, ("sizes", "rnn", "hidden_size"), "1024")
    qtbot.waitUntil(lambda: groups["rnn"]._note.text().endswith("M parameters"))
    type_into(page, ("sizes", "rnn", "hidden_size"), "7")
    qtbot.waitUntil(lambda: groups["rnn"]._note.text() == "")
    type_into(page, ("sizes", "rnn", "hidden_size"), "")
    qtbot.waitUntil(lambda: groups["rnn"]._note.text() == before)
