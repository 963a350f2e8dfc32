"""Where everything in a step of a model with one fixed vector stands: pure arithmetic, in px."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

NARROWEST_CELL = 34.0
MOST_CELLS = 24
LABEL_SHARE = 0.17
CONTEXT_SHARE = 0.62
BAND_SHARES = (0.0, 0.36, 0.58)  # where read, feed and update begin, as shares of the height


@dataclass(frozen=True, slots=True)
class FixedVectorGeometry:
    """Three bands under each other: what is read, what is fed, what becomes of the state.

    Attributes:
        bands: where each begins. cells: how many numbers of a vector are shown. strip_height: of their boxes.
    """

    area: QRectF
    bands: tuple[float, float, float]
    line: float
    cells: int
    strip_height: float

    @property
    def left(self) -> float:
        """Where the vectors begin."""
        return self.area.left() + LABEL_SHARE * self.area.width()

    def strip(self, top: float) -> QRectF:
        """The box of a vector."""
        return QRectF(self.left, top, self.area.right() - self.left - 8, self.strip_height)

    def source(self) -> QRectF:
        """The room for the source pieces."""
        return QRectF(self.left, self.bands[0], self.area.right() - self.left - 8, 2.2 * self.line)

    def context(self) -> QRectF:
        """The box of the fixed vector, narrower than all that is read."""
        strip = self.strip(self.bands[1] - self.strip_height - 2.2 * self.line)
        inset = strip.width() * (1 - CONTEXT_SHARE) / 2
        return strip.adjusted(inset, 0, -inset, 0)

    @property
    def context_cells(self) -> int:
        """How many numbers of it are shown."""
        return max(3, int(self.cells * CONTEXT_SHARE))

    def fed(self) -> QRectF:
        """The box of the piece that is fed."""
        return self.strip(self.bands[1] + 1.1 * self.line)

    def state(self, row: int) -> QRectF:
        """The box of the state before (0), after (1) and of their difference (2)."""
        top = self.bands[2] + 0.9 * self.line
        pitch = (self.area.bottom() - 2.4 * self.line - top) / 3
        return self.strip(top + row * pitch + (pitch - self.strip_height) / 2)


def fixed_vector_geometry(area: QRectF, line: float) -> FixedVectorGeometry:
    """Bands that share `area`; `line` is the height of a line of text."""
    first, second, third = (area.top() + share * area.height() for share in BAND_SHARES)
    room = area.width() * (1 - LABEL_SHARE) - 8
    cells = max(4, min(MOST_CELLS, int(room / max(NARROWEST_CELL, 2.0 * line))))
    height = min(34.0, max(1.35 * line, area.height() * 0.06))
    return FixedVectorGeometry(area, (first, second, third), line, cells, height)
