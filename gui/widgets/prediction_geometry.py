"""Where everything in the prediction of a step stands: pure arithmetic, in px."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

TALLEST = 36.0
NEXT_ROW = 3.15  # of the next state, a little under the three inputs
ROWS_OF_CELL = NEXT_ROW + 1
UNDER_CELL = 12.0  # px beside the line of text under the next state
ROWS_OF_TEXT = 2.9
NAME_SHARE, CELL_SHARE = 0.14, 0.22


@dataclass(frozen=True, slots=True)
class PredictionGeometry:
    """From top to bottom: the decoder's inputs with its cell, the candidates, the output so far.

    Attributes:
        pitch: height of a row. inputs: where the first input's row begins; None without a cell.
        candidates: where the caption over the bars begins. count: of bars. output: the room for the translation.
    """

    area: QRectF
    pitch: float
    line: float
    inputs: float | None
    candidates: float
    count: int
    output: QRectF

    def vector(self, row: float) -> QRectF:
        """The box of a vector in a row of the inputs."""
        assert self.inputs is not None
        left = self.area.left() + NAME_SHARE * self.area.width()
        height = min(26.0, self.pitch - 6)
        middle = self.inputs + (row + 0.5) * self.pitch
        return QRectF(left, middle - height / 2, (1 - NAME_SHARE - CELL_SHARE - 0.1) * self.area.width(), height)

    def cell(self) -> QRectF:
        """The box of the recurrent cell, on the right of the inputs."""
        width = CELL_SHARE * self.area.width()
        middle = self.vector(1).center().y()
        return QRectF(self.area.right() - width, middle - 0.62 * self.pitch, width, 1.24 * self.pitch)

    def candidate(self, rank: int) -> QRectF:
        """The row of a candidate."""
        top = self.candidates + 1.5 * self.line + rank * 0.84 * self.pitch
        return QRectF(self.area.left(), top, self.area.width(), 0.84 * self.pitch)


def prediction_geometry(area: QRectF, line: float, *, has_cell: bool, count: int) -> PredictionGeometry:
    """Rows as tall as `area` allows; `line` is the height of a line of text."""
    top = area.top() + 3.6 * line
    of_cell, under_cell = (ROWS_OF_CELL, line + UNDER_CELL) if has_cell else (1.2, 0.3 * line)
    rows = of_cell + 0.84 * count + ROWS_OF_TEXT
    pitch = min((area.bottom() - top - 3.1 * line - under_cell) / rows, max(TALLEST, 1.6 * line))
    candidates = top + of_cell * pitch + under_cell
    output = candidates + 2.2 * line + 0.84 * count * pitch
    room = QRectF(area.left(), output, area.width(), max(area.bottom() - output, line))
    return PredictionGeometry(area, pitch, line, top if has_cell else None, candidates, count, room)
