"""Takes a picture of a page in a chosen state, with the real models or a real training."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Slot

from engine.events import EngineReady, Event, Failure, JobFailed, PackDescription
from gui.application import Session, open_session
from gui.event_rounds import settle, wait_until
from gui.i18n.language import Language
from gui.lesson_guide import find_lesson
from gui.main_window import MODELS, STAGE, TRAIN, WHY
from gui.pages.stage.page import StagePage
from gui.pages.train.corpus_combo import CorpusCombo
from gui.picture_looks import grab, save_every_look
from gui.resources import Sample, samples
from gui.settings import Settings
from gui.state.decoding_choice import GREEDY, DecodingChoice
from gui.state.look import Head, Kind, Reading
from gui.state.playback import INSTANT
from gui.widgets.combo import LabelledCombo

START_SECONDS = 120.0
DECODE_SECONDS = 300.0
INSPECT_SECONDS = 300.0
EXPERIMENT_SECONDS = 600.0


class PictureError(Exception):
    """Why a picture could not be taken, for the person who asked for it."""


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """What is to be seen.

    Attributes:
        output: the PNG file to write.
        size: of the window, (width, height) in px.
        language: of the window.
        sentence, step, pack: of the Stage; step 1 is the first piece, None the last; no pack: the first there is; no
            sentence: the pack's first sample.
        sample: of the Stage: in place of a sentence, a word of the sample, or its number from 1, as in the gallery.
        forced: of the Stage: at which step, from 1, which candidate (2: the second) is forced in each lane, in turn.
        decoding: of the Stage: how translations are decoded.
        compared: of the Stage: models beside those of the pack, such as another pack's or a checkpoint folder.
        session_file: of the Stage: what is shown instead of a sentence.
        cards: of the Stage: for which architectures the model's card is open.
        view: of the Stage: what is open in place of the lanes, None for nothing; with `ladder` the whole ladder was
            played, with `gallery` the samples are open over the lanes.
        lane: of the Stage: for which architecture the view is, whose lane is in front where not all have room.
        kind, by_word, reading, head: of the Stage: how the lanes are looked at, as in `Look`.
        text_scale: the factor between the tokens' sizes of text and those shown.
        corpus, preset, seconds: of the Train page: an embedded corpus, a size, how long to train before the picture.
        files: of the Train page: pairs in place of the embedded corpus.
        is_lecture: of the Stage: whether it is seen alone, in large type.
        experiment: of the Why page: the name or the number of the one that is open; it is run to its end.
        lesson, lesson_step: a shipped lesson by name, or a file; which of its steps is shown, 1 for the first.
        choices: of the Why page: what is chosen in the experiment's controls, by the names of its options.
        chosen: of the Models page: a pack, a model such as `everyday/rnn`, or a corpus of the catalogue.
        is_inspected, is_advanced: whether the Train page shows what the corpus holds, or every setting, instead of a
            training.
    """

    output: Path
    page: Literal["stage", "train", "why", "models"]
    theme: Literal["light", "dark", "high-contrast"]
    size: tuple[int, int]
    sentence: str | None
    step: int | None
    pack: str | None
    cards: tuple[str, ...]
    corpus: str
    preset: str
    seconds: float
    files: tuple[Path, ...] = ()
    sample: str | None = None
    view: Literal["beam", "microscope", "ladder", "gallery"] | None = None
    lane: str | None = None
    is_inspected: bool = False
    is_advanced: bool = False
    is_lecture: bool = False
    forced: tuple[tuple[int, int], ...] = ()
    decoding: DecodingChoice = GREEDY
    session_file: Path | None = None
    kind: Kind = "attention"
    by_word: bool = False
    reading: Reading = "cross"
    head: Head | None = None
    compared: tuple[str, ...] = ()
    experiment: str = "1"
    chosen: str = ""
    lesson: str | None = None
    lesson_step: int = 1
    choices: tuple[tuple[str, object], ...] = ()
    language: Language = "en"
    text_scale: float = 1.0
    in_every_look: bool = False


class _Reports(QObject):
    """What the engine has told so far."""

    def __init__(self) -> None:
        super().__init__()
        self.packs: tuple[PackDescription, ...] | None = None
        self.failures: list[Failure] = []

    @Slot(tuple)
    def note(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, EngineReady):
                self.packs = event.packs
            elif isinstance(event, JobFailed):
                self.failures.append(event.failure)

    def raise_failure(self) -> None:
        if self.failures:
            failure = self.failures[0]
            raise PictureError(" ".join(part for part in (failure.what, failure.advice) if part))


def take_picture(request: PictureRequest) -> bool:
    """Write the picture; whether the engine's thread has ended. Raises PictureError if the state is not reached."""
    if not request.output.absolute().parent.is_dir():
        raise PictureError(f"There is no folder {request.output.absolute().parent}.")
    with tempfile.TemporaryDirectory(prefix="lockstep-", ignore_cleanup_errors=True) as folder:
        settings = Settings(Path(folder) / "settings.ini")
        settings.appearance = request.theme
        settings.text_scale = request.text_scale
        session = open_session(settings, request.language)
        try:
            _reach(session, request, Path(folder) / "run")
            if path := _save(session, request):
                raise PictureError(f"{path} cannot be written.")
        finally:
            has_ended = session.close()
    return has_ended


