"""The registry: every experiment is one file here, one in `engine/measurements` and one line in this list."""

from engine.errors import ConfigError
from engine.experiments import bottleneck, cost_race, gradient_reach, positions, self_attention, suitcase, surgery
from engine.experiments.contract import ExperimentEntry

EXPERIMENTS: dict[str, ExperimentEntry] = {
    entry.name: entry
    for entry in (
        bottleneck.ENTRY,
        suitcase.ENTRY,
        gradient_reach.ENTRY,
        surgery.ENTRY,
        self_attention.ENTRY,
        positions.ENTRY,
        cost_race.ENTRY,
    )
}


def experiment_entry(name: str) -> ExperimentEntry:
    """Look an experiment up; raises ConfigError that names those there are."""
    try:
        return EXPERIMENTS[name]
    except KeyError:
        known = ", ".join(EXPERIMENTS)
        raise ConfigError(f"There is no experiment named {name!r}.", advice=f"There are: {known}.") from None
