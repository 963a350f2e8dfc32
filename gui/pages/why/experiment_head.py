"""What an experiment shows, in two sentences, what to look for, and where it comes from."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.measurements.description import ExperimentDescription
from gui.theme import scaled
from gui.widgets.card import Card
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.label import Label

ROOMY = 760
WHY_PADDING = 24


class ExperimentHead(Card):
    """Number and title, the claim, the papers; beside it, in a narrow window below it, what to look for.

    Attributes:
        papers: the line that names them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._number = Label("", 24, 600, "ink3", tabular=True)
        self._title = Label("", 24, 600)
        self._claim = Label("", 15, 400, "ink2")
        self.papers = ElidedLabel("", 13, "ink3")
        self._look_head = Label(lambda: self.tr("What to look for"), 14, 600)
        self._look_for = Label("", 14, 400, "ink2")
        for label in (self._claim, self._look_for, self._title):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._box = QFrame()
        self._box.setProperty("role", "well")
        self._columns, self._inside = QHBoxLayout(), QVBoxLayout(self._box)
        self._lay_out()

    def show_experiment(self, description: ExperimentDescription, language: str) -> None:
        """Tell of an experiment."""
        text = description.text(language)
        self._number.setText(f"{description.number}")
        self._title.setText(text.title)
        self._claim.setText(text.claim)
        self._look_for.setText(text.look_for)
        papers = [f"{p.authors} {p.year}, “{p.title}”, {p.place}" for p in description.papers]
        self.papers.setText(" · ".join(papers))
        self.papers.setVisible(bool(papers))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across = self.width() >= scaled(ROOMY)
        direction = QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)
            self._columns.setSpacing(WHY_PADDING if across else 6)
            self._inside.setContentsMargins(*((14, 10, 14, 10) if across else (10, 4, 10, 4)))
            self._look_head.setVisible(across)

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        title.addWidget(self._title, 1)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addLayout(title)
        words.addWidget(self._claim)
        words.addWidget(self.papers)
        words.addStretch(1)
        self._inside.setContentsMargins(14, 10, 14, 10)
        self._inside.setSpacing(2)
        self._inside.addWidget(self._look_head)
        self._inside.addWidget(self._look_for)
        self._inside.addStretch(1)
        self._columns.setSpacing(WHY_PADDING)
        self._columns.addLayout(words, 5)
        self._columns.addWidget(self._box, 3)
        self.body.setContentsMargins(WHY_PADDING, 12, 14, 12)
        self.body.addLayout(self._columns)