def _save(session: Session, request: PictureRequest) -> Path | None:
    """Write what is seen; what could not be written, None if all is."""
    if request.in_every_look:
        return save_every_look(session, request.output)
    return None if grab(session).save(str(request.output), "PNG") else request.output


def _reach(session: Session, request: PictureRequest, run: Path) -> None:
    reports = _Reports()
    session.bridge.arrived.connect(reports.note)
    session.window.resize(*request.size)
    session.window.show()
    session.bridge.start()
    _expect(lambda: reports.packs is not None, START_SECONDS, "The engine did not start", reports)
    if request.lesson:
        _teach(session, request, reports)
    elif request.page == "stage":
        _translate(session, request, reports)
    elif request.page == "why":
        _experiment(session, request, reports)
    elif request.page == "models":
        _choose(session, request, reports)
    else:
        _train(session, request, run, reports)
    settle()


def _translate(session: Session, request: PictureRequest, reports: _Reports) -> None:
    stage = session.window.stage
    session.window.show_page(STAGE)
    if request.session_file:
        _open(session, request.session_file, reports)
        return
    pack = _choose_pack(request.pack, reports.packs or ())
    stage.show_models(pack.models)
    _expect(stage.is_idle, START_SECONDS, "The models did not load", reports)
    for model in request.compared:
        _compare(stage, model, reports)
    stage.decoding.popup.choose(request.decoding)
    if request.view == "ladder":
        _climb(stage, reports)
    else:
        stage.set_text(_sentence(request, samples(pack.source_language, pack.target_language, pack.corpus)))
        stage.translate()
    _expect(stage.is_idle, DECODE_SECONDS, "The translation did not end", reports)
    if not stage.playback.length:
        raise PictureError("Nothing was translated: is the sentence empty?")
    for step, rank in request.forced:
        _force(stage, step, rank, reports)
    stage.seek(request.step or stage.playback.length)
    _look(stage, request)
    if request.lane:
        stage.lanes.bring_to_front(_model_of(stage, request.lane))
    _expect(stage.is_idle, DECODE_SECONDS, "The saliency was not computed", reports)
    for lane in stage.lanes.lanes():
        lane.open_card(lane.architecture in request.cards)
    if request.view == "beam":
        stage.decoding.tree_asked.emit()
        if request.lane:
            stage.beam_view.choose_lane(request.lane)
    elif request.view == "gallery":
        stage.top_bar.samples_button.click()
    elif request.view == "microscope":
        _look_closer(session, request, reports)
    if request.is_lecture:
        session.window.lecture(True)
        session.window.showNormal()  # the picture has its own size, not the screen's
        session.window.resize(*request.size)


