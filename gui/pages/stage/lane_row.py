"""The lanes of the Stage side by side, with their rows at one height."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.events import ArchitectureDescription
from gui.state.divergence import lone_steps
from gui.state.look import Kind
from gui.state.reading_aids import LaneAids
from gui.state.translation_trace import LaneTrace, TranslationTrace
from gui.theme import is_restyling, scaled, text_scale
from gui.widgets.discard import discard
from gui.widgets.label import Label
from gui.widgets.lane import EMPTY_EXTENT, NARROWEST, Lane
from gui.widgets.lane_view import Hover

GUTTER = 24
WIDEST_LANE = 560
USUAL_LANES = 3
MOST_LANES = 4


class RowMessage(QWidget):
    """A headline and a sentence in the middle of the row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline = Label("", 20, 600)
        self._text = Label("", 15, 400, "ink2")
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(1)
        for label in (self._headline, self._text):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(1)

    def say(self, headline: str, text: str) -> None:
        """Show this."""
        self._headline.setText(headline)
        self._text.setText(text)
        self.setAccessibleName(f"{headline} {text}".strip())


class LaneRow(QWidget):
    """One lane a model; a piece under the mouse lights up in all of them.

    Signals:
        retried(str): the reader asked to load this model again.
        inspected(str, int): the reader wants to see this model's step, 1 for the first piece, taken apart.
        forced(str, int, int): in this model's translation, at this position, the reader wants this piece.
        taken_back(str): the reader wants this model's translation before its last branch.
        fitted(tuple[str, ...]): the titles of the lanes for which there is no room, other ones than before.
        jumped(int): the reader wants to see this step, 1 for the first piece.
        reference_asked(str): the reader wants to see the reference, or to give one, in this model's lane.
        comparison_asked(str): the reader wants to compare this model's lane with another checkpoint.
    """

    retried = Signal(str)
    inspected = Signal(str, int)
    forced = Signal(str, int, int)
    taken_back = Signal(str)
    fitted = Signal(tuple)
    jumped = Signal(int)
    reference_asked = Signal(str)
    comparison_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[str, Lane] = {}
        self._kind: Kind = "attention"
        self._by_word = False
        self._shown: tuple[TranslationTrace, int, float] | None = None
        self._hidden: tuple[str, ...] = ()
        self._aids: Mapping[str, LaneAids | None] = {}
        self._reference = ""
        self._fitted_to: object = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GUTTER)
        self._message = RowMessage()
        self._row.addWidget(self._message)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        # A fourth lane does not widen the window: it, or one that it is not compared with, waits for room.
        self.setMinimumWidth(USUAL_LANES * NARROWEST + (USUAL_LANES - 1) * GUTTER)

    @property
    def widest(self) -> int:
        """The width at which the lanes stop growing, at the text scale as it is."""
        return USUAL_LANES * scaled(WIDEST_LANE) + (USUAL_LANES - 1) * GUTTER

    def lane(self, model: str) -> Lane:
        """The lane of a model; raises KeyError if it has none."""
        return self._lanes[model]

    def models(self) -> tuple[str, ...]:
        """The models of the lanes, from left to right."""
        return tuple(self._lanes)

    def lanes(self) -> tuple[Lane, ...]:
        """All lanes, from left to right."""
        return tuple(self._lanes.values())

    def show_message(self, headline: str, text: str) -> None:
        """Say something in place of the lanes, while there are none."""
        self._message.say(headline, text)

    def show_models(self, models: Sequence[tuple[str, ArchitectureDescription]]) -> None:
        """Make a lane for each model."""
        discard(self._lanes.values())
        self._lanes = {}
        self._message.setVisible(not models)
        for model, architecture in models:
            lane = Lane(architecture)
            lane.hovered.connect(partial(self._on_hovered, model))
            lane.retried.connect(partial(self.retried.emit, model))
            lane.inspected.connect(partial(self.inspected.emit, model))
            lane.forced.connect(partial(self.forced.emit, model))
            lane.taken_back.connect(partial(self.taken_back.emit, model))
            lane.resized.connect(self._show_again)
            lane.jumped.connect(self.jumped)
            lane.reference_asked.connect(partial(self.reference_asked.emit, model))
            lane.comparison_asked.connect(partial(self.comparison_asked.emit, model))
            self._lanes[model] = lane
            self._row.addWidget(lane)
        self._look_at_all()
        self._limit_lanes()
        self._fit()

    @Slot(object)
    def set_kind(self, kind: Kind) -> None:
        """Show attention or saliency in all lanes; where there is no attention it is always saliency."""
        self._kind = kind
        self._look_at_all()

    @Slot(object)
    def set_by_word(self, by_word: bool) -> None:
        """Put the pieces together to words in all lanes, or show them as they are."""
        self._by_word = by_word
        self._look_at_all()

    def clear(self) -> None:
        """Show no translation."""
        self._shown = None
        self.set_aids({}, "")
        for model, lane in self._lanes.items():
            lane.set_extent(*EMPTY_EXTENT, 2)
            lane.set_aids(None, "", 0)
            lane.show_step(LaneTrace(model), 0)

    def show_trace(self, trace: TranslationTrace, step: int, blend: float) -> None:
        """Show a record at a step; models that have no part in it show nothing."""
        self._shown = trace, step, blend
        lanes = [(self._lanes[model], record) for model, record in trace.lanes.items() if model in self._lanes]
        longest = max((len(record.source_pieces) for _, record in lanes), default=0)
        if not longest:
            return
        sizes = {record.model: lane.matrix_size(record) for lane, record in lanes}
        rows = max(rows for _, rows in sizes.values())
        if not trace.is_complete:
            rows = max(rows, longest)
        lone = lone_steps([record for _, record in lanes], step)
        # The lines are counted when all is known: a picture that grows line by line would never stand still.
        lines = max(lane.lines_needed(record) for lane, record in lanes) if trace.is_complete else 2
        if any(record.former for _, record in lanes):
            lines += 1  # for the note on the branch
        self._fit_aids()
        for (lane, record), marked in zip(lanes, lone, strict=True):
            # Models of different tokenizers cut the sentence into different pieces.
            lane.set_extent(sizes[record.model][0] or longest, rows, lines)
            lane.set_lone(marked)
            lane.show_step(record, step, blend)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def set_aids(self, aids: Mapping[str, LaneAids | None], reference: str) -> None:
        """Tell this of each model's whole translation from the next picture on, and mark what the reference has not."""
        if aids is not self._aids or reference != self._reference:
            self._aids, self._reference, self._fitted_to = aids, reference, None

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self._limit_lanes()
        super().changeEvent(event)

    def _look_at_all(self) -> None:
        for lane in self._lanes.values():
            lane.set_look(replace(lane.look, kind=self._kind, by_word=self._by_word))

    @Slot()
    def _show_again(self) -> None:
        if self._shown:
            self.show_trace(*self._shown)

    def _fit_aids(self) -> None:
        """Give the bands under the translations one height, in which all that is told of any of them has room."""
        fits = (tuple(lane.width() for lane in self._lanes.values()), text_scale())
        if fits != self._fitted_to:
            self._fitted_to = fits
            room = max(lane.aids_height(self._aids.get(model)) for model, lane in self._lanes.items())
            for model, lane in self._lanes.items():
                lane.set_aids(self._aids.get(model), self._reference, room)

    def _limit_lanes(self) -> None:
        widest = WIDEST_LANE if len(self._lanes) >= USUAL_LANES else round(WIDEST_LANE * 1.2)
        for lane in self._lanes.values():
            lane.setMaximumWidth(scaled(widest))

    def _fit(self) -> None:
        """Hide lanes for which there is no room, those first that are not compared with another one."""
        room = max((self.width() + GUTTER) // (NARROWEST + GUTTER), 1)
        counts = Counter(lane.architecture for lane in self._lanes.values())
        by_need = sorted(self._lanes, key=lambda model: counts[self._lanes[model].architecture] < 2)
        hidden = tuple(model for model in self._lanes if model in by_need[room:])
        for model, lane in self._lanes.items():
            lane.setHidden(model in hidden)
        if hidden != self._hidden:
            self._hidden = hidden
            self.fitted.emit(tuple(self._lanes[model].facts.title for model in hidden))

    def _on_hovered(self, model: str, hover: Hover) -> None:
        """Light the source piece in the lanes that read the same pieces; produced pieces differ from lane to lane."""
        columns = self._lanes[model].frame.columns
        for other, lane in self._lanes.items():
            if other != model:
                lane.set_hover(Hover(column=hover.column if lane.frame.columns == columns else None))
