"""Lessons: what is wrong with one is found when it is opened; the way through one, and its score."""

import json
from pathlib import Path
from typing import Any

import pytest

from engine.measurements.description import describe_experiments
from gui.resources import shipped_lessons
from gui.state.lesson import Lesson, LessonCourse
from gui.state.own_file import OwnFileError

QUESTION = {"text": "Which lane?", "choices": ["RNN", "Transformer"], "answer": 0, "because": "So it is."}
STEPS: list[dict[str, Any]] = [
    {"title": "One", "text": "Look.", "stage": {"sentence": "I am here."}},
    {"title": "Two", "text": "Guess.", "question": QUESTION},
    {"title": "Three", "text": "Measure.", "page": "why", "experiment": {"name": "bottleneck"}},
]


def lesson(**values: Any) -> Lesson:
    told = {"format": "lockstep lesson", "version": 1, "title": "A", "summary": "B", "steps": STEPS} | values
    return Lesson.parse(json.dumps(told).encode())


def refused(**values: Any) -> OwnFileError:
    with pytest.raises(OwnFileError) as caught:
        lesson(**values)
    return caught.value


def test_a_lesson_comes_back_as_it_was_written() -> None:
    assert Lesson.parse(lesson().to_bytes()) == lesson()


@pytest.mark.parametrize(
    ("step", "what"),
    [
        ({"title": "X", "text": "Y", "colour": "red"}, "colour"),
        ({"title": "X"}, "text"),
        ({"title": "X", "text": "Y", "page": "why"}, "experiment"),
        ({"title": "X", "text": "Y", "experiment": {"name": "bottleneck"}}, "experiment"),
        ({"title": "X", "text": "Y", "page": "train", "stage": {}}, "stage"),
        ({"title": "X", "text": "Y", "stage": {"step": 0}}, "step"),
        ({"title": "X", "text": "Y", "hidden": ["everything"]}, "hidden"),
        ({"title": "X", "text": "Y", "question": QUESTION | {"answer": 2}}, "choices"),
        ({"title": "X", "text": "Y", "question": QUESTION | {"choices": ["one"]}}, "choices"),
    ],
)
def test_a_step_that_makes_no_sense_is_refused_with_its_place(step: dict[str, Any], what: str) -> None:
    error = refused(steps=[STEPS[0], step])
    assert error.trouble == "damaged"
    assert error.detail.startswith("steps.1")
    assert what in error.detail


def test_something_else_is_no_lesson() -> None:
    assert refused(format="lockstep session").trouble == "foreign"
    assert refused(version=2).trouble == "version"
    assert refused(steps=[]).trouble == "damaged"


def test_the_way_through_a_lesson_ends_at_its_ends() -> None:
    course = LessonCourse(lesson())
    course.go(-1)
    assert course.place == 0
    course.go(5)
    assert course.is_last


def test_the_first_answer_counts_and_an_answer_is_no_duty() -> None:
    course = LessonCourse(lesson(steps=[STEPS[1], STEPS[1], STEPS[1]]))
    assert course.waits_for_answer
    course.choose(0)
    course.choose(1)
    assert course.answer == 0
    course.go(1)
    course.choose(1)
    course.go(1)
    course.pass_over()
    assert not course.waits_for_answer
    assert course.score == (1, 2)


@pytest.mark.parametrize("path", shipped_lessons(), ids=lambda path: path.stem)
def test_a_shipped_lesson_speaks_of_what_is_here(path: Path) -> None:
    shipped = Lesson.read(path)
    known = {description.name for description in describe_experiments()}
    assert {step.experiment.name for step in shipped.steps if step.experiment} <= known
    assert {step.stage.pack for step in shipped.steps if step.stage} <= {None, "everyday", "grammar", "reversal"}
    assert any(step.question for step in shipped.steps)


def test_the_tour_and_its_korean_sister_go_from_the_stage_through_all_experiments_in_the_order_of_the_story() -> None:
    story = [description.name for description in describe_experiments()]
    for name in ("ten-minutes", "korean"):
        path = next(path for path in shipped_lessons() if path.stem == name)
        steps = Lesson.read(path).steps
        assert steps[0].page == "stage"
        assert [step.experiment.name for step in steps if step.experiment] == story
        assert Lesson.read(path).minutes == 10


def test_there_is_a_tour_a_lecture_and_a_lesson_in_korean() -> None:
    lessons = [Lesson.read(path) for path in shipped_lessons()]
    assert len(lessons) >= 3
    assert {found.language for found in lessons} == {"en", "ko"}
    assert max(found.minutes for found in lessons) >= 45