def _sentence(request: PictureRequest, offered: tuple[Sample, ...]) -> str:
    """What is to be translated."""
    if request.sample is None:
        return offered[0].text if request.sentence is None and offered else request.sentence or ""
    named = request.sample.casefold()
    for number, sample in enumerate(offered, start=1):
        if named == str(number) or named in sample.text.casefold():
            return sample.text
    raise PictureError(f"There is no sample with {request.sample!r} for these models.")


def _climb(stage: StagePage, reports: _Reports) -> None:
    """Play the ladder to its end, without waiting for the clock."""
    if not stage.top_bar.rungs:
        raise PictureError("There is no ladder for these models.")
    speed, stage.playback.speed = stage.playback.speed, INSTANT
    stage.ladder.play(stage.top_bar.rungs)
    ladder = stage.ladder.ladder
    _expect(lambda: ladder is None or ladder.is_done, DECODE_SECONDS, "The ladder did not end", reports)
    stage.playback.speed = speed


def _compare(stage: StagePage, model: str, reports: _Reports) -> None:
    for lane in stage.lanes.lanes():
        if lane.architecture in Path(model).parts:
            stage.comparison.add(model, lane.architecture)
            _expect(stage.is_idle, START_SECONDS, "The model to compare with did not load", reports)
            return
    raise PictureError(f"{model} is of no architecture that is on the lanes.")


def _open(session: Session, path: Path, reports: _Reports) -> None:
    sessions = session.window.stage.sessions
    sessions.failed.connect(reports.failures.append)
    sessions.open_file(path)
    _expect(lambda: not sessions.is_opening, DECODE_SECONDS, "The session was not opened", reports)


def _force(stage: StagePage, step: int, rank: int, reports: _Reports) -> None:
    """Let each lane that goes on to this step go on from there with another of its candidates."""
    stage.seek(step)
    for model, record in dict(stage.trace.lanes).items() if stage.trace else ():
        candidates = record.steps[step - 1].candidates if step <= len(record.steps) else ()
        if rank <= len(candidates):
            stage.branching.force(model, step - 1, candidates[rank - 1].token_id)
            _expect(stage.is_idle, DECODE_SECONDS, "The forced translation did not end", reports)


def _look(stage: StagePage, request: PictureRequest) -> None:
    """Look at the lanes as is asked for."""
    stage.look.kinds.set_value(request.kind)
    stage.look.units.set_value(request.by_word)
    for lane in stage.lanes.lanes():
        lane.matrix.readings.set_value(request.reading)
        lane.reads.heads.choose(request.head)


def _look_closer(session: Session, request: PictureRequest, reports: _Reports) -> None:
    """Open the microscope on the step, in a lane."""
    stage = session.window.stage
    model = _model_of(stage, request.lane) if request.lane else stage.lanes.models()[0]
    stage.microscope.open(model, stage.playback.step)
    _expect(lambda: not stage.microscope.is_waiting, DECODE_SECONDS, "The step was not taken apart", reports)


def _model_of(stage: StagePage, architecture: str) -> str:
    """The first model on the lanes of an architecture; raises PictureError if there is none."""
    lanes = {stage.lanes.lane(model).architecture: model for model in reversed(stage.lanes.models())}
    if architecture not in lanes:
        raise PictureError(f"There is no lane {architecture} (there is: {', '.join(reversed(lanes))}).")
    return lanes[architecture]


def _train(session: Session, request: PictureRequest, run: Path, reports: _Reports) -> None:
    """Train into `run`, which leaves nothing among the user's runs."""
    train = session.window.train
    session.window.show_page(TRAIN)
    if request.files:
        train.settings.corpus.choose_files(request.files)
    else:
        _choose_corpus(train.settings.corpus, request.corpus)
    if request.is_inspected:
        train.settings.inspect_button.click()
        _expect(train.inspection.is_complete, INSPECT_SECONDS, "The look at the corpus did not end", reports)
        return
    train.settings.size_choice.set_value(request.preset)
    if request.is_advanced:
        train.settings.advanced_button.click()
        return
    _choose_budget(train.settings.minutes, request.seconds)
    train.start(run)
    wait_until(lambda: bool(reports.failures) or train.is_idle(), request.seconds)
    reports.raise_failure()


