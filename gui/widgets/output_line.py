"""The translation so far: words, the joints of their pieces, and the current piece as a filled pill."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from engine.events import Piece, TokenDecoded
from gui.theme import Theme, text_font
from gui.widgets.lane_geometry import Band, LaneGeometry
from gui.widgets.lane_view import Hover, LaneSection, shown_text
from gui.widgets.output_layout import PlacedPiece, place_pieces

PILL_AIR = 8
PILL_RADIUS = 6
UNDERLINE = 1.75
BRANCH_BUTTON = 28
FEW_LINES = 2


def output_lines(pieces: Sequence[Piece], room: float) -> int:
    """How many lines a translation needs when its last piece is shown as a pill."""
    placed = _placed(pieces, room)
    return placed[-1].line + 1 if placed else 1


def _placed(pieces: Sequence[Piece], room: float) -> list[PlacedPiece]:
    metrics = QFontMetricsF(text_font(18, 500))
    widths = [metrics.horizontalAdvance(shown_text(piece)) for piece in pieces]
    if widths:
        widths[-1] = QFontMetricsF(text_font(18, 600)).horizontalAdvance(shown_text(pieces[-1])) + 2 * PILL_AIR + 1
    return place_pieces(pieces, widths, room, metrics.horizontalAdvance(" ") + 2)


def branch_place(geometry: LaneGeometry) -> QRect:
    """Where the note on a branch stands: the last line, or where there are few of them its end."""
    top = geometry.output.top + 8 + (geometry.output_lines - 1) * geometry.output_pitch
    width = geometry.inner_width if geometry.output_lines > FEW_LINES else BRANCH_BUTTON
    return QRect(geometry.right - width, top, width, geometry.output_pitch)


class OutputLine(LaneSection):
    """The pieces produced so far; where they need more lines than there are, the last ones are in view."""

    def band(self) -> Band:
        return self._view.geometry.output

    def paint(self, painter: QPainter, theme: Theme) -> None:
        geometry = self._view.geometry
        painter.fillRect(QRectF(geometry.padding, geometry.output.top, geometry.inner_width, 1), theme.line)
        frame = self._view.frame
        pieces = [step.piece for step in frame.produced]
        placed = _placed(pieces, self._room())
        if not placed:
            return
        first = max(placed[-1].line + 1 - self._lines(), 0)
        if first:
            self._paint_more(painter, theme)
        for step, place in zip(frame.produced, placed, strict=True):
            if place.line >= first:
                self._paint_branch_marks(painter, theme, step, place, first)
        for piece, place in zip(pieces[:-1], placed[:-1], strict=True):
            if place.line >= first:
                self._paint_piece(painter, theme, piece, place, first)
        self._paint_current(painter, theme, pieces[-1], placed[-1], first)
        self._paint_note(painter, theme, placed[-1], first)

    def hover_at(self, position: QPointF) -> Hover:
        return Hover()

    def tip_at(self, position: QPointF) -> str:
        parts = [
            (" " if step.piece.starts_word and index else "") + step.piece.text
            for index, step in enumerate(self._view.frame.produced)
            if not step.piece.is_end
        ]
        return "".join(parts)

    def _paint_piece(self, painter: QPainter, theme: Theme, piece: Piece, place: PlacedPiece, first: int) -> None:
        x, baseline = self._position(place, first)
        painter.setFont(text_font(18, 500))
        painter.setPen(theme.ink)
        painter.drawText(QPointF(x, baseline), shown_text(piece))
        if place.is_joined:
            colour = QColor(theme.lane(self._view.architecture).fill)
            colour.setAlphaF(0.75)
            painter.fillRect(QRectF(x + 0.5, baseline + 5, place.width - 2, UNDERLINE), colour)

    def _paint_branch_marks(
        self, painter: QPainter, theme: Theme, step: TokenDecoded, place: PlacedPiece, first: int
    ) -> None:
        """A frame around a forced piece, a dashed line over one that the former translation does not have there."""
        x, baseline = self._position(place, first)
        metrics = QFontMetricsF(text_font(18, 500))
        box = QRectF(x - 1.5, baseline - metrics.ascent() - 1.5, place.width + 3, metrics.height() + 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if step.is_forced:
            painter.setPen(QPen(theme.ink2, 1.5))
            painter.drawRoundedRect(box, PILL_RADIUS - 2, PILL_RADIUS - 2)
        elif step.position in self._view.frame.changed:
            pen = QPen(theme.ink2, 2)
            pen.setDashPattern([1.0, 1.5])
            painter.setPen(pen)
            painter.drawLine(QPointF(x + 1, box.top()), QPointF(x + place.width - 1, box.top()))

    def _lines(self) -> int:
        """How many lines of the translation can be seen: the note on a branch takes the last of many."""
        count = self._view.geometry.output_lines
        return count - 1 if self._view.frame.branches and count > FEW_LINES else count

    def _room(self) -> float:
        geometry = self._view.geometry
        is_crowded = self._view.frame.branches > 0 and geometry.output_lines <= FEW_LINES
        return geometry.inner_width - (BRANCH_BUTTON + 4 if is_crowded else 0)

    def _paint_current(self, painter: QPainter, theme: Theme, piece: Piece, place: PlacedPiece, first: int) -> None:
        x, baseline = self._position(place, first)
        colours = theme.lane(self._view.architecture)
        metrics = QFontMetricsF(text_font(18, 600))
        pill = QRectF(x + 1, baseline - metrics.ascent() - 2.5, place.width - 1, metrics.height() + 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.fill)
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

    def _paint_note(self, painter: QPainter, theme: Theme, place: PlacedPiece, first: int) -> None:
        """Say at which step a lane came to its end, where there is room for it."""
        frame, geometry = self._view.frame, self._view.geometry
        if frame.was_cut:
            text = self.tr("cut after {count} pieces").format(count=len(frame.produced))
        elif frame.is_waiting:
            text = self.tr("done at step {step}").format(step=len(frame.produced))
        else:
            return
        font = text_font(13)
        width = QFontMetricsF(font).horizontalAdvance(text)
        x, baseline = self._position(place, first)
        right = geometry.padding + self._room()
        if x + place.width + 12 + width <= right:
            painter.setFont(font)
            painter.setPen(theme.ink3)
            painter.drawText(QPointF(right - width, baseline), text)

    def _position(self, place: PlacedPiece, first: int) -> tuple[float, float]:
        """Where a piece's box begins, and its baseline."""
        geometry = self._view.geometry
        metrics = QFontMetricsF(text_font(18, 500))
        middle = geometry.output.top + 8 + (place.line - first + 0.5) * geometry.output_pitch
        baseline = middle + (metrics.ascent() - metrics.descent()) / 2
        return geometry.padding + place.x, round(baseline)
