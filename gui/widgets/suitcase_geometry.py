"""Context vectors drawn to scale, as blocks of cells, a cell a number: pure arithmetic."""

from dataclasses import dataclass

CELL_ROWS = 8
GAP_CELLS = 1  # between two states of the attention RNN, in cells
SMALLEST_WHOLE = 2.0  # px


@dataclass(frozen=True, slots=True)
class CellBlock:
    """Cells from a left edge on, column by column from the top; `numbers` of them, the last column not always full."""

    left: float
    cell: float
    numbers: int

    @property
    def columns(self) -> tuple[tuple[float, int], ...]:
        """(left edge, cells) of each column."""
        whole, rest = divmod(self.numbers, CELL_ROWS)
        counts = [CELL_ROWS] * whole + ([rest] if rest else [])
        return tuple((self.left + i * self.cell, count) for i, count in enumerate(counts))

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.cell * len(self.columns)


def cell_size(room: float, largest_vector: int, state_size: int, pieces: int) -> float:
    """The side of a cell, in px, with which the longest vector and the states of so many pieces fit into `room`.

    A whole number where it is large enough, so that all cells look alike.
    """
    states = pieces * (_columns(state_size) + GAP_CELLS) - GAP_CELLS
    return whole_cell(room / max(_columns(largest_vector), states, 1))


def whole_cell(side: float) -> float:
    """A whole number of px at or below a side, unless that is less than `SMALLEST_WHOLE`."""
    return float(int(side)) if side >= SMALLEST_WHOLE else side


def vector_block(left: float, cell: float, numbers: int) -> CellBlock:
    """One vector."""
    return CellBlock(left, cell, numbers)


def state_blocks(left: float, cell: float, state_size: int, pieces: int) -> tuple[CellBlock, ...]:
    """A state for each piece, side by side."""
    pitch = cell * (_columns(state_size) + GAP_CELLS)
    return tuple(CellBlock(left + i * pitch, cell, state_size) for i in range(pieces))


def _columns(numbers: int) -> int:
    return -(-numbers // CELL_ROWS)
