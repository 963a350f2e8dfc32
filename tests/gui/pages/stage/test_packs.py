"""From one pack to another: its samples, and what stands in the field."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from gui.pages.stage.page import StagePage
from gui.resources import samples
from tests.gui.pages.stage.driving import ALL, Reports, type_and_submit

DIGITS = [sample.text for sample in samples("Digits", "Digits reversed", "reversal")]
GRAMMAR = [sample.text for sample in samples("English", "French", "grammar")]


@pytest.fixture
def grammar_pack(tiny_pack: Path) -> Iterator[Path]:
    """The models of `tiny_pack` once more, which say that they were trained on the grammar."""
    pack = tiny_pack.parent / "zgrammar"
    shutil.copytree(tiny_pack, pack)
    (pack / "card.json").write_text(json.dumps({"title": "Grammar"}), encoding="utf-8")
    for facts in (pack / name / "model.json" for name in ALL):
        told = json.loads(facts.read_text(encoding="utf-8"))
        told |= {"corpus": "grammar", "source_language": "English", "target_language": "French"}
        facts.write_text(json.dumps(told), encoding="utf-8")
    yield pack
    shutil.rmtree(pack)


@pytest.fixture
def stage(qtbot: QtBot, grammar_pack: Path, page: StagePage, reports: Reports) -> StagePage:
    """The page with the digits on its lanes and the grammar to choose."""
    qtbot.waitUntil(lambda: bool(page.lanes.lanes()) and page.is_idle())
    return page


def offered(page: StagePage) -> list[str]:
    """What the gallery holds, without the heads of its groups."""
    items = (page.top_bar.gallery.list_widget.item(row) for row in range(page.top_bar.gallery.list_widget.count()))
    return [item.text() for item in items if item.flags() & Qt.ItemFlag.ItemIsEnabled]


def choose_direction(qtbot: QtBot, page: StagePage, direction: str) -> None:
    """Choose it by keyboard, and wait for the models."""
    combo = next(c for c in page.findChildren(QComboBox) if c.accessibleName() == "Direction")
    key = Qt.Key.Key_Down if combo.findText(direction) > combo.currentIndex() else Qt.Key.Key_Up
    while combo.currentText() != direction:
        QTest.keyClick(combo, key)
    qtbot.waitUntil(page.is_idle)


def test_the_digits_come_with_samples_of_digits_and_translate_one(qtbot: QtBot, stage: StagePage) -> None:
    assert offered(stage) == DIGITS
    assert DIGITS[0] in stage.top_bar.field.placeholderText()
    type_and_submit(stage, DIGITS[-1])
    qtbot.waitUntil(stage.is_idle)
    assert stage.trace is not None
    pieces = stage.trace.lanes["tiny/rnn"].source_pieces
    assert [piece.text for piece in pieces] == [*DIGITS[-1].split(), "</s>"]


def test_another_pack_brings_its_samples_and_one_of_them_for_a_sample(qtbot: QtBot, stage: StagePage) -> None:
    stage.set_text(DIGITS[2])
    choose_direction(qtbot, stage, "English → French")
    assert offered(stage) == GRAMMAR
    assert stage.top_bar.field.text() == GRAMMAR[0]
    assert "English" in stage.top_bar.field.placeholderText()
    stage.set_text("My own words.")
    choose_direction(qtbot, stage, "Digits → Digits reversed")
    assert stage.top_bar.field.text() == DIGITS[2]
    choose_direction(qtbot, stage, "English → French")
    assert stage.top_bar.field.text() == "My own words."


def test_a_run_on_the_grammar_has_its_samples_once_it_is_loaded(
    qtbot: QtBot, stage: StagePage, grammar_pack: Path
) -> None:
    stage.set_text(DIGITS[0])
    stage.show_models((str(grammar_pack / "transformer"),))
    qtbot.waitUntil(stage.is_idle)
    assert offered(stage) == GRAMMAR
    assert stage.top_bar.field.text() == GRAMMAR[0]


def test_one_list_has_the_packs_of_all_directions_where_room_is_short(qtbot: QtBot, stage: StagePage) -> None:
    bar = stage.top_bar
    directions, models = bar.packs.findChildren(QComboBox)
    for width, is_single in ((680, True), (1300, False), (680, True)):
        bar.resize(width, bar.height())
        assert directions.isHidden() == is_single
        assert (models.count() == len(bar.packs.packs)) == is_single
        assert bar.packs.current is not None
        assert models.currentData() == bar.packs.current
        assert (directions.currentText() in models.toolTip()) == is_single
    models.setFocus()
    key = Qt.Key.Key_Down if models.findText("Grammar") > models.currentIndex() else Qt.Key.Key_Up
    while models.currentText() != "Grammar":
        QTest.keyClick(models, key)
    qtbot.waitUntil(stage.is_idle)
    assert offered(stage) == GRAMMAR
