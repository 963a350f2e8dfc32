"""What to train, on what, how large and how long."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.config import PRESETS
from engine.events import ArchitectureDescription, PackDescription
from gui.i18n.engine_words import engine_words
from gui.i18n.spoken import Text, on_language, say
from gui.pages.train.corpus_combo import CorpusCombo
from gui.pages.train.run_controls import RunControls
from gui.state.training_choice import TrainingChoice
from gui.state.training_progress import Phase
from gui.theme import CARD_PADDING
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.check_chip import CheckChip
from gui.widgets.choice_button import ChoiceButton
from gui.widgets.combo import LabelledCombo
from gui.widgets.discard import discard
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.label import Label
from gui.widgets.segmented import SegmentedControl
from gui.widgets.tab_order import order_tabs

MINUTES = (1, 2, 5, 10, 30, 60, 120, 480, None)  # None: until it is stopped, or until another budget is spent
USUAL_MINUTES = 5
SPACING, CAPTION_GAP = 16, 4
INSPECT_HEIGHT = 18  # no higher than a caption, so that the fields stay in one line
# By the number of rows: row, column and spans of the models, the other choices and the buttons.
PLACES = {
    1: ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1)),
    2: ((0, 0, 1, 2), (1, 0, 1, 3), (0, 2, 1, 1)),
    3: ((0, 0, 1, 3), (1, 0, 1, 3), (2, 0, 1, 3)),
}


class SettingsPanel(Card):
    """The card at the top of the Train page: settings and buttons in one row, or in two or three where it is narrow.

    Attributes:
        chips: a check box for each architecture.
        order: how several architectures take turns, if several are chosen.
        start_from: a pack whose models are trained on, or new ones.
        corpus, size_choice, minutes: the other settings.
        inspect_button, advanced_button: show what the corpus holds, and all other settings.
        controls: the buttons.
        note: what is left out of the corpus.

    Signals:
        changed(): another choice was made.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.chips: list[CheckChip] = []
        self._row_count = 0
        self.corpus = CorpusCombo()
        self.inspect_button = self._small_button(lambda: self.tr("Inspect…"))
        say(self.inspect_button.setAccessibleName, lambda: self.tr("Inspect the corpus"))
        say(
            self.inspect_button.setToolTip,
            lambda: self.tr("What the corpus holds, and what to leave out of training"),
        )
        self.advanced_button = self._small_button(lambda: self.tr("Advanced…"))
        say(self.advanced_button.setToolTip, lambda: self.tr("Every setting of the training, beside the preset"))
        self._build_models()
        self._build_budget()
        self.controls = RunControls()
        self.note = ElidedLabel(px=13, tone="ink2")
        self.note.hide()
        self.times = Label(px=12, tone="ink3", tabular=True)
        self._lay_out()
        on_language(self, self._show_words)
        self._show_words()
        for has_changed in (
            self.order.value_changed,
            self.start_from.value_changed,
            self.corpus.chosen,
            self.size_choice.value_changed,
            self.minutes.currentIndexChanged,
        ):
            has_changed.connect(self.changed)

    def set_architectures(self, architectures: Sequence[ArchitectureDescription]) -> None:
        """Offer these architectures, all chosen."""
        discard(self.chips)
        self.chips = [CheckChip(a.name, partial(engine_words, a.title)) for a in architectures]
        for chip in self.chips:
            chip.toggled.connect(self._on_toggled)
            self._chip_row.addWidget(chip)
        # The chips' place is before the corpus, which stays where it is among the others.
        models = (*self.chips, self.start_from, self.order)
        corpus, size = (self.corpus, self.inspect_button), (self.size_choice, self.advanced_button)
        order_tabs([self.corpus, *models, *corpus, *size, self.minutes])
        self._choose_rows()

    def set_packs(self, packs: Sequence[PackDescription]) -> None:
        """Offer these packs to start from."""
        self._packs = tuple(packs)
        texts = [(partial(self._pack_text, pack), pack.name) for pack in self._packs]
        self.start_from.set_options([(lambda: self.tr("From scratch"), None), *texts])

    def choice(self) -> TrainingChoice:
        """What is chosen now."""
        chosen = tuple(chip.architecture for chip in self.chips if chip.isChecked())
        minutes = self.minutes.currentData()
        return TrainingChoice(
            chosen,
            self.corpus.choice(),
            self.size_choice.value(),
            None if minutes is None else float(minutes),
            order=self.order.value(),
            start_from=self.start_from.value(),
        )

    def lacking(self, choice: TrainingChoice) -> tuple[str, ...]:
        """Titles of the chosen architectures that the pack to start from lacks."""
        pack = next((pack for pack in self._packs if pack.name == choice.start_from), None)
        if pack is None:
            return ()
        there = {model.rpartition("/")[2] for model in pack.models}
        return tuple(chip.text() for chip in self.chips if chip.isChecked() and chip.architecture not in there)

    def size_title(self) -> str:
        """What the chosen preset is called."""
        return self.size_choice.button(self.size_choice.value()).text()

    def title(self) -> str:
        """The choice in a few words, as a run is called."""
        return f"{self.corpus.short_title()} · {self.size_title()}"

    def show_note(self, text: str) -> None:
        """Show a line under the settings, or none for ""."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def show_changes(self, count: int) -> None:
        """Say how many settings differ from the preset."""
        self._changes = count
        self._show_words()

    def show_times(self, text: str) -> None:
        """Say over the buttons how long the whole training still takes."""
        self.times.setText(text)

    def show_phase(self, phase: Phase, can_go_on: bool) -> None:
        """Show a phase in the buttons; what is being trained cannot be changed."""
        choices = (self.order, self.start_from, self.corpus, self.inspect_button, self.size_choice, self.minutes)
        for widget in (*self.chips, *choices):
            widget.setEnabled(not phase.is_active)
        self.controls.show_phase(phase, can_go_on)

    def minimumSizeHint(self) -> QSize:
        # That of three rows, else the panel could not become so narrow that it needs them.
        widest = max(box.minimumSizeHint().width() for box in self._boxes)
        return QSize(widest + 2 * CARD_PADDING + 2, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_rows()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._choose_rows()
        return super().event(event)

    def _choose_rows(self) -> None:
        models, choices, _ = self._boxes
        buttons = max(self.controls.sizeHint().width(), self.times.sizeHint().width())
        first = models.sizeHint().width() + SPACING + buttons
        room = self.width() - 2 * CARD_PADDING
        in_one = first + SPACING + choices.sizeHint().width() <= room
        in_two = max(first, choices.minimumSizeHint().width()) <= room
        rows = 1 if in_one else 2 if in_two else 3
        if rows == self._row_count:
            return
        self._row_count = rows
        for box, place in zip(self._boxes, PLACES[rows], strict=True):
            self._grid.addWidget(box, *place)
        self._grid.setAlignment(models, Qt.AlignmentFlag.AlignLeft)  # its buttons stay over its chips
        # Beside the buttons where these have a row of their own, which then is no higher while there is a text.
        times = QBoxLayout.Direction.LeftToRight if rows == 3 else QBoxLayout.Direction.TopToBottom
        self._controls_column.setDirection(times)
        self._controls_column.setSpacing(SPACING if rows == 3 else CAPTION_GAP)

    @staticmethod
    def _small_button(text: Text) -> Button:
        return Button(text, role="quiet", height=INSPECT_HEIGHT, px=12)

    def _build_models(self) -> None:
        self.order = ChoiceButton(lambda: self.tr("Turns"), height=INSPECT_HEIGHT, px=12)
        self.order.set_options(
            [(lambda: self.tr("Alternating"), "alternating"), (lambda: self.tr("One after the other"), "sequential")]
        )
        say(
            self.order.setToolTip,
            lambda: self.tr("One step of each in turn, or the whole time budget of each before the next begins"),
        )
        self.start_from = ChoiceButton(lambda: self.tr("Starting point"), height=INSPECT_HEIGHT, px=12)
        say(
            self.start_from.setToolTip,
            lambda: self.tr("New models, or trained ones with their sizes and vocabulary"),
        )
        self.set_packs(())
        self.size_choice = SegmentedControl(
            list(
                zip((lambda: self.tr("Tiny"), lambda: self.tr("Small"), lambda: self.tr("Base")), PRESETS, strict=True)
            ),
            height=40,
        )
        say(self.size_choice.setAccessibleName, lambda: self.tr("Size"))
        self.size_choice.set_value("small")

    def _build_budget(self) -> None:
        self._changes = 0
        self.minutes = LabelledCombo()
        say(self.minutes.setAccessibleName, lambda: self.tr("Time budget"))
        say(self.minutes.setToolTip, lambda: self.tr("Each architecture's own training time"))
        for minutes in MINUTES:
            self.minutes.addItem("", minutes)
        self.minutes.setCurrentIndex(MINUTES.index(USUAL_MINUTES))
        self.minutes.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def _pack_text(self, pack: PackDescription) -> str:
        return self.tr("From “{0}”").format(engine_words(pack.title))

    @Slot()
    def _on_toggled(self) -> None:
        self.order.setVisible(sum(chip.isChecked() for chip in self.chips) > 1)
        self.changed.emit()

    def _show_words(self) -> None:
        for place, minutes in enumerate(MINUTES):
            self.minutes.setItemText(place, self._minutes_text(minutes))
        say(
            self.advanced_button.setText,
            self.tr("Advanced · {0}").format(self._changes) if self._changes else self.tr("Advanced…"),
        )
        changes = self.tr("{0} changed", "", self._changes).format(self._changes) if self._changes else ""
        name = self.tr("Advanced settings")
        say(self.advanced_button.setAccessibleName, f"{name}, {changes}" if changes else name)

    def _minutes_text(self, minutes: int | None) -> str:
        if minutes is None:
            return self.tr("No limit")
        return self.tr("{0} min").format(minutes) if minutes < 120 else self.tr("{0} h").format(minutes // 60)

    def _lay_out(self) -> None:
        self._chip_row = QHBoxLayout()
        self._chip_row.setSpacing(8)
        chips = QHBoxLayout()
        chips.addLayout(self._chip_row)
        chips.addStretch(1)
        models = self._captioned(lambda: self.tr("Architectures"), chips, self.start_from, self.order)
        choices = QHBoxLayout()
        choices.setSpacing(SPACING)
        choices.addLayout(self._captioned(lambda: self.tr("Corpus"), self.corpus, self.inspect_button))
        choices.addLayout(self._captioned(lambda: self.tr("Size"), self.size_choice, self.advanced_button))
        choices.addLayout(self._captioned(lambda: self.tr("Time budget"), self.minutes))
        choices.addStretch(1)
        self._controls_column = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._controls_column.addStretch(1)
        self._controls_column.addWidget(self.times, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._controls_column.addWidget(self.controls, 0, Qt.AlignmentFlag.AlignRight)
        self._boxes = tuple(self._boxed(part) for part in (models, choices, self._controls_column))
        self._grid: QGridLayout = QGridLayout()
        self._grid.setSpacing(SPACING)
        self._grid.setColumnStretch(1, 1)
        self.body.setContentsMargins(CARD_PADDING, 11, CARD_PADDING, 15)
        self.body.addLayout(self._grid)
        self.body.addWidget(self.note)

    def _boxed(self, layout: QLayout) -> QWidget:
        box = QWidget(self)  # before it is given its place, too: Tab goes only between widgets of one window
        layout.setContentsMargins(0, 0, 0, 0)
        box.setLayout(layout)
        return box

    def _captioned(self, caption: Text, field: QWidget | QLayout, *buttons: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(CAPTION_GAP)
        head = QHBoxLayout()
        head.addWidget(Label(caption, px=12, weight=500, tone="ink3"), 1)
        for button in buttons:
            head.addWidget(button)
        column.addLayout(head)
        if isinstance(field, QWidget):
            column.addWidget(field)
        else:
            column.addLayout(field)
        return column
