"""The most probable next pieces of a step as bars, and the entropy of the whole distribution."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from gui.theme import Theme, scaled, text_font
from gui.widgets.lane_geometry import Band
from gui.widgets.lane_view import Hover, LaneSection, elided, shown_text

VALUE_WIDTH = 48
VALUE_GAP = 8
HEAD_GAP = 8
RADIUS = 3


def format_probability(probability: float) -> str:
    """Two decimals, three below one per cent."""
    if probability >= 0.0095:
        return f"{probability:.2f}"
    return f"{probability:.3f}" if probability >= 0.0005 else "<0.001"


class CandidateBars(LaneSection):
    """The candidates of the current step: word, bar and probability."""

    is_animated = True

    def band(self) -> Band:
        return self._view.geometry.candidates

    def paint(self, painter: QPainter, theme: Theme) -> None:
        geometry = self._view.geometry
        top = geometry.candidates.top
        painter.fillRect(QRectF(geometry.padding, top, geometry.inner_width, 1), theme.line)
        self._paint_head(painter, theme, top)
        first = geometry.candidates.bottom - 3 - geometry.candidate_count * geometry.candidate_pitch
        for rank in range(geometry.candidate_count):
            self._paint_bar(painter, theme, rank, first + rank * geometry.candidate_pitch)

    def hover_at(self, position: QPointF) -> Hover:
        return Hover()

    def tip_at(self, position: QPointF) -> str:
        geometry = self._view.geometry
        first = geometry.candidates.bottom - 3 - geometry.candidate_count * geometry.candidate_pitch
        rank = int((position.y() - first) // geometry.candidate_pitch)
        candidates = self._view.frame.candidates
        if position.y() < first or rank >= len(candidates):
            return ""
        return f"{shown_text(candidates[rank].piece)}: {candidates[rank].probability:.4f}"

    def _paint_head(self, painter: QPainter, theme: Theme, top: int) -> None:
        geometry, frame = self._view.geometry, self._view.frame
        font, figure_font = text_font(13, 600), text_font(13, 400, tabular=True)
        metrics = QFontMetricsF(font)
        entropy = "" if frame.current is None else self.tr("entropy {nats:.2f} nats").format(nats=frame.current.entropy)
        width = QFontMetricsF(figure_font).horizontalAdvance(entropy)
        wordings = [wording.format(count=geometry.candidate_count) for wording in self._wordings()]
        room = geometry.inner_width - width - HEAD_GAP
        head = next((w for w in wordings if metrics.horizontalAdvance(w) <= room), wordings[-1])
        baseline = top + 6 + metrics.ascent()
        painter.setFont(font)
        painter.setPen(theme.ink2)
        painter.drawText(QPointF(geometry.padding, baseline), head)
        painter.setFont(figure_font)
        painter.setPen(theme.ink3)
        painter.drawText(QPointF(geometry.right - width, baseline), entropy)

    def _wordings(self) -> list[str]:
        """What the bars are, longest first."""
        return [self.tr("next token, top {count}"), self.tr("top {count}")]

    def _paint_bar(self, painter: QPainter, theme: Theme, rank: int, top: int) -> None:
        geometry, frame = self._view.geometry, self._view.frame
        left, height = geometry.columns.left, geometry.candidate_pitch - 5
        trough = QRectF(left, top, geometry.right - scaled(VALUE_WIDTH) - VALUE_GAP - left, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.faint)
        painter.drawRoundedRect(trough, RADIUS, RADIUS)
        if rank >= len(frame.candidates):
            return
        is_chosen = rank == 0
        colour = theme.lane(self._view.architecture).fill if is_chosen else theme.secondary_bar(self._view.architecture)
        painter.setBrush(colour)
        bar = QRectF(left, top, max(trough.width() * frame.probabilities[rank], 2.0), height)
        painter.drawRoundedRect(bar, min(RADIUS, bar.width() / 2), RADIUS)

        row = QRectF(2, top - 4, left - 10, height + 8)
        font = text_font(14, 600 if is_chosen else 400)
        painter.setFont(font)
        painter.setPen(theme.ink if is_chosen else theme.ink2)
        word = elided(shown_text(frame.candidates[rank].piece), font, row.width() - geometry.padding + 4)
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, word)
        painter.setFont(text_font(14, 600 if is_chosen else 400, tabular=True))
        painter.setPen(theme.ink if is_chosen else theme.ink3)
        value = QRectF(trough.right(), row.top(), geometry.right - trough.right(), row.height())
        text = format_probability(frame.candidates[rank].probability)
        painter.drawText(value, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
