"""The published corpora, what of them is here, and what is on its way."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from engine.events import Event, Failure, JobFailed, JobFinished, JobProgressed, ListedCorpus

DownloadState = Literal["waiting", "running", "failed"]


@dataclass(slots=True)
class CorpusDownload:
    """A corpus on its way; `what` says what it is at, `total` 0 is unknown."""

    job_id: int
    state: DownloadState = "waiting"
    what: str = ""
    done: int = 0
    total: int = 0
    failure: Failure | None = None

    @property
    def share(self) -> float | None:
        """How far it is, 0..1; None where that is not known."""
        return self.done / self.total if self.total and self.state == "running" else None

    @property
    def is_active(self) -> bool:
        """Whether it goes on, or waits for its turn."""
        return self.state != "failed"


@dataclass(slots=True)
class Corpora:
    """All corpora, in their order, and the downloads by their names; one that is done is none any more."""

    listed: dict[str, ListedCorpus] = field(default_factory=dict)
    downloads: dict[str, CorpusDownload] = field(default_factory=dict)

    def languages(self) -> tuple[str, ...]:
        """All languages, by name."""
        both = (name for c in self.listed.values() for name in (c.source_language, c.target_language))
        return tuple(sorted(set(both)))

    def of_language(self, language: str) -> Iterable[ListedCorpus]:
        """Those that have a language, with "" all; what is here or on its way comes first."""
        found = [c for c in self.listed.values() if language in ("", c.source_language, c.target_language)]
        return sorted(found, key=lambda corpus: not (corpus.path or corpus.name in self.downloads))

    def begin(self, name: str, job_id: int) -> None:
        """A download was asked for."""
        self.downloads[name] = CorpusDownload(job_id)

    def is_busy(self) -> bool:
        """Whether any download goes on."""
        return any(download.is_active for download in self.downloads.values())

    def apply(self, event: Event) -> bool:
        """Take in an event; whether it belonged to a download."""
        name = next((n for n, d in self.downloads.items() if d.job_id == event.job_id), None)
        if name is None:
            return False
        download = self.downloads[name]
        match event:
            case JobProgressed():
                download.state, download.what = "running", event.what
                download.done, download.total = event.done, event.total
            case JobFailed():
                download.state, download.failure = "failed", event.failure
            case JobFinished():
                del self.downloads[name]
        return True
