"""What may be asked about the runs of trainings; the commands that `engine.commands` passes on."""

from dataclasses import dataclass
from typing import Literal

ExportForm = Literal["tensorboard", "csv", "json"]


@dataclass(frozen=True, slots=True)
class FollowRun:
    """Tell a training that another process runs, or has run, from the event log in its folder, which is only read.

    Its events come as if it ran here, what no longer holds left out by those that follow it; the job ends as the
    training does. With `only_past` it ends where the log does, as `cancelled` if the training had not ended there.
    """

    job_id: int
    run: str
    only_past: bool = False


@dataclass(frozen=True, slots=True)
class ExportRun:
    """Write the figures of a run, step by step, for other programs.

    Attributes:
        path: the file, which is replaced if it is there; for TensorBoard a folder, which must not be there.
    """

    job_id: int
    run: str
    path: str
    form: ExportForm
