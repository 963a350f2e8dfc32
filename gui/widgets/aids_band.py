"""The band under a lane's translation: how probable and how long it is, how good, and what went wrong in it."""

from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRect, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.i18n.spoken import say
from gui.state.reading_aids import LaneAids, not_in_reference
from gui.state.translation_trace import LaneTrace
from gui.theme import is_restyling, scaled, text_font, theme_of
from gui.widgets.button import Button
from gui.widgets.chip_layout import place_chips
from gui.widgets.discard import discard
from gui.widgets.fault_chip import HEIGHT as CHIP_HEIGHT
from gui.widgets.fault_chip import FaultChip, chip_width

LINE, ROW_GAP, AIR = 26, 6, 8
BETWEEN = "  ·  "


class AidsBand(QWidget):
    """One line of figures, and under it a chip for each fault; empty until there is something to tell.

    Signals:
        jumped(int): the reader wants to see this step, 1 for the first piece.
        reference_asked(): the reader wants to see the reference, or to give one.
    """

    jumped = Signal(int)
    reference_asked = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say(self.setAccessibleName, lambda: self.tr("Reading aids"))
        self._title = title
        self._aids: LaneAids | None = None
        self._known: LaneAids | None = None
        self._reference = ""
        self._trace = LaneTrace("")
        self._was_at_end = False
        self._chips: list[FaultChip] = []
        self._score = Button("", role="quiet", height=LINE, px=13, parent=self)
        self._score.clicked.connect(self.reference_asked)
        self._name_score()

    @property
    def aids(self) -> LaneAids | None:
        """What it tells."""
        return self._aids

    @property
    def chips(self) -> tuple[FaultChip, ...]:
        """What went wrong, in the order of the chips."""
        return tuple(self._chips)

    @property
    def score(self) -> Button:
        """The score, and the way to the reference."""
        return self._score

    def figures(self) -> str:
        """The line of figures."""
        if self._aids is None:
            return ""
        return (
            self.tr("log p {log_probability:.1f}").format(log_probability=self._aids.log_probability).replace("-", "−")
            + BETWEEN
            + self.tr("{length} pieces", "", self._aids.length).format(length=self._aids.length)
        )

    def shown_figures(self) -> str:
        """The line of figures, without the last ones where the score leaves it too little room."""
        figures, room = self.figures(), self._score.x() + scaled(AIR)
        metrics = QFontMetricsF(_figures_font())
        while BETWEEN in figures and metrics.horizontalAdvance(figures) > room:
            figures = figures.rpartition(BETWEEN)[0]
        return figures

    def set_title(self, title: str) -> None:
        """Call the lane otherwise, and say all anew."""
        self._title = title
        for chip in self._chips:
            chip.set_title(title)
        self._say_figures()

    def set_aids(self, aids: LaneAids | None, reference: str) -> None:
        """Tell this once the end of the translation is seen; `reference` is that of its sentence, or ""."""
        self._known = aids
        if reference != self._reference:
            self._reference = reference
            self._name_score()
            self._lay_out()

    def show_step(self, trace: LaneTrace, step: int) -> frozenset[int] | None:
        """Tell of the whole once its end was seen, and go on telling while the reader looks back.

        Gives the numbers of the pieces that are not in the reference, None without one.
        """
        self._was_at_end = trace is self._trace and self._was_at_end
        self._was_at_end |= trace.is_finished and step >= len(trace.steps) > 0
        self._trace = trace
        self._show(self._known if self._was_at_end else None)
        pieces = [step.piece for step in trace.steps]
        return not_in_reference(pieces, self._reference) if self._reference else None

    def _show(self, aids: LaneAids | None) -> None:
        if aids == self._aids:
            return
        faults = aids.faults if aids else ()
        if [chip.fault for chip in self._chips] != list(faults):
            discard(self._chips)
            self._chips = [FaultChip(fault, self._title, self) for fault in faults]
            for chip in self._chips:
                chip.clicked.connect(partial(self.jumped.emit, chip.fault.step))
                chip.show()
        self._aids = aids
        self._say_figures()

    def _say_figures(self) -> None:
        self.setToolTip(self.figures())
        self._name_score()
        self._lay_out()
        self.update()

    def height_for(self, aids: LaneAids | None, width: int) -> int:
        """The height that these aids need in a band of this width, in px."""
        widths = [chip_width(fault) for fault in aids.faults] if aids else []
        return self._height(place_chips(widths, width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self._lay_out()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        font = _figures_font()
        metrics = QFontMetricsF(font)
        baseline = (scaled(LINE) + metrics.ascent() - metrics.descent()) / 2
        with QPainter(self) as painter:
            painter.setFont(font)
            painter.setPen(theme.ink2)
            painter.drawText(QPointF(0, baseline), self.shown_figures())

    def _name_score(self) -> None:
        self._score.setVisible(self._aids is not None)
        chrf = self._aids.chrf if self._aids else None
        if chrf is None and self._reference:
            self._score.setText(self.tr("chrF …"))
            self._score.setToolTip(self.tr("The score is on its way"))
        elif chrf is None:
            self._score.setText(self.tr("add a reference"))
            self._score.setToolTip(self.tr("Give a translation that is right, and each lane is scored against it"))
        else:
            self._score.setText(self.tr("chrF {score:.1f}").format(score=chrf))
            signature = self._aids.signature if self._aids else ""
            self._score.setToolTip(self.tr("Sentence chrF, 0 to 100, by sacrebleu: {how}").format(how=signature))
        self._score.setAccessibleName(f"{self._title}: {self._score.text()}")

    def _lay_out(self) -> None:
        # Its text, not its ground, ends where the lane's contents do.
        width = min(self._score.sizeHint().width(), self.width())
        self._score.setGeometry(QRect(self.width() - width + scaled(AIR), 0, width, scaled(LINE)))
        hints = [chip.sizeHint() for chip in self._chips]
        for chip, hint, (row, x) in zip(
            self._chips, hints, place_chips([hint.width() for hint in hints], self.width()), strict=True
        ):
            top = scaled(LINE) + ROW_GAP + row * (scaled(CHIP_HEIGHT) + ROW_GAP)
            chip.setGeometry(QRect(round(x), top, hint.width(), hint.height()))

    def _height(self, placed: list[tuple[int, float]]) -> int:
        rows = placed[-1][0] + 1 if placed else 0
        return scaled(LINE) + rows * (scaled(CHIP_HEIGHT) + ROW_GAP)


def _figures_font() -> QFont:
    return text_font(13, 400, tabular=True)
