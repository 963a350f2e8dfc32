"""The sample by kind of positions: quality, words kept and order kept."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from engine.measurements.positions import Variant, VariantMeasured
from gui.i18n.spoken import say
from gui.state.kept_scores import MEASURES, kept_scores
from gui.theme import Theme, scaled, text_font, text_scale, theme_of
from gui.widgets.focus_ring import paint_focus_ring
from gui.widgets.hover_text import TipCanvas
from gui.widgets.kept_colours import kept_colour, paint_kept_key
from gui.widgets.text_widths import text_width
from gui.widgets.variant_bars_geometry import NUMBER, TOP, BarPlaces, bar_places

BAR_RADIUS, ROOMY_BAR = 3, 24
LEAST_WIDTH, NUMBER_AIR = 290, 3


class VariantBars(TipCanvas):
    """A group of bars for each kind; a click or the arrow keys choose one.

    Signals:
        variant_chosen(str): a group was clicked or reached.
    """

    variant_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scores: dict[Variant, VariantMeasured] = {}
        self._names: Mapping[Variant, str] = {}
        self._chosen: Variant = "normal"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        say(self.setAccessibleName, lambda: self.tr("Quality, words and order by kind of positions"))

    def show_scores(
        self, scores: Mapping[Variant, VariantMeasured], names: Mapping[Variant, str], chosen: Variant
    ) -> None:
        """Show these kinds, by their names, with one of them in front."""
        self._scores, self._names, self._chosen = dict(scores), names, chosen
        self.setAccessibleDescription("\n".join(self.describe(variant) for variant in self._scores))
        self.update()

    def describe(self, variant: Variant) -> str:
        """All figures of a kind."""
        m = self._scores[variant]
        sample = self.tr(
            "{name}: BLEU {bleu:.1f}, chrF {chrf:.1f}, words {words:.2f}, order {order:.2f} ({count} sentences)"
        )
        mirrored = self.tr(
            "mirrored: words {words:.2f}, order {order:.2f}, {apart} of {pairs} pairs told apart, {right} right"
        )
        return "\n".join(
            (
                sample.format(
                    name=self._names.get(variant, variant),
                    bleu=m.bleu,
                    chrf=m.chrf,
                    words=m.kept.words,
                    order=m.kept.order,
                    count=m.sentences,
                ),
                mirrored.format(
                    words=m.mirrored.words,
                    order=m.mirrored.order,
                    apart=m.told_apart,
                    pairs=m.pairs,
                    right=m.both_right,
                ),
            )
        )

    def sizeHint(self) -> QSize:
        return QSize(480, self.minimumSizeHint().height())  # it takes what room there is

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(LEAST_WIDTH), scaled(150))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._places().group_at(event.position().x()) if self._scores else None
        if place is not None:
            self.variant_chosen.emit(list(self._scores)[place])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        names = list(self._scores)
        if move is None or self._chosen not in names:
            super().keyPressEvent(event)
            return
        self.variant_chosen.emit(names[min(max(names.index(self._chosen) + move, 0), len(names) - 1)])

    def tip_at(self, position: QPointF) -> str:
        group = self._places().group_at(position.x()) if self._scores else None
        return "" if group is None else self.describe(list(self._scores)[group])

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._scores:
            paint_focus_ring(self)
            return
        theme, places = theme_of(self), self._places()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place, (variant, measured) in enumerate(self._scores.items()):
                self._paint_group(painter, theme, places, place, variant)
                for bar, score in enumerate(kept_scores(measured)):
                    frame = places.bar(place, bar, score.value)
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(kept_colour(theme, score.measure))
                    painter.drawRoundedRect(frame, BAR_RADIUS, BAR_RADIUS)
                    self._paint_number(painter, theme, frame, score.text, is_below=score.value < 0)
            painter.setPen(QPen(theme.line2, 1))
            painter.drawLine(QPointF(places.area.left(), places.y(0)), QPointF(places.area.right(), places.y(0)))
            paint_kept_key(painter, theme, QRectF(4, 2, self.width() - 8, scaled(TOP - 10)))
        paint_focus_ring(self)

    def _places(self) -> BarPlaces:
        lowest = min(score.value for measured in self._scores.values() for score in kept_scores(measured))
        room = QRectF(self.rect()).adjusted(4, 0, -4, -2)
        return bar_places(room, len(self._scores), len(MEASURES), lowest, text_scale())

    def _paint_group(self, painter: QPainter, theme: Theme, places: BarPlaces, place: int, variant: Variant) -> None:
        """The group's name, and the ground of the chosen one."""
        group, is_chosen = places.group(place), variant == self._chosen
        if is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.faint)
            top = scaled(TOP - 4)
            painter.drawRoundedRect(QRectF(group.left() + 2, top, group.width() - 4, self.height() - top), 6, 6)
        painter.setFont(text_font(14, 600 if is_chosen else 400))
        painter.setPen(theme.ink if is_chosen else theme.ink2)
        label = QRectF(group.left(), self.height() - scaled(25), group.width(), scaled(22))
        name = self._names.get(variant, variant)
        text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, round(label.width()))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_number(self, painter: QPainter, theme: Theme, frame: QRectF, text: str, *, is_below: bool) -> None:
        px = 13.0 if frame.width() >= scaled(ROOMY_BAR) else 11.0
        width = text_width(text, px, 600)
        px *= min(1.0, (frame.width() + NUMBER_AIR) / width)  # beside each other, at any size of text
        painter.setFont(text_font(px, 600, tabular=True))
        painter.setPen(theme.ink)
        height = scaled(NUMBER)
        top = frame.bottom() if is_below else frame.top() - height
        painter.drawText(QRectF(frame.center().x() - 30, top, 60, height), Qt.AlignmentFlag.AlignCenter, text)
