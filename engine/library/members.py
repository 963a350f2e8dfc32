"""Which files make up a model, or all models of a pack, wherever they lie."""

import re
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from engine.architectures import ARCHITECTURES
from engine.card_files import CARD, find_card, read_pack_card
from engine.cards import PackCard
from engine.checkpoint import (
    FACTS,
    TOKENIZER,
    WEIGHTS,
    current_folder,
    holds_model,
    read_facts,
    tokenizer_file,
    weights_digest,
)
from engine.config import read_config
from engine.errors import CheckpointError, ConfigError
from engine.models import find_model, find_packs

LONGEST_NAME = 40
ODD_IN_NAMES = re.compile(r"[^a-z0-9]+")
RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # no folder may be called so on Windows


@dataclass(frozen=True, slots=True)
class Family:
    """Models that are exported or duplicated together; `models` are their folders by architecture."""

    name: str
    card: PackCard
    models: Mapping[str, Path]


def find_family(reference: str) -> Family:
    """The pack of this name or in this folder, or the single model; raises CheckpointError that says what there is."""
    pack = next((pack for pack in find_packs() if pack.name == reference), None)
    if pack:
        folders = {model.rpartition("/")[2]: find_model(model) for model in pack.models}
        return _family(next(iter(folders.values())).parent, folders)
    for inside in (Path(), Path("best")):  # a pack's folder, or a training's
        folders = {name: Path(reference) / name / inside for name in ARCHITECTURES}
        if there := {name: folder for name, folder in folders.items() if holds_model(folder)}:
            return _family(Path(reference), there)
    folder = find_model(reference)
    return _family(folder.parent, {read_facts(folder).architecture: folder})


def file_name(text: str) -> str:
    """A text as the name of a folder or a file that any system takes, such as `everyday-2`."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    name = ODD_IN_NAMES.sub("-", ascii_text)[:LONGEST_NAME].strip("-") or "models"
    return f"{name}-models" if RESERVED.fullmatch(name) else name


def member_files(family: Family) -> dict[str, Path]:
    """The files by their places in a pack's folder, but for its card; a tokenizer that all share lies outside.

    Raises CheckpointError if a model's facts cannot be read. A card that tells of other weights is left out.
    """
    tokenizers = {read_facts(folder).tokenizer for folder in family.models.values()}
    files = {}
    for name, folder in family.models.items():
        files[f"{name}/{FACTS}"] = current_folder(folder) / FACTS
        files[f"{name}/{WEIGHTS}"] = current_folder(folder) / WEIGHTS
        card = find_card(folder)
        if card and card.weights.sha256 == weights_digest(folder):
            files[f"{name}/{CARD}"] = current_folder(folder) / CARD
        files[TOKENIZER if len(tokenizers) == 1 else f"{name}/{TOKENIZER}"] = tokenizer_file(folder)
    return files


def _family(folder: Path, models: Mapping[str, Path]) -> Family:
    """Titled by the pack's card, else by the training that made it, else by its folder."""
    with suppress(CheckpointError):
        return Family(folder.name, read_pack_card(folder), models)
    with suppress(ConfigError):
        run = next(iter(models.values())).absolute().parents[1]
        title = read_config(run / "config.toml").name
        return Family(file_name(title), PackCard(title=title), models)
    alone = next(iter(models.values())).absolute().name
    name = folder.absolute().name if alone in ARCHITECTURES else alone
    return Family(file_name(name), PackCard(title=name.replace("_", " ").strip().capitalize() or "Models"), models)
