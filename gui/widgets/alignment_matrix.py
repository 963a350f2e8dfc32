"""The alignment matrix of a lane: a row a step, a column a source piece."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPaintEngine,
    QPainter,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from engine.events import TokenDecoded
from gui.state.alignment import source_weights
from gui.theme import Theme, text_font, text_scale
from gui.widgets.alignment_row import RowStyle, paint_row, row_picture
from gui.widgets.lane_geometry import Band
from gui.widgets.lane_view import Hover, LaneSection, LaneView, elided, shown_text

RAMP_WIDTH, RAMP_HEIGHT = 56, 8
RAMP_STOPS = 12
FRAME_OVERHANG = 2  # the frame of the last row


class AlignmentMatrix(LaneSection):
    """Attention weights, or the saliency of a model that has none, with the current row framed.

    Where rows do not fit, it scrolls so that the current one stays in view; the wheel looks elsewhere until the next
    step.
    """

    def __init__(self, view: LaneView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        self._pictures: dict[int, tuple[TokenDecoded | None, QPixmap]] = {}
        self._pictures_key: object = None
        self._scrolled_to: int | None = None

    def show_view(self, view: LaneView) -> None:
        if view.frame.current is not self._view.frame.current:
            self._scrolled_to = None
        super().show_view(view)

    def band(self) -> Band:
        matrix = self._view.geometry.matrix
        return Band(matrix.top, matrix.height + FRAME_OVERHANG)

    def first_row(self) -> int:
        """The row at the top."""
        rows = self._view.geometry.rows
        if self._scrolled_to is not None:
            return min(max(self._scrolled_to, 0), max(rows.count - rows.visible, 0))
        return rows.first_in_view(len(self._view.frame.produced) - 1)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        self._paint_caption(painter, theme)
        if self._view.frame.produced and self._view.frame.kind is None:
            self._paint_explanation(painter, theme)
            return
        self._paint_rows(painter, theme)
        self._paint_hover(painter, theme)
        self._paint_current_frame(painter, theme)
        self._paint_scroll_mark(painter, theme)

    def hover_at(self, position: QPointF) -> Hover:
        column = self._view.geometry.columns.at(position.x())
        row = self._row_at(position.y())
        return Hover(column if row is not None else None, row)

    def tip_at(self, position: QPointF) -> str:
        column, row = self._view.geometry.columns.at(position.x()), self._row_at(position.y())
        frame = self._view.frame
        if row is None or row >= len(frame.produced):
            return ""
        step = frame.produced[row]
        if column is None or column >= len(frame.source):
            return shown_text(step.piece)
        weights = source_weights(step, self._view.head)
        if weights is None:
            return ""
        return f"{shown_text(frame.source[column])} → {shown_text(step.piece)}: {weights[column]:.3f}"

    def wheelEvent(self, event: QWheelEvent) -> None:
        rows = self._view.geometry.rows
        if rows.count <= rows.visible:
            event.ignore()
            return
        self._scrolled_to = self.first_row() - round(event.angleDelta().y() / 40)
        self._scrolled_to = self.first_row()
        self.update()

    def caption(self, room: float, font: QFont) -> str:
        """What the matrix shows, in the longest wording that fits; the shortest if none does."""
        metrics = QFontMetricsF(font)
        wordings = self._wordings()
        return next((w for w in wordings if metrics.horizontalAdvance(w) <= room), wordings[-1])

    @property
    def title(self) -> str:
        """What the matrix shows, in full."""
        return self._wordings()[0]

    def _wordings(self) -> list[str]:
        """What the matrix shows, longest first."""
        view = self._view
        if view.attention == "none":
            return [
                self.tr("saliency (gradient × input) – this model has no attention"),
                self.tr("saliency – this model has no attention"),
                self.tr("saliency, not attention"),
            ]
        if view.attention == "source":
            return [self.tr("alignment α(t, j)")]
        if view.head is None:
            return [self.tr("cross-attention, mean of all heads"), self.tr("mean of all heads")]
        layer, head = view.head[0] + 1, view.head[1] + 1
        return [
            self.tr("cross-attention, layer {layer} · head {head}").format(layer=layer, head=head),
            self.tr("layer {layer} · head {head}").format(layer=layer, head=head),
        ]

    def _paint_caption(self, painter: QPainter, theme: Theme) -> None:
        geometry = self._view.geometry
        font = text_font(13, 500)
        metrics = QFontMetricsF(font)
        baseline = geometry.matrix.top + 2 + metrics.ascent()
        has_ramp = self._view.attention != "none"
        room = geometry.inner_width - (RAMP_WIDTH + 44 if has_ramp else 0)
        caption = self.caption(room, font)
        painter.setFont(font)
        painter.setPen(theme.ink2)
        painter.drawText(QPointF(geometry.padding, baseline), elided(caption, font, geometry.inner_width))
        if has_ramp and metrics.horizontalAdvance(caption) <= room:
            self._paint_ramp(painter, theme, baseline)

    def _paint_ramp(self, painter: QPainter, theme: Theme, baseline: float) -> None:
        right = self._view.geometry.right
        bar = QRectF(right - 21 - RAMP_WIDTH, baseline - RAMP_HEIGHT, RAMP_WIDTH, RAMP_HEIGHT)
        ramp = QLinearGradient(bar.topLeft(), bar.topRight())
        for stop in range(RAMP_STOPS + 1):
            t = stop / RAMP_STOPS
            ramp.setColorAt(t, theme.attention_colour(self._view.architecture, t))
        painter.fillRect(bar, ramp)
        font = text_font(13, 400, tabular=True)
        painter.setFont(font)
        painter.setPen(theme.ink3)
        metrics = QFontMetricsF(font)
        painter.drawText(QPointF(right - metrics.horizontalAdvance("1"), baseline), "1")
        painter.drawText(QPointF(bar.left() - 9 - metrics.horizontalAdvance("0"), baseline), "0")

    def _paint_explanation(self, painter: QPainter, theme: Theme) -> None:
        geometry = self._view.geometry
        room = QRectF(
            geometry.padding, geometry.rows.top, geometry.inner_width, geometry.matrix.bottom - geometry.rows.top
        )
        painter.setPen(QPen(theme.line, 1))
        painter.setBrush(theme.well)
        painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setPen(theme.ink2)
        painter.setFont(text_font(14))
        text = self.tr("Nothing to draw here: this model has no attention, and its saliency was not computed.")
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room.adjusted(24, 8, -24, -8), flags, text)

    def _paint_rows(self, painter: QPainter, theme: Theme) -> None:
        view = self._view
        geometry, frame = view.geometry, view.frame
        rows, columns = geometry.rows, geometry.columns
        style = self._style(painter)
        count = rows.count if frame.length is None else max(frame.length, len(frame.produced))
        first = self.first_row()
        last = min(first + rows.visible, count)
        ground = QRectF(columns.left, rows.top, columns.right - columns.left, (last - first) * rows.height)
        if last > first:
            painter.fillRect(ground, theme.well)
        is_vector = painter.paintEngine().type() == QPaintEngine.Type.SVG
        for row in range(first, last):
            step = frame.produced[row] if row < len(frame.produced) else None
            top = rows.top + (row - first) * rows.height
            if is_vector:
                weights = None if step is None else source_weights(step, view.head)
                paint_row(painter, style, theme, weights, top)
            else:
                painter.drawPixmap(QPointF(0, top), self._picture(row, step, style, theme))
            if step is not None:
                self._paint_row_label(painter, theme, row, step, top)

    def _paint_row_label(self, painter: QPainter, theme: Theme, row: int, step: TokenDecoded, top: int) -> None:
        geometry = self._view.geometry
        is_strong = row == len(self._view.frame.produced) - 1 or row == self._view.hover.row
        font = text_font(12.5, 600 if is_strong else 400)
        room = QRectF(2, top, geometry.columns.left - 10, geometry.rows.height)
        text = elided(shown_text(step.piece), font, room.width() - geometry.padding + 4)
        painter.setFont(font)
        painter.setPen(theme.ink if is_strong else theme.ink3 if step.piece.is_end else theme.ink2)
        painter.drawText(room.adjusted(0, -4, 0, 4), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_hover(self, painter: QPainter, theme: Theme) -> None:
        hover, rows, columns = self._view.hover, self._view.geometry.rows, self._view.geometry.columns
        first, count = self.first_row(), len(self._view.frame.produced)
        veil = QColor(theme.ink)
        veil.setAlphaF(0.07)
        shown = min(count - first, rows.visible)
        if hover.column is not None and hover.column < columns.count and shown > 0:
            left, right = columns.edge(hover.column), columns.edge(hover.column + 1)
            painter.fillRect(QRectF(left, rows.top, right - left, shown * rows.height), veil)
        if hover.row is not None and first <= hover.row < first + shown:
            top = rows.top + (hover.row - first) * rows.height
            painter.fillRect(QRectF(columns.left, top, columns.right - columns.left, rows.height), veil)

    def _paint_current_frame(self, painter: QPainter, theme: Theme) -> None:
        rows, columns = self._view.geometry.rows, self._view.geometry.columns
        row = len(self._view.frame.produced) - 1 - self.first_row()
        if not 0 <= row < rows.visible:
            return
        frame = QRectF(columns.left, rows.top + row * rows.height, columns.right - columns.left, rows.height)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.lane(self._view.architecture).fill, 2))
        painter.drawRoundedRect(frame.adjusted(-1, 0, 1, 0), 3, 3)

    def _paint_scroll_mark(self, painter: QPainter, theme: Theme) -> None:
        rows = self._view.geometry.rows
        if not (self._view.frame.produced and 0 < rows.visible < rows.count):
            return
        height = rows.visible * rows.height
        length = max(18.0, height * rows.visible / rows.count)
        top = rows.top + (height - length) * self.first_row() / (rows.count - rows.visible)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.line2)
        painter.drawRoundedRect(QRectF(self._view.geometry.columns.right + 4, top, 3, length), 1.5, 1.5)

    def _style(self, painter: QPainter) -> RowStyle:
        view = self._view
        kind = view.frame.kind or ("saliency" if view.attention == "none" else "attention")
        geometry = view.geometry
        ratio = painter.deviceTransform().m11()  # of a picture that is saved, another one than the screen's
        return RowStyle(view.architecture, kind, geometry.columns, geometry.rows.height, ratio)

    def _picture(self, row: int, step: TokenDecoded | None, style: RowStyle, theme: Theme) -> QPixmap:
        """The row's picture, painted once for each step, style and theme; rows yet to come share one."""
        key = (style, theme.name, self._view.head, text_scale())
        if key != self._pictures_key:
            self._pictures.clear()
            self._pictures_key = key
        place = row if step is not None else -1
        known = self._pictures.get(place)
        if known is None or known[0] is not step:
            weights = None if step is None else source_weights(step, self._view.head)
            known = (step, row_picture(style, theme, weights))
            self._pictures[place] = known
        return known[1]

    def _row_at(self, y: float) -> int | None:
        rows = self._view.geometry.rows
        place = int((y - rows.top) // rows.height)
        row = place + self.first_row()
        return row if 0 <= place < rows.visible and row < len(self._view.frame.produced) else None
