"""Where two columns of pieces stand, and the lines between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from engine.events import Array

Side = Literal["reader", "read"]
Pick = tuple[Side, int]
"""A piece in the left column (it reads), or in the right one (it is read)."""

HIGHEST_PITCH, LEAST_LABEL_PITCH = 26.0, 0.8
LEAST_WEIGHT, LEAST_FIGURE = 0.02, 0.05
THINNEST, THICKEST = 0.8, 9.0


@dataclass(frozen=True, slots=True)
class Line:
    """From a piece that reads to one that is read; `of_reader`: it is what the picked piece reads."""

    reader: int
    read: int
    weight: float
    of_reader: bool

    @property
    def width(self) -> float:
        """How thick it is, in px."""
        return THINNEST + (THICKEST - THINNEST) * self.weight


@dataclass(frozen=True, slots=True)
class ReadingGeometry:
    """Columns of pieces under a head.

    Attributes:
        top: where the pieces begin. left, right: where the lines begin and end.
        pitch: from piece to piece, of each column. offset: by how much the shorter column is lowered, of each.
        has_labels: whether each piece's text has room, of each column.
    """

    top: float
    left: float
    right: float
    width: float
    pitch: dict[Side, float]
    counts: dict[Side, int]
    has_labels: dict[Side, bool]

    def y(self, side: Side, index: int) -> float:
        """The middle of a piece."""
        return self.top + (index + 0.5) * self.pitch[side]

    def at(self, x: float, y: float) -> Pick | None:
        """The piece at a position: left of the middle one that reads, right of it one that is read."""
        side: Side = "reader" if x < self.width / 2 else "read"
        index = int((y - self.top) // self.pitch[side]) if self.pitch[side] else -1
        return (side, index) if 0 <= index < self.counts[side] and y >= self.top else None


def reading_geometry(
    width: float, height: float, readers: int, read: int, *, top: float, label: float, figure: float, line: float
) -> ReadingGeometry:
    """Both columns fill the height under `top`, at most 26 px a piece.

    `label` and `figure` are the widths of the longest piece and of a number, `line` the height of a line of text.
    """
    room = max(1.0, height - top)
    pitches: dict[Side, float] = {
        "reader": min(HIGHEST_PITCH * line / 16, room / max(1, readers)),
        "read": min(HIGHEST_PITCH * line / 16, room / max(1, read)),
    }
    edge = min(label + figure + 20, width * 0.38)
    return ReadingGeometry(
        top,
        edge,
        width - edge,
        width,
        pitches,
        {"reader": readers, "read": read},
        {side: pitch >= LEAST_LABEL_PITCH * line for side, pitch in pitches.items()},
    )


def reading_lines(weights: Array, pick: Pick | None, *, is_own: bool) -> list[Line]:
    """What the picked piece reads and who reads it, the thinnest first; without one all that is not thin.

    In self-attention (`is_own`) a piece stands in both columns and has both kinds of lines.
    """
    rows, columns = weights.shape
    found: list[Line] = []
    if pick is None:
        return _lines(weights, [(i, j, True) for i in range(rows) for j in range(columns)], 2 * LEAST_FIGURE)
    side, index = pick
    if (side == "reader" or is_own) and index < rows:
        found += _lines(weights, [(index, j, True) for j in range(columns)], LEAST_WEIGHT)
    if (side == "read" or is_own) and index < columns:
        found += _lines(weights, [(i, index, False) for i in range(rows)], LEAST_WEIGHT)
    return sorted(found, key=lambda line: (line.of_reader, line.weight))


def _lines(weights: Array, cells: Sequence[tuple[int, int, bool]], least: float) -> list[Line]:
    found = [Line(i, j, float(weights[i, j]), of_reader) for i, j, of_reader in cells if weights[i, j] >= least]
    return sorted(found, key=lambda line: line.weight)
