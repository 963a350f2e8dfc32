"""What the engine reports of experiments."""

from dataclasses import dataclass

from engine.measurements.contract import ExperimentOptions, Measurement


@dataclass(frozen=True, slots=True)
class ExperimentRecalled:
    """An experiment begins with what is known from before, with the same options and the same models.

    Attributes:
        measurements: in the order in which they were made.
        is_complete: whether nothing is left to measure, so that the job ends here.
        options: all that it runs with, also what was not asked for but is usual.
    """

    job_id: int
    experiment: str
    measurements: tuple[Measurement, ...]
    is_complete: bool
    options: ExperimentOptions


@dataclass(frozen=True, slots=True)
class ExperimentMeasured:
    """An experiment has found something out."""

    job_id: int
    experiment: str
    measurement: Measurement
