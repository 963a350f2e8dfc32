"""Where everything in a lane stands: pure arithmetic, shared by all its painters, so that nothing drifts.

All lanes of a page have the same size and number of rows, so that the current row is at the same height in all of them;
those that read the same pieces have the same columns too. Coordinates are px from the lane's upper left corner.
"""

from dataclasses import dataclass, replace

FULL_WIDTH = 424
PADDING = 16
GUTTER = 84
WIDEST_COLUMN = 60
TALLEST_ROW = 34
LOWER_ROWS = 12, 9, 6, 4  # what a row is given less and less of, as there are more
LOWEST_ROW = LOWER_ROWS[-1]
AIDS_MARGIN = 10  # under the band of the aids
FEW_CANDIDATES = 3


@dataclass(frozen=True, slots=True)
class TextHeights:
    """Line heights in px of the fonts in a lane; those of Inter at the tokens' sizes."""

    name: int = 24
    note: int = 17
    caption: int = 16
    row: int = 15
    output: int = 22


@dataclass(frozen=True, slots=True)
class Columns:
    """The source pieces' places from left to right.

    Attributes:
        left: where the first one begins.
        pitch: width of one; whole px are made of it at its edges, so that cells are sharp.
    """

    left: int
    pitch: float
    count: int

    @property
    def right(self) -> int:
        """Where the last one ends."""
        return self.edge(self.count)

    @property
    def middle(self) -> float:
        """The centre of them all."""
        return (self.left + self.right) / 2

    def edge(self, index: int) -> int:
        """Where column `index` begins."""
        return self.left + round(index * self.pitch)

    def centre(self, index: int) -> float:
        """The middle of column `index`."""
        return (self.edge(index) + self.edge(index + 1)) / 2

    def at(self, x: float) -> int | None:
        """The column that contains `x`."""
        if not self.left <= x < self.right:
            return None
        return next(i for i in range(self.count) if x < self.edge(i + 1))


