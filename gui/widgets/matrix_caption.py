"""What stands over a lane's matrix: what it shows, and the ramp of its colours."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QLinearGradient, QPainter

from gui.i18n.text import tr
from gui.theme import Theme, text_font
from gui.widgets.lane_view import LaneView, elided

RAMP_WIDTH, NARROWEST_RAMP, RAMP_HEIGHT = 56, 28, 8
RAMP_STOPS = 12
RAMP_GAP = 9
TEXT_GAP = 14  # between the caption and the ramp


def caption(view: LaneView, room: float, font: QFont) -> str:
    """What the matrix shows, in the longest wording that fits; the shortest if none does."""
    metrics = QFontMetricsF(font)
    wordings = _wordings(view)
    return next((wording for wording in wordings if metrics.horizontalAdvance(wording) <= room), wordings[-1])


def title(view: LaneView) -> str:
    """What the matrix shows, in full."""
    return _wordings(view)[0]


def paint_caption(painter: QPainter, theme: Theme, view: LaneView, left: float) -> None:
    """Paint the caption from `left` on, and the ramp at the right, narrower or not at all where both do not fit."""
    geometry, font = view.geometry, text_font(13, 500)
    metrics = QFontMetricsF(font)
    baseline = geometry.matrix.top + 2 + metrics.ascent()
    whole, ends = geometry.right - left, _ends(view)
    beside_ramp = _room_beside_ramp(ends)
    text = caption(view, whole - beside_ramp - RAMP_WIDTH, font)
    painter.setFont(font)
    painter.setPen(theme.ink2)
    painter.drawText(QPointF(left, baseline), elided(text, font, whole))
    width = min(whole - beside_ramp - metrics.horizontalAdvance(text), RAMP_WIDTH)
    if width >= NARROWEST_RAMP:
        _paint_ramp(painter, theme, view, baseline, width)


def shows_saliency(view: LaneView) -> bool:
    """Whether the lane shows saliency, or will as soon as there is something to show."""
    return view.attention == "none" or (view.frame.kind or view.look.kind) == "saliency"


def _wordings(view: LaneView) -> list[str]:
    """What the matrix shows, longest first."""
    if view.attention == "none":
        return [
            tr("saliency (gradient × input) – this model has no attention"),
            tr("saliency – this model has no attention"),
            tr("saliency, not attention"),
        ]
    if shows_saliency(view):
        return [tr("saliency (gradient × input), not attention"), tr("saliency (gradient × input)"), tr("saliency")]
    if view.attention == "source":
        return [tr("alignment α(t, j)")]
    reading = {
        "cross": tr("cross-attention"),
        "encoder": tr("encoder self-attention"),
        "decoder": tr("decoder self-attention"),
    }[view.frame.reading if view.frame.current else view.look.reading]
    if view.look.head is None:
        mean = tr("mean of all heads")
        return [f"{reading}, {mean}", mean, tr("mean")]
    layer, head = view.look.head[0] + 1, view.look.head[1] + 1
    one = tr("layer {layer} · head {head}").format(layer=layer, head=head)
    return [f"{reading}, {one}", one, f"L{layer} · H{head}"]


def _ends(view: LaneView) -> tuple[str, str]:
    """What the ramp's ends are called."""
    return ("0", tr("max")) if shows_saliency(view) else ("0", "1")


def _room_beside_ramp(ends: tuple[str, str]) -> float:
    """What the names of its ends and the gaps take."""
    metrics = QFontMetricsF(text_font(13, 400, tabular=True))
    return 2 * RAMP_GAP + sum(metrics.horizontalAdvance(end) for end in ends) + TEXT_GAP


def _paint_ramp(painter: QPainter, theme: Theme, view: LaneView, baseline: float, width: float) -> None:
    font, ends = text_font(13, 400, tabular=True), _ends(view)
    least, most = (QFontMetricsF(font).horizontalAdvance(end) for end in ends)
    right = view.geometry.right
    bar = QRectF(right - most - RAMP_GAP - width, baseline - RAMP_HEIGHT, width, RAMP_HEIGHT)
    ramp = QLinearGradient(bar.topLeft(), bar.topRight())
    ramp.setStops(_stops(theme, "" if shows_saliency(view) else view.architecture))
    painter.fillRect(bar, ramp)
    painter.setFont(font)
    painter.setPen(theme.ink3)
    painter.drawText(QPointF(right - most, baseline), ends[1])
    painter.drawText(QPointF(bar.left() - RAMP_GAP - least, baseline), ends[0])


@cache
def _stops(theme: Theme, architecture: str) -> list[tuple[float, QColor]]:
    """The ramp of an architecture's attention; of saliency for ""."""
    places = [stop / RAMP_STOPS for stop in range(RAMP_STOPS + 1)]
    if not architecture:
        return [(place, theme.saliency_colour(place)) for place in places]
    return [(place, theme.attention_colour(architecture, place)) for place in places]
