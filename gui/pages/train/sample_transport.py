"""Goes back and forth through the validations of a training."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.i18n.spoken import on_language, say
from gui.state.number_format import format_count
from gui.state.sample_place import SamplePlace
from gui.state.training_progress import Sample
from gui.widgets.announce import announce
from gui.widgets.button import Button
from gui.widgets.label import Label
from gui.widgets.validation_scrubber import ValidationScrubber

HEIGHT = 28
MILLISECONDS = 600  # that each validation is seen while they are played


class SampleTransport(QWidget):
    """Plays the validations, a slider over them, the step and the score of the one in view, and the way to the newest.

    Attributes:
        scrubber: the slider.
        play, newest: the buttons.

    Signals:
        moved(): another validation is looked at.
    """

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = SamplePlace()
        self._samples: Sequence[Sample] = ()
        self.play = Button("", "play", "quiet", HEIGHT)
        self.scrubber = ValidationScrubber()
        self._told = Label(px=13, weight=600, tabular=True)
        self.newest = Button("", "last", "quiet", HEIGHT)
        say(self.newest.setAccessibleName, lambda: self.tr("Newest validation"))
        say(self.newest.setToolTip, lambda: self.tr("Go to the newest validation, and along with those to come"))
        self._timer = QTimer(self)
        self._timer.setInterval(MILLISECONDS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.play, self.scrubber, self.newest):
            row.addWidget(widget)
        row.addSpacing(6)
        row.addWidget(self._told)
        self.play.clicked.connect(self._play_or_pause)
        self.newest.clicked.connect(self._go_to_newest)
        self.scrubber.sought.connect(self._on_sought)
        self._timer.timeout.connect(self._go_on)
        on_language(self, self._show)
        self._show()

    def show_samples(self, samples: Sequence[Sample]) -> None:
        """Offer these validations, oldest first; the reader stays where he is, unless he is at the newest."""
        self._samples = samples
        self._show()

    def begin(self) -> None:
        """Go along with another training."""
        self._place = SamplePlace()
        self._timer.stop()

    @Slot(int)
    def go_to_step(self, step: int) -> None:
        """Look at the validation after this step."""
        if step in self._steps():
            self._timer.stop()
            self._go(self._steps().index(step))

    @property
    def index(self) -> int:
        """Which validation is looked at; -1: there is none."""
        return self._place.index(self._steps())

    @property
    def is_playing(self) -> bool:
        """Whether it goes from one to the next by itself."""
        return self._timer.isActive()

    def _steps(self) -> list[int]:
        return [sample.translated.step for sample in self._samples]

    def _go(self, index: int) -> None:
        self._place.go(self._steps(), index)
        self._show()
        self.moved.emit()

    @Slot(int)
    def _on_sought(self, index: int) -> None:
        self._timer.stop()
        self._go(index)
        announce(self.scrubber, self.scrubber.accessibleDescription())

    @Slot()
    def _go_to_newest(self) -> None:
        self._timer.stop()
        self._go(len(self._samples) - 1)

    @Slot()
    def _play_or_pause(self) -> None:
        if self.is_playing:
            self._timer.stop()
        else:
            self._timer.start()
            if self.index == len(self._samples) - 1:
                self._go(0)
        self._show()

    @Slot()
    def _go_on(self) -> None:
        if self.index + 1 >= len(self._samples) - 1:
            self._timer.stop()
        self._go(self.index + 1)

    def _show(self) -> None:
        steps, index = self._steps(), self.index
        self.scrubber.show_place(steps, index)
        self.newest.setEnabled(not self._place.is_newest)
        self.play.setEnabled(len(steps) > 1)
        self.play.set_icon_name("pause" if self.is_playing else "play")
        name = self.tr("Pause") if self.is_playing else self.tr("Play the validations")
        self.play.setAccessibleName(name)
        self.play.setToolTip(name)
        words = ""
        if index >= 0:
            sample = self._samples[index]
            words = self.tr("step {0}").format(format_count(sample.translated.step))
            words += "" if sample.bleu is None else f" · BLEU {sample.bleu:.1f}"
        self._told.setText(words)
        place = self.tr("validation {0} of {1}").format(index + 1, len(steps))
        self.scrubber.setAccessibleDescription(f"{words}, {place}" if words else "")
