"""The strip in which a lesson speaks: what is to be seen, what is asked, and the way on."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.i18n.spoken import on_language, say
from gui.state.lesson import LessonCourse, Question
from gui.theme import SMALL_CONTROL_HEIGHT
from gui.widgets.button import Button
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.label import Label

MARGIN, GAP, CHOICE_GAP = 18, 14, 8


class LessonStrip(QFrame):
    """Title, text and question of a step, with back and next; hidden while there is no lesson.

    Attributes:
        back, next, leave: the buttons. choices: those of the question, in its order.

    Signals:
        moved(int): one step on or back. answered(int): a choice, from 0. left(): the reader ends the lesson.
    """

    moved = Signal(int)
    answered = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setProperty("place", "top")
        self.choices: list[Button] = []
        self._course: LessonCourse | None = None
        self._place, self._score = Label("", 13, 600, "ink3", tabular=True), Label("", 13, tone="ink2", tabular=True)
        self._title = Label("", 18, 600)
        self._text, self._question, self._verdict = Label("", 15, tone="ink2"), Label("", 15, 600), Label("", 15, 400)
        for label in (self._text, self._question, self._verdict, self._title):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._offered = QWidget()
        self._row, self._asked = FlowLayout(CHOICE_GAP, self._offered), QHBoxLayout()
        self.back = Button("", "back", role="quiet", height=SMALL_CONTROL_HEIGHT)
        say(self.back.setAccessibleName, lambda: self.tr("The step before"))
        say(self.back.setToolTip, lambda: self.tr("The step before"))
        self.next = Button(self.tr("Next"), role="primary", height=SMALL_CONTROL_HEIGHT)
        self.leave = Button("", "close", role="quiet", height=SMALL_CONTROL_HEIGHT)
        say(self.leave.setAccessibleName, lambda: self.tr("Leave the lesson"))
        say(self.leave.setToolTip, lambda: self.tr("Leave the lesson"))
        self.back.clicked.connect(partial(self.moved.emit, -1))
        self.next.clicked.connect(partial(self.moved.emit, 1))
        self.leave.clicked.connect(self.left)
        self._lay_out()
        on_language(self, self._say_own_words)
        self.hide()

    def show_course(self, course: LessonCourse) -> None:
        """Show the step in view."""
        step, question = course.step, course.step.question
        self._course = course
        self._place.setText(f"{course.place + 1} / {len(course.lesson.steps)}")
        self._place.setToolTip(course.lesson.title)
        self._title.setText(step.title)
        self._text.setText(step.text)
        self._question.setText(question.text if question else "")
        self._question.setVisible(question is not None)
        self._offer(question.choices if question else (), course, question)
        self._verdict.setVisible(question is not None and not course.waits_for_answer)
        self.back.setEnabled(course.place > 0)
        self.next.set_role("plain" if course.waits_for_answer else "primary")
        self.setAccessibleName(f"{step.title}. {step.text}")
        self._say_own_words()
        self.show()

    def _say_own_words(self) -> None:
        """What is no part of the lesson, which has its own language."""
        course = self._course
        if course is None:
            return
        (right, asked), question = course.score, course.step.question
        self._score.setText(self.tr("{right} of {asked} right").format(right=right, asked=asked) if asked else "")
        if question:
            verdict = self.tr("Right.") if course.answer == question.answer else self.tr("Not quite.")
            self._verdict.setText(question.because if course.answer is None else f"{verdict} {question.because}")
        self.next.setText(self._next_text(course))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The choices beside their question where they fit into one row there, else below it."""
        row = sum(button.sizeHint().width() for button in self.choices) + CHOICE_GAP * (len(self.choices) - 1)
        fits = row <= (self.contentsRect().width() - 2 * MARGIN - GAP) * 2 / 5
        self._asked.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)
        self._asked.setSpacing(GAP if fits else 6)

    def _next_text(self, course: LessonCourse) -> str:
        if course.waits_for_answer:
            return self.tr("Just show it")
        return self.tr("Finish") if course.is_last else self.tr("Next")

    def _offer(self, choices: Sequence[str], course: LessonCourse, question: Question | None) -> None:
        """The choices as buttons; once it is shown what happens, the right one has a tick and all rest."""
        for button in self.choices:
            self._row.removeWidget(button)
            button.deleteLater()
        self.choices = []
        for place, text in enumerate(choices):
            is_right = question is not None and place == question.answer
            sign = "check" if is_right else "close" if place == course.answer else ""
            button = Button(text, "" if course.waits_for_answer else sign, height=SMALL_CONTROL_HEIGHT, px=14)
            button.setEnabled(course.waits_for_answer)
            button.clicked.connect(partial(self.answered.emit, place))
            self._row.addWidget(button)
            button.show()
            self.choices.append(button)
        self._offered.setVisible(bool(choices))
        self._offered.updateGeometry()
        self._arrange()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._place)
        head.addWidget(self._title, 1)
        head.addWidget(self._score)
        head.addWidget(self.back)
        head.addWidget(self.next)
        head.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 8, 12, 10)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._text)
        self._asked.addWidget(self._question, 3)
        self._asked.addWidget(self._offered, 2)
        column.addLayout(self._asked)
        column.addWidget(self._verdict)
