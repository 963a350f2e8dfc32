"""The corpora that were downloaded: each a file of pairs, with a file of facts beside it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from engine.corpora.catalogue import CatalogueEntry, weakest_check
from engine.corpora.partial_file import told_failures
from engine.corpora.report import CorpusReport
from engine.paths import user_corpora


class FetchedFile(BaseModel):
    """A published file as it came.

    Attributes:
        sha256: of what came, whether it was known before or not.
        check: what it was checked by: `SHA-256`, `SHA-1`, `MD5`, `size` or `first use`.
        differs_from: when another file came from the same address, None if it never did.
    """

    model_config = ConfigDict(frozen=True)

    address: str
    size: int
    sha256: str
    check: str
    differs_from: date | None = None


class DownloadedCorpus(BaseModel):
    """What is known of a corpus that is here.

    Attributes:
        pairs, lines_left_out: of its file, as reading it counts them.
        fetched: the day.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    title: str
    source_language: str
    target_language: str
    pairs: int
    lines_left_out: int
    licence: str
    page: str
    fetched: date
    files: tuple[FetchedFile, ...]

    @property
    def check(self) -> str:
        """How the files that came were checked, the weakest way of them; a newer catalogue may know a better one."""
        return weakest_check(file.check for file in self.files)


def pairs_path(name: str, folder: Path | None = None) -> Path:
    """Where the pairs of a corpus are or will be."""
    return (folder or user_corpora()) / f"{name}.tsv"


def work_folder(name: str, folder: Path | None = None) -> Path:
    """Where a download keeps what it has, until it is done."""
    return (folder or user_corpora()) / "downloads" / name


def find_downloaded(name: str, folder: Path | None = None) -> DownloadedCorpus | None:
    """The facts of a corpus that is here; None if it is not, or its facts are not whole."""
    path = pairs_path(name, folder)
    try:
        corpus = DownloadedCorpus.model_validate_json(path.with_suffix(".json").read_bytes())
    except (OSError, ValidationError):
        return None
    return corpus if path.is_file() else None


def record_downloaded(
    entry: CatalogueEntry, files: Sequence[FetchedFile], pairs: Path, report: CorpusReport, folder: Path
) -> DownloadedCorpus:
    """Put a finished file of pairs into its place, and its facts beside it; raises DiskError."""
    corpus = DownloadedCorpus(
        name=entry.name,
        title=entry.title,
        source_language=entry.source_language,
        target_language=entry.target_language,
        pairs=report.pairs,
        lines_left_out=report.lines_left_out,
        licence=entry.licence,
        page=entry.page,
        fetched=date.today(),
        files=tuple(files),
    )
    path = pairs_path(entry.name, folder)
    with told_failures(path):
        facts = pairs.with_suffix(".json")
        facts.write_text(corpus.model_dump_json(indent=2) + "\n", encoding="utf-8")
        path.with_suffix(".json").unlink(missing_ok=True)  # never the old facts beside the new pairs
        pairs.replace(path)
        facts.replace(path.with_suffix(".json"))
    return corpus
