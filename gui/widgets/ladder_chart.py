"""How close each lane came to the reference, sentence after sentence of a ladder."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.i18n.spoken import on_language, say
from gui.state.ladder import last_score
from gui.theme import Theme, is_restyling, scaled, text_font, theme_of
from gui.widgets.ladder_geometry import LadderCell, ladder_cells

HEIGHT, BAR_HEIGHT = 32, 26
LEAST_BAR = 1.5  # px, so that a score of 0 is seen as one
RADIUS = 1.5


@dataclass(frozen=True, slots=True)
class LadderLane:
    """What is shown of one lane: its title, its architecture, and its chrF, 0..100, of each rung."""

    title: str
    architecture: str
    scores: tuple[float | None, ...]


class LadderChart(QWidget):
    """A row of bars for each lane, one bar a rung, and the figure of the highest rung that was seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lanes: tuple[LadderLane, ...] = ()
        self._rung = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        say(self.setAccessibleName, lambda: self.tr("chrF by rung"))
        on_language(self, self._tell)

    @property
    def lanes(self) -> tuple[LadderLane, ...]:
        """What is shown, from left to right."""
        return self._lanes

    def show_lanes(self, lanes: tuple[LadderLane, ...], rung: int) -> None:
        """Show these scores, and mark the place of a rung, from 1."""
        if (lanes, rung) != (self._lanes, self._rung):
            self._lanes, self._rung = lanes, rung
            self._tell()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(480), scaled(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(240), scaled(HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._lanes:
            return
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for lane, cell in zip(self._lanes, self._cells(), strict=True):
                self._paint_lane(painter, theme, lane, cell)

    def _tell(self) -> None:
        told = "\n".join(self._told(lane) for lane in self._lanes)
        self.setToolTip(told)
        self.setAccessibleDescription(told)

    def _cells(self) -> tuple[LadderCell, ...]:
        names = QFontMetricsF(text_font(13, 500))
        figures = QFontMetricsF(text_font(15, 600, tabular=True))
        widths = [names.horizontalAdvance(lane.title) + 1 for lane in self._lanes]
        figure = figures.horizontalAdvance("100.0") + 1
        unit = names.horizontalAdvance(f"{self._unit()} ")
        return ladder_cells(self.width(), widths, len(self._lanes[0].scores), figure, figure + unit)

    def _paint_lane(self, painter: QPainter, theme: Theme, lane: LadderLane, cell: LadderCell) -> None:
        colours, middle = theme.lane(lane.architecture), Qt.AlignmentFlag.AlignVCenter
        tall = scaled(BAR_HEIGHT)
        base = (self.height() + tall) / 2
        left, width = cell.name
        painter.setFont(text_font(13, 500))
        painter.setPen(colours.text)
        title = QFontMetricsF(painter.font()).elidedText(lane.title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(left, 0, width, self.height()), middle, title)
        painter.setPen(Qt.PenStyle.NoPen)
        for index, score in enumerate(lane.scores):
            x, wide = cell.bar(index)
            is_current = index + 1 == self._rung
            painter.setBrush(theme.ink if is_current else theme.line2)
            painter.drawRect(QRectF(x, base, wide, 2 if is_current else 1))
            if score is not None:
                high = max(tall * score / 100, LEAST_BAR)
                painter.setBrush(colours.fill)
                painter.drawRoundedRect(QRectF(x, base - high, wide, high), RADIUS, RADIUS)
        score = last_score(lane.scores)
        if score is not None:
            self._paint_figure(painter, theme, score, cell)

    def _paint_figure(self, painter: QPainter, theme: Theme, score: float, cell: LadderCell) -> None:
        left, width = cell.figure
        room = QRectF(left, 0, width, self.height())
        if cell.has_unit:
            painter.setFont(text_font(13, 500))
            painter.setPen(theme.ink3)
            unit = f"{self._unit()} "
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, unit)
            room.setLeft(left + QFontMetricsF(painter.font()).horizontalAdvance(unit))
        painter.setFont(text_font(15, 600, tabular=True))
        painter.setPen(theme.ink)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, f"{score:.1f}")

    def _unit(self) -> str:
        return self.tr("chrF")

    def _told(self, lane: LadderLane) -> str:
        figures = ", ".join("–" if score is None else f"{score:.1f}" for score in lane.scores)
        return self.tr("{title}, chrF by rung: {figures}").format(title=lane.title, figures=figures)
