"""Plays a ladder of sentences on the Stage: one after the other, at the speed of the clock."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gui.i18n.spoken import on_language
from gui.pages.stage.lane_row import LaneRow
from gui.pages.stage.reading_aids import ReadingAids
from gui.pages.stage.top_bar import TopBar
from gui.state.ladder import Ladder, breath
from gui.state.playback import Playback
from gui.state.translation_trace import TranslationTrace
from gui.widgets.ladder_chart import LadderLane
from gui.widgets.ladder_strip import LadderStrip

STEPS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class LadderPlay(QObject):
    """Translates the next sentence once the clock has come to the end of one, and a breath has passed.

    The clock is as it is on one long recording: pausing it holds the ladder, too. Escape or another sentence ends it.

    Attributes:
        strip: what is told of it.

    Signals:
        ended(): the clock goes on to no other sentence.
    """

    ended = Signal()

    def __init__(
        self,
        top_bar: TopBar,
        lanes: LaneRow,
        playback: Playback,
        aids: ReadingAids,
        translate: Callable[[str], None],
        page: QWidget,
    ) -> None:
        """`translate` puts a sentence on the lanes in place of the one before."""
        super().__init__(page)
        self._page = page
        self.strip = LadderStrip()
        self._top_bar, self._lanes, self._playback, self._aids = top_bar, lanes, playback, aids
        self._translate = translate
        self._ladder: Ladder | None = None
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.timeout.connect(self._on_breath_over)
        self.strip.next_asked.connect(partial(self._climb, 1))
        self.strip.left.connect(self.leave)
        top_bar.ladder_asked.connect(self._on_asked)
        top_bar.field.textEdited.connect(self.leave)
        on_language(self, self._say)

    @property
    def ladder(self) -> Ladder | None:
        """What is played; None while nothing is."""
        return self._ladder

    @property
    def has_next(self) -> bool:
        """Whether a playing clock goes on to another sentence."""
        return self._ladder is not None and self._ladder.has_next

    def play(self, sentences: Sequence[str]) -> None:
        """Begin with the first of these sentences."""
        self._ladder = Ladder(sentences)
        self._page.setFocus()
        self._show_rung()

    @Slot()
    def leave(self) -> None:
        """End it where it is."""
        if self._ladder:
            self._breath.stop()
            self._ladder = None
            self._release_focus()
            self.strip.hide()
            self.ended.emit()

    def leave_for(self, sentence: str) -> None:
        """End it if this is to be translated and is none of its own doing."""
        if self._ladder and self._ladder.sentence != sentence:
            self.leave()

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks of it; whether it asks anything."""
        if self._ladder is None:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return True
        step = STEPS.get(Qt.Key(event.key()))
        if step:
            self._climb(step)
        return step is not None

    def refresh(self, trace: TranslationTrace | None) -> None:
        """Take note of what is shown now, and go on in a while if all of it was seen."""
        ladder = self._ladder
        if ladder is None:
            return
        if trace and trace.failure:
            self.leave()
            return
        is_at_end = self._playback.step == self._playback.length > 0
        is_seen = trace is not None and trace.is_complete and is_at_end
        if trace and is_seen and not self._aids.is_scoring:
            ladder.keep({model: self._aids.score(model) for model in trace.lanes})
        self._show(ladder)
        if is_seen and self._playback.is_playing and ladder.has_next and not self._aids.is_scoring:
            if not self._breath.isActive():
                self._breath.start(round(1000 * breath(self._playback.speed)))
        else:
            self._breath.stop()

    @Slot()
    def _on_asked(self) -> None:
        self.play(self._top_bar.rungs)

    @Slot()
    def _on_breath_over(self) -> None:
        if self.strip.isVisible():  # else it waits until the page is seen again
            self._climb(1)

    def _climb(self, step: int) -> None:
        if self._top_bar.field.is_composing:
            self.leave()
        elif self._ladder and self._ladder.go_to(self._ladder.rung + step):
            self._show_rung()

    def _show_rung(self) -> None:
        """Translate the sentence of the rung."""
        if self._ladder:
            self._breath.stop()
            if not self._ladder.has_next:
                self._release_focus()
            self._show(self._ladder)
            self._top_bar.field.setText(self._ladder.sentence)
            self._top_bar.field.home(False)
            self._translate(self._ladder.sentence)

    def _release_focus(self) -> None:
        """Give the focus to the page, where the keys of the clock are, before a button of the strip is lost."""
        if self.strip.isAncestorOf(self._page.window().focusWidget() or self._page):
            self._page.setFocus()

    def _say(self) -> None:
        if self._ladder:
            self._show(self._ladder)

    def _show(self, ladder: Ladder) -> None:
        shown = ((model, self._lanes.lane(model)) for model in self._lanes.models())
        lanes = (LadderLane(lane.facts.title, lane.architecture, ladder.scores(model)) for model, lane in shown)
        self.strip.show_ladder(ladder, tuple(lanes))
