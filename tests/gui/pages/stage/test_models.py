"""Models come onto the lanes: when they are ready, when they are not, and what can be asked meanwhile."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.commands import LoadModel
from gui.pages.stage.page import StagePage
from gui.theme import theme_of
from tests.gui.pages.stage.driving import SENTENCE, Reports, lane, type_and_submit


def test_a_sentence_sent_while_models_load_is_translated_when_they_are_here(
    qtbot: QtBot, page: StagePage, reports: Reports
) -> None:
    qtbot.waitUntil(lambda: bool(page.lanes.lanes()))
    page.set_text(SENTENCE)
    page.translate()
    assert not page.is_idle()
    qtbot.waitUntil(lambda: page.trace is not None and page.is_idle())
    assert page.trace is not None
    assert len(page.trace.lanes) == 3


def test_a_sentence_sent_before_the_engine_is_here_is_translated_too(
    qtbot: QtBot, page: StagePage, request: pytest.FixtureRequest
) -> None:
    type_and_submit(page, SENTENCE)
    assert not page.lanes.lanes()
    assert "as soon as" in page.hint
    assert not page.is_idle()
    request.getfixturevalue("reports")
    qtbot.waitUntil(lambda: page.trace is not None and page.is_idle())
    assert page.hint == ""


def test_models_chosen_meanwhile_translate_what_is_waited_for(qtbot: QtBot, page: StagePage, reports: Reports) -> None:
    type_and_submit(page, SENTENCE)
    qtbot.waitUntil(lambda: bool(page.lanes.lanes()))
    page.show_models(("tiny/transformer",))
    qtbot.waitUntil(lambda: page.trace is not None and page.is_idle())
    assert page.trace is not None
    assert list(page.trace.lanes) == ["tiny/transformer"]


def test_models_of_a_run_are_called_as_it_and_known_before_they_are_loaded(
    qtbot: QtBot, loaded: StagePage, tiny_run: Path
) -> None:
    model = str(tiny_run / "transformer" / "best")
    loaded.show_models((model,))
    assert loaded.lanes.lane(model).facts.title == "Transformer"
    qtbot.waitUntil(loaded.is_idle)
    current = loaded.top_bar.packs.current
    assert current is not None
    assert current.title == "A few steps"
    heads = loaded.lanes.lane(model).reads.heads.grab().toImage()
    colours = {heads.pixelColor(x, y).name() for x in range(heads.width()) for y in range(heads.height())}
    assert theme_of(loaded).lane("transformer").tint.name() in colours


def test_a_model_that_is_missing_is_explained_and_can_be_tried_again(
    qtbot: QtBot, loaded: StagePage, reports: Reports, tiny_pack: Path, tmp_path: Path
) -> None:
    missing = tmp_path / "run" / "rnn" / "best"
    loaded.show_models((str(missing), "tiny/transformer"))
    qtbot.waitUntil(loaded.is_idle)
    broken = loaded.lanes.lane(str(missing))
    assert "no model" in broken.notice.text()
    assert broken.notice.isVisible()
    shutil.copytree(tiny_pack / "rnn", missing)
    QTest.mouseClick(broken.notice.retry, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(loaded.is_idle)
    assert broken.facts.title == "RNN"
    assert broken.facts.parameters
    type_and_submit(loaded, SENTENCE)
    qtbot.waitUntil(loaded.is_idle)
    loaded.seek(1)
    assert broken.frame.current is not None


def test_a_model_that_is_missing_does_not_keep_the_others_from_translating(
    qtbot: QtBot, loaded: StagePage, tmp_path: Path
) -> None:
    loaded.show_models((str(tmp_path / "nothing"), "tiny/transformer"))
    qtbot.waitUntil(loaded.is_idle)
    type_and_submit(loaded, SENTENCE)
    qtbot.waitUntil(loaded.is_idle)
    loaded.seek(1)
    assert lane(loaded, "transformer").frame.current is not None
    assert loaded.lanes.lane(str(tmp_path / "nothing")).frame.current is None


def test_models_on_the_lanes_are_not_loaded_twice(loaded: StagePage, reports: Reports) -> None:
    loads = [command for command in reports.asked if isinstance(command, LoadModel)]
    assert len(loads) == 3
    loaded.show_models(("tiny/rnn", "tiny/attention_rnn", "tiny/transformer"))
    assert [command for command in reports.asked if isinstance(command, LoadModel)] == loads
