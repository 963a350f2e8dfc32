"""Where everything in the table of an attention step stands: pure arithmetic, in px."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

TALLEST_ROW, SHORTEST_ROW = 36, 17
Shares = tuple[float, float, float, float]

SHARES: Shares = (0.27, 0.22, 0.20, 0.31)  # of the width: compare, score, softmax, weigh and add
SHARES_TO_DRAG: Shares = (0.26, 0.20, 0.29, 0.25)  # with long bars of the weights
NARROW_SHARES: Shares = (0.35, 0.17, 0.27, 0.21)
ROOMY, PADDING, NARROW_PADDING = 760, 16, 9
CROWDED, NARROW = 720, 540
LABEL_SHARE, CROWDED_LABEL_SHARE = 0.36, 0.46
STRIP_HEIGHT = 20


@dataclass(frozen=True, slots=True)
class WeighingGeometry:
    """The columns from left to right, and the rows that are in view.

    Attributes:
        lefts: where each of the four columns begins, and where the last ends.
        titles, head: where the columns' titles and the query's row begin. top: where the rows begin.
        pitch: height of a row. visible: how many are in view. count: how many there are.
    """

    lefts: tuple[float, float, float, float, float]
    titles: float
    head: float
    top: float
    pitch: float
    visible: int
    count: int
    foot_height: float

    @property
    def foot(self) -> float:
        """Where the rows end."""
        return self.top + self.visible * self.pitch

    @property
    def bottom(self) -> float:
        """Where the sums under the rows end."""
        return self.foot + self.foot_height

    def column(self, index: int) -> tuple[float, float]:
        """Where the contents of a column begin and end."""
        padding = PADDING if self.lefts[4] - self.lefts[0] >= ROOMY else NARROW_PADDING
        return self.lefts[index] + (padding if index else 0), self.lefts[index + 1] - padding

    def row(self, place: int) -> QRectF:
        """The whole row at a place in view, from 0."""
        return QRectF(self.lefts[0], self.top + place * self.pitch, self.lefts[4] - self.lefts[0], self.pitch)

    def row_at(self, y: float) -> int | None:
        """The place in view that contains `y`."""
        place = int((y - self.top) // self.pitch)
        return place if 0 <= place < self.visible else None

    def strip(self, column: int, middle: float) -> QRectF:
        """The box of a vector in the first or the last column, around a height."""
        left, right = self.column(column)
        is_crowded = self.lefts[4] - self.lefts[0] < CROWDED and not column
        left += (right - left) * (CROWDED_LABEL_SHARE if is_crowded else LABEL_SHARE)
        height = min(STRIP_HEIGHT, self.pitch - 4)
        return QRectF(left, middle - height / 2, right - left, height)

    def query(self) -> QRectF:
        """The box of the query, over the rows."""
        return self.strip(0, (self.head + self.top) / 2)

    def result(self) -> QRectF:
        """The box of the result, under the rows."""
        return self.strip(3, self.foot + self.foot_height * 0.42)


def weighing_geometry(area: QRectF, count: int, line: float, shares: Shares = SHARES) -> WeighingGeometry:
    """Rows as tall as `area` allows for `count` positions; where they do not fit, fewer are in view.

    `line` is the height of a line of text, which the head and the foot are made of.
    """
    head = area.top() + 3.6 * line
    top = head + 2.2 * line
    foot_height = 3.4 * line
    room = max(area.bottom() - foot_height - top, SHORTEST_ROW)
    shortest = max(SHORTEST_ROW, line)
    pitch = min(max(room / max(count, 1), shortest), max(TALLEST_ROW, line))
    visible = max(min(count, int(room / pitch + 1e-6)), 1)
    lefts = [area.left()]
    for share in shares:
        lefts.append(lefts[-1] + share * area.width())
    first, second, third, fourth, last = lefts
    return WeighingGeometry(
        (first, second, third, fourth, last), area.top(), head, top, pitch, visible, count, foot_height
    )


def shares_to_drag(width: float) -> Shares:
    """The shares of the columns in a table of this width, with long bars of the weights."""
    return NARROW_SHARES if width < NARROW else SHARES_TO_DRAG


def first_row(geometry: WeighingGeometry, wanted: int) -> int:
    """The position at the top while `wanted` is to be in view."""
    return min(max(wanted - geometry.visible // 2, 0), geometry.count - geometry.visible)


def cells(box: QRectF, count: int) -> list[QRectF]:
    """The cells of a strip within its box."""
    inner = box.adjusted(3, 3, -3, -3)
    pitch = inner.width() / max(count, 1)
    gap = 2.0 if pitch >= 10 else 1.0
    return [QRectF(inner.left() + i * pitch + gap / 2, inner.top(), pitch - gap, inner.height()) for i in range(count)]
