"""What is known of a corpus that is looked at before training: its events in, what was found out."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Literal

from engine.config import CleaningConfig
from engine.events import (
    CorpusInspected,
    CorpusInspection,
    CorpusRead,
    Event,
    Failure,
    JobFailed,
    JobFinished,
    JobProgressed,
)
from gui.state.training_choice import CorpusChoice

InspectionState = Literal["none", "running", "done", "failed"]


@dataclass(slots=True)
class InspectionProgress:
    """One look at a corpus.

    Attributes:
        job_id: under which its events come; others are ignored.
        activity, done, total: what the engine is at (total 0: unknown).
        remarks: a line on each file of which lines were left out or changed.
        inspection: what was found; None before the end.
    """

    job_id: int = 0
    corpus: CorpusChoice | None = None
    state: InspectionState = "none"
    activity: str = ""
    done: int = 0
    total: int = 0
    remarks: list[str] = field(default_factory=list)
    inspection: CorpusInspection | None = None
    failure: Failure | None = None

    def apply(self, event: Event) -> bool:
        """Take in one event; whether it belonged to this inspection."""
        if event.job_id != self.job_id or self.job_id == 0:
            return False
        match event:
            case JobProgressed():
                self.activity, self.done, self.total = event.what, event.done, event.total
            case CorpusRead() if event.report.left_out or event.report.composed:
                names = tuple(PurePath(file).name for file in event.report.files)
                self.remarks.append(replace(event.report, files=names).summary)
            case CorpusInspected():
                self.inspection = event.inspection
            case JobFinished():
                self.state = "done" if self.inspection else "none"
            case JobFailed():
                self.state, self.failure = "failed", event.failure
        return True


class CleaningChoices:
    """Which cleaning options are chosen, for each corpus by itself."""

    def __init__(self) -> None:
        self._chosen: dict[CorpusChoice, tuple[CleaningConfig, frozenset[str]]] = {}

    def choose(self, corpus: CorpusChoice, offered: CleaningConfig, options: Collection[str]) -> None:
        """Choose these of the options that were offered."""
        self._chosen[corpus] = offered, frozenset(options)

    def options(self, corpus: CorpusChoice) -> frozenset[str]:
        """Names of the options chosen."""
        return self._chosen[corpus][1] if corpus in self._chosen else frozenset()

    def cleaning(self, corpus: CorpusChoice) -> CleaningConfig:
        """What is chosen, for a configuration."""
        if corpus not in self._chosen:
            return CleaningConfig()
        offered, options = self._chosen[corpus]
        return offered.only(options)
