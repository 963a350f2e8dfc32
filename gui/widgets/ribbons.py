"""Ribbons from the source pieces into the piece that is being produced, as wide as their weights."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from engine.events import Array
from gui.theme import Theme
from gui.widgets.lane_geometry import Columns
from gui.widgets.lane_view import LaneView

WIDEST_TOP = 18.0
THINNEST = 0.9
THREAD = 0.02
BEND = 0.52
SALIENCY_TONE = 2 / 3


@dataclass(frozen=True, slots=True)
class Ribbon:
    """One ribbon, by its edges at the upper and the lower end."""

    column: int
    weight: float
    top_left: float
    top_right: float
    bottom_left: float
    bottom_right: float


def shares(weights: Array) -> list[float]:
    """Weights (columns,) as parts of their sum, as those of saliency are not."""
    found: list[float] = (weights / max(float(weights.sum()), 1e-9)).tolist()
    return found


def ribbons(weights: Sequence[float], columns: Columns, span: float) -> list[Ribbon]:
    """Lay ribbons side by side, in the order of the source, into `span` px around the middle of the columns.

    A ribbon is as wide at its lower end as its share of the weights, so that all of them fill the span; at its upper
    end at most as wide as its column.
    """
    total = sum(weights) or 1.0
    x = columns.middle - span / 2
    made: list[Ribbon] = []
    for column, weight in enumerate(weights):
        share = span * (weight / total)  # in this order, for weights may be as small as numbers get
        top = min(max(weight * WIDEST_TOP, THINNEST), columns.pitch * 0.78)
        bottom = max(share, THINNEST)
        centre, lower = columns.centre(column), x + share / 2
        made.append(Ribbon(column, weight, centre - top / 2, centre + top / 2, lower - bottom / 2, lower + bottom / 2))
        x += share
    return made


def ribbon_path(ribbon: Ribbon, top: float, bottom: float) -> QPainterPath:
    """The outline of a ribbon that leaves upright at `top` and arrives upright at `bottom`."""
    bend = top + (bottom - top) * BEND
    path = QPainterPath()
    path.moveTo(ribbon.top_left, top)
    path.cubicTo(ribbon.top_left, bend, ribbon.bottom_left, bend, ribbon.bottom_left, bottom)
    path.lineTo(ribbon.bottom_right, bottom)
    path.cubicTo(ribbon.bottom_right, bend, ribbon.top_right, bend, ribbon.top_right, top)
    path.closeSubpath()
    return path


def thread_path(ribbons: Sequence[Ribbon], top: float, bottom: float) -> QPainterPath:
    """The middle lines of ribbons that are all too thin to tell apart."""
    bend = top + (bottom - top) * BEND
    path = QPainterPath()
    for ribbon in ribbons:
        upper, lower = (ribbon.top_left + ribbon.top_right) / 2, (ribbon.bottom_left + ribbon.bottom_right) / 2
        path.moveTo(upper, top)
        path.cubicTo(upper, bend, lower, bend, lower, bottom)
    return path


def paint_ribbons(painter: QPainter, theme: Theme, view: LaneView, made: Sequence[Ribbon]) -> None:
    """Paint ribbons, light ones first; the one under the mouse stands out and the others step back."""
    top, bottom, lit = view.geometry.tick + 4, view.geometry.pill + 2, view.hover.column
    threads = [ribbon for ribbon in made if ribbon.weight < THREAD and ribbon.column != lit]
    strong = [ribbon for ribbon in made if ribbon.weight >= THREAD or ribbon.column == lit]
    # One stroked path: 0.2 ms for 57 threads on one core, against 0.7 ms for as many filled outlines.
    colour = _faded(_colour(theme, view, 0.0), lit is not None)
    painter.strokePath(thread_path(threads, top, bottom), QPen(colour, THINNEST))
    for ribbon in sorted(strong, key=lambda r: (r.column == lit, r.weight)):
        is_lit = ribbon.column == lit
        colour = _colour(theme, view, 1.0 if is_lit else ribbon.weight)
        painter.fillPath(ribbon_path(ribbon, top, bottom), _faded(colour, lit is not None and not is_lit))


def _colour(theme: Theme, view: LaneView, weight: float) -> QColor:
    """In the lane's own colour, or for saliency in that of its ramp."""
    colour = theme.ribbon_colour(view.architecture, weight)
    if view.frame.kind != "saliency":
        return colour
    brown = theme.saliency_colour(SALIENCY_TONE)
    brown.setAlphaF(colour.alphaF())
    return brown


def _faded(colour: QColor, is_faded: bool) -> QColor:
    if is_faded:
        colour.setAlphaF(colour.alphaF() * 0.45)
    return colour
