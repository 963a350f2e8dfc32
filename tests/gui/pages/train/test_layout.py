"""The Train page at every size and theme, and by keyboard."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from engine.events import JobFinished
from gui.appearance import AppearanceControl
from gui.pages.train.curves_panel import CurvesPanel
from gui.pages.train.page import TrainPage
from gui.pages.train.panel_grid import GUTTER
from gui.state.plotted_curves import TRAINING
from gui.theme import DARK, LIGHT, RAIL_WIDTH
from tests.gui.pages.train.driving import ALL, report, start
from tests.gui.pages.train.training_events import training_events


def test_the_plot_follows_the_theme_while_it_is_shown(
    qtbot: QtBot, page: TrainPage, appearance: AppearanceControl
) -> None:
    report(page, *training_events(start(qtbot, page), ALL, 100))
    curves, plot = page.curves, page.curves.plot
    corner = plot.mapTo(curves, QPoint(plot.width() - 4, 4))
    foot = plot.mapTo(curves, QPoint(round(plot.frame().x(50)), round(plot.frame().area.bottom())))
    for theme in (LIGHT, DARK):
        if appearance.theme is not theme:
            appearance.toggle_theme()
        picture = curves.grab().toImage()
        assert picture.pixelColor(corner) == theme.card
        assert picture.pixelColor(foot) == theme.line2


def panels(page: TrainPage) -> tuple[QWidget, ...]:
    return (page.settings, page.curves, page.metrics, page.attention, page.runs)


def place(page: TrainPage, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def test_everything_is_in_view_in_the_usual_window(qtbot: QtBot, page: TrainPage) -> None:
    report(page, *training_events(start(qtbot, page), ALL, 60))
    qtbot.waitUntil(page.attention.stage_button.isVisible)
    assert all(page.rect().contains(place(page, panel)) for panel in panels(page))
    assert place(page, page.runs).left() > place(page, page.metrics).right()


def test_the_same_air_is_between_all_panels(qtbot: QtBot, page: TrainPage) -> None:
    settings, loss, metrics, attention, runs = (place(page, panel) for panel in panels(page))
    gaps = [loss.top() - settings.bottom(), attention.top() - loss.bottom(), runs.left() - metrics.right()]
    assert [gap - 1 for gap in gaps] == [GUTTER] * 3


@pytest.mark.parametrize("factor", [1.0, 1.3, 1.5])
def test_nothing_is_cut_off_at_the_sides_of_a_small_window(
    qtbot: QtBot, page: TrainPage, appearance: AppearanceControl, factor: float
) -> None:
    page.resize(1024 - RAIL_WIDTH, 700)
    for _ in range(round((factor - 1) * 10)):
        appearance.enlarge_text()
    report(page, *training_events(start(qtbot, page), ALL, 60))
    qtbot.waitUntil(page.attention.stage_button.isVisible)
    area = page.findChild(QScrollArea)
    assert area is not None
    qtbot.waitUntil(lambda: place(page, page.runs).top() > place(page, page.attention).bottom())
    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() == 0)
    buttons = [button for button in page.findChildren(QAbstractButton) if button.isVisible()]
    qtbot.waitUntil(lambda: all(b.width() > b.fontMetrics().horizontalAdvance(b.text()) for b in buttons))


def test_every_control_has_an_accessible_name(qtbot: QtBot, page: TrainPage) -> None:
    report(page, *training_events(start(qtbot, page), ALL, 60), JobFinished(page.progress.job_id, "done"))
    controls = [*page.findChildren(QAbstractButton), *page.findChildren(QComboBox)]
    visible = [control for control in controls if control.isVisible()]
    assert len(visible) > 12
    nameless = [type(c).__name__ for c in visible if not (c.accessibleName() or getattr(c, "text", str)())]
    assert not nameless


def test_tab_goes_through_the_settings_in_reading_order(qtbot: QtBot, page: TrainPage) -> None:
    settings = page.settings
    report(page, *training_events(start(qtbot, page), ALL, 60), JobFinished(page.progress.job_id, "done"))
    QApplication.processEvents()
    settings.chips[0].setFocus()
    order: list[QWidget] = []
    for _ in range(26):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        order.append(page.focusWidget())
    models = [*settings.chips[1:], settings.start_from, settings.order]
    size = [settings.size_choice.button("small"), settings.advanced_button]
    assert order[:9] == [*models, settings.corpus, settings.inspect_button, *size, settings.minutes]
    assert order[9] is settings.controls.start
    cards = [card.stage_button for card in page.metrics.cards.values()]
    curves = page.curves
    looks = [curves.quantity_choice, curves.axis_choice.button(True), curves.view_button, curves.share]
    assert order[10:18] == [*looks, *(curves.key.toggles[name] for name in (*ALL, TRAINING))]
    assert order[18:22] == [curves.plot, *cards]
    transport = page.attention.transport
    assert order[22:] == [page.attention.stage_button, transport.play, transport.scrubber, page.attention.output_of]


@pytest.mark.parametrize("width", [1440, 1024, 800])
def test_the_buttons_of_the_models_are_over_their_chips(qtbot: QtBot, page: TrainPage, width: int) -> None:
    settings = page.settings
    page.resize(width - RAIL_WIDTH, 900)
    qtbot.waitUntil(lambda: settings.width() <= width)
    QApplication.processEvents()
    chips, order = [place(page, chip) for chip in settings.chips], place(page, settings.order)
    assert chips[0].left() < place(page, settings.start_from).left() < order.left()
    assert order.right() <= chips[-1].right()
    controls = place(page, settings.controls)
    assert (controls.top() > place(page, settings.corpus).top()) == (width == 800)
    assert abs(controls.right() - (page.width() - 40)) < 20


def test_the_curves_want_no_more_height_before_they_are_seen(qtbot: QtBot, page: TrainPage) -> None:
    unseen = CurvesPanel()
    qtbot.addWidget(unseen)
    unseen.set_lanes([(name, name) for name in ALL])
    assert unseen.minimumSizeHint().height() == page.curves.minimumSizeHint().height()
