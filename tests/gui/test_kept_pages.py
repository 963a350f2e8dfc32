"""Closed and opened again, the window is at what it was at."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.events import ArchitectureDescription, EngineReady
from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.main_window import TRAIN, MainWindow
from gui.settings import Settings
from gui.state.training_choice import CorpusChoice, TrainingChoice
from tests.gui.test_main_window import Open, is_ready, open_window

__all__ = ["open_window"]  # a fixture
SENTENCE = "3 1 4 1 5"


def test_page_sentence_pack_and_choices_come_back(
    qtbot: QtBot, tiny_pack: Path, open_window: Open, bridge: EngineBridge
) -> None:
    ready: list[EngineReady] = []
    bridge.arrived.connect(lambda events: ready.extend(event for event in events if isinstance(event, EngineReady)))
    before = open_window()
    qtbot.waitUntil(lambda: is_ready(before) and bool(before.train.settings.chips))
    other = before.stage.top_bar.packs.packs[-1]
    assert other != before.stage.top_bar.packs.current
    before.stage.show_models(other.models)
    qtbot.waitUntil(before.stage.is_idle)
    before.stage.set_text(SENTENCE)
    before.stage.look.kinds.set_value("saliency")
    before.stage.look.units.set_value(True)
    before.stage.playback.speed = 4.0
    before.train.settings.size_choice.set_value("tiny")
    before.train.settings.minutes.setCurrentIndex(0)
    before.train.settings.corpus.choose(CorpusChoice("reversal"))
    before.train.settings.chips[1].setChecked(False)
    before.train.settings.order.set_value("sequential")
    before.train.settings.start_from.set_value(other.name)
    typed = {("optimisation", "learning_rate"): "0.01", ("sizes", "rnn", "cell"): "lstm", ("seed",): "soon"}
    before.train.advanced.set_texts(typed)
    chosen = before.train.settings.choice()
    before.show_page(TRAIN)
    before.close()

    after = open_window()
    bridge.arrived.emit((ready[0],))  # as an engine does that has started
    qtbot.waitUntil(lambda: after.stage.is_idle() and after.stage.trace is not None)
    assert after.train.isVisible()
    assert after.stage.top_bar.packs.current == other
    assert after.stage.trace is not None
    assert after.stage.trace.text == SENTENCE
    assert after.stage.top_bar.field.text() == SENTENCE
    assert after.stage.look.kinds.value() == "saliency"
    assert after.stage.look.units.value()
    assert after.stage.playback_bar.speed.value() == 4.0
    assert after.train.settings.choice() == chosen
    assert (chosen.order, chosen.start_from) == ("sequential", other.name)
    assert after.train.advanced.advanced.texts == typed
    assert {path: row.text() for path, row in after.train.advanced.rows.items() if row.text()} == typed
    assert (chosen.size, chosen.minutes, len(chosen.architectures)) == ("tiny", 1.0, 2)


def test_without_anything_kept_the_window_opens_on_the_stage_with_its_first_pack(
    qtbot: QtBot, open_window: Open, bridge: EngineBridge
) -> None:
    window = open_window()
    qtbot.waitUntil(lambda: is_ready(window))
    assert window.stage.isVisible()
    assert window.stage.top_bar.packs.current == window.stage.top_bar.packs.packs[0]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("window/page", "cellar"),
        ("stage/pack", "sold out"),
        ("stage/speed", "fast"),
        ("train/size", "colossal"),
        ("train/minutes", "-1"),
        ("train/corpus", "library"),
        ("train/order", "at random"),
        ("train/start_from", "sold out"),
        ("train/advanced", "[7"),
        ("train/advanced", '{"seed": 7, "depth of thought": "9"}'),
        ("train/left_out", "{1"),
        ("train/left_out", "7"),
    ],
)
def test_what_makes_no_sense_is_left_out(
    qtbot: QtBot, open_window: Open, resting_bridge: EngineBridge, settings: Settings, key: str, value: str
) -> None:
    settings.keep(key, value)
    window = open_window()
    known = ArchitectureDescription("rnn", "RNN", "one vector", "source")
    resting_bridge.arrived.emit((EngineReady(0, (known,), (), "cpu"),))
    choice = window.train.settings.choice()
    assert window.stage.isVisible()
    assert choice == TrainingChoice(("rnn",), CorpusChoice("grammar"), "small", 5.0)
    assert window.stage.playback.speed == 1.0
    assert not window.messages.isVisible()


def test_settings_that_were_put_aside_are_told_of(
    qtbot: QtBot, resting_bridge: EngineBridge, appearance: AppearanceControl, tmp_path: Path
) -> None:
    path = tmp_path / "damaged.ini"
    path.write_text("not at all\n")
    settings = Settings(path)
    window = MainWindow(resting_bridge, appearance, settings)
    qtbot.addWidget(window)
    window.show()
    failure = window.messages.failure()
    assert failure is not None
    assert str(settings.put_aside) in failure.kept
    assert window.messages.isVisible()
