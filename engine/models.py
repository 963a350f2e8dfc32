"""Models by name: the packs that are here, and those that are loaded."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.architectures import ARCHITECTURES, architecture_config
from engine.architectures.contract import Architecture
from engine.card_files import read_pack_card
from engine.checkpoint import ModelFacts, holds_model, load_model, read_facts, weights_digest
from engine.corpora.tokenizer import Tokenizer
from engine.decoding import lay_out_for_decoding
from engine.errors import CheckpointError
from engine.events import ArchitectureDescription, PackDescription
from engine.paths import model_folders

MOST_MODELS = 6


@dataclass(frozen=True, slots=True)
class LoadedModel:
    """A model in memory, ready to translate.

    Attributes:
        reference: what it was asked for as.
        weights: the SHA-256 of its weights file.
    """

    reference: str
    model: Architecture[Any]
    tokenizer: Tokenizer
    facts: ModelFacts
    weights: str

    @property
    def description(self) -> ArchitectureDescription:
        """Its architecture."""
        return ARCHITECTURES[self.facts.architecture].description

    @property
    def attention_grid(self) -> tuple[int, int]:
        """(layers, heads) of its attention over the source."""
        name, sizes = self.facts.architecture, self.facts.sizes
        return ARCHITECTURES[name].attention_grid(architecture_config(name, sizes))


@dataclass(slots=True)
class LoadedModels:
    """The models in memory, by reference: those that were used last, for two packs of three."""

    _models: dict[str, LoadedModel] = field(default_factory=dict)

    def load(self, reference: str) -> LoadedModel:
        """Read a model from disk, again if it was loaded before; raises CheckpointError if it cannot be had."""
        folder = find_model(reference)
        loaded = LoadedModel(reference, *load_model(folder), weights_digest(folder))
        lay_out_for_decoding(loaded.model)
        return self._keep(loaded)

    def get(self, reference: str) -> LoadedModel:
        """A model from memory, or else from disk."""
        known = self._models.get(reference)
        return self._keep(known) if known else self.load(reference)

    def drop_older(self, reference: str, weights: str) -> None:
        """Forget a model unless it has the weights of this SHA-256: its files were changed since it was loaded."""
        known = self._models.get(reference)
        if known and known.weights != weights:
            del self._models[reference]

    def _keep(self, model: LoadedModel) -> LoadedModel:
        self._models.pop(model.reference, None)
        self._models[model.reference] = model  # the last one of the dictionary: they lie in the order of their use
        while len(self._models) > MOST_MODELS:
            del self._models[next(iter(self._models))]
        return model


def find_model(reference: str) -> Path:
    """The folder of `pack/architecture`, or of a path; raises CheckpointError that says what there is."""
    folders = [folder / reference for folder in model_folders()] if not Path(reference).is_absolute() else []
    for folder in [*folders, Path(reference)]:
        if holds_model(folder):
            return folder
    known = ", ".join(model for pack in find_packs() for model in pack.models)
    raise CheckpointError(
        f"There is no model {reference!r}.", advice=f"There are: {known}." if known else "Train one first."
    )


def find_packs() -> tuple[PackDescription, ...]:
    """All packs, by name, the user's own before shipped ones of the same name."""
    packs: dict[str, PackDescription] = {}
    for folder in model_folders():
        for path in sorted(folder.iterdir()) if folder.is_dir() else []:
            pack = None if path.name.startswith(".") else _describe_pack(path)
            if pack:
                packs.setdefault(pack.name, pack)
    return tuple(packs.values())


def pack_models(name: str) -> tuple[str, ...]:
    """The models of a pack, in the registry's order; raises CheckpointError that says what packs there are."""
    packs = {pack.name: pack.models for pack in find_packs()}
    if name not in packs:
        raise CheckpointError(
            f"There is no pack of models {name!r}.", advice=f"There are: {', '.join(packs) or 'none'}."
        )
    return packs[name]


def _describe_pack(folder: Path) -> PackDescription | None:
    names = [name for name in ARCHITECTURES if holds_model(folder / name)]
    if not names:
        return None
    try:
        facts = read_facts(folder / names[0])
    except CheckpointError:
        return None
    models = tuple(f"{folder.name}/{name}" for name in names)
    languages = facts.source_language, facts.target_language
    return PackDescription(folder.name, pack_title(folder), *languages, models, facts.corpus)


def pack_title(folder: Path) -> str:
    """A pack's title as its card says; one without a readable card goes by its folder's name."""
    try:
        return read_pack_card(folder).title
    except CheckpointError:
        return folder.name.replace("_", " ").capitalize()
