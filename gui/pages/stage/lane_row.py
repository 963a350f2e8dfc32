"""The lanes of the Stage side by side, with their rows at one height; those without room are seen as thumbnails."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.events import ArchitectureDescription
from gui.i18n.spoken import Text, said, say
from gui.pages.stage.thumbnail_column import ThumbnailColumn
from gui.state.divergence import lone_steps
from gui.state.front_lanes import lanes_in_front, lanes_that_fit
from gui.state.look import Kind
from gui.state.reading_aids import LaneAids
from gui.state.translation_trace import LaneTrace, TranslationTrace
from gui.theme import is_restyling, scaled
from gui.widgets.discard import discard
from gui.widgets.label import Label
from gui.widgets.lane import EMPTY_EXTENT, NARROWEST, Lane
from gui.widgets.lane_thumbnail import WIDTH as THUMBNAIL_WIDTH
from gui.widgets.lane_view import Hover

GUTTER = 24
WIDEST_LANE = 560
USUAL_LANES = 3
MOST_LANES = 6


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

    def say(self, headline: Text, text: Text) -> None:
        """Show this."""
        say(self._headline.setText, headline)
        say(self._text.setText, text)
        say(self.setAccessibleName, lambda: f"{said(headline)} {said(text)}".strip())


class LaneRow(QWidget):
    """One lane a model; a piece under the mouse lights up in all of them.

    Where they do not fit side by side, some stand in front, and the others are thumbnails that can be brought there.

    Signals:
        retried(str): the reader asked to load this model again.
        inspected(str, int): the reader wants to see this model's step, 1 for the first piece, taken apart.
        forced(str, int, int): in this model's translation, at this position, the reader wants this piece.
        taken_back(str): the reader wants this model's translation before its last branch.
        jumped(int): the reader wants to see this step, 1 for the first piece.
        reference_asked(str): the reader wants to see the reference, or to give one, in this model's lane.
        comparison_asked(str): the reader wants to compare this model's lane with another checkpoint.
    """

    retried = Signal(str)
    inspected = Signal(str, int)
    forced = Signal(str, int, int)
    taken_back = Signal(str)
    jumped = Signal(int)
    reference_asked = Signal(str)
    comparison_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[str, Lane] = {}
        self._kind: Kind = "attention"
        self._by_word = False
        self._shown: tuple[TranslationTrace, int, float] | None = None
        self._chosen: tuple[str, ...] = ()
        self._front: tuple[str, ...] = ()
        self._aids: Mapping[str, LaneAids | None] = {}
        self._reference = ""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GUTTER)
        self._message = RowMessage()
        self._row.addWidget(self._message)
        self._thumbnails = ThumbnailColumn()
        self._thumbnails.chosen.connect(self.bring_to_front)
        self._row.addWidget(self._thumbnails)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(NARROWEST + GUTTER + THUMBNAIL_WIDTH)  # more lanes do not widen the window

    @property
    def widest(self) -> int:
        """The width at which the lanes stop growing, at the text scale as it is."""
        count = max(len(self._lanes), USUAL_LANES)
        return count * scaled(WIDEST_LANE) + (count - 1) * GUTTER

    def lane(self, model: str) -> Lane:
        """The lane of a model; raises KeyError if it has none."""
        return self._lanes[model]

    def models(self) -> tuple[str, ...]:
        """The models of the lanes, from left to right."""
        return tuple(self._lanes)

    def lanes(self) -> tuple[Lane, ...]:
        """All lanes, from left to right."""
        return tuple(self._lanes.values())

    def in_front(self) -> tuple[str, ...]:
        """The models whose lanes are seen, from left to right."""
        return self._front

    @property
    def thumbnails(self) -> ThumbnailColumn:
        """The other ones, in small."""
        return self._thumbnails

    def focus_order(self) -> tuple[QWidget, ...]:
        """What the keys can act on, in the order of Tab."""
        in_lanes = (widget for lane in self._lanes.values() for widget in lane.focus_order())
        return *in_lanes, *self._thumbnails.focus_order()

    @Slot(str)
    def bring_to_front(self, model: str) -> None:
        """Let a lane be seen also where there is no room for all, until others are chosen."""
        self._chosen = (model, *(other for other in self._chosen if other != model))
        self._fit()

    def show_message(self, headline: Text, text: Text) -> None:
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
            self._row.insertWidget(self._row.count() - 1, lane)
        self._thumbnails.show_lanes(self._lanes)
        self._front = ()
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
            lane.aids.set_aids(None, "")
            lane.show_step(LaneTrace(model), 0)

    def show_trace(self, trace: TranslationTrace, step: int, blend: float) -> None:
        """Show a record at a step; models that have no part in it show nothing."""
        self._shown = trace, step, blend
        lanes = [(self._lanes[model], record) for model, record in trace.lanes.items() if model in self._lanes]
        longest = max((len(record.source_pieces) for _, record in lanes), default=0)
        if not longest:
            return
        sizes = {record.model: lane.matrix_size(record) for lane, record in lanes}
        seen = [(lane, record) for lane, record in lanes if record.model in self._front] or lanes
        rows = max(sizes[record.model][1] for _, record in seen)
        if not trace.is_complete:
            rows = max(rows, longest)
        lone = lone_steps([record for _, record in lanes], step)
        # The lines are counted when all is known: a picture that grows line by line would never stand still.
        lines = max(lane.lines_needed(record) for lane, record in seen) if trace.is_complete else 2
        if any(record.former for _, record in seen):
            lines += 1  # for the note on the branch
        for lane, record in lanes:
            lane.aids.set_aids(self._aids.get(record.model), self._reference)
            lane.aids.show_step(record, step)
        aids = self._room_for_aids(seen, rows, lines)
        for (lane, record), marked in zip(lanes, lone, strict=True):
            if lane.isHidden():
                lane.resize(seen[0][0].size())  # as it would be in front, for a picture of it
            # Models of different tokenizers cut the sentence into different pieces.
            lane.set_extent(sizes[record.model][0] or longest, rows, lines, aids)
            lane.set_lone(marked)
            lane.show_step(record, step, blend)

    def event(self, event: QEvent) -> bool:
        is_handled = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._show_again()  # a translation takes other lines in lanes of another width
        return is_handled

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def set_aids(self, aids: Mapping[str, LaneAids | None], reference: str) -> None:
        """Tell this of each model's whole translation from the next picture on, and mark what the reference has not."""
        self._aids, self._reference = aids, reference

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self._limit_lanes()
            self._fit()
            self._show_again()  # a fault's chip is wider in one language than in another
        super().changeEvent(event)

    def _look_at_all(self) -> None:
        for lane in self._lanes.values():
            lane.set_look(replace(lane.look, kind=self._kind, by_word=self._by_word))

    @Slot()
    def _show_again(self) -> None:
        if self._shown:
            self.show_trace(*self._shown)

    def _room_for_aids(self, lanes: Sequence[tuple[Lane, LaneTrace]], rows: int, lines: int) -> int:
        """The height of the bands under the translations, one for all lanes.

        It is kept free from the beginning, so that nothing jumps at the end, unless the rest needs it until then.
        """
        room = max(lane.aids_height(self._aids.get(record.model)) for lane, record in lanes)
        is_told = any(lane.aids.aids for lane, _ in lanes)
        return room if is_told or all(lane.can_spare(rows, lines, room) for lane, _ in lanes) else 0

    def _limit_lanes(self) -> None:
        widest = WIDEST_LANE if len(self._lanes) >= USUAL_LANES else round(WIDEST_LANE * 1.2)
        for lane in self._lanes.values():
            lane.setMaximumWidth(scaled(widest))

    def _fit(self) -> None:
        """Show as many lanes as there is room for, and the others as thumbnails."""
        column = scaled(THUMBNAIL_WIDTH)
        fit = lanes_that_fit(self.width(), len(self._lanes), max(scaled(NARROWEST), NARROWEST), GUTTER, column)
        front = lanes_in_front({model: lane.architecture for model, lane in self._lanes.items()}, self._chosen, fit)
        if front == self._front:
            return
        self._front = front
        for model, lane in self._lanes.items():
            lane.setHidden(model not in front)
        self._thumbnails.show_only([model for model in self._lanes if model not in front])
        self._show_again()

    def _on_hovered(self, model: str, hover: Hover) -> None:
        """Light the source piece in the lanes that read the same pieces; produced pieces differ from lane to lane."""
        columns = self._lanes[model].frame.columns
        for other, lane in self._lanes.items():
            if other != model:
                lane.set_hover(Hover(column=hover.column if lane.frame.columns == columns else None))
