"""The translation so far: words, the joints of their pieces, and the current piece as a filled pill."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from engine.events import Piece, TokenDecoded
from gui.i18n.spoken import say
from gui.state.matrix_rows import labels
from gui.state.translation_trace import LaneTrace
from gui.theme import Theme, text_font, text_scale
from gui.widgets.lane_geometry import Band, LaneGeometry
from gui.widgets.lane_view import Hover, LaneSection, LaneView, shown_text
from gui.widgets.output_layout import PlacedPiece, place_pieces
from gui.widgets.output_marks import LONE_GAP, LONE_SAMPLE, paint_dots, paint_forced_frame
from gui.widgets.text_widths import text_width

PILL_AIR = 8
PILL_RADIUS = 6
UNDERLINE = 1.75
BRANCH_BUTTON = 28
FEW_LINES = 2
NOTE_GAP = 24  # for the caret too
LONE_DROP = 8.5  # from the baseline, under the underline of joined pieces


def output_lines(pieces: Sequence[Piece], room: float) -> int:
    """How many lines a translation needs when its last piece is shown as a pill."""
    placed = _placed(tuple(pieces), room, text_scale())
    return placed[-1].line + 1 if placed else 1


@lru_cache(maxsize=16)
def _placed(pieces: tuple[Piece, ...], room: float, scale: float) -> tuple[PlacedPiece, ...]:
    """Where pieces stand at a text `scale`, the last one as a pill."""
    widths = [text_width(shown_text(piece), 18, 500) for piece in pieces]
    if widths:
        widths[-1] = text_width(shown_text(pieces[-1]), 18, 600) + 2 * PILL_AIR + 1
    return tuple(place_pieces(pieces, widths, room, text_width(" ", 18, 500) + 2))


@lru_cache(maxsize=1)
def _drop(scale: float) -> float:
    """From the middle of a line to its baseline, at a text `scale`."""
    metrics = QFontMetricsF(text_font(18, 500))
    return (metrics.ascent() - metrics.descent()) / 2


def branch_place(geometry: LaneGeometry) -> QRect:
    """Where the note on a branch stands: the last line, or where there are few of them its end."""
    top = geometry.output.top + 8 + (geometry.output_lines - 1) * geometry.output_pitch
    width = geometry.inner_width if geometry.output_lines > FEW_LINES else BRANCH_BUTTON
    return QRect(geometry.right - width, top, width, geometry.output_pitch)


class OutputLine(LaneSection):
    """The pieces produced so far; where they need more lines than there are, the last ones are in view."""

    def __init__(self, view: LaneView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        say(self.setAccessibleName, lambda: self.tr("Translation so far"))
        self._counted: LaneTrace | None = None
        self._counted_as: tuple[int, int, float, bool] | None = None
        self._lines_counted = 1

    def lines_needed(self, trace: LaneTrace) -> int:
        """How many lines the whole of a translation takes here."""
        by_word, room = self._view.look.by_word, self._view.geometry.inner_width
        key = (len(trace.steps), room, text_scale(), by_word)
        if trace is not self._counted or key != self._counted_as:
            self._counted, self._counted_as = trace, key
            self._lines_counted = output_lines(labels([step.piece for step in trace.steps], by_word), room)
        return self._lines_counted

    def band(self) -> Band:
        return self._view.geometry.output

    def paint(self, painter: QPainter, theme: Theme) -> None:
        geometry = self._view.geometry
        painter.fillRect(QRectF(geometry.padding, geometry.output.top, geometry.inner_width, 1), theme.line)
        frame = self._view.frame
        pieces = frame.output
        placed = self._places()
        if not placed:
            return
        first = max(placed[-1].line + 1 - self._lines(), 0)
        if first:
            self._paint_more(painter, theme)
        if frame.changed or any(step.is_forced for step in frame.produced):
            for (begin, end), place in zip(frame.output_spans, placed, strict=True):
                if place.line >= first:
                    self._paint_branch_marks(painter, theme, frame.produced[begin:end], place, first)
        self._paint_pieces(painter, theme, pieces[:-1], placed[:-1], first)
        self._paint_current(painter, theme, pieces[-1], placed[-1], first)
        has_marks = self._paint_marks(painter, theme, placed, first)
        self._paint_note(painter, theme, placed[-1], first, has_marks=has_marks)

    def hover_at(self, position: QPointF) -> Hover:
        return Hover()

    def step_at(self, position: QPointF) -> int | None:
        placed = self._places()
        first = max(placed[-1].line + 1 - self._lines(), 0) if placed else 0
        half = self._view.geometry.output_pitch / 2
        for (_, step), place in zip(self._view.frame.output_spans, placed, strict=True):
            x, baseline = self._position(place, first)
            is_in_line = place.line >= first and abs(position.y() - (baseline - half / 2)) <= half
            if is_in_line and x <= position.x() < x + place.width:
                return step
        return None

    def tip_at(self, position: QPointF) -> str:
        return self.text()

    def text(self) -> str:
        """The translation up to this moment."""
        parts = [
            (" " if step.piece.starts_word and index else "") + step.piece.text
            for index, step in enumerate(self._view.frame.produced)
            if not step.piece.is_end
        ]
        return "".join(parts)

    def _paint_pieces(
        self, painter: QPainter, theme: Theme, pieces: Sequence[Piece], placed: Sequence[PlacedPiece], first: int
    ) -> None:
        colour = QColor(theme.lane(self._view.architecture).fill)
        colour.setAlphaF(0.75)
        painter.setFont(text_font(18, 500))
        painter.setPen(theme.ink)
        for piece, place in zip(pieces, placed, strict=True):
            if place.line < first:
                continue
            x, baseline = self._position(place, first)
            painter.drawText(QPointF(x, baseline), shown_text(piece))
            if place.is_joined:
                painter.fillRect(QRectF(x + 0.5, baseline + 5, place.width - 2, UNDERLINE), colour)

    def _paint_branch_marks(
        self, painter: QPainter, theme: Theme, steps: Sequence[TokenDecoded], place: PlacedPiece, first: int
    ) -> None:
        """A frame around what was forced, a dotted line over what the former translation does not have there."""
        is_forced = any(step.is_forced for step in steps)
        if not is_forced and not any(step.position in self._view.frame.changed for step in steps):
            return
        x, baseline = self._position(place, first)
        metrics = QFontMetricsF(text_font(18, 500))
        box = QRectF(x - 1.5, baseline - metrics.ascent() - 1.5, place.width + 3, metrics.height() + 4)
        if is_forced:
            paint_forced_frame(painter, theme, box)
        else:
            paint_dots(painter, theme, x + 1, x + place.width - 1, box.top())

    def _places(self) -> tuple[PlacedPiece, ...]:
        """Where the pieces or words stand that are shown."""
        return _placed(self._view.frame.output, self._room(), text_scale())

    def _lines(self) -> int:
        """How many lines of the translation can be seen: the note on a branch takes the last of many."""
        count = self._view.geometry.output_lines
        return count - 1 if self._view.frame.branches and count > FEW_LINES else count

    def _room(self) -> float:
        geometry = self._view.geometry
        is_crowded = self._view.frame.branches > 0 and geometry.output_lines <= FEW_LINES
        return geometry.inner_width - (BRANCH_BUTTON + 10 if is_crowded else 0)

    def _paint_current(self, painter: QPainter, theme: Theme, piece: Piece, place: PlacedPiece, first: int) -> None:
        x, baseline = self._position(place, first)
        colours = theme.lane(self._view.architecture)
        metrics = QFontMetricsF(text_font(18, 600))
        pill = QRectF(x + 1, baseline - metrics.ascent() - 2.5, place.width - 1, metrics.height() + 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.pill)
        painter.drawRoundedRect(pill, PILL_RADIUS, PILL_RADIUS)
        painter.setFont(text_font(18, 600))
        painter.setPen(colours.on)
        painter.drawText(QPointF(x + 1 + PILL_AIR, baseline), shown_text(piece))
        if not self._view.frame.produced[-1].is_last and pill.right() + 10 < self._view.geometry.right:
            painter.fillRect(QRectF(pill.right() + 8, pill.top() + 4, 1.5, pill.height() - 8), theme.ink2)

    def _paint_more(self, painter: QPainter, theme: Theme) -> None:
        """Break the divider with an ellipsis: there are lines above the first one in view."""
        geometry = self._view.geometry
        font = text_font(14, 600)
        painter.setFont(font)
        width = QFontMetricsF(font).horizontalAdvance("…")
        painter.fillRect(QRectF(geometry.padding, geometry.output.top, width + 6, 1), theme.card)
        painter.setPen(theme.ink3)
        painter.drawText(QPointF(geometry.padding, geometry.output.top + 4), "…")

    def _paint_marks(self, painter: QPainter, theme: Theme, placed: Sequence[PlacedPiece], first: int) -> bool:
        """Mark what the reference does not have, or without one what no other lane produced at the same step.

        Tells whether anything of it is in view.
        """
        missing, found = self._view.not_in_reference, False
        marked = self._view.lone if missing is None else missing
        for (begin, end), place in zip(self._view.frame.output_spans, placed, strict=True):
            if place.line >= first and not marked.isdisjoint(range(begin, end)):
                x, baseline = self._position(place, first)
                paint_dots(painter, theme, x + 1, x + max(place.width - 2, 4), baseline + LONE_DROP)
                found = True
        return found

    def _paint_note(self, painter: QPainter, theme: Theme, place: PlacedPiece, first: int, *, has_marks: bool) -> None:
        """Say at which step a lane came to its end, else what the marks mean, where there is room for it."""
        frame = self._view.frame
        if frame.was_cut:
            text = self.tr("cut after {count} pieces").format(count=len(frame.produced))
        elif frame.is_waiting:
            text = self.tr("done at step {step}").format(step=len(frame.produced))
        elif has_marks:
            is_lone = self._view.not_in_reference is None
            text = self.tr("in this lane alone") if is_lone else self.tr("not in the reference")
        else:
            return
        font = text_font(13)
        metrics = QFontMetricsF(font)
        is_legend = not (frame.was_cut or frame.is_waiting)
        width = metrics.horizontalAdvance(text) + (LONE_SAMPLE + LONE_GAP if is_legend else 0)
        x, baseline = self._position(place, first)
        right = self._view.geometry.padding + self._room()
        if x + place.width + NOTE_GAP + width > right:
            if frame.branches or place.line + 1 - first >= self._lines():
                return
            baseline += self._view.geometry.output_pitch
        painter.setFont(font)
        painter.setPen(theme.ink3)
        painter.drawText(QPointF(right - metrics.horizontalAdvance(text), baseline), text)
        if is_legend:
            left, y = right - width, baseline - metrics.xHeight() / 2
            paint_dots(painter, theme, left, left + LONE_SAMPLE, y)

    def _position(self, place: PlacedPiece, first: int) -> tuple[float, float]:
        """Where a piece's box begins, and its baseline."""
        geometry = self._view.geometry
        middle = geometry.output.top + 8 + (place.line - first + 0.5) * geometry.output_pitch
        return geometry.padding + place.x, round(middle + _drop(text_scale()))
