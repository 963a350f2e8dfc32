"""A beam search as a tree that grows to the right: what was kept, what ended and what was pruned."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from gui.i18n.spoken import on_language, say
from gui.state.beam_tree import BeamTree, Place
from gui.theme import THUMB_RADIUS, Theme, is_restyling, scaled, text_font, theme_of
from gui.widgets.beam_signs import paint_fate
from gui.widgets.beam_tree_geometry import BeamTreeGeometry, Box, beam_tree_geometry
from gui.widgets.hover_text import TipCanvas
from gui.widgets.lane_view import elided, shown_text

NODE_WIDTH, ROW, HEAD = 120, 26, 26
SIGN = 9
MINUS = "\N{MINUS SIGN}"
LEAST_ROOM = 200


class BeamTreeView(TipCanvas):
    """Paints a tree; a node can be chosen by mouse, or by arrow keys and Enter.

    Signals:
        chosen(object): the place of the node that the reader wants to be followed.
        reached(object): the `QRectF` that is to be in view: where the keys are, or the newest step.
    """

    chosen = Signal(object)
    reached = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._architecture = ""
        self._tree = BeamTree()
        self._followed: tuple[Place, ...] = ()
        self._selected: Place | None = None
        self._room = LEAST_ROOM
        self._geometry = self._laid_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        say(self.setAccessibleName, lambda: self.tr("Beam search"))
        on_language(self, lambda: self._select(self._selected))

    @property
    def tree(self) -> BeamTree:
        """What is shown."""
        return self._tree

    @property
    def followed(self) -> tuple[Place, ...]:
        """The nodes that the translation goes through."""
        return self._followed

    @property
    def selected(self) -> Place | None:
        """The node that the keys are on."""
        return self._selected

    @property
    def geometry_in_use(self) -> BeamTreeGeometry:
        """Where everything stands."""
        return self._geometry

    def show_tree(self, architecture: str, tree: BeamTree, followed: tuple[Place, ...]) -> None:
        """Show a tree and the nodes that a translation goes through."""
        if (architecture, tree, followed) == (self._architecture, self._tree, self._followed):
            return
        grew = len(tree.steps) != len(self._tree.steps)
        self._architecture, self._tree, self._followed = architecture, tree, followed
        self._lay_out()
        if self._selected not in self._geometry.boxes:
            self._select(None)
        if grew and tree.steps:
            self._reach(self._geometry.column(len(tree.steps) - 1)[0])

    def set_room(self, height: int) -> None:
        """Use so many px of height."""
        if height != self._room:
            self._room = max(height, LEAST_ROOM)
            self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(round(self._geometry.width), round(self._geometry.height))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        seen = QRectF(event.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            places = [place for place in self._geometry.boxes if self._is_near(place, seen)]
            for place in sorted(places, key=lambda place: place in self._followed):
                self._paint_edge(painter, theme, place)
            x, y = self._geometry.root
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.ink2)
            painter.drawEllipse(QPointF(x, y), 4, 4)
            for place in places:
                self._paint_node(painter, theme, place)
            self._paint_heads(painter, theme)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position())
        if place and event.button() == Qt.MouseButton.LeftButton:
            self.setFocus()
            self._select(place)
            self.chosen.emit(place)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        has_node = self._at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if has_node else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._selected:
            self.chosen.emit(self._selected)
        elif place := self._neighbour(key):
            self._select(place)
            self._reach(place)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._selected is None and self._followed:
            self._select(self._followed[-1])

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self._lay_out()
        super().changeEvent(event)

    def tip_at(self, position: QPointF) -> str:
        place = self._at(position)
        return self.told(place, "\n") if place else ""

    def told(self, place: Place, separator: str = ", ") -> str:
        """A node in words: its hypothesis, what became of it, its log-probability and its score."""
        node = self._tree.node(place)
        fates = {"kept": self.tr("kept"), "finished": self.tr("finished"), "pruned": self.tr("pruned")}
        parts = (
            self._tree.text(place) or shown_text(node.piece),
            self.tr("step {step}: {piece}").format(
                step=self._tree.steps[place[0]].position + 1, piece=shown_text(node.piece)
            ),
            fates[node.fate],
            self.tr("log-probability of the piece {value:.3f}").format(value=self._tree.step_log_prob(place)),
            self.tr("of the whole {value:.3f}").format(value=node.log_prob),
            self.tr("score {value:.3f}").format(value=node.score),
        )
        return separator.join(parts)

    def _neighbour(self, key: Qt.Key) -> Place | None:
        """Where an arrow key leads: to what a node continues, to what continues it best, up and down in its step."""
        selected = self._selected
        if selected is None:
            is_arrow = key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
            return next(iter(self._geometry.boxes), None) if is_arrow else None
        if key == Qt.Key.Key_Left:
            return self._tree.parent(selected)
        if key == Qt.Key.Key_Right:
            shown = [place for place in self._tree.children(selected) if place in self._geometry.boxes]
            return max(shown, key=lambda place: self._tree.node(place).log_prob, default=None)
        move = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key)
        if move is None:
            return None
        column = self._geometry.column(selected[0])
        number = column.index(selected) + move
        return column[number] if 0 <= number < len(column) else selected

    def _select(self, place: Place | None) -> None:
        self._selected = place
        self.setAccessibleDescription(self.told(place) if place else "")
        self.update()

    def _reach(self, place: Place) -> None:
        box = self._geometry.boxes[place]
        self.reached.emit(QRectF(box.left, box.top, box.width, box.height))

    def _at(self, position: QPointF) -> Place | None:
        return self._geometry.at(position.x(), position.y())

    def _lay_out(self) -> None:
        self._geometry = self._laid_out()
        self.setFixedSize(self.sizeHint())
        self.update()

    def _laid_out(self) -> BeamTreeGeometry:
        return beam_tree_geometry(self._tree, self._room, scaled(NODE_WIDTH), scaled(ROW), scaled(HEAD))

    def _is_near(self, place: Place, seen: QRectF) -> bool:
        """Whether a node or the edge to it may be in a part of the view."""
        box = self._geometry.boxes[place]
        return box.right >= seen.left() and box.left - 2 * box.width <= seen.right()

    def _paint_edge(self, painter: QPainter, theme: Theme, place: Place) -> None:
        boxes, parent = self._geometry.boxes, self._tree.parent(place)
        start = QPointF(boxes[parent].right, boxes[parent].middle) if parent else QPointF(*self._geometry.root)
        end = QPointF(boxes[place].left, boxes[place].middle)
        bend = QPointF((end.x() - start.x()) / 2, 0)
        path = QPainterPath(start)
        path.cubicTo(start + bend, end - bend, end)
        if place in self._followed:
            pen = QPen(theme.lane(self._architecture).fill, 3)
        elif self._tree.node(place).fate == "pruned":
            pen = QPen(theme.line2, 1, Qt.PenStyle.DashLine)
        else:
            pen = QPen(theme.ink3, 1.5)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _paint_node(self, painter: QPainter, theme: Theme, place: Place) -> None:
        node, box = self._tree.node(place), self._geometry.boxes[place]
        colours, is_followed = theme.lane(self._architecture), place in self._followed
        is_pruned = node.fate == "pruned"
        frame = QRectF(box.left, box.top, box.width, box.height).adjusted(0.5, 0.5, -0.5, -0.5)
        style = Qt.PenStyle.DashLine if is_pruned else Qt.PenStyle.SolidLine
        edge = colours.pill if is_followed else theme.line2 if is_pruned else theme.ink3
        painter.setPen(QPen(edge, 2 if node.fate == "finished" else 1, style))
        painter.setBrush(colours.pill if is_followed and not is_pruned else theme.card)
        painter.drawRoundedRect(frame, THUMB_RADIUS, THUMB_RADIUS)
        if place == self._selected and self.hasFocus():
            painter.setPen(QPen(theme.ink, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(-3, -3, 3, 3), THUMB_RADIUS + 2, THUMB_RADIUS + 2)
        ink = theme.ink3 if is_pruned else colours.on if is_followed else theme.ink
        sign = QRectF(box.left + scaled(7), box.middle - scaled(SIGN) / 2, scaled(SIGN), scaled(SIGN))
        paint_fate(painter, node.fate, sign, ink)
        self._paint_words(painter, box, sign.right() + scaled(6), place, is_followed)

    def _paint_words(self, painter: QPainter, box: Box, left: float, place: Place, is_followed: bool) -> None:
        """The piece and the score, in the ink that is set."""
        node, pen = self._tree.node(place), painter.pen()
        figure_font = text_font(12, 400, tabular=True)
        score = f"{node.score:.2f}".replace("-", MINUS)
        width = QFontMetricsF(figure_font).horizontalAdvance(score)
        right = box.right - scaled(7)
        font = text_font(14, 600 if is_followed else 400)
        painter.setFont(font)
        word = elided(shown_text(node.piece), font, right - width - scaled(4) - left)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, box.top, box.width, box.height), middle | Qt.AlignmentFlag.AlignLeft, word)
        painter.setFont(figure_font)
        painter.setPen(pen)
        painter.drawText(QRectF(left, box.top, right - left, box.height), middle | Qt.AlignmentFlag.AlignRight, score)

    def _paint_heads(self, painter: QPainter, theme: Theme) -> None:
        """The step over each column, and how many pruned nodes there was no room for."""
        painter.setFont(text_font(13, 500, tabular=True))
        painter.setPen(theme.ink3)
        for step, advanced in enumerate(self._tree.steps):
            column = self._geometry.column(step)
            box = self._geometry.boxes[column[0]]
            head = QRectF(box.left, 0, box.width, self._geometry.head - 4)
            text = self.tr("step {step}").format(step=advanced.position + 1)
            painter.drawText(head, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            if more := self._geometry.left_out[step]:
                text = self.tr("{count} more ×").format(count=more)
                painter.drawText(head, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
