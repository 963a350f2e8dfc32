"""The loss curves with their key."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.i18n.engine_words import engine_words
from gui.state.training_progress import Phase, TrainingProgress
from gui.theme import CARD_PADDING
from gui.widgets.card import Card
from gui.widgets.curve_legend import CurveLegend
from gui.widgets.label import Label
from gui.widgets.loss_plot import LossPlot
from gui.widgets.placeholder import Placeholder
from gui.widgets.segmented import SegmentedControl


class LossPanel(Card):
    """Loss of each architecture of a training against its step.

    Attributes:
        plot: the curves.
        axis_choice: a linear or a logarithmic step axis.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._legend = CurveLegend()
        self.axis_choice = SegmentedControl([(self.tr("steps"), False), (self.tr("log"), True)], height=28, px=13)
        self.axis_choice.setAccessibleName(self.tr("Step axis"))
        self.axis_choice.set_value(True)
        self.plot = LossPlot()
        self._placeholder = Placeholder(self.plot)
        self._invitation = ""
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(self.tr("Loss"), px=16, weight=600))
        head.addWidget(Label(self.tr("nats per piece"), px=13, tone="ink3"))
        head.addSpacing(16)
        head.addStretch(1)
        head.addWidget(self._legend)
        head.addSpacing(14)
        head.addWidget(self.axis_choice)
        self.body.setContentsMargins(CARD_PADDING, 12, CARD_PADDING, 10)
        self.body.setSpacing(6)
        self.body.addLayout(head)
        self.body.addWidget(self.plot, 1)
        self.axis_choice.value_changed.connect(self.plot.set_logarithmic)

    def set_lanes(self, lanes: Sequence[tuple[str, str]]) -> None:
        """Show these (architecture, title) pairs."""
        self._legend.set_lanes(lanes)
        self.plot.set_lanes(lanes)

    def set_invitation(self, text: str) -> None:
        """Say this while nothing has been trained."""
        self._invitation = text

    def show_progress(self, progress: TrainingProgress) -> None:
        """Draw a training as it stands."""
        self.plot.show_histories({name: part.history for name, part in progress.parts.items()})
        has_curves = any(len(part.history.steps) for part in progress.parts.values())
        self._placeholder.setVisible(not has_curves)
        if progress.phase is Phase.NONE:
            self._placeholder.show_text(self.tr("Nothing trained yet"), self._invitation)
        elif not has_curves:
            share = progress.done / progress.total if progress.total else None
            self._placeholder.show_text(self._head(progress.phase), engine_words(progress.activity), share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._placeholder.setGeometry(self.plot.rect())

    def _head(self, phase: Phase) -> str:
        if phase is Phase.FAILED:
            return self.tr("The training failed")
        return self.tr("Preparing") if phase.is_active else self.tr("Stopped before the first step")
