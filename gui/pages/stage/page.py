"""The Stage: a sentence, a lane for each model that translates it, and one clock."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from engine.events import Event, JobFailed, PackDescription
from gui.bridge import EngineBridge
from gui.i18n.engine_failures import failure_words
from gui.i18n.spoken import say
from gui.pages.stage.beam_view import BeamView
from gui.pages.stage.branching import Branching
from gui.pages.stage.comparison import Comparison
from gui.pages.stage.decoding_control import DecodingControl
from gui.pages.stage.input_hint import InputHint
from gui.pages.stage.ladder import LadderPlay
from gui.pages.stage.lane_models import LaneModels
from gui.pages.stage.lane_row import LaneRow
from gui.pages.stage.look_choice import LookChoice
from gui.pages.stage.microscope import Microscope
from gui.pages.stage.page_layout import lay_out_rows
from gui.pages.stage.reading_aids import ReadingAids
from gui.pages.stage.saliency_requests import SaliencyRequests
from gui.pages.stage.sessions import Sessions
from gui.pages.stage.stage_clock import StageClock
from gui.pages.stage.stage_views import StageViews
from gui.pages.stage.take_away import TakeAway
from gui.pages.stage.tool_row import ToolRow
from gui.pages.stage.top_bar import TopBar
from gui.state.decoding_choice import GREEDY, DecodingChoice
from gui.state.playback import Playback
from gui.state.translation_trace import TranslationTrace
from gui.theme import SMALL_CONTROL_HEIGHT, is_restyling
from gui.widgets.button import Button
from gui.widgets.playback_bar import PlaybackBar
from gui.widgets.tab_order import order_tabs


class StagePage(QWidget):
    """Translates a sentence with all models on its lanes and shows their steps on one clock.

    The engine decodes at its own speed and the page keeps the record: playing, going back and scrubbing only read it.

    Attributes:
        playback, playback_bar: the clock and its controls.
        top_bar: the row over the lanes. tools: the small controls under the sentence.
        lanes: the lanes. views: the lanes, or what is open in their place.
        look: how all lanes are looked at. decoding: the choice of how translations are decoded.
        beam_view: the beam search of one lane. microscope: the closer look at one step.
        branching: what lets a lane go on otherwise.
        aids: what is told of whole translations, and their reference. ladder: sentences played one after the other.
        comparison: the same lane with another checkpoint beside it.
        take_away: copying and saving. sessions: opening and saving of session files.
        lecture_button: asks for this page alone in large type.

    Signals:
        lecture_requested(bool): the reader wants this page alone in large type, or no longer.
    """

    lecture_requested = Signal(bool)

    def __init__(self, bridge: EngineBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.playback = Playback()
        self._bridge = bridge
        self._trace: TranslationTrace | None = None
        self._is_lecturing = False
        self._is_starting = True  # until the packs are known
        self._waits_for_models = False
        self.top_bar = TopBar()
        self._hint = InputHint()
        self.tools = ToolRow()
        self.lecture_button = Button("", "lecture", role="quiet", height=SMALL_CONTROL_HEIGHT)
        self.look = LookChoice()
        self._saliency = SaliencyRequests(bridge, self)
        self.decoding = DecodingControl()
        self.tools.add_left(self.look)
        self.tools.add_left(self.decoding)
        self.lanes = LaneRow()
        self.views = StageViews(self.lanes)
        self._models = LaneModels(bridge, self.top_bar, self.lanes, self)
        self.aids = ReadingAids(bridge, self.lanes, self.top_bar.reference, self)
        self.ladder = LadderPlay(self.top_bar, self.lanes, self.playback, self.aids, self._begin, self)
        self.branching = Branching(bridge, self.lanes, self.playback, self)
        self.beam_view = BeamView(self.lanes)
        self.comparison = Comparison(bridge, self.lanes, self._models, lambda: self._trace, self)
        self.microscope = Microscope(bridge, self.views, self.lanes, self)
        self.take_away = TakeAway(self, self.lanes, self._models, lambda: self._trace)
        for tool in (self.comparison.button, self.take_away.button):
            self.tools.add_right(tool)
        self.views.add(self.beam_view, self.microscope.panel)
        self.playback_bar = PlaybackBar()
        self._clock = StageClock(self.playback, self.playback_bar, self)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        lay_out_rows(self, self._rows())
        self._limit_width()
        self._add_tools()
        self._connect()
        self.sessions = Sessions(bridge, self, self._models, self)  # hears of events after the page itself
        self.lanes.show_message(lambda: self.tr("The engine is starting"), lambda: self.tr("This takes a few seconds."))

    @property
    def trace(self) -> TranslationTrace | None:
        """The record of the translation that is shown."""
        return self._trace

    @property
    def hint(self) -> str:
        """What is said under the field; empty if nothing is."""
        return self._hint.text()

    def is_translating_as(self, job_id: int) -> bool:
        """Whether this job is the translation on the lanes, of which the page itself tells why it failed."""
        return self._trace is not None and self._trace.is_of(job_id)

    def is_idle(self) -> bool:
        """Whether nothing is loading or decoding."""
        is_decoding = self._trace is not None and not self._trace.is_over
        is_waiting = self._models.is_loading or self._waits_for_models
        return not (is_waiting or is_decoding or self._saliency.is_busy or self.aids.is_scoring)

    def set_packs(self, packs: tuple[PackDescription, ...]) -> None:
        """Offer these packs; the preferred one is loaded if nothing is on the lanes yet."""
        self._is_starting = False
        self.lanes.show_message(
            lambda: self.tr("No trained model yet"),
            lambda: self.tr("The Train page makes one in a few minutes, from a corpus that is already here."),
        )
        self._models.set_packs(packs)
        self._translate_if_awaited()

    def prefer_pack(self, name: str) -> None:
        """Begin with this pack, if there is one of that name, once it is known which packs there are."""
        self._models.preferred = name

    def show_models(self, models: tuple[str, ...]) -> None:
        """Put these models on the lanes and load those that are not on them already."""
        self._models.show(models)

    def set_lecturing(self, is_on: bool) -> None:
        """Leave out what is not to be seen from the back row, or show it again."""
        self._is_lecturing = is_on
        self.top_bar.set_lecturing(is_on)
        self._show_tools()

    def set_text(self, text: str) -> None:
        """Put a sentence into the field."""
        self.ladder.leave_for(text)
        self.top_bar.field.setText(text)

    @Slot()
    def translate(self) -> None:
        """Translate the sentence with all models that are here, once none is on its way any more."""
        text = self.top_bar.field.text().strip()
        if self.top_bar.field.is_composing:
            return
        self._cancel_translation()
        self._waits_for_models = False
        if not text:
            self._hint.say(lambda: self.tr("Type a sentence first, or choose one of the samples."))
            self.top_bar.field.setFocus()
            return
        self.top_bar.field.home(False)
        self.setFocus()
        self._begin(text)

    def _begin(self, text: str) -> None:
        """Translate a sentence in place of the one before, as soon as models are here."""
        self.ladder.leave_for(text)
        self.forget_translation()
        self._waits_for_models = self._is_starting or self._models.is_loading
        if self._waits_for_models:
            self._hint.say(lambda: self.tr("The translation starts as soon as the models are loaded."))
        elif not self._models.ready:
            self._hint.say(lambda: self.tr("No model is here that could translate it."))
        else:
            self._hint.say("")
            models = self._models.ready
            decoding = self.decoding.choice
            job_id = self._bridge.translate(
                text, models, prefix=decoding.beginning, sampling=decoding.sampling, beam_width=decoding.beam_width
            )
            self._trace = TranslationTrace(job_id, text, models, decoding)
            self.branching.begin(self._trace)
            self.aids.begin(self._trace)
            self.playback.restart()
            self._refresh()

    def seek(self, step: int) -> None:
        """Stand still on a step, 1 for the first piece."""
        self._clock.seek(step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.views.opened:
            self.views.close_view()
        elif self.ladder.press(event):
            return
        elif event.key() == Qt.Key.Key_Escape and self._is_lecturing:
            self.lecture_requested.emit(False)
        elif event.key() == Qt.Key.Key_I and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.microscope.toggle()
        elif not self._clock.press(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self if self._trace else self.top_bar.field).setFocus()
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.run(is_seen=False)

    def changeEvent(self, event: QEvent) -> None:
        if is_restyling(event):
            self._limit_width()
        super().changeEvent(event)

    def _add_tools(self) -> None:
        say(self.lecture_button.setAccessibleName, lambda: self.tr("Lecture"))
        say(self.lecture_button.setToolTip, lambda: self.tr("This page alone, in large type (F11; Escape leaves)"))
        self.tools.add_right(self.lecture_button)

    def _rows(self) -> tuple[tuple[QWidget, int, int], ...]:
        """What stands under each other, with its share of spare height and the space over it."""
        return (
            (self.top_bar, 0, 0),
            (self._hint, 0, 0),
            (self.tools, 0, 12),
            (self.ladder.strip, 0, 0),
            (self.views, 1, 16),
            (self.playback_bar, 0, 12),
        )

    def _show_tools(self) -> None:
        """In a lecture there are no tools, but how one decodes is said unless it is the usual way."""
        if not self._is_lecturing:
            self.tools.show_groups(*self.tools.groups)
        elif self.decoding.choice != GREEDY:
            self.tools.show_groups(self.decoding)
        else:
            self.tools.show_groups()

    def _order_focus(self) -> None:
        """Let Tab go from the top bar over the tools to the lanes, made later than the playback bar."""
        left = self.look.kinds, self.look.units, self.decoding.button, self.decoding.tree
        right = self.comparison.button, self.take_away.button, self.lecture_button
        order_tabs([self.top_bar.translate_button, *left, *right, *self.lanes.focus_order()])

    def _limit_width(self) -> None:
        for widget, _, _ in self._rows():
            widget.setMaximumWidth(self.lanes.widest)

    def _connect(self) -> None:
        self._bridge.arrived.connect(self._on_events)
        self.top_bar.submitted.connect(self.translate)
        self.top_bar.paused.connect(self._on_typing_paused)
        self.lecture_button.clicked.connect(partial(self.lecture_requested.emit, True))
        self.top_bar.left.connect(self.setFocus)
        self.top_bar.packs.chosen.connect(self._on_pack_chosen)
        self.look.kind_chosen.connect(self.lanes.set_kind)
        self.look.by_word_chosen.connect(self.lanes.set_by_word)
        self.look.kind_chosen.connect(self._refresh)
        self._models.replaced.connect(self._on_models_replaced)
        self.comparison.changed.connect(self.translate)
        self.take_away.add_lane_entry(lambda: self.tr("Compare with…"), self.comparison.open_for)
        self.branching.changed.connect(self._refresh)
        self.branching.changed.connect(lambda: self._hint.tell_anew_of(self._trace))
        self.decoding.changed.connect(self._on_decoding_chosen)
        self.decoding.tree_asked.connect(partial(self.views.open, self.beam_view))
        self.beam_view.followed.connect(self.branching.follow)
        self.beam_view.closed.connect(self.views.close_view)
        self.views.closed.connect(self.setFocus)
        self.views.currentChanged.connect(lambda _: self.look.set_usable(self.views.opened is None))
        self._clock.moved.connect(self._refresh)
        self.aids.changed.connect(self._refresh)
        self.ladder.ended.connect(self._refresh)
        self.lanes.jumped.connect(self.seek)
        self.microscope.sought.connect(self.seek)

    @Slot(tuple)
    def _on_events(self, events: tuple[Event, ...]) -> None:
        was_recorded = False
        for event in events:
            if isinstance(event, JobFailed) and not event.job_id:
                self._is_starting = False
                self.lanes.show_message(
                    partial(failure_words, event.failure.what), partial(failure_words, event.failure.advice)
                )
            elif self._models.record(event) or self.microscope.record(event):
                continue
            elif self._saliency.record(event) or (self._trace and self._trace.record(event)):
                was_recorded = True
        if was_recorded:
            self.branching.settle()
            self._refresh()
            self._hint.tell_of(self._trace)
        self._translate_if_awaited()

    @Slot()
    def _on_typing_paused(self) -> None:
        """Translate what was typed, and let the reader type on."""
        text = self.top_bar.field.text().strip()
        if text and not (self._trace and self._trace.text == text):
            self._begin(text)

    @Slot(object)
    def _on_decoding_chosen(self, choice: DecodingChoice) -> None:
        """Translate the sentence that is shown as it is to be decoded now."""
        self._show_tools()
        if not choice.beam_width and self.views.opened is self.beam_view:
            self.views.close_view()
        if self._trace:
            self._begin(self._trace.text)

    @Slot()
    def _on_models_replaced(self) -> None:
        self.ladder.leave()
        self.forget_translation()
        self._limit_width()
        self._order_focus()

    @Slot(object)
    def _on_pack_chosen(self, pack: PackDescription) -> None:
        self.setFocus()
        self.show_models(pack.models)

    @Slot()
    def _refresh(self) -> None:
        """Show the record as it is now at the clock's step."""
        if self._trace:
            self.playback.grow(self._trace.length, not self._trace.is_complete or self.ladder.has_next)
            self.aids.refresh()
            self.lanes.show_trace(self._trace, self.playback.step, self.playback.blend)
            self._saliency.complete(self._trace, self.look.kinds.value())
        self.beam_view.show_trace(self._trace, self.playback)
        self.microscope.show(self._trace, self.playback.step)
        self.ladder.refresh(self._trace)
        self.playback_bar.show_playback(self.playback)
        self._clock.run(self.isVisible())

    def forget_translation(self) -> None:
        """Show no translation."""
        self._cancel_translation()
        self._saliency.forget()
        self._trace = None
        self.branching.begin(None)
        self.aids.begin(None)
        self.playback.clear()
        self.lanes.clear()
        self._refresh()

    def _translate_if_awaited(self) -> None:
        if self._waits_for_models and not (self._is_starting or self._models.is_loading):
            self._waits_for_models = False
            self._hint.say("")
            if text := self.top_bar.field.text().strip():
                self._begin(text)

    def _cancel_translation(self) -> None:
        if self._trace and not self._trace.is_over:
            for job_id in self._trace.open_jobs:
                self._bridge.cancel(job_id)
