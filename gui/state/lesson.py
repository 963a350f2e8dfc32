"""A lesson: steps that each say something, show something, and may ask what the reader expects (`docs/lessons.md`).

What is wrong with a lesson is found when it is opened, never in the middle of a class.
"""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, JsonValue, model_validator

from gui.state.look import Kind
from gui.state.own_file import OwnFile, Part

MOST_CHARACTERS = 2000
Architecture = Annotated[str, Field(min_length=1, max_length=100)]
Text = Annotated[str, Field(min_length=1, max_length=MOST_CHARACTERS)]
Page = Literal["stage", "train", "why"]
Control = Literal["rail", "sentence", "tools", "playback", "story", "run"]


class StageScene(Part):
    """What is seen on the Stage.

    Attributes:
        pack: whose models translate, such as `everyday`; None: as they are.
        sentence: what they translate; None: as it is.
        step: where the clock stands, 1 for the first piece, or `last`; None: the translation is played.
        show, words: how the lanes are looked at.
    """

    pack: str | None = Field(default=None, max_length=100)
    sentence: Text | None = None
    step: Annotated[int, Field(ge=1, le=1000)] | Literal["last"] | None = None
    show: Kind = "attention"
    words: bool = False


class ExperimentScene(Part):
    """Which experiment is open on the Why page.

    Attributes:
        choices: made in its controls, by the names that `python -m engine experiment --set` takes, such as a sentence.
        run: whether it is run by itself.
    """

    name: str = Field(min_length=1, max_length=100)
    choices: dict[str, JsonValue] = Field(default={}, max_length=20)
    run: bool = True


class Question(Part):
    """What the reader is asked before anything is shown.

    Attributes:
        answer: the place of the right choice, from 0.
        because: what is said once one was chosen.
    """

    text: Text
    choices: tuple[Text, ...] = Field(min_length=2, max_length=4)
    answer: int = Field(ge=0, le=3)
    because: Text

    @model_validator(mode="after")
    def _answer_is_a_choice(self) -> "Question":
        if self.answer >= len(self.choices):
            raise ValueError(f"the answer {self.answer} is none of the {len(self.choices)} choices, counted from 0")
        return self


class LessonStep(Part):
    """One step.

    Attributes:
        page: where it takes place.
        hidden: controls that are not seen meanwhile.
    """

    title: str = Field(min_length=1, max_length=120)
    text: Text
    page: Page = "stage"
    stage: StageScene | None = None
    experiment: ExperimentScene | None = None
    question: Question | None = None
    hidden: tuple[Control, ...] = ()

    @model_validator(mode="after")
    def _scene_is_of_the_page(self) -> "LessonStep":
        if self.stage and self.page != "stage":
            raise ValueError(f"a stage is set for the page {self.page}")
        if (self.experiment is None) == (self.page == "why"):
            raise ValueError("an experiment belongs to the page why, and that page needs one")
        return self


class Lesson(OwnFile):
    """A whole lesson.

    Attributes:
        language: of its texts, such as `en`. minutes: about how long it takes.
    """

    FORMAT: ClassVar[str] = "lockstep lesson"
    VERSION: ClassVar[int] = 1

    format: Literal["lockstep lesson"] = "lockstep lesson"
    version: Literal[1] = 1
    title: str = Field(min_length=1, max_length=120)
    summary: Text
    language: str = Field(default="en", pattern=r"^[a-z]{2,3}$")
    minutes: int = Field(default=10, ge=1, le=600)
    steps: tuple[LessonStep, ...] = Field(min_length=1, max_length=100)


class LessonCourse:
    """Where the reader is in a lesson, and how many questions were answered rightly.

    Attributes:
        place: of the step in view, from 0.
    """

    def __init__(self, lesson: Lesson) -> None:
        self.lesson, self.place = lesson, 0
        self._answers: dict[int, int] = {}
        self._passed_over: set[int] = set()

    @property
    def step(self) -> LessonStep:
        """The step in view."""
        return self.lesson.steps[self.place]

    @property
    def answer(self) -> int | None:
        """What was chosen here; None if nothing was yet, or nothing is asked."""
        return self._answers.get(self.place)

    @property
    def waits_for_answer(self) -> bool:
        """Whether the reader is to predict before anything is shown."""
        return self.step.question is not None and self.answer is None and self.place not in self._passed_over

    @property
    def is_last(self) -> bool:
        """Whether no step follows."""
        return self.place == len(self.lesson.steps) - 1

    @property
    def score(self) -> tuple[int, int]:
        """How many were answered rightly, of how many that were answered."""
        questions = {place: step.question for place, step in enumerate(self.lesson.steps)}
        right = sum(1 for place, answer in self._answers.items() if (q := questions[place]) and q.answer == answer)
        return right, len(self._answers)

    def go(self, move: int) -> None:
        """So many steps on, or back, as far as there are any."""
        self.place = min(max(self.place + move, 0), len(self.lesson.steps) - 1)

    def pass_over(self) -> None:
        """Show what the question here is about without an answer."""
        self._passed_over.add(self.place)

    def choose(self, answer: int) -> None:
        """Answer the question here; the first answer counts."""
        self._answers.setdefault(self.place, answer)
