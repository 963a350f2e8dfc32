"""The gallery of sentences that each show something."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gui.i18n.spoken import say
from gui.resources import Sample
from gui.state.ladder import is_of_digits
from gui.theme import SMALL_CONTROL_HEIGHT, THUMB_RADIUS, scaled, text_font, theme_of
from gui.widgets.button import Button
from gui.widgets.elided_label import ElidedLabel

WIDTH = 600
LEAST_HEIGHT, MARGIN = 200, 8
HEAD_HEIGHT, HEAD_GAP = 40, 12
SAMPLE_ROLE = Qt.ItemDataRole.UserRole


class SampleDelegate(QStyledItemDelegate):
    """Paints a sentence over what to watch in it, or the head of a group."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        if not isinstance(index.data(SAMPLE_ROLE), Sample):
            return QSize(scaled(WIDTH) - 24, scaled(HEAD_HEIGHT))
        line = QFontMetricsF(text_font(15, 500)).height() + QFontMetricsF(text_font(13)).height()
        return QSize(scaled(WIDTH) - 24, round(line) + 16)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        gallery = self.parent()
        assert isinstance(gallery, QWidget)
        theme, sample = theme_of(gallery), index.data(SAMPLE_ROLE)
        room = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not isinstance(sample, Sample):
            self._paint_head(painter, room.adjusted(12, scaled(12), -12, 0), str(index.data()), gallery)
        else:
            if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
                has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
                painter.setPen(QPen(theme.ink, 2) if has_focus else Qt.PenStyle.NoPen)
                painter.setBrush(theme.faint)
                painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), THUMB_RADIUS, THUMB_RADIUS)
            self._paint_sample(painter, room.adjusted(12, 8, -12, -8), sample, gallery)
        painter.restore()

    def _paint_head(self, painter: QPainter, room: QRectF, text: str, gallery: QWidget) -> None:
        """A group's name, and a line from it to the right edge."""
        theme = theme_of(gallery)
        painter.setFont(text_font(13, 600))
        painter.setPen(theme.ink2)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        left = room.left() + QFontMetricsF(painter.font()).horizontalAdvance(text) + HEAD_GAP
        painter.fillRect(QRectF(left, round(room.center().y()), room.right() - left, 1), theme.line)

    def _paint_sample(self, painter: QPainter, room: QRectF, sample: Sample, gallery: QWidget) -> None:
        theme = theme_of(gallery)
        if sample.rung:
            unit = self.tr("{count} digits") if is_of_digits(sample.text) else self.tr("{count} words")
            words = unit.format(count=len(sample.text.split()))
            painter.setFont(text_font(13, tabular=True))
            painter.setPen(theme.ink3)
            painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, words)
            room = room.adjusted(0, 0, -QFontMetricsF(painter.font()).horizontalAdvance(words) - HEAD_GAP, 0)
        for text, font, colour, place in (
            (sample.text, text_font(15, 500), theme.ink, Qt.AlignmentFlag.AlignTop),
            (sample.watch, text_font(13), theme.ink3, Qt.AlignmentFlag.AlignBottom),
        ):
            painter.setFont(font)
            painter.setPen(colour)
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, place | Qt.AlignmentFlag.AlignLeft, shown)


