"""The curves of a training, with their key and the ways to look at them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.i18n.engine_words import engine_words
from gui.i18n.spoken import on_language, say
from gui.pages.train.curve_key import CurveKey
from gui.pages.train.curve_view_menu import CurveViewMenu
from gui.pages.train.earlier_runs import EarlierRuns
from gui.pages.train.quantity_words import quantity_title, quantity_unit
from gui.state.curve_numbers import curves_csv, curves_json
from gui.state.plotted_curves import CurveChoice, Histories, plot_curves
from gui.state.quantity import Quantity
from gui.state.run_history import Run
from gui.state.training_progress import Phase, TrainingProgress
from gui.theme import CARD_PADDING, SMALL_CONTROL_HEIGHT
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.combo import LabelledCombo
from gui.widgets.placeholder import Placeholder
from gui.widgets.segmented import SegmentedControl
from gui.widgets.share_button import ShareButton
from gui.widgets.tab_order import order_tabs
from gui.widgets.training_plot import TrainingPlot


class CurvesPanel(Card):
    """What was measured of each architecture of a training against its step, and of earlier runs beside it.

    Attributes:
        quantity_choice: what is drawn.
        axis_choice: a linear or a logarithmic step axis.
        view: the other ways to look at the curves.
        key: names the curves, shows and hides them.
        plot: the curves.
        share: copies and saves them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._lanes: tuple[tuple[str, str], ...] = ()
        self._titles: Mapping[str, str] = {}
        self._progress = TrainingProgress()
        self._invitation = ""
        self._earlier = EarlierRuns(self)
        self.quantity_choice = LabelledCombo(height=SMALL_CONTROL_HEIGHT, px=14)
        say(self.quantity_choice.setAccessibleName, lambda: self.tr("Curves"))
        for quantity in Quantity:
            self.quantity_choice.addItem("", quantity)
        self.axis_choice = SegmentedControl(
            [(lambda: self.tr("steps"), False), (lambda: self.tr("log"), True)], height=SMALL_CONTROL_HEIGHT, px=13
        )
        say(self.axis_choice.setAccessibleName, lambda: self.tr("Step axis"))
        self.axis_choice.set_value(True)
        self.view_button = Button(lambda: self.tr("View"), role="quiet", height=SMALL_CONTROL_HEIGHT, px=13)
        self.view = CurveViewMenu(self.view_button)
        self.key, self.plot = CurveKey(), TrainingPlot()
        self.share = ShareButton()
        self._picture = QWidget()
        self._placeholder = Placeholder(self.plot)
        self._lay_out()
        self._connect()
        on_language(self, self._name_quantities)
        self._name_quantities()
        self._show_curves()

    def set_lanes(self, lanes: Sequence[tuple[str, str]]) -> None:
        """Show these (architecture, title) pairs."""
        self._lanes = tuple(lanes)
        self._show_curves()

    def set_titles(self, titles: Mapping[str, str]) -> None:
        """What all architectures are called, for those of earlier runs."""
        self._titles = titles
        self._show_curves()

    def set_invitation(self, text: str) -> None:
        """Say this while nothing has been trained."""
        self._invitation = text

    def show_progress(self, progress: TrainingProgress) -> None:
        """Draw a training as it stands."""
        if progress is not self._progress:
            self.plot.show_whole()
        self._progress = progress
        self._show_curves()

    def show_earlier(self, runs: Sequence[Run]) -> None:
        """Draw the curves of up to three earlier runs too, dashed; none takes those drawn before away.

        Their event logs are read bit by bit, while the window stays awake.
        """
        self._earlier.show([run for run in runs if str(run.folder) != self._progress.run])

    def is_reading(self) -> bool:
        """Whether the log of an earlier run is still being read."""
        return self._earlier.is_reading()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_placeholder()

    def _connect(self) -> None:
        self.quantity_choice.currentIndexChanged.connect(self._show_curves)
        self.axis_choice.value_changed.connect(self._show_curves)
        self.view_button.clicked.connect(self._open_view)
        self.view.changed.connect(self._show_curves)
        self.view.whole.triggered.connect(self.plot.show_whole)
        self.plot.sight_changed.connect(self.view.whole.setEnabled)
        self.key.changed.connect(self._show_curves)
        self.key.remade.connect(self._order_tabs)
        self._earlier.changed.connect(self._show_curves)
        self.share.offer_picture(self._picture, self._title)
        self.share.offer_numbers(self._numbers, self._title)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.quantity_choice)
        head.addStretch(1)
        head.addWidget(self.axis_choice)
        head.addWidget(self.view_button)
        head.addWidget(self.share)
        column = QVBoxLayout(self._picture)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.key)
        column.addWidget(self.plot, 1)
        self.body.setContentsMargins(CARD_PADDING, 10, CARD_PADDING, 10)
        self.body.setSpacing(4)
        self.body.addLayout(head)
        self.body.addWidget(self._picture, 1)

    def _choice(self) -> CurveChoice:
        return CurveChoice(
            self.quantity_choice.currentData(),
            self.axis_choice.value(),
            self.view.has_logarithmic_values,
            self.view.span,
            self.key.hidden(),
        )

    @Slot()
    def _show_curves(self) -> None:
        histories = {name: part.history for name, part in self._progress.parts.items()}
        earlier = self._earlier.curves()
        others = {name for run in earlier for name in run.histories} - dict(self._lanes).keys()
        known = (*self._lanes, *((name, title) for name, title in self._titles.items() if name in others))
        lanes = tuple((name, engine_words(title)) for name, title in known)
        self.key.show_entries(lanes, earlier)
        choice = self._choice()
        curves = plot_curves(choice, lanes, histories, earlier)
        self.key.show_quantity(choice.quantity, self._unmeasured(choice.quantity, histories))
        self.view.show_quantity(choice.quantity)
        self.plot.setAccessibleName(self.tr("{0} against training step").format(quantity_unit(choice.quantity)))
        self.plot.show_curves(curves)
        self.share.setEnabled(bool(curves.curves))
        self._placeholder.setVisible(not curves.curves)
        if not curves.curves:
            self._say_what_is_missing(choice.quantity, histories)
        self._place_placeholder()

    def _title(self) -> str:
        """What pictures and files are named after."""
        return quantity_title(self._choice().quantity)

    def _numbers(self) -> dict[str, str]:
        curves, run = self.plot.curves, Path(self._progress.run).name
        return {"csv": curves_csv(curves, run), "json": curves_json(curves, run)}

    def _unmeasured(self, quantity: Quantity, histories: Histories) -> tuple[str, ...]:
        """The architectures whose validations did not measure it."""
        if not quantity.is_validated:
            return ()
        validated = {name: history for name, history in histories.items() if len(history.validation_steps)}
        return tuple(name for name, history in validated.items() if not len(history.at_validations(quantity).steps))

    def _say_what_is_missing(self, quantity: Quantity, histories: Histories) -> None:
        phase = self._progress.phase
        if any(len(history.steps) for history in histories.values()):
            self._placeholder.show_text(*self._why_empty(quantity, histories))
        elif phase is Phase.NONE:
            self._placeholder.show_text(self.tr("Nothing trained yet"), self._invitation)
        else:
            progress = self._progress
            share = progress.done / progress.total if progress.total else None
            self._placeholder.show_text(self._head(phase), engine_words(progress.activity), share)

    def _why_empty(self, quantity: Quantity, histories: Histories) -> tuple[str, str]:
        if self._unmeasured(quantity, histories):
            return self.tr("Not measured"), self.tr(
                "It takes attention, and a corpus that knows which words translate each other, such as the grammar."
            )
        if self.key.hidden():
            return self.tr("All curves are hidden"), self.tr("Choose some in the key above.")
        return self.tr("Not measured yet"), self.tr("The first point comes with the first validation.")

    def _head(self, phase: Phase) -> str:
        if phase is Phase.FAILED:
            return self.tr("The training failed")
        return self.tr("Preparing") if phase.is_active else self.tr("Stopped before the first step")

    def _name_quantities(self) -> None:
        for index, quantity in enumerate(Quantity):
            self.quantity_choice.setItemText(index, quantity_title(quantity))
        self._show_curves()

    def _place_placeholder(self) -> None:
        self._placeholder.setGeometry(self.plot.rect())

    @Slot()
    def _order_tabs(self) -> None:
        looks = [self.quantity_choice, self.axis_choice, self.view_button, self.share]
        order_tabs([*looks, *self.key.toggles.values(), self.plot])

    @Slot()
    def _open_view(self) -> None:
        self.view.popup(self.view_button.mapToGlobal(self.view_button.rect().bottomLeft()))
