"""The Models page in another language, while it is open."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.events import StoredFamily
from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.i18n.language import install_language
from gui.main_window import MODELS, MainWindow
from gui.pages.models.page import ModelsPage
from gui.settings import Settings
from tests.gui.i18n.live_language import assert_speaks_both, settled, words_in

pytestmark = pytest.mark.usefixtures("english_again")


@pytest.fixture
def page(
    qtbot: QtBot, tiny_pack: Path, bridge: EngineBridge, appearance: AppearanceControl, settings: Settings
) -> ModelsPage:
    """The page with the shipped models and an own pack, in its window."""
    window = MainWindow(bridge, appearance, settings)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_page(MODELS)
    page = window.models
    qtbot.waitUntil(lambda: page.is_idle() and bool(page.library.families) and bool(page.corpora.list.rows))
    return page


def data(families: Sequence[StoredFamily]) -> set[str]:
    """The words of cards, folders and the models' own translations."""
    folders = [part for family in families for model in family.models for part in Path(model.model).parts]
    return set(words_in((families, folders)))


def test_packs_and_models_are_told_in_both_languages(qtbot: QtBot, page: ModelsPage) -> None:
    for name in ("grammar", "tiny", "grammar/attention_rnn"):
        assert page.choose(name)
        page.library.details.card.verticalScrollBar().setValue(40)
        assert_speaks_both(qtbot, page, data(page.library.families), 5)


def test_corpora_are_told_in_both_languages(qtbot: QtBot, page: ModelsPage) -> None:
    listed = list(page.corpora.corpora.listed.values())
    assert page.choose(listed[1].name)
    page.corpora.languages.choose_value("German")
    assert_speaks_both(qtbot, page, words_in(listed), 5)
    assert page.corpora.languages.currentText() == "German"


def test_a_title_that_is_being_typed_stays_and_a_notice_is_said_again(qtbot: QtBot, page: ModelsPage) -> None:
    assert page.choose("tiny")
    page.library.notice.show_notice(lambda: page.library.tr("Duplicating {name}…").format(name="X"))
    QTest.mouseClick(page.library.details.rename, Qt.MouseButton.LeftButton)
    field = page.library.details.head.field
    QTest.keyClicks(field, "Half a na")
    install_language("ko")
    settled(qtbot, page)
    assert (field.text(), field.isVisible(), field.hasFocus()) == ("Half a na", True, True)
    assert page.library.notice.text() == "복제하는 중: X…"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert page.library.details.head.title() == "숫자 뒤집기"
