"""How translations are decoded is chosen in a popup, shown in words, and done by the real engine."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from engine.commands import Translate
from gui.appearance import AppearanceControl
from gui.pages.stage.page import StagePage
from gui.state.decoding_choice import DecodingChoice
from tests.gui.pages.stage.driving import SENTENCE, Reports, press


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def produced(page: StagePage) -> dict[str, tuple[int, ...]]:
    """What each model produced, by numbers."""
    assert page.trace is not None
    return {model: record.token_ids for model, record in page.trace.lanes.items()}


def test_a_sampled_translation_is_named_so_and_its_seed_draws_it_again(
    qtbot: QtBot, translated: StagePage, reports: Reports
) -> None:
    control = translated.decoding
    assert control.button.text() == "Greedy"
    greedy = produced(translated)
    click(control.button)
    assert control.popup.isVisible()
    click(control.popup.method.button("sample"))
    click(control.popup.temperature.button(1.5))
    qtbot.waitUntil(translated.is_idle)
    assert control.button.text() == "Sampled: T 1.5, p 0.9, seed 1"
    first = produced(translated)
    assert first != greedy
    click(control.popup.next_seed)
    qtbot.waitUntil(translated.is_idle)
    assert "seed 2" in control.button.text()
    assert produced(translated) != first
    control.popup.seed.selectAll()
    QTest.keyClicks(control.popup.seed, "1")
    press(control.popup.seed, Qt.Key.Key_Return)
    assert control.popup.isVisible()
    qtbot.waitUntil(translated.is_idle)
    assert produced(translated) == first
    asked = [command.sampling for command in reports.asked if isinstance(command, Translate)]
    assert asked[-1] == asked[-3] == DecodingChoice("sample", temperature=1.5, seed=1).sampling
    press(control.popup, Qt.Key.Key_Escape)
    assert not control.popup.isVisible()


def test_what_is_no_seed_leaves_the_seed_as_it_was(translated: StagePage, reports: Reports) -> None:
    popup, asked = translated.decoding.popup, list(reports.asked)
    for text in ("", "-3", "many", "9" * 40):
        popup.seed.setText(text)
        press(popup.seed, Qt.Key.Key_Return)
        assert popup.seed.text() == "1"
    assert reports.asked == asked


def test_every_translation_begins_with_what_is_typed(qtbot: QtBot, translated: StagePage) -> None:
    popup = translated.decoding.popup
    click(translated.decoding.button)
    QTest.keyClicks(popup.beginning, "9 9")
    press(popup.beginning, Qt.Key.Key_Return)
    qtbot.waitUntil(translated.is_idle)
    assert translated.decoding.button.text() == "Greedy, begins “9 9”"
    assert translated.trace is not None
    for record in translated.trace.lanes.values():
        assert [step.piece.text for step in record.steps[:2]] == ["9", "9"]
        assert [step.is_forced for step in record.steps[:3]] == [True, True, False]


def test_a_beam_search_gives_the_best_of_its_tree(qtbot: QtBot, translated: StagePage) -> None:
    control = translated.decoding
    assert control.tree.isHidden()
    control.popup.choose(DecodingChoice("beam", width=3))
    qtbot.waitUntil(translated.is_idle)
    assert control.button.text() == "Beam 3"
    assert control.tree.isVisible()
    assert translated.trace is not None
    assert translated.trace.text == SENTENCE
    for record in translated.trace.lanes.values():
        assert len(record.beam) >= len(record.steps)
        finished = [node for step in record.beam for node in step.nodes if node.fate == "finished"]
        assert finished
        best = max(finished, key=lambda node: node.score)
        assert abs(sum(step.log_prob for step in record.steps) - best.log_prob) < 1e-3


def test_the_popup_shows_only_the_settings_of_the_chosen_method(translated: StagePage) -> None:
    popup = translated.decoding.popup
    click(translated.decoding.button)
    shown = []
    for method in ("greedy", "sample", "beam"):
        click(popup.method.button(method))
        shown.append((popup.temperature.isVisible(), popup.seed.isVisible(), popup.width_choice.isVisible()))
    assert shown == [(False, False, False), (True, True, False), (False, False, True)]
    popup.close()


def test_long_words_and_large_type_fit_into_the_narrowest_window(
    qtbot: QtBot, translated: StagePage, appearance: AppearanceControl
) -> None:
    control = translated.decoding
    control.popup.choose(DecodingChoice("sample", beginning="5 1 4 1 3 5 1 4 1 3"))
    qtbot.waitUntil(translated.is_idle)
    for _ in range(3):
        appearance.enlarge_text()
    assert translated.tools.minimumSizeHint().width() <= 880  # of 1024 px, without the rail and the margins
    assert "5 1 4 1 3 5 1 4" in control.button.toolTip()
    click(control.button)
    lefts = {field.mapTo(control.popup, QPoint()).x() for field in (control.popup.seed, control.popup.beginning)}
    assert len(lefts) == 1, "the fields stand under each other"
    control.popup.close()
