"""The Stage's closer look at one step: which step and lane, which head, and its numbers."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QStackedWidget, QWidget

from engine.events import Failure, HeadsParts
from gui.i18n.engine_failures import failure_words, what_next
from gui.i18n.spoken import Text, on_language, say
from gui.state.inspected_step import InspectedStep
from gui.state.look import Head
from gui.state.weighing import Reads, shown_places
from gui.theme import CARD_PADDING, SMALL_CONTROL_HEIGHT, scaled
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.combo import LabelledCombo
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.label import Label
from gui.widgets.lane_notice import LaneNotice
from gui.widgets.lane_view import shown_text
from gui.widgets.segmented import SegmentedControl
from gui.widgets.step_areas import NARROWEST
from gui.widgets.step_canvas import StepCanvas

ROOMY, ONE_ROW = 1000, 860
GAP = 12


class MicroscopePanel(Card):
    """Shows a step that was taken apart; while it is not there yet or cannot be, says so.

    Signals:
        closed(): the reader wants the lanes back.
        retried(): the reader asked for the step again.
        lane_chosen(str): the reader wants to see this model's step.
    """

    closed = Signal()
    retried = Signal()
    lane_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        say(self.setAccessibleName, lambda: self.tr("Under the microscope"))
        self._step: InspectedStep | None = None
        self._grid = (0, 0)
        self.back_button = Button(lambda: self.tr("Lanes"), "back", role="quiet", height=SMALL_CONTROL_HEIGHT)
        say(self.back_button.setAccessibleName, lambda: self.tr("Back to the lanes"))
        self._title = Label("", 18, 600, tabular=True)
        self._note = ElidedLabel("", 14, "ink3")
        self.reads = SegmentedControl(
            [(lambda: self.tr("Cross-attention"), "source"), (lambda: self.tr("Self-attention"), "target")], 32
        )
        say(self.reads.setAccessibleName, lambda: self.tr("Which attention"))
        self.layer = LabelledCombo(lambda: self.tr("Layer"), SMALL_CONTROL_HEIGHT)
        self.head = LabelledCombo(lambda: self.tr("Head"), SMALL_CONTROL_HEIGHT)
        self.lane = LabelledCombo("", SMALL_CONTROL_HEIGHT)
        say(self.lane.setAccessibleName, lambda: self.tr("Lane"))
        self.canvas = StepCanvas()
        self.notice = LaneNotice("ink")
        say(self.notice.retry.setAccessibleName, lambda: self.tr("Try to take this step apart again"))
        self._canvas_area = QScrollArea()  # for large text in a low window
        self.canvas.setProperty("role", "scrolled")
        self._canvas_area.setWidget(self.canvas)
        self.canvas.setAutoFillBackground(False)
        self._canvas_area.viewport().setAutoFillBackground(False)
        self._canvas_area.setWidgetResizable(True)
        self._canvas_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._canvas_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._canvas_area)
        self._pages.addWidget(self.notice)
        self._lay_out()
        self._connect()
        on_language(self, self._say_head)

    @property
    def step(self) -> InspectedStep | None:
        """The step that is shown, or waited for."""
        return self._step

    def show_lanes(self, lanes: Sequence[tuple[str, str]], model: str) -> None:
        """Offer these lanes, (model, title), with one chosen."""
        with QSignalBlocker(self.lane):
            shown = [(self.lane.itemData(index), self.lane.itemText(index)) for index in range(self.lane.count())]
            if shown != list(lanes):
                self.lane.clear()
                for known, title in lanes:
                    self.lane.addItem(title, known)
            self.lane.setCurrentIndex(self.lane.findData(model))

    def show_step(self, step: InspectedStep, head: Head) -> None:
        """Show a step; of many heads, the one that was chosen here, at first `head`.

        One that is not taken apart yet leaves the picture of the step before as it is.
        """
        is_other_lane = self._step is None or self._step.lane.model != step.lane.model
        self._step = step
        self._say_head()
        parts = step.told.parts if step.told else None
        if step.told or step.failure or is_other_lane:
            self._show_heads(parts if isinstance(parts, HeadsParts) else None, head)
        if step.failure:
            self._say_failure(step.failure)
        elif step.told is None:
            if is_other_lane or self._pages.currentWidget() is self.notice:
                self._say(
                    lambda: self.tr("Taking the step apart"),
                    lambda: self.tr("The model computes it anew, number by number."),
                )
        elif parts is None:
            self._say(
                lambda: self.tr("Nothing to look at here"),
                lambda: self.tr("This architecture does not tell what it computes on its way to the next piece."),
            )
        else:
            self._pages.setCurrentWidget(self._canvas_area)
            self._show_canvas()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._note.setVisible(self.width() >= ROOMY)
        is_roomy = self.width() >= scaled(ONE_ROW)
        self._head.setDirection(QBoxLayout.Direction.LeftToRight if is_roomy else QBoxLayout.Direction.TopToBottom)

    def _lay_out(self) -> None:
        names, controls = QHBoxLayout(), QHBoxLayout()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for row in (names, controls, self._head, self.body):
            row.setSpacing(GAP)
        names.addWidget(self.back_button)
        names.addWidget(self._title)
        names.addWidget(self._note, 1)
        names.addStretch(0)
        for control in (self.reads, self.layer, self.head, self.lane):
            controls.addWidget(control)
        controls.addStretch(0)
        self._head.addLayout(names, 1)
        self._head.addLayout(controls)
        self.body.addLayout(self._head)
        self.body.addWidget(self._pages, 1)
        self.setMinimumWidth(NARROWEST + 2 * CARD_PADDING)  # its head takes two rows then

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.closed)
        self.notice.retried.connect(self.retried)
        self.reads.value_changed.connect(self._show_canvas)
        self.layer.currentIndexChanged.connect(self._show_canvas)
        self.head.currentIndexChanged.connect(self._show_canvas)
        self.lane.activated.connect(self._on_lane)

    def _show_heads(self, parts: HeadsParts | None, head: Head) -> None:
        """Offer the heads of a model that has some; a choice that was made among as many stays."""
        for control in (self.reads, self.layer, self.head):
            control.setVisible(parts is not None)
        if parts is None:
            return
        grid = parts.cross_attention.weights.shape[:2]
        if grid == self._grid:
            return
        self._grid = (grid[0], grid[1])
        for combo, count, chosen in ((self.layer, grid[0], head[0]), (self.head, grid[1], head[1])):
            with QSignalBlocker(combo):
                combo.clear()
                combo.addItems([str(number + 1) for number in range(count)])
                combo.setCurrentIndex(chosen)

    @Slot()
    def _show_canvas(self) -> None:
        if self._step and self._step.told:
            reads: Reads = "target" if self.reads.value() == "target" else "source"
            chosen = (max(self.layer.currentIndex(), 0), max(self.head.currentIndex(), 0))
            self.canvas.show_step(self._step, reads, chosen)
            self._say_head()

    def _say_head(self) -> None:
        """Name the step, and tell which numbers of its vectors are drawn."""
        if step := self._step:
            text = self.tr("Step {step}: {piece}")
            self._title.setText(text.format(step=step.step, piece=shown_text(step.token.piece)))
            self._note.setText(self._which_numbers())

    def _which_numbers(self) -> str:
        """Which numbers of the vectors are drawn."""
        weighing = self.canvas.weighing()
        if weighing is None:
            return ""
        size = len(weighing.query)
        places = [str(place + 1) for place in shown_places(size)]
        if len(places) == size:
            return self.tr("all {size} numbers of each vector are drawn").format(size=size)
        listed = ", ".join([*places[:3], "…", places[-1]])
        text = self.tr("{shown} of {size} numbers of each vector are drawn: {listed}")
        return text.format(shown=len(places), size=size, listed=listed)

    def _say_failure(self, failure: Failure) -> None:
        self._say(lambda: failure_words(failure.what), lambda: what_next(failure), can_retry=True)

    def _say(self, headline: Text, text: Text, can_retry: bool = False) -> None:
        self.notice.say(headline, text, can_retry)
        self._pages.setCurrentWidget(self.notice)

    @Slot(int)
    def _on_lane(self, index: int) -> None:
        self.lane_chosen.emit(self.lane.itemData(index))
