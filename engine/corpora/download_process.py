"""Fetches a corpus, run as a program of its own: what waits for strangers, and unpacks what they made, can be ended.

Gets a `Request` as JSON on its standard input, notes what it is at, and gives an `Answer` as JSON.
"""

import hashlib
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from filelock import FileLock, Timeout
from pooch.hashes import file_hash, hash_matches
from pydantic import BaseModel

from engine.corpora.archive import ArchiveError
from engine.corpora.assembly import assemble
from engine.corpora.catalogue import CatalogueEntry, PublishedFile
from engine.corpora.downloaded import (
    DownloadedCorpus,
    FetchedFile,
    find_downloaded,
    pairs_path,
    record_downloaded,
    work_folder,
)
from engine.corpora.partial_file import DiskError, PartialFile, told_failures
from engine.corpora.patience import Patience
from engine.corpora.reading import CorpusReader
from engine.corpora.report import CorpusReport
from engine.corpora.stage_note import Stage, StageNote
from engine.corpora.transfer import transfer_file
from engine.errors import CorpusError, EngineError

AGAIN = "Repeat this; if it stays so, see the corpus's page."
Report = Callable[[Stage], None]


class Request(BaseModel):
    """What to fetch, to which folder of corpora; `note` is a file to say in how far it is."""

    entry: CatalogueEntry
    folder: Path
    note: Path
    patience: Patience


class Told(BaseModel):
    """An error for the reader."""

    what: str
    kept: str
    advice: str


class Answer(BaseModel):
    """The corpus, or why there is none."""

    corpus: DownloadedCorpus | None = None
    failure: Told | None = None


def fetch_corpus(entry: CatalogueEntry, folder: Path, patience: Patience, report: Report) -> DownloadedCorpus:
    """Fetch the corpus's files, check them, and make one file of pairs of them in the folder.

    What has come stays in the folder when this fails, and is used the next time; but not what came whole, cannot be
    used, and has no hash to tell who is to blame. Raises CorpusError.
    """
    work = work_folder(entry.name, folder)
    with told_failures(work):
        work.mkdir(parents=True, exist_ok=True)
    with _held_alone(work):
        return _fetch_alone(entry, folder, patience, report)


@contextmanager
def _held_alone(work: Path) -> Iterator[None]:
    """Two that write to the same files would mix them; the system lets go of the lock when the process ends."""
    lock = FileLock(work.with_name(f"{work.name}.lock"))
    try:
        with told_failures(work):
            lock.acquire(blocking=False)
    except Timeout:
        advice = "Wait for that one, or stop it and repeat this."
        raise CorpusError("This corpus is being downloaded already.", advice=advice) from None
    try:
        yield
    finally:
        lock.release()


def _fetch_alone(entry: CatalogueEntry, folder: Path, patience: Patience, report: Report) -> DownloadedCorpus:
    work = work_folder(entry.name, folder)
    known = find_downloaded(entry.name, folder)
    fetched = [_fetch(file, work, patience, report) for file in entry.files]
    pairs = work / pairs_path(entry.name).name
    try:
        assemble(entry, fetched, work, pairs, report)
        counted = _count(pairs, report)
    except DiskError:
        raise
    except CorpusError as error:
        for file, path in zip(entry.files, fetched, strict=True):
            if not file.hash:
                path.unlink(missing_ok=True)
        raise _unusable(entry, pairs, error) from error
    files = [_facts(file, path, known) for file, path in zip(entry.files, fetched, strict=True)]
    corpus = record_downloaded(entry, files, pairs, counted, folder)
    shutil.rmtree(work, ignore_errors=True)
    return corpus


def _unusable(entry: CatalogueEntry, pairs: Path, error: CorpusError) -> CorpusError:
    hosts = " and ".join(dict.fromkeys(file.host for file in entry.files))
    told = error.what.replace(str(pairs), entry.files[0].name if len(entry.files) == 1 else entry.title)
    advice = error.advice if isinstance(error, ArchiveError) else AGAIN
    return CorpusError(
        f"What came from {hosts} cannot be read as pairs: {told}", kept="It was not taken.", advice=advice
    )


def _fetch(file: PublishedFile, work: Path, patience: Patience, report: Report) -> Path:
    # A file of the same name at another address is another file.
    folder = work / hashlib.sha256(file.address.encode()).hexdigest()[:16]
    path = folder / (re.sub(r"[^\w.-]", "_", file.name)[-100:].strip(".") or "file")
    partial = PartialFile(path.with_name(f"{path.name}.part"))
    what = f"Fetching {file.name}"
    with told_failures(folder):
        folder.mkdir(exist_ok=True)
        if path.is_file() and hash_matches(path, file.hash):
            return path
        report(Stage(what, partial.size, file.size or 0))
        transfer_file(file, partial, patience, lambda done, total: report(Stage(what, done, total)))
        if not hash_matches(partial.path, file.hash):
            partial.discard()
            told = f"{file.name} is not the file that the catalogue knows: its {file.check} is another."
            raise CorpusError(told, kept="It was not taken.", advice=AGAIN)
        partial.move_to(path)
    return path


def _count(pairs: Path, report: Report) -> CorpusReport:
    reader = CorpusReader(pairs)
    for _ in reader.portions():
        report(Stage("Counting pairs", 0, 0))
    return reader.report()


def _facts(file: PublishedFile, path: Path, known: DownloadedCorpus | None) -> FetchedFile:
    digest: str = file_hash(str(path))
    differs_from: date | None = None
    for earlier in known.files if known else ():
        if known and earlier.address == file.address and earlier.sha256 != digest:
            differs_from = known.fetched
    return FetchedFile(
        address=file.address,
        size=path.stat().st_size,
        sha256=digest,
        check=file.check,
        differs_from=differs_from,
    )


def main() -> None:
    """Answer one request."""
    request = Request.model_validate_json(sys.stdin.buffer.read())
    try:
        note = StageNote(request.note)
        answer = Answer(corpus=fetch_corpus(request.entry, request.folder, request.patience, note.write))
    except EngineError as error:
        answer = Answer(failure=Told(what=error.what, kept=error.kept, advice=error.advice))
    sys.stdout.buffer.write(answer.model_dump_json().encode())


if __name__ == "__main__":
    main()
