"""One row of an alignment matrix: a cell for each source piece."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from engine.events import Array
from gui.state.look import Kind
from gui.theme import Theme, cell_text_colour, scaled, text_font
from gui.widgets.lane_geometry import Columns

SMALLEST_PRINTED = 0.145
NARROWEST_WITH_VALUES, LOWEST_WITH_VALUES = 20, 13


@dataclass(frozen=True, slots=True)
class RowStyle:
    """All that a row's picture depends on, beside its weights and the theme."""

    architecture: str
    kind: Kind
    columns: Columns
    height: int
    ratio: float

    @property
    def shows_values(self) -> bool:
        """Whether a cell has room for a number."""
        return self.columns.pitch >= scaled(NARROWEST_WITH_VALUES) and self.height >= scaled(LOWEST_WITH_VALUES)


def format_weight(weight: float) -> str:
    """A weight as it stands in a cell: `.88`."""
    return "1.0" if weight >= 0.995 else f"{weight:.2f}".removeprefix("0")


def cell_rect(style: RowStyle, index: int, top: float = 0.0) -> QRectF:
    """The cell of column `index`: full-bleed for attention, set in for saliency, so that shape tells them apart."""
    left, right = style.columns.edge(index), style.columns.edge(index + 1)
    width = right - left
    if style.kind == "saliency":
        inset_x, inset_y = min(3.5, width * 0.16), min(2.5, style.height * 0.17)
    else:
        inset_x = inset_y = min(0.5, width * 0.08)
    return QRectF(left + inset_x, top + inset_y, width - 2 * inset_x, style.height - 2 * inset_y)


def cell_radius(style: RowStyle) -> float:
    """The radius of a cell's corners."""
    return min(3.0 if style.kind == "saliency" else 1.5, style.columns.pitch / 4, style.height / 4)


def row_picture(style: RowStyle, theme: Theme, weights: Array | None) -> QPixmap:
    """A row, from the lane's left edge to the last column, as `paint_row` paints it."""
    size = QSize(style.columns.right + 1, style.height)
    picture = QPixmap(size * style.ratio)
    picture.setDevicePixelRatio(style.ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row(painter, style, theme, weights)
    return picture


def paint_row(painter: QPainter, style: RowStyle, theme: Theme, weights: Array | None, top: float = 0.0) -> None:
    """Paint a row; without weights, one that is yet to come.

    Columns for which there are no weights stay empty: they could not be read.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    read = style.columns.count if weights is None else min(len(weights), style.columns.count)
    for index in range(read):
        _paint_cell(painter, style, theme, index, None if weights is None else float(weights[index]), top)


def _paint_cell(painter: QPainter, style: RowStyle, theme: Theme, index: int, weight: float | None, top: float) -> None:
    rect, radius = cell_rect(style, index, top), cell_radius(style)
    if weight is None:
        colour = theme.pending
    elif style.kind == "saliency":
        colour = theme.saliency_colour(weight)
    else:
        colour = theme.attention_colour(style.architecture, weight)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, radius, radius)
    if weight is None or style.kind == "saliency" or weight < SMALLEST_PRINTED or not style.shows_values:
        return
    is_roomy = style.columns.pitch >= scaled(32) and style.height >= scaled(20)
    painter.setFont(text_font(13 if is_roomy else 11, 600, tabular=True))
    painter.setPen(cell_text_colour(colour))
    painter.drawText(rect.adjusted(-2, -2, 2, 2), Qt.AlignmentFlag.AlignCenter, format_weight(weight))
    painter.setPen(Qt.PenStyle.NoPen)
