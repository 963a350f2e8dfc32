"""Text can be read on each ground on which it is used, and lanes are told apart by colour-blind eyes.

The text of a control that cannot be used now is exempt, as in WCAG 2.1, 1.4.3: it is to step back. Numbers in the cells
of a ramp have 4.5:1 in high contrast too, since no text has 7:1 on the middle of a ramp; they are also read on hover.
"""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from gui.theme import LEAST_CONTRAST, THEMES, Theme, cell_text_colour, contrast, mix

ALL_THEMES = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
LANES = ("rnn", "attention_rnn", "transformer")
GROUNDS = ("bg", "card", "rail", "well", "faint", "pending")

# Machado, Oliveira and Fernandes 2009, table 1, severity 1.0, on linear RGB.
SEEN_BY = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
D65 = np.array([0.9505, 1.0, 1.0890])
LEAST_DISTANCE = 15.0  # CIE 1976; 2.3 is just noticeable


def used_pairs(theme: Theme) -> Iterator[tuple[str, QColor, QColor]]:
    """Every text and ground that meet in the window."""
    for ground in GROUNDS:
        for text in ("ink", "ink2", "ink3"):
            yield f"{text} on {ground}", getattr(theme, text), getattr(theme, ground)
        for lane in LANES:
            yield f"{lane} on {ground}", theme.lane(lane).text, getattr(theme, ground)
    for lane in LANES:
        colours = theme.lane(lane)
        yield f"{lane} on its tint", colours.text, colours.tint
        yield f"text on {lane}'s pill", colours.on, colours.pill
        for text in ("ink", "ink2", "ink3"):
            yield f"{text} on {lane}'s tint", getattr(theme, text), colours.tint
    yield "a filled button", theme.on_primary, theme.primary
    yield "a filled button under the pointer", theme.on_primary, mix(theme.primary, theme.card, 0.15)
    yield "tool tips and selected text", theme.card, theme.ink


def least(theme: Theme) -> float:
    return 7.0 if theme.is_high_contrast else LEAST_CONTRAST


@ALL_THEMES
def test_text_can_be_read_on_every_ground_it_is_used_on(theme: Theme) -> None:
    too_faint = {name: round(contrast(text, ground), 2) for name, text, ground in used_pairs(theme)}
    assert not {name: ratio for name, ratio in too_faint.items() if ratio < least(theme)}


@ALL_THEMES
def test_numbers_can_be_read_in_cells_of_every_shade(theme: Theme) -> None:
    shades = [theme.attention_colour(lane, value / 200) for lane in LANES for value in range(201)]
    shades += [theme.vector_colour(lane, value / 100) for lane in LANES for value in range(-100, 101)]
    shades += [theme.saliency_colour(value / 200) for value in range(201)]
    assert min(contrast(cell_text_colour(shade), shade) for shade in shades) >= LEAST_CONTRAST


def test_borders_are_seen_in_high_contrast() -> None:
    theme = next(theme for theme in THEMES if theme.is_high_contrast)
    for ground in (theme.bg, theme.card, theme.well, theme.faint):
        assert contrast(theme.line, ground) >= 3, ground.name()
        assert contrast(theme.line2, ground) >= 7, ground.name()


def linear(colour: QColor) -> NDArray[np.float64]:
    encoded = np.array([colour.redF(), colour.greenF(), colour.blueF()])
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)


def lab(rgb: NDArray[np.float64]) -> NDArray[np.float64]:
    """CIE L*a*b* of a linear RGB colour, under daylight."""
    ratio = TO_XYZ @ rgb / D65
    x, y, z = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@ALL_THEMES
@pytest.mark.parametrize("eyes", SEEN_BY)
def test_lanes_are_told_apart_by_colour_blind_eyes(theme: Theme, eyes: str) -> None:
    seen = {lane: lab(np.clip(np.array(SEEN_BY[eyes]) @ linear(theme.lane(lane).fill), 0, 1)) for lane in LANES}
    distances = {(a, b): float(np.linalg.norm(seen[a] - seen[b])) for a, b in combinations(LANES, 2)}
    assert min(distances.values()) >= LEAST_DISTANCE, distances


def test_the_simulation_sees_what_is_known_to_be_confused() -> None:
    red, green = QColor("#C00000"), QColor("#3F5A00")
    seen = [lab(np.clip(np.array(SEEN_BY["protanopia"]) @ linear(colour), 0, 1)) for colour in (red, green)]
    alike = float(np.linalg.norm(seen[0] - seen[1]))
    assert alike < float(np.linalg.norm(lab(linear(red)) - lab(linear(green)))) / 2
