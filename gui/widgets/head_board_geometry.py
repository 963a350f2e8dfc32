"""Where the heads of a model stand on their board."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

GAP_X, GAP_Y, STRIP_GAP = 10.0, 8.0, 4.0
WIDEST, HIGHEST = 112.0, 96.0
LEAST_PICTURE, LEAST_WIDTH = 18.0, 46.0
SWITCH_RATIO = 1.75
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class HeadBoardGeometry:
    """Cells of heads, layers from top to bottom, each a picture over a strip with its sign and its switch.

    Attributes:
        left, top: where the first cell begins: names of layers are left of it, numbers of heads above.
        pitch_x, pitch_y: from cell to cell.
        strip: the height of a cell's strip; 0 where there is no room for one.
    """

    left: float
    top: float
    pitch_x: float
    pitch_y: float
    strip: float
    layers: int
    heads: int

    def cell(self, place: Place) -> QRectF:
        """A head's picture and strip."""
        layer, number = place
        x, y = self.left + number * self.pitch_x, self.top + layer * self.pitch_y
        return QRectF(x, y, self.pitch_x - GAP_X, self.pitch_y - GAP_Y)

    def picture(self, place: Place) -> QRectF:
        """Where a head's matrix is."""
        cell = self.cell(place)
        return cell.adjusted(0, 0, 0, -(self.strip + STRIP_GAP) if self.strip else 0)

    def sign(self, place: Place) -> QRectF:
        """Where a head's role is told; empty where there is no strip."""
        cell = self.cell(place)
        return QRectF(cell.left(), cell.bottom() - self.strip, self.strip, self.strip)

    def switch(self, place: Place) -> QRectF:
        """Where a head is switched; empty where there is no strip."""
        cell, width = self.cell(place), self.strip * SWITCH_RATIO
        return QRectF(cell.right() - width, cell.bottom() - self.strip, width, self.strip)

    def at(self, position: QPointF) -> Place | None:
        """The head whose cell contains a position, gaps included."""
        if position.x() < self.left or position.y() < self.top:
            return None
        place = int((position.y() - self.top) // self.pitch_y), int((position.x() - self.left) // self.pitch_x)
        return place if place[0] < self.layers and place[1] < self.heads else None

    @property
    def bottom(self) -> float:
        """Where the last cell ends."""
        return self.top + self.layers * self.pitch_y - GAP_Y


def head_board_geometry(
    width: float, height: float, layers: int, heads: int, *, left: float, top: float, strip: float
) -> HeadBoardGeometry:
    """Cells as large as there is room for; `left`, `top` and `strip` are what text of the current size needs."""
    pitch_x = min(WIDEST + GAP_X, (width - left + GAP_X) / max(heads, 1))
    pitch_y = min(HIGHEST + GAP_Y + strip, (height - top + GAP_Y) / max(layers, 1))
    has_strip = pitch_y - GAP_Y - strip - STRIP_GAP >= LEAST_PICTURE and pitch_x - GAP_X >= max(
        LEAST_WIDTH, strip * (1 + SWITCH_RATIO)
    )
    return HeadBoardGeometry(left, top, pitch_x, pitch_y, strip if has_strip else 0.0, layers, heads)
