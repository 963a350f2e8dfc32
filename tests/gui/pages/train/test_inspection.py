"""Looking at a corpus before training, with the real engine, by mouse and keyboard."""

import random
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from engine.commands import Cancel, InspectCorpus, StartTraining
from engine.config import CleaningConfig, read_config
from gui.appearance import AppearanceControl
from gui.bridge import EngineBridge
from gui.i18n.language import install_language
from gui.pages.train.inspection_view import WIDE, InspectionView
from gui.pages.train.page import TrainPage
from gui.theme import RAIL_WIDTH
from tests.engine.corpora.faulty_corpus import FAULTS, SOUND
from tests.gui.pages.train.driving import Commands, press

REPEATED = 30


@pytest.fixture
def page(qtbot: QtBot, appearance: AppearanceControl, bridge: EngineBridge) -> TrainPage:
    page = TrainPage(bridge)
    qtbot.addWidget(page)
    page.resize(1440 - RAIL_WIDTH, 900)
    page.show()
    qtbot.waitUntil(lambda: bool(page.settings.chips))
    return page


@pytest.fixture
def commands(bridge: EngineBridge) -> Commands:
    asked = Commands()
    bridge.asked.connect(asked.append)
    return asked


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Pairs of all faults, some repeated, with a right-to-left one and one line that is no pair."""
    long = [(" and ".join(s for s, _ in some), " et ".join(t for _, t in some)) for some in (SOUND[:3], SOUND[5:9])]
    pairs = [*SOUND, *long, *FAULTS.values(), *SOUND[:REPEATED], ("The book is open.", "הספר פתוח.")]
    random.Random(1).shuffle(pairs)
    path = tmp_path / "faulty.tsv"
    path.write_text("no tab here\n" + "".join(f"{s}\t{t}\n" for s, t in pairs), encoding="utf-8")
    return path


def inspect(qtbot: QtBot, page: TrainPage, path: Path) -> None:
    page.settings.corpus.choose_files([path])
    press(qtbot, page.settings.inspect_button)
    qtbot.waitUntil(lambda: page.inspection.progress.state in ("done", "failed"))


def test_what_is_chosen_in_the_view_is_left_out_of_the_training(
    qtbot: QtBot, page: TrainPage, corpus: Path, commands: Commands
) -> None:
    inspect(qtbot, page, corpus)
    view, inspection = page.inspection, page.inspection.progress.inspection
    assert inspection is not None
    assert view.isVisible()
    assert not page.curves.isVisible()
    assert inspection.pairs == len(SOUND) + 2 + len(FAULTS) + REPEATED + 1
    assert "faulty.tsv: " in view.facts.text()
    assert "1 wrong number of tabs" in view.facts.text()
    assert f"{REPEATED} pairs came before" in view.facts.text()
    assert view.cleaning.chips["drop_duplicates"].text() == f"Duplicates · {REPEATED}"
    assert len(view.samples.rows) == 10

    press(qtbot, view.cleaning.chips["drop_duplicates"])
    press(qtbot, view.cleaning.chips["drop_copies"])
    assert page.settings.note.text() == "Left out of the training: Duplicates, Not translated"

    for chip in page.settings.chips[1:]:
        press(qtbot, chip)
    press(qtbot, page.settings.size_choice.button("tiny"))
    press(qtbot, page.settings.controls.start)
    assert not view.isVisible()
    assert page.curves.isVisible()
    (command,) = commands.of(StartTraining)
    assert isinstance(command, StartTraining)
    assert command.config.corpus.cleaning == CleaningConfig(drop_duplicates=True, drop_copies=True)
    left_out = f"{REPEATED + 1} of {inspection.pairs} pairs (Duplicates {REPEATED}, Not translated 1)"
    qtbot.waitUntil(lambda: page.settings.note.text() == f"Left out of the training: {left_out}")
    qtbot.waitUntil(lambda: page.progress.step > 0 or page.progress.failure is not None)
    assert page.progress.failure is None
    assert read_config(Path(page.progress.run) / "config.toml").corpus.cleaning == command.config.corpus.cleaning


def test_suspects_are_shown_by_reason_and_the_view_is_left_by_keyboard(
    qtbot: QtBot, page: TrainPage, corpus: Path
) -> None:
    inspect(qtbot, page, corpus)
    view = page.inspection
    reasons = [view.suspects_of.itemData(index) for index in range(view.suspects_of.count())]
    assert set(reasons) == set(FAULTS)
    view.suspects_of.setCurrentIndex(reasons.index("numbers"))
    assert [row.accessibleDescription() for row in view.suspects.rows] == ["\n".join(FAULTS["numbers"])]
    assert view.suspects.rows[0].accessibleName().endswith("numbers: 1998 against 2003")
    view.suspects_of.setFocus()
    before = view.suspects_of.currentIndex()
    QTest.keyClick(view.suspects_of, Qt.Key.Key_Up if before else Qt.Key.Key_Down)
    assert view.suspects_of.currentIndex() != before
    assert view.suspects.rows[0].accessibleDescription() != "\n".join(FAULTS["numbers"])
    view.close_button.setFocus()
    QTest.keyClick(view.close_button, Qt.Key.Key_Space)
    assert not view.isVisible()
    assert page.curves.isVisible()
    assert page.settings.inspect_button.hasFocus()


def test_a_choice_stays_with_its_corpus(qtbot: QtBot, page: TrainPage, corpus: Path, tmp_path: Path) -> None:
    inspect(qtbot, page, corpus)
    QTest.keyClick(page.inspection.cleaning.chips["drop_markup"], Qt.Key.Key_Space)
    other = tmp_path / "other.tsv"
    other.write_text("".join(f"{s}\t{t}\n" for s, t in SOUND), encoding="utf-8")
    page.settings.corpus.choose_files([other])  # the view follows
    qtbot.waitUntil(lambda: page.inspection.progress.state == "done")
    assert page.inspection.progress.inspection is not None
    assert page.inspection.progress.inspection.name == "other.tsv"
    assert not page.inspection.cleaning.options()
    assert page.settings.note.text() == ""
    page.settings.corpus.choose_files([corpus])
    qtbot.waitUntil(lambda: page.inspection.progress.state == "done")
    assert page.inspection.cleaning.options() == {"drop_markup"}


def test_a_file_that_cannot_be_read_is_explained_where_it_would_be_shown(
    qtbot: QtBot, page: TrainPage, tmp_path: Path
) -> None:
    path = tmp_path / "picture.tsv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    inspect(qtbot, page, path)
    failure = page.inspection.progress.failure
    assert failure is not None
    assert "is a PNG picture" in page.inspection._waiting.accessibleName()
    assert page.inspection._waiting.isVisible()
    press(qtbot, page.inspection.close_button)
    assert page.curves.isVisible()


def test_an_embedded_corpus_is_looked_at_too_and_a_look_can_be_broken_off(
    qtbot: QtBot, page: TrainPage, commands: Commands
) -> None:
    press(qtbot, page.settings.inspect_button)  # the grammar's sentences take their time
    qtbot.waitUntil(lambda: page.inspection.progress.done > 0)
    (first,) = commands.of(InspectCorpus)
    assert isinstance(first, InspectCorpus)
    press(qtbot, page.inspection.close_button)
    assert commands[-1] == Cancel(first.job_id)
    while page.settings.corpus.choice().embedded != "reversal":
        QTest.keyClick(page.settings.corpus, Qt.Key.Key_Down)
    press(qtbot, page.settings.inspect_button)
    qtbot.waitUntil(lambda: page.inspection.progress.state == "done")
    inspection = page.inspection.progress.inspection
    assert inspection is not None
    assert inspection.source.language == "Digits"
    assert page.inspection._no_suspects.isVisible()


@pytest.mark.parametrize(("width", "height", "steps"), [(1440, 900, 0), (1024, 700, 0), (1024, 700, 3)])
def test_the_view_fits_the_window_and_every_control_has_a_name(
    qtbot: QtBot, page: TrainPage, corpus: Path, appearance: AppearanceControl, width: int, height: int, steps: int
) -> None:
    page.resize(width - RAIL_WIDTH, height)
    for _ in range(steps):
        appearance.enlarge_text()
    inspect(qtbot, page, corpus)
    area = page.findChild(QScrollArea)
    assert area is not None
    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() == 0)
    view = page.inspection
    controls = [view.close_button, view.suspects_of, *view.cleaning.chips.values()]
    qtbot.waitUntil(lambda: all(control.isVisible() for control in controls))
    assert len(controls) == 10
    others = [*view.findChildren(QAbstractButton), *view.findChildren(QComboBox)]
    assert all(control.accessibleName() for control in [*controls, *others] if control.isVisible())
    for card in (view.facts, view.cleaning):
        right = card.mapTo(view, QPoint(card.width(), 0)).x()
        assert right <= view.width()
        assert all(chip.geometry().right() < card.width() for chip in view.cleaning.chips.values())


def test_the_cards_are_arranged_anew_for_a_larger_text(
    qtbot: QtBot, bridge: EngineBridge, appearance: AppearanceControl
) -> None:
    view = InspectionView(bridge)
    qtbot.addWidget(view)
    view.resize(WIDE + 1, 900)
    view.show()
    qtbot.waitExposed(view)

    def is_histogram_above_facts() -> bool:
        item = view._grid.itemAtPosition(1, 0)
        return item is not None and item.widget() is view.facts

    assert not is_histogram_above_facts()
    appearance.enlarge_text()
    qtbot.waitUntil(is_histogram_above_facts)
    appearance.reset_text()
    qtbot.waitUntil(lambda: not is_histogram_above_facts())


def test_the_view_is_said_again_when_the_language_changes(
    qtbot: QtBot, page: TrainPage, corpus: Path, english_again: None
) -> None:
    inspect(qtbot, page, corpus)
    view = page.inspection
    press(qtbot, view.cleaning.chips["drop_copies"])
    view.suspects_of.setCurrentIndex(view.suspects_of.count() - 1)
    reason = view.suspects_of.currentData()
    told = view.suspects_of.currentText(), view.cleaning.chips["drop_copies"].text(), view.facts.text()
    english = {"Words in a sentence", "Leave out of training", "Repeated, and characters", "Suspects"}
    assert english < {label.text() for label in view.findChildren(QLabel)}
    install_language("ko")
    assert english.isdisjoint(label.text() for label in view.findChildren(QLabel))
    now = view.suspects_of.currentText(), view.cleaning.chips["drop_copies"].text(), view.facts.text()
    assert all(text != before for text, before in zip(now, told, strict=True))
    assert view.close_button.text() == "닫기"
    assert view.cleaning.options() == {"drop_copies"}
    assert view.suspects_of.currentData() == reason
