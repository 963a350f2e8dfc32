"""By what lanes of one architecture are told apart: the checkpoint of their training, or their pack."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from gui.state.run_history import read_run


def lane_labels(architectures: Mapping[str, str]) -> dict[str, str]:
    """A label for each model whose architecture another one has too; from `{model: architecture}`."""
    counts = Counter(architectures.values())
    shared = [model for model, architecture in architectures.items() if counts[architecture] > 1]
    labels = {model: _checkpoint(model) for model in shared}
    repeated = Counter((architectures[model], label) for model, label in labels.items())
    return {
        model: label if repeated[architectures[model], label] == 1 else f"{_family(model)} {label}"
        for model, label in labels.items()
    }


def _checkpoint(model: str) -> str:
    """`step 100`, `best` or `last` of a training's checkpoint folder; the name of a pack."""
    path = Path(model)
    return path.name.replace("-", " ") if path.is_absolute() else path.parent.name


def _family(model: str) -> str:
    folder = Path(model).parent.parent
    run = read_run(folder)
    return run.title if run else folder.name
