"""All that is known of the models that are here: packs, and the checkpoints of trainings."""

from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from engine.architectures import ARCHITECTURES
from engine.card_files import find_card, read_pack_card
from engine.checkpoint import ModelFacts, current_folder, holds_model, read_facts
from engine.errors import CheckpointError
from engine.library_events import Place, StoredFamily, StoredModel
from engine.model_listing import checkpoints_of, titled_runs
from engine.models import pack_title
from engine.paths import model_folders, user_models


def list_library() -> Generator[None, None, tuple[StoredFamily, ...]]:
    """Yield between two models, and return all families; those that hold no model are left out."""
    families = []
    for folder, place in _packs():
        models = [(f"{folder.name}/{name}", folder / name, "") for name in ARCHITECTURES if holds_model(folder / name)]
        families.append((yield from _describe(folder, pack_title(folder), place, models)))
    for run, title in titled_runs():
        checkpoints = [(str(path), path, kind) for path, kind in checkpoints_of(run)]
        families.append((yield from _describe(run, title, "run", checkpoints)))
    return tuple(family for family in families if family.models)


def _packs() -> Iterator[tuple[Path, Place]]:
    """The folders of packs; a shipped one whose name an own one has cannot be asked for."""
    seen: set[str] = set()
    for folder in model_folders():
        place: Place = "own" if folder == user_models() else "shipped"
        for path in sorted(folder.iterdir()) if folder.is_dir() else []:
            if path.is_dir() and not path.name.startswith(".") and path.name not in seen:
                seen.add(path.name)
                yield path, place


def _describe(
    folder: Path, title: str, place: Place, models: Iterable[tuple[str, Path, str]]
) -> Generator[None, None, StoredFamily]:
    stored, known = [], None
    for reference, path, checkpoint in models:
        yield None
        facts, trouble = _facts(path)
        known = known or facts
        stored.append(_model(reference, path, checkpoint, facts, trouble))
    shared = sum(_size(path) for path in folder.iterdir() if path.is_file())
    use = ""
    with suppress(CheckpointError):
        use = read_pack_card(folder).use or ""
    return StoredFamily(
        folder.name,
        title,
        place,
        str(folder),
        known.source_language if known else "",
        known.target_language if known else "",
        use,
        known.corpus if known else "",
        shared + sum(model.bytes for model in stored),
        tuple(stored),
    )


def _facts(folder: Path) -> tuple[ModelFacts | None, str]:
    """What is known of a model, or why that cannot be read."""
    try:
        return read_facts(folder), ""
    except CheckpointError as error:
        return None, error.what


def _model(reference: str, folder: Path, checkpoint: str, facts: ModelFacts | None, trouble: str) -> StoredModel:
    current = current_folder(folder)
    name = folder.name if folder.name in ARCHITECTURES else folder.parent.name
    return StoredModel(
        reference,
        facts.architecture if facts else name,
        str(current),
        checkpoint,
        facts.parameters if facts else 0,
        facts.step if facts else 0,
        facts.bleu if facts else None,
        sum(_size(path) for path in current.iterdir() if path.is_file()),
        find_card(folder),
        trouble,
    )


def _size(path: Path) -> int:
    """Bytes of a file, 0 if it has gone."""
    with suppress(OSError):
        return path.stat().st_size
    return 0
