"""The experiments of the story, one open at a time."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.events import EngineReady, PackDescription
from engine.measurements.description import describe_experiments
from gui.bridge import EngineBridge
from gui.i18n.language import installed_language
from gui.i18n.spoken import on_language
from gui.pages.why.bottleneck_panel import BottleneckPanel
from gui.pages.why.cost_race_panel import CostRacePanel
from gui.pages.why.experiment_head import ExperimentHead
from gui.pages.why.experiment_panel import ExperimentPanel
from gui.pages.why.gradient_reach_panel import GradientReachPanel
from gui.pages.why.positions_panel import PositionsPanel
from gui.pages.why.self_attention_panel import SelfAttentionPanel
from gui.pages.why.story_column import StoryColumn
from gui.pages.why.suitcase_panel import SuitcasePanel
from gui.pages.why.surgery_panel import SurgeryPanel
from gui.settings import Settings
from gui.state.experiment_run import Phase
from gui.theme import PAGE_MARGIN, scaled
from gui.widgets.scrolling import scrolled

GUTTER = 16
NARROW = 1000
STORY, NARROW_STORY = 310, 88
PANELS: tuple[type[ExperimentPanel], ...] = (
    BottleneckPanel,
    SuitcasePanel,
    GradientReachPanel,
    SurgeryPanel,
    SelfAttentionPanel,
    PositionsPanel,
    CostRacePanel,
)


class WhyPage(QWidget):
    """The story at the left, the open experiment's words and panel beside it.

    Attributes:
        story: the list.
        panels: by the experiment's name.

    Signals:
        opened(str): an experiment is shown.
    """

    opened = Signal(str)

    def __init__(self, bridge: EngineBridge, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._descriptions = {description.name: description for description in describe_experiments()}
        self.panels = {panel.NAME: panel(bridge) for panel in PANELS}
        self.story = StoryColumn()
        self.head = ExperimentHead()
        self._packs: tuple[PackDescription, ...] | None = None
        for panel in self.panels.values():
            panel.phase_changed.connect(self._show_states)
        self._lay_out()
        self.story.chosen.connect(self.show_experiment)
        self._name = next(iter(self.panels))
        on_language(self, self._tell)
        self._tell()
        self.show_experiment(self._name)

    @property
    def panel(self) -> ExperimentPanel:
        """The panel of the open experiment."""
        return self.panels[self._name]

    @Slot(str)
    def show_experiment(self, name: str) -> None:
        """Open an experiment, by its name."""
        if name != self._name:
            self.panel.close_panel()
        self._name = name
        self.story.choose(name)
        self._show_head()
        for panel in self.panels.values():
            panel.setVisible(panel is self.panel)
        if self.isVisible():
            self.panel.open()
        self._show_states()
        self.opened.emit(name)

    def meet_engine(self, ready: EngineReady) -> None:
        """Take in which models and architectures there are."""
        for panel in self.panels.values():
            panel.set_architectures(ready.architectures)
        self.set_packs(ready.packs)
        for panel in self.panels.values():
            panel.engine_is_ready()

    def set_packs(self, packs: tuple[PackDescription, ...]) -> None:
        """Take in which packs there are now; the open panel shows another one if its own is gone."""
        if packs == self._packs:
            return
        self._packs = packs
        for panel in self.panels.values():
            panel.set_packs(packs)
        if self.isVisible():
            self.panel.open()

    def is_idle(self) -> bool:
        """Whether no experiment runs."""
        return all(panel.is_idle() for panel in self.panels.values())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.panel.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _show_states(self) -> None:
        seen = set(self._settings.seen_experiments)
        for name, panel in self.panels.items():
            if panel.run.phase is Phase.COMPLETE and name == self._name and self.isVisible():
                seen.add(name)
            self.story.cards[name].show_state(is_seen=name in seen, is_running=not panel.is_idle())
        self._settings.seen_experiments = tuple(sorted(seen))

    @Slot()
    def _tell(self) -> None:
        """Tell the story in the language of the window."""
        for name, panel in self.panels.items():
            title = self._descriptions[name].text(installed_language()).title
            panel.setAccessibleName(title)
            panel.set_title(title)
        self.story.show_story([self._descriptions[name] for name in self.panels], installed_language())
        self._show_head()

    def _show_head(self) -> None:
        self.head.show_experiment(self._descriptions[self._name], installed_language())

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GUTTER)
        column.addWidget(self.head)
        for panel in self.panels.values():  # in no stack, which would be as high as the highest of them
            panel.hide()
            column.addWidget(panel, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_MARGIN, GUTTER, PAGE_MARGIN, GUTTER)
        row.setSpacing(GUTTER)
        row.addWidget(self.story)
        area = scrolled(right)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)  # a step taken apart needs some width
        row.addWidget(area, 1)

    def _arrange(self) -> None:
        """A narrow page gives the panel more of its room."""
        is_narrow = self.width() < scaled(NARROW)
        self.story.setFixedWidth(scaled(NARROW_STORY if is_narrow else STORY))
        self.story.set_narrow(is_narrow)
