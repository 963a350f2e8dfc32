"""What a model reads at the current step: one fixed vector, or every source piece by its weight."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from gui.i18n.spoken import say
from gui.state.alignment import head_matrices
from gui.state.look import Reading
from gui.state.translation_trace import LaneTrace
from gui.theme import Theme, scaled, text_font
from gui.widgets.head_grid import HeadGrid
from gui.widgets.icon import paint_icon
from gui.widgets.lane_geometry import Band
from gui.widgets.lane_view import LaneSection, LaneView, elided, shown_text
from gui.widgets.matrix_caption import shows_saliency
from gui.widgets.ribbons import paint_ribbons, ribbons, shares, thread_path
from gui.widgets.source_labels import paint_source_labels
from gui.widgets.vector_scale import paint_scale
from gui.widgets.vector_strip import (
    Strip,
    largest_number,
    paint_funnel,
    paint_outlet,
    paint_strip,
    shown_numbers,
    vector_strip,
)

NARROWEST_PILL = 60
SCALE_GAP = 14
RIBBON_INSET = 16  # of the ribbons' lower ends, for the pill's round corners


class ReadsView(LaneSection):
    """The source pieces, what becomes of them, and the piece that is being produced; on the left, what to know of it.

    Signals:
        head_chosen(object): (layer, head), or None for the mean.
    """

    head_chosen = Signal(object)

    def __init__(self, view: LaneView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        say(self.setAccessibleName, lambda: self.tr("What this step reads"))
        self.is_animated = view.attention != "none"
        self._heads_of: LaneTrace | None = None
        self._heads_shown: tuple[int, Reading, int] | None = None
        self._heads = HeadGrid(view.architecture, self)
        self._heads.head_chosen.connect(self.head_chosen)
        self._place_heads()

    @property
    def heads(self) -> HeadGrid:
        """The choice of layer and head; hidden for models without."""
        return self._heads

    def show_view(self, view: LaneView) -> None:
        self.is_animated = view.attention != "none"  # of a fixed vector nothing moves
        super().show_view(view)
        self._place_heads()

    def show_heads(self, trace: LaneTrace, step: int, rows: int) -> None:
        """Let the choice of head show all matrices as they are at a step of a record; they will have `rows` rows."""
        reading = self._view.look.reading
        shown = (min(step, len(trace.steps)), reading, rows)
        if self._view.attention == "heads" and (trace is not self._heads_of or shown != self._heads_shown):
            self._heads_of, self._heads_shown = trace, shown
            self._heads.show_matrices(head_matrices(trace, step, reading), rows)

    def band(self) -> Band:
        return self._view.geometry.reads

    def paint(self, painter: QPainter, theme: Theme) -> None:
        self._paint_gutter(painter, theme)
        if self._view.attention == "none":
            self._paint_fixed_vector(painter, theme)
        else:
            self._paint_weighted(painter, theme)
        paint_source_labels(painter, theme, self._view)
        self._paint_pill(painter, theme)

    def tip_at(self, position: QPointF) -> str:
        geometry, frame = self._view.geometry, self._view.frame
        strip = self._strip()
        if strip and frame.context is not None and strip.frame.contains(position):
            index = strip.at(position.x())
            if index is None:
                return ""
            place, number = shown_numbers(frame.context, strip.count)[index]
            text = self.tr("number {place} of {size}: {number:+.3f}\nthe same at every step; {shown} of them are drawn")
            return text.format(place=place + 1, size=len(frame.context), number=number, shown=strip.count)
        column = geometry.columns.at(position.x())
        if column is None or column >= len(frame.columns):
            return ""
        piece = shown_text(frame.columns[column])
        if frame.columns[column].is_unknown:
            piece += self.tr(" (not in the vocabulary: read as unknown)")
        if frame.weights is None or column >= len(frame.weights) or self._view.attention == "none":
            return piece
        wording = self.tr("{piece}: saliency {value:.3f}") if frame.kind == "saliency" else "{piece}: {value:.3f}"
        return wording.format(piece=piece, value=frame.weights[column])

    def _paint_fixed_vector(self, painter: QPainter, theme: Theme) -> None:
        view, strip = self._view, self._strip()
        if strip is None:
            return
        columns = view.geometry.columns
        paint_funnel(painter, theme, view.architecture, columns, view.geometry.tick + 4, strip)
        paint_outlet(painter, theme, view.architecture, strip, view.geometry.pill + 4)
        paint_strip(painter, theme, view.architecture, strip, view.frame.context)
        if view.frame.context is not None:
            left, right = self._pill().right() + SCALE_GAP, view.geometry.right
            room = QRectF(left, view.geometry.pill, right - left, view.geometry.pill_height)
            paint_scale(painter, theme, view.architecture, room, largest_number(view.frame.context))

    def _paint_weighted(self, painter: QPainter, theme: Theme) -> None:
        view = self._view
        count = view.geometry.columns.count
        if view.frame.weights is not None:
            made = ribbons(shares(view.frame.weights), view.geometry.columns, self._pill().width() - RIBBON_INSET)
            paint_ribbons(painter, theme, view, made)
        elif count:
            # Nothing is known yet: threads in the colour of empty things.
            threads = ribbons([1.0] * count, view.geometry.columns, NARROWEST_PILL / 2)
            path = thread_path(threads, view.geometry.tick + 4, view.geometry.pill + 2)
            painter.strokePath(path, QPen(theme.line2, 1))

    def _paint_pill(self, painter: QPainter, theme: Theme) -> None:
        view, pill = self._view, self._pill()
        colours, radius = theme.lane(view.architecture), pill.height() / 2
        if view.frame.reader is None:
            painter.setPen(QPen(theme.line2, 1))
            painter.setBrush(theme.card)
            painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.pill)
        painter.drawRoundedRect(pill, radius, radius)
        font = text_font(18, 600)
        painter.setFont(font)
        painter.setPen(colours.on)
        text = elided(shown_text(view.frame.reader), font, pill.width() - 16)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_gutter(self, painter: QPainter, theme: Theme) -> None:
        geometry, frame = self._view.geometry, self._view.frame
        painter.setFont(text_font(13, 600))
        painter.setPen(theme.ink2)
        metrics = QFontMetricsF(painter.font())
        top = geometry.reads.top + self._gutter_air() + metrics.height()
        painter.drawText(QPointF(geometry.padding, top), self.tr("reads"))
        if not self._heads.isHidden() or not frame.source:
            return
        if self._view.attention != "none" and shows_saliency(self._view):
            wordings = (self.tr("how much each piece moves the next token"), self.tr("gradient × input"))
            self._paint_note(painter, theme, wordings, top + 22)
        elif self._view.attention == "source":
            count = len(frame.source)
            long = self.tr("{count} states, weighted anew at every step", "", count)
            short = self.tr("{count} states", "", count)
            self._paint_note(painter, theme, (long.format(count=count), short.format(count=count)), top + 22)
        elif frame.context is not None:
            size = len(frame.context)
            long, short = self.tr("same {size} numbers at every step"), self.tr("same {size} numbers")
            self._paint_note(painter, theme, (long.format(size=size), short.format(size=size)), top + 6, "lock")

    def _paint_note(
        self, painter: QPainter, theme: Theme, wordings: tuple[str, ...], top: float, icon: str = ""
    ) -> None:
        """Paint the first wording that fits beside the picture, at `top`; with an icon over it, beside the strip."""
        geometry, colours = self._view.geometry, theme.lane(self._view.architecture)
        width = geometry.columns.left - geometry.padding - 4
        painter.setFont(text_font(13 if width >= scaled(70) else 12, 500))
        wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        icon_size = scaled(16) if icon else 0
        head = icon_size + scaled(6) if icon else 0
        for wording in wordings:
            room = painter.boundingRect(QRectF(geometry.padding, 0, width, 10_000), wrap, wording)
            lowest = geometry.reads.bottom - 2 - room.height() - head
            if lowest < top or room.width() > width:
                continue
            start = min(max(top, geometry.tick + 14.0), lowest) if icon else top
            if icon:
                paint_icon(painter, icon, QRectF(geometry.padding - 1, start, icon_size, icon_size), colours.text)
            painter.setPen(colours.text)
            painter.drawText(room.translated(0, start + head), wrap, wording)
            return

    def _gutter_air(self) -> int:
        """What stays free over the first word, so that it stands beside the labels."""
        return 14 if self._view.geometry.tick - self._view.geometry.reads.top >= 60 else 0

    def _strip(self) -> Strip | None:
        """The place of the fixed vector; None for models that have none."""
        if self._view.attention != "none":
            return None
        geometry, context = self._view.geometry, self._view.frame.context
        size = 48 if context is None else len(context)
        columns = geometry.columns
        room = round(min((geometry.right - columns.left) * 0.9, 198, columns.right - columns.left))
        return vector_strip(columns, geometry.tick, geometry.pill, room, size)

    def _pill(self) -> QRectF:
        geometry, reader = self._view.geometry, self._view.frame.reader
        text = shown_text(reader) if reader else ""
        columns = geometry.columns
        widest = 2.0 * min(columns.middle - columns.left + 8, geometry.right - columns.middle)
        width = QFontMetricsF(text_font(18, 600)).horizontalAdvance(text) + geometry.pill_height
        width = min(max(width, NARROWEST_PILL), max(widest, NARROWEST_PILL))
        return QRectF(geometry.columns.middle - width / 2, geometry.pill, width, geometry.pill_height)

    def _place_heads(self) -> None:
        geometry = self._view.geometry
        self._heads.setVisible(self._view.attention == "heads" and not shows_saliency(self._view))
        top = round(QFontMetricsF(text_font(13, 600)).height()) + self._gutter_air() + 7
        self._heads.setGeometry(
            geometry.padding, top, geometry.columns.left - geometry.padding - 6, geometry.reads.height - top
        )
