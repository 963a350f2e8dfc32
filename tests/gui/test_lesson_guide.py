"""A lesson in the whole window: scenes, questions, hidden controls, and files that are none."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from gui.application import Session, open_session
from gui.main_window import STAGE, WHY, MainWindow
from gui.resources import shipped_lessons
from gui.settings import Settings
from gui.state.lesson import Lesson, LessonCourse
from gui.widgets.lesson_strip import LessonStrip

REVERSAL = {"pack": "reversal", "sentence": "3 1 4 1 5"}
STEPS: list[dict[str, Any]] = [
    {"title": "See", "text": "Three lanes.", "stage": REVERSAL | {"step": 2}, "hidden": ["rail", "tools"]},
    {
        "title": "Guess",
        "text": "Another one.",
        "stage": {"sentence": "2 7 1 8", "step": "last", "show": "saliency"},
        "question": {"text": "Who?", "choices": ["RNN", "Transformer"], "answer": 1, "because": "It does."},
    },
    {"title": "Measure", "text": "Look.", "page": "why", "experiment": {"name": "bottleneck", "run": False}},
]


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    path = tmp_path / "mine.json"
    told = {"format": "lockstep lesson", "version": 1, "title": "Mine", "summary": "Short.", "steps": STEPS}
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


@pytest.fixture
def window(qtbot: QtBot, settings: Settings) -> MainWindow:
    session: Session = open_session(settings)
    qtbot.addWidget(session.window, before_close_func=partial(_close, session))
    session.window.show()
    session.bridge.start()
    qtbot.waitUntil(lambda: bool(session.window.stage.lanes.lanes()) and session.window.stage.is_idle())
    return session.window


def _close(session: Session, _: QWidget) -> None:
    assert session.close()


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def shown_page(window: MainWindow) -> int:
    return next(i for i, page in enumerate((window.stage, window.train, window.why)) if page.isVisible())


def test_a_reader_is_led_through_a_lesson(qtbot: QtBot, window: MainWindow, lesson: Path) -> None:
    window.open_file(lesson)
    guide, strip, stage = window.lessons, window.lessons.strip, window.stage
    assert strip.isVisible()
    assert not stage.tools.isVisible()
    qtbot.waitUntil(lambda: stage.is_idle() and stage.playback.step == 2)
    assert stage.trace is not None
    assert stage.trace.text == "3 1 4 1 5"
    assert list(stage.trace.lanes) == ["reversal/rnn", "reversal/attention_rnn", "reversal/transformer"]

    click(strip.next)
    assert guide.course is not None
    assert guide.course.waits_for_answer
    assert stage.tools.isVisible()
    assert stage.trace.text == "3 1 4 1 5", "nothing is shown before the reader has predicted"
    click(strip.choices[1])
    qtbot.waitUntil(lambda: stage.is_idle() and stage.trace is not None and stage.trace.text == "2 7 1 8")
    qtbot.waitUntil(lambda: stage.playback.step == stage.playback.length)
    assert guide.course.score == (1, 1)
    assert not strip.choices[0].isEnabled()
    assert stage.look.kinds.value() == "saliency"

    click(strip.next)
    assert shown_page(window) == WHY
    assert window.why.panel.NAME == "bottleneck"
    assert strip.next.text() == "Finish"
    click(strip.back)
    assert shown_page(window) == STAGE
    click(strip.next)
    click(strip.next)
    assert not strip.isVisible()
    assert guide.course is None


def test_a_question_can_be_passed_over(qtbot: QtBot, window: MainWindow, lesson: Path) -> None:
    window.open_file(lesson)
    strip, guide = window.lessons.strip, window.lessons
    click(strip.next)
    click(strip.next)  # just show it
    assert guide.course is not None
    assert guide.course.place == 1
    assert not guide.course.waits_for_answer
    assert guide.course.score == (0, 0)
    qtbot.waitUntil(lambda: window.stage.is_idle() and getattr(window.stage.trace, "text", "") == "2 7 1 8")


def test_leaving_shows_again_what_was_hidden(window: MainWindow, lesson: Path) -> None:
    window.open_file(lesson)
    assert not window.stage.tools.isVisible()
    click(window.lessons.strip.leave)
    assert window.stage.tools.isVisible()
    assert not window.lessons.strip.isVisible()
    assert not window.is_lecturing


def test_a_file_that_is_no_lesson_is_told_and_changes_nothing(window: MainWindow, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text("{}", encoding="utf-8")
    window.open_file(other)
    failure = window.messages.failure()
    assert failure is not None
    assert "other.json" in failure.what
    assert failure.kept
    assert not window.lessons.strip.isVisible()


def test_a_lesson_of_an_experiment_that_is_not_here_is_refused_at_once(
    window: MainWindow, lesson: Path, tmp_path: Path
) -> None:
    told = json.loads(lesson.read_text(encoding="utf-8"))
    told["steps"][2]["experiment"]["name"] = "telepathy"
    lesson.write_text(json.dumps(told), encoding="utf-8")
    window.open_file(lesson)
    failure = window.messages.failure()
    assert failure is not None
    assert "telepathy" in failure.what
    assert window.lessons.course is None


CHOICES: dict[str, dict[str, object]] = {
    "bottleneck": {"pack": "everyday", "sentences": 20},
    "suitcase": {"train": 16},
    "gradient_reach": {"length": 20, "output": "first"},
    "surgery": {"text": "The dog is sleeping.", "position": 2},
    "self_attention": {"sentence": "The old house is white."},
    "positions": {"pack": "everyday"},
    "cost_race": {"corpus": "grammar", "steps": 1000},
}


@pytest.mark.parametrize("name", list(CHOICES))
def test_a_lesson_makes_choices_in_any_experiment(window: MainWindow, name: str) -> None:
    step = {"title": "T", "text": "X", "page": "why"}
    step["experiment"] = {"name": name, "choices": CHOICES[name], "run": False}  # type: ignore[assignment]
    told = {"format": "lockstep lesson", "version": 1, "title": "Mine", "summary": "Short.", "steps": [step]}
    window.lessons.begin(Lesson.parse(json.dumps(told).encode()))
    assert window.messages.failure() is None
    chosen = str(window.why.panels[name].options())
    if name not in ("surgery", "self_attention"):  # whose sentences are asked for by a run of their own
        assert all(str(value) in chosen for value in CHOICES[name].values()), chosen
    wrong = step | {"experiment": {"name": name, "choices": {"colour": "red"}}}
    window.lessons.begin(Lesson.parse(json.dumps(told | {"steps": [wrong]}).encode()))
    failure = window.messages.failure()
    assert failure is not None
    assert "colour" in failure.what


def test_the_lessons_are_offered_on_the_why_page(window: MainWindow) -> None:
    window.show_page(WHY)
    click(window.why.story.lessons)
    offered = [action.text() for action in window.why.story.lessons.offered.actions()]
    for path in shipped_lessons():
        assert any(Lesson.read(path).title in text for text in offered)
    assert "Open lesson…" in offered
    window.why.story.lessons.offered.close()


def _shows(window: MainWindow, sentence: str) -> bool:
    trace = window.stage.trace
    return window.stage.is_idle() and trace is not None and trace.text == sentence


@pytest.mark.slow
def test_the_predictions_of_the_tour_hold_on_the_shipped_models(qtbot: QtBot, window: MainWindow) -> None:
    """Where attention looks at “maison”, and whose translation of the long sentence is furthest off."""
    from engine.sentence_score import score_sentence

    tour = Lesson.read(next(path for path in shipped_lessons() if path.stem == "ten-minutes"))
    stage, (_, where, which, *_) = window.stage, tour.steps
    for step in (where, which):
        assert step.stage
        assert step.stage.sentence
        assert step.question
        window.lessons.begin(tour.model_copy(update={"steps": (step.model_copy(update={"question": None}),)}))
        sentence = step.stage.sentence
        qtbot.waitUntil(partial(_shows, window, sentence))
        assert stage.trace
        if step is where:
            lane = stage.lanes.lane("everyday/attention_rnn")
            columns, rows = lane.whole_matrix(stage.trace.lanes["everyday/attention_rnn"])
            row = next(row for row in rows if "maison" in row.piece.text)
            assert row.weights is not None
            assert columns[int(row.weights.argmax())].text.strip(" ▁") == step.question.choices[step.question.answer]
        else:
            reference = (
                "Le chien que mon frère a trouvé dans le parc l'année dernière dort dans la cuisine parce qu'il pleut "
                "dehors et que les enfants qui jouent d'habitude avec lui sont encore à l'école."
            )
            scores = [score_sentence(lane.text or "", reference).chrf for lane in stage.trace.lanes.values()]
            assert scores.index(min(scores)) == step.question.answer


def test_choices_stand_beside_their_question_only_where_they_fit_into_a_row(qtbot: QtBot, lesson: Path) -> None:
    course = LessonCourse(Lesson.read(lesson))
    course.go(1)
    strip = LessonStrip()
    qtbot.addWidget(strip)
    strip.show_course(course)

    def offset() -> int:
        return strip.choices[0].mapTo(strip, QPoint()).x()

    strip.resize(1300, 160)
    qtbot.waitUntil(lambda: offset() > 500, timeout=5000)
    strip.resize(440, 240)
    qtbot.waitUntil(lambda: offset() < 100, timeout=5000)
    assert strip.choices[0].y() == strip.choices[1].y()
