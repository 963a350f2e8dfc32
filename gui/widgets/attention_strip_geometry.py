"""Where everything in the attention strip stands: pure arithmetic in px from its upper left corner."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

GUTTER, GAP = 140, 12
NARROWEST_THUMBNAIL = 150
HEADER, OUTPUT = 28, 96
SMALLEST_THUMBNAIL_HEIGHT, LARGEST_THUMBNAIL_HEIGHT = 84, 176


@dataclass(frozen=True, slots=True)
class StripGeometry:
    """A gutter, then columns of equal width; a header, a row for each lane, and the output below.

    Attributes:
        columns: how many fit; at least one.
        lanes: how many rows of thumbnails there are.
        scale: of text, which header, gutter and output follow.
    """

    width: float
    height: float
    lanes: int
    scale: float = 1.0

    @property
    def gutter(self) -> float:
        """Width of the column of lane names."""
        return GUTTER * self.scale

    @property
    def columns(self) -> int:
        """How many columns fit."""
        return max(1, int((self.width - self.gutter + GAP) // (NARROWEST_THUMBNAIL * self.scale + GAP)))

    @property
    def column_width(self) -> float:
        """Width of a thumbnail."""
        return max(1.0, (self.width - self.gutter - GAP * (self.columns - 1)) / self.columns)

    @property
    def lane_height(self) -> float:
        """Height of a thumbnail."""
        room = self.height - (HEADER + OUTPUT) * self.scale - GAP * (self.lanes - 1)
        share = room / max(1, self.lanes)
        low, high = SMALLEST_THUMBNAIL_HEIGHT * self.scale, LARGEST_THUMBNAIL_HEIGHT * self.scale
        return min(max(share, low), high) if self.lanes else 0.0

    def header(self, column: int) -> QRectF:
        """The line above a column, up to the next one."""
        return QRectF(self._left(column), 0, self.column_width + GAP, (HEADER - 3) * self.scale)

    def thumbnail(self, column: int, lane: int) -> QRectF:
        """A thumbnail's frame, in whole px."""
        left, right = round(self._left(column)), round(self._left(column) + self.column_width)
        top, bottom = round(self._top(lane)), round(self._top(lane) + self.lane_height)
        return QRectF(left, top, right - left, bottom - top)

    def lane_label(self, lane: int) -> QRectF:
        """The gutter beside a row of thumbnails."""
        return QRectF(0, round(self._top(lane)), self.gutter - GAP, round(self.lane_height))

    @property
    def divider(self) -> float:
        """Height of the line between thumbnails and output."""
        return round(self._top(self.lanes) - (GAP if self.lanes else 0) + 8)

    def output(self, column: int) -> QRectF:
        """Where a column's score and translation are written, down to the lower edge."""
        top = self.divider + 10
        return QRectF(self._left(column), top, self.column_width, max(1.0, self.height - top))

    @property
    def whole_output(self) -> QRectF:
        """All outputs together, with the gutter beside them."""
        return self.output_label.united(self.output(self.columns - 1))

    @property
    def output_label(self) -> QRectF:
        """The gutter beside the output."""
        top = self.divider + 10
        return QRectF(0, top, self.gutter - 8, max(1.0, self.height - top))

    @staticmethod
    def smallest_height(lanes: int, scale: float) -> float:
        """The least height that holds these lanes."""
        return (HEADER + OUTPUT + lanes * SMALLEST_THUMBNAIL_HEIGHT) * scale + GAP * max(0, lanes - 1)

    def _left(self, column: int) -> float:
        return self.gutter + column * (self.column_width + GAP)

    def _top(self, lane: int) -> float:
        return HEADER * self.scale + lane * (self.lane_height + GAP)
