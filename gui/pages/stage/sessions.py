"""Saving what the Stage shows as a session file, and opening one to the same picture."""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.events import Event, JobFailed, ModelsListed
from gui.bridge import EngineBridge
from gui.pages.stage.branching import Branching
from gui.pages.stage.decoding_control import DecodingControl
from gui.pages.stage.lane_models import LaneModels
from gui.pages.stage.lane_row import MOST_LANES, LaneRow
from gui.pages.stage.look_choice import LookChoice
from gui.pages.stage.session_words import describe_lack, describe_refusal
from gui.pages.stage.stage_views import StageViews
from gui.pages.stage.take_away import TakeAway
from gui.state.file_names import suggested_name
from gui.state.own_file import OwnFileError
from gui.state.playback import INSTANT, Playback
from gui.state.session_file import SUFFIX, SessionDecoding, SessionFile, SessionLane
from gui.state.session_models import find_session_models
from gui.state.translation_trace import LaneTrace, TranslationTrace
from gui.whole_files import write_whole
from gui.widgets.save_dialog import SaveDialog, remember_folder, usual_folder


class Stage(Protocol):
    """What a session needs of the page."""

    @property
    def playback(self) -> Playback: ...
    @property
    def trace(self) -> TranslationTrace | None: ...
    @property
    def lanes(self) -> LaneRow: ...
    @property
    def decoding(self) -> DecodingControl: ...
    @property
    def look(self) -> LookChoice: ...
    @property
    def branching(self) -> Branching: ...
    @property
    def views(self) -> StageViews: ...
    @property
    def take_away(self) -> TakeAway: ...
    def is_idle(self) -> bool: ...
    def show_models(self, models: tuple[str, ...]) -> None: ...
    def set_text(self, text: str) -> None: ...
    def translate(self) -> None: ...
    def forget_translation(self) -> None: ...
    def seek(self, step: int) -> None: ...


@dataclass(slots=True)
class _Opening:
    """A session on its way: `job_id` asks which models are here; `models` once that is known; then it is shown."""

    name: str
    session: SessionFile
    job_id: int
    models: dict[str, SessionLane] | None = None
    is_forced: bool = False


