"""The same lane with another checkpoint beside it: which ones there are, and putting them there and away again."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from engine.events import Event, ListedModel, ModelsListed
from gui.bridge import EngineBridge
from gui.i18n.spoken import on_language, say
from gui.pages.stage.lane_models import LaneModels
from gui.pages.stage.lane_row import MOST_LANES, LaneRow
from gui.state.number_format import format_count
from gui.state.translation_trace import TranslationTrace
from gui.theme import SMALL_CONTROL_HEIGHT
from gui.widgets.button import Button


@dataclass(frozen=True, slots=True)
class _Question:
    """A menu on its way: `job_id` asks which models are here; it opens at `corner`, for one lane's model or all."""

    job_id: int
    corner: QPoint
    model: str | None = None


class Comparison(QObject):
    """A button whose menu lists, for each architecture on the lanes, the other models that are here.

    From a lane, by its card or its context menu, it opens with those of the lane's own architecture.

    Signals:
        changed(): a lane was added or taken away while a translation was shown, which is there no more.
    """

    changed = Signal()

    def __init__(
        self,
        bridge: EngineBridge,
        lanes: LaneRow,
        models: LaneModels,
        trace: Callable[[], TranslationTrace | None],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._bridge, self._lanes, self._models, self._trace, self._page = bridge, lanes, models, trace, page
        self._button = Button("", "compare", role="quiet", height=SMALL_CONTROL_HEIGHT)
        say(self._button.setAccessibleName, lambda: self.tr("Compare with"))
        self._button.clicked.connect(self._ask)
        self._menu = QMenu(page)
        self._question: _Question | None = None
        bridge.arrived.connect(self._on_events)
        lanes.comparison_asked.connect(self._ask_on_lane)
        models.replaced.connect(self._offer)
        self._offer()
        on_language(self, self._offer)

    @property
    def button(self) -> Button:
        """What opens the menu."""
        return self._button

    @property
    def menu(self) -> QMenu:
        """The models that are here, by architecture; filled anew whenever it is opened."""
        return self._menu

    def add(self, model: str, architecture: str) -> None:
        """Put a model behind the last lane of its architecture; nothing if there is none, or no room for one more."""
        shown = [known for known in self._models.models if self._models.architecture(known) == architecture]
        if shown and model not in self._models.models and len(self._models.models) < MOST_LANES:
            place = self._models.models.index(shown[-1]) + 1
            self._show((*self._models.models[:place], model, *self._models.models[place:]))

    def remove(self, model: str) -> None:
        """Take a lane away, unless it is the last."""
        others = tuple(known for known in self._models.models if known != model)
        if others and others != self._models.models:
            self._show(others)

    def _show(self, models: tuple[str, ...]) -> None:
        was_shown = self._trace() is not None
        self._models.arrange(models)
        if was_shown:
            self.changed.emit()

    @Slot()
    def _offer(self) -> None:
        """Let the button be pressed once there are lanes, and say what it does or waits for."""
        tips = {
            True: self.tr("Compare a lane with another checkpoint of its architecture"),
            False: self.tr("Compare a lane with another checkpoint, once there is a model on a lane"),
        }
        self._button.setEnabled(bool(self._models.models))
        self._button.setToolTip(tips[self._button.isEnabled()])

    def open_for(self, model: str, corner: QPoint) -> None:
        """Offer, at a place on the screen, what there is to compare this lane with."""
        self._question = _Question(self._bridge.list_models(), corner, model)

    @Slot()
    def _ask(self) -> None:
        self._question = _Question(self._bridge.list_models(), _below(self._button))

    @Slot(str)
    def _ask_on_lane(self, model: str) -> None:
        self.open_for(model, _below(self._lanes.lane(model).compare))

    @Slot(tuple)
    def _on_events(self, events: tuple[Event, ...]) -> None:
        for event in events:
            question = self._question
            if question and isinstance(event, ModelsListed) and event.job_id == question.job_id:
                self._question = None
                if self._page.isVisible() and question.model in (None, *self._models.models):
                    self._open(question, event.models)

    def _open(self, question: _Question, listed: tuple[ListedModel, ...]) -> None:
        for submenu in self._menu.findChildren(QMenu):
            submenu.deleteLater()
        self._menu.clear()
        is_full = len(self._models.models) >= MOST_LANES
        if is_full:
            text = self.tr("{count} lanes are the most that there can be: take one away first")
            self._menu.addAction(text.format(count=MOST_LANES)).setEnabled(False)
        if question.model:
            self._fill(self._menu, self._models.architecture(question.model), listed, is_full)
        else:
            for architecture in dict.fromkeys(map(self._models.architecture, self._models.models)):
                title = self._models.title(architecture)
                self._fill(
                    self._menu.addMenu(self.tr("{title} with").format(title=title)), architecture, listed, is_full
                )
        self._menu.popup(question.corner)

    def _fill(self, menu: QMenu, architecture: str, listed: Iterable[ListedModel], is_full: bool) -> None:
        described = [(entry, self._describe(entry)) for entry in self._comparable(listed, architecture)]
        repeated = Counter(text for _, text in described)
        for entry, text in described:
            is_shown = entry.model in self._models.models
            act: Callable[[], None] = partial(self.add, entry.model, architecture)
            action = menu.addAction(text if repeated[text] == 1 else f"{text} – {_folder(entry.model)}")
            action.setCheckable(True)
            action.setChecked(is_shown)
            action.setEnabled(is_shown or not is_full)
            action.triggered.connect(partial(self._act, partial(self.remove, entry.model) if is_shown else act))
        if not described:
            menu.addAction(self.tr("No other model of this architecture is here")).setEnabled(False)

    def _act(self, action: Callable[[], None], _is_checked: bool = False) -> None:
        action()

    def _comparable(self, listed: Iterable[ListedModel], architecture: str) -> Iterable[ListedModel]:
        """Those of this architecture that read and write the languages of the lanes."""
        spoken = {(m.source_language, m.target_language) for m in self._models.loaded.values()}
        for entry in listed:
            speaks = not spoken or (entry.source_language, entry.target_language) in spoken
            if entry.architecture == architecture and speaks:
                yield entry

    def _describe(self, entry: ListedModel) -> str:
        texts = {
            "best": self.tr("{family}, best (step {step})"),
            "last": self.tr("{family}, last (step {step})"),
            "step": self.tr("{family}, step {step}"),
        }
        return texts.get(entry.checkpoint, "{family}").format(family=entry.family, step=format_count(entry.step))


def _below(button: QWidget) -> QPoint:
    return button.mapToGlobal(button.rect().bottomLeft())


def _folder(model: str) -> str:
    """The name of the pack or of the training's folder, which no other has."""
    path = Path(model)
    return path.parents[1].name if path.is_absolute() else path.parent.name
