"""Many nouns operated on: the rates, and the trials with a wrong word behind them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from engine.measurements.surgery import NounTrial, SentenceTried, treatment_rates
from gui.i18n.spoken import on_language, say
from gui.state.surgery import ARCHITECTURE
from gui.widgets.label import Label
from gui.widgets.step_painting import signed
from gui.widgets.treatment_chart import TreatmentChart

TRIAL_ROLE = Qt.ItemDataRole.UserRole
CHANGE_COLUMN, SENTENCE_COLUMN = 4, 5


class SurgerySurvey(QWidget):
    """The rates over a list of trials; one that is opened by a click or Enter can be looked at step by step.

    Signals:
        opened(SentenceTried, NounTrial): a sentence and one of its trials.
    """

    opened = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = TreatmentChart(ARCHITECTURE)
        self._head = Label(
            lambda: self.tr("All weight on another noun: open a trial to look at its step"), 13, 600, "ink2"
        )
        self._head.setWordWrap(True)
        self.trials = QTreeWidget()
        self.trials.setRootIsDecorated(False)
        self.trials.setUniformRowHeights(True)
        on_language(self.trials, self._say)
        self._say()
        self.trials.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.trials.header().setStretchLastSection(True)
        self.trials.header().setSectionsMovable(False)
        self.trials.setFrameShape(QFrame.Shape.NoFrame)
        say(self.trials.setAccessibleName, lambda: self.tr("Trials"))
        self.trials.setMinimumHeight(160)
        self.trials.itemActivated.connect(self._on_opened)
        self.trials.itemClicked.connect(self._on_opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.chart)
        column.addSpacing(8)
        column.addWidget(self._head)
        column.addWidget(self.trials, 1)

    def show_sentences(self, measured: Sequence[SentenceTried]) -> None:
        """Show what was tried so far."""
        self.chart.show_rates(treatment_rates(measured))
        found = [(s, trial) for s in measured for trial in s.trials if trial.treatment == "other_word"]
        if self.trials.topLevelItemCount() > len(found):
            self.trials.clear()
        for sentence, trial in found[self.trials.topLevelItemCount() :]:
            self.trials.addTopLevelItem(self._item(sentence, trial))
        self._head.setVisible(bool(found))
        self.trials.setVisible(bool(found))

    def _item(self, sentence: SentenceTried, trial: NounTrial) -> QTreeWidgetItem:
        sign = "✓" if trial.is_wanted else "✗"
        change = signed(trial.change, 1)
        item = QTreeWidgetItem([sign, trial.noun, trial.wanted, trial.produced or "–", change, sentence.source])
        item.setTextAlignment(CHANGE_COLUMN, Qt.AlignmentFlag.AlignRight)
        item.setToolTip(SENTENCE_COLUMN, f"{sentence.source}\n{sentence.translation}")
        item.setData(0, TRIAL_ROLE, (sentence, trial))
        self._tell(item)
        return item

    def _say(self) -> None:
        """Name the columns, and tell of the trials, in the language of the window."""
        self.trials.setHeaderLabels(
            ["", self.tr("in place of"), self.tr("forced"), self.tr("written"), self.tr("nats"), self.tr("sentence")]
        )
        for place in range(self.trials.topLevelItemCount()):
            if item := self.trials.topLevelItem(place):
                self._tell(item)

    def _tell(self, item: QTreeWidgetItem) -> None:
        _, trial = item.data(0, TRIAL_ROLE)
        told = self.tr("as it was forced") if trial.is_wanted else self.tr("not as it was forced")
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, told)

    @Slot(object)
    def _on_opened(self, item: QTreeWidgetItem) -> None:
        self.opened.emit(*item.data(0, TRIAL_ROLE))
