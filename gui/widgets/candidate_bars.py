"""The most probable next pieces of a step as bars, and the entropy of the whole distribution."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from gui.i18n.spoken import on_language
from gui.state.lane_frame import Bar
from gui.theme import Theme, scaled, text_font
from gui.widgets.lane_geometry import Band
from gui.widgets.lane_view import Hover, LaneSection, LaneView, elided, shown_text

VALUE_WIDTH = 48
VALUE_GAP = 8
HEAD_GAP = 8
RADIUS = 3


def format_probability(probability: float) -> str:
    """Two decimals, three below one per cent."""
    if probability >= 0.0095:
        return f"{probability:.2f}"
    return f"{probability:.3f}" if probability >= 0.0005 else "<0.001"


class CandidateBars(LaneSection):
    """The candidates of the current step: word, bar and probability; one of them can be chosen by mouse or keys.

    Signals:
        chosen(int): the reader wants the piece with this number instead of the produced one.
    """

    is_animated = True
    chosen = Signal(int)

    def __init__(self, view: LaneView, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        self._selected = 0
        self._pointed: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_title("")
        on_language(self, self._describe)

    def set_title(self, title: str) -> None:
        """Name the lane whose candidates they are."""
        self.setAccessibleName(self.tr("Candidates for the next piece: {title}").format(title=title))

    @property
    def bars(self) -> tuple[Bar, ...]:
        """What is shown, from top to bottom."""
        return self._view.frame.bars(self._view.geometry.candidate_count)

    def row(self, rank: int) -> QRectF:
        """Where a candidate stands, in the lane's coordinates."""
        geometry = self._view.geometry
        first = geometry.candidates.bottom - 3 - geometry.candidate_count * geometry.candidate_pitch
        top = first + rank * geometry.candidate_pitch - 2.5
        return QRectF(geometry.padding - 6, top, geometry.inner_width + 12, geometry.candidate_pitch)

    def band(self) -> Band:
        return self._view.geometry.candidates

    def show_view(self, view: LaneView) -> None:
        is_other_step = view.frame.current is not self._view.frame.current
        super().show_view(view)
        if is_other_step:
            self._describe()

    def paint(self, painter: QPainter, theme: Theme) -> None:
        geometry = self._view.geometry
        top = geometry.candidates.top
        painter.fillRect(QRectF(geometry.padding, top, geometry.inner_width, 1), theme.line)
        self._paint_head(painter, theme, top)
        bars = self.bars
        for rank in range(geometry.candidate_count):
            self._paint_bar(painter, theme, rank, bars[rank] if rank < len(bars) else None)

    def hover_at(self, position: QPointF) -> Hover:
        return Hover()

    def tip_at(self, position: QPointF) -> str:
        rank = self._rank_at(position)
        if rank is None:
            return ""
        bar = self.bars[rank]
        text = f"{shown_text(bar.candidate.piece)}: {bar.candidate.probability:.4f}"
        return text if bar.is_chosen else text + self.tr("\nclick: go on with this piece instead")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point_at(self._rank_at(self._in_lane(event.position())))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        rank = self._rank_at(self._in_lane(event.position()))
        if rank is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        else:
            self._choose(rank)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if not self.bars:
            super().keyPressEvent(event)
        elif move:
            self._selected = min(max(self._selected + move, 0), len(self.bars) - 1)
            self._describe()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(min(self._selected, len(self.bars) - 1))
        else:
            super().keyPressEvent(event)

    def _choose(self, rank: int) -> None:
        bar = self.bars[rank]
        self._selected = rank
        if not bar.is_chosen and bar.candidate.token_id >= 0:
            self.chosen.emit(bar.candidate.token_id)

    def _point_at(self, rank: int | None) -> None:
        can_choose = rank is not None and not self.bars[rank].is_chosen
        self.setCursor(Qt.CursorShape.PointingHandCursor if can_choose else Qt.CursorShape.ArrowCursor)
        if rank != self._pointed:
            self._pointed = rank
            self.update()

    def _rank_at(self, position: QPointF) -> int | None:
        return next((rank for rank in range(len(self.bars)) if self.row(rank).contains(position)), None)

    def _describe(self) -> None:
        """Say which candidate the keys are on."""
        bars = self.bars
        if not bars:
            self.setAccessibleDescription("")
            return
        bar = bars[min(self._selected, len(bars) - 1)]
        text = self.tr("{rank} of {count}: {piece}, probability {probability:.3f}").format(
            rank=min(self._selected, len(bars) - 1) + 1,
            count=len(bars),
            piece=shown_text(bar.candidate.piece),
            probability=bar.candidate.probability,
        )
        self.setAccessibleDescription(text + (self.tr(", produced") if bar.is_chosen else ""))

    def _paint_head(self, painter: QPainter, theme: Theme, top: int) -> None:
        geometry, frame = self._view.geometry, self._view.frame
        font, figure_font = text_font(13, 600), text_font(13, 400, tabular=True)
        metrics = QFontMetricsF(font)
        entropy = "" if frame.current is None else self.tr("entropy {nats:.2f} nats").format(nats=frame.current.entropy)
        width = QFontMetricsF(figure_font).horizontalAdvance(entropy)
        wordings = [wording.format(count=geometry.candidate_count) for wording in self._wordings()]
        room = geometry.inner_width - width - HEAD_GAP
        head = next((w for w in wordings if metrics.horizontalAdvance(w) <= room), wordings[-1])
        baseline = top + 6 + metrics.ascent()
        painter.setFont(font)
        painter.setPen(theme.ink2)
        painter.drawText(QPointF(geometry.padding, baseline), head)
        painter.setFont(figure_font)
        painter.setPen(theme.ink3)
        painter.drawText(QPointF(geometry.right - width, baseline), entropy)

    def _wordings(self) -> list[str]:
        """What the bars are, longest first."""
        return [self.tr("next token, top {count}"), self.tr("top {count}")]

    def _paint_bar(self, painter: QPainter, theme: Theme, rank: int, bar: Bar | None) -> None:
        geometry = self._view.geometry
        row = self.row(rank)
        left, top, height = geometry.columns.left, row.top() + 2.5, geometry.candidate_pitch - 5
        is_pointed = bar is not None and rank == self._pointed and not bar.is_chosen
        if is_pointed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.lane(self._view.architecture).tint)
            painter.drawRoundedRect(row, 4, 4)
        trough = QRectF(left, top, geometry.right - scaled(VALUE_WIDTH) - VALUE_GAP - left, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.faint)
        painter.drawRoundedRect(trough, RADIUS, RADIUS)
        if bar is None:
            return
        colours = theme.lane(self._view.architecture)
        painter.setBrush(colours.fill if bar.is_chosen else theme.secondary_bar(self._view.architecture))
        filled = QRectF(left, top, max(trough.width() * bar.probability, 2.0), height)
        painter.drawRoundedRect(filled, min(RADIUS, filled.width() / 2), RADIUS)
        self._paint_words(painter, theme, bar, row, trough, is_pointed)
        if self.hasFocus() and rank == min(self._selected, len(self.bars) - 1):
            painter.setPen(QPen(theme.ink, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(row.adjusted(1, 0.5, -1, -0.5), 4, 4)

    def _paint_words(
        self, painter: QPainter, theme: Theme, bar: Bar, row: QRectF, trough: QRectF, is_pointed: bool
    ) -> None:
        """The piece before its bar, and the probability behind it."""
        geometry, weight = self._view.geometry, 600 if bar.is_chosen else 400
        font = text_font(14, weight)
        painter.setFont(font)
        painter.setPen(theme.ink if bar.is_chosen or is_pointed else theme.ink2)
        before = QRectF(2, row.top(), trough.left() - 10, row.height())
        word = elided(shown_text(bar.candidate.piece), font, before.width() - geometry.padding + 4)
        painter.drawText(before, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, word)
        painter.setFont(text_font(14, weight, tabular=True))
        painter.setPen(theme.ink if bar.is_chosen or is_pointed else theme.ink3)
        behind = QRectF(trough.right(), row.top(), geometry.right - trough.right(), row.height())
        text = format_probability(bar.candidate.probability)
        painter.drawText(behind, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
