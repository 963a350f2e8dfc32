"""All heads of a Transformer side by side: what each looks at, what it does, and whether it is switched on."""

from collections.abc import Set as AbstractSet

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from engine.events import Array
from gui.i18n.spoken import say
from gui.theme import Theme, is_restyling, scaled, text_font, theme_of
from gui.widgets.focus_ring import paint_focus_ring
from gui.widgets.head_board_geometry import HeadBoardGeometry, Place, head_board_geometry
from gui.widgets.head_thumbnail import thumbnail
from gui.widgets.hover_text import TipCanvas
from gui.widgets.role_sign import paint_role_sign

ARCHITECTURE = "transformer"
LABEL_GAP, STRIP = 10, 16
OFF_OPACITY = 0.22


class HeadBoard(TipCanvas):
    """Pictures to choose a head by mouse or arrow keys; its switch, or Space, switches it off and on.

    Signals:
        head_chosen(object): (layer, number) of a head, from 0.
        switched(object): the head that is to be switched off, or on again.
    """

    head_chosen = Signal(object)
    switched = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrices: Array | None = None
        self._roles: dict[Place, tuple[str, bool]] = {}
        self._tips: dict[Place, str] = {}
        self._off: AbstractSet[Place] = frozenset()
        self._chosen: Place = (0, 0)
        self._is_cross = False
        self._pictures: dict[object, QImage] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        say(self.setAccessibleName, lambda: self.tr("Heads"))

    def show_heads(
        self,
        matrices: Array | None,
        roles: dict[Place, tuple[str, bool]],
        tips: dict[Place, str],
        *,
        off: AbstractSet[Place],
        chosen: Place,
        is_cross: bool,
    ) -> None:
        """Show matrices (layers, heads, rows, columns), the role of each head that has one, and what is told of it."""
        if matrices is not self._matrices:
            self._pictures.clear()
        self._matrices, self._roles, self._tips = matrices, roles, tips
        self._off, self._chosen, self._is_cross = off, chosen, is_cross
        self.setAccessibleDescription(tips.get(chosen, ""))
        self.update()

    def geometry_now(self) -> HeadBoardGeometry:
        """Where all cells are."""
        layers, heads = self._matrices.shape[:2] if self._matrices is not None else (0, 0)
        metrics = QFontMetricsF(text_font(13))
        left = metrics.horizontalAdvance(self._layer_name(max(layers - 1, 0))) + LABEL_GAP
        room = QRectF(self.rect()).adjusted(3, 0, -3, -3)
        return head_board_geometry(
            room.width(), room.height(), layers, heads, left=left, top=metrics.height() + 6, strip=scaled(STRIP)
        )

    def sizeHint(self) -> QSize:
        return QSize(scaled(400), scaled(170))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(220), scaled(150))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._matrices is None:
            paint_focus_ring(self)
            return
        theme, geometry = theme_of(self), self.geometry_now()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_names(painter, theme, geometry)
            for layer in range(geometry.layers):
                for number in range(geometry.heads):
                    self._paint_cell(painter, theme, geometry, (layer, number))

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self._pictures.clear()
            self.updateGeometry()
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        geometry = self.geometry_now()
        place = geometry.at(event.position())
        if place is None:
            return
        self.head_chosen.emit(place)
        if geometry.switch(place).adjusted(-6, -3, 6, 6).contains(event.position()):
            self.switched.emit(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        is_on_head = self.geometry_now().at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_on_head else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        if event.key() == Qt.Key.Key_Space and self._matrices is not None:
            self.switched.emit(self._chosen)
        elif (move := moves.get(Qt.Key(event.key()))) and self._matrices is not None:
            layers, heads = self._matrices.shape[:2]
            layer, number = self._chosen[0] + move[0], self._chosen[1] + move[1]
            self.head_chosen.emit((min(max(layer, 0), layers - 1), min(max(number, 0), heads - 1)))
        else:
            super().keyPressEvent(event)

    def tip_at(self, position: QPointF) -> str:
        place = self.geometry_now().at(position)
        return self._tips.get(place, "") if place else ""

    def _paint_names(self, painter: QPainter, theme: Theme, geometry: HeadBoardGeometry) -> None:
        painter.setFont(text_font(13))
        painter.setPen(theme.ink3)
        for number in range(geometry.heads):
            cell = geometry.cell((0, number))
            place = QRectF(cell.left(), 0, cell.width(), geometry.top - 4)
            name = self.tr("head {number}").format(number=number + 1)
            if QFontMetricsF(painter.font()).horizontalAdvance(name) > cell.width():
                name = f"{number + 1}"
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)
        for layer in range(geometry.layers):
            picture = geometry.picture((layer, 0))
            place = QRectF(0, picture.top(), geometry.left - LABEL_GAP, picture.height())
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(place, middle, self._layer_name(layer))

    def _paint_cell(self, painter: QPainter, theme: Theme, geometry: HeadBoardGeometry, place: Place) -> None:
        frame, is_off = geometry.picture(place), place in self._off
        painter.setOpacity(OFF_OPACITY if is_off else 1.0)
        painter.drawImage(frame, self._picture(theme, place, frame))
        painter.setOpacity(1.0)
        is_chosen = place == self._chosen
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.ink if is_chosen else theme.line2, 2 if is_chosen else 1))
        painter.drawRoundedRect(frame.adjusted(-1, -1, 1, 1) if is_chosen else frame, 3, 3)
        if is_off:
            painter.setPen(QPen(theme.ink2, 1.5))
            painter.drawLine(frame.bottomLeft() + QPointF(2, -2), frame.topRight() + QPointF(-2, 2))
        if is_chosen and self.hasFocus():
            painter.setPen(QPen(theme.ink, 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(frame.adjusted(-3.5, -3.5, 3.5, 3.5), 5, 5)
        if not geometry.strip:
            return
        role = self._roles.get(place)
        if role:
            sign, colour = geometry.sign(place), theme.ink3 if is_off else theme.lane(ARCHITECTURE).text
            sign = sign.adjusted(1, 1, -1, -1)
            paint_role_sign(painter, colour, role[0], sign, is_clear=role[1], is_cross=self._is_cross)
        _paint_switch(painter, theme, geometry.switch(place), is_on=not is_off)

    def _picture(self, theme: Theme, place: Place, frame: QRectF) -> QImage:
        assert self._matrices is not None
        size = (frame.size() * self.devicePixelRatioF()).toSize()
        key = (place, size.width(), size.height())
        if key not in self._pictures:
            matrix: Array = self._matrices[place]
            self._pictures[key] = thumbnail(matrix, len(matrix), theme, ARCHITECTURE, size)
        return self._pictures[key]

    def _layer_name(self, layer: int) -> str:
        return self.tr("layer {number}").format(number=layer + 1)


def _paint_switch(painter: QPainter, theme: Theme, place: QRectF, *, is_on: bool) -> None:
    """A track with a knob: at the right and filled while it is on."""
    track = place.adjusted(0.5, 1.5, -0.5, -1.5)
    radius = track.height() / 2
    painter.setPen(QPen(theme.lane(ARCHITECTURE).fill if is_on else theme.ink3, 1))
    painter.setBrush(theme.lane(ARCHITECTURE).fill if is_on else theme.card)
    painter.drawRoundedRect(track, radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.card if is_on else theme.ink3)
    x = track.right() - radius if is_on else track.left() + radius
    painter.drawEllipse(QPointF(x, track.center().y()), radius - 2.5, radius - 2.5)
