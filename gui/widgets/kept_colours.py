"""How the three measures of a sample are told apart: by place and name, and by colour."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from gui.i18n.text import tr
from gui.state.kept_scores import MEASURES, Measure
from gui.theme import Theme, scaled, text_font

LANE = "transformer"


def kept_colour(theme: Theme, measure: Measure) -> QColor:
    """The fill of a bar, or a curve."""
    return {"bleu": theme.lane(LANE).fill, "words": theme.secondary_bar(LANE), "order": theme.ink}[measure]


def kept_name(measure: Measure) -> str:
    """What is measured, in a word or two."""
    return {"bleu": "BLEU", "words": tr("words kept"), "order": tr("order kept")}[measure]


def paint_kept_key(painter: QPainter, theme: Theme, room: QRectF) -> None:
    """Name the measures in a row, in the order in which they stand."""
    font = text_font(13, 500)
    painter.setFont(font)
    left, size = room.left(), scaled(11)
    for measure in MEASURES:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(kept_colour(theme, measure))
        painter.drawRoundedRect(QRectF(left, room.center().y() - size / 2, size, size), 3, 3)
        left += size + scaled(7)
        width = QFontMetricsF(font).horizontalAdvance(kept_name(measure))
        painter.setPen(theme.ink2)
        painter.drawText(
            QRectF(left, room.top(), width + 2, room.height()), Qt.AlignmentFlag.AlignVCenter, kept_name(measure)
        )
        left += width + scaled(18)
