"""Two translations under each other, piece by piece: of the first a piece can be chosen, in the second is marked what
changed.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.events import Piece
from gui.i18n.spoken import say
from gui.theme import Theme, is_restyling, scaled, text_font, theme_of
from gui.widgets.focus_ring import paint_focus_ring
from gui.widgets.lane_view import elided, shown_text
from gui.widgets.output_layout import PlacedPiece, place_pieces
from gui.widgets.output_line import UNDERLINE
from gui.widgets.output_marks import paint_dots

TEXT, CAPTION = 16, 13
GUTTER, NOTE_WIDTH = 112, 76
AIR, PILL_RADIUS = 3, 6


class ComparedTranslations(QWidget):
    """What the model writes untouched, whose steps can be chosen by mouse or arrow keys, and what it writes now.

    Signals:
        step_chosen(int): 1 for the first piece.
    """

    step_chosen = Signal(int)

    def __init__(self, architecture: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._architecture = architecture
        self._before: tuple[Piece, ...] = ()
        self._after: tuple[Piece, ...] = ()
        self._step, self._note = 1, ""
        self._changed: frozenset[int] = frozenset()
        self._hovered: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        say(self.setAccessibleName, lambda: self.tr("Step of the translation"))
        say(self.setToolTip, lambda: self.tr("Choose a step: click a piece, or use the arrow keys"))
        self._hold_height()

    def show_translations(
        self, before: Sequence[Piece], after: Sequence[Piece], step: int, changed: frozenset[int], note: str
    ) -> None:
        """Show these pieces, one step chosen, with a note behind the second; `changed` counts from 0."""
        self._before, self._after = tuple(before), tuple(after)
        self._step, self._changed, self._note = step, changed, note
        told = self.tr("step {step}: {piece}; now: {translation}; {note}")
        self.setAccessibleDescription(
            told.format(
                step=step,
                piece=shown_text(before[step - 1]) if step <= len(before) else "",
                translation=" ".join(shown_text(piece) for piece in after),
                note=note,
            )
        )
        self._hold_height()
        self.update()

    def places(self, row: int) -> list[QRectF]:
        """The boxes of the pieces of the first or the second translation."""
        pieces = self._after if row else self._before
        top = self._lines(self._before) * self._pitch() + scaled(4) if row else 0
        return [
            QRectF(self._left() + place.x, top + place.line * self._pitch() + 1, place.width, self._pitch() - 2)
            for place in self._placed(pieces)
        ]

    def sizeHint(self) -> QSize:
        return QSize(scaled(400), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(240), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hold_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyling(event):
            self._hold_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._before:
            paint_focus_ring(self)
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            theme = theme_of(self)
            captions = (self.tr("own weights"), self.tr("these weights"))
            for row, pieces in enumerate((self._before, self._after)):
                boxes = self.places(row)
                self._paint_caption(painter, theme, captions[row], boxes[0].top())
                for index, box in enumerate(boxes):
                    self._paint_ground(painter, theme, row, index, box)
                for index, (piece, box) in enumerate(zip(pieces, boxes, strict=True)):
                    self._paint_piece(painter, theme, row, index, piece, box)
                self._paint_joints(painter, theme, boxes, self._placed(pieces))
            self._paint_note(painter, theme, self.places(1)[0].top())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hovered = self._piece_at(event.position())
        self.setCursor(Qt.CursorShape.ArrowCursor if hovered is None else Qt.CursorShape.PointingHandCursor)
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        piece = self._piece_at(event.position())
        if piece is not None and event.button() is Qt.MouseButton.LeftButton:
            self._choose(piece + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: self._step - 1,
            Qt.Key.Key_Right: self._step + 1,
            Qt.Key.Key_Home: 1,
            Qt.Key.Key_End: len(self._before),
        }
        step = moves.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._choose(step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _choose(self, step: int) -> None:
        if 1 <= step <= len(self._before) and step != self._step:
            self.step_chosen.emit(step)

    def _paint_caption(self, painter: QPainter, theme: Theme, text: str, top: float) -> None:
        font = text_font(CAPTION, 600)
        painter.setFont(font)
        painter.setPen(theme.ink2)
        room = QRectF(0, top, self._left() - 12, self._pitch() - 2)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided(text, font, room.width()))

    def _paint_ground(self, painter: QPainter, theme: Theme, row: int, index: int, box: QRectF) -> None:
        """Paint the pill of the chosen step, or of a piece under the mouse."""
        colours, is_current = theme.lane(self._architecture), index == self._step - 1
        if not is_current and (row or index != self._hovered):
            return
        painter.setPen(QPen(theme.ink, 2) if is_current and self.hasFocus() and not row else Qt.PenStyle.NoPen)
        painter.setBrush(theme.faint if not is_current else colours.tint if row else colours.pill)
        painter.drawRoundedRect(box.adjusted(-AIR, 1, AIR, -1), PILL_RADIUS, PILL_RADIUS)

    def _paint_piece(self, painter: QPainter, theme: Theme, row: int, index: int, piece: Piece, box: QRectF) -> None:
        colours, is_current = theme.lane(self._architecture), index == self._step - 1
        painter.setFont(text_font(TEXT, 600 if is_current else 500))
        was_kept = row and index < self._step - 1
        painter.setPen(colours.on if is_current and not row else theme.ink3 if was_kept else theme.ink)
        painter.drawText(box.adjusted(-4, 0, 4, 0), Qt.AlignmentFlag.AlignCenter, shown_text(piece))
        if row and index in self._changed:
            paint_dots(painter, theme, box.left(), box.right(), box.top() + 1)

    def _paint_joints(
        self, painter: QPainter, theme: Theme, boxes: Sequence[QRectF], placed: Sequence[PlacedPiece]
    ) -> None:
        """Underline the pieces of one word, as the Stage does."""
        colour = QColor(theme.lane(self._architecture).fill)
        colour.setAlphaF(0.75)
        for index, (box, place) in enumerate(zip(boxes, placed, strict=True)):
            if place.is_joined and index != self._step - 1:
                painter.fillRect(QRectF(box.left() + 0.5, box.bottom() - 4, box.width() - 1, UNDERLINE), colour)

    def _paint_note(self, painter: QPainter, theme: Theme, top: float) -> None:
        painter.setFont(text_font(CAPTION, tabular=True))
        painter.setPen(theme.ink3)
        room = QRectF(self.width() - scaled(NOTE_WIDTH), top, scaled(NOTE_WIDTH), self._pitch() - 2)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._note)

    def _piece_at(self, point: QPointF) -> int | None:
        boxes = enumerate(self.places(0) if self._before else ())
        return next((index for index, box in boxes if box.adjusted(-2, 0, 2, 0).contains(point)), None)

    def _placed(self, pieces: Sequence[Piece]) -> list[PlacedPiece]:
        """Bold letters for all, so that nothing moves when another step is chosen."""
        metrics = QFontMetricsF(text_font(TEXT, 600))
        widths = [metrics.horizontalAdvance(shown_text(piece)) + 2 for piece in pieces]
        room = self.width() - self._left() - scaled(NOTE_WIDTH) - AIR
        return place_pieces(pieces, widths, max(room, scaled(100)), metrics.horizontalAdvance(" ") + 5)

    def _lines(self, pieces: Sequence[Piece]) -> int:
        return max((place.line for place in self._placed(pieces)), default=0) + 1

    def _left(self) -> float:
        return scaled(GUTTER)

    def _pitch(self) -> float:
        return scaled(30)

    def _height(self) -> int:
        lines = self._lines(self._before) + self._lines(self._after)
        return round(lines * self._pitch()) + scaled(4)

    def _hold_height(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())
