"""Where the rows and columns of the ranking of heads are."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

ROW, LEAST_ROW = 21.0, 18.5
HEAD = 8.0  # what the first line has more than text
GAP = 12.0


@dataclass(frozen=True, slots=True)
class RankingGeometry:
    """A line of heads of columns, then rows of the same height.

    Attributes:
        width: of the whole. head: the height of the first line. row: of the others.
        name: the width of the first column. columns: those of the others, with the gap before each.
        first, rows: which rows are in view.
    """

    width: float
    head: float
    row: float
    name: float
    columns: tuple[float, ...]
    first: int
    rows: int

    def column(self, index: int) -> tuple[float, float]:
        """Where a column begins and how wide it is."""
        return self.name + sum(self.columns[:index]) + GAP, self.columns[index] - GAP

    def cell(self, place: int, column: int) -> QRectF:
        """A cell of the row at a place in view, from 0."""
        x, width = self.column(column)
        return QRectF(x, self.head + place * self.row, width, self.row)

    def line(self, place: int) -> QRectF:
        """The whole row at a place in view."""
        return QRectF(0, self.head + place * self.row, self.width, self.row)

    def row_at(self, y: float) -> int | None:
        """The row at a height, in view or not, from 0."""
        place = int((y - self.head) // self.row)
        return self.first + place if y >= self.head and place < self.rows else None

    def column_at(self, x: float, y: float) -> int | None:
        """The column whose head is at a position."""
        for index in range(len(self.columns)):
            begin, width = self.column(index)
            if y < self.head and begin - GAP <= x < begin + width:
                return index
        return None


def least_height(rows: int, line: float) -> float:
    """What so many rows need under their titles, with lines of text of this height."""
    return line + HEAD + rows * LEAST_ROW * line / 16


def ranking_geometry(
    width: float, height: float, rows: int, titles: Sequence[float], *, name: float, line: float, front: int
) -> RankingGeometry:
    """As many rows as the height has room for, the one `front` among them; `line` is the height of text.

    Columns share what is left of the width when each has its title, which is cut where that is too much.
    """
    head = line + HEAD
    least = LEAST_ROW * line / 16
    row = min(ROW * line / 16, max(least, (height - head) / max(1, rows)))
    seen = min(rows, max(1, int((height - head + 0.5) // row)))
    first = min(max(0, front - seen + 1), rows - seen) if rows > seen else 0
    wanted = [title + GAP for title in titles]
    room, asked = max(0.0, width - name), sum(wanted) or 1.0
    spare = (room - asked) / max(1, len(wanted))
    columns = tuple(want + spare if spare >= 0 else want * room / asked for want in wanted)
    return RankingGeometry(width, head, row, name, columns, first, seen)
