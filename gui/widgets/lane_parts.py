"""What a lane is made of: its sections and buttons, where they stand, and which of them are seen."""

from dataclasses import replace

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from engine.events import ArchitectureDescription, ModelLoaded
from gui.theme import CARD_RADIUS
from gui.widgets.aids_band import AidsBand
from gui.widgets.alignment_matrix import AlignmentMatrix
from gui.widgets.branch_bar import BranchBar
from gui.widgets.candidate_bars import CandidateBars
from gui.widgets.inspect_button import InspectButton
from gui.widgets.lane_about import LaneAbout
from gui.widgets.lane_header import LaneFacts, LaneHeader
from gui.widgets.lane_notice import LaneNotice
from gui.widgets.lane_view import LaneSection, LaneView
from gui.widgets.output_line import OutputLine, branch_place
from gui.widgets.reads_view import ReadsView

NOTICE_MARGIN = 8
CARD_GAP = 8


class LaneParts:
    """The widgets of one lane, in its coordinates.

    Attributes:
        header: name, size and speed. reads: what the model reads, with the choice of head.
        matrix: the alignment matrix. candidates: those of the current step. output: the translation so far.
        branch: the note on the last branch, with the way back; hidden while the lane shows the model's own.
        aids: what is told of the whole translation; empty until its end was seen.
        notice: what is said while there is no translation; hidden when there is one.
        inspect_button: takes the current step apart. about: the model's card, in place of its translation when open.
    """

    def __init__(self, lane: QWidget, view: LaneView, architecture: ArchitectureDescription) -> None:
        self._lane = lane
        self.header = LaneHeader(view, LaneFacts(architecture.title, architecture.reads), lane)
        self.reads = ReadsView(view, lane)
        self.matrix = AlignmentMatrix(view, lane)
        self.candidates = CandidateBars(view, lane)
        self.output = OutputLine(view, lane)
        self.branch = BranchBar(lane)
        self.aids = AidsBand(architecture.title, lane)
        self.notice = LaneNotice(architecture.name, lane)
        self.inspect_button = InspectButton(lane)
        self.about = LaneAbout(lane)

    @property
    def sections(self) -> tuple[LaneSection, ...]:
        """Those that paint their share of the view, from top to bottom."""
        return self.header, self.reads, self.matrix, self.candidates, self.output

    def focus_order(self) -> tuple[QWidget, ...]:
        """What the keys can act on, in the order of Tab."""
        about = self.about.button, self.inspect_button, self.about.compare, self.about.card
        return (
            *about,
            self.reads.heads,
            self.matrix.readings,
            self.candidates,
            self.branch.button,
            *self.aids.chips,
            self.aids.score,
            self.notice.retry,
        )

    def describe(self, loaded: ModelLoaded) -> None:
        """Take note of a model that can translate now."""
        architecture, has_card = loaded.architecture, loaded.card is not None
        sizes = loaded.layers, loaded.heads, loaded.parameters
        self.header.show_facts(LaneFacts(architecture.title, architecture.reads, *sizes, has_card=has_card))
        self.about.describe(architecture.title, loaded.card)
        self.set_words(architecture)
        self.reads.heads.show_model(architecture.name, loaded.layers, loaded.heads)
        self.notice.set_tone(architecture.name)

    def set_words(self, architecture: ArchitectureDescription) -> None:
        """Call the architecture, and what it reads, otherwise."""
        title = architecture.title
        self.header.show_facts(replace(self.header.facts, title=title, reads=architecture.reads))
        for part in (self.about, self.candidates, self.aids, self.inspect_button):
            part.set_title(title)

    def show_view(self, view: LaneView) -> None:
        """Paint another view."""
        for section in self.sections:
            section.show_view(view)

    def show_or_hide(self, view: LaneView) -> None:
        """Show what has something to say, or the model's card alone."""
        has_translation, is_open = bool(view.frame.source), self.about.is_open
        for section in (self.reads, self.matrix):
            section.setVisible(not is_open)
        self.candidates.setVisible(not is_open and has_translation and view.geometry.candidate_count > 0)
        self.output.setVisible(not is_open and has_translation)
        self.branch.setVisible(not is_open and view.frame.branches > 0)
        self.aids.setVisible(not is_open and has_translation)
        self.notice.setVisible(not is_open and not has_translation)
        self.inspect_button.setVisible(not is_open and bool(view.frame.produced))

    def place(self, view: LaneView) -> None:
        """Put all of them where the view's geometry has them."""
        geometry = view.geometry
        for section in self.sections:
            band = section.band()
            section.setGeometry(0, band.top, geometry.width, band.height)
        self.branch.setGeometry(branch_place(geometry))
        self.aids.setGeometry(geometry.padding, geometry.aids.top, geometry.inner_width, geometry.aids.height)
        self.place_notice(view)
        self._place_card(view)

    def place_notice(self, view: LaneView) -> None:
        """Put the notice under the matrix, or over its lower rows where it needs their room."""
        geometry = view.geometry
        bottom = geometry.height - NOTICE_MARGIN
        top = min(geometry.candidates.top, bottom - self.notice.heightForWidth(geometry.inner_width))
        self.notice.setGeometry(geometry.padding, top, geometry.inner_width, bottom - top)

    def _place_card(self, view: LaneView) -> None:
        """Put the card under the header, within the panel's border, and its button behind the name."""
        geometry = view.geometry
        top, padding = geometry.header.bottom + CARD_GAP, geometry.padding
        card = QRect(padding, top, geometry.width - padding - 2, geometry.height - top - CARD_RADIUS // 2)
        self.about.place(card, self.header.about_place())
        self.inspect_button.move(self.header.inspect_place())