class SampleList(QListWidget):
    """Sentences under the heads of their groups; up and down go from one to the next, left and right by groups."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go_to_group(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    def _go_to_group(self, step: int) -> None:
        """Choose the first sentence of the next group or of the one before, with its head in view."""
        heads = [row for row in range(self.count()) if not isinstance(self.item(row).data(SAMPLE_ROLE), Sample)]
        own = max((place for place, row in enumerate(heads) if row < self.currentRow()), default=0)
        head = heads[min(max(own + step, 0), len(heads) - 1)]
        self.setCurrentRow(head + 1)
        self.scrollToItem(self.item(head), QListWidget.ScrollHint.PositionAtTop)


class SampleGallery(QFrame):
    """A popup with sentences; a click or Enter chooses one, Escape closes it.

    Signals:
        chosen(str): the sentence.
        ladder_asked(): the reader wants the ladder among them played.
    """

    chosen = Signal(str)
    ladder_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        say(self.setAccessibleName, lambda: self.tr("Sample sentences"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._list = SampleList(self)
        say(self._list.setAccessibleName, lambda: self.tr("Sample sentences"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setItemDelegate(SampleDelegate(self))
        self._list.itemClicked.connect(self._on_chosen)
        self._list.itemActivated.connect(self._on_chosen)
        self.ladder_button = Button(lambda: self.tr("Play the ladder"), "play", height=SMALL_CONTROL_HEIGHT, px=13)
        say(
            self.ladder_button.setToolTip,
            lambda: self.tr("All sentences of the ladder, one after the other, at the clock's speed"),
        )
        self.ladder_button.clicked.connect(self._on_ladder)
        self._about_ladder = ElidedLabel("", 13, "ink3")
        self._ladder = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 9, 9, 9)
        column.addWidget(self._list)
        row = QHBoxLayout(self._ladder)
        row.setContentsMargins(12, 6, 6, 3)
        row.setSpacing(12)
        row.addWidget(self._about_ladder, 1)
        row.addWidget(self.ladder_button)
        column.addWidget(self._ladder)

    @property
    def list_widget(self) -> QListWidget:
        """The list of sentences."""
        return self._list

    def show_samples(self, samples: Sequence[Sample]) -> None:
        """Offer these sentences, under the heads of their groups; the one that was chosen stays, if they are the same.

        So they can be shown anew in another language.
        """
        row, before = self._list.currentRow(), self._texts()
        self._list.clear()
        group = ""
        for sample in samples:
            if sample.group != group:
                group = sample.group
                head = QListWidgetItem(group)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self._list.addItem(head)
            item = QListWidgetItem(sample.text)
            item.setData(SAMPLE_ROLE, sample)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, sample.watch)
            item.setToolTip(f"{sample.text}\n{sample.watch}")
            self._list.addItem(item)
        is_same = self._texts() == before
        self._list.setCurrentRow(row if is_same else 1 if self._list.count() > 1 else -1)
        rungs = sum(sample.rung > 0 for sample in samples)
        self._ladder.setVisible(rungs > 0)
        text = self.tr("{count} sentences, each longer than the one before")
        self._about_ladder.setText(text.format(count=rungs) if rungs else "")

    def _texts(self) -> list[str]:
        """The sentences, and an empty text for each head."""
        samples = [self._list.item(row).data(SAMPLE_ROLE) for row in range(self._list.count())]
        return [sample.text if isinstance(sample, Sample) else "" for sample in samples]

    def open_below(self, anchor: QWidget) -> None:
        """Open under a widget, flush with its right edge, within its window if that is high enough, and the screen."""
        theme = theme_of(self)
        self.setStyleSheet(
            f"SampleGallery {{ background: {theme.card.name()}; border: 1px solid {theme.line2.name()}; }}"
            f"QListWidget {{ background: {theme.card.name()}; border: none; }}"
        )
        self._list.doItemsLayout()
        height = sum(self._list.sizeHintForRow(row) for row in range(self._list.count())) + 22
        height += 0 if self._ladder.isHidden() else self._ladder.sizeHint().height() + 6
        width = scaled(WIDTH)
        screen = anchor.screen().availableGeometry()
        corner = anchor.mapToGlobal(QPoint(anchor.width() - width, anchor.height() + 6))
        corner.setX(min(max(corner.x(), screen.left()), screen.right() - width))
        bottom = min(anchor.window().geometry().bottom(), screen.bottom()) - MARGIN
        self.resize(width, max(min(height, bottom - corner.y()), LEAST_HEIGHT))
        self.move(corner)
        self.show()
        self._list.setFocus()

    @Slot()
    def _on_ladder(self) -> None:
        self.close()
        self.ladder_asked.emit()

    @Slot(QListWidgetItem)
    def _on_chosen(self, item: QListWidgetItem) -> None:
        sample = item.data(SAMPLE_ROLE)
        if isinstance(sample, Sample) and self.isVisible():
            self.close()
            self.chosen.emit(sample.text)
