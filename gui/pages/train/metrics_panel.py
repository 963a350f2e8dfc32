"""One card of figures for each architecture."""

from collections.abc import Mapping, Sequence

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.state.number_format import (
    format_count,
    format_duration,
    format_error_rate,
    format_norm,
    format_rate,
    format_short_count,
    format_speed,
)
from gui.state.quantity import Quantity
from gui.state.training_progress import ArchitectureProgress, TrainingProgress
from gui.widgets.discard import discard
from gui.widgets.metric_card import Metric, MetricCard, Rate

TREND_POINTS = 90
NOTHING = "–"


class MetricsPanel(QWidget):
    """Speed, time left, learning rate and gradient norm while an architecture trains; its scores when it is done.

    Where the corpus knows which words translate each other, also the alignment error rate of its attention.

    Attributes:
        cards: by architecture.

    Signals:
        stage_asked(str): the best model of this architecture shall be put on the Stage.
    """

    stage_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: dict[str, MetricCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def set_lanes(self, lanes: Sequence[tuple[str, str]]) -> None:
        """Show these (architecture, title) pairs."""
        discard(self.cards.values())
        self.cards = {}
        for name, title in lanes:
            card = MetricCard(name, title)
            card.stage_asked.connect(lambda name=name: self.stage_asked.emit(name))
            self._column.addWidget(card)
            self.cards[name] = card

    def show_progress(self, progress: TrainingProgress, times: Mapping[str, float | None]) -> None:
        """Show the figures of a training as it stands; `times`: seconds until each architecture has ended."""
        for name, card in self.cards.items():
            part = progress.parts.get(name) or ArchitectureProgress(name)
            has_ended = part.outcome is not None or (part.best is not None and not progress.phase.is_active)
            card.offer_stage(has_ended and part.best is not None)
            step = self.tr("step {0}").format(format_count(part.step)) if part.step else ""
            metrics = self._scores(part) if has_ended else self._speeds(part, times.get(name))
            trend = part.history.gradient_norm_trend(TREND_POINTS) if part.latest else np.empty(0)
            card.show_metrics(step, metrics, trend, self._alignment_error(part))
            card.setToolTip(self._tip(part))

    def _speeds(self, part: ArchitectureProgress, left: float | None) -> tuple[Metric, ...]:
        latest = part.latest
        return (
            Metric(format_speed(latest.tokens_per_second) if latest else NOTHING, self.tr("tokens/s")),
            Metric(NOTHING if left is None else format_duration(left), self.tr("ETA")),
            Metric(format_rate(latest.learning_rate) if latest else NOTHING, self._rate_caption(part)),
            Metric(format_norm(latest.gradient_norm) if latest else NOTHING, self.tr("grad norm")),
        )

    def _rate_caption(self, part: ArchitectureProgress) -> str:
        if part.set_back is None:
            return self.tr("learn rate")
        return self.tr("learn rate ÷{0}").format(round(1 / part.set_back.rate_factor))

    def _alignment_error(self, part: ArchitectureProgress) -> Rate | None:
        """How far the attention is from the gold word alignment; None where that was never measured."""
        errors = part.history.at_validations(Quantity.ALIGNMENT_ERROR).values
        if not len(errors):
            return None
        return Rate(Metric(format_error_rate(errors[-1]), self.tr("align. error")), errors)

    def _tip(self, part: ArchitectureProgress) -> str:
        line = self.tr("The line shows the gradient's norm since the first step.")
        if len(part.history.at_validations(Quantity.ALIGNMENT_ERROR).values):
            line += "\n" + self.tr(
                "Alignment error: how much of the attention's word alignment differs from the true one, "
                "at each validation (100 % to 0 %)."
            )
        if part.set_back is None:
            return line
        text = self.tr(
            "At step {0} the gradient exploded: the weights went back to step {1}; the learning rate is lower since."
        )
        return line + "\n" + text.format(format_count(part.set_back.step), format_count(part.set_back.restored_step))

    def _scores(self, part: ArchitectureProgress) -> tuple[Metric, ...]:
        scored, latest, best = part.scored, part.latest, part.best_bleu
        return (
            Metric(format_speed(latest.tokens_per_second) if latest else NOTHING, self.tr("tokens/s")),
            Metric(format_short_count(part.step), self.tr("steps")),
            Metric(NOTHING if best is None else f"{best:.1f}", self.tr("best BLEU")),
            Metric(f"{scored.loss:.2f}" if scored else NOTHING, self.tr("loss")),
        )