@dataclass(frozen=True, slots=True)
class Rows:
    """The produced pieces' places in the matrix, of which some are in view.

    Attributes:
        top: where the first row in view begins.
        visible: how many fit.
    """

    top: int
    height: int
    count: int
    visible: int

    def first_in_view(self, current: int) -> int:
        """The row at the top while row `current` is shown: it stays in view, with one or two of those to come."""
        coming = min(2, self.visible // 3)
        return min(max(current + 1 + coming - self.visible, 0), max(self.count - self.visible, 0))


@dataclass(frozen=True, slots=True)
class Band:
    """A section of a lane, from edge to edge."""

    top: int
    height: int

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class LaneGeometry:
    """All places of a lane.

    Attributes:
        header, reads, matrix, candidates, output: the sections; `matrix` has its caption above its rows.
        tick: where the ticks under the source pieces' labels stand. pill: where the current piece's pill begins.
        pill_height: of that pill.
        candidate_count, candidate_pitch: of the bars. output_lines, output_pitch: of the translation.
        aids: the band under the translation; of no height where there is none.
    """

    width: int
    height: int
    padding: int
    columns: Columns
    rows: Rows
    header: Band
    reads: Band
    tick: int
    pill: int
    pill_height: int
    matrix: Band
    candidates: Band
    candidate_count: int
    candidate_pitch: int
    output: Band
    output_lines: int
    output_pitch: int
    aids: Band

    @property
    def right(self) -> int:
        """Where the contents end."""
        return self.width - self.padding

    @property
    def inner_width(self) -> int:
        """Width of the contents."""
        return self.right - self.padding


@dataclass(frozen=True, slots=True)
class _Plan:
    """How much room each section gets: heights in px of the labels and ribbons, numbers of bars and output lines."""

    labels: int
    ribbons: int
    candidates: int
    lines: int


def lane_geometry(
    width: int, height: int, source: int, rows: int, text: TextHeights | None = None, lines: int = 2, aids: int = 0
) -> LaneGeometry:
    """Lay out a lane for `source` pieces, `rows` rows, a translation of `lines` lines and under it `aids` px.

    The matrix takes the height that is left; where it would show too few rows, labels, ribbons, candidates and output
    lines give way in turn, at last all candidates. Spare height goes to the rows, then to the ribbons; where there is
    none, rows become lower than their labels before they leave the view.
    """
    text = text or TextHeights()
    padding = PADDING if width >= 360 else 12
    columns = _columns(width, padding, source, text)
    bottom = height - (aids + AIDS_MARGIN if aids else 0)
    plan = _plan(bottom, padding, rows, text, lines)
    spare = bottom - _height_without_matrix(plan, padding, text)
    row_height = min(max(spare // max(rows, 1), LOWEST_ROW), TALLEST_ROW * text.row // 15)
    stretch = max(0, min(spare - rows * row_height, 96))
    matrix_height = max(spare - stretch, 0)

    header = Band(padding, text.name + text.note + 1)
    reads = Band(header.bottom + 4, plan.labels + plan.ribbons + stretch + text.output + 8)
    caption = Band(reads.bottom, text.caption + 12)
    matrix = Band(caption.top, caption.height + matrix_height)
    candidates = Band(matrix.bottom + 8, _candidates_height(plan.candidates, text))
    output = Band(candidates.bottom, bottom - candidates.bottom)
    visible = min(rows, matrix_height // row_height)
    return LaneGeometry(
        width=width,
        height=height,
        padding=padding,
        columns=columns,
        rows=Rows(caption.bottom, row_height, rows, visible),
        header=header,
        reads=reads,
        tick=reads.top + plan.labels,
        pill=reads.top + plan.labels + plan.ribbons + stretch,
        pill_height=text.output + 8,
        matrix=matrix,
        candidates=candidates,
        candidate_count=plan.candidates,
        candidate_pitch=text.note + 2,
        output=output,
        output_lines=plan.lines,
        output_pitch=text.output + 10,
        aids=Band(output.bottom, aids),
    )


def can_spare(width: int, height: int, rows: int, text: TextHeights, lines: int, aids: int) -> bool:
    """Whether a lane with `aids` px under its translation shows all that it shows without, but some candidates."""
    without, spared = (lane_geometry(width, height, 1, rows, text, lines, room) for room in (0, aids))
    is_whole = spared.rows.visible == without.rows.visible
    is_read = spared.output_lines >= min(without.output_lines, lines)
    return is_whole and is_read and spared.candidate_count >= min(without.candidate_count, FEW_CANDIDATES)


def _columns(width: int, padding: int, source: int, text: TextHeights) -> Columns:
    scale = text.caption / TextHeights().caption
    gutter = round(min(max(width * GUTTER / FULL_WIDTH, 66 * scale), 104 * scale))
    available = width - 2 * padding - gutter
    return Columns(padding + gutter, min(available / max(source, 1), WIDEST_COLUMN), source)


def _plan(height: int, padding: int, rows: int, text: TextHeights, lines: int) -> _Plan:
    """The roomiest plan that leaves room for the rows, else the tightest.

    For all rows at their full height only labels and ribbons give way; for all at a lower one, or the first eight or at
    least five of them, candidates and lines too.
    """
    lines = min(max(lines, 1), 3)
    plans = [
        _Plan(68, 82, 5, max(lines, 2)),
        _Plan(68, 70, 5, lines),
        _Plan(60, 60, 5, min(lines, 3)),
        _Plan(56, 56, 5, min(lines, 2)),
        _Plan(56, 56, 4, min(lines, 2)),
        _Plan(54, 52, 3, min(lines, 2)),
        _Plan(48, 48, 3, min(lines, 2)),
        _Plan(46, 42, 2, min(lines, 2)),
        _Plan(46, 42, 3, 1),
        _Plan(46, 40, 1, 1),
        _Plan(44, 36, 0, 1),
    ]
    plans = [replace(plan, labels=round(plan.labels * text.caption / TextHeights().caption)) for plan in plans]
    spare = {plan: height - _height_without_matrix(plan, padding, text) for plan in plans}
    some = min(max(rows, 6), 8) * text.row
    lower = [(max(rows * height, some), plans[:7]) for height in LOWER_ROWS]
    few = max(3 * text.row, min(4 * text.row, 6 * rows))
    wanted = (max(rows, 6) * text.row, plans[:4]), *lower, (some, plans[:7]), (5 * text.row, plans[:7]), (few, plans)
    for needed, allowed in wanted:
        if fitting := [plan for plan in allowed if spare[plan] >= needed]:
            return fitting[0]
    return plans[-1]


def _height_without_matrix(plan: _Plan, padding: int, text: TextHeights) -> int:
    header = padding + text.name + text.note + 1
    reads = 4 + plan.labels + plan.ribbons + text.output + 8
    caption = text.caption + 12
    output = 8 + plan.lines * (text.output + 10) + 10
    return header + reads + caption + 8 + _candidates_height(plan.candidates, text) + output


def _candidates_height(count: int, text: TextHeights) -> int:
    return text.caption + 14 + count * (text.note + 2) + 3 if count else 0
