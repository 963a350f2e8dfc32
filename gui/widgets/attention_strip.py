"""Alignments and translations of one sentence from the first step of a training to the one looked at."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.i18n.spoken import say
from gui.state.alignment_samples import line_up, mean_entropy
from gui.state.number_format import format_short_count
from gui.state.training_progress import Sample
from gui.theme import is_restyling, scaled, text_font, text_scale, theme_of
from gui.widgets.alignment_thumbnail import RADIUS, cell_at, paint_alignment
from gui.widgets.attention_strip_geometry import StripGeometry
from gui.widgets.hover_text import TipCanvas
from gui.widgets.text_lines import break_lines

DOT_RADIUS = 4.5
LINE_HEIGHT = 18


class AttentionStrip(TipCanvas):
    """Columns in time: their steps, a thumbnail for each architecture with attention, the chosen one's translation.

    The last column is the validation that is looked at; those before it are spread over all that came before. A click
    on one of them asks for it.
    The tool tip of a cell gives its pieces and weight. A child widget in the gutter under the word "Output", such as a
    choice of the architecture, is placed by `hold_chooser`.

    Signals:
        asked(int): the validation after this step shall be looked at.
    """

    asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lanes: tuple[tuple[str, str], ...] = ()
        self._samples: Mapping[str, Sequence[Sample]] = {}
        self._leader = ""
        self._last = -1
        self._columns: list[dict[str, Sample]] = []
        self._chooser: QWidget | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        say(self.setAccessibleName, lambda: self.tr("Alignments of the pinned sentence during training"))

    def hold_chooser(self, chooser: QWidget) -> None:
        """Keep this widget in the gutter beside the translations."""
        self._chooser = chooser
        chooser.setParent(self)
        self._place_chooser()

    def show_samples(
        self, lanes: Sequence[tuple[str, str]], samples: Mapping[str, Sequence[Sample]], leader: str, last: int
    ) -> None:
        """Show the alignments of `lanes`, (architecture, title) pairs, and the translations of `leader`.

        `last` is the index among the leader's samples that is looked at.
        """
        if len(lanes) != len(self._lanes):
            self.updateGeometry()
        self._lanes, self._samples, self._leader, self._last = tuple(lanes), samples, leader, last
        self._arrange()

    def geometry_now(self) -> StripGeometry:
        """The geometry at the present size."""
        return StripGeometry(self.width(), self.height(), len(self._lanes), text_scale())

    def sizeHint(self) -> QSize:
        return QSize(scaled(1016), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(320), round(StripGeometry.smallest_height(len(self._lanes), text_scale())))

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self._arrange()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        column = self._column_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and column is not None and self._leader in column:
            self.asked.emit(column[self._leader].translated.step)

    def _column_at(self, point: QPointF) -> Mapping[str, Sample] | None:
        """The column under a point, from its header down to its translation."""
        geometry = self.geometry_now()
        for i, column in enumerate(self._columns):
            header = geometry.header(i)
            if header.left() <= point.x() < header.left() + geometry.column_width:
                return column
        return None

    def tip_at(self, point: QPointF) -> str:
        """Pieces and weight of the cell at a point, or the whole translation under it; "" elsewhere."""
        geometry = self.geometry_now()
        for i, column in enumerate(self._columns):
            if self._leader in column and geometry.output(i).contains(point):
                return column[self._leader].translated.text
            for j, (name, _) in enumerate(self._lanes):
                translated = column[name].translated if name in column else None
                if translated is None or translated.attention is None:
                    continue
                cell = cell_at(geometry.thumbnail(i, j), translated.attention, point.x(), point.y())
                if cell:
                    target, source = translated.target_pieces[cell[0]].text, translated.source_pieces[cell[1]].text
                    return f"{target} ← {source}  {translated.attention[cell]:.2f}"
        return ""

    def _arrange(self) -> None:
        until = {**self._samples, self._leader: self._samples.get(self._leader, ())[: self._last + 1]}
        self._columns = line_up(until, self._leader, self.geometry_now().columns)
        self._place_chooser()
        self.setAccessibleDescription(self._describe())
        self.update()

    def _describe(self) -> str:
        if not self._columns or self._leader not in self._columns[-1]:
            return ""
        last = self._columns[-1][self._leader]
        bleu = "" if last.bleu is None else f"BLEU {last.bleu:.1f}: "
        return self.tr("step {0}, {1}{2}").format(last.translated.step, bleu, last.translated.text)

    def _place_chooser(self) -> None:
        if self._chooser:
            room = self.geometry_now().output_label
            height = self._chooser.sizeHint().height()
            width = min(self._chooser.sizeHint().width(), int(room.width()))
            self._chooser.setGeometry(0, int(room.top()) + scaled(LINE_HEIGHT + 8), width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        geometry = self.geometry_now()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter, geometry)
            if not self._columns:
                return
            for i, column in enumerate(self._columns):
                self._paint_header(painter, geometry.header(i), column, is_last=i == len(self._columns) - 1)
                for j, (name, _) in enumerate(self._lanes):
                    self._paint_thumbnail(painter, geometry.thumbnail(i, j), name, column.get(name))
                if self._leader in column:
                    is_last = i == len(self._columns) - 1
                    self._paint_output(painter, geometry.output(i), column[self._leader], is_last)
            theme = theme_of(self)
            painter.fillRect(QRectF(0, geometry.divider, self.width(), 1), theme.line)
            painter.setFont(text_font(14, 600))
            painter.setPen(theme.ink)
            painter.drawText(geometry.output_label, Qt.AlignmentFlag.AlignTop, self.tr("Output"))

    def _paint_ground(self, painter: QPainter, geometry: StripGeometry) -> None:
        """The lanes' names, and frames where thumbnails will be."""
        theme = theme_of(self)
        for j, (name, title) in enumerate(self._lanes):
            self._paint_lane_label(painter, geometry.lane_label(j), name, title)
            painter.setPen(QPen(theme.line, 1))
            painter.setBrush(theme.well)
            for i in range(len(self._columns), geometry.columns):
                painter.drawRoundedRect(geometry.thumbnail(i, j).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _paint_lane_label(self, painter: QPainter, room: QRectF, name: str, title: str) -> None:
        theme = theme_of(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.lane(name).fill)
        painter.drawRoundedRect(QRectF(room.left(), room.top(), 6, room.height()), 3, 3)
        left, top, width = room.left() + 14, room.top() + 3, room.width() - 14
        font = text_font(14, 600)
        painter.setFont(font)
        painter.setPen(theme.lane(name).text)
        for line in break_lines(title, width, 2, QFontMetricsF(font).horizontalAdvance):
            painter.drawText(QRectF(left, top, width, scaled(18)), Qt.AlignmentFlag.AlignVCenter, line)
            top += scaled(18)
        entropies = self._entropies(name)
        if entropies and room.bottom() - top >= scaled(40):
            painter.setFont(text_font(12))
            painter.setPen(theme.ink3)
            painter.drawText(QPointF(left, top + scaled(18)), self.tr("entropy"))
            painter.setFont(text_font(13, 600, tabular=True))
            painter.setPen(theme.ink)
            painter.drawText(QPointF(left, top + scaled(36)), f"{entropies[0]:.1f} → {entropies[1]:.1f}")

    def _entropies(self, name: str) -> tuple[float, float] | None:
        """Of the first alignment and of that in the last column, in nats."""
        found = [self._columns[i].get(name) for i in (0, -1)] if self._columns else []
        entropies = [mean_entropy(s.translated.attention) for s in found if s and s.translated.attention is not None]
        return (entropies[0], entropies[1]) if len(entropies) == 2 else None

    def _paint_header(self, painter: QPainter, line: QRectF, column: Mapping[str, Sample], *, is_last: bool) -> None:
        theme = theme_of(self)
        centre = QPointF(line.left() + DOT_RADIUS + 0.5, round(line.height() / 2) + 0.5)
        font = text_font(13, 600, tabular=True)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        x = line.left() + 19
        for text, tone in self._step_labels(column):
            painter.setPen(theme.lane(tone).text if tone else theme.ink)
            painter.drawText(QRectF(x, 0, line.width(), line.height()), Qt.AlignmentFlag.AlignVCenter, text)
            x += metrics.horizontalAdvance(text)
        painter.setPen(QPen(theme.line2, 1))
        if line.right() > x + 8:
            painter.drawLine(QPointF(x + 7, centre.y()), QPointF(line.right() - (12 if is_last else 0), centre.y()))
        painter.setPen(QPen(theme.ink, 2))
        painter.setBrush(theme.ink if is_last else theme.card)
        painter.drawEllipse(centre, DOT_RADIUS, DOT_RADIUS)

    def _step_labels(self, column: Mapping[str, Sample]) -> list[tuple[str, str]]:
        """The step of a column as (text, architecture whose colour it has), one each where they differ."""
        shown = [name for name in self._samples if name in column and (name == self._leader or self._is_lane(name))]
        steps = {name: format_short_count(column[name].translated.step) for name in shown}
        if len(set(steps.values())) == 1:
            return [(self.tr("step {0}").format(next(iter(steps.values()))), "")]
        before, after = self.tr("step {0}").split("{0}")
        parts = [part for name, step in steps.items() for part in (("  ", ""), (step, name))]
        return [(before, ""), *parts[1:], (after, "")]

    def _is_lane(self, name: str) -> bool:
        return any(name == lane for lane, _ in self._lanes)

    def _paint_thumbnail(self, painter: QPainter, frame: QRectF, name: str, sample: Sample | None) -> None:
        attention = sample.translated.attention if sample else None
        if attention is not None and attention.size:
            paint_alignment(painter, attention, frame, theme_of(self), name)

    def _paint_output(self, painter: QPainter, room: QRectF, sample: Sample, is_last: bool) -> None:
        theme = theme_of(self)
        height = scaled(LINE_HEIGHT)
        if sample.bleu is not None:
            painter.setFont(text_font(13, 600, tabular=True))
            painter.setPen(theme.lane(self._leader).text)
            line = QRectF(room.left(), room.top(), room.width(), height)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, f"BLEU {sample.bleu:.1f}")
        font = text_font(13)
        painter.setFont(font)
        painter.setPen(theme.ink if is_last else theme.ink2)
        most = int((room.height() - height - 4) // height)
        top = room.top() + height + 3
        text = sample.translated.text or self.tr("(nothing)")
        for line_text in break_lines(text, room.width(), most, QFontMetricsF(font).horizontalAdvance):
            line = QRectF(room.left(), top, room.width() + 2, height)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, line_text)
            top += height
