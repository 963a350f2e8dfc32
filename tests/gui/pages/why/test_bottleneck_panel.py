"""Curves against length, and the sentences of a bucket."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.pages.why.bottleneck_panel import BottleneckPanel
from gui.pages.why.page import WhyPage
from gui.state.length_scores import LengthScores


@pytest.fixture
def panel(qtbot: QtBot, ready: WhyPage, monkeypatch: pytest.MonkeyPatch) -> BottleneckPanel:
    """The experiment, run to its end with few digits."""
    panel = ready.panels["bottleneck"]
    assert isinstance(panel, BottleneckPanel)
    panel.pack.setCurrentIndex(panel.pack.findData("reversal"))
    panel.pack.activated.emit(panel.pack.currentIndex())
    ask = panel.options
    monkeypatch.setattr(panel, "options", lambda: {**ask(), "sentences": 5})
    qtbot.waitUntil(panel.is_idle)
    QTest.mouseClick(panel.buttons.run, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(panel.is_idle)
    return panel


def click_bucket(panel: BottleneckPanel, share: float) -> None:
    curves = panel.curves
    QTest.mouseClick(curves, Qt.MouseButton.LeftButton, pos=QPoint(round(curves.width() * share), curves.height() // 2))


def test_a_pack_of_digits_is_asked_for_digits(panel: BottleneckPanel) -> None:
    assert panel.options()["corpus"] == "reversal"


def test_each_model_has_a_score_with_its_interval_at_each_length(panel: BottleneckPanel) -> None:
    scores = LengthScores(panel.run.measurements)  # type: ignore[arg-type]
    assert scores.architectures == ("rnn", "attention_rnn", "transformer")
    for place in range(len(scores.buckets)):
        told = panel.curves.describe(place)
        assert told.count("BLEU") == 3
        assert "RNN: BLEU" in told


def test_a_click_on_a_length_opens_its_sentences_the_widest_gap_first(panel: BottleneckPanel) -> None:
    click_bucket(panel, 0.15)
    rows = panel.sentences.rows
    assert len(rows) == 5
    assert rows[0].isChecked()
    scores = LengthScores(panel.run.measurements)  # type: ignore[arg-type]
    gaps = [sentence.gap for sentence in scores.sentences(scores.buckets[0])]
    assert gaps == sorted(gaps, reverse=True)
    assert scores.sentences(scores.buckets[0])[0].source in rows[0].accessibleName()


def test_lengths_are_walked_by_the_arrow_keys(panel: BottleneckPanel) -> None:
    click_bucket(panel, 0.15)
    first = panel.sentences.rows[0].accessibleName()
    QTest.keyClick(panel.curves, Qt.Key.Key_Right)
    assert panel.sentences.rows[0].accessibleName() != first
    QTest.keyClick(panel.curves, Qt.Key.Key_Left)
    assert panel.sentences.rows[0].accessibleName() == first


def test_a_closed_sentence_opens_by_a_click(panel: BottleneckPanel) -> None:
    row = panel.sentences.rows[1]
    closed = row.sizeHint().height()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert row.sizeHint().height() > 2 * closed


def test_chrf_can_be_looked_at_instead(panel: BottleneckPanel) -> None:
    panel.unit.set_value("chrf")
    assert "chrF" in panel.curves.describe(0)
    assert "BLEU" not in panel.curves.describe(0)


def test_own_pairs_are_translated(qtbot: QtBot, panel: BottleneckPanel, tmp_path: Path) -> None:
    pairs = tmp_path / "mine.tsv"
    pairs.write_text("1 2 3 4\t4 3 2 1\n" * 6, encoding="utf-8")
    panel.choose_file(pairs)
    qtbot.waitUntil(panel.is_idle)
    QTest.mouseClick(panel.buttons.run, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.is_idle() and bool(panel.run.measurements))
    assert panel.corpus.currentText() == "mine.tsv"
    assert panel.options()["corpus"] == str(pairs)
    assert len(LengthScores(panel.run.measurements).buckets) == 1  # type: ignore[arg-type]


def test_a_file_without_pairs_is_told_and_kept_out(qtbot: QtBot, panel: BottleneckPanel, tmp_path: Path) -> None:
    empty = tmp_path / "empty.tsv"
    empty.write_text("", encoding="utf-8")
    panel.choose_file(empty)
    qtbot.waitUntil(panel.is_idle)
    QTest.mouseClick(panel.buttons.run, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.is_idle() and panel.messages.failure() is not None)
