"""All that the painters of one lane need to know, in one immutable record, and the ground class of its sections."""

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from engine.events import AttentionKind, Piece
from gui.state.lane_frame import LaneFrame
from gui.state.look import Look
from gui.theme import Theme, theme_of
from gui.widgets.lane_geometry import Band, LaneGeometry

SPACE = "␣"


@dataclass(frozen=True, slots=True)
class Hover:
    """What the mouse is on: a source piece and a produced piece, by number from 0."""

    column: int | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class LaneView:
    """What a lane shows and where.

    Attributes:
        architecture: chooses the colours. attention: chooses the picture of what the model reads.
        look: how it is looked at.
        lone: the numbers of the pieces that no other lane produced at the same step.
        not_in_reference: the numbers of the pieces of words that the reference does not have; None without one.
    """

    architecture: str
    attention: AttentionKind
    geometry: LaneGeometry
    frame: LaneFrame = field(default_factory=LaneFrame)
    look: Look = field(default_factory=Look)
    lone: frozenset[int] = frozenset()
    hover: Hover = Hover()
    not_in_reference: frozenset[int] | None = None


def shown_text(piece: Piece) -> str:
    """A piece's text, or a visible space where it is nothing but one."""
    return piece.text if piece.text.strip() else SPACE


def elided(text: str, font: QFont, room: float) -> str:
    """The text, or as much of it as `room` px hold, with an ellipsis."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)


class LaneSection(QWidget):
    """A part of a lane, from edge to edge, that paints its share of a view in the lane's own coordinates.

    Attributes:
        is_animated: whether it moves between two steps.

    Signals:
        hovered(Hover): what the mouse is on now.
        step_chosen(int): the reader clicked what a step has produced, 1 for the first piece.
    """

    is_animated = False
    hovered = Signal(object)
    step_chosen = Signal(int)

    def __init__(self, view: LaneView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.setMouseTracking(True)

    def show_view(self, view: LaneView) -> None:
        """Paint another view, if it looks different here."""
        before, self._view = self._view, view
        if self.looks(before) != self.looks(view) or (self.is_animated and before.frame.blend != view.frame.blend):
            self.update()

    def looks(self, view: LaneView) -> tuple[object, ...]:
        """All that a standing picture of a view depends on here."""
        return standing_looks(view)

    def band(self) -> Band:
        """The part of the lane that this section covers."""
        raise NotImplementedError

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the view; the painter's origin is the lane's upper left corner."""
        raise NotImplementedError

    def hover_at(self, position: QPointF) -> Hover:
        """What is at a position in the lane's coordinates."""
        return Hover(column=self._view.geometry.columns.at(position.x()))

    def step_at(self, position: QPointF) -> int | None:
        """The step whose piece is at a position in the lane's coordinates, 1 for the first."""
        return None

    def tip_at(self, position: QPointF) -> str:
        """The tool tip for a position in the lane's coordinates, or an empty text."""
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(0, -self.band().top)
            self.paint(painter, theme_of(self))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = self._in_lane(event.position())
        self._set_hover(self.hover_at(position))
        is_step = self.step_at(position) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_step else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = self.step_at(self._in_lane(event.position())) if event.button() == Qt.MouseButton.LeftButton else None
        if step is None:
            super().mousePressEvent(event)
        else:
            self.step_chosen.emit(step)

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hover(Hover())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self.tip_at(self._in_lane(QPointF(event.pos())))
            if text:
                QToolTip.showText(event.globalPos(), text, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _in_lane(self, position: QPointF) -> QPointF:
        return QPointF(position.x(), position.y() + self.band().top)

    def _set_hover(self, hover: Hover) -> None:
        if hover != self._view.hover:
            self.hovered.emit(hover)


def standing_looks(view: LaneView) -> tuple[object, ...]:
    """All that a standing picture depends on; a record's steps are told apart by identity, being immutable."""
    frame = view.frame
    what = (view.architecture, view.attention, view.geometry, view.look, view.hover, view.lone, view.not_in_reference)
    pieces = (frame.source, frame.columns, frame.changed, frame.branches)
    return (*what, *pieces, id(frame.current), id(frame.context), tuple(map(id, frame.rows)), *_end_of(frame))


def _end_of(frame: LaneFrame) -> tuple[object, ...]:
    """What is known of a translation's end."""
    return frame.is_waiting, frame.row_count, frame.was_cut
