"""The bar on the left from which a page is chosen."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QVBoxLayout, QWidget

from gui.i18n.spoken import Text, say
from gui.theme import RAIL_WIDTH, scaled, text_font, theme_of
from gui.widgets.icon import paint_icon

ITEM_MARGIN = 8
ITEM_RADIUS = 10
ICON_SIZE = 20
ICON_TOP, TEXT_MIDDLE = 14, 50
MARKER_WIDTH, MARKER_HEIGHT = 3, 32


class Logo(QWidget):
    """Three lanes of different length and one clock hand across them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Lockstep")
        self.setFixedHeight(72)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate((scaled(RAIL_WIDTH) - RAIL_WIDTH) / 2, 0)
            painter.setPen(Qt.PenStyle.NoPen)
            for architecture, top, length in (("rnn", 22, 20), ("attention_rnn", 32, 32), ("transformer", 42, 32)):
                painter.setBrush(theme.lane(architecture).fill)
                painter.drawRoundedRect(QRectF(20, top, length, 6), 3, 3)
            painter.setPen(QPen(theme.ink, 2, c=Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(44, 16), QPointF(44, 54))


class RailItem(QAbstractButton):
    """A page's icon above its name; the chosen one has a ground and a mark at the window's edge."""

    def __init__(self, title: Text, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        say(self.setText, title)
        say(self.setAccessibleName, title)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return QSize(scaled(RAIL_WIDTH), scaled(64))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        chosen = self.isChecked()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            width = scaled(RAIL_WIDTH)
            ground = QRectF(ITEM_MARGIN, 0, width - 2 * ITEM_MARGIN, self.height())
            ring = 1.0 if self.hasFocus() else 0.0
            painter.setPen(QPen(theme.ink, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.faint if chosen or self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(ring, ring, -ring, -ring), ITEM_RADIUS, ITEM_RADIUS)
            if chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.ink)
                mark = QRectF(-MARKER_WIDTH, (self.height() - MARKER_HEIGHT) / 2, 2 * MARKER_WIDTH, MARKER_HEIGHT)
                painter.drawRoundedRect(mark, 2, 2)
            colour = theme.ink if chosen else theme.ink3
            font = text_font(12, 600 if chosen else 500)
            text_height = QFontMetricsF(font).height()
            size = scaled(ICON_SIZE)
            spot = QRectF((width - size) / 2, scaled(ICON_TOP), size, size)
            paint_icon(painter, self._icon_name, spot, colour)
            painter.setFont(font)
            painter.setPen(colour)
            line = QRectF(0, scaled(TEXT_MIDDLE) - text_height / 2, width, text_height)
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self.text())


class Rail(QFrame):
    """The logo, the pages below each other, and at the bottom whatever is put into `foot`.

    Attributes:
        foot: the layout at the bottom.

    Signals:
        page_chosen(int): the index of a page, in the order of `add_page`, by hand or by `choose`.
    """

    page_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self._group = QButtonGroup(self)
        self._items = QVBoxLayout()
        self._items.setSpacing(8)
        self.foot = QVBoxLayout()
        self.foot.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        column.addWidget(Logo(self))
        column.addLayout(self._items)
        column.addStretch(1)
        column.addLayout(self.foot)
        self._group.idToggled.connect(self._on_toggled)
        self.setFixedWidth(scaled(RAIL_WIDTH))

    def add_page(self, title: Text, icon_name: str) -> RailItem:
        """Add a page below the others; the first is chosen."""
        item = RailItem(title, icon_name, self)
        index = len(self._group.buttons())
        item.setChecked(index == 0)
        self._group.addButton(item, index)
        self._items.addWidget(item)
        return item

    def choose(self, index: int) -> None:
        """Choose a page."""
        self._group.button(index).setChecked(True)

    def chosen(self) -> int:
        """The index of the chosen page."""
        return self._group.checkedId()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.setFixedWidth(scaled(RAIL_WIDTH))
        super().changeEvent(event)

    @Slot(int, bool)
    def _on_toggled(self, index: int, is_checked: bool) -> None:
        if is_checked:
            self.page_chosen.emit(index)
