"""Downloads a corpus of the catalogue, in a process of its own that can be ended at any time and gone on with later."""

import json
from collections.abc import Generator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

from engine.child_process import GIB, POLL_SECONDS, ChildError, run_child
from engine.corpora.catalogue import CatalogueEntry
from engine.corpora.downloaded import DownloadedCorpus, work_folder
from engine.corpora.partial_file import told_failures
from engine.corpora.patience import Patience
from engine.corpora.stage_note import Stage, StageNote
from engine.errors import CorpusError
from engine.paths import user_corpora

LONGEST = 24 * 3600.0  # seconds
NOTE = "stage"
LARGEST = 4 * GIB  # of the process's memory, and of a file that it writes


def download_corpus(
    entry: CatalogueEntry,
    folder: Path | None = None,
    *,
    patience: Patience | None = None,
    poll: float = POLL_SECONDS,
) -> Generator[Stage | None, None, DownloadedCorpus]:
    """Yield what it is at, None where nothing is new, and return the corpus, whose pairs are in the folder then.

    Waits `poll` seconds between two yields. Closing the generator ends the download at once; like one that fails, it
    keeps what has come, and the next one goes on from there. Raises CorpusError.
    """
    folder = folder or user_corpora()
    work = work_folder(entry.name, folder)
    with told_failures(work):
        work.mkdir(parents=True, exist_ok=True)
        (work / NOTE).unlink(missing_ok=True)
    note = StageNote(work / NOTE)
    request = {
        "entry": entry.model_dump(mode="json"),
        "folder": str(folder),
        "note": str(work / NOTE),
        "patience": asdict(patience or Patience()),
    }
    child = run_child(
        "engine.corpora.download_process",
        given=json.dumps(request).encode(),
        seconds=LONGEST,
        memory=LARGEST,
        poll=poll,
    )
    with closing(child):
        yield Stage("Connecting", 0, 0)
        answer = yield from _watched(child, note)
    if failure := answer.get("failure"):
        raise CorpusError(failure["what"], kept=failure["kept"], advice=failure["advice"])
    return DownloadedCorpus.model_validate(answer["corpus"])


def kept_bytes(name: str, folder: Path | None = None) -> int:
    """How much of an unfinished download is here."""
    work = work_folder(name, folder)
    return sum(path.stat().st_size for path in work.glob("*/*") if path.suffix != ".json" and path.is_file())


def _watched(child: Generator[None, None, bytes], note: StageNote) -> Generator[Stage | None, None, dict[str, Any]]:
    last = None
    while True:
        try:
            next(child)
        except StopIteration as end:
            answer: dict[str, Any] = json.loads(end.value)
            return answer
        except ChildError as error:
            raise CorpusError(
                f"The download has ended: {error.last_line or error.what}",
                kept="What has come is kept.",
                advice="Repeat this; it goes on from there.",
            ) from error
        stage = note.read()
        yield stage if stage != last else None
        last = stage
