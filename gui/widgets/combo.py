"""A drop-down list that says what it chooses."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate, QWidget

from gui.i18n.spoken import Text, on_language, said, say
from gui.theme import CONTROL_HEIGHT, CONTROL_RADIUS, FIELD_RADIUS, TOP_FIELD_HEIGHT, scaled, text_font, theme_of
from gui.widgets.hover_text import tell_on_hover
from gui.widgets.icon import paint_icon

PADDING = 14
CHEVRON = 16
LABEL_GAP = 8
CHEVRON_GAP = 14
TEXT_ROLE = Qt.ItemDataRole.UserRole + 1


class LabelledCombo(QComboBox):
    """A QComboBox painted as a rounded field: a grey label, the chosen item, a chevron.

    The label may be empty. Items whose texts stay are added by `addItem`, others by `offer`. `height` is 48 (top
    field), 40 (control) or 32 (small) in the tokens. The item is elided when the field is narrower than `sizeHint`.
    """

    def __init__(
        self, label: Text = "", height: int = CONTROL_HEIGHT, px: float = 14, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label, self._height, self._px, self._hugs = "", height, px, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setItemDelegate(QStyledItemDelegate(self))  # the usual one knows nothing of the style sheet
        say(self.show_label, label)
        if label:
            say(self.setAccessibleName, label)
        on_language(self, self._say_items)
        for has_changed in (self.model().rowsInserted, self.model().rowsRemoved, self.model().dataChanged):
            has_changed.connect(lambda: self.updateGeometry())  # layouts remember how wide it wanted to be
        self.currentIndexChanged.connect(lambda: self.updateGeometry())
        self._restyle()

    def offer(self, text: Text, value: object = None) -> None:
        """Add an item; a text that can be asked for is said again in each new language."""
        self.addItem(said(text), value)
        self.setItemData(self.count() - 1, text, TEXT_ROLE)

    def offer_instead(self, items: Sequence[tuple[Text, object]], usual: object = None) -> None:
        """Offer these (text, value) pairs; what was chosen stays so, else the usual value is, or the first one."""
        chosen = self.currentData()
        with QSignalBlocker(self):
            self.clear()
            for text, value in items:
                self.offer(text, value)
            values = [value for _, value in items]
            wanted = chosen if chosen in values else usual
            self.setCurrentIndex(values.index(wanted) if wanted in values else min(0, len(values) - 1))
        self.update()

    def choose_value(self, value: object) -> None:
        """Choose the item of a value; raises ValueError if there is none."""
        place = self.findData(value)
        if place < 0:
            raise ValueError(f"{value!r} cannot be chosen")
        self.setCurrentIndex(place)

    def show_label(self, text: str) -> None:
        """Put another label before the chosen item, or none for ""."""
        if text != self._label:
            self._label = text
            self.updateGeometry()
            self.update()

    def hug(self, hugs: bool) -> None:
        """Want the room of the chosen item alone, and not of the widest, where room is short."""
        if hugs != self._hugs:
            self._hugs = hugs
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        shown = range(self.count()) if not self._hugs else [max(0, self.currentIndex())]
        items = [self.itemText(i) for i in shown] or [self.placeholderText()]
        metrics = QFontMetricsF(text_font(self._px, 500))
        width = max(metrics.horizontalAdvance(text) for text in items)
        return QSize(round(self._text_left() + width) + scaled(CHEVRON_GAP + CHEVRON + PADDING), scaled(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._text_left()) + scaled(40 + PADDING + CHEVRON), scaled(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            is_ringed = self.hasFocus() or self.view().isVisible()
            border = 2.0 if is_ringed else 1.0
            frame = QRectF(self.rect()).adjusted(border / 2, border / 2, -border / 2, -border / 2)
            hovered = self.underMouse() and self.isEnabled()
            painter.setPen(QPen(theme.ink if is_ringed else theme.ink3 if hovered else theme.line2, border))
            painter.setBrush(theme.card if self.isEnabled() else theme.faint)
            radius = FIELD_RADIUS if self._height >= TOP_FIELD_HEIGHT else CONTROL_RADIUS
            painter.drawRoundedRect(frame, radius, radius)
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            if self._label:
                painter.setFont(text_font(self._px))
                painter.setPen(theme.ink3)
                painter.drawText(QRectF(self.rect()).adjusted(scaled(PADDING), 0, 0, 0), middle, self._label)
            right = self.width() - scaled(PADDING)
            room = QRectF(self._text_left(), 0, right - scaled(CHEVRON + 8) - self._text_left(), self.height())
            font = text_font(self._px, 500)
            painter.setFont(font)
            painter.setPen(theme.ink if self.isEnabled() and self.currentIndex() >= 0 else theme.ink3)
            text = self.currentText() or self.placeholderText()
            elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, middle, elided)
            size = scaled(CHEVRON)
            spot = QRectF(right - size, (self.height() - size) / 2, size, size)
            paint_icon(painter, "chevron-down", spot, theme.ink2 if self.isEnabled() else theme.ink3)

    def event(self, event: QEvent) -> bool:
        is_cut = self.width() < self.sizeHint().width() and not self.toolTip()
        return (is_cut and tell_on_hover(self, event, self.currentText())) or super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it scrolls the page: nothing is chosen by passing over a field

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._restyle()
        super().changeEvent(event)

    def _say_items(self) -> None:
        with QSignalBlocker(self):  # nothing else is chosen
            for place in range(self.count()):
                text = self.itemData(place, TEXT_ROLE)
                if callable(text):
                    self.setItemText(place, text())

    def _restyle(self) -> None:
        self.setFont(text_font(self._px))
        self.setFixedHeight(scaled(self._height))
        self.updateGeometry()

    def _text_left(self) -> float:
        if not self._label:
            return scaled(PADDING)
        return scaled(PADDING) + QFontMetricsF(text_font(self._px)).horizontalAdvance(self._label) + scaled(LABEL_GAP)
