"""The alignment matrix of a lane: a row for each piece or word that reads, a column for each that is read."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintEngine, QPainter, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import QWidget

from gui.i18n.spoken import Text, say
from gui.state.look import Kind, Reading
from gui.state.matrix_rows import MatrixRow
from gui.theme import Theme, text_font, text_scale
from gui.widgets.alignment_row import RowStyle, paint_row, row_picture
from gui.widgets.lane_geometry import Band
from gui.widgets.lane_view import Hover, LaneSection, LaneView, elided, shown_text
from gui.widgets.matrix_caption import caption, paint_caption, shows_saliency, title
from gui.widgets.row_labels import labelled_rows, row_label_px
from gui.widgets.segmented import SegmentedControl

CHOICE_HEIGHT, CHOICE_GAP = 24, 10
FRAME_OVERHANG = 2  # the frame of the last row
LOW_ROW = 10


class AlignmentMatrix(LaneSection):
    """Attention weights or saliency, with the current row framed; over it, for many heads, whose attention it shows.

    Where rows do not fit, it scrolls so that the current one stays in view; the wheel looks elsewhere until the next
    step.

    Signals:
        reading_chosen(Reading): whose attention is to be shown.
    """

    reading_chosen = Signal(object)

    def __init__(self, view: LaneView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        say(self.setAccessibleName, lambda: self.tr("What each step has read"))
        self._pictures: dict[int, tuple[MatrixRow | None, QPixmap]] = {}
        self._pictures_key: object = None
        self._scrolled_to: int | None = None
        self._readings = self._reading_choice()
        self._place_readings()

    @property
    def readings(self) -> SegmentedControl:
        """The choice of whose attention is shown; hidden for models without many heads."""
        return self._readings

    def show_view(self, view: LaneView) -> None:
        if view.frame.current is not self._view.frame.current:
            self._scrolled_to = None
        super().show_view(view)
        self._place_readings()

    def band(self) -> Band:
        matrix = self._view.geometry.matrix
        return Band(matrix.top, matrix.height + FRAME_OVERHANG)

    def first_row(self) -> int:
        """The row at the top."""
        rows = self._view.geometry.rows
        if self._scrolled_to is not None:
            return min(max(self._scrolled_to, 0), max(rows.count - rows.visible, 0))
        return rows.first_in_view(self._view.frame.current_row or 0)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        paint_caption(painter, theme, self._view, self._caption_left())
        if self._view.frame.produced and not any(row.weights is not None for row in self._view.frame.rows):
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

    def step_at(self, position: QPointF) -> int | None:
        row, frame = self._row_at(position.y()), self._view.frame
        is_outside = position.x() >= self._view.geometry.columns.right
        if row is None or is_outside or frame.reading == "encoder":  # whose rows no step has produced
            return None
        return frame.rows[row].first + 1

    def tip_at(self, position: QPointF) -> str:
        column, row = self._view.geometry.columns.at(position.x()), self._row_at(position.y())
        frame = self._view.frame
        if row is None:
            return ""
        piece, weights = frame.rows[row].piece, frame.rows[row].weights
        if column is None or column >= len(frame.columns):
            return shown_text(piece)
        if weights is None or column >= len(weights):
            return ""
        pair = f"{shown_text(frame.columns[column])} → {shown_text(piece)}"
        wording = self.tr("{pair}: saliency {value:.3f}") if frame.kind == "saliency" else "{pair}: {value:.3f}"
        return wording.format(pair=pair, value=weights[column])

    def _reading_choice(self) -> SegmentedControl:
        readings: list[tuple[Text, Reading, Text]] = [
            (
                lambda: self.tr("cross"),
                "cross",
                lambda: self.tr("Cross-attention: the decoder reads the source"),
            ),
            (
                lambda: self.tr("encoder"),
                "encoder",
                lambda: self.tr("Encoder self-attention: the source reads itself"),
            ),
            (
                lambda: self.tr("decoder"),
                "decoder",
                lambda: self.tr("Decoder self-attention: the target reads what it has so far"),
            ),
        ]
        choice = SegmentedControl([(text, value) for text, value, _ in readings], CHOICE_HEIGHT, 12, self)
        say(choice.setAccessibleName, lambda: self.tr("Whose attention is shown"))
        for _, value, meaning in readings:
            say(choice.button(value).setToolTip, meaning)
            say(choice.button(value).setAccessibleName, meaning)
        choice.value_changed.connect(self.reading_chosen)
        return choice

    def _place_readings(self) -> None:
        has_choice = self._view.attention == "heads" and not shows_saliency(self._view)
        self._readings.setVisible(has_choice)
        self._readings.move(self._view.geometry.padding, 0)
        self._readings.adjustSize()

    def _caption_left(self) -> float:
        padding = self._view.geometry.padding
        return padding + (0 if self._readings.isHidden() else self._readings.width() + CHOICE_GAP)

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
        return caption(self._view, room, font)

    @property
    def title(self) -> str:
        """What the matrix shows, in full."""
        return title(self._view)

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
        if self._view.frame.has_failed_saliency:
            text = self.tr("The saliency could not be computed.")
        elif self._view.frame.kind == "saliency":
            text = self.tr("The saliency is being computed.")
        else:
            text = self.tr("Nothing to draw here: this model has no attention, and its saliency was not computed.")
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room.adjusted(24, 8, -24, -8), flags, text)

    def _paint_rows(self, painter: QPainter, theme: Theme) -> None:
        view = self._view
        geometry, frame = view.geometry, view.frame
        rows, columns = geometry.rows, geometry.columns
        style = self._style(painter)
        count = rows.count if frame.row_count is None else max(frame.row_count, len(frame.rows))
        first = self.first_row()
        last = min(first + rows.visible, count)
        ground = QRectF(columns.left, rows.top, columns.right - columns.left, (last - first) * rows.height)
        if last > first:
            painter.fillRect(ground, theme.well)
        is_vector = painter.paintEngine().type() == QPaintEngine.Type.SVG
        for row in range(first, last):
            made = frame.rows[row] if row < len(frame.rows) else None
            top = rows.top + (row - first) * rows.height
            if is_vector:
                paint_row(painter, style, theme, None if made is None else made.weights, top)
            else:
                painter.drawPixmap(QPointF(0, top), self._picture(row, made, style, theme))

        self._paint_row_labels(painter, theme, first, min(last, len(frame.rows)))

    def _paint_row_labels(self, painter: QPainter, theme: Theme, first: int, last: int) -> None:
        """The labels of rows `first` to `last`; where the rows are low, those that have room."""
        frame, height = self._view.frame, self._view.geometry.rows.height
        strong = [row for row in (self._view.hover.row, frame.current_row) if row is not None]
        px = row_label_px(height / text_scale())
        line = QFontMetricsF(text_font(px, 600)).height()
        for row in labelled_rows(first, last, height, line, strong):
            self._paint_row_label(painter, theme, row, first, text_font(px, 600 if row in strong else 400))

    def _paint_row_label(self, painter: QPainter, theme: Theme, row: int, first: int, font: QFont) -> None:
        geometry, piece = self._view.geometry, self._view.frame.rows[row].piece
        is_strong = row == self._view.frame.current_row or row == self._view.hover.row
        top = geometry.rows.top + (row - first) * geometry.rows.height
        line = QFontMetricsF(font).height()
        # The label of a low row at an end stands a little further in than is cut.
        lowest = geometry.matrix.bottom + FRAME_OVERHANG - line / 2
        middle = min(max(top + geometry.rows.height / 2, geometry.rows.top + 0.4 * line), lowest)
        half = line / 2 + 2
        room = QRectF(2, middle - half, geometry.columns.left - 10, 2 * half)
        text = elided(shown_text(piece), font, room.width() - geometry.padding + 4)
        painter.setFont(font)
        painter.setPen(theme.ink if is_strong else theme.ink3 if piece.is_end else theme.ink2)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_hover(self, painter: QPainter, theme: Theme) -> None:
        hover, rows, columns = self._view.hover, self._view.geometry.rows, self._view.geometry.columns
        first, count = self.first_row(), len(self._view.frame.rows)
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
        current = self._view.frame.current_row
        row = -1 if current is None else current - self.first_row()
        if not 0 <= row < rows.visible:
            return
        frame = QRectF(columns.left, rows.top + row * rows.height, columns.right - columns.left, rows.height)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.lane(self._view.architecture).fill, 2))
        grown = 1 if rows.height < LOW_ROW else 0  # it would cover what is in a low row
        painter.drawRoundedRect(frame.adjusted(-1, -grown, 1, grown), 3, 3)

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
        kind: Kind = "saliency" if shows_saliency(view) else "attention"
        geometry = view.geometry
        ratio = painter.deviceTransform().m11()  # of a picture that is saved, another one than the screen's
        return RowStyle(view.architecture, kind, geometry.columns, geometry.rows.height, ratio)

    def _picture(self, row: int, made: MatrixRow | None, style: RowStyle, theme: Theme) -> QPixmap:
        """The row's picture, painted once for each row, style and theme; rows yet to come share one."""
        key = (style, theme.name, text_scale())
        if key != self._pictures_key:
            self._pictures.clear()
            self._pictures_key = key
        place = row if made is not None else -1
        known = self._pictures.get(place)
        if known is None or known[0] is not made:
            known = (made, row_picture(style, theme, None if made is None else made.weights))
            self._pictures[place] = known
        return known[1]

    def _row_at(self, y: float) -> int | None:
        rows = self._view.geometry.rows
        place = int((y - rows.top) // rows.height)
        row = place + self.first_row()
        return row if 0 <= place < rows.visible and row < len(self._view.frame.rows) else None
