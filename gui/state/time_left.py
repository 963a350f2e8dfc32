"""How long a training still takes, of each architecture and as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.config import TrainingConfig, TrainingOrder
from gui.state.training_progress import ArchitectureProgress, TrainingProgress


@dataclass(frozen=True, slots=True)
class TimesLeft:
    """Seconds until each architecture has ended, those of the others' turns counted, and until all have.

    What cannot be told yet, or never ends by itself, is None.
    """

    parts: dict[str, float | None]
    whole: float | None


@dataclass(frozen=True, slots=True)
class _Left:
    """Of one architecture: seconds of its own training, and steps; None where they are not known."""

    seconds: float | None
    steps: float | None


def times_left(progress: TrainingProgress, config: TrainingConfig | None) -> TimesLeft:
    """The times of a training as it stands, nothing known without its configuration."""
    if config is None:
        return TimesLeft(dict.fromkeys(progress.parts), None)
    lefts = {name: _own_time(part, config) for name, part in progress.parts.items()}
    names = list(lefts)
    ends = {name: _end(names, name, lefts, config.order) for name in names}
    return TimesLeft(ends, _sum([left.seconds for left in lefts.values()]))


def _own_time(part: ArchitectureProgress, config: TrainingConfig) -> _Left:
    if part.outcome is not None:
        return _Left(0.0, 0.0)
    latest = part.latest
    if latest is None:
        return _Left(None if config.budget.minutes is None else 60 * config.budget.minutes, None)
    if latest.seconds_left is None:
        return _Left(None, None)
    steps = latest.seconds_left / (latest.seconds / latest.step) if latest.seconds else None
    return _Left(latest.seconds_left, steps)


def _end(names: Sequence[str], name: str, lefts: dict[str, _Left], order: TrainingOrder) -> float | None:
    """When an architecture ends: after those before it, or after as many steps of each other one as it takes itself."""
    own = lefts[name]
    if own.seconds == 0 or len(names) == 1:
        return own.seconds
    if order == "sequential":
        return _sum([lefts[earlier].seconds for earlier in names[: names.index(name) + 1]])
    return _sum([_meanwhile(lefts[other], own) if other != name else own.seconds for other in names])


def _meanwhile(other: _Left, own: _Left) -> float | None:
    """For how long another one trains until this one has taken its last step."""
    if other.seconds is None or not other.seconds:
        return other.seconds
    if other.steps is None or own.steps is None:
        return other.seconds if own.seconds is None else min(other.seconds, own.seconds)
    return other.seconds * min(1.0, own.steps / other.steps) if other.steps else 0.0


def _sum(seconds: Sequence[float | None]) -> float | None:
    known = [value for value in seconds if value is not None]
    return sum(known) if len(known) == len(seconds) else None
