"""What the engine reports of corpora; the events that `engine.events` passes on."""

from dataclasses import dataclass

from engine.corpora.inspection_report import CorpusInspection
from engine.corpora.report import CleaningReport, CorpusReport


@dataclass(frozen=True, slots=True)
class CorpusRead:
    """A file of pairs, or two parallel ones, was read; lines that are no pairs were left out."""

    job_id: int
    report: CorpusReport


@dataclass(frozen=True, slots=True)
class CorpusCleaned:
    """A corpus that was read or made for a training has been cleaned as its configuration says."""

    job_id: int
    report: CleaningReport


@dataclass(frozen=True, slots=True)
class CorpusInspected:
    """What a corpus holds."""

    job_id: int
    inspection: CorpusInspection


@dataclass(frozen=True, slots=True)
class CorpusDownloaded:
    """A corpus of the catalogue is here.

    Attributes:
        path: a file of pairs that a training can use.
        check: what the weakest checked of its files was checked by: `SHA-256`, `SHA-1`, `MD5`, `size` or `first use`.
        has_changed: whether another file came from the same address before.
    """

    job_id: int
    name: str
    path: str
    pairs: int
    check: str
    has_changed: bool
