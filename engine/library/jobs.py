"""What the engine does for commands about models and corpora that are kept here."""

from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from engine.commands import DuplicateModels, ExportModels, ImportModels, ListCorpora, ListLibrary, RenamePack
from engine.corpora.corpus_listing import list_corpora
from engine.corpora.stage_note import Stage
from engine.events import CorporaListed, Event, JobProgressed, LibraryListed, ModelsExported, Outcome, PackAdded
from engine.library.keeping import duplicate_models, export_models, import_models, rename_pack
from engine.library.listing import list_library
from engine.models import find_packs

LibraryCommand = ListLibrary | ExportModels | ImportModels | DuplicateModels | RenamePack | ListCorpora
LibraryEvents = Generator[Event | None, object, Outcome | None]
Result = TypeVar("Result")


def tend_library(command: LibraryCommand) -> LibraryEvents:
    """The events of a command."""
    job_id = command.job_id
    match command:
        case ListLibrary():
            families = yield from list_library()
            yield LibraryListed(job_id, families, find_packs())
        case ListCorpora():
            yield CorporaListed(job_id, list_corpora())
        case ExportModels():
            size = yield from _reported(job_id, export_models(command.models, Path(command.path)))
            yield ModelsExported(job_id, command.path, size)
        case RenamePack():
            rename_pack(command.pack, command.title)
        case ImportModels() | DuplicateModels():
            if isinstance(command, ImportModels):
                steps = import_models(Path(command.path))
            else:
                steps = duplicate_models(command.models)
            pack = yield from _reported(job_id, steps)
            yield PackAdded(job_id, pack.name, pack.title, pack.models)
    return "done"


def _reported(job_id: int, steps: Generator[Stage | None, None, Result]) -> Generator[Event | None, object, Result]:
    with closing(steps):
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                result: Result = end.value
                return result
            yield JobProgressed(job_id, step.what, step.done, step.total) if step else None
