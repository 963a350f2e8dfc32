import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from gui.theme import DARK, LIGHT, Theme
from gui.widgets.alignment_thumbnail import cell_at, cell_edges, paint_alignment

FRAME = QRectF(0, 0, 80, 60)


def test_cells_share_their_borders_and_fill_the_frame() -> None:
    edges = cell_edges(10, 100, 7)
    assert (edges[0], edges[-1]) == (10, 110)
    assert all(edge == int(edge) for edge in edges)


def test_a_cell_is_found_under_the_mouse() -> None:
    attention = np.zeros((3, 4), np.float32)
    assert cell_at(FRAME, attention, 1, 1) == (0, 0)
    assert cell_at(FRAME, attention, 79, 59) == (2, 3)
    assert cell_at(FRAME, attention, 25, 45) == (2, 1)
    assert cell_at(FRAME, attention, 81, 10) is None


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_weight_has_its_colour_of_the_ramp(qtbot: QtBot, theme: Theme) -> None:
    attention = np.array([[0, 0, 0, 1], [0.5, 0.5, 0, 0], [1, 0, 0, 0]], np.float32)
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(theme.bg)
    with QPainter(image) as painter:
        paint_alignment(painter, attention, FRAME, theme, "transformer")
    assert image.pixelColor(70, 10) == theme.lane("transformer").fill
    assert image.pixelColor(30, 10) == theme.card
    assert image.pixelColor(10, 30) == theme.attention_colour("transformer", 0.5)
