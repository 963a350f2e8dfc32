"""The ranking of heads, the chart of their pruning, and the two translations."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.widgets.head_ranking import HeadRanking, RankedRow, RankingColumn
from gui.widgets.head_ranking_geometry import ranking_geometry
from gui.widgets.pruning_chart import PruningChart, PruningCurve
from gui.widgets.translation_pair import TranslationPair

COLUMNS = (RankingColumn("same", "itself", "weight on itself", True), RankingColumn("lost", "BLEU lost", "lost", False))


def row(number: int) -> RankedRow:
    return RankedRow(number, f"1.{number}", {"same": "0.50", "lost": "1.0"}, {"same": 0.5, "lost": 1.0})


@pytest.fixture
def ranking(qtbot: QtBot) -> HeadRanking:
    """Four heads, and an even one."""
    ranking = HeadRanking()
    qtbot.addWidget(ranking)
    ranking.resize(400, 180)
    ranking.show_ranking(COLUMNS, [row(n) for n in range(4)], row(9), by="same", front=1, is_cross=False)
    ranking.show()
    qtbot.waitExposed(ranking)
    return ranking


@pytest.mark.parametrize(("width", "height", "rows"), [(520, 260, 13), (300, 111, 13), (260, 60, 40)])
def test_columns_share_the_width_and_the_row_in_front_is_in_view(width: int, height: int, rows: int) -> None:
    for front in (0, rows - 1):
        geometry = ranking_geometry(width, height, rows, [40, 60, 90], name=70, line=16, front=front)
        x, last = geometry.column(2)
        assert x + last == pytest.approx(width)
        assert geometry.column(0)[0] > 70
        assert geometry.first <= front < geometry.first + geometry.rows
        assert geometry.line(geometry.rows - 1).bottom() <= height + 0.5 or geometry.rows == 1
        middle = geometry.cell(0, 1).center()
        assert geometry.row_at(middle.y()) == geometry.first
        assert geometry.column_at(middle.x(), 2) == 1
        assert geometry.column_at(middle.x(), middle.y()) is None


def test_a_click_on_a_row_chooses_its_head_and_one_on_a_title_ranks(ranking: HeadRanking, qtbot: QtBot) -> None:
    geometry = ranking.geometry_now()
    with qtbot.waitSignal(ranking.chosen) as chosen:
        QTest.mouseClick(ranking, Qt.MouseButton.LeftButton, pos=geometry.line(2).center().toPoint())
    assert chosen.args == [2]
    x, width = geometry.column(1)
    with qtbot.waitSignal(ranking.ranked) as ranked:
        QTest.mouseClick(ranking, Qt.MouseButton.LeftButton, pos=QPoint(round(x + width / 2), 4))
    assert ranked.args == ["lost"]


def test_the_even_row_is_no_head_to_choose(ranking: HeadRanking, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(ranking.chosen):
        place = ranking.geometry_now().line(4).center().toPoint()
        QTest.mouseClick(ranking, Qt.MouseButton.LeftButton, pos=place)


def test_keys_choose_rank_and_switch(ranking: HeadRanking) -> None:
    heard: list[object] = []
    for signal in (ranking.chosen, ranking.ranked, ranking.switched):
        signal.connect(heard.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Space):
        QTest.keyClick(ranking, key)
    assert heard == [2, 0, "lost", "same", 1]


def test_all_rows_are_spoken(ranking: HeadRanking) -> None:
    assert ranking.accessibleDescription().splitlines()[0] == "1.0, itself 0.50, BLEU lost 1.0"


@pytest.fixture
def chart(qtbot: QtBot) -> PruningChart:
    """Two orders of four heads, one of them not measured to its end."""
    chart = PruningChart()
    qtbot.addWidget(chart)
    chart.resize(360, 150)
    best, worst = (
        PruningCurve("best", (90.0, 88.0, 40.0, 5.0, 0.0), True),
        PruningCurve("worst", (90.0, 89.0, 80.0), False),
    )
    chart.show_curves((best, worst), 4, (2, True))
    chart.show()
    qtbot.waitExposed(chart)
    return chart


@pytest.mark.parametrize(("bleu", "is_best"), [(38.0, True), (83.0, False)])
def test_a_click_takes_the_count_of_the_nearer_curve(
    chart: PruningChart, qtbot: QtBot, bleu: float, is_best: bool
) -> None:
    with qtbot.waitSignal(chart.taken) as taken:
        place = chart.geometry_now().point(2, bleu) + QPointF(3, 0)
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert taken.args == [2, is_best]


def test_keys_take_one_more_or_less_or_the_other_order(chart: PruningChart) -> None:
    taken: list[tuple[int, bool]] = []
    chart.taken.connect(lambda count, best: taken.append((count, best)))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down):
        QTest.keyClick(chart, key)
    assert taken == [(3, True), (1, True), (2, False)]


def test_figures_of_a_count_are_told_as_far_as_they_are_known(chart: PruningChart) -> None:
    assert chart.describe(2).splitlines()[1:] == ["best: BLEU 40.0", "worst: BLEU 80.0"]
    assert chart.describe(3).splitlines()[1:] == ["best: BLEU 5.0"]


def test_translations_grow_with_their_lines_and_are_spoken(qtbot: QtBot) -> None:
    pair = TranslationPair()
    qtbot.addWidget(pair)
    pair.resize(300, 200)
    pair.show_rows([("all", [("La", False), ("maison.", False)], "BLEU 94.1")])
    one = pair.heightForWidth(300)
    long = [(f"word{n}", n == 3) for n in range(30)]
    pair.show_rows([("all", [("La", False)], "BLEU 94.1"), ("1 off", long, "BLEU 82.6")])
    assert pair.heightForWidth(300) > 2 * one
    assert pair.heightForWidth(300) > pair.heightForWidth(600)
    assert pair.accessibleDescription().splitlines()[0] == "all, BLEU 94.1: La"
    assert "word3" in pair.accessibleDescription().splitlines()[1]
    pair.grab()
