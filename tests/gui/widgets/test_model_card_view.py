"""A model's card in the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.events import Weakness
from gui.appearance import AppearanceControl
from gui.theme import theme_of
from gui.widgets.curve_sketch import CurveSketch
from gui.widgets.figure_table import FigureTable
from gui.widgets.label import Label
from gui.widgets.model_card_view import ModelCardView, breakable
from gui.widgets.reading_width import WIDEST
from tests.engine.small_cards import small_card


@pytest.fixture
def view(qtbot: QtBot, appearance: AppearanceControl) -> ModelCardView:
    """A card in a narrow lane."""
    view = ModelCardView()
    qtbot.addWidget(view)
    view.resize(270, 400)
    view.show_card(small_card())
    view.show()
    qtbot.waitExposed(view)
    return view


def test_it_says_what_the_card_says(view: ModelCardView) -> None:
    text = view.text()
    for part in (
        "Digits → Digits reversed",
        "For anything, like the program itself.",
        "Scores on unseen digits",
        "BLEU 71.5 · chrF 84.0 · exact match 58.9 % · alignment error rate 0.125",
        "none of the sources was in training",
        "7 7 7 2\n2 7 7\nIt loses count. Right is: 2 7 7 7",
        "Too short. Missing: 8 8.",
        "two cores",
        "As it was at the end",
        "BLEU 0.0 to 71.0, by step.",
        "made by the program. Licence: MIT.",
        "0.2 MiB in float16",
        "model size 96, heads 4",
        "BLEU nrefs:1 | case:mixed | eff:no | tok:13a",
        "chrF nrefs:1",
    ):
        assert part in text, part
    assert view.accessibleName() == "Card of Digits · Transformer"


def test_scores_by_length_stand_in_a_table(view: ModelCardView) -> None:
    (table,) = view.findChildren(FigureTable)
    rows = [label.text() for label in table.findChildren(Label)]
    assert rows[:5] == ["words", "pairs", "BLEU", "chrF", "exact"]
    assert rows[5:] == ["4–10", "50", "98.5", "99.1", "96.0", "11+", "40", "41.2", "66.3", "12.5"]
    assert "words 11+, pairs 40, BLEU 41.2, chrF 66.3, exact 12.5" in table.accessibleName()


def test_the_learning_curve_is_drawn_in_the_colour_of_the_architecture(view: ModelCardView) -> None:
    (sketch,) = view.findChildren(CurveSketch)
    assert sketch.accessibleName() == "BLEU from 0.0 at step 0 to 71.0 at step 1\N{NARROW NO-BREAK SPACE}000"
    picture = sketch.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert theme_of(view).lane("transformer").fill.name() in colours


def test_without_a_curve_it_is_said(view: ModelCardView) -> None:
    training = small_card().training.model_copy(update={"curve": ()})
    view.show_card(small_card(training=training))
    assert "Its learning curve was not kept." in view.text()
    assert not view.findChildren(CurveSketch)


def test_nothing_is_cut_off_at_the_right_however_narrow_it_is(view: ModelCardView) -> None:
    content = view.widget()
    assert content
    assert content.width() <= view.viewport().width()
    assert content.height() > view.viewport().height()
    for label in content.findChildren(Label):
        assert label.mapTo(content, label.rect().bottomRight()).x() < content.width()


def test_a_text_without_spaces_is_shown_whole(view: ModelCardView) -> None:
    weakness = Weakness(source="W" * 500, translation="字" * 500, remark="e" * 300)
    view.show_card(small_card(use="m" * 300, weaknesses=(weakness,)))
    content = view.widget()
    assert content
    assert content.minimumSizeHint().width() <= view.viewport().width()
    assert "W" * 500 in view.text().replace("\u200b", "")


def test_words_of_usual_length_stay_as_they_are() -> None:
    text = "Donaudampfschifffahrt, to a b-c\nand"
    assert breakable(text) == text
    assert breakable("a " + "b" * 32) == "a " + "\u200b".join(["b" * 8] * 4)


def test_it_scrolls_by_keyboard_and_passes_on_the_keys_of_the_clock(view: ModelCardView) -> None:
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.verticalScrollBar().value() > 0
    passed: list[int] = []

    class Host(QWidget):
        def keyPressEvent(self, event) -> None:  # type: ignore[no-untyped-def]
            passed.append(event.key())

    host = Host()
    view.setParent(host)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape, Qt.Key.Key_Down):
        QTest.keyClick(view, key)
    view.setParent(None)
    assert passed == [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape]


def test_another_card_takes_the_place_of_the_one_before(view: ModelCardView) -> None:
    view.verticalScrollBar().setValue(50)
    view.show_card(small_card(title="Other", source_language="Ciphers"))
    assert view.accessibleName() == "Card of Other"
    assert "Ciphers → Digits reversed" in view.text()
    assert view.verticalScrollBar().value() == 0


def test_a_table_has_no_column_without_figures(view: ModelCardView) -> None:
    card = small_card()
    (scores,) = card.scores
    parts = tuple(part.model_copy(update={"chrf": None}) for part in scores.by_length)
    scores = scores.model_copy(update={"by_length": parts})
    view.show_card(card.model_copy(update={"scores": (scores,)}))
    table = view.findChildren(FigureTable)[-1]
    assert [label.text() for label in table.findChildren(Label)][:4] == ["words", "pairs", "BLEU", "exact"]
    assert "BLEU 41.2, exact 12.5" in table.accessibleName()


def test_in_a_wide_room_its_lines_stay_readable_and_its_scroll_bar_is_at_the_edge(view: ModelCardView) -> None:
    view.resize(1200, 400)
    QTest.qWait(10)
    bar = view.verticalScrollBar()
    assert bar.isVisible()
    assert bar.mapTo(view, bar.rect().topRight()).x() == view.width() - 1
    assert max(label.width() for label in view.findChildren(Label)) <= WIDEST
