"""The design tokens: ramps end where they should, text is legible, a switch reaches every widget."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.appearance import AppearanceControl
from gui.theme import (
    LIGHT,
    THEMES,
    Theme,
    cell_text_colour,
    contrast,
    is_restyling,
    mix,
    scaled,
    set_text_scale,
    text_font,
    theme_of,
)

ALL_THEMES = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
LANES = pytest.mark.parametrize("lane", ["rnn", "attention_rnn", "transformer"])


@ALL_THEMES
@LANES
def test_the_attention_ramp_runs_from_the_card_to_the_lane(theme: Theme, lane: str) -> None:
    assert theme.attention_colour(lane, 0.0) == theme.card
    assert theme.attention_colour(lane, 1.0) == theme.lane(lane).fill
    assert theme.attention_colour(lane, 7.0) == theme.lane(lane).fill


def test_the_attention_ramp_lifts_small_weights() -> None:
    # 0.1 ** 0.8 = 0.1585 of the way from white to #0072B2
    assert LIGHT.attention_colour("attention_rnn", 0.1) == QColor(215, 233, 243)


@ALL_THEMES
def test_the_saliency_ramp_passes_through_its_four_stops(theme: Theme) -> None:
    shown = [theme.saliency_colour(value) for value in (0.0, 1 / 3, 2 / 3, 1.0)]
    assert [colour.name() for colour in shown] == [stop.name() for stop in theme.saliency]


@ALL_THEMES
def test_a_vector_is_grey_below_zero_and_coloured_above(theme: Theme) -> None:
    assert theme.vector_colour("rnn", 0.0) == theme.card
    assert theme.vector_colour("rnn", 1.0) == theme.lane("rnn").fill
    assert theme.vector_colour("rnn", -1.0) == mix(theme.card, theme.ink3, 0.8)


@ALL_THEMES
@LANES
def test_a_pill_is_seen_as_one(theme: Theme, lane: str) -> None:
    assert contrast(theme.lane(lane).pill, theme.card) >= 2.2


def test_white_is_preferred_where_it_can_be_read() -> None:
    assert cell_text_colour(QColor("#FFFFFF")) == QColor("#000000")
    assert cell_text_colour(QColor("#0072B2")) == QColor("#FFFFFF")
    assert cell_text_colour(QColor("#009E73")) == QColor("#000000")
    assert cell_text_colour(QColor("#E69F00")) == QColor("#000000")


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21.0)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


def test_an_architecture_without_a_lane_is_shown_in_ink() -> None:
    assert LIGHT.lane("convolutional").text == LIGHT.ink2
    assert contrast(LIGHT.lane("convolutional").on, LIGHT.lane("convolutional").pill) >= 4.5


def test_a_window_with_a_palette_of_its_own_decides_for_what_is_in_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton("Go", window)
    palette = QPalette()
    for theme in THEMES:
        palette.setColor(QPalette.ColorRole.Window, theme.bg)
        window.setPalette(palette)
        assert theme_of(button) is theme


def test_a_popup_has_the_theme_of_its_window_whatever_its_style_sheet(
    qtbot: QtBot, appearance: AppearanceControl
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    popup = QFrame(window, Qt.WindowType.Popup)
    for _ in range(2):
        popup.setStyleSheet(f"QFrame {{ background: {appearance.theme.card.name()}; }}")
        popup.ensurePolished()
        appearance.toggle_theme()
        assert theme_of(popup) is appearance.theme


class Watcher(QWidget):
    """Keeps the theme it found whenever it was told to restyle."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self.found.append(theme_of(self).name)
        super().changeEvent(event)


def test_a_switch_of_theme_tells_every_widget_and_never_with_the_old_theme(
    qtbot: QtBot, appearance: AppearanceControl
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    watcher = Watcher()
    QVBoxLayout(window).addWidget(watcher)
    button = QPushButton("Filled", window)
    button.setProperty("role", "primary")  # the style sheet gives it a dark ground of its own
    window.show()
    for expected in ("dark", "high-contrast", "light"):
        watcher.found.clear()
        appearance.choose(expected)
        assert watcher.found
        assert set(watcher.found) == {expected}
        assert theme_of(button).name == theme_of(watcher).name == expected


def test_text_grows_with_the_scale_within_bounds(appearance: AppearanceControl) -> None:
    assert text_font(20).pixelSize() == 20
    set_text_scale(1.5)
    assert text_font(20).pixelSize() == scaled(20) == 30
    set_text_scale(100)
    assert scaled(10) == 20
    set_text_scale(0)
    assert scaled(10) == 8


def test_tabular_figures_have_one_width(appearance: AppearanceControl) -> None:
    metrics = QFontMetricsF(text_font(16, tabular=True))
    assert {round(metrics.horizontalAdvance(digit), 3) for digit in "0123456789"} == {
        round(metrics.horizontalAdvance("0"), 3)
    }


def test_weights_are_those_asked_for(appearance: AppearanceControl) -> None:
    regular, bold = QFontMetricsF(text_font(16)), QFontMetricsF(text_font(16, 700))
    assert bold.horizontalAdvance("minimum") > regular.horizontalAdvance("minimum")
    assert QFontInfo(text_font(16, 600)).weight() >= 600
