"""Heads are looked at, ranked and switched off, with the real engine and a shipped model."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui.pages.why.page import WhyPage
from gui.pages.why.self_attention_panel import SHOWN_FIRST, SelfAttentionPanel
from gui.state.experiment_run import Phase

LOOKS_AHEAD = ("cross", 2, 0)


@pytest.fixture
def panel(qtbot: QtBot, ready: WhyPage) -> SelfAttentionPanel:
    """The experiment after its first sentence was read; nothing was measured yet."""
    panel = ready.panels["self_attention"]
    assert isinstance(panel, SelfAttentionPanel)
    ready.show_experiment("self_attention")
    qtbot.waitUntil(lambda: panel.is_idle() and panel.heads.read is not None)
    return panel


def click_switch(qtbot: QtBot, panel: SelfAttentionPanel, place: tuple[int, int]) -> None:
    at = panel.view.board.geometry_now().switch(place).center()
    QTest.mouseClick(panel.view.board, Qt.MouseButton.LeftButton, pos=at.toPoint())
    qtbot.waitUntil(panel.is_idle)


def translations(panel: SelfAttentionPanel) -> list[str]:
    return panel.view.translations.accessibleDescription().splitlines()


def test_a_sentence_is_read_as_soon_as_the_experiment_is_opened(panel: SelfAttentionPanel) -> None:
    assert panel.sentence.text() == SHOWN_FIRST
    assert panel.heads.shape() == (3, 4)
    (whole,) = translations(panel)
    assert whole.startswith("with all heads, BLEU ")
    assert whole.endswith("La petite maison blanche est belle.")
    assert panel.run.phase is Phase.IDLE
    assert panel.share.isEnabled()


def test_a_head_is_switched_off_by_its_switch_and_the_translation_changes(
    qtbot: QtBot, panel: SelfAttentionPanel
) -> None:
    click_switch(qtbot, panel, (2, 0))
    assert panel.heads.off == {LOOKS_AHEAD}
    assert panel.heads.chosen == (2, 0)
    whole, without = translations(panel)
    assert whole.endswith("La petite maison blanche est belle.")
    assert without.endswith("Le petit maison blanc est beau.")
    assert "BLEU" in without
    assert "−" in without
    QTest.mouseClick(panel.view.all_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(panel.is_idle)
    assert len(translations(panel)) == 1


def test_a_head_is_switched_off_by_the_keyboard_alone(qtbot: QtBot, panel: SelfAttentionPanel) -> None:
    board = panel.view.board
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space):
        QTest.keyClick(board, key)
    qtbot.waitUntil(panel.is_idle)
    assert panel.heads.off == {("cross", 1, 2)}
    assert translations(panel)[1].endswith("La petite maison blanche est belle.")  # others know the same


def test_another_attention_has_its_own_pictures_and_pieces(panel: SelfAttentionPanel) -> None:
    QTest.mouseClick(panel.view.kinds.button("encoder"), Qt.MouseButton.LeftButton)
    assert panel.heads.kind == "encoder"
    assert panel.heads.readers() == panel.heads.looked_at()
    lines = panel.view.lines
    place = QPoint(20, round(lines.geometry_now().y("reader", 1)))
    QTest.mouseClick(lines, Qt.MouseButton.LeftButton, pos=place)
    told = lines.accessibleDescription()
    assert "“small” reads: " in told
    assert "“small” is read by: " in told


def test_what_can_be_switched_off_together_is_offered(qtbot: QtBot, panel: SelfAttentionPanel) -> None:
    sizes = [len(off) for _, off in panel.view.choices()]
    assert sizes == [1, 4, 3, 12]  # the halves by alignment are known once it is measured
    panel.view.switch(panel.view.choices()[-1][1])
    qtbot.waitUntil(panel.is_idle)
    assert len(panel.heads.off) == 12
    assert not translations(panel)[1].endswith("La petite maison blanche est belle.")


def test_the_menu_switches_a_layer_off(qtbot: QtBot, panel: SelfAttentionPanel) -> None:
    QTest.mouseClick(panel.view.switch_off, Qt.MouseButton.LeftButton)
    (menu,) = panel.view.findChildren(QMenu)
    qtbot.waitUntil(menu.isVisible)
    names = [action.text() for action in menu.actions()]
    assert names == ["This head", "All of this layer", "All but this head in its layer", "All of this kind"]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(panel.is_idle)
    assert panel.heads.off == {("cross", 2, number) for number in range(4)}


def test_another_sentence_is_read_without_the_same_heads(qtbot: QtBot, panel: SelfAttentionPanel) -> None:
    click_switch(qtbot, panel, (2, 0))
    panel.sentence.setText("She bought a green dress.")
    QTest.keyClick(panel.sentence, Qt.Key.Key_Return)
    qtbot.waitUntil(panel.is_idle)
    whole, without = translations(panel)
    assert whole.endswith("Elle a acheté une robe verte.")
    assert without.endswith("Elle a acheté un robe vert.")


def test_a_sentence_that_is_too_long_is_refused_and_the_one_before_stays(
    qtbot: QtBot, panel: SelfAttentionPanel
) -> None:
    before = translations(panel)
    panel.sentence.setText("very " * 90)
    QTest.keyClick(panel.sentence, Qt.Key.Key_Return)
    qtbot.waitUntil(panel.is_idle)
    failure = panel.messages.failure()
    assert failure is not None
    assert "pieces" in failure.what
    assert translations(panel) == before
    assert panel.share.isEnabled()
    panel.sentence.setText(SHOWN_FIRST)
    QTest.keyClick(panel.sentence, Qt.Key.Key_Return)
    qtbot.waitUntil(panel.is_idle)
    assert panel.messages.failure() is None


def test_heads_are_ranked_once_they_are_measured(
    qtbot: QtBot, panel: SelfAttentionPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = panel.options
    monkeypatch.setattr(panel, "options", lambda: {**ask(), "sentences": 4})
    assert not panel.view.ranking.rows
    QTest.mouseClick(panel.buttons.run, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.is_idle() and panel.run.is_complete)
    errors = [float(row.texts["alignment"]) for row in panel.view.ranking.rows]
    assert len(errors) == 12
    assert errors == sorted(errors)
    assert errors[0] < errors[-1]
    QTest.mouseClick(panel.view.ranking, Qt.MouseButton.LeftButton, pos=_title(panel, 5))
    lost = [row.values["lost"] for row in panel.view.ranking.rows]
    assert lost == sorted(lost, reverse=True)
    assert [len(off) for _, off in panel.view.choices()][-2:] == [6, 6]
    chart = panel.view.pruning
    place = chart.geometry_now().point(12, 0.0)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place.toPoint())
    qtbot.waitUntil(panel.is_idle)
    assert len(panel.heads.off) == 12
    assert len(panel.tables(panel.measured())) == 3


def test_another_pack_has_other_heads(qtbot: QtBot, panel: SelfAttentionPanel) -> None:
    click_switch(qtbot, panel, (2, 0))
    panel.pack.setCurrentIndex(panel.pack.findData("reversal"))
    panel.pack.activated.emit(panel.pack.currentIndex())
    qtbot.waitUntil(lambda: panel.is_idle() and panel.heads.read is not None)
    assert panel.heads.shape() == (2, 4)
    assert panel.heads.off == frozenset()
    assert panel.options()["corpus"] == "reversal"
    assert panel.heads.chosen == (1, 0)


def _title(panel: SelfAttentionPanel, column: int) -> QPoint:
    x, width = panel.view.ranking.geometry_now().column(column)
    return QPoint(round(x + width / 2), 4)


def test_choices_can_be_made_by_their_names(qtbot: QtBot, panel: SelfAttentionPanel) -> None:
    asked = {
        "sentence": "She bought a green dress.",
        "head": ["encoder", 1, 1],
        "off": [["encoder", 0, 0]],
        "reader": 2,
    }
    panel.set_choices(asked)
    qtbot.waitUntil(panel.is_idle)
    assert panel.heads.head == ("encoder", 1, 1)
    assert panel.heads.read is not None
    assert panel.heads.read.off == (("encoder", 0, 0),)
    assert panel.heads.read.source[0] == " She"
    assert panel.view.lines.pick == ("reader", 2)
    with pytest.raises(KeyError, match="colour"):
        panel.set_choices({"colour": "red"})
    with pytest.raises(ValueError, match="off"):
        panel.set_choices({"off": [["sideways", 0, 0]]})
