"""The head of a lane: which architecture it is, what it reads, how large and how fast it is."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from gui.i18n.spoken import say
from gui.state.number_format import format_count
from gui.theme import Theme, scaled, text_font, theme_of
from gui.widgets.lane_geometry import Band
from gui.widgets.lane_view import Hover, LaneSection, LaneView, elided

BAR_WIDTH = 8
BAR_INSET = 2
NAME_INDENT = 20
FIGURE_GAP = 8
ABOUT_SIZE, INSPECT_SIZE, ABOUT_GAP = 24, 22, 4
PROGRESS_HEIGHT = 3


@dataclass(frozen=True, slots=True)
class LaneFacts:
    """What the header says.

    Attributes:
        reads: what it reads at each step. layers, heads: of its attention; said instead where there are many.
        parameters: number of trained values; None while the model is not here.
        seconds_per_token: None while nothing was measured.
        progress: of loading, 0..1; None when nothing is loading.
        has_card: whether the model has one: then there is room behind the name for the button that opens it.
    """

    title: str
    reads: str = ""
    layers: int = 0
    heads: int = 0
    parameters: int | None = None
    seconds_per_token: float | None = None
    progress: float | None = None
    has_card: bool = False


def format_parameters(parameters: int) -> str:
    """A number of parameters with one figure behind the point: `7.6M`, `412k`."""
    if parameters >= 999_500:
        return f"{parameters / 1e6:.1f}M"
    return f"{parameters / 1e3:.0f}k" if parameters >= 1000 else str(parameters)


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    font: QFont
    colour: QColor

    @property
    def width(self) -> float:
        return QFontMetricsF(self.font).horizontalAdvance(self.text)


class LaneHeader(LaneSection):
    """Name and note on the left, speed and size on the right; while the model loads, how far that is."""

    def __init__(self, view: LaneView, facts: LaneFacts, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        say(self.setAccessibleName, lambda: self.tr("The model and its figures"))
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

    def looks(self, view: LaneView) -> tuple[object, ...]:
        return view.architecture, view.geometry, bool(view.frame.produced)

    def about_place(self) -> QPoint:
        """Where the button behind the name stands, its upper left corner in the lane's coordinates."""
        geometry, name = self._view.geometry, self._name(theme_of(self))
        left = geometry.padding + NAME_INDENT + min(name.width, self._room_for_name()) + ABOUT_GAP
        line = QFontMetricsF(text_font(20, 600)).height()
        return QPoint(round(left), round(geometry.header.top + (line - scaled(ABOUT_SIZE)) / 2))

    def inspect_place(self) -> QPoint:
        """Where the button behind the note stands, in the same manner."""
        geometry, font = self._view.geometry, text_font(14, 500)
        room = geometry.inner_width - NAME_INDENT - self._room_for_inspect()
        width = min(QFontMetricsF(font).horizontalAdvance(self._note()), room)
        middle = geometry.header.top + geometry.header.height - 4 - QFontMetricsF(font).capHeight() / 2
        left = geometry.padding + NAME_INDENT + width + ABOUT_GAP
        return QPoint(round(left), round(middle - scaled(INSPECT_SIZE) / 2))

    def band(self) -> Band:
        header = self._view.geometry.header
        return Band(header.top, header.height + 4)

    def hover_at(self, position: QPointF) -> Hover:
        return Hover()

    def tip_at(self, position: QPointF) -> str:
        facts = self._facts
        parts = [f"{facts.title}: {facts.reads}" if facts.reads else facts.title]
        if facts.parameters is not None:
            parts.append(self.tr("{count} parameters").format(count=format_count(facts.parameters)))
        if facts.seconds_per_token is not None:
            parts.append(self.tr("{ms:.1f} ms / token (median)").format(ms=1000 * facts.seconds_per_token))
        return "\n".join(parts)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        geometry, facts = self._view.geometry, self._facts
        colours = theme.lane(self._view.architecture)
        top, height = geometry.header.top, geometry.header.height
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.fill)
        bar = QRectF(geometry.padding, top + BAR_INSET, BAR_WIDTH, height - 2 * BAR_INSET - 2)
        painter.drawRoundedRect(bar, BAR_WIDTH / 2, BAR_WIDTH / 2)

        room = geometry.inner_width
        speed = _Text(self._speed(room), text_font(14, 600, tabular=True), theme.ink)
        baseline = top + QFontMetricsF(text_font(20, 600)).ascent() - 0.5
        self._paint_line(painter, baseline, self._name(theme), speed, self._room_for_about())
        note = _Text(self._note(), text_font(14, 500), colours.text)
        size = _Text(self._size(room), text_font(14, 400, tabular=True), theme.ink3)
        self._paint_line(painter, top + height - 4.0, note, size, self._room_for_inspect())
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

    def _name(self, theme: Theme) -> _Text:
        px = 20 if self._view.geometry.inner_width > scaled(300) else 18
        return _Text(self._facts.title, text_font(px, 600), theme.ink)

    def _room_for_about(self) -> int:
        return ABOUT_GAP + scaled(ABOUT_SIZE) if self._facts.has_card else 0

    def _room_for_inspect(self) -> int:
        return ABOUT_GAP + scaled(INSPECT_SIZE) if self._view.frame.produced else 0

    def _room_for_name(self) -> int:
        return self._view.geometry.inner_width - NAME_INDENT - self._room_for_about()

    def _paint_line(self, painter: QPainter, baseline: float, name: _Text, figure: _Text, kept: int = 0) -> None:
        """Paint a name on the left and a figure on the right, which is left out where both do not fit.

        So many px are `kept` free behind the name.
        """
        geometry = self._view.geometry
        left = geometry.padding + NAME_INDENT
        room = float(geometry.right - left - kept)
        if name.width + FIGURE_GAP + figure.width <= room:
            painter.setFont(figure.font)
            painter.setPen(figure.colour)
            painter.drawText(QPointF(geometry.right - figure.width, baseline), figure.text)
        painter.setFont(name.font)
        painter.setPen(name.colour)
        painter.drawText(QPointF(left, baseline), elided(name.text, name.font, room))

    def _note(self) -> str:
        facts = self._facts
        if facts.heads > 1:
            layers = self.tr("{count} layers", "", facts.layers).format(count=facts.layers)
            heads = self.tr("{count} heads", "", facts.heads).format(count=facts.heads)
            return f"{layers} × {heads}"
        return facts.reads

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
