"""What the engine reports of models that are not there yet; the event that `engine.events` passes on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ParametersCounted:
    """How large models would be.

    Attributes:
        parameters: architecture and number of trained values, with the largest vocabulary that may be learned.
    """

    job_id: int
    parameters: tuple[tuple[str, int], ...]
