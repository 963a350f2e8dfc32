"""What came of many nouns' steps, by what was done to their weights."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.measurements.surgery import TREATMENTS, Treatment, TreatmentRates
from gui.i18n.spoken import say
from gui.theme import Theme, scaled, text_font, theme_of
from gui.widgets.hover_text import tell_on_hover
from gui.widgets.step_painting import LEFT, RIGHT, paint_text, signed
from gui.widgets.text_widths import text_width

ROW, HEAD = 52, 40
WORDS_SHARE = 0.40
BAR_HEIGHT = 12
HEAD_SIZES = (13, 12, 11, 10, 9, 8)
COLUMNS, NARROWEST = 4, 480
GAP = 18


class TreatmentChart(QWidget):
    """A row for each treatment: how often the word came that the weight was put on, how often the own one stayed, how
    often its log-probability fell, and by how much.
    """

    def __init__(self, architecture: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._architecture = architecture
        self._rates: dict[Treatment, TreatmentRates] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        say(self.setAccessibleName, lambda: self.tr("What was done to the weights, and what came of it"))

    def show_rates(self, rates: Sequence[TreatmentRates]) -> None:
        """Show these; the rows of treatments that were not tried yet stay empty."""
        self._rates = {found.treatment: found for found in rates}
        told = (f"{self._words(name)[0]}: {', '.join(self._texts(found))}" for name, found in self._rates.items())
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(560), scaled(HEAD + ROW * len(TREATMENTS)))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(NARROWEST), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        told = ""
        if isinstance(event, QHelpEvent) and event.pos().y() > scaled(HEAD):
            treatment = TREATMENTS[min((event.pos().y() - scaled(HEAD)) // scaled(ROW), len(TREATMENTS) - 1)]
            told = f"{self._words(treatment)[0]}: {self._note(treatment)}"
        return tell_on_hover(self, event, told) or super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_heads(painter, theme)
            for place, treatment in enumerate(TREATMENTS):
                self._paint_row(painter, theme, place, treatment)

    def _columns(self) -> list[QRectF]:
        """The rooms of the four figures, over the whole height."""
        left = self.width() * WORDS_SHARE
        width = (self.width() - left) / COLUMNS
        return [QRectF(left + i * width + GAP, 0, width - GAP, self.height()) for i in range(COLUMNS)]

    def _paint_heads(self, painter: QPainter, theme: Theme) -> None:
        heads = (
            self.tr("its word comes"),
            self.tr("own word stays"),
            self.tr("log p falls"),
            self.tr("mean, nats"),
        )
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        rooms = [QRectF(column.left(), 0, column.width(), scaled(HEAD) - 6) for column in self._columns()]
        size = min(_fitting_size(text, room, flags) for text, room in zip(heads, rooms, strict=True))
        painter.setFont(text_font(size, 600))
        painter.setPen(theme.ink2)
        for text, room in zip(heads, rooms, strict=True):
            painter.drawText(room, flags, text)

    def _paint_row(self, painter: QPainter, theme: Theme, place: int, treatment: Treatment) -> None:
        top = scaled(HEAD) + place * scaled(ROW)
        painter.fillRect(QRectF(0, top, self.width(), 1), theme.line)
        title, note = self._words(treatment)
        line = QFontMetricsF(text_font(15, 600)).height()
        words = QRectF(0, top + scaled(6), self.width() * WORDS_SHARE, line)
        paint_text(painter, words, title, text_font(15, 600), theme.ink, LEFT)
        below = words.translated(0, scaled(20))
        found = self._rates.get(treatment)
        told = self._note(treatment)
        paint_text(
            painter, below, told if text_width(told, 13) <= below.width() else note, text_font(13), theme.ink3, LEFT
        )
        if found is None:
            return
        shares = (found.wanted if treatment in ("other_word", "own_word") else None, found.kept, found.lowered, None)
        for column, text, share in zip(self._columns(), self._texts(found), shares, strict=True):
            figure = QRectF(column.left(), words.top(), column.width(), line)
            paint_text(painter, figure, text, text_font(16, 600, tabular=True), theme.ink, RIGHT)
            if share is not None:
                trough = QRectF(column.left(), top + scaled(30), column.width(), scaled(BAR_HEIGHT))
                self._paint_bar(painter, theme, trough, share)

    def _paint_bar(self, painter: QPainter, theme: Theme, trough: QRectF, share: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.faint)
        painter.drawRoundedRect(trough, 3, 3)
        if share > 0:
            bar = QRectF(trough.left(), trough.top(), max(trough.width() * share, 2.0), trough.height())
            painter.setBrush(theme.lane(self._architecture).fill)
            painter.drawRoundedRect(bar, min(3.0, bar.width() / 2), 3)

    def _texts(self, found: TreatmentRates) -> tuple[str, str, str, str]:
        has_wanted = found.treatment in ("other_word", "own_word")
        wanted = f"{found.wanted:.0%}" if has_wanted else "–"
        return wanted, f"{found.kept:.0%}", f"{found.lowered:.0%}", signed(found.change)

    def _note(self, treatment: Treatment) -> str:
        """What was done, and how often."""
        note, found = self._words(treatment)[1], self._rates.get(treatment)
        return self.tr("{note}; {count} trials").format(note=note, count=found.trials) if found else note

    def _words(self, treatment: Treatment) -> tuple[str, str]:
        match treatment:
            case "other_word":
                return self.tr("On another noun"), self.tr("all weight on a wrong word")
            case "own_word":
                return self.tr("On the right noun"), self.tr("all weight on the right word")
            case "uniform":
                return self.tr("Uniform"), self.tr("the same weight everywhere")
            case "nudged":
                return self.tr("Nudged"), self.tr("5 % shared out evenly")


def _fitting_size(text: str, room: QRectF, flags: int) -> int:
    """The size of a head's letters, smaller where large text leaves no room for its lines."""
    boxes = ((size, QFontMetricsF(text_font(size, 600)).boundingRect(room, flags, text)) for size in HEAD_SIZES)
    fits = (size for size, box in boxes if box.height() <= room.height() and box.width() <= room.width())
    return next(fits, HEAD_SIZES[-1])
