"""The head of a lane: which architecture it is, what it reads, how large and how fast it is."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from gui.theme import Theme, scaled, text_font
from gui.widgets.lane_geometry import Band
from gui.widgets.lane_view import Hover, LaneSection, LaneView, elided

BAR_WIDTH = 8
BAR_INSET = 2
NAME_INDENT = 20
PROGRESS_HEIGHT = 3


@dataclass(frozen=True, slots=True)
class LaneFacts:
    """What the header says.

    Attributes:
        parameters: number of trained values; None while the model is not here.
        seconds_per_token: None while nothing was measured.
        progress: of loading, 0..1; None when nothing is loading.
    """

    title: str
    reads: str = ""
    parameters: int | None = None
    seconds_per_token: float | None = None
    progress: float | None = None


def format_parameters(parameters: int) -> str:
    """A number of parameters with one figure behind the point: `7.6M`, `412k`."""
    if parameters >= 999_500:
        return f"{parameters / 1e6:.1f}M"
    return f"{parameters / 1e3:.0f}k" if parameters >= 1000 else str(parameters)


class LaneHeader(LaneSection):
    """Name and note on the left, speed and size on the right; while the model loads, how far that is."""

    def __init__(self, view: LaneView, facts: LaneFacts, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        self._facts = facts

    @property
    def facts(self) -> LaneFacts:
        """What it says."""
        return self._facts

    def show_facts(self, facts: LaneFacts) -> None:
        """Say something else."""
        if facts != self._facts:
            self._facts = facts
            self.update()

    def band(self) -> Band:
        header = self._view.geometry.header
        return Band(header.top, header.height + 4)

    def hover_at(self, position: QPointF) -> Hover:
        return Hover()

    def tip_at(self, position: QPointF) -> str:
        count = self._facts.parameters
        return "" if count is None else self.tr("{count:,} parameters").format(count=count)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        geometry, facts = self._view.geometry, self._facts
        colours = theme.lane(self._view.architecture)
        top, height = geometry.header.top, geometry.header.height
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.fill)
        bar = QRectF(geometry.padding, top + BAR_INSET, BAR_WIDTH, height - 2 * BAR_INSET - 2)
        painter.drawRoundedRect(bar, BAR_WIDTH / 2, BAR_WIDTH / 2)

        name_font = text_font(20 if geometry.inner_width > scaled(300) else 18, 600)
        upper = top + QFontMetricsF(text_font(20, 600)).ascent() - 0.5
        lower = top + height - 4.0
        left = geometry.padding + NAME_INDENT
        speed, size = self._speed(geometry.inner_width), self._size(geometry.inner_width)
        speed_font = text_font(14, 600, tabular=True)
        size_font = text_font(14, 400, tabular=True)
        self._paint_right(painter, speed, QPointF(geometry.right, upper), speed_font, theme.ink)
        self._paint_right(painter, size, QPointF(geometry.right, lower), size_font, theme.ink3)

        painter.setFont(name_font)
        painter.setPen(theme.ink)
        room = geometry.right - left - QFontMetricsF(speed_font).horizontalAdvance(speed) - 8
        painter.drawText(QPointF(left, upper), elided(facts.title, name_font, room))
        note_font = text_font(14, 500)
        painter.setFont(note_font)
        painter.setPen(colours.text)
        room = geometry.right - left - QFontMetricsF(size_font).horizontalAdvance(size) - 8
        painter.drawText(QPointF(left, lower), elided(facts.reads, note_font, room))
        if facts.progress is not None:
            self._paint_progress(painter, theme, facts.progress)

    def _paint_progress(self, painter: QPainter, theme: Theme, progress: float) -> None:
        geometry = self._view.geometry
        track = QRectF(geometry.padding, geometry.header.bottom + 1, geometry.inner_width, PROGRESS_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.faint)
        painter.drawRoundedRect(track, 1.5, 1.5)
        painter.setBrush(theme.lane(self._view.architecture).fill)
        track.setWidth(max(track.width() * progress, PROGRESS_HEIGHT))
        painter.drawRoundedRect(track, 1.5, 1.5)

    def _paint_right(self, painter: QPainter, text: str, end: QPointF, font: QFont, colour: QColor) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QPointF(end.x() - QFontMetricsF(font).horizontalAdvance(text), end.y()), text)

    def _speed(self, room: int) -> str:
        if self._facts.seconds_per_token is None:
            return ""
        milliseconds = 1000 * self._facts.seconds_per_token
        text = f"{milliseconds:.1f}" if milliseconds < 100 else f"{milliseconds:.0f}"
        return (self.tr("{ms} ms / token") if room > scaled(300) else self.tr("{ms} ms")).format(ms=text)

    def _size(self, room: int) -> str:
        if self._facts.parameters is None:
            return self.tr("loading…") if self._facts.progress is not None else ""
        text = format_parameters(self._facts.parameters)
        return (self.tr("{count} parameters") if room > scaled(350) else "{count}").format(count=text)
