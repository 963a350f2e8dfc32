"""A closer look at the beam search of one lane, open in place of the lanes."""

import math
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui.i18n.spoken import Text, on_language, say
from gui.pages.stage.lane_row import LaneRow
from gui.state.beam_tree import Place, beam_tree
from gui.state.playback import Playback
from gui.state.translation_trace import TranslationTrace
from gui.theme import CARD_PADDING, SMALL_CONTROL_HEIGHT
from gui.widgets.beam_signs import FateLegend
from gui.widgets.beam_tree_view import BeamTreeView
from gui.widgets.button import Button
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.label import Label
from gui.widgets.segmented import SegmentedControl
from gui.widgets.tab_order import order_tabs

HEAD_GAP = 16
SIGHT = 60  # px that are seen beside what is reached


class _Scroll(QScrollArea):
    """A scroll area that tells the tree in it how high it is, and leaves the keys to the page."""

    def __init__(self, tree_view: BeamTreeView) -> None:
        super().__init__()
        self._tree_view = tree_view
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tree_view.setProperty("role", "scrolled")
        self.setWidget(tree_view)
        tree_view.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tree_view.set_room(self.viewport().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class BeamView(QFrame):
    """The tree of a lane's search, as far as the clock has come, and the translation that is followed in it.

    Attributes:
        title, lane_choice, close_button: the head.
        tree_view: the tree.

    Signals:
        followed(str, object): the reader wants this model's translation to begin with these pieces, a tuple of numbers.
        closed(): the reader wants the lanes again.
    """

    followed = Signal(str, object)
    closed = Signal()

    def __init__(self, lanes: LaneRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        say(self.setAccessibleName, lambda: self.tr("Beam search"))
        self._lanes = lanes
        self._trace: TranslationTrace | None = None
        self._step = math.inf
        self._models: tuple[str, ...] = ()
        self.title = Label("", 20, 600)
        self.lane_choice = self._choice_among(())
        self.close_button = Button(lambda: self.tr("Back to the lanes"), "close", height=SMALL_CONTROL_HEIGHT)
        self.close_button.clicked.connect(self.closed)
        self._output = ElidedLabel("", 18)
        self.tree_view = BeamTreeView()
        self.tree_view.chosen.connect(self._on_chosen)
        self.tree_view.reached.connect(self._on_reached)
        self._scroll = _Scroll(self.tree_view)
        self._lay_out()
        self._say_title()
        on_language(self, self._say_title)

    @property
    def model(self) -> str:
        """The model whose search is shown; "" without one."""
        return str(self.lane_choice.value())

    @property
    def output(self) -> str:
        """The translation that is followed, as far as the clock has come."""
        return self._output.text()

    def choose_lane(self, architecture: str) -> None:
        """Show the search of an architecture's lane, if there is one."""
        for model in self._models:
            if self._lanes.lane(model).architecture == architecture:
                self.lane_choice.set_value(model)

    def show_trace(self, trace: TranslationTrace | None, playback: Playback) -> None:
        """Take note of a record and of the clock; shown while the view is open."""
        self._trace = trace
        self._step = math.inf if playback.is_at_end else playback.step
        if self.isVisible():
            self._show()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        # A focus proxy would stand before the head in the order of Tab, which then goes round the head.
        self.tree_view.setFocus(reason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def minimumSizeHint(self) -> QSize:
        # That of a head in two rows, else the view could not become so narrow that it needs them.
        first = self.title.sizeHint().width() + 2 * HEAD_GAP + self.close_button.sizeHint().width()
        widest = max(first, self.lane_choice.minimumSizeHint().width())
        return QSize(widest + 2 * CARD_PADDING, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_choice()

    def _lay_out(self) -> None:
        self._head = QGridLayout()
        self._head.setHorizontalSpacing(HEAD_GAP)
        self._head.setVerticalSpacing(8)
        self._head.addWidget(self.title, 0, 0)
        self._head.setColumnStretch(1, 1)
        self._head.addWidget(self.close_button, 0, 2)
        self._place_choice()
        note = ElidedLabel(
            lambda: self.tr("The figure is the score: log-probability over a length penalty."), 13, "ink3"
        )
        notes = QHBoxLayout()
        notes.setSpacing(16)
        notes.addWidget(note, 1)
        notes.addWidget(FateLegend())
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_PADDING, CARD_PADDING, CARD_PADDING, CARD_PADDING)
        column.setSpacing(8)
        column.addLayout(self._head)
        column.addLayout(notes)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._output)

    def _place_choice(self) -> None:
        """Beside the title, or under it where there is no room."""
        parts = (self.title, self.lane_choice, self.close_button)
        needed = sum(part.sizeHint().width() for part in parts) + 2 * (HEAD_GAP + CARD_PADDING)
        place = (0, 1, 1, 1) if needed <= self.width() else (1, 0, 1, 3)
        self._head.addWidget(self.lane_choice, *place, Qt.AlignmentFlag.AlignLeft)

    @Slot()
    def _show(self) -> None:
        trace = self._trace
        self._offer_lanes(tuple(trace.lanes) if trace else ())
        lane = trace.lanes.get(self.model) if trace else None
        if trace is None or lane is None:
            self._output.setText("")
            self._say_title()
            self.tree_view.show_tree("", self.tree_view.tree.until(0), ())
            return
        tree = beam_tree(lane, self._step)
        followed = tree.followed(lane.token_ids)
        self._say_title()
        self.tree_view.show_tree(self._lanes.lane(self.model).architecture, tree, followed)
        steps = lane.steps if self._step == math.inf else lane.until(int(self._step))
        parts = [(" " if step.piece.starts_word else "") + step.piece.text for step in steps if not step.piece.is_end]
        self._output.setText("".join(parts).strip())

    def _say_title(self) -> None:
        is_of_lane = self._trace is not None and self.model in self._trace.lanes
        width = self._trace.decoding.width if self._trace else 0
        text = self.tr("Beam search, width {width}") if is_of_lane else self.tr("Beam search")
        self.title.setText(text.format(width=width))

    def _choice_among(self, models: tuple[str, ...]) -> SegmentedControl:
        titles: list[tuple[Text, str]] = [(partial(self._lane_title, model), model) for model in models]
        choice = SegmentedControl(titles or ((lambda: self.tr("no lane"), ""),), height=SMALL_CONTROL_HEIGHT)
        say(choice.setAccessibleName, lambda: self.tr("Lane"))
        return choice

    def _lane_title(self, model: str) -> str:
        return self._lanes.lane(model).facts.title if model in self._lanes.models() else ""

    def _offer_lanes(self, models: tuple[str, ...]) -> None:
        """Let the reader choose among these lanes; the one that was chosen stays if it is among them."""
        if models == self._models:
            return
        chosen, self._models = self.model, models
        choice = self._choice_among(models)
        if models:
            choice.set_value(chosen if chosen in models else models[-1])
        choice.value_changed.connect(self._show)
        self._head.removeWidget(self.lane_choice)
        self.lane_choice.hide()
        self.lane_choice.deleteLater()
        self.lane_choice = choice
        self._place_choice()
        order_tabs([self.close_button, choice, self.tree_view])

    @Slot(object)
    def _on_chosen(self, place: Place) -> None:
        self.followed.emit(self.model, self.tree_view.tree.token_ids(place))

    @Slot(object)
    def _on_reached(self, box: QRectF) -> None:
        middle = box.center().toPoint()
        self._scroll.ensureVisible(
            middle.x(), middle.y(), round(box.width() / 2) + SIGHT, round(box.height() / 2) + SIGHT // 4
        )