def _choose(session: Session, request: PictureRequest, reports: _Reports) -> None:
    """Choose a model or a corpus."""
    models = session.window.models
    session.window.show_page(MODELS)
    _expect(models.is_idle, START_SECONDS, "The models were not listed", reports)
    if request.chosen and not models.choose(request.chosen):
        raise PictureError(f"There is no model and no corpus named {request.chosen}.")


def _teach(session: Session, request: PictureRequest, reports: _Reports) -> None:
    """Go to a step of a lesson, past its question."""
    window, guide = session.window, session.window.lessons
    guide.failed.connect(reports.failures.append)
    _expect(window.stage.is_idle, START_SECONDS, "The models did not load", reports)
    guide.open_file(find_lesson(request.lesson or ""))
    reports.raise_failure()
    while guide.course and guide.course.place < request.lesson_step - 1 and not guide.course.is_last:
        guide.course.pass_over()
        guide.move(1)
    _expect(lambda: window.stage.is_idle() and window.why.is_idle(), EXPERIMENT_SECONDS, "It did not end", reports)


def _experiment(session: Session, request: PictureRequest, reports: _Reports) -> None:
    """Run an experiment to its end."""
    why = session.window.why
    names = {request.experiment: request.experiment} | {f"{i}": name for i, name in enumerate(why.panels, start=1)}
    name = names[request.experiment]
    if name not in why.panels:
        raise PictureError(f"There is no experiment {name} (there is: {', '.join(why.panels)}).")
    why.show_experiment(name)
    session.window.show_page(WHY)
    _expect(why.is_idle, EXPERIMENT_SECONDS, "The experiment did not end", reports)
    if request.choices:
        try:
            why.panel.set_choices(dict(request.choices))
        except (KeyError, ValueError) as error:
            raise PictureError(f"The experiment {name} cannot be shown so: {error}.") from error
        _expect(why.is_idle, EXPERIMENT_SECONDS, "The experiment did not end", reports)
    if not why.panel.run.is_complete:
        why.panel.start()
        _expect(why.is_idle, EXPERIMENT_SECONDS, "The experiment did not end", reports)


def _choose_corpus(combo: CorpusCombo, embedded: str) -> None:
    for index in range(combo.count()):
        combo.setCurrentIndex(index)
        if combo.choice().embedded == embedded:
            return
    raise PictureError(f"There is no embedded corpus named {embedded}.")


def _choose_budget(combo: LabelledCombo, seconds: float) -> None:
    """The smallest that lasts long enough, so that the learning rate falls as in a training of this length."""
    minutes = [float(combo.itemData(index) or "inf") for index in range(combo.count())]
    enough = [index for index, value in enumerate(minutes) if value * 60 >= seconds]
    combo.setCurrentIndex(enough[0] if enough else combo.count() - 1)


def _choose_pack(name: str | None, packs: tuple[PackDescription, ...]) -> PackDescription:
    for pack in packs:
        if name in (None, pack.name) and pack.models:
            return pack
    known = ", ".join(pack.name for pack in packs) or "none"
    raise PictureError(
        f"There is no pack of models named {name} (there is: {known})." if name else "There are no models."
    )


def _expect(condition: Callable[[], bool], seconds: float, complaint: str, reports: _Reports) -> None:
    """Wait for a condition; raises PictureError if it is not met in time or a job fails meanwhile."""
    is_met = wait_until(lambda: condition() or bool(reports.failures), seconds)
    reports.raise_failure()
    if not is_met:
        raise PictureError(f"{complaint} within {seconds:.0f} seconds.")
