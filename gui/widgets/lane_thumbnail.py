"""A lane in small, where there is no room for it; a click brings it to the front."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.i18n.spoken import on_language
from gui.theme import CARD_RADIUS, Theme, is_restyling, scaled, text_font, theme_of
from gui.widgets.lane import Lane
from gui.widgets.lane_marker import marker_path
from gui.widgets.lane_thumbnail_geometry import PADDING, ThumbnailGeometry, thumbnail_geometry
from gui.widgets.lane_thumbnail_painter import NOTE_PX, TEXT_PX, note, paint_translation
from gui.widgets.lane_view import elided, standing_looks
from gui.widgets.lane_words import description

WIDTH, SHORTEST, TALLEST = 184, 44, 264
MARKER, MARKER_GAP = 11, 7
NAME_PX = 15
PROGRESS_HEIGHT = 3


class LaneThumbnail(QAbstractButton):
    """What a lane shows at the clock's step, a fraction of its size: a button that asks for the lane itself."""

    def __init__(self, lane: Lane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._shown: object = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        lane.changed.connect(self._follow)
        on_language(self, self._follow_anew)
        self._restyle()

    @property
    def lane(self) -> Lane:
        """The lane that it shows."""
        return self._lane

    def sizeHint(self) -> QSize:
        return QSize(scaled(WIDTH), scaled(TALLEST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self._restyle()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, geometry = theme_of(self), self._geometry()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_card(painter, theme)
            self._paint_name(painter, theme, geometry)
            if self._lane.frame.source:
                paint_translation(painter, theme, self._lane.view, geometry)
            else:
                self._paint_notice(painter, theme, geometry)

    @Slot()
    def _follow(self) -> None:
        """Show the lane as it is now, if that looks different; nothing moves in it between two steps."""
        if not self.isVisible():
            return
        facts, view = self._lane.facts, self._lane.view
        shown = (facts.title, facts.progress, self._lane.notice.headline, *standing_looks(view))
        if shown != self._shown:
            self._shown = shown
            self._say()
            self.update()

    def _follow_anew(self) -> None:
        self._shown = None
        self._follow()

    def _say(self) -> None:
        view = self._lane.view
        self.setAccessibleName(self.tr("{title}: bring to the front").format(title=self._lane.facts.title))
        self.setToolTip(self.accessibleName())
        told = (self._lane.output.text(), description(view.frame), note(view))
        has_translation = bool(view.frame.source)
        self.setAccessibleDescription(
            "; ".join(part for part in told if part) if has_translation else self._lane.notice.headline
        )

    def _restyle(self) -> None:
        self.setFixedWidth(scaled(WIDTH))
        self.setMinimumHeight(scaled(SHORTEST))
        self.setMaximumHeight(scaled(TALLEST))

    def _geometry(self) -> ThumbnailGeometry:
        fonts = (NAME_PX, 600), (TEXT_PX, 600), (NOTE_PX, 400)
        name, text, small = (round(QFontMetricsF(text_font(*font)).height()) for font in fonts)
        return thumbnail_geometry(self.width(), self.height(), name, text, small)

    def _paint_card(self, painter: QPainter, theme: Theme) -> None:
        painter.setPen(QPen(theme.ink, 2) if self.hasFocus() else QPen(theme.line, 1))
        painter.setBrush(theme.well if self.underMouse() or self.isDown() else theme.card)
        half = 1.0 if self.hasFocus() else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), CARD_RADIUS, CARD_RADIUS)

    def _paint_name(self, painter: QPainter, theme: Theme, geometry: ThumbnailGeometry) -> None:
        header, font, size = geometry.header, text_font(NAME_PX, 600), scaled(MARKER)
        centre = QPointF(PADDING + size / 2, header.top + header.height / 2)
        painter.fillPath(marker_path(self._lane.architecture, centre, size), theme.lane(self._lane.architecture).fill)
        left = PADDING + size + scaled(MARKER_GAP)
        painter.setFont(font)
        painter.setPen(theme.ink)
        room = QRectF(left, header.top, geometry.right - left, header.height)
        text = elided(self._lane.facts.title, font, room.width())
        painter.drawText(room.adjusted(0, 0, 4, 0), Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_notice(self, painter: QPainter, theme: Theme, geometry: ThumbnailGeometry) -> None:
        """What the lane says while it has no translation, and how far its model is loaded."""
        top = float(geometry.header.bottom + PADDING / 2)
        room = QRectF(PADDING, top, geometry.right - PADDING, geometry.height - top - PADDING)
        progress = self._lane.facts.progress
        if progress is not None:
            track = QRectF(room.left(), room.top(), room.width(), PROGRESS_HEIGHT)
            painter.fillRect(track, theme.faint)
            track.setWidth(max(track.width() * progress, PROGRESS_HEIGHT))
            painter.fillRect(track, theme.lane(self._lane.architecture).fill)
            room.adjust(0, 2 * PROGRESS_HEIGHT, 0, 0)
        painter.setFont(text_font(TEXT_PX))
        painter.setPen(theme.ink2)
        painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, self._lane.notice.headline)
