"""One lane of the Stage: an architecture, what it reads, its alignment, its candidates and its translation."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.events import ArchitectureDescription, Failure, ModelLoaded, Piece
from gui.state.lane_frame import LaneFrame, frame_at
from gui.state.look import Head, Look, Reading
from gui.state.matrix_rows import MatrixRow, MatrixRows, columns_at, matrix_size
from gui.state.reading_aids import LaneAids
from gui.state.translation_trace import LaneTrace
from gui.theme import CARD_RADIUS, is_restyling, theme_of
from gui.widgets.aids_band import AidsBand
from gui.widgets.alignment_matrix import AlignmentMatrix
from gui.widgets.branch_bar import BranchBar
from gui.widgets.button import Button
from gui.widgets.candidate_bars import CandidateBars
from gui.widgets.inspect_button import InspectButton
from gui.widgets.lane_about import LaneAbout
from gui.widgets.lane_geometry import LaneGeometry, lane_geometry
from gui.widgets.lane_header import LaneFacts, LaneHeader
from gui.widgets.lane_notice import LaneNotice
from gui.widgets.lane_view import Hover, LaneSection, LaneView
from gui.widgets.lane_words import description, story
from gui.widgets.model_card_view import ModelCardView
from gui.widgets.output_line import OutputLine, branch_place
from gui.widgets.reads_view import ReadsView
from gui.widgets.text_heights import text_heights

EMPTY_EXTENT = (8, 8)
NARROWEST = 264
SHORTEST = 420
NOTICE_MARGIN = 8
CARD_GAP = 8


class Lane(QWidget):
    """A panel that shows the record of one model at any step, or in its place the card of the model.

    Signals:
        hovered(Hover): the source piece and the produced piece that the mouse is on.
        retried(): the reader asked to load the model again.
        inspected(int): the reader wants to see this step, 1 for the first piece, taken apart.
        forced(int, int): at a position of the translation, from 0, the reader wants the piece with this number.
        taken_back(): the reader wants the translation before the last branch.
        resized(): its matrix has other rows or columns, or its translation other lines.
        jumped(int): the reader wants to see this step, 1 for the first piece.
        reference_asked(): the reader wants to see the reference, or to give one.
    """

    hovered = Signal(object)
    retried = Signal()
    inspected = Signal(int)
    forced = Signal(int, int)
    taken_back = Signal()
    resized = Signal()
    jumped = Signal(int)
    reference_asked = Signal()

    def __init__(self, architecture: ArchitectureDescription, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._extent = (*EMPTY_EXTENT, 2)
        self._trace = LaneTrace("")
        self._step, self._blend, self._recorded = 0, 1.0, -1
        self._rows = MatrixRows()
        self._aids_room = 0
        self._view = LaneView(architecture.name, architecture.attention, self._geometry())
        self._header = LaneHeader(self._view, LaneFacts(architecture.title, architecture.reads), self)
        self._reads = ReadsView(self._view, self)
        self._matrix = AlignmentMatrix(self._view, self)
        self._candidates = CandidateBars(self._view, self)
        self._candidates.chosen.connect(self._on_candidate)
        self._output = OutputLine(self._view, self)
        self._branch = BranchBar(self)
        self._branch.taken_back.connect(self._on_taken_back)
        self._aids = AidsBand(architecture.title, self)
        self._aids.jumped.connect(self.jumped)
        self._aids.reference_asked.connect(self.reference_asked)
        self._notice = LaneNotice(architecture.name, self)
        self._notice.retried.connect(self.retried)
        self.inspect_button = InspectButton(self)
        self.inspect_button.clicked.connect(lambda: self.inspected.emit(len(self.frame.produced)))
        self._about = LaneAbout(self)
        self._about.toggled.connect(self._show_or_hide)
        self._sections: tuple[LaneSection, ...] = (
            self._header,
            self._reads,
            self._matrix,
            self._candidates,
            self._output,
        )
        for section in self._sections:
            section.hovered.connect(self._on_hovered)
            section.step_chosen.connect(self.inspected)
        self._reads.head_chosen.connect(self._on_head_chosen)
        self._matrix.reading_chosen.connect(self._on_reading_chosen)
        self.setMinimumSize(NARROWEST, SHORTEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("{title} lane").format(title=architecture.title))
        self.show_story()

    @property
    def architecture(self) -> str:
        """The name of its architecture."""
        return self._view.architecture

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
        return self._header.facts

    @property
    def geometry_in_use(self) -> LaneGeometry:
        """Where everything stands."""
        return self._view.geometry

    @property
    def reads(self) -> ReadsView:
        """The section that shows what the model reads, with the choice of head."""
        return self._reads

    @property
    def matrix(self) -> AlignmentMatrix:
        """The alignment matrix."""
        return self._matrix

    @property
    def candidates(self) -> CandidateBars:
        """The candidates of the current step."""
        return self._candidates

    @property
    def output(self) -> OutputLine:
        """The translation so far."""
        return self._output

    @property
    def branch(self) -> BranchBar:
        """The note on the last branch, with the way back; hidden while it shows the model's own."""
        return self._branch

    @property
    def notice(self) -> LaneNotice:
        """What it says while there is no translation; hidden when there is one."""
        return self._notice

    @property
    def about(self) -> Button:
        """The button that opens the model's card and closes it; hidden for a model without one."""
        return self._about.button

    @property
    def aids(self) -> AidsBand:
        """What is told of the whole translation; empty until its end was seen."""
        return self._aids

    @property
    def card(self) -> ModelCardView:
        """The model's card, shown in place of its translation once it is opened."""
        return self._about.card

    def focus_order(self) -> tuple[QWidget, ...]:
        """What the keys can act on, in the order of Tab."""
        below = (self._candidates, self._branch.button, *self._aids.chips, self._aids.score, self._notice.retry)
        return (self.about, self.inspect_button, self.card, self._reads.heads, self._matrix.readings, *below)

    def whole_matrix(self, trace: LaneTrace) -> tuple[tuple[Piece, ...], tuple[MatrixRow, ...]]:
        """The columns' names and all rows of a record's matrix, as one looks at it here."""
        end = len(trace.steps)
        return columns_at(trace, end, self.look), self._rows.until(trace, end, self.look)

    def open_card(self, is_open: bool) -> None:
        """Show the model's card, if it has one, or the translation again."""
        self._about.open(is_open)
        self._show_or_hide()

    def describe(self, loaded: ModelLoaded) -> None:
        """Take note of a model that can translate now."""
        architecture = loaded.architecture
        self._view = replace(self._view, architecture=architecture.name, attention=architecture.attention)
        sizes = loaded.layers, loaded.heads, loaded.parameters
        has_card = loaded.card is not None
        self._header.show_facts(LaneFacts(architecture.title, architecture.reads, *sizes, has_card=has_card))
        self._about.describe(architecture.title, loaded.card)
        self._candidates.describe(architecture.title)
        self._aids.set_title(architecture.title)
        self.inspect_button.describe(architecture.title)
        self._reads.heads.show_model(architecture.name, loaded.layers, loaded.heads)
        self._notice.set_tone(architecture.name)
        self.setAccessibleName(self.tr("{title} lane").format(title=architecture.title))
        self._lay_out()
        self.show_story()

    def show_progress(self, progress: float | None) -> None:
        """Show how far loading is, 0..1."""
        self._header.show_facts(replace(self.facts, progress=progress))
        self._say(self.tr("Loading the model"), self.tr("It is read from disk; you can type a sentence meanwhile."))

    def show_failure(self, failure: Failure) -> None:
        """Say why the model is not here, and offer to try again."""
        self._header.show_facts(replace(self.facts, progress=None))
        text = " ".join(part for part in (failure.kept, failure.advice) if part)
        self._say(failure.what, text, can_retry=True)

    def show_story(self) -> None:
        """Say what will be seen here."""
        self._say(*story(self._view.attention))

    def set_extent(self, source: int, rows: int, lines: int) -> None:
        """Make room for a matrix of so many columns and rows and for so many lines of translation."""
        if (source, rows, lines) != self._extent:
            self._extent = (source, rows, lines)
            self._lay_out()

    def aids_height(self, aids: LaneAids | None) -> int:
        """The height that the band under the translation needs here."""
        return self._aids.height_for(aids, self._view.geometry.inner_width)

    def set_aids(self, aids: LaneAids | None, reference: str, room: int) -> None:
        """Tell this of the whole translation once its end is seen, in a band of `room` px; mark words that the
        reference does not have.
        """
        self._aids.set_aids(aids, reference)
        if room != self._aids_room:
            self._aids_room = room
            self._lay_out()

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
            self._header.show_facts(replace(self.facts, seconds_per_token=trace.seconds_per_token))
        self._show_frame()

    def lines_needed(self, trace: LaneTrace) -> int:
        """How many lines the whole of a translation takes here."""
        return self._output.lines_needed(trace)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self._lay_out()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._about.is_open:
            self._about.toggle()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.line, 1))
            painter.setBrush(theme.card)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)

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
        if self._branch.button.hasFocus():
            self._candidates.setFocus()  # which stays when the button goes
        self.taken_back.emit()

    def _show_frame(self) -> None:
        frame = frame_at(self._trace, self._step, self._blend, self._view.look, self._rows)
        if frame.current is not self.frame.current:
            self.setAccessibleDescription(description(frame))
        missing = self._aids.show_step(self._trace, self._step)
        self._view = replace(self._view, frame=frame, not_in_reference=missing)
        self._branch.show_frame(frame)
        self._show_view()
        self._reads.show_heads(self._trace, self._step, self._view.frame.row_count or self._extent[1])
        self._show_or_hide()

    def _show_view(self) -> None:
        for section in self._sections:
            section.show_view(self._view)

    @Slot()
    def _show_or_hide(self) -> None:
        has_translation, is_open = bool(self._view.frame.source), self._about.is_open
        for section in (self._reads, self._matrix):
            section.setVisible(not is_open)
        self._candidates.setVisible(not is_open and has_translation and self._view.geometry.candidate_count > 0)
        self._output.setVisible(not is_open and has_translation)
        self._branch.setVisible(not is_open and self._view.frame.branches > 0)
        self._aids.setVisible(not is_open and has_translation)
        self._notice.setVisible(not is_open and not has_translation)
        self.inspect_button.setVisible(not is_open and bool(self._view.frame.produced))

    def _geometry(self) -> LaneGeometry:
        source, rows, lines = self._extent
        return lane_geometry(self.width(), self.height(), source, rows, text_heights(), lines, self._aids_room)

    def _lay_out(self) -> None:
        geometry = self._geometry()
        self._view = replace(self._view, geometry=geometry)
        self._show_view()
        for section in self._sections:
            band = section.band()
            section.setGeometry(0, band.top, self.width(), band.height)
        self._branch.setGeometry(branch_place(geometry))
        self._aids.setGeometry(geometry.padding, geometry.aids.top, geometry.inner_width, geometry.aids.height)
        self._place_notice()
        self._place_card()
        self._show_or_hide()

    def _say(self, headline: str, text: str, can_retry: bool = False) -> None:
        self._notice.say(headline, text, can_retry)
        self._place_notice()
        self._show_or_hide()

    def _place_notice(self) -> None:
        """Put the notice under the matrix, or over its lower rows where it needs their room."""
        geometry = self._view.geometry
        bottom = self.height() - NOTICE_MARGIN
        top = min(geometry.candidates.top, bottom - self._notice.heightForWidth(geometry.inner_width))
        self._notice.setGeometry(geometry.padding, top, geometry.inner_width, bottom - top)

    def _place_card(self) -> None:
        """Put the card under the header, within the panel's border, and its button behind the name."""
        top = self._view.geometry.header.bottom + CARD_GAP
        padding = self._view.geometry.padding
        card = QRect(padding, top, self.width() - padding - 2, self.height() - top - CARD_RADIUS // 2)
        self._about.place(card, self._header.about_place())
        self.inspect_button.move(self._header.inspect_place())
