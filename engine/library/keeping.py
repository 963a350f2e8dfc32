"""Keeping models as packs of the user's own: what comes in is checked beside the others, then put among them whole."""

import itertools
import os
import shutil
import tempfile
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pydantic import ValidationError

from engine.architectures import ARCHITECTURES
from engine.card_files import CARD, read_model_card, read_pack_card, write_card
from engine.cards import PackCard
from engine.checkpoint import holds_model, load_model, read_facts, try_model, weights_digest
from engine.checkpoint.plain_files import open_regular
from engine.config import describe_problems
from engine.corpora.stage_note import Stage
from engine.errors import CheckpointError, ConfigError, SavingError
from engine.events import PackDescription
from engine.library.archive import CHUNK, MANIFEST, Manifest, read_manifest, unpack_archive, write_archive
from engine.library.members import Family, file_name, find_family, member_files
from engine.models import find_packs
from engine.paths import user_models

STAGING = ".incoming-"  # no pack's folder begins with a dot
NOTHING_KEPT = "Nothing was imported."
ABANDONED_SECONDS = 24 * 3600.0

Steps = Generator[Stage | None, None, PackDescription]


def export_models(reference: str, target: Path) -> Generator[Stage | None, None, int]:
    """Write a model or a pack into one file; returns its size in bytes. Raises CheckpointError."""
    family = find_family(reference)
    files = member_files(family)
    texts = {MANIFEST: Manifest(name=file_name(family.name)).model_dump_json(indent=2), CARD: _text(family.card)}
    for done, total in write_archive(target, files, texts):
        yield Stage("Exporting models", done, total)
    return target.stat().st_size


def import_models(path: Path) -> Steps:
    """Check and keep what is in an exported file or a folder; returns the new pack. Raises CheckpointError."""
    if path.is_dir():
        return (yield from _keep_copy(find_family(str(path.absolute())), is_known=False))
    manifest = read_manifest(path)
    with _staging() as folder:
        for done, total in unpack_archive(path, folder):
            yield Stage("Reading models", done, total)
        (folder / MANIFEST).unlink()
        yield from _check(folder)
        return _put_in_place(folder, file_name(manifest.name), read_pack_card(folder))


def duplicate_models(reference: str) -> Steps:
    """Keep a copy of a model or a pack; returns the new pack. Raises CheckpointError."""
    return (yield from _keep_copy(find_family(reference), is_known=True))


def rename_pack(name: str, title: str) -> None:
    """Give an own pack another title; raises ConfigError for a title that cannot be, CheckpointError for the pack."""
    folder = user_models() / name
    if name not in {pack.name for pack in find_packs()} or not folder.is_dir():
        raise CheckpointError(f"{name} is not one of your own packs.", advice="Duplicate it and rename the copy.")
    use = None
    with suppress(CheckpointError):
        use = read_pack_card(folder).use
    try:
        card = PackCard(title=title.strip(), use=use)
    except ValidationError as error:
        raise ConfigError(f"Nothing can be called so: {describe_problems(error)}.") from error
    new = folder / f".{CARD}.new"
    try:
        new.write_text(_text(card), encoding="utf-8")
        new.replace(folder / CARD)
    except OSError as error:
        raise SavingError(f"{folder} cannot be written: {error.strerror}.", kept="Its title is as it was.") from error


def _keep_copy(family: Family, *, is_known: bool) -> Steps:
    """Copy models into the user's; what is not `known` to be in order is checked first."""
    files = member_files(family)
    with _staging() as folder:
        done, total = 0, sum(path.stat().st_size for path in files.values())
        for place, path in files.items():
            (folder / place).parent.mkdir(exist_ok=True)
            with open_regular(path) as source, (folder / place).open("wb") as destination:
                while chunk := source.read(CHUNK):
                    destination.write(chunk)
                    done += len(chunk)
                    yield Stage("Copying models", done, total)
                destination.flush()
                os.fsync(destination.fileno())
        if not is_known:
            yield from _check(folder)
        return _put_in_place(folder, file_name(family.name), family.card)


def _check(folder: Path) -> Generator[Stage | None, None, None]:
    """Raise CheckpointError unless everything in a pack's folder can be used and belongs together."""
    models = [folder / name for name in ARCHITECTURES if (folder / name).exists()]
    if not models:
        raise CheckpointError("There are no models in it.", kept=NOTHING_KEPT)
    for done, model in enumerate(models):
        yield Stage("Checking models", done, len(models))
        if not holds_model(model) or read_facts(model).architecture != model.name:
            raise CheckpointError(f"What is called {model.name} in it is none.", kept=NOTHING_KEPT)
        yield from try_model(model)
        load_model(model)
        yield None
        if (model / CARD).exists() and read_model_card(model).weights.sha256 != weights_digest(model):
            raise CheckpointError(f"The card of {model.name} in it tells of another model.", kept=NOTHING_KEPT)


@contextmanager
def _staging() -> Iterator[Path]:
    """An empty folder among the user's models that nobody looks into; what is left in it at the end is removed."""
    try:
        user_models().mkdir(parents=True, exist_ok=True)
        _remove_abandoned()
        folder = Path(tempfile.mkdtemp(prefix=STAGING, dir=user_models()))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        raise SavingError(
            f"The models could not be written to {user_models()}: {error.strerror}.",
            kept="Those that are here are untouched.",
            advice="Make room, or see whether the folder may be written.",
        ) from error


def _remove_abandoned() -> None:
    """Remove what a crash has left."""
    for folder in user_models().glob(f"{STAGING}*"):
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > ABANDONED_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)


def _put_in_place(folder: Path, name: str, card: PackCard) -> PackDescription:
    """Make a checked folder one of the user's packs, under a name and a title that no other has."""
    packs = find_packs()
    titles, names = {pack.title for pack in packs}, {pack.name for pack in packs}
    title = next(title for title in _numbered(card.title, " ") if title not in titles)
    free = (n for n in _numbered(name, "-") if n not in names and not (user_models() / n).exists())
    write_card(folder, card.model_copy(update={"title": title}))
    folder.chmod(0o755)
    target = user_models() / next(free)
    folder.rename(target)
    return next(pack for pack in find_packs() if pack.name == target.name)


def _numbered(text: str, gap: str) -> Iterator[str]:
    """A name, then the same with numbers from 2 on."""
    yield text
    yield from (f"{text[:280]}{gap}{number}" for number in itertools.count(2))


def _text(card: PackCard) -> str:
    return card.model_dump_json(indent=2, exclude_none=True) + "\n"
