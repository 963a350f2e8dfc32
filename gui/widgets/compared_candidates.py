"""Paints the most probable next pieces twice, with a step's own weights and with others, and what the own one lost."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from engine.events import Candidate
from engine.measurements.surgery import StepOperated
from gui.i18n.text import tr
from gui.theme import Theme, text_font
from gui.widgets.candidate_bars import format_probability
from gui.widgets.lane_view import shown_text
from gui.widgets.prediction_geometry import PredictionGeometry
from gui.widgets.step_painting import LEFT, RIGHT, fitting_px, paint_text, signed

COLUMN_GAP = 12.0
INSET, STRIP = 5.0, 3.0


def candidate_cell(geometry: PredictionGeometry, side: int, rank: int) -> QRectF:
    """The cell of a candidate; `side` 0: with its own weights, 1: with others."""
    row = geometry.candidate(rank)
    width = (row.width() - COLUMN_GAP) / 2
    return QRectF(row.left() + side * (width + COLUMN_GAP), row.top(), width, row.height())


def paint_compared(
    painter: QPainter, theme: Theme, architecture: str, geometry: PredictionGeometry, found: StepOperated
) -> None:
    """Paint both lists side by side, and under them the log-probability of the piece that came untouched."""
    left, width = geometry.area.left(), geometry.area.width()
    painter.fillRect(QRectF(left, geometry.candidates - 8, width, 1), theme.line)
    own_id = found.untouched.token_ids[found.step - 1]
    font, width = text_font(13, 600), candidate_cell(geometry, 0, 0).width()
    titles = (tr("own weights"), tr("these weights"))
    if max(map(QFontMetricsF(font).horizontalAdvance, titles)) > width:
        titles = (tr("own"), tr("these"))
    sides = zip(titles, (found.untouched.candidates, found.operated.candidates), strict=True)
    for side, (title, candidates) in enumerate(sides):
        cell = candidate_cell(geometry, side, 0)
        head = QRectF(cell.left(), geometry.candidates, cell.width(), geometry.line)
        paint_text(painter, head, title, font, theme.ink2, LEFT)
        _paint_list(painter, theme, architecture, geometry, side, candidates, own_id)
    _paint_change(painter, theme, geometry, found)


def compared_tip(geometry: PredictionGeometry, found: StepOperated, position: QPointF) -> str:
    """The candidate under the mouse with its whole probability."""
    for side, candidates in enumerate((found.untouched.candidates, found.operated.candidates)):
        for rank, candidate in enumerate(candidates[: geometry.count]):
            if candidate_cell(geometry, side, rank).contains(position):
                return f"{shown_text(candidate.piece)}: {candidate.probability:.5f}"
    return ""


def change_text(found: StepOperated) -> str:
    """What became of the log-probability of the piece that the model produces untouched."""
    before, after = signed(found.untouched.log_prob), signed(found.operated.log_prob)
    text = tr("{before} → {after} ({change} nats)")
    return text.format(before=before, after=after, change=signed(found.log_prob_change))


def _paint_list(
    painter: QPainter,
    theme: Theme,
    architecture: str,
    geometry: PredictionGeometry,
    side: int,
    candidates: Sequence[Candidate],
    own_id: int,
) -> None:
    for rank, candidate in enumerate(candidates[: geometry.count]):
        cell = candidate_cell(geometry, side, rank).adjusted(0, 1.5, 0, -1.5)
        is_own = candidate.token_id == own_id
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.faint)
        painter.drawRoundedRect(cell, 3, 3)
        strip = QRectF(cell.left(), cell.bottom() - STRIP, max(cell.width() * candidate.probability, 2.0), STRIP)
        painter.fillRect(strip, theme.lane(architecture).fill)
        size = fitting_px(14, cell.height())
        figures = text_font(size, 600 if is_own else 400, tabular=True)
        value = format_probability(candidate.probability)
        room = QFontMetricsF(figures).horizontalAdvance(value) + INSET
        paint_text(painter, cell.adjusted(INSET, 0, -INSET, -STRIP / 2), value, figures, theme.ink, RIGHT)
        words = cell.adjusted(INSET, 0, -room - INSET, -STRIP / 2)
        paint_text(
            painter, words, shown_text(candidate.piece), text_font(size, 600 if is_own else 400), theme.ink, LEFT
        )


def _paint_change(painter: QPainter, theme: Theme, geometry: PredictionGeometry, found: StepOperated) -> None:
    room = geometry.output
    piece = shown_text(found.untouched.pieces[found.step - 1])
    caption = QRectF(room.left(), room.top() - 4, room.width(), geometry.line)
    text = tr("log-probability of “{piece}”").format(piece=piece)
    paint_text(painter, caption, text, text_font(13, 600), theme.ink2, LEFT)
    line = QRectF(room.left(), caption.bottom() + 2, room.width(), geometry.line * 1.2)
    font = text_font(15, 600, tabular=True)
    said = change_text(found)
    if QFontMetricsF(font).horizontalAdvance(said) > line.width():
        said = tr("{change} nats").format(change=signed(found.log_prob_change))
    paint_text(painter, line, said, font, theme.ink, LEFT)
