"""Words in the sentences of both sides of a corpus."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.events import WORD_BUCKETS, SideInspection
from gui.i18n.engine_words import engine_words
from gui.i18n.spoken import say
from gui.state.number_format import format_count, format_short_count
from gui.theme import Theme, mix, scaled, text_font, theme_of
from gui.widgets.hover_text import TipCanvas
from gui.widgets.length_histogram_geometry import HistogramLayout, lay_out_histograms

AXIS, COUNT, NARROWEST_LABEL = 24, 16, 34
RADIUS = 2
TARGET_SHADE = 0.6
NO_COUNTS = (0,) * len(WORD_BUCKETS)


class LengthHistogram(TipCanvas):
    """The source's bars grow up from the axis, the target's down; a tip tells the counts under the mouse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides: tuple[SideInspection, ...] = ()
        self._layout = lay_out_histograms(QRectF(), AXIS, (NO_COUNTS, NO_COUNTS))
        say(self.setAccessibleName, lambda: self.tr("Words in a sentence"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_sides(self, source: SideInspection, target: SideInspection) -> None:
        """Show the lengths of these."""
        self._sides = source, target
        told = [
            "; ".join(f"{label}: {format_count(count)}" for label, count in self._counts(side) if count)
            for side in self._sides
        ]
        self.setAccessibleDescription(
            ". ".join(f"{engine_words(side.language)}: {text}" for side, text in zip(self._sides, told, strict=True))
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(480), scaled(220))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(260), scaled(180))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._sides:
            return
        theme = theme_of(self)
        self._layout = self._lay_out()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for bar in self._layout.bars:
                painter.setBrush(theme.ink2 if bar.side == 0 else mix(theme.card, theme.ink3, TARGET_SHADE))
                painter.drawRoundedRect(bar.rect, RADIUS, RADIUS)
            self._paint_highest(painter, theme)
            self._paint_axis(painter, theme)
            self._paint_titles(painter, theme)

    def _lay_out(self) -> HistogramLayout:
        line = scaled(20 + COUNT)
        area = QRectF(self.rect()).adjusted(0, line, 0, -line)
        return lay_out_histograms(area, scaled(AXIS), [side.histogram for side in self._sides])

    def _paint_highest(self, painter: QPainter, theme: Theme) -> None:
        """The count of each side's longest bar, beyond its end."""
        painter.setFont(text_font(12, tabular=True))
        painter.setPen(theme.ink3)
        for side, inspection in enumerate(self._sides):
            highest = max(inspection.histogram)
            bar = next(
                (b for b in self._layout.bars if (b.side, inspection.histogram[b.bucket]) == (side, highest)), None
            )
            if bar:
                top = bar.rect.top() - scaled(COUNT) if side == 0 else bar.rect.bottom()
                room = QRectF(bar.rect.left() - 30, top, bar.rect.width() + 60, scaled(COUNT))
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, format_short_count(highest))

    def _paint_axis(self, painter: QPainter, theme: Theme) -> None:
        font = text_font(12, tabular=True)
        painter.setFont(font)
        painter.setPen(theme.ink3)
        widest = QFontMetricsF(font).horizontalAdvance("00–00")
        slots = self._layout.slots
        # Where there is little room only the first number of a bar, and of some bars none, is written.
        is_roomy = bool(slots) and slots[0].width() >= widest + 4
        every = 1 if not slots or slots[0].width() >= scaled(NARROWEST_LABEL) * 0.7 else 2
        for bucket, slot in enumerate(slots):
            low, high = WORD_BUCKETS[bucket]
            text = f"{low}+" if high is None else f"{low}–{high}" if is_roomy else str(low)
            if bucket % every == 0:
                painter.drawText(slot.adjusted(-8, 0, 8, 0), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_titles(self, painter: QPainter, theme: Theme) -> None:
        height = scaled(20)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for side, top in zip(self._sides, (0, self.height() - height), strict=True):
            row = QRectF(0, top, self.width(), height)
            font = text_font(13, 600)
            painter.setFont(font)
            painter.setPen(theme.ink2 if top == 0 else theme.ink3)
            painter.drawText(row, left, engine_words(side.language))
            used = QFontMetricsF(font).horizontalAdvance(engine_words(side.language)) + 12
            painter.setFont(text_font(13, tabular=True))
            painter.setPen(theme.ink3)
            figures = self._figures(side)
            figures = QFontMetricsF(painter.font()).elidedText(
                figures, Qt.TextElideMode.ElideRight, max(0.0, row.width() - used)
            )
            painter.drawText(row, right, figures)

    def _figures(self, side: SideInspection) -> str:
        figures = f"{side.mean_words:.1f}", side.median_words, format_count(side.longest_words)
        return self.tr("mean {0}, median {1}, longest {2}").format(*figures)

    def tip_at(self, position: QPointF) -> str:
        bucket = self._layout.bucket_at(position.x())
        if bucket is None or not self._sides:
            return ""
        lines = [f"{engine_words(side.language)}: {format_count(side.histogram[bucket])}" for side in self._sides]
        return "\n".join([self._counts(self._sides[0])[bucket][0], *lines])

    def _counts(self, side: SideInspection) -> list[tuple[str, int]]:
        labels = [
            self.tr("{0} words or more").format(low) if high is None else self.tr("{0} to {1} words").format(low, high)
            for low, high in WORD_BUCKETS
        ]
        return list(zip(labels, side.histogram, strict=True))
