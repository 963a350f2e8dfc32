"""What to train, on what, how large and how long."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.config import PRESETS
from engine.events import ArchitectureDescription
from gui.pages.train.corpus_combo import CorpusCombo
from gui.pages.train.run_controls import RunControls
from gui.state.training_choice import TrainingChoice
from gui.state.training_progress import Phase
from gui.theme import CARD_PADDING
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.check_chip import CheckChip
from gui.widgets.combo import LabelledCombo
from gui.widgets.discard import discard
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.label import Label
from gui.widgets.segmented import SegmentedControl

MINUTES = (1, 2, 5, 10, 30, 60)
USUAL_MINUTES = 5
SPACING = 16
INSPECT_HEIGHT = 18  # no higher than a caption, so that the fields stay in one line


class SettingsPanel(Card):
    """The card at the top of the Train page: settings and buttons in one row, or in two or three where it is narrow.

    Attributes:
        chips: a check box for each architecture.
        corpus, size_choice, minutes: the other settings.
        inspect_button: shows what the corpus holds.
        controls: the buttons.
        note: what is left out of the corpus.

    Signals:
        changed(): another choice was made.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.chips: list[CheckChip] = []
        self.corpus = CorpusCombo()
        sizes = zip((self.tr("Tiny"), self.tr("Small"), self.tr("Base")), PRESETS, strict=True)
        self.inspect_button = Button(self.tr("Inspect…"), role="quiet", height=INSPECT_HEIGHT, px=12)
        self.inspect_button.setAccessibleName(self.tr("Inspect the corpus"))
        self.inspect_button.setToolTip(self.tr("What the corpus holds, and what to leave out of training"))
        self.size_choice = SegmentedControl(list(sizes), height=40)
        self.size_choice.setAccessibleName(self.tr("Size"))
        self.size_choice.set_value("small")
        self.minutes = LabelledCombo()
        self.minutes.setAccessibleName(self.tr("Time budget"))
        self.minutes.setToolTip(self.tr("Each architecture's own training time; they take turns."))
        for minutes in MINUTES:
            self.minutes.addItem(self.tr("{0} min").format(minutes), minutes)
        self.minutes.setCurrentIndex(MINUTES.index(USUAL_MINUTES))
        self.minutes.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.controls = RunControls()
        self.note = ElidedLabel(px=13, tone="ink2")
        self.note.hide()
        self._lay_out()
        self.corpus.chosen.connect(self.changed)
        self.size_choice.value_changed.connect(self.changed)
        self.minutes.currentIndexChanged.connect(self.changed)

    def set_architectures(self, architectures: Sequence[ArchitectureDescription]) -> None:
        """Offer these architectures, all chosen."""
        discard(self.chips)
        self.chips = [CheckChip(a.name, a.title) for a in architectures]
        for chip in self.chips:
            chip.toggled.connect(self.changed)
            self._chip_row.addWidget(chip)
        # The chips' place is before the corpus, which stays where it is among the others.
        for before, after in pairwise([self.corpus, *self.chips, self.corpus, self.inspect_button]):
            QWidget.setTabOrder(before, after)
        self._choose_rows()

    def choice(self) -> TrainingChoice:
        """What is chosen now."""
        chosen = tuple(chip.architecture for chip in self.chips if chip.isChecked())
        return TrainingChoice(chosen, self.corpus.choice(), self.size_choice.value(), float(self.minutes.currentData()))

    def title(self) -> str:
        """The choice in a few words, as a run is called."""
        return f"{self.corpus.short_title()} · {self.size_choice.button(self.size_choice.value()).text()}"

    def show_note(self, text: str) -> None:
        """Show a line under the settings, or none for ""."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def show_phase(self, phase: Phase, can_go_on: bool) -> None:
        """Show a phase in the buttons; what is being trained cannot be changed."""
        for widget in (*self.chips, self.corpus, self.inspect_button, self.size_choice, self.minutes):
            widget.setEnabled(not phase.is_active)
        self.controls.show_phase(phase, can_go_on)

    def minimumSizeHint(self) -> QSize:
        # That of three rows, else the panel could not become so narrow that it needs them.
        widest = max(part.minimumSize().width() for part in (self._chips_column, self._choices, self._controls_column))
        return QSize(widest + 2 * CARD_PADDING + 2, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_rows()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._choose_rows()
        return super().event(event)

    def _choose_rows(self) -> None:
        chips, buttons = self._chips_column.sizeHint().width(), self._controls_column.sizeHint().width()
        least = chips + SPACING + self._choices.minimumSize().width()
        usual = chips + SPACING + self._choices.sizeHint().width() + SPACING + buttons
        for box, needed in ((self._fields, least), (self._rows, usual)):
            fits = needed <= self.width() - 2 * CARD_PADDING
            direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
            if direction != box.direction():
                box.setDirection(direction)

    def _lay_out(self) -> None:
        self._chip_row = QHBoxLayout()
        self._chip_row.setSpacing(8)
        chips = QHBoxLayout()
        chips.addLayout(self._chip_row)
        chips.addStretch(1)
        self._chips_column = self._captioned(self.tr("Architectures"), chips)
        self._choices = QHBoxLayout()
        self._choices.setSpacing(SPACING)
        self._choices.addLayout(self._captioned(self.tr("Corpus"), self.corpus, self.inspect_button))
        self._choices.addLayout(self._captioned(self.tr("Size"), self.size_choice))
        self._choices.addLayout(self._captioned(self.tr("Time budget"), self.minutes))
        self._choices.addStretch(1)
        self._fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fields.setSpacing(SPACING)
        self._fields.addLayout(self._chips_column)
        self._fields.addLayout(self._choices, 1)
        self._controls_column = QVBoxLayout()
        self._controls_column.addStretch(1)
        self._controls_column.addWidget(self.controls, 0, Qt.AlignmentFlag.AlignRight)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._rows.setSpacing(SPACING)
        self._rows.addLayout(self._fields, 1)
        self._rows.addLayout(self._controls_column)
        self.body.setContentsMargins(CARD_PADDING, 11, CARD_PADDING, 15)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.note)

    def _captioned(self, caption: str, field: QWidget | QLayout, button: QWidget | None = None) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Label(caption, px=12, weight=500, tone="ink3"), 1)
        if button:
            head.addWidget(button)
        column.addLayout(head)
        if isinstance(field, QWidget):
            column.addWidget(field)
        else:
            column.addLayout(field)
        return column
