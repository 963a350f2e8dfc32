"""One lane of the Stage: an architecture, what it reads, its alignment, its candidates and its translation."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.events import ArchitectureDescription, Failure, ModelLoaded, Piece
from gui.i18n.engine_failures import failure_words, what_next
from gui.i18n.spoken import Text, on_language
from gui.state.lane_frame import LaneFrame, frame_at
from gui.state.look import Head, Look, Reading
from gui.state.matrix_rows import MatrixRow, MatrixRows, columns_at, matrix_size
from gui.state.reading_aids import LaneAids
from gui.state.translation_trace import LaneTrace
from gui.theme import CARD_RADIUS, is_restyling, theme_of
from gui.widgets.lane_geometry import LaneGeometry, can_spare, lane_geometry
from gui.widgets.lane_header import LaneFacts
from gui.widgets.lane_parts import LaneParts
from gui.widgets.lane_view import Hover, LaneView
from gui.widgets.lane_words import description, story
from gui.widgets.text_heights import text_heights

EMPTY_EXTENT = (8, 8)
NARROWEST = 260
SHORTEST = 380  # beside a lesson's strip in the smallest window


class Lane(QWidget):
    """A panel that shows the record of one model at any step, or in its place the card of the model.

    Attributes:
        reads, matrix, candidates, output, branch, aids, notice, inspect_button: its parts, as in `LaneParts`.
        about: the button that opens the model's card and closes it; hidden for a model without one.
        card: the card itself. compare: the button over it that asks what to compare the lane with.

    Signals:
        hovered(Hover): the source piece and the produced piece that the mouse is on.
        retried(): the reader asked to load the model again.
        inspected(int): the reader wants to see this step, 1 for the first piece, taken apart.
        forced(int, int): at a position of the translation, from 0, the reader wants the piece with this number.
        taken_back(): the reader wants the translation before the last branch.
        resized(): its matrix has other rows or columns, or its translation other lines.
        jumped(int): the reader wants to see this step, 1 for the first piece.
        reference_asked(): the reader wants to see the reference, or to give one.
        comparison_asked(): the reader wants to compare it with another checkpoint.
        changed(): it shows something else.
    """

    hovered = Signal(object)
    retried = Signal()
    inspected = Signal(int)
    forced = Signal(int, int)
    taken_back = Signal()
    resized = Signal()
    jumped = Signal(int)
    reference_asked = Signal()
    comparison_asked = Signal()
    changed = Signal()

    def __init__(self, architecture: ArchitectureDescription, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._extent = (*EMPTY_EXTENT, 2, 0)
        self._trace = LaneTrace("")
        self._step, self._blend, self._recorded = 0, 1.0, -1
        self._rows = MatrixRows()
        self._view = LaneView(architecture.name, architecture.attention, self._geometry())
        self._parts = parts = LaneParts(self, self._view, architecture)
        self.reads, self.matrix, self.candidates, self.output = (
            parts.reads,
            parts.matrix,
            parts.candidates,
            parts.output,
        )
        self.branch, self.aids, self.notice = parts.branch, parts.aids, parts.notice
        self.inspect_button, self.about, self.card = parts.inspect_button, parts.about.button, parts.about.card
        self.compare = parts.about.compare
        self._connect()
        self.setMinimumSize(NARROWEST, SHORTEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_words(architecture)
        self.show_story()
        on_language(self, self._say_step)

    @property
    def architecture(self) -> str:
        """The name of its architecture."""
        return self._view.architecture

    @property
    def view(self) -> LaneView:
        """What it shows and where."""
        return self._view

    @property
    def frame(self) -> LaneFrame:
        """What it shows."""
        return self._view.frame

    @property
    def hover(self) -> Hover:
        """What is lit."""
        return self._view.hover

    @property
    def facts(self) -> LaneFacts:
        """What its header says."""
        return self._parts.header.facts

    @property
    def geometry_in_use(self) -> LaneGeometry:
        """Where everything stands."""
        return self._view.geometry

    def focus_order(self) -> tuple[QWidget, ...]:
        """What the keys can act on, in the order of Tab."""
        return self._parts.focus_order()

    def whole_matrix(self, trace: LaneTrace) -> tuple[tuple[Piece, ...], tuple[MatrixRow, ...]]:
        """The columns' names and all rows of a record's matrix, as one looks at it here."""
        end = len(trace.steps)
        return columns_at(trace, end, self.look), self._rows.until(trace, end, self.look)

    def open_card(self, is_open: bool) -> None:
        """Show the model's card, if it has one, or the translation again."""
        self._parts.about.open(is_open)
        self._show_or_hide()

    def describe(self, loaded: ModelLoaded) -> None:
        """Take note of a model that can translate now."""
        architecture = loaded.architecture
        self._view = replace(self._view, architecture=architecture.name, attention=architecture.attention)
        self._parts.describe(loaded)
        self.set_words(architecture)
        self._lay_out()
        self.show_story()

    def set_words(self, architecture: ArchitectureDescription) -> None:
        """Call the architecture, and what it reads, otherwise; nothing else changes."""
        self._parts.set_words(architecture)
        self.setAccessibleName(self.tr("{title} lane").format(title=architecture.title))

    def show_progress(self, progress: float | None) -> None:
        """Show how far loading is, 0..1."""
        self._parts.header.show_facts(replace(self.facts, progress=progress))
        self._say(
            lambda: self.tr("Loading the model"),
            lambda: self.tr("It is read from disk; you can type a sentence meanwhile."),
        )

    def show_failure(self, failure: Failure) -> None:
        """Say why the model is not here, and offer to try again."""
        self._parts.header.show_facts(replace(self.facts, progress=None))
        self._say(lambda: failure_words(failure.what), lambda: what_next(failure), can_retry=True)

    def show_story(self) -> None:
        """Say what will be seen here."""
        attention = self._view.attention
        self._say(lambda: story(attention)[0], lambda: story(attention)[1])

    def set_extent(self, source: int, rows: int, lines: int, aids: int = 0) -> None:
        """Make room for a matrix of so many columns and rows, so many lines of translation and `aids` px under it."""
        if (source, rows, lines, aids) != self._extent:
            self._extent = (source, rows, lines, aids)
            self._lay_out()

    def aids_height(self, aids: LaneAids | None) -> int:
        """The height that the band under the translation needs here."""
        return self.aids.height_for(aids, self._view.geometry.inner_width)

    def can_spare(self, rows: int, lines: int, aids: int) -> bool:
        """Whether so many px for the aids would take nothing from the rest that a reader would miss."""
        return can_spare(self.width(), self.height(), rows, text_heights(), lines, aids)

    def set_hover(self, hover: Hover) -> None:
        """Light a source piece and a produced piece."""
        if hover != self._view.hover:
            self._view = replace(self._view, hover=hover)
            self._show_view()

    @property
    def look(self) -> Look:
        """How it is looked at."""
        return self._view.look

    def set_look(self, look: Look) -> None:
        """Look at it in another way."""
        if look != self.look:
            has_other_matrix = replace(look, head=None) != replace(self.look, head=None)
            self._view = replace(self._view, look=look)
            self._show_frame()
            if has_other_matrix:
                self.resized.emit()

    def matrix_size(self, trace: LaneTrace) -> tuple[int, int]:
        """The (columns, rows) that a record's whole matrix has here."""
        return matrix_size(trace, self.look)

    @property
    def lone(self) -> frozenset[int]:
        """The pieces, by number, that are marked because no other lane produced them at the same step."""
        return self._view.lone

    def set_lone(self, lone: frozenset[int]) -> None:
        """Mark the pieces, by number, that no other lane produced at the same step."""
        self._view = replace(self._view, lone=lone)

    def show_step(self, trace: LaneTrace, step: int, blend: float = 1.0) -> None:
        """Show a record at `step` (1: the first piece; 0: none)."""
        grew = trace is not self._trace or len(trace.steps) != self._recorded
        self._trace, self._step, self._blend = trace, step, blend
        if grew:
            self._recorded = len(trace.steps)
            self._parts.header.show_facts(replace(self.facts, seconds_per_token=trace.seconds_per_token))
        self._show_frame()

    def lines_needed(self, trace: LaneTrace) -> int:
        """How many lines the whole of a translation takes here."""
        return self.output.lines_needed(trace)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self._lay_out()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._parts.about.is_open:
            self._parts.about.toggle()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.line, 1))
            painter.setBrush(theme.card)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)

    def _connect(self) -> None:
        for section in self._parts.sections:
            section.hovered.connect(self._on_hovered)
            section.step_chosen.connect(self.inspected)
        self.reads.head_chosen.connect(self._on_head_chosen)
        self.matrix.reading_chosen.connect(self._on_reading_chosen)
        self.candidates.chosen.connect(self._on_candidate)
        self.branch.taken_back.connect(self._on_taken_back)
        self.aids.jumped.connect(self.jumped)
        self.aids.reference_asked.connect(self.reference_asked)
        self.notice.retried.connect(self.retried)
        self.inspect_button.clicked.connect(lambda: self.inspected.emit(len(self.frame.produced)))
        self._parts.about.toggled.connect(self._show_or_hide)
        self.compare.clicked.connect(self.comparison_asked)

    @Slot(object)
    def _on_hovered(self, hover: Hover) -> None:
        self.set_hover(hover)
        self.hovered.emit(hover)

    @Slot(object)
    def _on_head_chosen(self, head: Head | None) -> None:
        self.set_look(replace(self.look, head=head))

    @Slot(object)
    def _on_reading_chosen(self, reading: Reading) -> None:
        self.set_look(replace(self.look, reading=reading))

    @Slot(int)
    def _on_candidate(self, token_id: int) -> None:
        self.forced.emit(len(self.frame.produced) - 1, token_id)

    @Slot()
    def _on_taken_back(self) -> None:
        if self.branch.button.hasFocus():
            self.candidates.setFocus()  # which stays when the button goes
        self.taken_back.emit()

    def _show_frame(self) -> None:
        frame = frame_at(self._trace, self._step, self._blend, self._view.look, self._rows)
        if frame.current is not self.frame.current:
            self._say_step(frame)
        missing = self.aids.show_step(self._trace, self._step)
        self._view = replace(self._view, frame=frame, not_in_reference=missing)
        self.branch.show_frame(frame)
        self._show_view()
        self.reads.show_heads(self._trace, self._step, self._view.frame.row_count or self._extent[1])
        self._show_or_hide()

    def _say_step(self, frame: LaneFrame | None = None) -> None:
        """Tell the step that is shown, or is going to be, to those who do not see it."""
        self.setAccessibleDescription(description(frame or self.frame))
        self.branch.show_frame(frame or self.frame)

    def _show_view(self) -> None:
        self._parts.show_view(self._view)
        self.changed.emit()

    @Slot()
    def _show_or_hide(self) -> None:
        self._parts.show_or_hide(self._view)

    def _geometry(self) -> LaneGeometry:
        source, rows, lines, aids = self._extent
        return lane_geometry(self.width(), self.height(), source, rows, text_heights(), lines, aids)

    def _lay_out(self) -> None:
        self._view = replace(self._view, geometry=self._geometry())
        self._show_view()
        self._parts.place(self._view)
        self._show_or_hide()

    def _say(self, headline: Text, text: Text, can_retry: bool = False) -> None:
        self.notice.say(headline, text, can_retry)
        self._parts.place_notice(self._view)
        self._show_or_hide()
        self.changed.emit()
