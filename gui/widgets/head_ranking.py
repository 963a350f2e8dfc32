"""The heads of a Transformer, ranked by what they do or by what is lost without them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.i18n.spoken import say
from gui.theme import Theme, scaled, text_font, theme_of
from gui.widgets.focus_ring import paint_focus_ring
from gui.widgets.head_ranking_geometry import RankingGeometry, least_height, ranking_geometry
from gui.widgets.hover_text import TipCanvas
from gui.widgets.role_sign import paint_role_sign

ARCHITECTURE = "transformer"
PX = 13
SIGN_LEFT, SIGN_GAP = 6, 8
LEAST_ROWS, MOST_ROWS = 8, 13  # that have room at least: before there is anything to show, and if there are many


@dataclass(frozen=True, slots=True)
class RankingColumn:
    """A column: what it is asked for as, its head, and what it means; `is_share`: its values are 0..1, as bars."""

    key: str
    title: str
    meaning: str
    is_share: bool


@dataclass(frozen=True, slots=True)
class RankedRow:
    """A row: a key to choose it by, its name, its values as they are printed and, for bars, as numbers."""

    key: object
    name: str
    texts: Mapping[str, str]
    values: Mapping[str, float]
    role: tuple[str, bool] | None = None
    is_off: bool = False


class HeadRanking(TipCanvas):
    """A table; a click or the up and down keys choose a head, a column's head or left and right rank by it.

    Signals:
        chosen(object): the key of a row.
        ranked(str): the key of a column.
        switched(object): the key of a row that Space was pressed on.
    """

    chosen = Signal(object)
    ranked = Signal(str)
    switched = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: Sequence[RankingColumn] = ()
        self._rows: Sequence[RankedRow] = ()
        self._last: RankedRow | None = None
        self._by = ""
        self._front: object = None
        self._is_cross = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        say(self.setAccessibleName, lambda: self.tr("Heads by what they do"))

    @property
    def rows(self) -> Sequence[RankedRow]:
        """The rows, first to last."""
        return self._rows

    def show_ranking(
        self,
        columns: Sequence[RankingColumn],
        rows: Sequence[RankedRow],
        last: RankedRow | None,
        *,
        by: str,
        front: object,
        is_cross: bool,
    ) -> None:
        """Show rows that are ranked `by` a column, the one with the key `front` marked; `last` is to compare with."""
        self._columns, self._rows, self._last = columns, rows, last
        self._by, self._front, self._is_cross = by, front, is_cross
        spoken = (", ".join([row.name, *(f"{c.title} {row.texts[c.key]}" for c in columns)]) for row in rows)
        self.setAccessibleDescription("\n".join(spoken))
        self.updateGeometry()
        self.update()

    def geometry_now(self) -> RankingGeometry:
        """Where all cells are."""
        metrics = QFontMetricsF(text_font(PX, 600))
        rows = [*self._rows, self._last] if self._last else self._rows
        names = [self.tr("head"), *(row.name for row in rows if row)]
        texts = max(metrics.horizontalAdvance(name) for name in names)
        keys = [row.key for row in self._rows]
        return ranking_geometry(
            self.width(),
            self.height(),
            len(rows),
            [metrics.horizontalAdvance(column.title) for column in self._columns],
            name=_name_left() + texts,
            line=metrics.height(),
            front=keys.index(self._front) if self._front in keys else 0,
        )

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        line = QFontMetricsF(text_font(PX, 600)).height()
        rows = min(max(len(self._rows) + 1, LEAST_ROWS), MOST_ROWS)
        return QSize(scaled(300), ceil(least_height(rows, line)))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._columns:
            paint_focus_ring(self)
            return
        theme, geometry = theme_of(self), self.geometry_now()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_titles(painter, theme, geometry)
            rows = [*self._rows, self._last] if self._last else self._rows
            for place, row in enumerate(rows[geometry.first : geometry.first + geometry.rows]):
                if row:
                    self._paint_row(painter, theme, geometry, place, row)
        paint_focus_ring(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        geometry, position = self.geometry_now(), event.position()
        column, row = geometry.column_at(position.x(), position.y()), geometry.row_at(position.y())
        if column is not None:
            self.ranked.emit(self._columns[column].key)
        elif row is not None and row < len(self._rows):
            self.chosen.emit(self._rows[row].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys, names = [row.key for row in self._rows], [column.key for column in self._columns]
        if not keys or not names:
            super().keyPressEvent(event)
            return
        here = keys.index(self._front) if self._front in keys else 0
        by = names.index(self._by) if self._by in names else 0
        match event.key():
            case Qt.Key.Key_Up:
                self.chosen.emit(keys[max(here - 1, 0)])
            case Qt.Key.Key_Down:
                self.chosen.emit(keys[min(here + 1, len(keys) - 1)])
            case Qt.Key.Key_Left:
                self.ranked.emit(names[max(by - 1, 0)])
            case Qt.Key.Key_Right:
                self.ranked.emit(names[min(by + 1, len(names) - 1)])
            case Qt.Key.Key_Space:
                self.switched.emit(keys[here])
            case _:
                super().keyPressEvent(event)

    def tip_at(self, position: QPointF) -> str:
        column = self.geometry_now().column_at(position.x(), position.y())
        return "" if column is None else self._columns[column].meaning

    def _paint_titles(self, painter: QPainter, theme: Theme, geometry: RankingGeometry) -> None:
        painter.setFont(text_font(PX))
        painter.setPen(theme.ink3)
        name = QRectF(_name_left(), 0, geometry.name, geometry.head - 4)
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, self.tr("head"))
        for index, column in enumerate(self._columns):
            is_ranked = column.key == self._by
            painter.setFont(text_font(PX, 600 if is_ranked else 400))
            painter.setPen(theme.ink if is_ranked else theme.ink3)
            x, width = geometry.column(index)
            text = QFontMetricsF(painter.font()).elidedText(column.title, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(x, 0, width, geometry.head - 4), _RIGHT, text)
            if is_ranked:
                painter.fillRect(QRectF(x, geometry.head - 3, width, 2), theme.ink)

    def _paint_row(
        self, painter: QPainter, theme: Theme, geometry: RankingGeometry, place: int, row: RankedRow
    ) -> None:
        line, is_front, is_last = (
            geometry.line(place),
            row.key == self._front and row is not self._last,
            row is self._last,
        )
        if is_front:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.lane(ARCHITECTURE).tint)
            painter.drawRoundedRect(line.adjusted(0, 0.5, 0, -0.5), 4, 4)
        side = _name_left() - SIGN_LEFT - SIGN_GAP
        sign = QRectF(SIGN_LEFT, line.center().y() - side / 2, side, side)
        ink = theme.ink3 if row.is_off or is_last else theme.ink
        if row.role:
            colour = theme.ink3 if row.is_off else theme.lane(ARCHITECTURE).text
            paint_role_sign(
                painter, colour, row.role[0], sign.adjusted(1, 1, -1, -1), is_clear=row.role[1], is_cross=self._is_cross
            )
        font = text_font(PX, 600 if is_front else 400, tabular=True)
        font.setStrikeOut(row.is_off)
        painter.setFont(font)
        painter.setPen(ink)
        name = QRectF(_name_left(), line.top(), geometry.name, line.height())
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, row.name)
        painter.setFont(text_font(PX, 600 if is_front else 400, tabular=True))
        for index, column in enumerate(self._columns):
            cell = geometry.cell(place, index)
            if column.is_share and column.key in row.values:
                bar = QRectF(cell.left(), cell.bottom() - 4, cell.width(), 2.5)
                painter.fillRect(bar, theme.faint)
                bar.setWidth(cell.width() * min(1.0, row.values[column.key]))
                painter.fillRect(bar, theme.line2 if is_last else theme.lane(ARCHITECTURE).fill)
                cell.adjust(0, 0, 0, -3)
            painter.setPen(ink)
            painter.drawText(cell, _RIGHT, row.texts[column.key])


def _name_left() -> float:
    """Where names begin, right of the signs."""
    return SIGN_LEFT + QFontMetricsF(text_font(PX)).height() - 2 + SIGN_GAP


_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