class Sessions(QObject):
    """Opens and saves sessions: Ctrl+O and Ctrl+S, the menu of the share button, and `open_file`.

    Signals:
        failed(Failure): a file could not be opened, wholly or at all, or not be written.
    """

    failed = Signal(object)

    def __init__(self, bridge: EngineBridge, stage: Stage, models: LaneModels, page: QWidget) -> None:
        super().__init__(page)
        self._bridge, self._stage, self._models, self._page = bridge, stage, models, page
        self._opening: _Opening | None = None
        bridge.arrived.connect(self._on_events)
        for key, action in ((QKeySequence.StandardKey.Open, self.open), (QKeySequence.StandardKey.Save, self.save)):
            QShortcut(QKeySequence(key), page).activated.connect(action)
        stage.take_away.add_entry(lambda: self.tr("Open session…"), QKeySequence.StandardKey.Open, self.open)
        stage.take_away.add_entry(lambda: self.tr("Save session…"), QKeySequence.StandardKey.Save, self.save)

    @property
    def is_opening(self) -> bool:
        """Whether a session is on its way."""
        return self._opening is not None

    @Slot()
    def open(self) -> None:
        """Ask for a session file and open it."""
        dialog = QFileDialog(self._page, self.tr("Open session"), usual_folder(), self._filter())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.open_file(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_file(self, path: Path) -> None:
        """Show what a session file tells of."""
        try:
            session = SessionFile.read(path)
        except OwnFileError as error:
            self.failed.emit(describe_refusal(path.name, error))
            return
        remember_folder(path.parent)
        self._opening = _Opening(path.name, session, self._bridge.list_models(with_weights=True))

    @Slot()
    def save(self) -> None:
        """Ask for a place and save there what is shown now; without models there is nothing to save."""
        session = self.session()
        if session is None:
            return

        def write(path: Path) -> None:
            if failure := write_whole(path, session.to_bytes()):
                self.failed.emit(failure)

        kinds = {SUFFIX: self.tr("Session")}
        SaveDialog(self._page, self.tr("Save session"), suggested_name(session.sentence), kinds, write).open()

    def session(self) -> SessionFile | None:
        """What is shown now; None without models."""
        trace, playback = self._stage.trace, self._stage.playback
        lanes = tuple(self._lane(model, trace) for model in self._models.ready)
        if not lanes:
            return None
        speed = None if math.isinf(playback.speed) else playback.speed
        text = trace.text if trace else ""
        decoding = SessionDecoding.of(trace.decoding if trace else self._stage.decoding.choice)
        return SessionFile(
            sentence=text,
            lanes=lanes,
            decoding=decoding,
            kind=self._stage.look.kinds.value(),
            by_word=self._stage.look.units.value(),
            speed=speed,
            step=playback.step,
        )

    def _lane(self, model: str, trace: TranslationTrace | None) -> SessionLane:
        loaded = self._models.loaded[model]
        record = trace.lanes.get(model) if trace else None
        look = self._stage.lanes.lane(model).look
        return SessionLane(
            model=model,
            architecture=loaded.architecture.name,
            weights=loaded.weights,
            head=look.head,
            reading=look.reading,
            forced=_forced(record) if record else (),
        )

    @Slot(tuple)
    def _on_events(self, events: tuple[Event, ...]) -> None:
        opening = self._opening
        if opening is None:
            return
        for event in events:
            if isinstance(event, ModelsListed) and event.job_id == opening.job_id:
                self._show(opening, event)
            elif isinstance(event, JobFailed) and event.job_id in (0, opening.job_id):
                self._opening = None
        if self._opening and opening.models is not None and self._stage.is_idle():
            self._settle(opening, opening.models)

    def _show(self, opening: _Opening, listed: ModelsListed) -> None:
        """Put the models that are here on the lanes, and translate."""
        session, found = opening.session, find_session_models(opening.session.lanes, listed.models, MOST_LANES)
        if lack := describe_lack(opening.name, found):
            self.failed.emit(lack)
        if not found.here:
            self._opening = None
            return
        self._stage.views.close_view()
        opening.models = {model: lane for lane, model in found.here}
        self._stage.show_models(tuple(opening.models))
        self._stage.set_text(session.sentence)
        self._stage.decoding.popup.choose(session.decoding.choice)
        self._stage.look.kinds.set_value(session.kind)
        self._stage.look.units.set_value(session.by_word)
        self._stage.playback.speed = INSTANT if session.speed is None else session.speed
        if session.sentence:
            self._stage.translate()
        else:
            self._stage.forget_translation()

    def _settle(self, opening: _Opening, models: dict[str, SessionLane]) -> None:
        """Once all is loaded and translated: look at the heads, force what was forced, and go to the step."""
        trace, session = self._stage.trace, opening.session
        is_shown = trace is not None and trace.text == session.sentence.strip()
        if trace and is_shown and not opening.is_forced:
            opening.is_forced = True
            for model, lane in models.items():
                if lane.forced and model in trace.lanes:
                    self._stage.branching.follow(model, lane.forced)
            if not self._stage.is_idle():
                return
        self._opening = None
        if session.sentence and not is_shown:
            return  # the reader has gone on to something else
        for model, lane in models.items():
            shown = self._stage.lanes.lane(model)
            if shown.reads.heads.offers(lane.head):
                shown.reads.heads.choose(lane.head)
            shown.matrix.readings.set_value(lane.reading)
        if session.step and trace:
            self._stage.seek(session.step)

    def _filter(self) -> str:
        return self.tr("Session (*.{suffix})").format(suffix=SUFFIX)


def _forced(record: LaneTrace) -> tuple[int, ...]:
    """The pieces that a branch begins with, up to the last one that was forced; none for a model's own translation."""
    if record.former is None:
        return ()
    last = max((place for place, step in enumerate(record.steps) if step.is_forced), default=-1)
    return record.token_ids[: last + 1]
