"""The box beside the crosshair of the training plot: what each curve is worth at its step."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gui.i18n.text import tr
from gui.state.number_format import format_count
from gui.state.plotted_curves import PlottedCurves, Reading, Role
from gui.theme import CONTROL_RADIUS, Theme, scaled, text_font
from gui.widgets.plot_frame import PlotFrame
from gui.widgets.plot_painter import dashed_pen

DISTANCE, PADDING, ROW, SWATCH, COLUMN_GAP, SAMPLE = 16, 12, 21, 18, 14, 30
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Box:
    """A table: a head, then a row an architecture; one figure a column."""

    head: str
    columns: tuple[tuple[Role, int], ...]
    words: tuple[str, ...]
    rows: tuple[Reading, ...]
    figures: tuple[tuple[str, ...], ...]


def box_at(curves: PlottedCurves, step: int) -> Box:
    """What stands at a step."""
    text = curves.choice.quantity.text
    rows = tuple(curves.readings(step))
    figures = tuple(tuple(NOTHING if value is None else text(value) for value in row.values) for row in rows)
    words = tuple(column_word(curves, role) for role, _ in curves.columns)
    return Box(tr("step {0}").format(format_count(step)), curves.columns, words, rows, figures)


def column_word(curves: PlottedCurves, role: Role) -> str:
    """What a kind of curve is called; "" for an earlier run, which its line tells."""
    if role is Role.EARLIER:
        return ""
    if role is Role.TRAINING:
        return tr("training")
    if curves.choice.quantity.is_validated:
        return tr("validation")
    return tr("averaged") if curves.choice.span > 1 else ""


def spoken(curves: PlottedCurves, step: int) -> str:
    """The same in words: `step 500: RNN 4.02, training 4.10; Transformer 3.18, training 3.33`."""
    text, told = curves.choice.quantity.text, []
    for row in curves.readings(step):
        values = []
        for (role, run), value in zip(curves.columns, row.values, strict=True):
            if value is not None:
                earlier = curves.earlier[run].title if role is Role.EARLIER else ""
                name = tr("training") if role is Role.TRAINING else earlier
                values.append(f"{name} {text(value)}".strip())
        told.append(f"{row.title} {', '.join(values)}")
    return tr("step {0}: {1}").format(step, "; ".join(told))


def paint_box(painter: QPainter, theme: Theme, frame: PlotFrame, width: float, x: float, box: Box) -> None:
    """Paint the box beside a crosshair at `x`, inside a widget of this width."""
    bold, plain = text_font(13, 600, tabular=True), text_font(13)
    widths = _column_widths(box, bold, plain)
    names = max((_advance(plain, row.title) for row in box.rows), default=0.0)
    first = max(scaled(SWATCH) + names, _advance(bold, box.head))
    inner = first + sum(widths) + scaled(COLUMN_GAP) * len(widths)
    row, padding = scaled(ROW), scaled(PADDING)
    outer = inner + 2 * padding
    left = x + DISTANCE
    if left + outer > width:
        left = max(4.0, min(x - DISTANCE - outer, width - outer - 4))
    place = QRectF(round(left) + 0.5, round(frame.area.top()) + 4.5, outer, row * (1 + len(box.rows)) + padding * 4 / 3)
    painter.setPen(QPen(theme.line2, 1))
    painter.setBrush(theme.card)
    painter.drawRoundedRect(place, CONTROL_RADIUS, CONTROL_RADIUS)
    line = QRectF(place.left() + padding, place.top() + padding * 2 / 3, inner, row)
    _write(painter, line, box.head, bold, theme.ink)
    for room, (role, run), word in zip(_columns(line, widths), box.columns, box.words, strict=True):
        if role is Role.EARLIER:
            painter.setPen(dashed_pen(theme.ink2, run))
            painter.drawLine(
                QPointF(room.right() - scaled(SAMPLE), room.center().y()), QPointF(room.right(), room.center().y())
            )
        else:
            _write(painter, room, word, plain, theme.ink3, to_right=True)
    for reading, figures in zip(box.rows, box.figures, strict=True):
        line.translate(0, row)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.lane(reading.architecture).fill)
        painter.drawRoundedRect(QRectF(line.left(), line.center().y() - 5, 10, 10), 2, 2)
        _write(painter, line.adjusted(scaled(SWATCH), 0, 0, 0), reading.title, plain, theme.ink2)
        for column, (room, figure) in enumerate(zip(_columns(line, widths), figures, strict=True)):
            _write(painter, room, figure, bold if column == 0 else plain, theme.ink, to_right=True)


def _column_widths(box: Box, bold: QFont, plain: QFont) -> list[float]:
    widths = []
    for column, ((role, _), word) in enumerate(zip(box.columns, box.words, strict=True)):
        head = scaled(SAMPLE) if role is Role.EARLIER else _advance(plain, word)
        widths.append(max(head, *(_advance(bold, figures[column]) for figures in box.figures), 0.0))
    return widths


def _columns(line: QRectF, widths: Sequence[float]) -> list[QRectF]:
    """Where the figures of a line stand, the last one at its right end."""
    rooms, right = [], line.right()
    for width in reversed(widths):
        rooms.append(QRectF(right - width, line.top(), width, line.height()))
        right -= width + scaled(COLUMN_GAP)
    return rooms[::-1]


def _advance(font: QFont, text: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def _write(painter: QPainter, line: QRectF, text: str, font: QFont, colour: QColor, *, to_right: bool = False) -> None:
    side = Qt.AlignmentFlag.AlignRight if to_right else Qt.AlignmentFlag.AlignLeft
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, text)
