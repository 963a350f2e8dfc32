"""What may be asked about models that are not there yet; the command that `engine.commands` passes on."""

from dataclasses import dataclass

from engine.config import TrainingConfig


@dataclass(frozen=True, slots=True)
class CountParameters:
    """Say how many parameters each architecture of a training would have."""

    job_id: int
    config: TrainingConfig
