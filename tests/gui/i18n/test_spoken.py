"""Texts that are said again in each new language."""

from collections.abc import Iterator
from functools import partial
from itertools import count

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.appearance import AppearanceControl
from gui.i18n.language import install_language
from gui.i18n.spoken import on_language, say, say_again
from gui.i18n.text import tr
from gui.widgets.combo import LabelledCombo
from gui.widgets.label import Label
from gui.widgets.look_menu import LookMenu
from gui.widgets.notice_bar import NoticeBar

pytestmark = pytest.mark.usefixtures("english_again")


@pytest.fixture
def numbers() -> Iterator[str]:
    return map(str, count())


def test_a_text_that_can_be_asked_for_is_said_again(qtbot: QtBot, numbers: Iterator[str]) -> None:
    label, action = Label(lambda: next(numbers)), QAction()
    qtbot.addWidget(label)
    say(action.setText, lambda: "action " + next(numbers))
    assert (label.text(), action.text()) == ("0", "action 1")
    say_again()
    assert {label.text(), action.text().removeprefix("action ")} == {"2", "3"}


def test_the_text_said_last_is_the_one_said_again(qtbot: QtBot, numbers: Iterator[str]) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    say(label.setText, lambda: next(numbers))
    say(label.setText, lambda: "newer " + next(numbers))
    say_again()
    assert label.text() == "newer 2"
    say(label.setText, "as it is")
    say_again()
    assert label.text() == "as it is"


def test_what_was_made_first_says_it_first(qtbot: QtBot) -> None:
    said: list[int] = []
    labels = [QLabel() for _ in range(50)]
    for place, label in enumerate(labels):
        qtbot.addWidget(label)
        on_language(label, partial(said.append, place))
    for label in reversed(labels):
        say(label.setToolTip, lambda: "again")
    say_again()
    assert said == list(range(50))


def test_the_items_of_a_list_are_said_again_and_the_choice_among_them_stays(qtbot: QtBot) -> None:
    combo, told = LabelledCombo(lambda: tr("saliency")), list[object]()
    qtbot.addWidget(combo)
    combo.offer(lambda: tr("running"), "running")
    combo.addItem("LSTM", "lstm")
    combo.offer(lambda: tr("repeats"), "repeats")
    combo.choose_value("repeats")
    combo.currentIndexChanged.connect(told.append)
    combo.currentTextChanged.connect(told.append)
    install_language("ko")
    texts = [combo.itemText(place) for place in range(combo.count())]
    assert (texts, combo.accessibleName()) == ([tr("running"), "LSTM", tr("repeats")], tr("saliency"))
    assert "running" not in texts
    assert (combo.currentData(), combo.currentText(), told) == ("repeats", tr("repeats"), [])


def test_a_notice_is_said_again(qtbot: QtBot) -> None:
    notice = NoticeBar()
    qtbot.addWidget(notice)
    notice.show_notice(lambda: tr("repeats"), lambda: tr("running"))
    install_language("ko")
    assert (notice.text(), notice.button.text()) == (tr("repeats"), tr("running"))
    assert notice.text() != "repeats"


def test_what_was_deleted_says_nothing(qtbot: QtBot) -> None:
    page, said = QWidget(), []
    qtbot.addWidget(page)
    label = QLabel(parent=page)
    on_language(label, lambda: said.append("label"))
    say_again()
    assert said == ["label"]
    label.deleteLater()
    qtbot.waitUntil(lambda: not page.findChildren(QLabel))
    say_again()
    assert said == ["label"]


def test_a_text_goes_on_when_nobody_but_its_page_knows_of_it(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    say(QLabel(parent=page).setText, lambda: tr("running"))
    install_language("ko")
    assert page.findChildren(QLabel)[0].text() == tr("running")


def test_the_menu_of_appearance_chooses_the_language_and_speaks_it(qtbot: QtBot, appearance: AppearanceControl) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = LookMenu(appearance, parent)
    texts = {action.text(): action for action in menu.actions() if action.text()}
    texts["한국어"].trigger()
    assert appearance.language == "ko"
    assert "밝은 색상" in {action.text() for action in menu.actions()}
    texts["English"].trigger()
    assert "Light colours" in {action.text() for action in menu.actions()}
