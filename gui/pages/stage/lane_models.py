"""The models on the Stage's lanes: which ones, on their way from disk, and as which pack they are shown."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from engine.events import (
    ArchitectureDescription,
    EngineReady,
    Event,
    JobProgressed,
    ModelLoaded,
    PackDescription,
)
from gui.bridge import EngineBridge
from gui.i18n.engine_words import described, engine_words
from gui.i18n.spoken import on_language
from gui.pages.stage.lane_row import LaneRow
from gui.pages.stage.top_bar import TopBar
from gui.state.lane_labels import lane_labels
from gui.state.model_loads import ModelLoads
from gui.state.run_history import read_run


class LaneModels(QObject):
    """Puts models on the lanes and loads them, and shows in the top bar which pack that is.

    Attributes:
        preferred: the name of the pack to begin with; the first one if there is none of that name.

    Signals:
        replaced(): other models are on the lanes than before.
    """

    replaced = Signal()

    def __init__(self, bridge: EngineBridge, top: TopBar, lanes: LaneRow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._top = top
        self._lanes = lanes
        self.preferred = ""
        self._loads = ModelLoads()
        self._architectures: dict[str, ArchitectureDescription] = {}
        self._labels: dict[str, str] = {}
        self._shown_as: tuple[str, ...] = ()  # the models of the pack or training, without those to compare with
        lanes.retried.connect(self._load)
        self._show_packs()
        on_language(self, self._say_titles)

    @property
    def is_loading(self) -> bool:
        """Whether any model is still on its way."""
        return self._loads.is_loading

    @property
    def ready(self) -> tuple[str, ...]:
        """The models that can translate, in the order of the lanes."""
        return self._loads.ready

    @property
    def loaded(self) -> dict[str, ModelLoaded]:
        """What is known of the models that can translate."""
        return self._loads.loaded

    @property
    def models(self) -> tuple[str, ...]:
        """The models on the lanes, loaded or not."""
        return self._loads.models

    def set_packs(self, packs: tuple[PackDescription, ...]) -> None:
        """Offer these packs; the preferred one is loaded if nothing is on the lanes yet."""
        self._top.packs.show_packs(packs, self._top.packs.current)
        if not self.models and packs:
            self.show(next((pack for pack in packs if pack.name == self.preferred), packs[0]).models)
        else:
            self._show_packs()

    def architecture(self, model: str) -> str:
        """The name of a model's architecture."""
        return self._describe(model).name

    def title(self, architecture: str) -> str:
        """What an architecture is called."""
        known = self._architectures.get(architecture)
        return engine_words(known.title) if known else architecture

    def arrange(self, models: tuple[str, ...]) -> None:
        """Add lanes to those of the pack or training that is shown, or take some away; what is loaded stays so."""
        kept = {model: loaded for model, loaded in self.loaded.items() if model in models}
        looks = {model: self._lanes.lane(model).look for model in kept}
        self._begin(ModelLoads(models, loaded=kept))
        self._make_lanes()
        for model in models:
            if model in kept:
                self._lanes.lane(model).describe(self._labelled(model, kept[model]))
                self._lanes.lane(model).reads.heads.choose(looks[model].head)
                self._lanes.lane(model).matrix.readings.set_value(looks[model].reading)
            else:
                self._load(model)
        self.replaced.emit()

    def show(self, models: tuple[str, ...]) -> None:
        """Put these models on the lanes and load those that are not on them already."""
        packs = [pack.models for pack in self._top.packs.packs if pack.name]
        if models != self.models or models not in packs:  # a training may have written other weights meanwhile
            self._begin(ModelLoads(models))
            self._shown_as = next((pack for pack in packs if set(pack) <= set(models)), models)
            self._make_lanes()
            self.replaced.emit()
        for model in models:
            if model not in self._loads.loaded and model not in self._loads.jobs.values():
                self._load(model)
        self._show_packs()

    def record(self, event: Event) -> bool:
        """Show in a model's lane what an event says of its loading; whether it is about that."""
        if isinstance(event, EngineReady):
            self._architectures = {known.name: known for known in event.architectures}
            return True
        model = self._loads.record(event)
        if model:
            self._show_load(model, event)
        return model is not None

    def _begin(self, loads: ModelLoads) -> None:
        """Forget the loads before, and do not wait for those that are on their way."""
        for job_id in self._loads.jobs:
            self._bridge.cancel(job_id)
        self._loads = loads

    @Slot(str)
    def _load(self, model: str) -> None:
        self._loads.begin(model, self._bridge.load(model))
        self._lanes.lane(model).show_progress(0.0)

    def _show_load(self, model: str, event: Event) -> None:
        lane = self._lanes.lane(model)
        if isinstance(event, ModelLoaded):
            lane.describe(self._labelled(model, event))
            self._show_packs()
        elif isinstance(event, JobProgressed):
            lane.show_progress(event.done / event.total if event.total else 0.0)
        elif failure := self._loads.failures.get(model):
            lane.show_failure(failure)

    def _show_packs(self) -> None:
        """Show which pack is on the lanes; models that belong to none stand as a pack of their own."""
        shown = self._top.packs
        packs = tuple(pack for pack in shown.packs if pack.name)
        models = self._shown_as
        current = next((pack for pack in packs if pack.models == models), None)
        loaded = next(iter(self._loads.loaded.values()), None)
        if models and current is None:
            languages = (loaded.source_language, loaded.target_language) if loaded else ("", "")
            corpus = loaded.corpus if loaded else ""
            current = PackDescription("", self._title(models), *languages, models, corpus)
            packs = (*packs, current)
        shown.show_packs(packs, current)
        if current:
            self._top.show_languages(current.source_language, current.target_language, current.corpus)

    def _make_lanes(self) -> None:
        """Make a lane for each model; those of one architecture are told apart by their titles."""
        self._labels = lane_labels({model: self.architecture(model) for model in self.models})
        described = [(model, self._describe(model)) for model in self.models]
        self._lanes.show_models([(model, self._with_label(model, known)) for model, known in described])

    def _say_titles(self) -> None:
        for model in self.models:
            loaded = self.loaded.get(model)
            known = loaded.architecture if loaded else self._describe(model)
            self._lanes.lane(model).set_words(self._with_label(model, known))

    def _with_label(self, model: str, architecture: ArchitectureDescription) -> ArchitectureDescription:
        known, label = described(architecture), self._labels.get(model)
        return replace(known, title=f"{known.title} · {label}") if label else known

    def _labelled(self, model: str, loaded: ModelLoaded) -> ModelLoaded:
        return replace(loaded, architecture=self._with_label(model, loaded.architecture))

    def _title(self, models: tuple[str, ...]) -> str:
        """What models that belong to no pack are called: as their run, else by its folder."""
        folder = Path(models[0]).parent.parent
        run = read_run(folder)
        return run.title if run else folder.name or models[0]

    def _describe(self, model: str) -> ArchitectureDescription:
        """What is known of a model before it is loaded."""
        parts = Path(model).parts
        name = next((part for part in reversed(parts) if part in self._architectures), parts[-1])
        return self._architectures.get(name) or ArchitectureDescription(name, name.replace("_", " "), "", "source")
