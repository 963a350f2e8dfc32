"""Leads the reader through a lesson: sets each step's scene on the pages and hides what is not to be seen."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from engine.events import EngineReady, Event, Failure
from gui.bridge import EngineBridge
from gui.i18n.text import tr
from gui.pages.stage.page import StagePage
from gui.pages.why.page import WhyPage
from gui.resources import shipped_lessons
from gui.state.lesson import Control, ExperimentScene, Lesson, LessonCourse, StageScene
from gui.state.number_format import format_count
from gui.state.own_file import MOST_BYTES, OwnFileError
from gui.widgets.lesson_strip import LessonStrip


class LessonGuide(QObject):
    """The lesson that is open, if any; a scene is set once its question, if it asks one, was answered or passed over.

    Attributes:
        strip: where the lesson speaks.

    Signals:
        failed(Failure): a lesson cannot be opened, or not be shown as it says.
        page_asked(str): a step takes place on this page.
    """

    failed = Signal(object)
    page_asked = Signal(str)

    def __init__(
        self,
        bridge: EngineBridge,
        stage: StagePage,
        why: WhyPage,
        controls: Callable[[], Mapping[Control, QWidget]],
        parent: QObject | None = None,
    ) -> None:
        """`controls` are those that a lesson can hide."""
        super().__init__(parent)
        self._stage, self._why, self._controls = stage, why, controls
        self._course: LessonCourse | None = None
        self._hidden: list[QWidget] = []
        self._packs: dict[str, tuple[str, ...]] = {}
        self._awaited: StageScene | None = None
        self._awaited_experiment: ExperimentScene | None = None
        self.strip = LessonStrip()
        self.strip.moved.connect(self.move)
        self.strip.answered.connect(self.answer)
        self.strip.left.connect(self.leave)
        bridge.arrived.connect(self._on_events)

    @property
    def course(self) -> LessonCourse | None:
        """Where the reader is; None without a lesson."""
        return self._course

    def open_file(self, path: Path) -> None:
        """Begin the lesson in a file, or tell why it cannot be."""
        try:
            self.begin(Lesson.read(path))
        except OwnFileError as error:
            self.failed.emit(describe_refusal(path.name, error))

    def begin(self, lesson: Lesson) -> None:
        """Begin a lesson with its first step."""
        unknown = {s.experiment.name for s in lesson.steps if s.experiment} - set(self._why.panels)
        if unknown:
            what = tr("The lesson “{title}” speaks of experiments that are not here: {names}.")
            known = tr("There are: {names}.").format(names=", ".join(self._why.panels))
            text = what.format(title=lesson.title, names=", ".join(sorted(unknown)))
            self.failed.emit(Failure(text, tr("Nothing was changed."), known, ""))
            return
        self._course = LessonCourse(lesson)
        self._show()

    @Slot(int)
    def move(self, move: int) -> None:
        """One step on or back; from a question that waits, to what it is about; from the last step, out."""
        course = self._course
        if course is None:
            return
        if move > 0 and course.waits_for_answer:
            course.pass_over()
        elif move > 0 and course.is_last:
            self.leave()
            return
        else:
            course.go(move)
        self._show()

    @Slot(int)
    def answer(self, choice: int) -> None:
        """Take the reader's prediction, and show what happens."""
        if self._course:
            self._course.choose(choice)
            self._show()

    @Slot()
    def leave(self) -> None:
        """End the lesson; what it hid is seen again."""
        self._course, self._awaited, self._awaited_experiment = None, None, None
        self._reveal()
        self.strip.hide()

    def _show(self) -> None:
        course = self._course
        if course is None:
            return
        self.strip.show_course(course)
        self._reveal()
        self.page_asked.emit(course.step.page)
        controls = self._controls()
        for name in course.step.hidden:
            if not controls[name].isHidden():
                controls[name].hide()
                self._hidden.append(controls[name])
        if not course.waits_for_answer:
            self._set_scene(course)
        self.strip.next.setFocus()

    def _reveal(self) -> None:
        for widget in self._hidden:
            widget.show()
        self._hidden = []

    def _set_scene(self, course: LessonCourse) -> None:
        step = course.step
        if step.experiment:
            self._open_experiment(step.experiment)
        elif step.stage:
            self._set_stage(step.stage)

    def _open_experiment(self, scene: ExperimentScene) -> None:
        self._why.show_experiment(scene.name)
        self._awaited_experiment = None if self._packs else scene
        if self._awaited_experiment:
            return  # what can be chosen is known once the engine is there
        if scene.choices:
            try:
                self._why.panel.set_choices(scene.choices)
            except (KeyError, ValueError) as error:
                text = tr("The lesson chooses what the experiment {name} does not offer: {detail}.")
                what = text.format(name=scene.name, detail=error)
                self.failed.emit(Failure(what, tr("The experiment is shown as it was."), "", ""))
                return
        if scene.run:
            self._why.panel.run_unless_complete()

    def _set_stage(self, scene: StageScene) -> None:
        stage = self._stage
        if scene.pack is not None:
            models = self._packs.get(scene.pack)
            if models is None and self._packs:
                text = tr("The lesson asks for the models “{pack}”, which are not here.").format(pack=scene.pack)
                self.failed.emit(Failure(text, tr("The models on the Stage stay as they are."), "", ""))
            elif models:
                stage.show_models(models)
        stage.look.kinds.set_value(scene.show)
        stage.look.units.set_value(scene.words)
        if scene.sentence is not None:
            stage.set_text(scene.sentence)
            stage.translate()
        self._awaited = scene if scene.step is not None else None
        self._seek_when_ready()

    @Slot(tuple)
    def _on_events(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, EngineReady):
                self._packs = {pack.name: pack.models for pack in event.packs}
                if self._awaited_experiment:
                    self._open_experiment(self._awaited_experiment)
        self._seek_when_ready()

    def _seek_when_ready(self) -> None:
        """Stand on the step that a scene asks for, once the translation is there."""
        scene, stage = self._awaited, self._stage
        if scene is None or not stage.is_idle() or stage.trace is None:
            return
        if scene.sentence is not None and stage.trace.text != scene.sentence.strip():
            return
        self._awaited = None
        stage.seek(stage.playback.length if scene.step == "last" else min(scene.step or 1, stage.playback.length))


def find_lesson(name: str) -> Path:
    """The shipped lesson of a name, or a file."""
    return next((path for path in shipped_lessons() if path.stem == name), Path(name))


def describe_refusal(name: str, error: OwnFileError) -> Failure:
    """Why a lesson was not opened."""
    what = {
        "unreadable": tr("{name} cannot be read: {detail}."),
        "no_file": tr("{name} is no file that can be read, but a folder or a device."),
        "too_large": tr("{name} is no lesson: it has more than {most} bytes."),
        "foreign": tr("{name} is no lesson of Lockstep."),
        "version": tr("{name} is a lesson of version {detail}, which this Lockstep does not know."),
        "damaged": tr("{name} cannot be taught from ({detail})."),
    }[error.trouble]
    text = what.format(name=name, detail=error.detail, most=format_count(MOST_BYTES))
    return Failure(text, tr("Nothing was changed."), tr("docs/lessons.md tells what a lesson file holds."), "")
