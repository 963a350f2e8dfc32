"""How one architecture's training goes, in four figures and a trend."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.i18n.engine_words import engine_words
from gui.i18n.spoken import say
from gui.state.growing_array import Floats
from gui.theme import CARD_PADDING, is_restyling, scaled, text_font, theme_of
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.sparkline import paint_sparkline

WIDTH, HEIGHT = 288, 107
TREND_SHARE, RATE_GAP = 0.25, 14  # of the width, for the sparkline where a rate stands beside it
WIDEST_VALUES = ("88.8k", "8:88:88", "8.8e-8", "88.8")


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure as it is written, and what it is."""

    value: str
    caption: str


@dataclass(frozen=True, slots=True)
class Rate:
    """A share in 0..1 that is followed through a training: its newest figure, and all of them (count,)."""

    metric: Metric
    trend: Floats


class MetricCard(Card):
    """A card with a lane's name, its step, four metrics and a sparkline; its button takes the place of the step.

    Where a rate is followed too, it stands beside the sparkline with one of its own, from 0 to 1.

    Attributes:
        stage_button: puts the model on the Stage, once it is offered.

    Signals:
        stage_asked(): the button was pressed.
    """

    stage_asked = Signal()

    def __init__(self, architecture: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(0, parent)
        self._architecture, self._title = architecture, title
        self._note = ""
        self._metrics: tuple[Metric, ...] = ()
        self._trend: Floats = np.empty(0)
        self._rate: Rate | None = None
        self.stage_button = Button(lambda: self.tr("Put on Stage"), height=28, px=13, parent=self)
        say(
            self.stage_button.setAccessibleName,
            lambda: self.tr("Put {0} on the Stage").format(engine_words(self._title)),
        )
        self.stage_button.clicked.connect(self.stage_asked)
        self.stage_button.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        say(self.setAccessibleName, partial(engine_words, title))

    def show_metrics(self, note: str, metrics: Sequence[Metric], trend: Floats, rate: Rate | None = None) -> None:
        """Show a note (the step), up to four metrics, a trend (count,) and a rate, if there is one."""
        self._note, self._metrics, self._trend, self._rate = note, tuple(metrics), trend, rate
        told = [*metrics, rate.metric] if rate else metrics
        self.setAccessibleDescription(", ".join([note, *(f"{m.caption} {m.value}" for m in told)]))
        self.update()

    def offer_stage(self, is_offered: bool) -> None:
        """Show or hide the button."""
        self.stage_button.setVisible(is_offered)
        self._place_button()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(WIDTH), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(WIDTH - 24), scaled(HEIGHT) - 2)

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self._place_button()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_button()

    def _place_button(self) -> None:
        size = self.stage_button.sizeHint()
        self.stage_button.setGeometry(
            self.width() - size.width() - CARD_PADDING + 4, scaled(23) - size.height() // 2, size.width(), size.height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = theme_of(self)
        colours = theme.lane(self._architecture)
        content = QRectF(self.rect()).adjusted(CARD_PADDING, 0, -CARD_PADDING, 0)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.fill)
            head = QRectF(content.left(), scaled(14), content.width(), scaled(18))
            painter.drawRoundedRect(QRectF(head.left(), head.top(), 6, head.height()), 3, 3)
            painter.setFont(text_font(16, 600))
            painter.setPen(theme.ink)
            painter.drawText(head.adjusted(14, -4, 0, 4), Qt.AlignmentFlag.AlignVCenter, engine_words(self._title))
            if not self.stage_button.isVisible():
                painter.setFont(text_font(13, tabular=True))
                painter.setPen(theme.ink2)
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(head.adjusted(0, 0, 0, 2), right, self._note)
            self._paint_metrics(painter, content)
            top = scaled(86)
            room = QRectF(content.left(), top, content.width(), max(8.0, self.height() - top - scaled(12)))
            if self._rate:
                rest = room.adjusted(room.width() * TREND_SHARE + RATE_GAP, 0, 0, 0)
                self._paint_rate(painter, self._rate, rest)
                room.setRight(rest.left() - RATE_GAP)
            paint_sparkline(painter, self._trend, room, colours.fill)

    def _paint_rate(self, painter: QPainter, rate: Rate, room: QRectF) -> None:
        """Caption and figure before the line, at its height."""
        theme = theme_of(self)
        x = room.left()
        for text, font, colour in (
            (rate.metric.caption, text_font(12), theme.ink3),
            (rate.metric.value, text_font(13, 600, tabular=True), theme.ink),
        ):
            width = QFontMetricsF(font).horizontalAdvance(text)
            painter.setFont(font)
            painter.setPen(colour)
            box = QRectF(x, room.center().y() - scaled(10), width + 1, scaled(20))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
            x += width + scaled(6)
        line = QRectF(x, room.top(), max(0.0, room.right() - x), room.height())
        paint_sparkline(painter, rate.trend, line, theme.lane(self._architecture).fill, (0.0, 1.0))

    def _paint_metrics(self, painter: QPainter, content: QRectF) -> None:
        """Four columns with equal gaps, as wide as their widest figures, so that they stand still."""
        theme = theme_of(self)
        value_font, caption_font = text_font(16, 600, tabular=True), text_font(12)
        value_metrics, caption_metrics = QFontMetricsF(value_font), QFontMetricsF(caption_font)
        widths = [
            max(value_metrics.horizontalAdvance(widest), caption_metrics.horizontalAdvance(metric.caption))
            for widest, metric in zip(WIDEST_VALUES, self._metrics, strict=False)
        ]
        gap = (content.width() - sum(widths)) / max(1, len(widths) - 1)
        x = content.left()
        for index, (metric, width) in enumerate(zip(self._metrics, widths, strict=False)):
            side = Qt.AlignmentFlag.AlignRight if index == 3 else Qt.AlignmentFlag.AlignLeft
            painter.setFont(value_font)
            painter.setPen(theme.ink)
            painter.drawText(
                QRectF(x, scaled(40), width, scaled(22)), side | Qt.AlignmentFlag.AlignVCenter, metric.value
            )
            painter.setFont(caption_font)
            painter.setPen(theme.ink3)
            box = QRectF(x, scaled(61), width, scaled(17))
            painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, metric.caption)
            x += width + gap
